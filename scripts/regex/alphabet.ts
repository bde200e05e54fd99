/** Characters that stand for all others: ASCII, and one of each kind beyond it that a pattern may tell apart. */
export const alphabet: readonly string[] = [
  ...Array.from({length: 128}, (_, code) => String.fromCharCode(code)),
  ...[
    '\u00A0',
    '\u00E9',
    '\u00C9',
    '\u00AD',
    '\u00D7',
    '\u0301',
    '\u0430',
    '\u05D0',
    '\u0660',
    '\u200B',
    '\u200D',
    '\u2028',
    '\u202E',
    '\u2014',
    '\u2018',
    '\u2019',
    '\u201C',
    '\u201D',
    '\u2022',
  ],
  ...[
    '\u2500',
    '\u2800',
    '\u3001',
    '\u3042',
    '\u4E00',
    '\uAC00',
    '\uD800',
    '\uE000',
    '\uFE0F',
    '\uFEFF',
    '\uFF1A',
    '\uFF21',
    '\uFFFD',
    '\u{1F600}',
    '\u{E0041}',
    '\u{10FFFF}',
  ],
]

/** One bit for each character of the alphabet. */
export type CharSet = bigint

const known = new Map<string, CharSet>()
export const everything: CharSet = (1n << BigInt(alphabet.length)) - 1n

/** What an atom of one character (`x`, `\w`, `[^a]`, `.`) matches: asked of the engine itself, so that flags and classes mean what they mean there. */
export function charSet(atom: string, flags: string): CharSet {
  const mode = flags.replace(/[dgmy]/g, '')
  const key = `${atom}/${mode}`
  let set = known.get(key)
  if (set !== undefined) return set
  const pattern = new RegExp(`^(?:${atom})$`, mode)
  set = 0n
  for (const [index, character] of alphabet.entries()) if (pattern.test(character)) set |= 1n << BigInt(index)
  known.set(key, set)
  return set
}

// What to choose where many characters fit: readable ones, others, a line break (for `^` with flag m), what is no part of a word (for `\b`).
const preferences = ['a0 .-_/"\'(', '0 \tb', '\n ', ' .-/"\n']
const orders = preferences.map((first) =>
  [...first, ...alphabet.filter((character) => !first.includes(character))].map((character) => alphabet.indexOf(character)),
)

/** How many choices `pick` knows. */
export const variants: readonly number[] = [...preferences.keys()]

/** A character of the set, by preference; undefined when it has none that we know. */
export function pick(set: CharSet, variant: number): string | undefined {
  return alphabet[orders[variant]?.find((index) => ((set >> BigInt(index)) & 1n) === 1n) ?? -1]
}
