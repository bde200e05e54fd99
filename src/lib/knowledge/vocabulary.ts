import {neededWords} from './needed-words.ts'
import {compileWords, type WordFinder} from './word-finder.ts'

/**
 * A filter before patterns. A pattern can only match where each of its groups of words has a word in the text; one pass over all texts for all those
 * words says which groups do, so that nearly no pattern has to be tried. Nothing is lost: the words are the literal parts of
 * the patterns themselves. Groups are to be made when a module is loaded: one that comes later has every text looked at again.
 */
export interface Vocabulary {
  /**
   * The groups of all that a pattern (its sources, one after another) cannot match without; [] when that is nothing. Worked out when a text is first
   * looked at or the answer asked for: a command that scans nothing need not wait for it.
   */
  neededBy(sources: readonly string[]): () => readonly number[]
  /** How many groups are known. */
  size(): number
  index(texts: readonly string[]): WordIndex
  /** All that was worked out so far, for a vocabulary of the same patterns to begin with. */
  prepared(): Prepared
}

/** The words of a vocabulary, so that a process need not read them from its patterns again. Plain data. */
export interface Prepared {
  readonly words: readonly string[]
  /** Indexes of words. */
  readonly groups: readonly (readonly number[])[]
  /** By `keyOf` the sources of a pattern: indexes of groups. */
  readonly needs: Readonly<Record<string, readonly number[]>>
}

/** Which texts have a word of which groups. */
export interface WordIndex {
  /** How many groups were known when it was made; it says nothing of later ones. */
  readonly groups: number
  /** Indexes of the texts that have a word of each of the groups, in order; of all texts when there are none. */
  having(needed: readonly number[]): readonly number[]
}

/** @param known words worked out beforehand; patterns that it does not know are read as ever. */
export function vocabulary(known?: Prepared): Vocabulary {
  const words = [...(known?.words ?? [])]
  const groups = [...(known?.groups ?? [])]
  const needs = new Map(Object.entries(known?.needs ?? {}))
  // Only for patterns that were not prepared, which are few or none in a built weft.
  let wordNumbers: Map<string, number> | undefined
  let groupNumbers: Map<string, number> | undefined
  let finder: WordFinder | undefined
  const numberOf = (word: string): number => {
    wordNumbers ??= new Map(words.map((one, i) => [one, i]))
    let number = wordNumbers.get(word)
    if (number === undefined) {
      number = words.push(word) - 1
      wordNumbers.set(word, number)
      finder = undefined
    }
    return number
  }
  const groupOf = (list: readonly string[]): number => {
    groupNumbers ??= new Map(groups.map((group, i) => [groupKey(group.map((word) => words[word]!)), i]))
    const key = groupKey(list)
    let number = groupNumbers.get(key)
    if (number === undefined) {
      number = groups.push(list.map(numberOf)) - 1
      groupNumbers.set(key, number)
    }
    return number
  }
  const pending: (() => void)[] = []
  const settle = () => {
    if (pending.length === 0) return
    for (const make of pending.splice(0)) make()
  }
  return {
    neededBy(sources) {
      let needed: readonly number[] | undefined
      const make = () => {
        if (needed !== undefined) return needed
        const key = keyOf(sources)
        needed = needs.get(key)
        if (needed === undefined) needs.set(key, (needed = neededWords(...sources).map(groupOf)))
        return needed
      }
      pending.push(make)
      return make
    },
    size() {
      settle()
      return groups.length
    },
    prepared() {
      settle()
      return {words, groups, needs: Object.fromEntries(needs)}
    },
    index(texts) {
      settle()
      finder ??= compileWords(words)
      const {run} = finder
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

const groupKey = (list: readonly string[]): string => list.toSorted().join('|')

/** 64 bits of the sources: enough that no two patterns ever share them. */
function keyOf(sources: readonly string[]): string {
  let a = 0x811c9dc5
  let b = sources.length
  for (const source of sources) {
    for (let i = 0; i < source.length; i++) {
      const code = source.charCodeAt(i)
      a = Math.imul(a ^ code, 0x01000193)
      b = Math.imul(b + code, 0x5bd1e995) ^ (b >>> 15)
    }
    a = Math.imul(a ^ 0xffff, 0x01000193)
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`
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
