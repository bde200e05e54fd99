import {distinctDocs} from '../../parse/documents.ts'
import type {Facts, Place} from '../../parse/facts.ts'
import {foreignLetters} from '../../parse/foreign.ts'
import {type InvisibleKind, invisibleRuns} from '../../parse/layers/invisible.ts'

const names: Readonly<Record<InvisibleKind, string>> = {
  tag: 'tag characters',
  variation: 'variation selectors',
  bidi: 'direction controls',
  'zero-width': 'zero-width characters',
  filler: 'blank letters',
  'soft-hyphen': 'soft hyphens',
}

export interface Hidden {
  readonly at: Place
  /** In UTF-16 units. */
  readonly count: number
}

/** Characters that nobody sees and their surroundings do not explain, by what they are. */
export function hiddenIn(facts: Facts): Map<string, Hidden> {
  const found = new Map<string, Hidden>()
  for (const doc of distinctDocs(facts)) {
    if (!foreignLetters(doc.text).invisible) continue
    for (const {start, end, kind} of invisibleRuns(doc.text)) {
      const before = found.get(names[kind])
      found.set(names[kind], {at: before?.at ?? {doc, start, end}, count: (before?.count ?? 0) + end - start})
    }
  }
  return found
}
