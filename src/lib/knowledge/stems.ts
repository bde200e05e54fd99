import {compileWords, type Automaton} from './automaton.ts'
import {beginnings, neededWords} from './beginnings.ts'

/**
 * A filter before patterns of prose. A pattern can only match where each of its groups of words has a word in the text; one pass over the text with
 * an automaton of all those words says which groups do, so that nearly no pattern has to be tried. Nothing is lost: the stems are the literal
 * parts of the patterns themselves. Groups are to be made when a module is loaded: one that comes later has every text looked at again.
 */

/** Bits of the groups that a text has a word of; compare with `satisfies`. */
export type Stems = Uint32Array

const groups = new Map<string, number>()
const lists: (readonly string[])[] = []
let automaton: Automaton | undefined

/** The number of a group of alternatives (a pattern's source), or undefined when some alternative has no literal beginning to look for. */
export function stemGroup(source: string): number | undefined {
  const stems = beginnings(source)
  return stems === undefined ? undefined : groupOf(stems)
}

/**
 * The groups of all that a pattern (its sources, one after another) cannot match without; [] when that is nothing. Worked out when a text is first
 * looked at or the answer asked for: a command that scans nothing need not wait for it.
 */
export function neededGroups(sources: readonly string[]): () => readonly number[] {
  let needed: readonly number[] | undefined
  const make = (): readonly number[] => (needed ??= sources.flatMap((source) => neededWords(source)).map(groupOf))
  pending.push(make)
  return make
}

const pending: (() => void)[] = []

function settle(): void {
  for (const make of pending.splice(0)) make()
}

function groupOf(stems: readonly string[]): number {
  const key = stems.toSorted().join('|')
  const known = groups.get(key)
  if (known !== undefined) return known
  groups.set(key, lists.length)
  lists.push(stems)
  automaton = undefined
  return lists.length - 1
}

/** How many groups are known; stems made before the last one was added say nothing of it. */
export function stemGroups(): number {
  settle()
  return lists.length
}

/** Which groups have a word in the text. The text is in matching form: lower case. */
export function stemsOf(text: string): Stems {
  settle()
  automaton ??= compileWords(lists)
  const bits = new Uint32Array((lists.length + 31) >> 5)
  automaton.run(text, bits, 0)
  return bits
}

/** Which texts have a word of which groups. */
export interface StemIndex {
  /** How many groups were known when it was made. */
  readonly groups: number
  /** Indexes of the texts that have a word of each of the groups, in order; of all texts when there are none. */
  having(needed: readonly number[]): readonly number[]
}

export function indexStems(texts: readonly string[]): StemIndex {
  settle()
  automaton ??= compileWords(lists)
  const width = (lists.length + 31) >> 5
  const bits = new Uint32Array(texts.length * width)
  const holders: (number[] | undefined)[] = Array.from({length: lists.length})
  let text = 0
  const add = (group: number) => (holders[group] ??= []).push(text)
  for (; text < texts.length; text++) automaton.run(texts[text]!, bits, text * width, add)
  return {
    groups: lists.length,
    having(needed) {
      if (needed.length === 0) return texts.map((_, i) => i)
      let fewest: readonly number[] | undefined
      for (const group of needed) {
        const some = holders[group]
        if (some === undefined) return []
        if (fewest === undefined || some.length < fewest.length) fewest = some
      }
      if (needed.length === 1) return fewest!
      return fewest!.filter((i) => needed.every((group) => (bits[i * width + (group >> 5)]! & (1 << (group & 31))) !== 0))
    },
  }
}

/** Whether the text had a word of every group. */
export function satisfies(stems: Stems, needed: readonly number[]): boolean {
  for (const group of needed) if ((stems[group >> 5]! & (1 << (group & 31))) === 0) return false
  return true
}
