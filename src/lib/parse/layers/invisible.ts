/**
 * Characters that leave no mark: zero-width spaces and joiners, word joiner and invisible operators, soft hyphen, bidirectional controls, fillers,
 * variation selectors, tag characters, Mongolian vowel separator and the byte order mark.
 */
export const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu

const RUN = new RegExp(`(?:${INVISIBLE.source})+`, 'gu')

export type InvisibleKind = 'zero-width' | 'bidi' | 'tag' | 'variation' | 'filler' | 'soft-hyphen'

export interface InvisibleRun {
  readonly start: number
  readonly end: number
  readonly kind: InvisibleKind
}

/**
 * Runs of invisible characters that their surroundings do not explain. Explained are: joiners and selectors in emoji, flags made of tags, joiners
 * in scripts that need them, direction marks beside right-to-left letters, a byte order mark at the very start.
 */
export function invisibleRuns(text: string): InvisibleRun[] {
  if (!/[^\x00-\x7f]/.test(text)) return []
  const runs: InvisibleRun[] = []
  for (const match of text.matchAll(RUN)) {
    const start = match.index
    const end = start + match[0].length
    if (!isExplained(text, match[0], start, end)) runs.push({start, end, kind: kindOf(match[0])})
  }
  return runs
}

const SYMBOL = /^[\p{So}\p{Sk}\p{Sm}\p{Emoji}\p{Po}\p{Emoji_Modifier}]$/u
/** Scripts whose letters join or not, which the two joiners steer; ideographs and Mongolian letters have variants. */
const JOINING =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}]$/u
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const IDEOGRAPH = /^\p{Unified_Ideograph}$/u

function isExplained(text: string, run: string, start: number, end: number): boolean {
  const before = charBefore(text, start)
  const after = String.fromCodePoint(text.codePointAt(end) ?? 32)
  // Emoji and symbols: selectors, a joiner to the next emoji.
  if (/^[\ufe0e\ufe0f]?\u200d?$/.test(run)) {
    if (SYMBOL.test(before) && (!run.endsWith('\u200d') || SYMBOL.test(after))) return true
  }
  if (run === '\ufeff') return start === 0
  if (/^[\u200c\u200d]$/.test(run)) return JOINING.test(before) || JOINING.test(after)
  if (/^[\ufe00-\ufe0f]$|^[\u{e0100}-\u{e01ef}]$/u.test(run)) return IDEOGRAPH.test(before) || SYMBOL.test(before) || JOINING.test(before)
  if (/^[\u180b-\u180f]$/.test(run)) return JOINING.test(before)
  if (/^[\u{e0020}-\u{e007e}]{2,6}\u{e007f}$/u.test(run)) return before === '\u{1f3f4}'
  // Marks and isolates order mixed lines; overrides make text read other than it is stored, in any script.
  if (/^[\u061c\u200e\u200f\u2066-\u2069\u202a-\u202c]+$/.test(run))
    return RIGHT_TO_LEFT.test(text.slice(Math.max(0, start - 80), end + 80))
  if (run === '\u00ad')
    return (
      /\p{L}/u.test(before) && /\p{L}/u.test(after) && !/[A-Za-z]{1,2}\u00ad[A-Za-z]{1,2}(?![A-Za-z])/.test(text.slice(start - 2, end + 3))
    )
  if (/^[\u115f\u1160\u3164\uffa0]$/.test(run)) return /[\u1100-\u11ff\uac00-\ud7af]/.test(before + after)
  return false
}

function kindOf(run: string): InvisibleKind {
  if (/[\u{e0000}-\u{e007f}]/u.test(run)) return 'tag'
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(run)) return 'bidi'
  if (/[\ufe00-\ufe0f\u180b-\u180d\u{e0100}-\u{e01ef}]/u.test(run)) return 'variation'
  if (/[\u115f\u1160\u3164\uffa0\u17b4\u17b5]/.test(run)) return 'filler'
  return /^\u00ad+$/.test(run) ? 'soft-hyphen' : 'zero-width'
}

function charBefore(text: string, at: number): string {
  if (at === 0) return ''
  const unit = text.charCodeAt(at - 1)
  return unit >= 0xdc00 && unit < 0xe000 && at > 1 ? text.slice(at - 2, at) : text.slice(at - 1, at)
}
