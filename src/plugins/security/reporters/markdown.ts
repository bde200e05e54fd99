import {codeSpan, escapeMarkdown} from '../../../lib/scan/escape.ts'
import {fromBase} from '../../../lib/scan/paths.ts'
import type {Finding, ScanReport, SkillReport} from '../../../lib/scan/report.ts'
import {capabilitiesTitle, changesOf, changesTitle, tableOf, unusedOf} from './capabilities.ts'
import {fold, group, type Group, decisive} from './group.ts'
import type {Reporter, ReportOptions} from './reporter.ts'
import {open, suppressed, withoutWeaker, worstFirst} from './select.ts'
import {axes, count, layersOf, suppressedBy, symbols} from './words.ts'

/** A comment of a pull request holds 65,536 characters; the end needs some. */
const room = 60_000
const shownOfOne = 5

/** For a comment under a pull request. Begins with a mark by which a workflow finds its earlier comment. */
export const markdown: Reporter = (whole, options) => {
  const report = withoutWeaker(whole, options.minSeverity)
  const blocks = ['<!-- weft-security-scan -->', headline(report)]
  let used = blocks.join('\n\n').length
  const skills = worstFirst(report.skills).filter((skill) => skill.verdict !== 'pass' || report.skills.length === 1)
  let left = skills.length
  for (const skill of skills) {
    const block = tell(skill, options)
    if (used + block.length > room) break
    used += block.length + 2
    left--
    blocks.push(block)
  }
  if (left > 0) blocks.push(`*${count(left, 'more skill')} not shown here for want of room.*`)
  if (report.errors.length > 0) blocks.push(errorsOf(report, options))
  const notices = (report.notices ?? []).slice(0, 20).map((notice) => `> ${escapeMarkdown(notice)}`)
  if (notices.length > 0) blocks.push(notices.join('\n>\n'))
  return `${blocks.join('\n\n')}\n`
}

function headline(report: ScanReport): string {
  const {block, warn, pass, errors, skills} = report.summary
  const numbers = [`${block} block`, `${warn} warn`, `${pass} pass`, ...(errors > 0 ? [count(errors, 'error')] : [])]
  return `### ${symbols[report.verdict]} weft: ${report.verdict.toUpperCase()}\n\n${count(skills, 'skill')} scanned: ${numbers.join(', ')}.`
}

function tell(skill: SkillReport, options: ReportOptions): string {
  const findings = open(skill)
  const groups = group(findings, options.checks)
  const parts = [
    `#### ${symbols[skill.verdict]} ${skill.verdict.toUpperCase()} ${escapeMarkdown(skill.name, 80)}`,
    `${escapeMarkdown(skill.reason)}  \n${codeSpan(fromBase(options.base, skill.path))}`,
  ]
  for (const axis of ['deception', 'power'] as const) {
    const own = groups.filter((one) => one.axis === axis)
    if (own.length > 0)
      parts.push(
        `**${axes[axis].title}: ${skill[axis].level}** (${axes[axis].gloss})`,
        own.map((one) => tellGroup(one, options)).join('\n'),
      )
  }
  const none = (['deception', 'power'] as const).filter((axis) => !groups.some((one) => one.axis === axis))
  if (none.length > 0) parts.push(none.map((axis) => `${axes[axis].title}: ${skill[axis].level}`).join(', '))
  parts.push(...tellChanges(skill), ...tellCapabilities(skill, options))
  const remedy = skill.verdict === 'pass' ? undefined : decisive(groups)?.check?.remediation
  if (remedy !== undefined) parts.push(`**What to do:** ${escapeMarkdown(remedy, 1000)}`)
  const hushed = suppressed(skill)
  if (hushed.length > 0) parts.push(`*Suppressed, not in the verdict: ${suppressedBy(hushed)}.*`)
  if (skill.notCovered.length > 0) {
    const gaps = skill.notCovered.slice(0, 20).map((gap) => `- ${escapeMarkdown(gap)}`)
    parts.push(`**Not looked at: ${count(skill.notCovered.length, 'part')}**`, gaps.join('\n'))
  }
  return parts.join('\n\n')
}

function tellChanges(skill: SkillReport): string[] {
  const {added, more, removed} = changesOf(skill, 50)
  const rows = added.map((row) => `- ${row.kind}: ${codeSpan(row.name, 120)}${row.where === '' ? '' : ` at ${codeSpan(row.where, 200)}`}`)
  return [
    ...(rows.length === 0 ? [] : [`**${changesTitle}**`, [...rows, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')]),
    ...(removed === '' ? [] : [`*No longer: ${escapeMarkdown(removed, 1000)}*`]),
  ]
}

/** One line for each kind; with `explain` one for each entry. */
function tellCapabilities(skill: SkillReport, {explain}: ReportOptions): string[] {
  const lines = tableOf(skill, explain ? 50 : 8).flatMap(({kind, rows, more}) => {
    const rest = more > 0 ? [`${more} more`] : []
    if (!explain) return [`- ${kind}: ${[...rows.map(({name}) => codeSpan(name, 80)), ...rest].join(', ')}`]
    const entries = rows.map(({name, where, notes}) => {
      const how = notes.length === 0 ? '' : ` (${notes.map((note) => escapeMarkdown(note, 100)).join(', ')})`
      return `  - ${codeSpan(name, 120)} at ${codeSpan(where, 200)}${how}`
    })
    return [`- ${kind}`, ...entries, ...rest.map((text) => `  - ${text}`)]
  })
  const unused = unusedOf(skill)
  if (unused !== '') lines.push(`- declared, never used: ${escapeMarkdown(unused, 1000)}`)
  return lines.length === 0 ? [] : [`**${capabilitiesTitle}**`, lines.join('\n')]
}

function tellGroup(one: Group, options: ReportOptions): string {
  const folded = fold(one.findings, options.explain ? 100 : shownOfOne)
  const title = one.check === undefined ? '' : `: ${escapeMarkdown(one.check.title)}`
  const lines = [`- **${one.severity}** ${codeSpan(`${one.checkId} ${one.checkName}`)}${title}`, ...folded.shown.map(tellFinding)]
  if (folded.more > 0) lines.push(`  - and ${folded.more} more like it in ${count(folded.files, 'file')}`)
  return lines.join('\n')
}

function tellFinding(finding: Finding): string {
  const layers = layersOf(finding)
  const where = `${layers === '' ? '' : `${escapeMarkdown(layers)} at `}${codeSpan(`${finding.file}:${finding.line}`, 200)}`
  const snippet = finding.snippet.trim() === '' ? '' : `  \n    ${codeSpan(finding.snippet.trim(), 160)}`
  return `  - ${where} ${escapeMarkdown(finding.message)}${snippet}`
}

function errorsOf(report: ScanReport, options: ReportOptions): string {
  const rows = report.errors
    .slice(0, 50)
    .map((error) => `- ${codeSpan(fromBase(options.base, error.path))} ${escapeMarkdown(error.message)} (${error.code})`)
  return [`**Could not be scanned: ${count(report.errors.length, 'input')}**`, '', ...rows].join('\n')
}
