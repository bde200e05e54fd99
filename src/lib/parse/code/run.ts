import {HOLE} from '../facts.ts'
import type {Doc, Op, Place, Source, SourceKind, Value} from '../facts.ts'
import type {CodeString, Embedded} from './facts.ts'
import type {Closure, Abs, Scope} from './value.ts'
import {holesOf, sourcesOf, textOf, unknown} from './value.ts'
import type {Func, Program, Span, Stmt} from './tree.ts'

/** Languages that the interpreter runs. */
export type CodeLanguage = 'python' | 'javascript' | 'powershell'

export interface Frame {
  readonly self: Abs | undefined
  returned: Abs | undefined
}

/** One interpretation of one document: what was found so far, and what may still be spent. */
/** A file of the skill that another one imports. */
export interface Module {
  readonly doc: Doc
  readonly program: Program
}

/** What links the files of one language: how an import is found, and which were run already. */
export interface Links {
  readonly resolve: (from: Doc, name: string) => Module | undefined
  readonly loaded: Map<string, Abs>
  /** Which file a module's own scope belongs to, so that what its functions do is told at the right place. */
  readonly docs: Map<Scope, Doc>
}

export interface Run {
  /** The file that is being run: changes while a function of another one is called. */
  doc: Doc
  links: Links | undefined
  /** What is known to be in files that the skill itself wrote, by normalised path; added to by what is written. */
  readonly written: Map<string, readonly Source[]>
  readonly language: CodeLanguage
  readonly ops: Map<string, Op>
  readonly variants: Map<string, {readonly origins: ReadonlySet<string>}[]>
  /** Ops of one kind at one place. */
  readonly counts: Map<string, number>
  readonly strings: Map<string, CodeString>
  readonly embedded: Map<string, Embedded>
  readonly gaps: Set<string>
  readonly globals: Scope
  /** Runs a function of the program; set by the interpreter, here so that its parts need not import each other. */
  invoke(closure: Closure, args: readonly Abs[], named: ReadonlyMap<string, Abs>, self: Abs | undefined): Abs
  /** Closures made and not yet called: looked into at the end, with nothing known of their parameters. */
  readonly pending: Map<Func, Closure>
  readonly called: Set<Func>
  readonly active: Func[]
  readonly results: Map<Func, Map<string, Abs>>
  steps: number
  depth: number
  branch: number
  conditional: number
  emitted: number
  waits: number
  spawns: number
  /** Above 0 while a value is evaluated whose environment reads say nothing: the environment handed to a child process. */
  quiet: number
  frame: Frame
  allocate(bytes: number, at: Span): void
  execute(scope: Scope, body: readonly Stmt[]): void
  /** Modules whose names were all imported: `from os import *`. */
  readonly stars: string[]
}

// At about five million steps a second this ends within a second, whatever the input.
const leastSteps = 800_000
const stepsPerNode = 6
const mostSteps = 6_000_000

export function makeRun(doc: Doc, language: Run['language'], size: number, written: Map<string, readonly Source[]> = new Map()): Run {
  const run: Run = {
    doc,
    links: undefined,
    written,
    language,
    ops: new Map(),
    variants: new Map(),
    counts: new Map(),
    strings: new Map(),
    embedded: new Map(),
    gaps: new Set(),
    globals: {names: new Map(), parent: undefined, outer: new Set()},
    pending: new Map(),
    called: new Set(),
    active: [],
    results: new Map(),
    steps: Math.min(mostSteps, leastSteps + size * stepsPerNode),
    depth: 0,
    branch: 0,
    conditional: 0,
    emitted: 0,
    waits: 0,
    spawns: 0,
    quiet: 0,
    frame: {self: undefined, returned: undefined},
    invoke: () => unknown,
    execute: () => undefined,
    stars: [],
    allocate: (bytes, at) => emit(run, at, {kind: 'allocate', via: 'repeat', bytes}),
  }
  return run
}

/** Takes one step off the budget; false when it is used up, which is said once. */
export function step(run: Run): boolean {
  run.steps -= 1
  if (run.steps > 0) return true
  run.gaps.add('too much computation to follow')
  return false
}

export function place(run: Run, at: Span): Place {
  return {doc: run.doc, start: at.start, end: at.end}
}

export function source(run: Run, kind: SourceKind, what: string, at: Span): Source {
  return {kind, what: what.length > 300 ? `${what.slice(0, 300)}…` : what, at: place(run, at)}
}

export const noValue: Value = {text: '', sources: []}

export function toValue(value: Abs | undefined): Value {
  return value === undefined ? noValue : {text: textOf(value), sources: sourcesOf(value)}
}

type Bare<T> = T extends Op ? Omit<T, 'at' | 'conditional'> : never
export type OpDraft = Bare<Op>

const mostVariants = 40
/** No program that a person wrote does more; the rest is said to be left out. */
const mostOps = 20_000

/**
 * Adds an op once; a place in the code may give several, one for each set of arguments that reached it. Of two that differ only in where their values
 * came from, the one that knows more stays.
 */
export function emit(run: Run, at: Span, draft: OpDraft): void {
  run.emitted += 1
  if (draft.kind === 'run') run.spawns += 1
  const spot = `${draft.kind} ${at.start} ${at.end}${run.links === undefined ? '' : run.doc.file}`
  const origins = new Set<string>()
  const texts = `${spot} ${keyOf(draft, origins)}`
  const variants = run.variants.get(texts) ?? []
  const same = variants.findIndex((known) => within(origins, known.origins))
  const conditional = run.conditional > 0
  if (same >= 0) {
    // Reached without the condition as well.
    const known = run.ops.get(`${texts} ${same}`)
    if (known?.conditional === true && !conditional) run.ops.set(`${texts} ${same}`, {...known, conditional})
    return
  }
  const less = variants.findIndex((known) => within(known.origins, origins))
  const count = run.counts.get(spot) ?? 0
  if (less < 0 && run.ops.size >= mostOps) run.gaps.add('more operations than are kept')
  if (less < 0 && (count >= mostVariants || run.ops.size >= mostOps)) return
  const key = less < 0 ? `${texts} ${variants.length}` : `${texts} ${less}`
  if (less < 0) {
    run.counts.set(spot, count + 1)
    variants.push({origins})
  } else variants[less] = {origins}
  run.variants.set(texts, variants)
  run.ops.set(key, {...draft, at: place(run, at), conditional: conditional && run.ops.get(key)?.conditional !== false} as Op)
}

function within(small: ReadonlySet<string>, large: ReadonlySet<string>): boolean {
  if (small.size > large.size) return false
  for (const one of small) if (!large.has(one)) return false
  return true
}

/** All of an op but its place; sources are set apart. */
function keyOf(draft: OpDraft, origins: Set<string>): string {
  return JSON.stringify(draft, (key, value: unknown) => {
    if (key === 'at') return undefined
    if (key === 'sources' && Array.isArray(value)) {
      for (const one of value as Source[]) origins.add(`${one.kind} ${one.what}`)
      return undefined
    }
    return typeof value === 'string' && value.length > 500 ? `${value.slice(0, 500)}${value.length}` : value
  })
}

/** Text that came to light; short or binary results are not worth reading. */
export function addString(run: Run, text: string, at: Span, layers: readonly string[], decoded: boolean): void {
  if (text.length < 8 || text === HOLE || run.strings.size > 20_000) return
  if (decoded && !isReadable(text)) return
  const key = `${layers.join(',')}:${text.length > 2000 ? `${at.start} ${text.length} ${text.slice(0, 2000)}` : text}`
  if (!run.strings.has(key)) run.strings.set(key, {text, start: at.start, end: at.end, decoded, layers})
}

function isReadable(text: string): boolean {
  const sample = text.slice(0, 2000)
  let odd = 0
  for (let index = 0; index < sample.length; index += 1) {
    const code = sample.charCodeAt(index)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) odd += 1
  }
  return odd * 10 <= sample.length
}

export function addEmbedded(run: Run, language: Embedded['language'], value: Abs, at: Span): void {
  const text = textOf(value)
  if (text.replaceAll(HOLE, '').trim().length < 3 || run.embedded.size >= 2000) return
  const key = `${language} ${at.start} ${text.length > 2000 ? `${text.length}${text.slice(0, 2000)}` : text}`
  if (run.embedded.has(key)) return
  run.embedded.set(key, {
    language,
    text,
    start: at.start,
    end: at.end,
    sources: sourcesOf(value),
    holes: holesOf(value, text),
    layers: value.layers ?? [],
  })
}
