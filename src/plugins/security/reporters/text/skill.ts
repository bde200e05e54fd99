import {escapeTerminal} from '../../../../lib/scan/escape.ts'
import {fromBase} from '../../../../lib/scan/paths.ts'
import type {SkillReport} from '../../../../lib/scan/report.ts'
import {group, decisive} from '../group.ts'
import type {ReportOptions} from '../reporter.ts'
import {open, suppressed} from '../select.ts'
import {count, levelsOf, suppressedBy} from '../words.ts'
import {writeCapabilities, writeChanges} from './capabilities.ts'
import {writeFindings} from './findings.ts'
import type {Pen} from './pen.ts'
import {cut} from './wrap.ts'

/** Parts not looked at that are named before the rest is counted. */
const shownGaps = 5

/** One skill: verdict and why, evidence, what is suppressed or was not looked at, what to do. */
export function writeSkill(pen: Pen, skill: SkillReport, options: ReportOptions): void {
  pen.line(`${pen.verdict(skill.verdict)}  ${pen.paint('bold', cut(escapeTerminal(skill.name, 80), pen.width - skill.verdict.length - 4))}`)
  pen.wrapped(escapeTerminal(skill.reason), 2)
  pen.wrapped(skill.path === '-' ? 'from standard input' : escapeTerminal(fromBase(options.base, skill.path)), 2, 'dim')
  pen.line(pen.paint('dim', `  ${levelsOf(skill)}`))
  const findings = open(skill)
  writeFindings(pen, skill, options.explain ? skill.findings : findings, options)
  writeChanges(pen, skill, options)
  if (options.explain) writeCapabilities(pen, skill)
  writeAside(pen, skill, options)
  const worst = skill.verdict === 'pass' ? undefined : decisive(group(findings, options.checks))
  if (worst?.check === undefined) return
  pen.line()
  pen.line(`  ${pen.paint('bold', 'What to do')}`)
  pen.wrapped(escapeTerminal(worst.check.remediation, 1000), 2)
  if (!options.explain) pen.wrapped(escapeTerminal(`weft security checks ${worst.checkId} says more about this check.`), 2, 'dim')
}

function writeAside(pen: Pen, skill: SkillReport, options: ReportOptions): void {
  const hushed = suppressed(skill)
  const asked = skill.inline?.filter((request) => !request.applied) ?? []
  if (hushed.length > 0 || asked.length > 0 || skill.notCovered.length > 0) pen.line()
  if (hushed.length > 0) pen.wrapped(`Suppressed, not in the verdict: ${suppressedBy(hushed)}`, 2, 'dim')
  for (const request of asked.slice(0, shownGaps))
    pen.wrapped(
      escapeTerminal(
        `${request.file}:${request.line}  asks to ignore ${request.check}; not done: ${request.problem ?? 'the skill may not decide that'}`,
      ),
      4,
      'dim',
      '  ',
    )
  if (asked.length > shownGaps) pen.line(`  and ${count(asked.length - shownGaps, 'more such comment')}`)
  if (skill.notCovered.length === 0) return
  pen.line(`  ${pen.paint('yellow', `Not looked at: ${count(skill.notCovered.length, 'part')}`)}`)
  const shown = options.explain ? skill.notCovered : skill.notCovered.slice(0, shownGaps)
  for (const gap of shown) pen.wrapped(escapeTerminal(gap), 6, undefined, '    - ')
  if (skill.notCovered.length > shown.length) pen.line(`    and ${skill.notCovered.length - shown.length} more`)
}
