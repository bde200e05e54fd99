import {indexLiterals, literalGroups, neededLiterals} from '../knowledge/literals.ts'
import type {WordIndex} from '../knowledge/vocabulary.ts'
import type {Doc, Facts} from './facts.ts'

interface Known {
  index: WordIndex
  readonly docs: readonly Doc[]
  readonly able: Map<RegExp, readonly Doc[]>
}

const known = new WeakMap<Facts, Known>()

function knownOf(facts: Facts): Known {
  let made = known.get(facts)
  if (made === undefined) {
    const docs = facts.docs.filter((doc) => doc.parent === undefined || !doc.verbatim)
    made = {index: indexOf(docs), docs, able: new Map()}
    known.set(facts, made)
  } else if (made.index.groups !== literalGroups()) {
    made.index = indexOf(made.docs)
    made.able.clear()
  }
  return made
}

const indexOf = (docs: readonly Doc[]): WordIndex => indexLiterals(docs.map((doc) => doc.text))

/**
 * Documents that together show every text once: files, and what was decoded or unescaped from them. Code blocks stand in their file letter for letter, so
 * looking at both would say everything twice.
 */
export function distinctDocs(facts: Facts): readonly Doc[] {
  return knownOf(facts).docs
}

/** Those of the distinct documents that have all the words that a pattern of `spelled` cannot match without, in order. */
export function docsFor(facts: Facts, pattern: RegExp): readonly Doc[] {
  const {able, docs, index} = knownOf(facts)
  let found = able.get(pattern)
  if (found === undefined) {
    found = index.having(neededLiterals(pattern)).map((i) => docs[i]!)
    able.set(pattern, found)
  }
  return found
}

/** By document, in order, those of some patterns that are worth trying on it, in the order of the patterns. */
export function patternsByDoc<T>(facts: Facts, entries: readonly T[], patternOf: (entry: T) => RegExp): ReadonlyMap<Doc, readonly T[]> {
  const worth = new Map<Doc, T[]>()
  for (const entry of entries)
    for (const doc of docsFor(facts, patternOf(entry))) {
      const some = worth.get(doc)
      if (some === undefined) worth.set(doc, [entry])
      else some.push(entry)
    }
  return worth.size < 2 ? worth : new Map(distinctDocs(facts).flatMap((doc) => (worth.has(doc) ? [[doc, worth.get(doc)!] as const] : [])))
}
