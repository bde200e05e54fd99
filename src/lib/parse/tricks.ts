import type {FindingDraft, Severity} from '../../checks/check.ts'
import {destinationOf} from '../knowledge/destination.ts'
import {isIntroduced} from '../knowledge/introduced.ts'
import type {Trick} from '../knowledge/tricks/trick.ts'
import {weighAt} from './certainty.ts'
import {patternsByDoc} from './documents.ts'
import type {Doc, Facts, Place, Sentence} from './facts.ts'

const mostOfOne = 3

/** What of a table a skill does. In a skill about security, and where the skill says that it is about that very thing, it is power and no deceit. */
export function* tricksIn(facts: Facts, list: readonly Trick[], severity: Severity): Iterable<FindingDraft> {
  const about = `${facts.skill.name} ${facts.skill.frontMatter.name ?? ''} ${facts.skill.frontMatter.description ?? ''}`.toLowerCase()
  for (const [doc, some] of patternsByDoc(facts, list, (trick) => trick.pattern)) {
    for (const trick of some) {
      if (trick.files !== undefined && !trick.files.test(doc.file)) continue
      let count = 0
      for (const match of doc.text.matchAll(trick.pattern)) {
        const end = match.index + match[0].length
        if (trick.unless?.test(doc.text.slice(match.index, end + 200)) === true) continue
        if ([trick.also ?? []].flat().some((pattern) => !pattern.test(doc.text))) break
        const at = innermost(facts, doc, match.index, end)
        const sentence = at.doc === doc && isProse(doc) ? sentenceAt(facts, doc, match.index) : undefined
        if (sentence !== undefined && (trick.code === true || sentence.negated)) continue
        if (trick.foreign === true && !isForeign(match[1] ?? '', facts)) continue
        if (trick.foreignIn === true && !givesAway(facts, doc)) break
        const own =
          facts.purposes.has('security') ||
          trick.about?.test(about) === true ||
          (trick.purposes?.some((purpose) => facts.purposes.has(purpose)) ?? false)
        const confidence = sentence?.mention === true ? 'low' : (trick.confidence ?? 'high')
        yield {
          at,
          ...weighAt(facts, at, own ? 'medium' : (trick.severity ?? severity), confidence),
          axis: own ? 'power' : 'deception',
          message: `${trick.means}: ${match[0].replace(/\s+/g, ' ').trim().slice(0, 120)}`,
        }
        if (++count >= mostOfOne) break
      }
    }
  }
}

/** Whether a file sends something to such a host. */
const givesAway = (facts: Facts, doc: Doc): boolean =>
  facts.ops.some((op) => op.kind === 'send' && op.at.doc.file === doc.file && isForeign(op.url.text, facts))

/** A host that belongs to nobody whom the skill or its user named. */
export function isForeign(url: string, facts: Facts): boolean {
  const to = destinationOf(url)
  return !/^(local|given|provider)$/.test(to.kind) && to.host !== '' && !isIntroduced(url, to.host, facts)
}

const isProse = (doc: Doc): boolean =>
  doc.language === 'markdown' ||
  doc.language === 'html' ||
  (doc.language === 'text' && doc.role === 'prose' && !/\.(?!txt|rst|adoc|org)\w{1,8}$/i.test(doc.file))

const parts = new WeakMap<Facts, ReadonlyMap<Doc | undefined, readonly Doc[]>>()

/** The piece of code in a document in which a place stands, else the document itself. */
export function innermost(facts: Facts, doc: Doc, start: number, end: number): Place {
  let inner = parts.get(facts)
  if (inner === undefined) parts.set(facts, (inner = Map.groupBy(facts.docs, (one) => one.parent)))
  const found = inner.get(doc)?.find((one) => one.verbatim && one.offset > 0 && one.offset <= start && start < one.offset + one.text.length)
  return found === undefined
    ? {doc, start, end}
    : {doc: found, start: start - found.offset, end: Math.min(end - found.offset, found.text.length)}
}

const sentences = new WeakMap<Facts, ReadonlyMap<Doc, readonly Sentence[]>>()

function sentenceAt(facts: Facts, doc: Doc, at: number): Sentence | undefined {
  let byDoc = sentences.get(facts)
  if (byDoc === undefined) sentences.set(facts, (byDoc = Map.groupBy(facts.sentences, (sentence) => sentence.at.doc)))
  return byDoc.get(doc)?.find((sentence) => sentence.at.start <= at && at < sentence.at.end)
}
