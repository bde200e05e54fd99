import {escapeHtml} from '../../../../lib/scan/escape.ts'
import {fromBase} from '../../../../lib/scan/paths.ts'
import type {Finding, SkillReport} from '../../../../lib/scan/report.ts'
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
    ...(['deception', 'power'] as const).map((axis) => axisSection(axis, groups, options)),
    aside(skill, options),
    '</details>',
  ].join('\n')
}

function axisSection(axis: 'deception' | 'power', groups: readonly Group[], options: ReportOptions): string {
  const own = groups.filter((one) => one.axis === axis)
  if (own.length === 0) return ''
  const {title, gloss} = axes[axis]
  return `<h3>${title} <span class="soft small">${gloss}</span></h3>\n${own.map((one) => groupSection(one, options)).join('\n')}`
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
