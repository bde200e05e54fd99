import {neededStems} from '../knowledge/grammar.ts'
import {indexStems, stemGroups} from '../knowledge/stems.ts'
import type {WordIndex} from '../knowledge/vocabulary.ts'
import type {Facts, Sentence} from './facts.ts'

interface Known {
  index: WordIndex
  readonly order: ReadonlyMap<Sentence, number>
  readonly matches: Map<RegExp, ReadonlySet<Sentence>>
}

const known = new WeakMap<Facts, Known>()

function knownOf(facts: Facts): Known {
  let made = known.get(facts)
  if (made === undefined) {
    made = {index: indexOf(facts), order: new Map(facts.sentences.map((sentence, i) => [sentence, i])), matches: new Map()}
    known.set(facts, made)
    // A pattern that is made later than its module may bring words that no sentence was looked at for yet.
  } else if (made.index.groups !== stemGroups()) made.index = indexOf(facts)
  return made
}

const indexOf = (facts: Facts): WordIndex => indexStems(facts.sentences.map((sentence) => sentence.text))

/** Whether a sentence is one of the skill's own, and not one made for the occasion. */
export function isOfFacts(sentence: Sentence, facts: Facts): boolean {
  return knownOf(facts).order.has(sentence)
}

/** Sentences of several sets, each once, in order. */
export function inOrder(facts: Facts, ...sets: readonly Iterable<Sentence>[]): readonly Sentence[] {
  const {order} = knownOf(facts)
  const found = new Set<number>()
  for (const set of sets) for (const sentence of set) found.add(order.get(sentence)!)
  return [...found].sort((a, b) => a - b).map((i) => facts.sentences[i]!)
}

/** Indexes of the sentences that have all the words that a pattern of `chain` or `worded` cannot match without, in order. */
export function candidates(facts: Facts, pattern: RegExp): readonly number[] {
  return knownOf(facts).index.having(neededStems(pattern))
}

/**
 * The sentences whose `text` a pattern matches, in order; looked for once for a skill. A pattern that went through `worded` is tried only where its
 * words stand, so that asking for it first is cheaper than any other question about a sentence.
 */
export function matching(facts: Facts, pattern: RegExp): ReadonlySet<Sentence> {
  const {matches} = knownOf(facts)
  let found = matches.get(pattern)
  if (found === undefined) {
    const some = new Set<Sentence>()
    for (const i of candidates(facts, pattern)) {
      const sentence = facts.sentences[i]!
      if (pattern.test(sentence.text)) some.add(sentence)
    }
    found = some
    matches.set(pattern, found)
  }
  return found
}
