import {severities} from '../../checks/check.ts'
import {type Change, compareCapabilities} from './capabilities/compare.ts'
import type {Finding, SkillReport} from './report.ts'
import {judge, weightOf} from './verdict.ts'

/**
 * The new report with only what the old one did not have. The same finding is known by its fingerprint; one whose file moved or was renamed by check, layers
 * and snippet, each old finding standing for one new one. One that has become heavier is new. What could not be looked at stays: it may hold anything.
 * Deception that the old one did not have blocks, even where it would only warn in a skill seen for the first time.
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
  const marked = markGained(old.findings, current.findings, findings)
  const changes = compareCapabilities(old.capabilities, current.capabilities)
  const judged = judge(marked, current.notCovered)
  return {
    ...current,
    findings: marked,
    ...judged,
    changes,
    ...(findings.length === 0 && current.notCovered.length === 0 ? {reason: nothingNew(changes)} : {}),
  }
}

const nothingNew = (changes: readonly Change[]): string => {
  const added = changes.filter(({change}) => change === 'added').length
  return added === 0 ? 'Nothing new was found.' : `No new finding, and ${added} new ${added === 1 ? 'thing' : 'things'} that it can do.`
}

/**
 * Marks deception that the older version did not have: medium or worse, with medium confidence or more. A line that was reworded around what a check said
 * before is none, so of findings that say the same only as many count as there are more of them.
 */
function markGained(old: readonly Finding[], current: readonly Finding[], fresh: readonly Finding[]): Finding[] {
  const surplus = new Map<string, number>()
  for (const finding of current) if (isGrave(finding)) surplus.set(claimOf(finding), (surplus.get(claimOf(finding)) ?? 0) + 1)
  for (const finding of old) if (isGrave(finding)) surplus.set(claimOf(finding), (surplus.get(claimOf(finding)) ?? 0) - 1)
  return fresh.map((finding) => {
    const left = surplus.get(claimOf(finding)) ?? 0
    if (!isGrave(finding) || left <= 0) return finding
    surplus.set(claimOf(finding), left - 1)
    return {...finding, gained: true}
  })
}

const isGrave = ({axis, severity, confidence}: Finding): boolean =>
  axis === 'deception' && severities.indexOf(severity) >= severities.indexOf('medium') && confidence !== 'low'

const claimOf = (finding: Finding): string => JSON.stringify([finding.checkId, finding.message, finding.layers])

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
