import {commandVerbs, defensiveFrame, defensiveHeading} from '../knowledge/words.ts'
import type {Doc, Place, Sentence, SentenceKind} from './facts.ts'
import {normaliseText} from './layers/normalise.ts'

/** A block of prose to cut into sentences. */
export interface Block {
  readonly doc: Doc
  readonly start: number
  readonly end: number
  /** The block's text where it is not `doc.text.slice(start, end)`; same length, so that offsets hold. */
  readonly text?: string
  readonly kind: SentenceKind
  readonly headings: readonly string[]
  readonly hidden: boolean
  readonly mention: boolean
}

/** Longest sentence; longer runs are cut there, with an overlap so that nothing straddles the cut unseen. */
const longest = 1200
const overlap = 200

// Latin, CJK and Arabic full stops; a line end after a colon; a blank line.
const boundary = /[.!?…](?=["')\]*_`]{0,3}\s)|[。！？؟]|\n[ \t]*\n|:[ \t]*\n/g

/** Cuts a block into sentences with everything checks ask about them. Pure and linear. */
export function sentencesOf(block: Block): Sentence[] {
  const text = block.text ?? block.doc.text.slice(block.start, block.end)
  const found: Sentence[] = []
  const defensive = block.mention || isDefensive(block.headings)
  let from = 0
  const add = (to: number) => {
    for (let at = from; at < to; at += longest - overlap) {
      const end = Math.min(at + longest, to)
      const sentence = make(block, text, at, end, defensive)
      if (sentence !== undefined) found.push(sentence)
      if (end === to) break
    }
    from = to
  }
  for (const match of text.matchAll(boundary)) {
    const end = match.index + match[0].length
    // `e.g. x`, `1. Do` and `v1.2` do not end a sentence.
    if (
      match[0] === '.' &&
      /(^|[\s(])(e\.g|i\.e|etc|vs|cf|no|fig|\d{1,3}|[A-Za-z])$/.test(text.slice(Math.max(0, match.index - 6), match.index))
    )
      continue
    add(end)
  }
  add(text.length)
  return found
}

let lastHeadings: readonly string[] | undefined
let lastDefensive = false

/** Whether a heading frames what stands under it as talked about. Blocks under one heading come one after another with the same array. */
function isDefensive(headings: readonly string[]): boolean {
  if (headings !== lastHeadings) {
    lastHeadings = headings
    lastDefensive = headings.some((heading) => defensiveHeading.test(heading))
  }
  return lastDefensive
}

function make(block: Block, text: string, from: number, to: number, defensive: boolean): Sentence | undefined {
  let start = from
  while (start < to && text.charCodeAt(start) <= 32) start++
  let end = to
  while (end > start && text.charCodeAt(end - 1) <= 32) end--
  if (end - start < 3) return undefined
  const raw = text.slice(start, end)
  const normal = normaliseText(withoutLinks(raw))
  return normal.length < 3 ? undefined : new CutSentence(block, block.start + start, block.start + end, raw, normal, defensive)
}

/** Its grammar is worked out when first asked for: most sentences are never of interest to any check. */
class CutSentence implements Sentence {
  readonly at: Place
  readonly raw: string
  readonly text: string
  readonly kind: SentenceKind
  readonly headings: readonly string[]
  readonly hidden: boolean
  readonly #defensive: boolean
  #imperative: boolean | undefined
  #negated: boolean | undefined
  #mention: boolean | undefined

  constructor(block: Block, start: number, end: number, raw: string, text: string, defensive: boolean) {
    this.at = {doc: block.doc, start, end}
    this.raw = raw
    this.text = text
    this.kind = block.kind
    this.headings = block.headings
    this.hidden = block.hidden
    this.#defensive = defensive
  }

  get imperative(): boolean {
    return (this.#imperative ??= isImperative(this.text))
  }

  get negated(): boolean {
    return (this.#negated ??= isNegated(this.text))
  }

  get mention(): boolean {
    return (this.#mention ??= this.#defensive || this.kind === 'table' || isQuotation(this.raw) || defensiveFrame.test(this.text))
  }
}

function isNegated(normal: string): boolean {
  return (
    /^(\W{0,3})(never|do not|don't|must not|should not|shouldn't|avoid|cannot|can't|no\b)/.test(normal) ||
    /\b(must|should|shall) (never|not)\b/.test(normal)
  )
}

/** `[label](target)` reads as its label. */
function withoutLinks(raw: string): string {
  return raw.includes('](') ? raw.replace(/!?\[([^\]\n]{0,200})\]\([^)\s]{0,600}(?:\s"[^"]{0,100}")?\)/g, '$1') : raw
}

const opening =
  /^(?:[-*+>#\d.)(\]["'`~|:\s]|step \d{1,2}\b|\u2022|important|note|critical|warning|first|firstly|then|next|now|finally|also|please|kindly|instead|simply|just|immediately|silently|secretly|quietly|automatically|before [^,]{0,80},|after [^,]{0,80},|when [^,]{0,100},|if [^,]{0,100},|once [^,]{0,80},|to [^,]{0,80},|for [^,]{0,60},|in (?:this|that) case,?){0,8}/

/** Whether the sentence commands its reader: an imperative verb in first place, or an obligation put on "you" or the agent. */
export function isImperative(normal: string): boolean {
  const rest = normal.slice(opening.exec(normal)?.[0].length ?? 0).trimStart()
  const word = /^[a-z'-]{1,20}/.exec(rest)?.[0]
  if (word !== undefined && commandVerbs.has(word)) return true
  return /\b(you|agents?|the assistant|claude|the model|the ai|assistants?|users?|it) (must|should|shall|need to|needs to|have to|has to|are required to|is required to|will|are to|are instructed to)\b|\b(make sure|be sure|ensure that|always|must be|is required|are required|required to)\b/.test(
    normal,
  )
}

/** The whole sentence stands in quotation marks. */
function isQuotation(raw: string): boolean {
  return /^[\s>*_-]{0,6}["“”‘'`«「].{2,}["“”’'`»」][\s.,;:*_]{0,4}$/s.test(raw)
}

/** The parts of a sentence that stand in quotation marks or backticks, in matching form. */
export function quotesIn(sentence: Sentence): string[] {
  return [...sentence.raw.matchAll(/["“«「]([^"”»」\n]{2,400})["”»」]|`([^`\n]{2,400})`|(?<=^|\s)'([^'\n]{4,400})'(?=[\s.,;:)]|$)/g)].map(
    (match) => normaliseText(match[1] ?? match[2] ?? match[3] ?? ''),
  )
}

/** Whether a matched phrase of `sentence.text` is quoted rather than said. */
export function isQuoted(sentence: Sentence, phrase: string): boolean {
  return quotesIn(sentence).some((quote) => quote.includes(phrase.trim())) || isWithinQuotation(sentence, phrase.trim())
}

const blankLine = /\n[> \t]{0,20}\n/

/** The sentence is one of several within the same pair of quotation marks of a paragraph, or the last of them, whose closing mark stands behind it. */
function isWithinQuotation({at: {doc, start, end}, kind, text}: Sentence, phrase: string): boolean {
  const since = doc.text
    .slice(Math.max(0, start - 600), start)
    .split(blankLine)
    .at(-1)!
  const rest = doc.text.slice(end, end + 600).split(blankLine, 1)[0]!
  const own = doc.text.slice(start, end)
  // In data and in titles the marks around belong to the notation.
  const opened = kind !== 'alt' && kind !== 'string' && (since.match(/["\u201c\u201d]/g)?.length ?? 0) % 2 === 1
  if (opened) return /["\u201d]/.test(own + rest)
  if ((own.match(/["\u201c\u201d]/g)?.length ?? 0) === 1 && /^[\s>*_-]{0,8}["\u201c]/.test(own) && /["\u201d]/.test(rest)) return true
  // A list of quotations in a field of the front matter: the reader of fields took the first mark away.
  if (doc.headings[0] === 'front matter' && /-\s["\u201c]$/.test(doc.text.slice(Math.max(0, start - 3), start)) && /^["\u201d]/.test(rest))
    return true
  const mark = text.search(/(?:^|\s)["']/)
  return mark >= 0 && /^["'\u201d\u2019]/.test(rest) && text.indexOf(phrase) > mark
}
