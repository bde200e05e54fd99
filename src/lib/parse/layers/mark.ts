import {disguised, REVERSED, ROT13, slot, step} from './words.ts'

export type Span = readonly [start: number, end: number]

/** What one pass over a text found worth a closer look; decoders start from here, so that ordinary text costs one pass and no more. */
export interface Marks {
  /** Runs of at least `minimum` characters of the base64 alphabets. */
  readonly runs: readonly Span[]
  /** Consecutive lines that hold nothing but such characters: something wrapped. Each line's run. */
  readonly wrapped: readonly (readonly Span[])[]
  /** Lines with at least two words that read as telling words backwards, or in ROT13. */
  readonly reversed: readonly Span[]
  readonly rot13: readonly Span[]
  /** Where at least four single characters stand apart: `c u r l`. */
  readonly spelled: readonly Span[]
  /** Whether there is any character that leaves no mark (soft hyphens, zero-width, selectors, tags). */
  readonly invisible: boolean
  /** Whether there was more than is marked here. */
  readonly cut: boolean
}

const BASE64 = 1
const LETTER = 2
const classes = new Uint8Array(128)
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') classes[char.charCodeAt(0)] = BASE64 | LETTER
for (const char of '0123456789+/-_') classes[char.charCodeAt(0)] = BASE64

/** One pass over a text. `limit` bounds the marks, since a text of hostile size would otherwise cost many times its own memory. */
export function markText(text: string, minimum = 24, limit = 200_000): Marks {
  const runs: Span[] = []
  const wrapped: Span[][] = []
  const reversed: Span[] = []
  const rot13: Span[] = []
  const spelled: Span[] = []
  let invisible = false
  let cut = false
  let runStart = 0
  let lineStart = 0
  let lastStart = -1
  let lastEnd = 0
  let shortStart = -1
  let shortEnd = 0
  let solo: Span[] = []
  let soloSize = 0
  let hash = 0
  let word = 0
  let backwards = 0
  let rotated = 0
  let singles = 0
  let singlesStart = 0
  let singlesEnd = -9
  const length = text.length
  for (let i = 0; i <= length; i++) {
    const code = i < length ? text.charCodeAt(i) : 10
    const kind = code < 128 ? classes[code]! : 0
    if (kind & LETTER) {
      hash = step(hash, code | 32)
      word++
      continue
    }
    if (word > 0) {
      if (word === 1) {
        if (i - singlesEnd > 6) {
          if (singles >= 4) spelled.push([singlesStart, singlesEnd])
          singles = 0
          singlesStart = i - 1
        }
        singles++
        singlesEnd = i
      } else {
        if (singles >= 4) spelled.push([singlesStart, singlesEnd])
        singles = 0
        singlesEnd = -9
        if (word > 2) {
          const flags = disguised[slot(hash)]!
          if (flags & REVERSED) backwards++
          if (flags & ROT13) rotated++
        }
      }
      hash = 0
      word = 0
    }
    if (kind & BASE64) continue
    if (i - runStart >= 4) {
      if (i - runStart >= minimum) runs.push([runStart, i])
      lastStart = runStart
      lastEnd = i
    } else if (i > runStart && shortStart < 0) {
      shortStart = runStart
      shortEnd = i
    }
    runStart = i + 1
    if (code === 10) {
      if (runs.length + spelled.length + reversed.length + rot13.length + wrapped.length > limit) {
        cut = true
        break
      }
      // Only a last line may be this short.
      if (lastStart < 0 && solo.length > 0 && shortStart >= 0) {
        lastStart = shortStart
        lastEnd = shortEnd
      }
      if (backwards > 1) reversed.push([lineStart, i])
      if (rotated > 1) rot13.push([lineStart, i])
      backwards = rotated = 0
      if (lastStart >= 0 && lastStart - lineStart <= 16 && i - lastEnd <= 6) {
        solo.push([lastStart, lastEnd])
        soloSize += lastEnd - lastStart
      } else if (solo.length > 0) {
        if (solo.length > 1 && soloSize >= minimum) wrapped.push(solo)
        solo = []
        soloSize = 0
      }
      lastStart = shortStart = -1
      lineStart = i + 1
    } else if (code > 127 && isInvisible(code)) invisible = true
  }
  if (solo.length > 1 && soloSize >= minimum) wrapped.push(solo)
  if (singles >= 4) spelled.push([singlesStart, singlesEnd])
  return {runs, wrapped, reversed, rot13, spelled, invisible, cut}
}

/** Code units of U+00AD, U+180E, U+200B–F, U+2060–4, U+3164, U+FE00–F, U+FEFF, and the first of everything from U+E0000. */
function isInvisible(code: number): boolean {
  if (code < 0x2060) return code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x180e
  return code <= 0x2064 || code === 0x3164 || (code >= 0xfe00 && code <= 0xfe0f) || code === 0xfeff || code === 0xdb40
}
