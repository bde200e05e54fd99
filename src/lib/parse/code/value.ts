import {HOLE} from '../facts.ts'
import type {Source} from '../facts.ts'
import type {Class, Func} from './tree.ts'

/** What the interpreter knows of a value. Containers are shared, as in the language itself, so that what is put in later is seen. */
export interface Abs {
  /** HOLE for what is not known. */
  readonly text: string
  /** Other texts that it may have, from other branches. */
  readonly alts?: readonly string[] | undefined
  readonly sources: readonly Source[]
  /** Where each HOLE of the text came from, in order, when that is known apart. */
  readonly holes?: readonly (readonly Source[])[] | undefined
  /** Where an API was reached: `os.system`, `requests.Session()`; `()` marks a call's result. */
  readonly path?: string | undefined
  readonly number?: number | undefined
  readonly items?: Abs[] | undefined
  readonly fields?: Map<string, Abs> | undefined
  readonly closure?: Closure | undefined
  readonly cls?: ClassValue | undefined
  /** The class that it is an instance of. */
  readonly of?: ClassValue | undefined
  /** Receiver that a function was taken from. */
  readonly self?: Abs | undefined
  /** Name by which it was taken from `self`. */
  readonly member?: string | undefined
  /** A function that the interpreter itself made: `resolve` of a promise. */
  readonly native?: ((args: readonly Abs[]) => void) | undefined
  /** Bytes, one UTF-16 unit each, where `text` would lose some. */
  readonly bytes?: string | undefined
  /** How its text was unfolded: `base64`, `reverse`, … */
  readonly layers?: readonly string[] | undefined
  /** A comparison with the clock, the host or chance. */
  readonly trigger?: boolean | undefined
  /** The clock, the host's name or chance itself, or a part of it. */
  readonly clock?: boolean | undefined
  readonly regex?: {readonly source: string; readonly flags: string} | undefined
}

export interface Closure {
  readonly func: Func
  readonly scope: Scope
  readonly self: Abs | undefined
}

export interface ClassValue {
  readonly cls: Class
  readonly scope: Scope
  readonly methods: Map<string, Func>
  readonly bases: readonly Abs[]
}

interface Variable {
  value: Abs
  /** How many branches deep it was last set. */
  branch: number
}

/** Names of a function, a module or a class body. */
export interface Scope {
  readonly names: Map<string, Variable>
  readonly parent: Scope | undefined
  /** Names that `global` and `nonlocal` give to the scope around. */
  readonly outer: Set<string>
}

const none: readonly Source[] = []
const maxSources = 24
/** Longer texts are cut with a HOLE: no command, path or URL is that long, and decoded programs fit. */
export const maxText = 4_000_000

export const unknown: Abs = {text: HOLE, sources: none}

export function unknownFrom(sources: readonly Source[]): Abs {
  return sources.length === 0 ? unknown : {text: HOLE, sources}
}

export function textValue(text: string, sources: readonly Source[] = none): Abs {
  return {text: text.length > maxText ? text.slice(0, maxText) + HOLE : text, sources}
}

export function numberValue(value: number): Abs {
  return {text: String(value), sources: none, number: value}
}

export function listValue(items: Abs[]): Abs {
  return {text: HOLE, sources: none, items}
}

/** Items that lists may hold; longer ones are cut. */
export const mostItems = 5000

/** Values with the lists among them opened, one level deep. */
export function flatten(values: readonly Abs[]): Abs[] {
  const out: Abs[] = []
  for (const value of values) {
    if (value.items === undefined) out.push(value)
    else for (const item of value.items) if (out.push(item) >= mostItems) break
    if (out.length >= mostItems) break
  }
  return out
}

export function isKnown(value: Abs): boolean {
  return value.items === undefined && value.fields === undefined && value.closure === undefined && !value.text.includes(HOLE)
}

export function union(a: readonly Source[], b: readonly Source[]): readonly Source[] {
  if (b.length === 0 || a === b) return a
  if (a.length === 0) return b
  let out: Source[] | undefined
  for (const source of b) {
    const all = out ?? a
    if (all.length >= maxSources) break
    if (holds(all, source)) continue
    out ??= [...a]
    out.push(source)
  }
  return out ?? a
}

function holds(sources: readonly Source[], source: Source): boolean {
  for (const known of sources) if (known === source || (known.kind === source.kind && known.what === source.what)) return true
  return false
}

/** Sources of a value and of all it holds. */
export function sourcesOf(value: Abs, budget?: {left: number}): readonly Source[] {
  const {items, fields} = value
  // Asked for every operand of every expression, so that nothing is made for a plain one.
  if (items === undefined && fields === undefined) return value.sources
  const rest = budget ?? {left: 200}
  let {sources} = value
  if (rest.left <= 0) return sources
  for (const item of items ?? []) {
    if ((rest.left -= 1) <= 0) break
    sources = union(sources, sourcesOf(item, rest))
  }
  for (const field of fields?.values() ?? []) {
    if ((rest.left -= 1) <= 0) break
    sources = union(sources, sourcesOf(field, rest))
  }
  return sources
}

/** Text as it would be written into a body or a command: containers are spelled out, until about `most` characters are there. */
export function textOf(value: Abs, depth = 0, most = 4000): string {
  if (value.path === urlObject || value.path === queryObject) return textOfUrl(value)
  if (value.items === undefined && value.fields === undefined) return value.text
  if (depth > 3) return HOLE
  const parts: string[] = []
  let length = 0
  for (const item of value.items ?? []) {
    if (length > most) break
    const part = textOf(item, depth + 1, most)
    length += part.length
    parts.push(part)
  }
  for (const [key, field] of value.fields ?? []) {
    if (length > most) break
    const part = `${key === '\0' ? HOLE : key}: ${textOf(field, depth + 1, most)}`
    length += part.length
    parts.push(part)
  }
  if (parts.length === 0) return value.text
  return value.fields === undefined ? parts.join(' ') : `{${parts.join(', ')}}`
}

/** Paths of JavaScript's `URL` and `URLSearchParams` objects, whose text grows with what is set in them. */
export const urlObject = 'URL()'
export const queryObject = 'URLSearchParams()'

function textOfUrl(value: Abs): string {
  const query = value.path === queryObject ? value : value.fields?.get('searchParams')
  const pairs = [...(query?.fields ?? [])].map(([key, field]) => `${key === '\0' ? HOLE : key}=${textOf(field, 2)}`)
  if (value.path === queryObject) return pairs.length === 0 ? value.text : pairs.join('&')
  return pairs.length === 0 ? value.text : `${value.text}${value.text.includes('?') ? '&' : '?'}${pairs.join('&')}`
}

/** Either of two values: the first one's text leads when it is known at all. */
export function join(a: Abs, b: Abs): Abs {
  if (a === b) return a
  if (b === unknown) return a
  if (a === unknown) return b
  const lead =
    b.text !== '' && a.text === HOLE && a.path === undefined && a.closure === undefined && a.items === undefined && a.fields === undefined
      ? b
      : a
  const other = lead === a ? b : a
  const sources = union(lead.sources, sourcesOf(other))
  // Most often there is nothing to add.
  const same = other.alts === undefined && (other.text === lead.text || other.text === HOLE || other.text === '')
  if (same && sources === lead.sources && (other.trigger !== true || lead.trigger === true)) return lead
  // No set: it would hash texts that may be long, and there are four at most.
  const alts: string[] = []
  for (const text of lead.alts ?? []) if (!alts.includes(text)) alts.push(text)
  for (const text of [other.text, ...(other.alts ?? [])])
    if (text !== lead.text && text !== HOLE && text !== '' && alts.length < 4 && !alts.includes(text)) alts.push(text)
  return {
    ...lead,
    sources,
    alts: alts.length === 0 ? undefined : alts,
    trigger: lead.trigger === true || other.trigger === true,
  }
}

/** Texts that a value may have, the likeliest first. */
export function textsOf(value: Abs): readonly string[] {
  return value.alts === undefined ? [value.text] : [value.text, ...value.alts]
}

/** Values one after the other as one text. */
export function concat(parts: readonly Abs[]): Abs {
  let text = ''
  let bytes: string | undefined = ''
  let alts: string[] | undefined
  let sources: readonly Source[] = none
  let layers: string[] | undefined
  let holes: (readonly Source[])[] | undefined = []
  for (const part of parts) {
    const piece = textOf(part)
    if (holes !== undefined) holes = addHoles(holes, holesOf(part, piece), piece === HOLE && text.endsWith(HOLE))
    if (part.alts !== undefined) {
      const heads: string[] = alts ?? []
      alts = [...heads.map((head) => head + piece), ...part.alts.map((alt) => text + alt)].slice(0, 4)
    } else if (alts !== undefined) alts = alts.map((head) => head + piece)
    // Alternatives are for paths, addresses and commands.
    if (alts?.some((alt) => alt.length > 10_000) === true) alts = undefined
    if (piece !== HOLE || !text.endsWith(HOLE)) text += piece
    if (text.length > maxText) return {text: text.slice(0, maxText) + HOLE, sources: union(sources, sourcesOf(listValue([...parts])))}
    bytes = bytes === undefined || part.bytes === undefined ? undefined : bytes + part.bytes
    sources = union(sources, sourcesOf(part))
    if (part.layers !== undefined) layers = [...new Set([...(layers ?? []), ...part.layers])]
  }
  const clock = parts.some((part) => part.clock === true) ? true : undefined
  return {text, sources, alts, layers, clock, holes: sources.length === 0 ? undefined : holes, bytes: bytes === '' ? undefined : bytes}
}

const mostHoles = 64

function addHoles(holes: (readonly Source[])[], own: readonly (readonly Source[])[], merges: boolean): (readonly Source[])[] | undefined {
  const last = holes.length - 1
  if (merges && last >= 0) holes[last] = union(holes[last] ?? none, own[0] ?? none)
  else holes.push(...own)
  return holes.length > mostHoles ? undefined : holes
}

/** Sources of each HOLE in a value's text; all of the value's for each where they are not known apart. */
export function holesOf(value: Abs, text: string): readonly (readonly Source[])[] {
  let count = 0
  for (let at = text.indexOf(HOLE); at >= 0 && count <= mostHoles; at = text.indexOf(HOLE, at + 1)) count += 1
  if (count === 0) return none as readonly never[]
  if (value.holes?.length === count) return value.holes
  const all = sourcesOf(value)
  return Array.from({length: count}, () => all)
}

export function withSources(value: Abs, sources: readonly Source[]): Abs {
  const all = union(value.sources, sources)
  return all === value.sources ? value : {...value, sources: all, holes: undefined}
}
