import {compileWords, type Automaton} from './automaton.ts'
import {neededWords} from './beginnings.ts'

/**
 * A filter before patterns. A pattern can only match where each of its groups of words has a word in the text; one pass over all texts with an
 * automaton of all those words says which groups do, so that nearly no pattern has to be tried. Nothing is lost: the words are the literal parts of
 * the patterns themselves. Groups are to be made when a module is loaded: one that comes later has every text looked at again.
 */
export interface Vocabulary {
  /** The number of a group of words, lower case. */
  groupOf(words: readonly string[]): number
  /**
   * The groups of all that a pattern (its sources, one after another) cannot match without; [] when that is nothing. Worked out when a text is first
   * looked at or the answer asked for: a command that scans nothing need not wait for it.
   */
  neededBy(sources: readonly string[]): () => readonly number[]
  /** How many groups are known. */
  size(): number
  index(texts: readonly string[]): WordIndex
}

/** Which texts have a word of which groups. */
export interface WordIndex {
  /** How many groups were known when it was made; it says nothing of later ones. */
  readonly groups: number
  /** Indexes of the texts that have a word of each of the groups, in order; of all texts when there are none. */
  having(needed: readonly number[]): readonly number[]
}

export function vocabulary(): Vocabulary {
  const words: string[] = []
  const wordNumbers = new Map<string, number>()
  const groups: (readonly number[])[] = []
  const groupNumbers = new Map<string, number>()
  let automaton: Automaton | undefined
  const numberOf = (word: string): number => {
    let number = wordNumbers.get(word)
    if (number === undefined) {
      number = words.push(word) - 1
      wordNumbers.set(word, number)
      automaton = undefined
    }
    return number
  }
  const groupOf = (list: readonly string[]): number => {
    const key = list.toSorted().join('|')
    const known = groupNumbers.get(key)
    if (known !== undefined) return known
    groupNumbers.set(key, groups.length)
    return groups.push(list.map(numberOf)) - 1
  }
  const pending: (() => void)[] = []
  const settle = () => {
    for (const make of pending.splice(0)) make()
  }
  return {
    groupOf,
    neededBy(sources) {
      let needed: readonly number[] | undefined
      const make = () => (needed ??= neededWords(...sources).map(groupOf))
      pending.push(make)
      return make
    },
    size() {
      settle()
      return groups.length
    },
    index(texts) {
      settle()
      automaton ??= compileWords(words)
      const holders: (number[] | undefined)[] = Array.from({length: words.length})
      let text = 0
      const found = (word: number) => {
        const some = holders[word]
        if (some === undefined) holders[word] = [text]
        else some.push(text)
      }
      for (; text < texts.length; text++) automaton.run(texts[text]!, found)
      return indexOf(texts.length, groups.slice(), holders)
    },
  }
}

/** @param holders by word: the texts that have it, in order. */
function indexOf(texts: number, groups: readonly (readonly number[])[], holders: readonly (readonly number[] | undefined)[]): WordIndex {
  // Sets of texts as bits, made for the groups that somebody asks for: most patterns are settled by the first one.
  const sets: (Uint32Array | undefined)[] = Array.from({length: groups.length})
  const setOf = (group: number): Uint32Array => {
    let set = sets[group]
    if (set === undefined) {
      set = new Uint32Array((texts + 31) >> 5)
      for (const word of groups[group]!) {
        const some = holders[word]
        if (some !== undefined) for (let i = 0; i < some.length; i++) set[some[i]! >> 5]! |= 1 << (some[i]! & 31)
      }
      sets[group] = set
    }
    return set
  }
  return {
    groups: groups.length,
    having(needed) {
      if (needed.length === 0) return Array.from({length: texts}, (_, i) => i)
      if (needed.some((group) => groups[group]!.every((word) => holders[word] === undefined))) return []
      const all = needed.map(setOf)
      const found: number[] = []
      for (let i = 0; i < all[0]!.length; i++) {
        let bits = all[0]![i]!
        for (let k = 1; k < all.length && bits !== 0; k++) bits &= all[k]![i]!
        for (; bits !== 0; bits &= bits - 1) found.push(i * 32 + 31 - Math.clz32(bits & -bits))
      }
      return found
    },
  }
}
