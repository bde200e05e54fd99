import {neededGroups} from './stems.ts'

/** A way of asking for something, by grammar rather than by wording. Matched against `Sentence.text` (lower case, one space, plain quotes). */
export interface Phrase {
  readonly pattern: RegExp
  /** What it asks for, to follow "the text …": `tells the agent to drop its earlier instructions`. */
  readonly means: string
  /** 0: nothing else it could mean (the default); 1: likely; 2: wants company; 3: a hint. */
  readonly doubt?: number
  /** What, within the match or just behind it, makes it likely harmless: adds two to the doubt, never removes the match. */
  readonly softer?: RegExp
  /** What, within the match, turns its meaning round ("is not shared"): as good as a negation before it. */
  readonly undone?: RegExp
  /** True when the phrase contains its own negation, so that a "not" before it does not turn it round. */
  readonly negates?: boolean
  /** True for what the agent is to say to a person: quotation marks around it are no sign of a mention. */
  readonly spoken?: boolean
}

/** Phrases with a cheap test that says whether a sentence is worth trying them on. */
export interface PhraseBook {
  readonly gate: RegExp
  readonly phrases: readonly Phrase[]
}

const irregular: Readonly<Record<string, string>> = {
  tell: 'tell|tells|told|telling',
  send: 'send|sends|sent|sending',
  hide: 'hide|hides|hid|hidden|hiding',
  keep: 'keep|keeps|kept|keeping',
  show: 'show|shows|showed|shown|showing',
  write: 'write|writes|wrote|written|writing',
  take: 'take|takes|took|taken|taking',
  give: 'give|gives|gave|given|giving',
  withhold: 'withhold|withholds|withheld|withholding',
  override: 'override|overrides|overrode|overridden|overriding',
  forget: 'forget|forgets|forgot|forgotten|forgetting',
  lie: 'lie|lies|lied|lying',
  say: 'say|says|said|saying',
  run: 'run|runs|ran|running',
  read: 'read|reads|reading',
  make: 'make|makes|made|making',
  put: 'put|puts|putting',
  pay: 'pay|pays|paid|paying',
  buy: 'buy|buys|bought|buying',
  overwrite: 'overwrite|overwrites|overwrote|overwritten|overwriting',
}

/** `ignore disregard` → an alternation of both in every inflection. `_` stands for a space, and then nothing is inflected. */
export function verbs(words: string): string {
  return group(list(words).map(inflect))
}

/** `user anyone the_owner` → an alternation; `_` stands for a space. Parts may be patterns of their own. */
export function words(text: string): string {
  return group(list(text).map((word) => word.replaceAll('_', ' ')))
}

/** One pattern of fixed wordings, written as for `words`. */
export function wording(text: string): RegExp {
  return chain(words(text))
}

/** Any of several parts that are patterns already. */
export function either(...parts: readonly string[]): string {
  return group(parts)
}

/**
 * One pattern of parts in order; a number between two parts is the most characters that may stand between them, within the same sentence;
 * a negative number lets them hold quotes and colons too.
 * Gaps are bounded and parts start and end at word boundaries, so that the time stays linear.
 */
export function chain(...parts: readonly (string | number)[]): RegExp {
  let source = ''
  let gap = ''
  for (const part of parts) {
    if (typeof part === 'number') gap = `(?:${part < 0 ? '[^.;!?]' : '[^.;!?":]|:(?=//)'}|\\.(?=\\w)){0,${Math.abs(part)}}?`
    else {
      // Not \\b: between alternatives it makes V8 compile four times as long and match half as fast.
      source += `${gap === '' && source !== '' ? ' ?' : gap}(?<!\\w)${part}(?!\\w)`
      gap = ''
    }
  }
  const pattern = new RegExp(source)
  chains.add(pattern)
  needs.set(pattern, neededGroups(parts.filter((part) => typeof part === 'string')))
  return pattern
}

/**
 * Several parts in any order, each at most `gap` characters from the next, within the same sentence: what a sentence is about rather than how it is
 * put. A negative gap may hold quotes, colons and semicolons too. Each part is looked for by itself, rarest first, so that the time stays linear.
 */
export function mix(gap: number, ...parts: readonly string[]): RegExp {
  const pattern = new Mix(gap, parts)
  chains.add(pattern)
  needs.set(pattern, neededGroups(parts))
  return pattern
}

type Span = readonly [start: number, end: number]

class Mix extends RegExp {
  readonly #gap: number
  readonly #barrier: RegExp
  readonly #parts: readonly RegExp[]

  constructor(gap: number, parts: readonly string[]) {
    super(parts.map(bounded).join('|'))
    this.#gap = Math.abs(gap)
    this.#barrier = gap < 0 ? /!|[.?](?!\w)/ : /[;!?"]|:(?!\/\/)|\.(?!\w)/
    this.#parts = parts.map((part) => new RegExp(bounded(part), 'g'))
  }

  override exec(text: string): RegExpExecArray | null {
    const places: Span[][] = []
    for (const part of this.#parts) {
      const spans: Span[] = []
      // Not matchAll, which makes a new RegExp for each call.
      part.lastIndex = 0
      for (let found = part.exec(text); found !== null && spans.length < mostPlaces; found = part.exec(text)) {
        const end = found.index + found[0].length
        spans.push([found.index, end])
        if (end === found.index) part.lastIndex++
      }
      if (spans.length === 0) return null
      places.push(spans)
    }
    const span = this.#join(text, places, [])
    return span === undefined
      ? null
      : (Object.assign([text.slice(span[0], span[1])], {index: span[0], input: text}) as unknown as RegExpExecArray)
  }

  override test(text: string): boolean {
    return this.exec(text) !== null
  }

  /** The first way to take one place of each part so that they follow each other closely enough. */
  #join(text: string, places: readonly (readonly Span[])[], taken: readonly Span[]): Span | undefined {
    const next = places[taken.length]
    if (next === undefined) {
      const sorted = taken.toSorted((a, b) => a[0] - b[0])
      for (let i = 1; i < sorted.length; i++) {
        const distance = sorted[i]![0] - sorted[i - 1]![1]
        if (distance < 0 || distance > this.#gap || this.#barrier.test(text.slice(sorted[i - 1]![1], sorted[i]![0]))) return undefined
      }
      return [sorted[0]![0], sorted.at(-1)![1]]
    }
    for (const span of next) {
      const found = this.#join(text, places, [...taken, span])
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** So many places of a part are looked at in one sentence, so that the ways to combine them stay few. */
const mostPlaces = 8
const bounded = (part: string): string => `(?<!\\w)${part}(?!\\w)`

const chains = new WeakSet<RegExp>()
const needs = new WeakMap<RegExp, () => readonly number[]>()

/** Whether a pattern was made by `chain`. */
export function isChain(pattern: RegExp): boolean {
  return chains.has(pattern)
}

/** Makes known, when the module is loaded, which words a pattern of sentences cannot match without. Returns the pattern. */
export function worded(pattern: RegExp): RegExp {
  needs.set(pattern, neededGroups([pattern.source]))
  return pattern
}

/** Word groups that a text must have a word of each for the pattern to match; [] for one that neither `chain` nor `worded` has seen. */
export function neededStems(pattern: RegExp): readonly number[] {
  return needs.get(pattern)?.() ?? []
}

const list = (text: string): string[] => text.split(/\s+/).filter(Boolean)
const group = (alternatives: readonly string[]): string => `(?:${alternatives.join('|')})`

function inflect(verb: string): string {
  if (verb.includes('_')) return verb.replaceAll('_', ' ')
  const known = irregular[verb]
  if (known !== undefined) return known
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}(?:y|ies|ied|ying)`
  if (verb.endsWith('e')) return `${verb.slice(0, -1)}(?:e|es|ed|ing)`
  if (/(?:s|x|z|ch|sh)$/.test(verb)) return `${verb}(?:es|ed|ing)?`
  const last = verb.at(-1)!
  return `${verb}(?:s|ed|ing|${last}ed|${last}ing)?`
}

/** The agent, the user and rules, as texts name them. */
/** Not where the word only qualifies another ("customer information", "the user's name"). */
export const people = `${words(
  'users? the_users? anyone anybody owners? operators? humans? the_persons? customers? people victims? developers? clients? administrators? admins?',
)}(?!'s? |s' | (?:information|data|details?|names?|records?|accounts?|inputs?|files?|credentials?|lists?|ids?|interface|experience|guide|documentation|agent)\\b)`
export const agent = words('you agents? assistants? claude the_model the_ai models? llms? it this_skill the_skill this_tool')
export const earlier = words(
  "previous prior above earlier preceding foregoing initial original system developer safety security ethical your(?!-) built-in its hidden the_agent's the_model's claude's the_assistant's anthropic's openai's the_user's user platform moderation alignment past former existing",
)
export const rules = words(
  'instructions? prompts? directives? guidelines? guardrails? programming training rules commands orders restrictions? polic(?:y|ies) safeguards? constraints? safety_measures requests? filters? conditioning limits? limitations? protocols?',
)
