import type {Finding, SkillReport} from './report.ts'
import {judge, weightOf} from './verdict.ts'

/**
 * The new report with only what the old one did not have. The same finding is known by its fingerprint; one whose file moved or was renamed by check, layers
 * and snippet, each old finding standing for one new one. One that has become heavier is new. What could not be looked at stays: it may hold anything.
 */
export function onlyNew(old: SkillReport, current: SkillReport): SkillReport {
  const known = new Map(old.findings.map((finding) => [finding.fingerprint, finding]))
  const present = new Set(current.findings.map((finding) => finding.fingerprint))
  const moved = Map.groupBy(
    old.findings.filter((finding) => !present.has(finding.fingerprint)),
    contentOf,
  )
  const findings = current.findings.filter((finding) => {
    const before = known.get(finding.fingerprint) ?? moved.get(contentOf(finding))?.shift()
    return before === undefined || weightOf(finding) > weightOf(before)
  })
  const {verdict, reason} = judge(findings, current.notCovered)
  return {
    ...current,
    findings,
    verdict,
    reason: findings.length === 0 && current.notCovered.length === 0 ? 'Nothing new was found.' : reason,
  }
}

const contentOf = (finding: Finding): string => JSON.stringify([finding.checkId, finding.layers, finding.snippet.replace(/\s+/g, ' ')])

/** Each current skill against the old one of its name; when there is one on each side, those two. A skill without an old one is new as a whole. */
export function allOnlyNew(old: readonly SkillReport[], current: readonly SkillReport[]): SkillReport[] {
  const byName = new Map(old.map((skill) => [skill.name, skill]))
  const [onlyOld] = old
  return current.map((skill) => {
    const before = old.length === 1 && current.length === 1 ? onlyOld : byName.get(skill.name)
    return before === undefined ? skill : onlyNew(before, skill)
  })
}
