import {escapeHtml} from '../../../../lib/scan/escape.ts'
import {fromBase} from '../../../../lib/scan/paths.ts'
import type {Finding, SkillReport} from '../../../../lib/scan/report.ts'
import {capabilitiesTitle, changesOf, changesTitle, type Row, tableOf, unusedOf} from '../capabilities.ts'
import {fold, group, type Group, decisive} from '../group.ts'
import type {ReportOptions} from '../reporter.ts'
import {open, suppressed} from '../select.ts'
import {axes, count, filesOf, placeOf, symbols} from '../words.ts'

const shownOfOne = 5
/** A page of a thousand skills must still open: findings of one check beyond this are counted. */
const mostOfOne = 200

/** One skill as a card that opens. */
export function skillCard(skill: SkillReport, options: ReportOptions, expanded: boolean): string {
  const findings = open(skill)
  const groups = group(findings, options.checks)
  const remedy = skill.verdict === 'pass' ? undefined : decisive(groups)?.check?.remediation
  return [
    `<details class="card"${expanded ? ' open' : ''}>`,
    `<summary><span class="verdict ${skill.verdict}">${symbols[skill.verdict]} ${skill.verdict.toUpperCase()}</span>`,
    `<h2>${escapeHtml(skill.name, 120)}</h2><span class="soft small count">${count(findings.length, 'finding')}</span></summary>`,
    `<p class="why">${escapeHtml(skill.reason)}</p>`,
    `<p class="soft small"><code>${escapeHtml(fromBase(options.base, skill.path))}</code> · ${filesOf(skill)}</p>`,
    remedy === undefined ? '' : `<h3>What to do</h3><p class="todo">${escapeHtml(remedy, 1000)}</p>`,
    ...(['deception', 'power'] as const).map((axis) => axisSection(axis, skill, groups, options)),
    changes(skill),
    capabilities(skill, options),
    aside(skill, options),
    '</details>',
  ].join('\n')
}

function axisSection(axis: 'deception' | 'power', skill: SkillReport, groups: readonly Group[], options: ReportOptions): string {
  const own = groups.filter((one) => one.axis === axis)
  const {title, gloss} = axes[axis]
  const {level, reason} = skill[axis]
  if (own.length === 0) return `<h3>${title}: ${level} <span class="soft small">${escapeHtml(reason)}</span></h3>`
  return `<h3>${title}: ${level} <span class="soft small">${gloss}</span></h3>\n${own.map((one) => groupSection(one, options)).join('\n')}`
}

function changes(skill: SkillReport): string {
  const {added, more, removed} = changesOf(skill, mostOfOne)
  const gone = removed === '' ? '' : `<p class="soft small">No longer: ${escapeHtml(removed, 1000)}</p>`
  if (added.length === 0) return gone
  return `<h3 class="warn">${changesTitle}</h3>${table(added, more)}${gone}`
}

function capabilities(skill: SkillReport, {explain}: ReportOptions): string {
  const kinds = tableOf(skill, mostOfOne)
  const unused = unusedOf(skill)
  if (kinds.length === 0 && unused === '') return ''
  const rest = unused === '' ? '' : `<p class="small">Declared, never used: ${escapeHtml(unused, 2000)}</p>`
  const entries = kinds.reduce((sum, {rows, more}) => sum + rows.length + more, 0)
  const tables = kinds.map(({rows, more}) => table(rows, more)).join('')
  return `<details class="more"${explain ? ' open' : ''}><summary>${capabilitiesTitle} <span class="soft small">${count(entries, 'thing')}</span></summary>${tables}${rest}</details>`
}

function table(rows: readonly Row[], more: number): string {
  const lines = rows.map(({kind, name, where, notes}) => {
    const how = notes.length === 0 ? '' : ` <span class="soft">${notes.map((note) => escapeHtml(note)).join(', ')}</span>`
    return `<tr><th scope="row">${escapeHtml(kind)}</th><td><code>${escapeHtml(name)}</code></td><td>${where === '' ? '' : `<code>${escapeHtml(where)}</code>`}${how}</td></tr>`
  })
  const rest = more > 0 ? `<tr><th></th><td colspan="2">and ${more} more</td></tr>` : ''
  return `<table class="small"><tbody>${lines.join('')}${rest}</tbody></table>`
}

function groupSection(one: Group, options: ReportOptions): string {
  const {shown, more, files} = fold(one.findings, shownOfOne)
  const rest = one.findings.filter((finding) => !shown.includes(finding)).slice(0, mostOfOne)
  const title = one.check === undefined ? '' : `<span>${escapeHtml(one.check.title)}</span>`
  return [
    '<section class="group">',
    `<h4><span class="tag ${one.severity}">${one.severity}</span><code>${escapeHtml(`${one.checkId} ${one.checkName}`)}</code>${title}</h4>`,
    `<ul>${shown.map((finding) => findingItem(finding, options)).join('')}</ul>`,
    more === 0
      ? ''
      : `<details class="more"><summary>and ${more} more like it in ${count(files, 'file')}</summary><ul>${rest.map((finding) => findingItem(finding, options)).join('')}</ul></details>`,
    about(one),
    '</section>',
  ].join('\n')
}

function findingItem(finding: Finding, options: ReportOptions): string {
  const sure = finding.confidence === 'high' ? '' : ` <span class="soft small">${finding.confidence} confidence</span>`
  const why =
    finding.suppressed === undefined
      ? ''
      : ` <span class="soft small">${finding.suppressed.by}: ${escapeHtml(finding.suppressed.reason)}</span>`
  const snippet = finding.snippet.trim() === '' ? '' : `<pre>${escapeHtml(finding.snippet.trim(), 300)}</pre>`
  const steps = finding.trace.map((step) => `<li><code>${escapeHtml(`${step.file}:${step.line}`)}</code> ${escapeHtml(step.note)}</li>`)
  const trace =
    steps.length === 0
      ? ''
      : `<details class="about small"${options.explain ? ' open' : ''}><summary>${count(steps.length, 'step')} from source to sink</summary><ol>${steps.join('')}</ol></details>`
  return `<li><code>${escapeHtml(placeOf(finding))}</code> ${escapeHtml(finding.message)}${sure}${why}${snippet}${trace}</li>`
}

function about({check}: Group): string {
  if (check === undefined) return ''
  const references =
    check.references.length === 0 ? '' : `<p class="soft">${check.references.map((reference) => escapeHtml(reference)).join(', ')}</p>`
  return `<details class="about small"><summary class="soft">About this check</summary><p>${escapeHtml(check.rationale, 1000)}</p><p>${escapeHtml(check.remediation, 1000)}</p>${references}</details>`
}

function aside(skill: SkillReport, options: ReportOptions): string {
  const hushed = suppressed(skill)
  const requests = skill.inline?.filter((request) => !request.applied) ?? []
  const list = (items: readonly string[]): string => `<ul class="plain small">${items.slice(0, mostOfOne).join('')}</ul>`
  const parts: string[] = []
  if (skill.notCovered.length > 0)
    parts.push(`<h3 class="warn">Not looked at</h3>${list(skill.notCovered.map((gap) => `<li>${escapeHtml(gap)}</li>`))}`)
  if (hushed.length > 0)
    parts.push(
      `<h3>Suppressed <span class="soft small">not in the verdict</span></h3>${list(hushed.map((finding) => findingItem(finding, options).replace(`<li>`, `<li><span class="tag ${finding.severity}">${finding.severity}</span> <code>${escapeHtml(finding.checkId)}</code> `)))}`,
    )
  if (requests.length > 0)
    parts.push(
      `<h3>Comments that ask to be ignored <span class="soft small">not obeyed</span></h3>${list(requests.map((request) => `<li><code>${escapeHtml(`${request.file}:${request.line}`)}</code> ${escapeHtml(request.check)}: ${escapeHtml(request.reason)}</li>`))}`,
    )
  return parts.join('\n')
}
