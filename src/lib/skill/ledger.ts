import {bytesText} from './limits.ts'
import type {Limits} from './limits.ts'
import {foldName, nameProblem} from './names.ts'
import type {Gap, GapKind} from './skill.ts'

/** Keeps account of one reading: counts against the limits, and writes down each gap. */
export interface Ledger {
  readonly gaps: Gap[]
  gap(kind: GapKind, path: string, detail: string): void
  /** Counts one entry. False once the entries or names are over their limit: stop reading; the gap is written. */
  enter(path: string): boolean
  /** Reports bad names, and names that are one on other systems, for every part of a path not seen before. */
  name(parts: readonly string[], isFolder: boolean): void
  /** Whether a file of this size still fits, and counts it when it does. Writes the gap when not. */
  take(path: string, size: number): boolean
  /** Bytes still free. */
  free(): number
}

/** More gaps than this of one kind say nothing new; the last one tells that more follow. */
const gapsOfAKind = 1000

export function openLedger(limits: Limits, subject: 'skill' | 'archive'): Ledger {
  const gaps: Gap[] = []
  const counts = new Map<GapKind, number>()
  // Folded path -> the path that took it, for files and folders.
  const taken = new Map<string, string>()
  const files = new Set<string>()
  let entries = 0
  let names = 0
  let bytes = 0
  let stopped = false

  function gap(kind: GapKind, path: string, detail: string): void {
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    const shown = path.length > 1024 ? path.slice(0, 1024) : path
    if (count < gapsOfAKind) gaps.push({kind, path: shown, detail})
    else if (count === gapsOfAKind) gaps.push({kind, path: shown, detail: `${detail}; further ones of this kind are not listed`})
  }

  return {
    gaps,
    gap,
    enter(path) {
      if (stopped) return false
      entries++
      names += path.length
      if (entries <= limits.entries && names <= limits.nameBytes) return true
      stopped = true
      const limit = entries > limits.entries ? `${limits.entries} entries` : `${bytesText(limits.nameBytes)} of names`
      gap('too-many', path, `the ${subject} has more than ${limit}; nothing from here on was read`)
      return false
    },
    name(parts, isFolder) {
      const path = parts.join('/')
      const folded = foldName(path)
      let end = 0
      let foldedEnd = 0
      for (const [index, part] of parts.entries()) {
        end += part.length + (index === 0 ? 0 : 1)
        foldedEnd = folded.indexOf('/', foldedEnd + (index === 0 ? 0 : 1))
        if (foldedEnd === -1) foldedEnd = folded.length
        const last = index === parts.length - 1
        const here = last ? path : path.slice(0, end)
        const key = folded.slice(0, foldedEnd)
        const before = taken.get(key)
        if (before === undefined) {
          taken.set(key, here)
          if (last && !isFolder) files.add(key)
          const problem = nameProblem(part)
          if (problem !== undefined) gap('bad-name', here, problem)
        } else if (before !== here) {
          gap('collision', here, `the same name as ${JSON.stringify(before.slice(0, 200))} where case or Unicode form does not count`)
        } else if ((last && !isFolder) || files.has(key)) {
          gap('collision', here, `the ${subject} holds this name twice`)
        }
      }
    },
    take(path, size) {
      if (size > limits.fileBytes) {
        gap('too-large', path, `${bytesText(size)}, over the limit of ${bytesText(limits.fileBytes)} for one file`)
        return false
      }
      if (bytes + size > limits.totalBytes) {
        gap('total-size', path, `${bytesText(size)} more than the ${subject}'s limit of ${bytesText(limits.totalBytes)} allows`)
        return false
      }
      bytes += size
      return true
    },
    free: () => limits.totalBytes - bytes,
  }
}
