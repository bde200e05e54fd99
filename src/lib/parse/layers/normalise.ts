import {confusables} from './confusables.ts'
import {INVISIBLE} from './invisible.ts'

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
  let text = WIDE.test(raw) ? foldWide(raw) : raw
  if (/[`*~_\\]/.test(text)) text = withoutEmphasis(text)
  text = text.toLowerCase()
  return /[\t\n\v\f\r]|  |^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text
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
  const text = compatible(raw)
  if (!WIDE.test(text)) return text
  const latinText = isLatin(text)
  return text
    .replace(WORD, (word) => (FOREIGN.test(word) ? foldWord(word, latinText) : word))
    .replace(/[\u2018\u2019\u201b\u02bc\u02b9\u2032]/g, "'")
    .replace(/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212\u2043]/g, '-')
    .replace(/[\u2044\u2215\u29f8]/g, '/')
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
