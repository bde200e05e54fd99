import type {Axis, Check, Severity} from '../../../checks/check.ts'
import type {Finding} from '../../../lib/scan/report.ts'
import {weightOf} from '../../../lib/scan/verdict.ts'
import {rank} from './select.ts'

/** What one check found in one skill on one axis. */
export interface Group {
  readonly checkId: string
  readonly checkName: string
  /** Undefined when the check is not among those given: a report read back later. */
  readonly check: Check | undefined
  readonly axis: Axis
  /** The worst among the findings. */
  readonly severity: Severity
  readonly findings: readonly Finding[]
  /** That of the heaviest finding. */
  readonly weight: number
}

/** Groups by axis and check: deception before power, each worst first, findings in the order given. */
export function group(findings: readonly Finding[], checks: readonly Check[]): Group[] {
  const byId = new Map(checks.map((check) => [check.id, check]))
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${finding.axis} ${finding.checkId}`
    const list = groups.get(key)
    if (list === undefined) groups.set(key, [finding])
    else list.push(finding)
  }
  return [...groups.values()]
    .map((list): Group => {
      const [first] = list as [Finding]
      const worst = list.reduce((a, b) => (rank(b.severity) > rank(a.severity) ? b : a))
      return {
        checkId: first.checkId,
        checkName: first.checkName,
        check: byId.get(first.checkId),
        axis: first.axis,
        severity: worst.severity,
        findings: list,
        weight: Math.max(...list.map(weightOf)),
      }
    })
    .toSorted((a, b) => (a.axis === b.axis ? b.weight - a.weight : a.axis === 'deception' ? -1 : 1))
}

export interface Folded {
  readonly shown: readonly Finding[]
  /** How many more there are. */
  readonly more: number
  /** In how many files those lie. */
  readonly files: number
}

/** Picks at most `limit` findings, different messages and lines before repeats of one. */
export function fold(findings: readonly Finding[], limit: number): Folded {
  const seen = new Set<string>()
  const fresh: Finding[] = []
  const repeats: Finding[] = []
  for (const finding of findings) {
    const key = `${finding.message}\0${finding.snippet}`
    if (seen.has(key)) repeats.push(finding)
    else fresh.push(finding)
    seen.add(key)
  }
  // One more than the limit takes no more room than the line that would say so.
  const all = findings.length <= limit + 1 ? findings : undefined
  const shown = all ?? fresh.slice(0, limit)
  const rest = all === undefined ? [...fresh.slice(limit), ...repeats] : []
  return {shown, more: rest.length, files: new Set(rest.map((finding) => finding.file)).size}
}

/** The group that made the verdict, whose remediation is shown: the heaviest deception if it weighs enough to warn, else the heaviest of all. */
export function decisive(groups: readonly Group[]): Group | undefined {
  const heaviest = (some: readonly Group[]): Group | undefined => some.toSorted((a, b) => b.weight - a.weight)[0]
  return heaviest(groups.filter((one) => one.axis === 'deception' && one.weight >= 2)) ?? heaviest(groups)
}
