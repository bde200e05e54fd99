import type {SkillReport, Verdict} from '../../src/lib/scan/report.ts'
import {weightOf} from '../../src/lib/scan/verdict.ts'
import {difference, type Estimate, wilson} from './interval.ts'
import type {Row} from './rows.ts'

/** What one check found in one skill, at its strongest. */
export interface Grade {
  readonly axis: string
  readonly severity: string
  readonly confidence: string
  /** 0 to 10, see scan/verdict.ts. */
  readonly weight: number
}

export interface Result {
  readonly row: Row
  /** `error` when it could not be scanned; counts as not blocked. */
  readonly verdict: Verdict | 'error'
  readonly reason: string
  readonly milliseconds: number
  /** Strongest finding of each check on each axis. */
  readonly grades: ReadonlyMap<string, readonly Grade[]>
}

/** A group of skills: clusters in it, and what became of them. */
export interface Share {
  readonly clusters: number
  readonly block: Estimate
  readonly warn: Estimate
}

/** What of a report the scoreboard needs. */
export function gradesOf({findings}: SkillReport): Map<string, Grade[]> {
  const grades = new Map<string, Grade[]>()
  for (const finding of findings) {
    const {axis, severity, confidence} = finding
    const list = grades.get(finding.checkId) ?? []
    grades.set(finding.checkId, list)
    const weight = weightOf(finding)
    const index = list.findIndex((grade) => grade.axis === axis)
    if (index < 0) list.push({axis, severity, confidence, weight})
    else if (weight > (list[index]?.weight ?? 0)) list[index] = {axis, severity, confidence, weight}
  }
  return grades
}

/** How much of a case each skill is: the core members of a cluster share one between them, by label. */
export function weights(results: readonly Result[]): (row: Row) => number {
  const sizes = new Map<string, number>()
  const key = (row: Row): string => `${row.label} ${row.cluster}`
  for (const {row} of results) if (row.core) sizes.set(key(row), (sizes.get(key(row)) ?? 0) + 1)
  return (row) => (row.core ? 1 / (sizes.get(key(row)) ?? 1) : 0)
}

/** Shares by any key of a row; rows whose key is '' are left out. */
export function shares(results: readonly Result[], keyOf: (row: Row) => string, weight: (row: Row) => number): Map<string, Share> {
  const sums = new Map<string, {total: number; block: number; warn: number}>()
  for (const {row, verdict} of results) {
    const key = keyOf(row)
    if (key === '' || !row.core) continue
    const sum = sums.get(key) ?? {total: 0, block: 0, warn: 0}
    sums.set(key, sum)
    sum.total += weight(row)
    if (verdict === 'block' || verdict === 'warn') sum[verdict] += weight(row)
  }
  return new Map(
    [...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, {total, block, warn}]) => [key, {clusters: total, block: wilson(block, total), warn: wilson(warn, total)}]),
  )
}

/** Recall, false alarms, and recall minus false alarms. */
export interface Total {
  readonly malicious: Share
  readonly benign: Share
  readonly j: Estimate
}

const none: Share = {clusters: 0, block: wilson(0, 0), warn: wilson(0, 0)}

export function total(results: readonly Result[], weight: (row: Row) => number): Total {
  const all = shares(results, (row) => row.label, weight)
  const malicious = all.get('malicious') ?? none
  const benign = all.get('benign') ?? none
  return {malicious, benign, j: difference(malicious.block, benign.block)}
}

/** How often one check speaks up on benign skills: with a deception that blocks by itself, or with one that at least warns. */
export interface Alarm {
  readonly id: string
  readonly block: number
  readonly warn: number
  /** Share of malicious clusters where it at least warns. */
  readonly caught: number
}

export function alarms(results: readonly Result[], ids: readonly string[], weight: (row: Row) => number): Alarm[] {
  const clusters = total(results, weight)
  return ids.map((id) => {
    const share = (label: Row['label'], least: number): number => {
      const hits = results.filter(
        ({row, grades}) => row.label === label && grades.get(id)?.some((grade) => grade.axis === 'deception' && grade.weight >= least),
      )
      return hits.reduce((sum, {row}) => sum + weight(row), 0) / (clusters[label].clusters || 1)
    }
    return {id, block: share('benign', blocks), warn: share('benign', warns), caught: share('malicious', warns)}
  })
}

/** As in scan/verdict.ts: what blocks alone, and what warns. */
const blocks = 6
const warns = 2
