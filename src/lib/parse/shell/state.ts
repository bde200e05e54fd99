import type {Statement, SyntaxNode} from 'unbash'
import type {Doc, Op, Place, Source, Value} from '../facts.ts'

/** A piece of text inside a script that is code or prose of its own. */
export interface Embedded {
  readonly language: 'shell' | 'python' | 'javascript' | 'powershell' | 'text'
  readonly text: string
  readonly start: number
  readonly end: number
  /** True when the text does not stand there letter for letter (it was built or decoded). */
  readonly decoded: boolean
}

/** What is known while one script is walked. Shell has one scope, as far as an attacker is concerned. */
export interface State {
  readonly doc: Doc
  readonly ops: Op[]
  readonly embedded: Embedded[]
  readonly variables: Map<string, Value>
  readonly functions: Map<string, Node>
  /** What was written to which path, by this script or by another file of the skill. Keys are normalised paths. */
  readonly files: Map<string, readonly Source[]>
  /** What was written to which path, letter for letter, where that is known. */
  readonly texts: Map<string, string>
  readonly aliases: Map<string, string>
  readonly arrays: Map<string, readonly Value[]>
  /** Names of functions being walked, so that recursion ends. */
  readonly calling: string[]
  /** Inside a branch that depends on time, host, user or a counter. */
  conditional: boolean
  background: boolean
  depth: number
  /** Statements still allowed; walking stops at zero. */
  budget: number
  /** The walker itself, so that words and programs can run what is nested in them. */
  readonly walk: Walk
  /** Positions of nested text that has offsets of its own are reported at this span. */
  pinned: Place | undefined
}

type Node = import('unbash').Function

export interface Walk {
  /** Runs parsed statements; answers what they print. */
  script(statements: readonly Statement[]): Value
  node(node: SyntaxNode, input: Value | undefined): Value
  /** Parses and runs a command line that stands in a string (`bash -c`, `eval`); its places are pinned to the call. */
  text(text: string, at: Place): Value
}

/** One simple command with everything resolved. */
export interface Call {
  /** Base name of the program, lower case, without path and `.exe`. */
  readonly program: string
  readonly args: readonly Value[]
  /** What a pipe, here-document or `<` feeds it. */
  readonly input: Value | undefined
  readonly at: Place
  readonly elevated: boolean
}

/** Emits the ops of one program and answers what it prints; `undefined` means nothing is known of it. */
export type Handler = (call: Call, state: State) => Value | undefined

export function place(state: State, start: number, end: number): Place {
  return state.pinned ?? {doc: state.doc, start, end}
}

type Draft = Op extends infer T ? (T extends Op ? Omit<T, 'at' | 'conditional' | 'via'> & {via?: string} : never) : never

/** Adds an op at the call's place. */
export function emit(state: State, call: Call, op: Draft): void {
  if (state.ops.length < 20_000) state.ops.push({via: call.program, ...op, at: call.at, conditional: state.conditional} as Op)
}
