import {confusables} from './layers/confusables.ts'
import {INVISIBLE} from './layers/invisible.ts'

const isNew = 1
const isInvisible = 2
const isFoldable = 4

/** By UTF-16 unit: what it may be, once it was met. */
const kinds = new Uint8Array(0x10000).fill(isNew, 0x80)
const invisible = new RegExp(INVISIBLE.source, 'u')
const wordPart = /[\p{L}\p{N}\p{M}]/u

/** What a text has beyond ASCII: characters that leave no mark, and letters that could be taken for ASCII ones. Cheap; may say yes to harmless text. */
export function foreignLetters(text: string): {readonly invisible: boolean; readonly foldable: boolean} {
  let all = 0
  const first = text.search(/[^\x00-\x7f]/)
  if (first >= 0) {
    for (let i = first; i < text.length; i++) all |= kinds[text.charCodeAt(i)]!
    if ((all & isNew) !== 0) {
      for (let i = first; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        if (kinds[unit] === isNew) all |= kinds[unit] = kindOf(unit)
      }
    }
  }
  return {invisible: (all & isInvisible) !== 0, foldable: (all & isFoldable) !== 0}
}

function kindOf(unit: number): number {
  // Surrogates: the first one tells the block. U+1F000 to U+1FFFF are symbols, whose compatibility forms are ASCII and look like nothing else.
  if (unit >= 0xdc00 && unit <= 0xdfff) return 0
  if (unit >= 0xd83c && unit <= 0xd83f) return 0
  if (unit >= 0xd800 && unit <= 0xdbff) return isInvisible | isFoldable
  const char = String.fromCharCode(unit)
  const unseen = invisible.test(char)
  // Marks join the letter before them into another one; variation selectors are only left out.
  const folds = unseen
    ? false
    : /\p{M}/u.test(char) ||
      (wordPart.test(char) && [...char.normalize('NFKC'), ...char.normalize('NFKD')].some((part) => confusables.has(part)))
  return (unseen ? isInvisible : 0) | (folds ? isFoldable : 0)
}
