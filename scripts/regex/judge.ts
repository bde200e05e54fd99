import {type Attack, attacks} from './ambiguity.ts'
import {automatonOf} from './automaton.ts'
import type {Pattern} from './collect.ts'
import {guesses} from './generate.ts'
import {type Cost, measure} from './measure.ts'
import {parsePattern} from './parse.ts'

/** Attacks by theory that are measured for one pattern. */
const mostAttacks = 12

export interface Judged {
  /** How many attacks were measured. */
  readonly attacks: number
  /** The worst of what is slow. */
  readonly cost: Cost | undefined
  /** Whether the theory was given up: too many states. */
  readonly tooLarge: boolean
}

/** Attacks one pattern. `longest` bounds the text where its users do. */
export function judgePattern({source, flags}: Pick<Pattern, 'source' | 'flags'>, longest?: number): Judged {
  const tree = parsePattern(source, flags)
  const automaton = automatonOf(tree, flags.includes('y'))
  const tries: Attack[] = [...(automaton === undefined ? [] : attacks(automaton, mostAttacks)), ...guesses(tree)]
  return {attacks: tries.length, cost: measure(source, flags, tries, longest), tooLarge: automaton === undefined}
}
