import {severities, type Severity} from '../../../checks/check.ts'
import {exitCodes} from '../../../lib/errors.ts'
import type {FailOn} from '../../../lib/scan/policy.ts'
import {type ScanError, type ScanReport, type SkillReport, type Verdict, verdicts} from '../../../lib/scan/report.ts'

export interface Scanned {
  readonly skills: readonly SkillReport[]
  readonly errors: readonly ScanError[]
  readonly notices: readonly string[]
  readonly version: string
  readonly milliseconds: number
}

/** Puts the report of all skills together. The verdict of none is `pass`. */
export function summarise({skills, errors, notices, version, milliseconds}: Scanned): ScanReport {
  const worst = Math.max(0, ...skills.map((skill) => verdicts.indexOf(skill.verdict)))
  const findings = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>
  const byVerdict: Record<Verdict, number> = {pass: 0, warn: 0, block: 0}
  let suppressed = 0
  for (const skill of skills) {
    byVerdict[skill.verdict]++
    for (const finding of skill.findings) {
      if (finding.suppressed === undefined) findings[finding.severity]++
      else suppressed++
    }
  }
  return {
    version: 1,
    tool: {name: 'weft', version},
    verdict: verdicts[worst] ?? 'pass',
    skills,
    errors,
    ...(notices.length === 0 ? {} : {notices}),
    summary: {
      skills: skills.length,
      ...byVerdict,
      errors: errors.length,
      findings,
      suppressed,
      milliseconds: Math.round(milliseconds),
    },
  }
}

/**
 * What the process exits with. An input that could not be scanned wins over findings: the gate did not see all, and whoever mends the findings alone would
 * still not know.
 */
export function exitCodeOf(report: ScanReport, failOn: FailOn, requireFullCoverage: boolean): number {
  if (report.errors.length > 0) return exitCodes.usage
  const uncovered = requireFullCoverage && report.skills.some((skill) => skill.notCovered.length > 0)
  return uncovered || reaches(report, failOn) ? exitCodes.findings : exitCodes.ok
}

function reaches(report: ScanReport, failOn: FailOn): boolean {
  if (failOn === 'never') return false
  if (failOn === 'block' || failOn === 'warn') return verdicts.indexOf(report.verdict) >= verdicts.indexOf(failOn)
  const limit = severities.indexOf(failOn)
  return severities.slice(limit).some((severity) => report.summary.findings[severity] > 0)
}
