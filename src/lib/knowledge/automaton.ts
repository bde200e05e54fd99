/** Looks for many words at once, in one pass over a text (Aho and Corasick 1975). */
export interface Automaton {
  /**
   * Writes each word (its index) that the text may hold, once, into `found` from `at` on; returns where it stopped. There has to be room for all words.
   * The case of ASCII letters does not count, rare marks may be taken for one another and so may letters beyond ASCII: a word may be told that is
   * not there, never the other way round.
   */
  run(text: string, found: Int32Array, at: number): number
}

/** Symbols are numbered below this, so that a state's row is found by a shift. */
const width = 64
/** Letters of other scripts share so many symbols, marks that come late one, and all that no word holds the first. */
const foreign = 16
const others = width - foreign - 1
/** Where the table says that words end in a state. */
const ending = 0x8000

/** Makes an automaton of words, which are lower case. */
export function compileWords(words: readonly string[], longest = 8): Automaton {
  const size = 1 + words.reduce((total, word) => total + Math.min(word.length, longest), 0)
  if (size > ending && longest > 1) return compileWords(words, longest - 1)
  const ascii = new Uint8Array(128)
  let symbols = 1
  for (const char of `abcdefghijklmnopqrstuvwxyz${words.join('')}`) {
    const code = char.charCodeAt(0)
    if (code < 128 && ascii[code] === 0) ascii[code] = Math.min(symbols++, others)
  }
  for (let code = 65; code <= 90; code++) ascii[code] = ascii[code + 32]!
  const symbolOf = (code: number): number => (code < 128 ? ascii[code]! : width - foreign + ((code ^ (code >> 4)) & (foreign - 1)))
  const trie = new Uint16Array(size * width)
  const ends: number[][] = [[]]
  for (const [number, word] of words.entries()) {
    let state = 0
    for (let i = 0; i < word.length && i < longest; i++) {
      const at = state * width + symbolOf(word.charCodeAt(i))
      if (trie[at] === 0) trie[at] = ends.push([]) - 1
      state = trie[at]!
    }
    ends[state]!.push(number)
  }
  const {next, ends: here} = link(trie, ends)
  const seenStates = new Int32Array(here.length)
  const seenWords = new Int32Array(words.length)
  let turn = 0
  return {
    run(text, found, at) {
      turn = (turn + 1) | 0 || 1
      let state = 0
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i)
        state = next[(state << 6) + (code < 128 ? ascii[code]! : width - foreign + ((code ^ (code >> 4)) & (foreign - 1)))]!
        if (state < ending) continue
        state -= ending
        if (seenStates[state] === turn) continue
        seenStates[state] = turn
        const some = here[state]!
        for (let k = 0; k < some.length; k++) {
          const word = some[k]!
          if (seenWords[word] === turn) continue
          seenWords[word] = turn
          found[at++] = word
        }
      }
      return at
    },
  }
}

/**
 * Turns the trie into an automaton: where a state has no edge, that of its longest proper suffix; what ends there ends here too. States are numbered
 * anew by their depth, so that those near the root, where nearly every step ends, lie together.
 */
function link(trie: Uint16Array, ends: readonly (readonly number[])[]): {next: Uint16Array; ends: readonly (readonly number[])[]} {
  const queue = [0]
  const failure = new Uint16Array(ends.length)
  const all = ends.slice()
  for (let i = 0; i < queue.length; i++) {
    const state = queue[i]!
    const suffix = failure[state]!
    if (state !== 0 && all[suffix]!.length > 0) all[state] = [...new Set([...all[state]!, ...all[suffix]!])]
    for (let symbol = 1; symbol < width; symbol++) {
      const at = state * width + symbol
      const by = state === 0 ? 0 : trie[suffix * width + symbol]!
      if (trie[at] === 0) trie[at] = by
      else {
        failure[trie[at]!] = by
        queue.push(trie[at]!)
      }
    }
  }
  const renamed = new Uint16Array(ends.length)
  for (let i = 0; i < queue.length; i++) renamed[queue[i]!] = i
  const next = new Uint16Array(queue.length * width)
  for (let i = 0; i < queue.length; i++)
    for (let symbol = 1; symbol < width; symbol++) {
      const to = trie[queue[i]! * width + symbol]!
      next[i * width + symbol] = renamed[to]! + (all[to]!.length > 0 ? ending : 0)
    }
  return {next, ends: queue.map((state) => all[state]!)}
}
