import type {Pattern} from './collect.ts'

/**
 * Patterns whose text is bounded before they see it: they are tried on texts of that length only, and have to be quick there. Each says by what.
 * `at` begins the pattern's place; `source`, where it is given, has to be part of the pattern.
 */
interface Bounded {
  readonly at: string
  readonly source?: string
  /** UTF-16 units. */
  readonly longest: number
  readonly why: string
}

const bounded: readonly Bounded[] = [
  {at: 'src/lib/knowledge/phrases/', longest: 1600, why: 'asked of sentences, which parse/sentence.ts cuts at 1200'},
  {at: 'src/lib/skill/sniff.ts', source: '[\\0 ]+$', longest: 8, why: 'asked of the eight bytes of a checksum'},
]

/** The longest text that a pattern is asked of; undefined when nothing bounds it. */
export function longestFor({at, source}: Pattern): number | undefined {
  return bounded.find((one) => at.startsWith(one.at) && (one.source === undefined || source.includes(one.source)))?.longest
}

/** Entries that fit no pattern any more. */
export function stale(patterns: readonly Pattern[]): string[] {
  return bounded
    .filter((one) => !patterns.some(({at, source}) => at.startsWith(one.at) && (one.source === undefined || source.includes(one.source))))
    .map(({at, source}) => `${at} ${source ?? ''}`.trim())
}
