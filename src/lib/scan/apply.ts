import type {Check} from '../../checks/check.ts'
import {type Baseline, findInBaseline} from './baseline.ts'
import {matchesGlob} from './glob.ts'
import {fromBase, onDisk} from './paths.ts'
import type {Allowance, Policy} from './policy.ts'
import type {Finding, InlineRequest, SkillReport, Suppression} from './report.ts'
import {judge} from './verdict.ts'

/** What the user decided. Undefined parts decide nothing. */
export interface Decisions {
  readonly policy: Policy | undefined
  readonly baseline: Baseline | undefined
  /** Whether `weft-ignore` comments of the skill count. */
  readonly allowInline: boolean
  /** `2026-11-22`, in UTC. */
  readonly today: string
}

/**
 * The report with the user's decisions put over it, and the verdict judged again. No finding leaves the report: a suppressed one says by what, and no longer
 * counts. Of several decisions the first of policy, baseline and comment is named.
 */
export function applyDecisions(skill: SkillReport, decisions: Decisions): SkillReport {
  const {policy, baseline} = decisions
  const used = new Set<InlineRequest>()
  const findings = skill.findings.map((finding): Finding => {
    const severity = policy === undefined ? undefined : (policy.severity.get(finding.checkId) ?? policy.severity.get(finding.checkName))
    const weighed = severity === undefined || severity === finding.severity ? finding : {...finding, severity}
    const suppressed =
      (policy === undefined ? undefined : byPolicy(skill, finding, policy, decisions.today)) ??
      (baseline === undefined ? undefined : byBaseline(skill, finding, baseline)) ??
      (decisions.allowInline ? byComment(skill, finding, used) : undefined)
    return suppressed === undefined ? weighed : {...weighed, suppressed}
  })
  const sorted = [
    ...findings.filter(({suppressed}) => suppressed === undefined),
    ...findings.filter(({suppressed}) => suppressed !== undefined),
  ]
  const inline = skill.inline?.map((request) => (used.has(request) ? {...request, applied: true} : request))
  // A verdict that nothing touched keeps its own words: those of a comparison, say.
  const judged = findings.every((finding, index) => finding === skill.findings[index]) ? {} : judge(sorted, skill.notCovered)
  return {...skill, ...judged, findings: sorted, ...(inline === undefined ? {} : {inline})}
}

/** Names in the policy that no check has: of a plugin that is not installed, or mistyped. A decision about nothing must not go unnoticed. */
export function unknownChecks(policy: Policy, checks: readonly Pick<Check, 'id' | 'name' | 'category'>[]): string[] {
  const known = new Set(checks.flatMap((check) => [check.id, check.name]))
  const categories = new Set<string>(checks.map((check) => check.category))
  return [
    ...policy.disable.filter((name) => !known.has(name) && !categories.has(name)),
    ...[...policy.severity.keys(), ...policy.allow.map((allowance) => allowance.check)].filter((name) => !known.has(name)),
  ]
}

/** What to tell the user about the policy: allowances whose day has passed. */
export function expiredAllowances(policy: Policy, today: string): string[] {
  return policy.allow
    .filter((allowance) => isExpired(allowance, today))
    .map(
      ({check, reason, expires, line}) =>
        `The allowance for ${check} (${reason}) expired on ${expires} and no longer applies: ${policy.file}:${line}`,
    )
}

const isExpired = ({expires}: Allowance, today: string): boolean => expires !== undefined && expires < today

const names = (check: string, finding: Finding): boolean => check === finding.checkId || check === finding.checkName

function byPolicy(skill: SkillReport, finding: Finding, policy: Policy, today: string): Suppression | undefined {
  const allowance = policy.allow.find(
    (one) =>
      names(one.check, finding) &&
      !isExpired(one, today) &&
      (one.fingerprint === undefined || one.fingerprint === finding.fingerprint) &&
      (one.path === undefined || matchesPath(one.path, policy.root, skill.path, finding.file)),
  )
  if (allowance === undefined) return undefined
  return {by: 'policy', reason: allowance.reason, ...(allowance.expires === undefined ? {} : {expires: allowance.expires})}
}

// Against the path as seen from the policy's folder, and as it is for skills that lie elsewhere. Members of an archive lie below the archive.
function matchesPath(pattern: string, root: string, skillPath: string, file: string): boolean {
  const {path, member} = onDisk(skillPath, file)
  const whole = member === undefined ? path : `${path}/${member}`
  return matchesGlob(pattern, fromBase(root, whole)) || matchesGlob(pattern, whole)
}

function byBaseline(skill: SkillReport, finding: Finding, baseline: Baseline): Suppression | undefined {
  const entry = findInBaseline(baseline, skill.name, finding)
  return entry === undefined ? undefined : {by: 'baseline', reason: entry.reason}
}

function byComment(skill: SkillReport, finding: Finding, used: Set<InlineRequest>): Suppression | undefined {
  const request = skill.inline?.find(
    (one) =>
      one.problem === undefined &&
      names(one.check, finding) &&
      one.file === finding.file &&
      (one.line === finding.line || one.line === finding.line - 1),
  )
  if (request === undefined) return undefined
  used.add(request)
  return {by: 'inline', reason: request.reason}
}
