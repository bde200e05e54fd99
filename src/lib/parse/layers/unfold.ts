import type {Doc} from '../facts.ts'
import {type Budget, refuse, spend} from './budget.ts'
import {decoders} from './decoders/index.ts'
import {markText} from './mark.ts'
import {openFound} from './open.ts'

/** Where a text names a decoder, shorter runs are worth a look. */
const DECODER = /base64|b64|\batob\b|fromhex|unhexlify/i

/**
 * Everything encoded in a text, at any depth, as documents of their own: `parent` and `offset` say where the encoded form stands, `layers` how it
 * was reached. Outer ones come before what is in them. What the budget did not allow is in `budget.gaps`.
 */
export function unfoldText(doc: Doc, budget: Budget): Doc[] {
  const docs: Doc[] = []
  const carriers = new Set<Doc>()
  const queue: Doc[] = [doc]
  for (let i = 0; i < queue.length; i++) unfoldOne(queue[i]!, budget, docs, carriers, queue)
  if (carriers.size === 0) return docs
  const kept = withoutEmptyCarriers(docs, carriers)
  budget.docs += docs.length - kept.length
  return kept
}

function unfoldOne(doc: Doc, budget: Budget, docs: Doc[], carriers: Set<Doc>, queue: Doc[]): void {
  const marks = markText(doc.text, DECODER.test(doc.text) ? 12 : 24)
  if (marks.cut) refuse(budget, 'too-many', doc.file, 'more encoded-looking runs than the limit of one text; the rest was not looked at')
  const seen = new Set<string>()
  for (const decoder of decoders) {
    for (const found of decoder(doc.text, marks)) {
      const key = `${found.kind}:${found.start}:${found.end}:${found.content.slice(0, 40).toString()}`
      if (seen.has(key)) continue
      seen.add(key)
      const {children, carrier} = openFound(doc, found, budget)
      if (children.length > 0 && doc.layers.length >= budget.depth) {
        refuse(budget, 'too-deep', doc.file, `more than ${budget.depth} layers of encoding; what lies deeper was not looked at`)
        return
      }
      for (const child of children) {
        if (child.text === doc.text) continue
        if (!spend(budget, child.text.length, doc.file)) return
        docs.push(child)
        queue.push(child)
        if (carrier) carriers.add(child)
      }
    }
  }
}

/** A carrier counts only for what was found in it. */
function withoutEmptyCarriers(docs: readonly Doc[], carriers: ReadonlySet<Doc>): Doc[] {
  const needed = new Set<Doc>()
  for (let i = docs.length - 1; i >= 0; i--) {
    const doc = docs[i]!
    if ((!carriers.has(doc) || needed.has(doc)) && doc.parent) needed.add(doc.parent)
  }
  return docs.filter((doc) => !carriers.has(doc) || needed.has(doc))
}
