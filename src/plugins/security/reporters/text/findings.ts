import {escapeTerminal} from '../../../../lib/scan/escape.ts'
import type {Finding, SkillReport} from '../../../../lib/scan/report.ts'
import {fold, group, type Group} from '../group.ts'
import type {ReportOptions} from '../reporter.ts'
import {rank} from '../select.ts'
import {axes, count, placeOf} from '../words.ts'
import type {Pen} from './pen.ts'
import {cut} from './wrap.ts'

/** Findings of one check that are shown before the rest is counted. */
const shownOfOne = 2
/** Groups below this are one line together, unless asked to explain. */
const detailed = rank('medium')

/** The evidence: deception and power apart, worst first, weak ones in one line. */
export function writeFindings(pen: Pen, skill: SkillReport, findings: readonly Finding[], options: ReportOptions): void {
  const groups = group(findings, options.checks)
  const weak =
    options.explain || groups.every(({severity}) => rank(severity) < detailed) ? [] : groups.filter((one) => rank(one.severity) < detailed)
  for (const axis of ['deception', 'power'] as const) {
    const own = groups.filter((one) => one.axis === axis && !weak.includes(one))
    if (own.length === 0) continue
    pen.line()
    const {title, gloss} = axes[axis]
    const fits = 2 + title.length + 2 + gloss.length <= pen.width
    pen.line(`  ${pen.paint('bold', title)}${fits ? pen.paint('dim', `: ${gloss}`) : ''}`)
    if (options.explain && skill[axis].level !== 'none' && skill[axis].reason !== skill.reason)
      pen.wrapped(escapeTerminal(skill[axis].reason), 4)
    for (const one of own) writeGroup(pen, one, options)
  }
  if (weak.length === 0) return
  pen.line()
  const names = weak.map(
    (one) => `${one.checkId} ${one.checkName} (${one.severity}${one.findings.length > 1 ? `, ${one.findings.length} times` : ''})`,
  )
  pen.wrapped(escapeTerminal(`Also, below medium: ${names.join(', ')}`), 2, 'dim')
}

function writeGroup(pen: Pen, one: Group, options: ReportOptions): void {
  pen.line()
  const title = one.check?.title
  pen.wrapped(
    escapeTerminal(`${one.checkId} ${one.checkName}${title === undefined ? '' : `: ${title}`}`),
    13,
    'bold',
    `  ${pen.severity(one.severity)}${' '.repeat(Math.max(1, 11 - one.severity.length))}`,
  )
  const folded = options.explain ? {shown: one.findings, more: 0, files: 0} : fold(one.findings, shownOfOne)
  for (const finding of folded.shown) writeFinding(pen, finding, options)
  if (folded.more > 0) pen.line(pen.paint('dim', `    and ${folded.more} more like it in ${count(folded.files, 'file')}`))
  if (!options.explain || one.check === undefined) return
  pen.wrapped(escapeTerminal(`Why: ${one.check.rationale}`, 2000), 4, 'dim')
  if (one.check.references.length > 0) pen.wrapped(escapeTerminal(`See: ${one.check.references.join(', ')}`, 2000), 4, 'dim')
}

function writeFinding(pen: Pen, finding: Finding, options: ReportOptions): void {
  const notes = [
    ...(finding.confidence === 'high' ? [] : [`${finding.confidence} confidence`]),
    ...(finding.suppressed === undefined ? [] : [`suppressed by ${finding.suppressed.by}: ${finding.suppressed.reason}`]),
  ]
  const message = notes.length === 0 ? finding.message : finding.message.replace(/\.$/, '')
  const aside = notes.length === 0 ? '' : ` (${escapeTerminal(notes.join('; '))})`
  pen.wrapped(`${escapeTerminal(placeOf(finding))}  ${escapeTerminal(message)}${aside}`, 6, undefined, '    ')
  // The bar keeps the text of a skill from ever standing first on a line, where a log would obey it.
  if (finding.snippet.trim() !== '') pen.line(pen.paint('dim', `      │ ${cut(escapeTerminal(finding.snippet.trim()), pen.width - 8)}`))
  if (!options.explain) return
  for (const [index, step] of finding.trace.entries())
    pen.wrapped(escapeTerminal(`${index + 1}. ${step.file}:${step.line}  ${step.note}`), 11, 'dim', '        ')
}
