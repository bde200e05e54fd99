import {type CharSet, everything} from './alphabet.ts'
import type {Tree} from './parse.ts'

export interface Edge {
  readonly set: CharSet
  readonly to: number
}

/** States with edges that each take one character. State 0 takes anything and begins the pattern anywhere. */
export interface Automaton {
  /** Where the pattern begins at the start of the text. */
  readonly start: number
  readonly edges: readonly (readonly Edge[])[]
}

/** From this count on a bounded repetition is as slow as an unbounded one. */
const many = 1000
/** Copies of a body that is repeated a given number of times: loops matter, not how long they are. */
const copies = 2
const mostStates = 40_000

interface Builder {
  readonly edges: Edge[][]
  readonly skips: number[][]
  /** Whether `^` may be passed: only from the start of the text. */
  atStart: boolean
}

/** The automaton of a search for the pattern; undefined when it is too large. `sticky` patterns match at one place only. */
export function automatonOf(tree: Tree, sticky: boolean): Automaton | undefined {
  const builder: Builder = {edges: [], skips: [], atStart: false}
  const anywhere = state(builder)
  builder.edges[anywhere]!.push({set: everything, to: anywhere})
  let start = 0
  try {
    if (!sticky) build(builder, tree, anywhere)
    // A second copy for the start of the text, where `^` holds.
    start = state(builder)
    builder.atStart = true
    build(builder, tree, start)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
  return {start, edges: builder.edges.map((_, from) => closure(builder, from))}
}

function state(builder: Builder): number {
  if (builder.edges.length >= mostStates) throw new RangeError('too many states')
  builder.skips.push([])
  return builder.edges.push([]) - 1
}

/** Adds the tree behind `from`; returns the state behind it. */
function build(builder: Builder, tree: Tree, from: number): number {
  switch (tree.kind) {
    case 'set': {
      const to = state(builder)
      builder.edges[from]!.push({set: tree.set, to})
      return to
    }
    case 'start': {
      const to = state(builder)
      if (builder.atStart) builder.skips[from]!.push(to)
      return to
    }
    case 'sequence':
      return tree.items.reduce((at, item) => build(builder, item, at), from)
    case 'choice': {
      const to = state(builder)
      for (const option of tree.options) {
        const entry = state(builder)
        builder.skips[from]!.push(entry)
        builder.skips[build(builder, option, entry)]!.push(to)
      }
      return to
    }
    case 'look': {
      const entry = state(builder)
      builder.skips[from]!.push(entry)
      build(builder, tree.body, entry)
      return from
    }
    case 'repeat':
      return repeat(builder, tree, from)
  }
}

function repeat(builder: Builder, {body, min, max}: Extract<Tree, {kind: 'repeat'}>, from: number): number {
  let at = from
  for (let i = 0; i < Math.min(min, copies); i++) at = build(builder, body, at)
  if (max >= many) {
    const loop = state(builder)
    builder.skips[at]!.push(loop)
    builder.skips[build(builder, body, loop)]!.push(loop)
    const to = state(builder)
    builder.skips[loop]!.push(to)
    return to
  }
  const end = state(builder)
  builder.skips[at]!.push(end)
  for (let i = 0; i < Math.min(max - Math.min(min, copies), copies); i++) {
    at = build(builder, body, at)
    builder.skips[at]!.push(end)
  }
  return end
}

/** Edges of all states that can be reached without a character. */
function closure(builder: Builder, from: number): Edge[] {
  const found: Edge[] = []
  const seen = new Set<number>()
  const open = [from]
  while (open.length > 0) {
    const at = open.pop()!
    if (seen.has(at)) continue
    seen.add(at)
    found.push(...builder.edges[at]!)
    open.push(...builder.skips[at]!)
  }
  return found
}
