import {type Capabilities, type Capability, type CapabilityKind, capabilityKinds} from './capabilities.ts'

/** One thing that differs between two versions of a skill. */
export interface Change {
  /** `added` for what only the newer one has. */
  readonly change: 'added' | 'removed'
  /** `grants`: an entry of allowed-tools that no older one covers. */
  readonly kind: CapabilityKind | 'grants'
  /** As in the table of capabilities; for `grants` as written. */
  readonly name: string
  /** In the version that has it. Absent for grants. */
  readonly file?: string
  /** 1-based. */
  readonly line?: number
  readonly elevated?: true
  /** For hidden characters: how many more or fewer. For what the tables do not list: how many. */
  readonly count?: number
}

/** Kinds in the order of their weight; what is only mentioned is no power. */
const compared = capabilityKinds.filter((kind) => kind !== 'mentioned')
const mostChanges = 500

/** What the newer version can do that the older could not, then what it no longer does; each by kind and name. */
export function compareCapabilities(old: Capabilities, current: Capabilities): Change[] {
  const added = compared.flatMap((kind) => missing(old, current, kind, 'added'))
  const removed = compared.flatMap((kind) => missing(current, old, kind, 'removed'))
  return [...added, ...wider(old.grants, current.grants), ...removed].slice(0, mostChanges)
}

function missing(from: Capabilities, to: Capabilities, kind: CapabilityKind, change: Change['change']): Change[] {
  const known = new Map((from.uses[kind] ?? []).map((entry) => [keyOf(entry), entry]))
  const found: Change[] = []
  for (const entry of to.uses[kind] ?? []) {
    const {name, file, line, elevated, count} = entry
    const before = known.get(keyOf(entry))
    // A command that was only shown and is now run is new.
    const onlyShown = before?.seenAs === 'example' && entry.seenAs !== 'example'
    if (before !== undefined && !onlyShown && (count ?? 0) <= (before.count ?? 0)) continue
    // One table may be cut where the other is not: an entry of a cut one may have been there.
    if (before === undefined && (from.leftOut[kind] ?? 0) > 0 && change === 'removed') continue
    const more = count === undefined ? {} : {count: count - (before?.count ?? 0)}
    if (change === 'added' || !onlyShown) found.push({change, kind, name, file, line, ...(elevated ? {elevated} : {}), ...more})
  }
  const unlisted = (to.leftOut[kind] ?? 0) - (from.leftOut[kind] ?? 0)
  if (unlisted > 0 && change === 'added') found.push({change, kind, name: 'more than are listed', count: unlisted})
  return found
}

const keyOf = ({name, elevated}: Capability): string => (elevated ? `${name}\0` : name)

/** Entries of allowed-tools that none of the older ones covers. Where the older version declared none, every one is a grant that it did not have. */
function wider(old: readonly string[] | undefined, current: readonly string[] | undefined): Change[] {
  return (current ?? [])
    .filter((grant) => !(old ?? []).some((before) => covers(before, grant)))
    .map((name) => ({change: 'added', kind: 'grants', name}))
}

/** Whether what one entry grants is granted by another: `Bash` covers `Bash(git:*)`, which covers `Bash(git log:*)`. */
export function covers(wide: string, narrow: string): boolean {
  const a = split(wide)
  const b = split(narrow)
  if (a.tool === '*') return true
  if (a.tool !== b.tool) return false
  if (a.scope === '' || a.scope === '*' || a.scope === b.scope) return true
  const prefix = /^([^*?]*?):?\*$/.exec(a.scope)?.[1]
  return (
    prefix !== undefined &&
    (b.scope === prefix || (b.scope.startsWith(prefix) && (/[\s:/]$/.test(prefix) || /^[\s:]/.test(b.scope.slice(prefix.length)))))
  )
}

function split(grant: string): {readonly tool: string; readonly scope: string} {
  const open = grant.indexOf('(')
  if (open < 0) return {tool: grant.trim(), scope: ''}
  return {
    tool: grant.slice(0, open).trim(),
    scope: grant
      .slice(open + 1)
      .replace(/\)\s*$/, '')
      .trim(),
  }
}
