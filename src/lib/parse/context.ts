import {defensiveFrame, defensiveHeading} from '../knowledge/words.ts'
import type {Doc, Facts} from './facts.ts'

const testPath =
  /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|evals?|payloads?|samples?|test-cases|testdata|corpus)(?:\/|$)|[._-](?:test|spec)\.\w{1,5}$|(?:^|\/)test_/i

/**
 * Steps of doubt that a document's place alone is worth: a test or fixture, a skill that says it is about security (most of all outside its main
 * file), an encoded text in the middle of talk about attacks. Claims of the author, so they never count for much.
 */
export function defaultsOf(doc: Doc, facts: Facts): number {
  let doubt = 0
  if (testPath.test(doc.file)) doubt += 1
  if (facts.purposes.has('security')) doubt += doc.file === facts.skill.frontMatter.file ? 1 : 3
  const decoded = doc.layers.some((layer) => !/^(?:string|zip|office|tar|notebook)/.test(layer.kind))
  // Samples of attacks are often kept encoded, lest a scanner stumbles over them.
  if (decoded && facts.purposes.has('security')) doubt += 1
  if (doc.layers.some((layer) => layer.kind !== 'string') && isDecodedExample(doc)) doubt += 2
  return doubt
}

/** Whether the text around an encoded text speaks of attacks or examples. */
function isDecodedExample({parent, offset}: Doc): boolean {
  if (parent === undefined) return false
  const around = parent.text.slice(Math.max(0, offset - 300), offset).toLowerCase()
  return defensiveFrame.test(around) || defensiveHeading.test(around) || isDecodedExample(parent)
}

const blocks = new WeakMap<Facts, Map<Doc, readonly (readonly [number, number])[]>>()

/** Whether a place of a Markdown document lies in a code block or between backticks. */
export function isCodeAt(doc: Doc, at: number, facts: Facts): boolean {
  let spans = blocks.get(facts)
  if (spans === undefined) {
    const made = new Map<Doc, [number, number][]>()
    for (const inner of facts.docs) {
      if (inner.parent === undefined || !inner.verbatim) continue
      const list = made.get(inner.parent) ?? []
      made.set(inner.parent, list)
      list.push([inner.offset, inner.offset + inner.text.length])
    }
    spans = made
    blocks.set(facts, spans)
  }
  // The front matter is a document of its own, but no code.
  if (spans.get(doc)?.some(([start, end]) => start > 0 && at >= start && at < end)) return true
  const line = doc.text.lastIndexOf('\n', at - 1) + 1
  return at - line < 10_000 && (doc.text.slice(line, at).match(/`/g)?.length ?? 0) % 2 === 1
}
