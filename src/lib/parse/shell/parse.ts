import {parse} from 'unbash'
import type {Doc, Op, Source} from '../facts.ts'
import {unknown} from '../value.ts'
import {runNode, runScript} from './statement.ts'
import type {Embedded, State} from './state.ts'

export interface ShellFacts {
  readonly ops: readonly Op[]
  readonly embedded: readonly Embedded[]
  readonly gaps: readonly string[]
}

/** Longest script that is parsed as one; longer ones are cut into documents before they get here. */
const longest = 2 << 20

/**
 * What running a shell script would do. Never throws: the parser recovers from broken input, and every loop is bounded.
 * @param files sources of what other files of the skill wrote, by normalised path; extended with what this script writes.
 */
export function parseShell(doc: Doc, files: Map<string, readonly Source[]> = new Map()): ShellFacts {
  if (doc.text.length > longest)
    return {ops: [], embedded: [], gaps: [`${doc.file}: a script of ${doc.text.length} characters is too long to parse`]}
  const state: State = {
    doc,
    ops: [],
    embedded: [],
    variables: new Map(),
    functions: new Map(),
    files,
    texts: new Map(),
    aliases: new Map(),
    arrays: new Map(),
    calling: [],
    conditional: false,
    background: false,
    depth: 0,
    budget: 20_000,
    pinned: undefined,
    walk: {
      script: (statements) => runScript(statements, state),
      node: (node, input) => runNode(node, state, input),
      text: (text, at) => runText(text, at, state),
    },
  }
  const script = parse(doc.text)
  runScript(script.commands, state)
  // Functions that nobody calls here are still what the skill can do.
  for (const [name, node] of state.functions) {
    if (state.budget <= 0) break
    state.calling.push(name)
    runNode(node.body as never, state, undefined)
    state.calling.pop()
  }
  return {
    ops: state.ops,
    embedded: state.embedded,
    gaps: state.budget <= 0 ? [`${doc.file}: the script has more statements than are followed`] : [],
  }
}

function runText(text: string, at: Parameters<State['walk']['text']>[1], state: State): ReturnType<State['walk']['text']> {
  if (state.depth > 8 || text.length > 1 << 16 || text.trim() === '') return unknown
  const outer = state.pinned
  state.pinned ??= at
  state.depth++
  const value = runScript(parse(text).commands, state)
  state.depth--
  state.pinned = outer
  return value
}
