import {isDecoded} from '../../parse/certainty.ts'
import {HOLE, type Doc, type Place} from '../../parse/facts.ts'
import {locate} from '../locate.ts'
import {type Capability, type CapabilityKind, capabilityKinds, mostOfKind, type SeenAs} from './capabilities.ts'

export interface Seen {
  readonly name: string
  readonly at: Place
  readonly seenAs: SeenAs
  readonly via: string
  readonly elevated: boolean
}

/** Distinct names kept of one kind while looking; what comes after is only counted. */
const mostKept = 5000
const longestName = 120

const strength: Readonly<Record<SeenAs, number>> = {script: 0, command: 1, data: 2, declaration: 3, example: 4, text: 5}

export interface Collector {
  /** `name` may hold HOLE. An empty one is nothing. */
  add(kind: CapabilityKind, name: string, at: Place, via: string, how?: {readonly seenAs?: SeenAs; readonly elevated?: boolean}): void
  has(kind: CapabilityKind, name: string): boolean
  seen(kind: CapabilityKind): Iterable<Seen>
  /** Entries by name, the most telling ones where there are too many, and how many those were. */
  list(kind: CapabilityKind, declaredBy: (seen: Seen) => string | undefined): {readonly entries: Capability[]; readonly leftOut: number}
}

export function newCollector(): Collector {
  const kinds = new Map<CapabilityKind, Map<string, Seen>>(capabilityKinds.map((kind) => [kind, new Map<string, Seen>()]))
  const over = new Map<CapabilityKind, number>()
  const waysOfDocs = new Map<Doc, SeenAs>()
  const wayOf = (doc: Doc): SeenAs => {
    let way = waysOfDocs.get(doc)
    if (way === undefined) waysOfDocs.set(doc, (way = seenAsOf(doc)))
    return way
  }
  return {
    add(kind, name, at, via, how = {}) {
      const shown = withoutHoles(name)
      if (shown === '') return
      const found = kinds.get(kind)!
      const elevated = how.elevated === true
      const key = elevated ? `${shown}\0` : shown
      const before = found.get(key)
      const seenAs = how.seenAs ?? wayOf(at.doc)
      if (before !== undefined ? strength[before.seenAs] <= strength[seenAs] : found.size >= mostKept) {
        if (before === undefined) over.set(kind, (over.get(kind) ?? 0) + 1)
        return
      }
      found.set(key, {name: shown, at, seenAs, via, elevated})
    },
    has: (kind, name) => kinds.get(kind)!.has(name),
    seen: (kind) => kinds.get(kind)!.values(),
    list(kind, declaredBy) {
      const all = [...kinds.get(kind)!.values()]
      const kept = all.length <= mostOfKind ? all : all.toSorted((a, b) => strength[a.seenAs] - strength[b.seenAs]).slice(0, mostOfKind)
      const entries = kept.sort(byName).map((seen) => toCapability(seen, declaredBy(seen)))
      return {entries, leftOut: all.length - kept.length + (over.get(kind) ?? 0)}
    },
  }
}

const byName = (a: Seen, b: Seen): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : Number(a.elevated) - Number(b.elevated))

function toCapability({name, at, seenAs, via, elevated}: Seen, declared: string | undefined): Capability {
  return {
    name,
    file: at.doc.file,
    line: locate(at).line,
    seenAs,
    via: withoutHoles(via).slice(0, 60),
    ...(elevated ? {elevated} : {}),
    ...(declared === undefined ? {} : {declared}),
  }
}

function withoutHoles(text: string): string {
  const head = text.length > 600 ? text.slice(0, 600) : text
  const shown = head.includes(HOLE) ? head.replaceAll(HOLE, '*').replace(/\*{2,600}/g, '*') : head
  return shown.length > longestName ? `${shown.slice(0, longestName - 1)}…` : shown
}

/** How code in a document is known, by where it stands. */
function seenAsOf(doc: Doc): SeenAs {
  if (isDecoded(doc)) return 'script'
  if (doc.role === 'shown') return 'example'
  let root = doc
  for (let depth = 0; root.parent !== undefined && depth < 64; depth++) root = root.parent
  if (root.role === 'prose') return 'command'
  return root.role === 'data' || root.language === 'make' || root.language === 'dockerfile' ? 'data' : 'script'
}
