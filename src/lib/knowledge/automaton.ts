/** Looks for many words at once, in one pass over a text (Aho and Corasick 1975). */
export interface Automaton {
  /** Adds the numbers of all lists that have a word in the text to `bits` from `offset` on, and tells `first` of each that was not there yet. */
  run(text: string, bits: Uint32Array, offset: number, first?: (list: number) => void): void
}

/** Letters of other scripts share so many symbols: a filter may let too much through, and the table stays small. */
const foreign = 16

/**
 * Makes an automaton of lists of words; which list a word is of is all that it tells. A word with letters beyond ASCII may be found where another one
 * stands, never the other way round.
 */
export function compileWords(lists: readonly (readonly string[])[]): Automaton {
  const ascii = new Uint8Array(128)
  let symbols = 1
  for (const list of lists)
    for (const word of list)
      for (let i = 0; i < word.length; i++) {
        const code = word.charCodeAt(i)
        if (code < 128 && ascii[code] === 0) ascii[code] = symbols++
      }
  const width = symbols + foreign
  const symbolOf = (code: number): number => (code < 128 ? ascii[code]! : symbols + ((code ^ (code >> 4)) & (foreign - 1)))
  const size = 1 + lists.reduce((sum, list) => sum + list.reduce((total, word) => total + word.length, 0), 0)
  const trie = new Int32Array(size * width)
  const out: number[][] = [[]]
  let states = 1
  for (const [number, list] of lists.entries()) {
    for (const word of list) {
      let state = 0
      for (let i = 0; i < word.length; i++) {
        const at = state * width + symbolOf(word.charCodeAt(i))
        if (trie[at] === 0) {
          trie[at] = states
          out[states++] = []
        }
        state = trie[at]!
      }
      if (out[state]!.at(-1) !== number) out[state]!.push(number)
    }
  }
  link(trie, out, width)
  // A step is one look-up: the table holds where the next state's row begins, negative where words end.
  const next = new Int32Array(states * width)
  for (let i = 0; i < next.length; i++) next[i] = out[trie[i]!]!.length > 0 ? ~(trie[i]! * width) : trie[i]! * width
  return {
    run(text, bits, offset, first) {
      let row = 0
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i)
        row = next[row + (code < 128 ? ascii[code]! : symbols + ((code ^ (code >> 4)) & (foreign - 1)))]!
        if (row >= 0) continue
        row = ~row
        for (const list of out[row / width]!) {
          const at = offset + (list >> 5)
          const bit = 1 << (list & 31)
          if ((bits[at]! & bit) !== 0) continue
          bits[at]! |= bit
          first?.(list)
        }
      }
    },
  }
}

/** Turns the trie into an automaton: where a state has no edge, that of its longest proper suffix; what ends there ends here too. */
function link(next: Int32Array, out: number[][], width: number): void {
  const failure = new Int32Array(out.length)
  const queue: number[] = []
  for (let symbol = 1; symbol < width; symbol++) if (next[symbol] !== 0) queue.push(next[symbol]!)
  for (let i = 0; i < queue.length; i++) {
    const state = queue[i]!
    const suffix = failure[state]!
    for (const list of out[suffix]!) if (!out[state]!.includes(list)) out[state]!.push(list)
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
