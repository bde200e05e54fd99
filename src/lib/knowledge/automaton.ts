/** Looks for many words at once, in one pass over a text (Aho and Corasick 1975). */
export interface Automaton {
  /**
   * Calls `found` once with each word (its index) that the text may hold. The case of ASCII letters does not count, and letters beyond ASCII may be
   * taken for one another: a word may be told that is not there, never the other way round.
   */
  run(text: string, found: (word: number) => void): void
}

/** Letters of other scripts share so many symbols, so that the table stays small. */
const foreign = 16

/** Makes an automaton of words, which are lower case. */
export function compileWords(words: readonly string[]): Automaton {
  const ascii = new Uint8Array(128)
  let symbols = 1
  for (const word of words)
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i)
      if (code < 128 && ascii[code] === 0) ascii[code] = symbols++
    }
  for (let code = 65; code <= 90; code++) ascii[code] = ascii[code + 32]!
  const width = symbols + foreign
  const symbolOf = (code: number): number => (code < 128 ? ascii[code]! : symbols + ((code ^ (code >> 4)) & (foreign - 1)))
  const size = 1 + words.reduce((total, word) => total + word.length, 0)
  const trie = new Int32Array(size * width)
  const ends: number[][] = [[]]
  let states = 1
  for (const [number, word] of words.entries()) {
    let state = 0
    for (let i = 0; i < word.length; i++) {
      const at = state * width + symbolOf(word.charCodeAt(i))
      if (trie[at] === 0) {
        trie[at] = states
        ends[states++] = []
      }
      state = trie[at]!
    }
    ends[state]!.push(number)
  }
  link(trie, ends, width)
  // A step is one look-up: the table holds where the next state's row begins, negative where words end.
  const next = new Int32Array(states * width)
  for (let i = 0; i < next.length; i++) next[i] = ends[trie[i]!]!.length > 0 ? ~(trie[i]! * width) : trie[i]! * width
  const seenStates = new Int32Array(states)
  const seenWords = new Int32Array(words.length)
  let turn = 0
  return {
    run(text, found) {
      turn = (turn + 1) | 0 || 1
      let row = 0
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i)
        row = next[row + (code < 128 ? ascii[code]! : symbols + ((code ^ (code >> 4)) & (foreign - 1)))]!
        if (row >= 0) continue
        row = ~row
        const state = (row / width) | 0
        if (seenStates[state] === turn) continue
        seenStates[state] = turn
        const here = ends[state]!
        for (let k = 0; k < here.length; k++) {
          const word = here[k]!
          if (seenWords[word] === turn) continue
          seenWords[word] = turn
          found(word)
        }
      }
    },
  }
}

/** Turns the trie into an automaton: where a state has no edge, that of its longest proper suffix; what ends there ends here too. */
function link(next: Int32Array, ends: number[][], width: number): void {
  const failure = new Int32Array(ends.length)
  const queue: number[] = []
  for (let symbol = 1; symbol < width; symbol++) if (next[symbol] !== 0) queue.push(next[symbol]!)
  for (let i = 0; i < queue.length; i++) {
    const state = queue[i]!
    const suffix = failure[state]!
    if (ends[suffix]!.length > 0) ends[state] = [...new Set([...ends[state]!, ...ends[suffix]!])]
    for (let symbol = 1; symbol < width; symbol++) {
      const at = state * width + symbol
      const by = next[suffix * width + symbol]!
      if (next[at] === 0) next[at] = by
      else {
        failure[next[at]!] = by
        queue.push(next[at]!)
      }
    }
  }
}
