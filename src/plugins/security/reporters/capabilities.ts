import {type Capability, type CapabilityKind, capabilityKinds} from '../../../lib/scan/capabilities/capabilities.ts'
import type {Change} from '../../../lib/scan/capabilities/compare.ts'
import type {SkillReport} from '../../../lib/scan/report.ts'
import {count} from './words.ts'

export const capabilitiesTitle = 'What it can do, by what its code does and its front matter declares'
export const changesTitle = 'What it can do that the older version could not'

/** One line of the table, unescaped. */
export interface Row {
  readonly kind: string
  readonly name: string
  /** `scripts/run.py:4`. */
  readonly where: string
  /** `requests.post`, `example`, `declared: requires.bins`. */
  readonly notes: readonly string[]
}

export interface KindRows {
  readonly kind: CapabilityKind
  readonly rows: readonly Row[]
  /** How many more there are. */
  readonly more: number
}

/** The table by kind, in the order of the kinds, at most `limit` of each. */
export function tableOf({capabilities}: SkillReport, limit: number): KindRows[] {
  return capabilityKinds.flatMap((kind) => {
    const all = capabilities.uses[kind] ?? []
    if (all.length === 0) return []
    const rows = all.slice(0, limit).map((entry) => toRow(kind, entry))
    return [{kind, rows, more: all.length - rows.length + (capabilities.leftOut[kind] ?? 0)}]
  })
}

function toRow(kind: CapabilityKind, entry: Capability): Row {
  const notes = [
    ...(entry.via === '' ? [] : [entry.via]),
    ...(entry.seenAs === 'example' ? ['only shown'] : []),
    ...(entry.declared === undefined ? [] : [`declared: ${entry.declared}`]),
  ]
  return {kind, name: nameOf(entry), where: `${entry.file}:${entry.line}`, notes}
}

const nameOf = ({name, elevated, count: number}: {name: string; elevated?: true; count?: number}): string =>
  `${number === undefined ? '' : `${number} `}${elevated === true ? 'sudo ' : ''}${name}`

/** `jq (requires.bins), DEMO_TOKEN (requires.env)`; '' when all that is declared is used. Unescaped. */
export function unusedOf({capabilities}: SkillReport): string {
  const shown = capabilities.unused.slice(0, 20).map(({name, declared}) => `${name} (${declared})`)
  const more = capabilities.unused.length - shown.length
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

/** What was gained, then in one row per kind what went. Unescaped. */
export function changesOf(
  skill: SkillReport,
  limit: number,
): {readonly added: readonly Row[]; readonly more: number; readonly removed: string} {
  const changes = skill.changes ?? []
  const all = changes.filter(({change}) => change === 'added')
  const gone = changes.filter(({change}) => change === 'removed')
  const added = all.slice(0, limit).map(toChangeRow)
  const names = gone.slice(0, 10).map((change) => `${change.kind} ${nameOf(change)}`)
  return {
    added,
    more: all.length - added.length,
    removed: [...names, ...(gone.length > names.length ? [count(gone.length - names.length, 'more thing')] : [])].join(', '),
  }
}

function toChangeRow(change: Change): Row {
  return {
    kind: change.kind,
    name: nameOf(change),
    where: change.file === undefined || change.line === undefined ? '' : `${change.file}:${change.line}`,
    notes: [],
  }
}
