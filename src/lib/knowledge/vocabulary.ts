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
    if (pending.length === 0) return
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
      const {run} = automaton
      // All finds one text after the other, then sorted by word.
      const starts = new Int32Array(texts.length + 1)
      let end = 0
      for (let text = 0; text < texts.length; text++) {
        if (finds.length < end + words.length) finds = larger(finds, end + words.length)
        end = run(texts[text]!, finds, end)
        starts[text + 1] = end
      }
      const offsets = new Int32Array(words.length + 1)
      for (let i = 0; i < end; i++) offsets[finds[i]! + 1]!++
      for (let word = 0; word < words.length; word++) offsets[word + 1]! += offsets[word]!
      const holders = new Int32Array(end)
      const filled = offsets.slice()
      for (let text = 0; text < texts.length; text++)
        for (let i = starts[text]!; i < starts[text + 1]!; i++) holders[filled[finds[i]!]!++] = text
      if (finds.length > 1 << 20) finds = new Int32Array(0)
      return indexOf(texts.length, groups.slice(), {offsets, holders})
    },
  }
}

/** Room for what is found, kept from one index to the next. */
let finds = new Int32Array(0)

function larger(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(2 * size)
  copy.set(array)
  return copy
}

/** @param found holders of a word (texts, in order) lie between its offset and the next word's. */
function indexOf(
  texts: number,
  groups: readonly (readonly number[])[],
  {offsets, holders}: {readonly offsets: Int32Array; readonly holders: Int32Array},
): WordIndex {
  // Sets of texts as bits, made for the groups that somebody asks for: most patterns are settled by the first one.
  const sets: (Uint32Array | undefined)[] = Array.from({length: groups.length})
  const sizes = groups.map((words) => words.reduce((size, word) => size + offsets[word + 1]! - offsets[word]!, 0))
  const setOf = (group: number): Uint32Array => {
    let set = sets[group]
    if (set === undefined) {
      set = new Uint32Array((texts + 31) >> 5)
      for (const word of groups[group]!) {
        const end = offsets[word + 1]!
        for (let i = offsets[word]!; i < end; i++) set[holders[i]! >> 5]! |= 1 << (holders[i]! & 31)
      }
      sets[group] = set
    }
    return set
  }
  return {
    groups: groups.length,
    having(needed) {
      if (needed.length === 0) return Array.from({length: texts}, (_, i) => i)
      for (const group of needed) if (sizes[group] === 0) return none
      // The rarest first: it may settle the matter.
      const order = needed.length === 1 ? needed : needed.toSorted((a, b) => sizes[a]! - sizes[b]!)
      let set = setOf(order[0]!)
      for (let k = 1; k < order.length; k++) {
        const other = setOf(order[k]!)
        set = set.map((bits, i) => bits & other[i]!)
        if (set.every((bits) => bits === 0)) return none
      }
      const found: number[] = []
      for (let i = 0; i < set.length; i++)
        for (let bits = set[i]!; bits !== 0; bits &= bits - 1) found.push(i * 32 + 31 - Math.clz32(bits & -bits))
      return found
    },
  }
}

const none: readonly number[] = []
