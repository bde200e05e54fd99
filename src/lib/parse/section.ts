import type {Doc, Facts, Op, Sentence, Url} from './facts.ts'

/** What stands under one heading of a text: its sentences, links, and what its code blocks do. */
export interface Section {
  readonly doc: Doc
  readonly start: number
  readonly end: number
  readonly headings: readonly string[]
  readonly sentences: readonly Sentence[]
  readonly urls: readonly Url[]
  readonly ops: readonly Op[]
  readonly docs: readonly Doc[]
}

const cache = new WeakMap<Facts, readonly Section[]>()

/** The sections of all prose, in order. A section ends at the next heading of any level; front matter is one of its own. */
export function sectionsOf(facts: Facts): readonly Section[] {
  let sections = cache.get(facts)
  if (sections === undefined) cache.set(facts, (sections = make(facts)))
  return sections
}

function make(facts: Facts): Section[] {
  const found: {
    doc: Doc
    start: number
    end: number
    headings: readonly string[]
    sentences: Sentence[]
    urls: Url[]
    ops: Op[]
    docs: Doc[]
  }[] = []
  for (const sentence of facts.sentences) {
    const {doc, start, end} = sentence.at
    const last = found.at(-1)
    if (last !== undefined && last.doc === doc && sentence.kind !== 'heading') {
      last.sentences.push(sentence)
      last.end = Math.max(last.end, end)
    } else found.push({doc, start, end, headings: sentence.headings, sentences: [sentence], urls: [], ops: [], docs: []})
  }
  const byDoc = Map.groupBy(found, (section) => section.doc)
  for (const list of byDoc.values()) {
    list.sort((a, b) => a.start - b.start)
    for (let i = 0; i < list.length; i++) list[i]!.end = Math.max(list[i]!.end, list[i + 1]?.start ?? list[i]!.doc.text.length)
  }
  const at = (doc: Doc, offset: number) => {
    const list = byDoc.get(doc)
    if (list === undefined) return undefined
    let low = 0
    let high = list.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (list[middle]!.start <= offset) low = middle
      else high = middle - 1
    }
    return list[low]!.start <= offset ? list[low] : undefined
  }
  /** Climbs to a document that has prose, so that a code block belongs to the section around it. */
  const around = (doc: Doc, offset: number) => {
    for (let depth = 0; depth < 12; depth++) {
      const section = at(doc, offset)
      if (section !== undefined || doc.parent === undefined) return section
      offset = doc.offset
      doc = doc.parent
    }
    return undefined
  }
  for (const url of facts.urls) around(url.at.doc, url.at.start)?.urls.push(url)
  for (const op of facts.ops)
    around(op.at.doc.parent ?? op.at.doc, op.at.doc.parent === undefined ? op.at.start : op.at.doc.offset)?.ops.push(op)
  for (const doc of facts.docs) if (doc.parent !== undefined) around(doc.parent, doc.offset)?.docs.push(doc)
  return found
}
