/** Looks for many words at once, in one pass over a text. */
export interface WordFinder {
  /**
   * Writes each word (its index) that the text holds, once, into `found` from `at` on; returns where it stopped. There has to be room for all words.
   * The case of ASCII letters does not count.
   */
  run(text: string, found: Int32Array, at: number): number
}

// A symbol has five bits: the letters have one each, and all else shares six. Three symbols in a row choose the words that begin with them, and a mask
// says which fourth symbols are worth comparing any of those. The tables have some 200 KB, so that they stay in the processor's cache and cost next to
// nothing to make: an automaton of the same words has megabytes, and a process that looks at one small skill spent a third of its time on making it.
const bits = 5
const all = -1
const symbols = Uint8Array.from({length: 128}, (_, code) => {
  const letter = (code | 32) - 96
  return code >= 64 && letter >= 1 && letter <= 26 ? letter : code === 32 ? 0 : code >= 48 && code <= 57 ? 27 : 28
})
const symbolOf = (code: number): number => (code < 128 ? symbols[code]! : 29 + (code % 3))
const symbolAt = (text: string, i: number): number => (i < text.length ? symbolOf(text.charCodeAt(i)) : 0)
const lower = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code)

/** Makes a finder of words, which are lower case and not empty. */
export function compileWords(words: readonly string[]): WordFinder {
  // By the first three symbols, and for words of one and two letters by the first two: the first word, plus one; the others follow it in a chain.
  const long = new Uint16Array(1 << (3 * bits))
  const masks = new Uint32Array(1 << (3 * bits))
  const short = new Uint16Array(1 << (2 * bits))
  const chain: number[] = [0]
  const wordOf: number[] = [0]
  const put = (table: Uint16Array, key: number, word: number): void => {
    chain.push(table[key]!)
    table[key] = wordOf.push(word) - 1
  }
  for (let number = 0; number < words.length; number++) {
    const word = words[number]!
    const first = symbolAt(word, 0)
    const pair = (first << bits) | symbolAt(word, 1)
    if (word.length > 2) {
      const key = (pair << bits) | symbolAt(word, 2)
      put(long, key, number)
      masks[key]! |= word.length > 3 ? 1 << symbolAt(word, 3) : all
    } else if (word.length === 2) put(short, pair, number)
    else for (let second = 0; second < 1 << bits; second++) put(short, (first << bits) | second, number)
  }
  const seen = new Int32Array(words.length)
  let turn = 0
  return {
    run(text, found, at) {
      turn = (turn + 1) | 0 || 1
      const end = text.length
      const look = (chained: number, i: number): void => {
        for (let link = chained; link !== 0; link = chain[link]!) {
          const number = wordOf[link]!
          if (seen[number] === turn || !holdsAt(text, i, words[number]!)) continue
          seen[number] = turn
          found[at++] = number
        }
      }
      let key = (symbolAt(text, 0) << bits) | symbolAt(text, 1)
      let next = symbolAt(text, 2)
      for (let i = 0; i < end; i++) {
        key = ((key << bits) | next) & 0x7fff
        const code = i + 3 < end ? text.charCodeAt(i + 3) : 32
        next = code < 128 ? symbols[code]! : 29 + (code % 3)
        if (((masks[key]! >>> next) & 1) !== 0) look(long[key]!, i)
        if (short[key >> bits] !== 0) look(short[key >> bits]!, i)
      }
      return at
    },
  }
}

function holdsAt(text: string, at: number, word: string): boolean {
  if (at + word.length > text.length) return false
  for (let i = 0; i < word.length; i++) if (lower(text.charCodeAt(at + i)) !== word.charCodeAt(i)) return false
  return true
}
