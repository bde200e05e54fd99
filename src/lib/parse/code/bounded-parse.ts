import type {parser as lezerParser} from '@lezer/python'
import {copyTree} from './node.ts'
import type {Copied, Node} from './node.ts'

/**
 * Steps in which the parser mends broken input, at most. Programs that run have none, and documents' snippets a few dozen; each costs up to a
 * hundred times an ordinary step, and memory with it, so that garbage would otherwise take minutes.
 */
const mostMending = 4000
/** Entries on the parser's stack, about three for each level of nesting; the deepest of 2,200 real programs needed 387. */
const deepestStack = 2400
/** After giving up at one place, parsing goes on at the next line that starts at the margin. */
const mostPieces = 8

/** What the parser keeps of its state; read only to stop it in time. */
interface Progress {
  readonly recovering?: number
  readonly stacks?: readonly {readonly stack: readonly unknown[]}[]
}

interface Piece {
  readonly copied: Copied
  /** Where it stopped, undefined at the end of the text. */
  readonly stopped: number | undefined
}

/** Parses with a bound on work and depth. What is given up on is named in `gaps`. */
export function parseBounded(parser: typeof lezerParser, text: string, gaps: Set<string>): Copied {
  const budget = {mending: mostMending}
  const kids: Node[] = []
  const comments: Node[] = []
  let size = 0
  let from = 0
  for (let count = 0; count < mostPieces; count += 1) {
    const {copied, stopped} = parsePiece(parser, text, from, budget, gaps)
    for (const kid of copied.root.kids) kids.push(kid)
    for (const comment of copied.comments) comments.push(comment)
    size += copied.size
    if (stopped === undefined || budget.mending <= 0) break
    const next = /\n(?=[A-Za-z_$@#/])/g
    next.lastIndex = Math.max(stopped, from + 1)
    const line = next.exec(text)
    if (line === null) break
    from = line.index + 1
  }
  return {root: {name: 'Script', from: 0, to: text.length, kids}, comments, size}
}

function parsePiece(parser: typeof lezerParser, text: string, from: number, budget: {mending: number}, gaps: Set<string>): Piece {
  const parse = parser.startParse(text, [], [{from, to: text.length}])
  const progress = parse as unknown as Progress
  let stopped: number | undefined
  for (;;) {
    const tree = parse.advance()
    if (tree !== null) return {copied: copyTree(tree, from), stopped}
    if (stopped !== undefined) continue
    if ((progress.recovering ?? 0) > 0) budget.mending -= 1
    const deep = (progress.stacks?.[0]?.stack.length ?? 0) > deepestStack
    if (!deep && budget.mending > 0) continue
    gaps.add(deep ? 'nesting too deep' : 'too many syntax errors')
    stopped = parse.parsedPos
    parse.stopAt(stopped)
  }
}
