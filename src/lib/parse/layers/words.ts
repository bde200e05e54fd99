/** Words that give text away as instructions or commands: enough of them stand in anything that is worth hiding. Lower case. */
export const tellingWords: readonly string[] = (
  'the and you your this that with from have will into when then should would could other first after before without every any about ' +
  'must never always ignore previous prior disregard forget instructions instruction override system prompt prompts user users assistant agent ' +
  'agents secret secrets password passwords passphrase token tokens credential credentials private wallet seed phrase conversation context ' +
  'send upload download install execute running command commands script file files folder data message reveal print show hide silently tell ' +
  'asking confirm permission approval bypass disable delete remove write read append copy fetch visit follow open output response answer reply ' +
  'curl wget bash python python3 powershell node eval exec import base64 chmod sudo echo https http ssh home root env environ shell subprocess ' +
  'require function return const print payload webhook token backdoor true false null admin security mode safety policy restrictions guidelines'
).split(' ')

/** Words whose reversal or ROT13 is itself a word or a common identifier. */
const ambiguous = new Set('file node read send mode root data fetch open show null any'.split(' '))

const BITS = 14
export const SLOTS = 1 << BITS

/** Folds one lower-case letter into the hash of a word. */
export function step(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0
}

export function slot(hash: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> (32 - BITS)) & (SLOTS - 1)
}

export const REVERSED = 1
export const ROT13 = 2

/** For each slot whether a telling word, reversed or in ROT13, falls into it. Others fall there too: a hit is only a reason to look closer. */
export const disguised: Uint8Array = disguisedTable()

function disguisedTable(): Uint8Array {
  const table = new Uint8Array(SLOTS)
  const add = (word: string, flag: number) => {
    let hash = 0
    for (let i = 0; i < word.length; i++) hash = step(hash, word.charCodeAt(i))
    table[slot(hash)]! |= flag
  }
  for (const word of tellingWords) {
    if (/\d/.test(word) || ambiguous.has(word)) continue
    add([...word].reverse().join(''), REVERSED)
    add(rot13(word), ROT13)
  }
  return table
}

/** ROT13 is its own inverse. */
export function rot13(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => {
    const code = letter.charCodeAt(0)
    const base = code & 0x60
    return String.fromCharCode(base + 1 + ((code - base - 1 + 13) % 26))
  })
}

const known = new Set(tellingWords)

/** How many words of a text are telling ones, and how many words there are; looks at the first 2,000 words. */
export function countTelling(text: string): {telling: number; words: number; distinct: number} {
  const found = new Set<string>()
  let telling = 0
  let words = 0
  for (const match of text.matchAll(/[A-Za-z]{2,40}/g)) {
    if (++words > 2000) break
    const word = match[0].toLowerCase()
    if (!known.has(word)) continue
    telling++
    found.add(word)
  }
  return {telling, words, distinct: found.size}
}
