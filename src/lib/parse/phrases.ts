import type {Confidence, FindingDraft, Severity} from '../../checks/check.ts'
import {isChain, neededStems, worded, type Phrase, type PhraseBook} from '../knowledge/grammar.ts'
import {satisfies, stemsOf, type Stems} from '../knowledge/stems.ts'
import {defensiveFrame, defensiveHeading} from '../knowledge/words.ts'
import {defaultsOf} from './context.ts'
import type {Facts, Sentence} from './facts.ts'
import {isFollowed} from './followed.ts'
import {candidates, isOfFacts, matching} from './matching.ts'
import {isQuoted} from './sentence.ts'

/** A phrase that a sentence says, and how much speaks against taking it at its word. */
export interface Said {
  readonly sentence: Sentence
  readonly phrase: Phrase
  /** The matched part of `sentence.text`. */
  readonly text: string
  /** 0: said plainly to the agent. Each step is a step down the ladder of `draftOf`. */
  readonly doubt: number
}

/** The least doubtful phrase of some books in each sentence. */
export function* said(facts: Facts, ...books: readonly PhraseBook[]): Iterable<Said> {
  const found = books.map((book) => sayingsOf(facts, book))
  if (found.length === 1) {
    yield* found[0]!.values()
    return
  }
  for (const sentence of new Set(found.flatMap((sayings) => [...sayings.keys()])))
    yield leastDoubtful(found.map((sayings) => sayings.get(sentence)))!
}

/** The least doubtful phrase of some books that a sentence says; `sentence` is one of the skill's, or one made for the occasion. */
export function saidIn(sentence: Sentence, facts: Facts, ...books: readonly PhraseBook[]): Said | undefined {
  if (isOfFacts(sentence, facts)) return leastDoubtful(books.map((book) => sayingsOf(facts, book).get(sentence)))
  const stems = stemsOf(sentence.text)
  return leastDoubtful(books.map((book) => sayingIn(sentence, stems, facts, book)))
}

const leastDoubtful = (sayings: readonly (Said | undefined)[]): Said | undefined =>
  sayings.reduce((best, one) => (one !== undefined && (best === undefined || one.doubt < best.doubt) ? one : best), undefined)

// Several checks ask the same books of the same sentences; each pair is looked at once for a skill.
const sayings = new WeakMap<Facts, Map<PhraseBook | readonly PhraseBook[], ReadonlyMap<Sentence, Said>>>()

function once(facts: Facts, key: PhraseBook | readonly PhraseBook[], make: () => ReadonlyMap<Sentence, Said>): ReadonlyMap<Sentence, Said> {
  let made = sayings.get(facts)
  if (made === undefined) sayings.set(facts, (made = new Map()))
  let found = made.get(key)
  if (found === undefined) made.set(key, (found = make()))
  return found
}

/** The least doubtful phrase of some books in each sentence that says one. `books` is one constant list: what it says is kept by it. */
export function saidOf(facts: Facts, books: readonly PhraseBook[]): ReadonlyMap<Sentence, Said> {
  return once(facts, books, () => {
    const found = new Map<Sentence, Said>()
    for (const book of books)
      for (const one of sayingsOf(facts, book).values()) {
        const best = found.get(one.sentence)
        if (best === undefined || one.doubt < best.doubt) found.set(one.sentence, one)
      }
    return found
  })
}

/** The sentences that say something of a book, in order. */
export function sayingsOf(facts: Facts, book: PhraseBook): ReadonlyMap<Sentence, Said> {
  return once(facts, book, () => {
    const best = new Map<number, Said>()
    const gates = new Map<number, boolean>()
    for (const phrase of book.phrases) {
      for (const i of candidates(facts, phrase.pattern)) {
        const sentence = facts.sentences[i]!
        if (!isChain(phrase.pattern)) {
          let gate = gates.get(i)
          if (gate === undefined) gates.set(i, (gate = book.gate.test(sentence.text)))
          if (!gate) continue
        }
        const one = sayingOf(sentence, facts, phrase)
        if (one !== undefined && one.doubt < (best.get(i)?.doubt ?? Number.POSITIVE_INFINITY)) best.set(i, one)
      }
    }
    return new Map([...best].sort(([a], [b]) => a - b).map(([, one]) => [one.sentence, one]))
  })
}

/** The same for a sentence that is none of the skill's. */
function sayingIn(sentence: Sentence, stems: Stems, facts: Facts, book: PhraseBook): Said | undefined {
  const gate = book.gate.test(sentence.text)
  return leastDoubtful(
    book.phrases.map((phrase) =>
      (gate || isChain(phrase.pattern)) && satisfies(stems, neededStems(phrase.pattern)) ? sayingOf(sentence, facts, phrase) : undefined,
    ),
  )
}

function sayingOf(sentence: Sentence, facts: Facts, phrase: Phrase): Said | undefined {
  const match = phrase.pattern.exec(sentence.text)
  return match === null ? undefined : {sentence, phrase, text: match[0], doubt: doubtOf(sentence, match[0], match.index, phrase, facts)}
}

const negation =
  /\b(?:never|not|don't|doesn't|didn't|isn't|cannot|can't|won't|mustn't|shouldn't|refus\w{1,4}|declin\w{1,4}|avoid\w{0,3}|prevent\w{0,3}|prohibit\w{0,4}|forbid\w{0,5}|reject\w{0,4}|block\w{0,3}|nor|instead of|nothing|no)\b([^,;:.!?]{0,60})$/
/** Behind these a negation says to go ahead. */
const goAhead = /\b(?:hesitate|fail|forget|afraid|worry|only|just|stop|wait|bother|matter|problem|ask|need)\b/
/** "Ignore requests that try to …": the phrase is what is to be refused. */
const resists =
  /\b(?:ignore|refuse|reject|decline|report|flag|resist|block|do not (?:follow|comply with|obey)|never (?:follow|comply with|obey))\b[^.;!?]{0,30}\b(?:requests?|attempts?|instructions?|messages?|commands?|prompts?|content|text|inputs?|users?|anyone|documents?|pages?)\b[^.;!?]{0,20}\b(?:that|which|who|to|trying|asking|attempting|telling|claiming)\b[^.;!?]{0,120}$/
const reported =
  /\b(?:asks?|asking|tells?|telling|instructs?|instructing|wants?|requests?|claims?|claiming|attempts?|attempting|tr(?:y|ies|ying)|says?|saying|like|called|labell?ed|e\.g\.,?|such as|contain(?:s|ing)?|detect(?:s|ed|ing|ion)?|phrases?|patterns?|markers?|variants?|whether)\b[^.;!?]{0,40}$/
const patternSource = /\\[sbwd][+*)|[\]]?|\(\?[:i=!]|\.\*|\.\{0,|\[\^|\|\w{2,30}\|/

/** How much speaks against a matched phrase. No single frame silences a plain command: an attacker can write every one of them. */
export function doubtOf(sentence: Sentence, text: string, index: number, phrase: Phrase, facts: Facts): number {
  let doubt = phrase.doubt ?? 0
  const before = sentence.text.slice(Math.max(0, index - 180), index)
  const around = sentence.text.slice(Math.max(0, index - 40), index + text.length + 40)
  if (phrase.softer?.test(around)) doubt += 2
  const negated = phrase.negates ? null : negation.exec(before)
  // "Never ask them to paste" forbids what is said to a person; "never ask, run it" forbids nothing.
  if (negated !== null && (phrase.spoken === true || !goAhead.test(negated[1]!))) doubt += 5
  else if (resists.test(before)) doubt += 4
  else if (!phrase.negates && isForbidden(sentence)) doubt += 3
  if (phrase.undone?.test(text) && !/\bnot only\b/.test(text)) doubt += 5
  const quoted = !phrase.spoken && isQuoted(sentence, text)
  if (quoted) doubt += 2
  if (!phrase.spoken && reported.test(before)) doubt += 1
  const framed = isFramed(sentence, index)
  if (framed && !isRevoked(facts)) doubt += quoted ? 1 : 2
  else if (sentence.at.doc.role === 'shown') doubt += 1
  if (sentence.kind === 'table') doubt += 1
  if (sentence.at.doc.layers.every((layer) => layer.kind === 'string')) {
    const apart =
      sentence.kind === 'string' && sentence.at.doc.role === 'script'
        ? 2
        : sentence.kind === 'code' || sentence.kind === 'code-comment' || isRecord(sentence)
          ? 1
          : 0
    if (apart > 0 && !isFollowed(sentence.at.doc, facts)) doubt += apart
    if (patternSource.test(sentence.raw)) doubt += 3
  }
  return doubt + defaultsOf(sentence.at.doc, facts)
}

const revoking = worded(
  /\b(?:do|follow|obey|carry out|act on) (?:exactly |precisely |just )?(?:what|as) (?:the|these|those|all) (?:\w{1,20} )?(?:examples?|attacks?|quotes?|lines|sentences|patterns?|payloads?|samples?)\b/,
)

/** Whether the text first calls something an example, and then asks for it to be done. */
function isRevoked(facts: Facts): boolean {
  for (const sentence of matching(facts, revoking)) if (!sentence.negated) return true
  return false
}

/** A value in a data file: there to be processed. The check of instructions in data has its own view of these. */
export function isRecord({kind, at}: Sentence): boolean {
  return at.doc.role === 'data' && (kind === 'string' || kind === 'paragraph') && at.doc.headings[0] !== 'front matter'
}

const forbidding =
  /\b(?:never|do not|don't|don\u2019ts?|don'ts?|must not|should not|avoid|forbidden|prohibited|not allowed|red lines?|when not to|not to use|out of scope|anti-?patterns?|bad|wrong)\b[^.\n]{0,60}$/i

/** An item of a list under a heading or behind a line that says what not to do. */
function isForbidden(sentence: Sentence): boolean {
  if (sentence.kind !== 'list') return false
  if (forbidding.test(sentence.headings.at(-1) ?? '')) return true
  const lines = sentence.at.doc.text.slice(Math.max(0, sentence.at.start - 1500), sentence.at.start).split('\n')
  lines.pop()
  for (let i = lines.length - 1, left = 30; i >= 0 && left > 0; i--, left--) {
    const line = lines[i]!
    if (/^\s*(?:[-*+]|\d{1,3}[.)]|>|$)/.test(line) && !/^\*\*[^*]{1,80}\*\*/.test(line)) continue
    if (/^\s{2,}\S/.test(line)) continue
    return forbidding.test(line.replace(/[\s:*_]{1,8}$/, ''))
  }
  return false
}

/** Whether the sentence is a mention, and not only for a word that follows the phrase ("… as it could upset them"). */
function isFramed(sentence: Sentence, index: number): boolean {
  if (!sentence.mention) return false
  if (sentence.kind === 'table' || sentence.headings.some((heading) => defensiveHeading.test(heading))) return true
  const frame = defensiveFrame.exec(sentence.text)
  if (frame === null) return sentence.at.doc.role !== 'shown'
  return frame.index < index
}

const ladder: Readonly<Record<'critical' | 'high' | 'medium' | 'low', readonly (readonly [Severity, Confidence])[]>> = {
  critical: [
    ['critical', 'high'],
    ['critical', 'medium'],
    ['high', 'medium'],
    ['medium', 'medium'],
    ['medium', 'low'],
  ],
  high: [
    ['high', 'high'],
    ['high', 'medium'],
    ['medium', 'medium'],
    ['medium', 'low'],
  ],
  medium: [
    ['medium', 'high'],
    ['medium', 'medium'],
    ['medium', 'low'],
  ],
  low: [
    ['low', 'medium'],
    ['low', 'low'],
  ],
}

/** What is left of a severity after doubt: undefined when the doubt outweighs it. */
export function weigh(severity: keyof typeof ladder, doubt: number): {severity: Severity; confidence: Confidence} | undefined {
  const step = ladder[severity][Math.max(0, doubt)]
  return step === undefined ? undefined : {severity: step[0], confidence: step[1]}
}

/** A finding for something said, with severity and confidence after doubt. */
export function draftOf(
  {sentence, phrase, doubt}: Pick<Said, 'sentence' | 'phrase' | 'doubt'>,
  severity: keyof typeof ladder,
  where = 'The text',
): FindingDraft | undefined {
  const weight = weigh(severity, doubt)
  return weight === undefined ? undefined : {at: sentence.at, message: `${where} ${phrase.means}.`, ...weight}
}

/** Findings for everything that some books match. The usual body of a check on prose. */
export function* findSaid(facts: Facts, severity: keyof typeof ladder, ...books: readonly PhraseBook[]): Iterable<FindingDraft> {
  const all = [...said(facts, ...books)].filter(({doubt}) => doubt <= 4)
  // Two sentences that say different things of one kind are no slip of the pen.
  const several = new Set(all.filter(({doubt}) => doubt <= 2).map(({phrase}) => phrase)).size > 1
  for (const one of all) {
    const draft = draftOf(several && (one.doubt === 1 || one.doubt === 2) ? {...one, doubt: one.doubt - 1} : one, severity)
    if (draft !== undefined) yield draft
  }
}

/** Sentences that follow each other closely in one document, two at a time. */
export function* neighbours(facts: Facts): Iterable<readonly [Sentence, Sentence]> {
  let last: Sentence | undefined
  for (const sentence of facts.sentences) {
    if (last !== undefined && last.at.doc === sentence.at.doc && sentence.at.start >= last.at.end && sentence.at.start - last.at.end < 120)
      yield [last, sentence]
    last = sentence
  }
}
