import {basename} from 'node:path/posix'
import {worded} from '../knowledge/grammar.ts'
import type {Doc, Facts} from './facts.ts'
import {matching} from './matching.ts'

const known = new WeakMap<Facts, ReadonlySet<string>>()

const obeys = worded(
  /\b(?:follow|obey|adhere to|comply with|carry out|act on|do (?:exactly )?(?:what|as)|execute|apply|according to|as (?:told|described|written) in|instructions? (?:in|from|of|inside))\b/,
)

/**
 * Whether the text tells the agent to do what a file says ("read config.json first and follow it"): what stands there is no record to be processed, nor a
 * comment for programmers, but a part of the instructions.
 */
export function isFollowed(doc: Doc, facts: Facts): boolean {
  let names = known.get(facts)
  if (names === undefined) {
    const found = new Set<string>()
    for (const sentence of matching(facts, obeys)) {
      if (sentence.at.doc.language !== 'markdown' || sentence.negated) continue
      for (const match of sentence.raw.slice(0, 1200).matchAll(/[\w./-]{1,100}\.\w{1,8}\b/g)) found.add(basename(match[0]).toLowerCase())
    }
    names = found
    known.set(facts, names)
  }
  return names.size > 0 && names.has(basename(doc.file).toLowerCase())
}
