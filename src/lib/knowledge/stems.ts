import {prepared} from './prepared.ts'
import {vocabulary, type WordIndex} from './vocabulary.ts'

/** The words of patterns of sentences. */
export const prose = vocabulary(prepared.prose)

/** What a text has of the groups; compare with `satisfies`. */
export type Stems = WordIndex

/** The groups of all that a pattern (its sources, one after another) cannot match without; [] when that is nothing. */
export const neededGroups = prose.neededBy

/** How many groups are known; stems made before the last one was added say nothing of it. */
export const stemGroups = prose.size

/** Which texts have a word of which groups. The texts are in matching form: lower case. */
export const indexStems = prose.index

/** Which groups have a word in the text. */
export function stemsOf(text: string): Stems {
  return prose.index([text])
}

/** Whether the text had a word of every group. */
export function satisfies(stems: Stems, needed: readonly number[]): boolean {
  return stems.having(needed).length > 0
}
