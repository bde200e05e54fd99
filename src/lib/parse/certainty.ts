import type {Confidence, Severity} from '../../checks/check.ts'
import {defensiveHeading} from '../knowledge/words.ts'
import type {Doc, Facts, Place, Sentence} from './facts.ts'
import {isQuoted} from './sentence.ts'
import {spokenOf} from './spoken.ts'

const order: readonly Confidence[] = ['low', 'medium', 'high']

/** One level up or down, within the scale. */
export function step(confidence: Confidence, by: number): Confidence {
  return order[Math.min(2, Math.max(0, order.indexOf(confidence) + by))]!
}

/** Layers that are only another notation of the same file, not a disguise. */
const plain = /^(string|json|yaml|toml|make|dockerfile|notebook|markdown)$/

/** Whether the text had to be decoded before it could be read: nobody who opens the file sees it. */
export function isDecoded(doc: Doc): boolean {
  return doc.layers.some((layer) => !plain.test(layer.kind))
}

/** A check's confidence in what stands at a place: less where code is only shown, more where it was hidden in an encoding. */
export function certaintyAt(place: Place, base: Confidence): Confidence {
  if (isDecoded(place.doc)) return step(base, 1)
  return place.doc.role === 'shown' ? step(base, -1) : base
}

/** The same for prose: less where the sentence is talked about rather than said. */
export function certaintyOf(sentence: Sentence, base: Confidence): Confidence {
  if (sentence.mention) return step(base, -1)
  return sentence.hidden || isDecoded(sentence.at.doc) ? step(base, 1) : base
}

const tests =
  /(^|\/)(__tests__|__mocks__|tests?|specs?|fixtures?|testdata|test[-_]?cases?|evals?)(\/|$)|\.(test|spec)\.\w+$|(^|\/)(test[-_]\w+|\w+[-_]tests?|test-?cases?)\.\w+$/i

/** Whether a file is there to be tested with. It may still be run by somebody, so it weighs less and is not passed over. */
export function isTestFile(path: string): boolean {
  return tests.test(path)
}

/** A piece of code inside a sentence, in a file that is read only when looked up. */
function isInlineReference(doc: Doc, depth = 0): boolean {
  if (doc.parent?.parent !== undefined && depth < 8) return isInlineReference(doc.parent, depth + 1)
  return (
    doc.parent?.language === 'markdown' &&
    doc.verbatim &&
    doc.parent.text[doc.offset - 1] === '`' &&
    !doc.text.includes('\n') &&
    !/(^|\/)skill\.md$/i.test(doc.file)
  )
}

/**
 * Whether a security skill teaches, tests or looks for what stands here. Such a skill may lie about what it is, so its lessons are reported all the same,
 * one severity lower and unsure: they never block by themselves.
 */
function isLesson(facts: Facts, doc: Doc): boolean {
  const spoken = spokenOf(doc)
  if (spoken === 'forbidden') return true
  if (!facts.purposes.has('security')) return false
  return (
    spoken === 'reported' ||
    isTestFile(doc.file) ||
    isInlineReference(doc) ||
    (/(^|\/)(references?|docs?|notes|examples?)\/[^]{0,400}\.md$/i.test(doc.file) && isPrinted(doc)) ||
    (doc.role === 'shown' && (doc.language === 'shell' || doc.headings.some((heading) => defensiveHeading.test(heading))))
  )
}

export interface Weight {
  readonly severity: Severity
  readonly confidence: Confidence
}

const lower: Readonly<Record<Severity, Severity>> = {critical: 'high', high: 'medium', medium: 'low', low: 'info', info: 'info'}

/** Whether code stands in a block of a text, itself or in what does. */
function isPrinted(doc: Doc, depth = 0): boolean {
  if (doc.parent === undefined || depth > 8 || doc.role !== 'asked') return false
  return (doc.parent.language === 'markdown' && doc.verbatim) || (doc.parent.language !== 'markdown' && isPrinted(doc.parent, depth + 1))
}

/** What a finding at a place weighs, from what it would weigh in a script that is run. */
export function weighAt(facts: Facts, at: Place, severity: Severity, confidence: Confidence): Weight {
  if (isLesson(facts, at.doc)) return {severity: lower[severity], confidence: 'low'}
  // What a security skill prints in a block of its text is an example more often than a step.
  const printed = facts.purposes.has('security') && isPrinted(at.doc)
  return {severity, confidence: step(certaintyAt(at, confidence), (isTestFile(at.doc.file) ? -1 : 0) - (printed ? 1 : 0))}
}

/** A block quotation within quotation marks: what a course or a report shows. */
const isCited = (sentence: Sentence): boolean =>
  /^[\s>]{0,6}["\u201c]/.test(sentence.raw) && sentence.kind === 'quote' && isQuoted(sentence, sentence.text.slice(2, 60))

/** The same for a sentence. Strings in code are what a program looks for or prints more often than what an agent is told. */
export function weighSentence(facts: Facts, sentence: Sentence, severity: Severity, confidence: Confidence): Weight {
  const {doc} = sentence.at
  const inCode = sentence.kind === 'string' && (doc.language === 'python' || doc.language === 'javascript' || doc.role === 'script')
  if (isLesson(facts, doc) || (facts.purposes.has('security') && (sentence.mention || inCode || doc.role === 'data' || isCited(sentence))))
    return {severity: lower[severity], confidence: 'low'}
  return {severity, confidence: step(certaintyOf(sentence, confidence), (inCode ? -1 : 0) - (isTestFile(doc.file) ? 1 : 0))}
}

export {opsOf} from './ops.ts'
