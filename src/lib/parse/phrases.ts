import type {Confidence, FindingDraft, Severity} from '../../checks/check.ts'
import {neededStems, type Phrase, type PhraseBook} from '../knowledge/grammar.ts'
import {bitsOf, overlaps, rarest, satisfies, stemGroup, stemGroups, stemsOf, type Stems} from '../knowledge/stems.ts'
import {defensiveFrame, defensiveHeading} from '../knowledge/words.ts'
import {defaultsOf} from './context.ts'
import type {Facts, Sentence} from './facts.ts'
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
  if (stemsByFacts.get(facts)?.known.has(sentence) === true) return leastDoubtful(books.map((book) => sayingsOf(facts, book).get(sentence)))
  const filters = books.map(filterOf)
  const stems = stemsOf(sentence.text)
  return leastDoubtful(books.map((book, i) => sayingIn(sentence, stems, facts, book, filters[i]!)))
}

const leastDoubtful = (sayings: readonly (Said | undefined)[]): Said | undefined =>
  sayings.reduce((best, one) => (one !== undefined && (best === undefined || one.doubt < best.doubt) ? one : best), undefined)

interface Prepared {
  /** How many groups of words the stems were made for. */
  readonly groups: number
  readonly stems: readonly Stems[]
  readonly known: ReadonlySet<Sentence>
  readonly sayings: Map<PhraseBook, ReadonlyMap<Sentence, Said>>
}

// Several checks ask the same books of the same sentences; each pair is looked at once for a skill.
const stemsByFacts = new WeakMap<Facts, Prepared>()

function prepared(facts: Facts): Prepared {
  let made = stemsByFacts.get(facts)
  if (made === undefined || made.groups !== stemGroups()) {
    made = {
      groups: stemGroups(),
      stems: facts.sentences.map((sentence) => stemsOf(sentence.text)),
      known: made?.known ?? new Set(facts.sentences),
      sayings: made?.sayings ?? new Map<PhraseBook, ReadonlyMap<Sentence, Said>>(),
    }
    stemsByFacts.set(facts, made)
  }
  return made
}

/** The sentences that say something of a book, in order. */
function sayingsOf(facts: Facts, book: PhraseBook): ReadonlyMap<Sentence, Said> {
  // First the filter: a book that is opened for the first time may bring words that no sentence was looked at for yet.
  const filter = filterOf(book)
  const {stems, sayings} = prepared(facts)
  const known = sayings.get(book)
  if (known !== undefined) return known
  const found = new Map<Sentence, Said>()
  for (let i = 0; i < stems.length; i++) {
    if (!filter.always && !overlaps(stems[i]!, filter.any)) continue
    const one = sayingIn(facts.sentences[i]!, stems[i]!, facts, book, filter)
    if (one !== undefined) found.set(one.sentence, one)
  }
  sayings.set(book, found)
  return found
}

function sayingIn(sentence: Sentence, stems: Stems, facts: Facts, book: PhraseBook, filter: Filter): Said | undefined {
  let best: Said | undefined
  let gate: boolean | undefined
  for (let i = 0; i < book.phrases.length; i++) {
    const needed = filter.needed[i]!
    if (needed.length > 0 ? !satisfies(stems, needed) : !(gate ??= book.gate.test(sentence.text))) continue
    const phrase = book.phrases[i]!
    const match = phrase.pattern.exec(sentence.text)
    if (match === null) continue
    const doubt = doubtOf(sentence, match[0], match.index, phrase, facts)
    if (best === undefined || doubt < best.doubt) best = {sentence, phrase, text: match[0], doubt}
  }
  return best
}

/** What a sentence must have for a book to be worth opening. */
interface Filter {
  /** By phrase: groups that all have a word in the sentence. */
  readonly needed: readonly (readonly number[])[]
  /** A group of each phrase; a sentence that has none of them says none of the phrases. */
  readonly any: Stems
  /** Some phrase has no group, and its gate no literal words: the gate has to be tried. */
  readonly always: boolean
}

const filters = new WeakMap<PhraseBook, Filter>()

function filterOf(book: PhraseBook): Filter {
  let filter = filters.get(book)
  if (filter === undefined) {
    const gate = stemGroup(book.gate.source)
    const needed = book.phrases.map(({pattern}) => {
      const groups = neededStems(pattern)
      return groups.length > 0 || gate === undefined ? groups : [gate]
    })
    filter = {
      needed,
      any: bitsOf(needed.flatMap((groups) => (groups.length === 0 ? [] : [rarest(groups)]))),
      always: needed.some((groups) => groups.length === 0),
    }
    filters.set(book, filter)
  }
  return filter
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
  if (negated !== null && !goAhead.test(negated[1]!)) doubt += 5
  else if (resists.test(before)) doubt += 4
  else if (!phrase.negates && isForbidden(sentence)) doubt += 3
  if (phrase.undone?.test(text) && !/\bnot only\b/.test(text)) doubt += 5
  const quoted = isQuoted(sentence, text)
  if (quoted) doubt += 2
  if (reported.test(before)) doubt += 1
  if (isFramed(sentence, index)) doubt += quoted ? 1 : 2
  else if (sentence.at.doc.role === 'shown') doubt += 1
  if (sentence.kind === 'table') doubt += 1
  if (sentence.at.doc.layers.every((layer) => layer.kind === 'string')) {
    if (sentence.kind === 'string' && sentence.at.doc.role === 'script') doubt += 2
    else if (sentence.kind === 'code' || sentence.kind === 'code-comment') doubt += 1
    else if (isRecord(sentence)) doubt += 1
    if (patternSource.test(sentence.raw)) doubt += 3
  }
  return doubt + defaultsOf(sentence.at.doc, facts)
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
    const draft = draftOf(several && one.doubt === 1 ? {...one, doubt: 0} : one, severity)
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
