import {prepared} from './prepared.ts'
import {vocabulary} from './vocabulary.ts'

/** The words of patterns of whole documents. */
export const literals = vocabulary(prepared.literals)
const needs = new WeakMap<RegExp, () => readonly number[]>()

/** Makes known, when the module is loaded, which words a pattern of documents cannot match without. Returns the pattern. */
export function spelled(pattern: RegExp): RegExp {
  needs.set(pattern, literals.neededBy([pattern.source]))
  return pattern
}

/** Word groups that a text must have a word of each for the pattern to match; [] for one that `spelled` has not seen. */
export function neededLiterals(pattern: RegExp): readonly number[] {
  return needs.get(pattern)?.() ?? []
}

/** Which texts have a word of which groups, whatever the case of ASCII letters. */
export const indexLiterals = literals.index

/** How many groups are known. */
export const literalGroups = literals.size
