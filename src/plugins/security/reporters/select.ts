import {severities, type Severity} from '../../../checks/check.ts'
import type {Finding, ScanReport, SkillReport} from '../../../lib/scan/report.ts'

/** 0 for info up to 4 for critical. */
export const rank = (severity: Severity): number => severities.indexOf(severity)

/** The report without findings below `minSeverity`. Verdicts, reasons and the summary stay as they were judged. */
export function withoutWeaker(report: ScanReport, minSeverity: Severity): ScanReport {
  if (minSeverity === 'info') return report
  const limit = rank(minSeverity)
  return {
    ...report,
    skills: report.skills.map((skill) => ({...skill, findings: skill.findings.filter((finding) => rank(finding.severity) >= limit)})),
  }
}

export const open = (skill: SkillReport): Finding[] => skill.findings.filter((finding) => finding.suppressed === undefined)

export const suppressed = (skill: SkillReport): Finding[] => skill.findings.filter((finding) => finding.suppressed !== undefined)

const verdictOrder = {block: 0, warn: 1, pass: 2} as const

/** Worst first; among equals as scanned. */
export function worstFirst(skills: readonly SkillReport[]): SkillReport[] {
  const worst = (skill: SkillReport): number => Math.max(-1, ...open(skill).map((finding) => rank(finding.severity)))
  return skills
    .map((skill) => ({skill, verdict: verdictOrder[skill.verdict], worst: worst(skill)}))
    .toSorted((a, b) => a.verdict - b.verdict || b.worst - a.worst)
    .map(({skill}) => skill)
}
