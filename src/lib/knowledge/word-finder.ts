/** Looks for many words at once, in one pass over a text. */
export interface WordFinder {
  /**
   * Writes each word (its index) that the text holds, once, into `found` from `at` on; returns where it stopped. There has to be room for all words.
   * The case of ASCII letters does not count.
   */
  run(text: string, found: Int32Array, at: number): number
}

// A symbol has five bits: the letters have one each, and all else shares six. Four symbols in a row choose the words that begin with them; shorter words
// have tables of their own. The tables have some 200 KB, so that they stay in the processor's cache and cost next to nothing to make: an automaton of the
// same words has megabytes, and a process that looks at one small skill spent a third of its time on making it.
const bits = 5
const hashBits = 15
const symbols = Uint8Array.from({length: 128}, (_, code) => {
  const letter = (code | 32) - 96
  return code >= 64 && letter >= 1 && letter <= 26 ? letter : code === 32 ? 0 : code >= 48 && code <= 57 ? 27 : 28
})
const symbolOf = (code: number): number => (code < 128 ? symbols[code]! : 29 + (code % 3))
const symbolAt = (text: string, i: number): number => (i < text.length ? symbolOf(text.charCodeAt(i)) : 0)
/** Of four symbols. */
const hash = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - hashBits)

/** Makes a finder of words, which are lower case and not empty. */
export function compileWords(words: readonly string[]): WordFinder {
  // The first word of each beginning; the others follow it in a chain. Nothing is 0.
  const byFour = new Uint16Array(1 << hashBits)
  const byThree = new Uint16Array(1 << (3 * bits))
  const byTwo = new Uint16Array(1 << (2 * bits))
  const links = words.length + (1 << bits) * words.filter((word) => word.length === 1).length + 1
  const wordOf = new Uint16Array(links)
  const following = new Uint16Array(links)
  let last = 0
  const put = (table: Uint16Array, key: number, word: number): void => {
    wordOf[++last] = word
    following[last] = table[key]!
    table[key] = last
  }
  for (let number = 0; number < words.length; number++) {
    const word = words[number]!
    const first = symbolAt(word, 0)
    const pair = (first << bits) | symbolAt(word, 1)
    const three = (pair << bits) | symbolAt(word, 2)
    if (word.length > 3) put(byFour, hash((three << bits) | symbolAt(word, 3)), number)
    else if (word.length === 3) put(byThree, three, number)
    else if (word.length === 2) put(byTwo, pair, number)
    else for (let second = 0; second < 1 << bits; second++) put(byTwo, (first << bits) | second, number)
  }
  // The words one after another, as UTF-16 units: comparing numbers is several times faster than asking strings for them.
  const starts = new Uint32Array(words.length + 1)
  for (let number = 0; number < words.length; number++) starts[number + 1] = starts[number]! + words[number]!.length
  const letters = Uint16Array.from(words.join(''), (letter) => letter.charCodeAt(0))
  const seen = new Int32Array(words.length)
  let turn = 0
  let units = new Uint16Array(4096)
  return {
    run(text, found, at) {
      const now = (turn = (turn + 1) | 0 || 1)
      const end = text.length
      if (units.length < end + 3) units = new Uint16Array(2 * end + 3)
      const read = units
      for (let i = 0; i < end; i++) {
        const code = text.charCodeAt(i)
        read[i] = code >= 65 && code <= 90 ? code + 32 : code
      }
      read[end] = read[end + 1] = read[end + 2] = 0
      let key = (((symbolOf(read[0]!) << bits) | symbolOf(read[1]!)) << bits) | symbolOf(read[2]!)
      for (let i = 0; i < end; i++) {
        key = ((key << bits) | symbolOf(read[i + 3]!)) & 0xfffff
        let link = byFour[hash(key)]!
        let three = byThree[key >> bits]!
        let two = byTwo[key >> (2 * bits)]!
        while ((link | three | two) !== 0) {
          if (link === 0) {
            link = three === 0 ? two : three
            if (three === 0) two = 0
            three = 0
          }
          const number = wordOf[link]!
          link = following[link]!
          if (seen[number] === now) continue
          let k = starts[number]!
          const last = starts[number + 1]!
          // Behind the end are no letters, so that nothing is found to run over it.
          for (let j = i; k < last && read[j] === letters[k]; j++) k++
          if (k < last) continue
          seen[number] = now
          found[at++] = number
        }
      }
      return at
    },
  }
}
