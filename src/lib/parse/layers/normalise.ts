import {confusables} from './confusables.ts'
import {INVISIBLE} from './invisible.ts'
import {tellingWords} from './words.ts'

export {invisibleRuns} from './invisible.ts'

/** A word that is not what it looks like. */
export interface DisguisedWord {
  readonly start: number
  readonly end: number
  readonly word: string
  /** What a person reads. */
  readonly folded: string
  /** `mixed`: Latin letters and lookalikes of other scripts; `lookalike`: lookalikes alone; `styled`: mathematical or full-width letters. */
  readonly kind: 'mixed' | 'lookalike' | 'styled'
}

const WIDE = /[^\x00-\x7f]/
const WORD = /[\p{L}\p{N}\p{M}]+/gu
const FOREIGN = /[^\x00-\x7f]/
const LATIN = /[A-Za-z]/
/** Letters of scripts that the confusables are taken from; a text with more of these than Latin ones is written in them. */
const OTHER = /[\u0370-\u058f\u05d0-\u05f4\u10a0-\u10ff\u13a0-\u13ff\u2c80-\u2cff\u2d00-\u2d7f\ua4d0-\ua4ff\uab30-\uabbf]/g

/**
 * The form that sentences are matched in: NFKC, lookalikes folded to ASCII in words that pose as Latin, invisible characters removed, quotes and
 * dashes plain, white space folded, Markdown emphasis removed, lower case. Length and offsets change.
 */
export function normaliseText(raw: string): string {
  let text = raw.includes('&') ? raw.replace(BLANK_ENTITY, '') : raw
  if (text.includes('<')) text = text.replace(INNER_TAG, '')
  if (WIDE.test(text)) text = foldWide(text)
  text = withoutGaps(text)
  if (/[`*~_\\]/.test(text)) text = withoutEmphasis(text)
  text = text.toLowerCase()
  return /[\t\n\v\f\r]|  |^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}

/** Entities that leave no mark on the page. */
const BLANK_ENTITY = /&(?:shy|zwj|zwnj|ZeroWidthSpace|NoBreak|#173|#820[3-5]|#8288|#xad|#x200[b-d]|#x2060);/gi

/** Within a word a tag of a letter's look, or a comment, leaves nothing. */
const INNER_TAG =
  /(?<=[A-Za-z>])<(?:\/?(?:b|i|em|strong|span|u|s|a|font|small|wbr|mark|sub|sup)\b[^<>]{0,80}|!--[^<>]{0,80}--)>(?=[A-Za-z<])/gi

const DIGITS: Readonly<Record<string, string>> = {'0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't'}

/** Letters with something between each two, words with lines for spaces, digits for letters: nobody writes a whole sentence so by accident. */
function withoutGaps(text: string): string {
  let plain = text
  if (/[A-Za-z]([ .\-·•|/])[A-Za-z]\1[A-Za-z]\1[A-Za-z]/.test(plain))
    plain = plain.replace(/(?<![A-Za-z\d])[A-Za-z](?:([ .\-·•|/])[A-Za-z](?:\1[A-Za-z]){2,200})(?![A-Za-z])/g, (run, gap: string) =>
      gap === ' ' ? segmented(run.replaceAll(' ', '')) : run.replaceAll(gap, ''),
    )
  if (plain.includes('_')) {
    plain = plain.replace(/(?<!\S)[^\s_]{1,80}(?:_[^\s_]{1,80}){5,300}/g, (run) => {
      const parts = run.split('_')
      return parts.filter((part) => /^[A-Za-z]{1,20}[.,:;]?$/.test(part)).length >= Math.max(5, parts.length * 0.6) ? parts.join(' ') : run
    })
  }
  // Hardly any English word has these twice.
  if (/aa|ii|uu/.test(plain) && (plain.match(/[a-z](?:aa|ii|uu)(?=[a-z])/gi)?.length ?? 0) >= 3)
    plain = plain.replace(/([aeiou])\1(?=[a-z])/gi, '$1')
  if (/[a-z][013457][a-z]/.test(plain)) {
    const odd = plain.match(LEET)
    if (odd !== null && odd.length >= 3) plain = plain.replace(LEET, (word) => word.replace(/[013457]/g, (digit) => DIGITS[digit]!))
  }
  return plain
}

const LEET = /(?<![\w/.@-])(?=[a-z013457]{0,20}[a-z][013457]{1,2}[a-z])[A-Z]?[a-z013457]{3,24}(?![\w/@-])/g

const segments = new Set([
  ...tellingWords,
  ...'do what who them their everything something contents each page been been silently reply replies notice mention'.split(' '),
])

/** Cuts letters that stood apart into the words that give orders away, longest first; what is none stays together. */
function segmented(letters: string): string {
  const out: string[] = []
  let rest = ''
  for (let at = 0; at < letters.length;) {
    let length = Math.min(14, letters.length - at)
    while (length >= 3 && !segments.has(letters.slice(at, at + length).toLowerCase())) length--
    if (length < 3) {
      rest += letters[at++]
      continue
    }
    if (rest !== '') out.push(rest)
    rest = ''
    out.push(letters.slice(at, at + length))
    at += length
  }
  if (rest !== '') out.push(rest)
  return out.join(' ')
}

/** Words that pose as Latin ones. Offsets are into the text as given. */
export function mixedScriptWords(text: string): DisguisedWord[] {
  if (!WIDE.test(text)) return []
  const latinText = isLatin(text)
  const found: DisguisedWord[] = []
  let honest = false
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}\u200b-\u200d\u2060\ufeff\u00ad]+/gu)) {
    const word = match[0]
    if (!FOREIGN.test(word)) continue
    const plain = compatible(word)
    const folded = foldWord(plain, latinText)
    const kind = kindOf(word, plain, folded)
    if (!kind && folded.search(OTHER) >= 0) honest = true
    if (kind) found.push({start: match.index, end: match.index + word.length, word, folded, kind})
  }
  // Among honest words of the other script, one that happens to consist of lookalikes is one of them.
  return honest ? found.filter((word) => word.kind !== 'lookalike') : found
}

function kindOf(word: string, plain: string, folded: string): DisguisedWord['kind'] | undefined {
  if (folded.length < 3) return undefined
  if (plain === folded) return /[\u{1D400}-\u{1D7FF}\uFF21-\uFF5A]/u.test(word) && /^[\x21-\x7e]{3,}$/.test(plain) ? 'styled' : undefined
  // One letter of the other script that looks like none of ours, and the word is honestly of that script.
  if (FOREIGN.test(folded.normalize('NFD').replace(/\p{M}/gu, ''))) return undefined
  return LATIN.test(plain.normalize('NFD')) ? 'mixed' : 'lookalike'
}

/**
 * NFKC without invisible characters, in linear time: two ligatures would become eighteen letters each, and sorting the marks on one letter takes
 * the square of their number, so that only eight are kept.
 */
function compatible(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\ufdfa\ufdfb]/g, ' ')
    .replace(/([\p{M}\uff9e\uff9f]{8})[\p{M}\uff9e\uff9f]+/gu, '$1')
    .normalize('NFKC')
}

function foldWide(raw: string): string {
  const text = withoutMarks(compatible(raw))
  if (!WIDE.test(text)) return text
  const latinText = isLatin(text)
  return text
    .replace(WORD, (word) => (FOREIGN.test(word) ? foldWord(word, latinText) : word))
    .replace(/[\u2018\u2019\u201b\u02bc\u02b9\u2032]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212\u2043]/g, '-')
    .replace(/[\u2044\u2215\u29f8]/g, '/')
}

/** Marks that no letter has, such as strokes through it, and accents on every other vowel: no language that is written with Latin letters has so many. */
function withoutMarks(text: string): string {
  const plain = text.replace(/(?<=[A-Za-z])\p{M}{1,8}/gu, '')
  const accented = plain.match(/[áàâéèêíìîóòôúùû]/gi)?.length ?? 0
  if (accented < 8 || accented < (plain.match(/[aeiou]/gi)?.length ?? 0)) return plain
  return plain.normalize('NFD').replace(/(?<=[A-Za-z])\p{M}{1,8}/gu, '')
}

/** Folds what looks Latin in a word that mixes scripts, or that consists of lookalikes in a text that is otherwise Latin. */
function foldWord(word: string, latinText: boolean): string {
  const folded = [...word].map((char) => confusables.get(char) ?? char).join('')
  if (folded === word) return word
  if (LATIN.test(word)) return folded
  return latinText && !FOREIGN.test(folded) ? folded : word
}

function isLatin(text: string): boolean {
  const others = text.match(OTHER)?.length ?? 0
  if (others === 0) return true
  return (text.match(/[A-Za-z]/g)?.length ?? 0) > others
}

/** Emphasis, code marks, strike-through and backslash escapes. An underscore within a word is part of a name, an asterisk between letters is not. */
function withoutEmphasis(text: string): string {
  return text
    .replace(/\\([*_`~\\#>|[\](){}])/g, '$1')
    .replace(/`{1,3}|~~/g, '')
    .replace(/\*{1,3}(?=[\p{L}"'(])|(?<=[\p{L}\p{N}.,:;!?)"'])\*{1,3}/gu, '')
    .replace(/(?<![\w/.-])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w/-]|\.\w)/g, '')
}
