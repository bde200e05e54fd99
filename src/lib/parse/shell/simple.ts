import type {Command, Word} from 'unbash'
import {normalisePath} from '../../knowledge/paths.ts'
import {wrappers} from '../../knowledge/wrappers.ts'
import {HOLE, type Value} from '../facts.ts'
import {concat, empty, from, sourcesOf, unknown} from '../value.ts'
import {handlers} from './programs/index.ts'
import {runWritten} from './programs/interpreters.ts'
import {assign, inputOf, output} from './files.ts'
import {emit, place, type Call, type State} from './state.ts'
import {wordValue} from './word.ts'

export function runSimple(node: Command, state: State, piped: Value | undefined): Value {
  const assignments = node.prefix.filter((item) => item.type === 'Assignment')
  for (const assignment of assignments) assign(assignment, state)
  const input = inputOf(node.redirects, state) ?? piped
  const at = place(state, node.pos, node.end)
  if (node.name === undefined) return output(node.redirects, empty, {program: '', args: [], input, at, elevated: false}, state)
  const words = [
    ...expanded(node.name, wordValue(node.name, state)).map(named),
    ...node.args.flatMap((arg) =>
      arg.type === 'Word'
        ? expanded(arg, wordValue(arg, state)).flatMap((value) => split(value, arg.parts))
        : [assignmentArgument(arg, state)],
    ),
  ]
  // An unquoted variable as the command may hold a whole command line.
  const [first, ...rest] = words
  const alias = state.aliases.get(first!.text)
  const spread =
    alias !== undefined || (first!.text.includes(' ') && node.name.parts?.[0]?.type === 'SimpleExpansion')
      ? (alias ?? first!.text)
          .trim()
          .split(/\s+/)
          .map((text) => ({text, sources: first!.sources}))
      : [first!]
  const value = dispatch([...spread, ...rest], input, at, state, {elevated: false, background: state.background})
  return output(node.redirects, value, callOf([...spread, ...rest], input, at), state)
}

/** `{curl,-s,URL}` and `curl${IFS}-s${IFS}URL` are several words without a space. */
function expanded(word: Word, value: Value): Value[] {
  const texts = /\$\{?IFS\b/.test(word.text)
    ? value.text.split(/\s+/)
    : word.parts?.length === 1 && word.parts[0]!.type === 'BraceExpansion' && /^\{[^{},]*,[^{}]*\}$/.test(value.text)
      ? value.text.slice(1, -1).split(',')
      : undefined
  if (texts === undefined) return [value]
  const some = texts.filter((text) => text !== '').slice(0, 200)
  return some.length === 0 ? [value] : some.map((text) => ({text: text.replace(/^(["'])(.*)\1$/, '$2'), sources: value.sources}))
}

/** A program's name with something in it that expands to nothing, or found by a pattern: what is left is the name, where it is one of a program. */
function named(value: Value): Value {
  const {text} = value
  if (text.length > 80) return value
  if (text.includes(HOLE) && text.length > 1) {
    const rest = text.replaceAll(HOLE, '')
    if (handlers.has(rest) || wrappers.has(rest)) return {text: rest, sources: []}
  }
  if (text.startsWith('/') && /[?*[]/.test(text)) {
    const pattern = text.slice(text.lastIndexOf('/') + 1)
    if (!/^[\w?*[\]-]{2,20}$/.test(pattern)) return value
    const source = pattern.replace(/\[([\w-]{1,20})\]|\?|\*/g, (part, set: string | undefined) =>
      set === undefined ? (part === '?' ? '.' : '.*') : `[${set}]`,
    )
    try {
      const match = new RegExp(`^${source}$`)
      const found = likely.find((name) => match.test(name))
      if (found !== undefined) return {text: found, sources: value.sources}
    } catch {
      return value
    }
  }
  return value
}

/** What a pattern in place of a program's name is most likely meant to find. */
const likely = 'curl wget bash sh zsh nc ncat base64 python3 python node perl cat dig crontab chmod ssh scp openssl xxd'.split(' ')

/** An unquoted variable that holds several words becomes several arguments. */
function split(value: Value, parts: readonly {readonly type: string}[] | undefined): Value[] {
  // "$@" stays as many words as it was.
  const all = parts?.length === 1 && parts[0]!.type === 'DoubleQuoted' && (parts[0] as {readonly text?: string}).text === '"$@"'
  if (all && value.text.trim() === '') return []
  if (!all && (parts?.length !== 1 || !/^(SimpleExpansion|ParameterExpansion|CommandExpansion)$/.test(parts[0]!.type))) return [value]
  if (!/\s/.test(value.text)) return [value]
  return value.text
    .trim()
    .split(/\s+/)
    .slice(0, 200)
    .map((text) => ({text, sources: value.sources}))
}

function assignmentArgument(arg: Extract<Command['args'][number], {type: 'Assignment'}>, state: State): Value {
  assign(arg, state)
  const value = state.variables.get(arg.name) ?? unknown
  return {text: `${arg.name}=${value.text}`, sources: value.sources}
}

function callOf(words: readonly Value[], input: Value | undefined, at: Call['at'], elevated = false): Call {
  return {program: programName(words[0]?.text ?? ''), args: words.slice(1), input, at, elevated}
}

function programName(text: string): string {
  const base = text.slice(text.lastIndexOf('/') + 1).toLowerCase()
  return base.endsWith('.exe') ? base.slice(0, -4) : base
}

/** Unwraps sudo, env, xargs and the like, emits the run, and lets the program's handler say what else it does. */
export function dispatch(
  words: readonly Value[],
  input: Value | undefined,
  at: Call['at'],
  state: State,
  how: {elevated: boolean; background: boolean},
): Value {
  const call = callOf(words, input, at, how.elevated)
  const flags = wrappers.get(call.program)
  if (flags !== undefined && call.args.length > 0) {
    const inner = wrapped(call, flags.split(' '), state)
    if (inner.length > 0) {
      const next = {
        elevated: how.elevated || /^(sudo|doas)$/.test(call.program),
        background: how.background || /^(nohup|setsid)$/.test(call.program),
      }
      // xargs turns its input into arguments; so does parallel.
      const marker = call.program === 'xargs' ? placeholder(call.args) : undefined
      const fed =
        marker !== undefined && input !== undefined && !input.text.includes(HOLE)
          ? inner.map((arg) =>
              arg.text.includes(marker) ? {text: arg.text.replaceAll(marker, input.text), sources: sourcesOf([arg, input])} : arg,
            )
          : /^(xargs|parallel)$/.test(call.program) && input !== undefined
            ? [
                ...inner,
                ...(input.text === HOLE
                  ? [input]
                  : input.text
                      .split(/\s+/)
                      .slice(0, 50)
                      .map((text) => ({text, sources: input.sources}))),
              ]
            : inner
      if (next.elevated && !how.elevated)
        emit(state, call, {kind: 'run', program: call.program, args: call.args, shell: false, input, elevated: true, background: false})
      return dispatch(fed, input, at, state, next)
    }
  }
  const called = state.functions.get(words[0]?.text ?? '')
  if (called !== undefined) return runFunction(called, words, input, state, at)
  if (call.program === HOLE) {
    // A command that static analysis cannot name: code, when it came from elsewhere.
    if (words[0]!.sources.length > 0) emit(state, call, {kind: 'eval', language: 'shell', code: words[0]!})
    return {text: HOLE, sources: sourcesOf([...words, input ?? empty])}
  }
  emit(state, call, {
    kind: 'run',
    program: call.program,
    args: call.args,
    shell: false,
    input,
    elevated: how.elevated,
    background: how.background,
  })
  runsDownloaded(words[0]!, call, state)
  const handler = handlers.get(call.program)
  const printed = handler?.(call, state)
  if (printed !== undefined) return printed
  // An unknown program may pass on whatever it is given.
  return {text: HOLE, sources: sourcesOf([...call.args, input ?? empty])}
}

/** What `xargs -I{}` puts its input in the place of. */
function placeholder(args: readonly Value[]): string | undefined {
  const at = args.findIndex((arg) => arg.text.startsWith('-I') || arg.text === '-i')
  if (at < 0) return undefined
  return args[at]!.text === '-I' ? args[at + 1]?.text : args[at]!.text.slice(2) || '{}'
}

function wrapped(call: Call, valued: readonly string[], state: State): readonly Value[] {
  let i = 0
  for (; i < call.args.length; i++) {
    const {text} = call.args[i]!
    if (call.program === 'env' && /^\w+=/.test(text)) {
      state.variables.set(text.slice(0, text.indexOf('=')), {text: text.slice(text.indexOf('=') + 1), sources: call.args[i]!.sources})
      continue
    }
    if (call.program === 'timeout' && /^\d/.test(text)) continue
    if (!text.startsWith('-')) break
    if (valued.includes(text)) i++
  }
  return call.args.slice(i)
}

/** `./x` after x was downloaded is remote code executed. */
function runsDownloaded(program: Value, call: Call, state: State): void {
  if (!program.text.includes('/')) return
  const written = state.files.get(normalisePath(program.text)) ?? state.files.get(normalisePath(program.text.replace(/^\.\//, ''))) ?? []
  const text = state.texts.get(normalisePath(program.text))
  if (written.some((source) => source.kind === 'remote' || source.kind === 'decoded'))
    emit(state, call, {kind: 'eval', language: 'binary', code: text === undefined ? from(...written) : {text, sources: written}})
  if (text !== undefined) runWritten(text, call, state)
}

function runFunction(
  node: NonNullable<ReturnType<State['functions']['get']>>,
  words: readonly Value[],
  input: Value | undefined,
  state: State,
  at: Call['at'],
): Value {
  const name = words[0]!.text
  if (state.calling.includes(name) || state.calling.length > 6) {
    // A function that pipes itself into itself in the background is the classical fork bomb.
    if (state.calling.includes(name) && state.background)
      emit(state, callOf(words, input, at), {kind: 'loop', effects: true, waits: false, spawns: true})
    return unknown
  }
  state.calling.push(name)
  const saved = new Map<string, Value | undefined>()
  const positional: [string, Value][] = words.slice(1, 10).map((value, i) => [String(i + 1), value])
  positional.push(['@', concat(words.slice(1), ' ')], ['*', concat(words.slice(1), ' ')])
  for (const [key, value] of positional) {
    saved.set(key, state.variables.get(key))
    state.variables.set(key, value)
  }
  const result = state.walk.node(node.body, input)
  for (const [key, value] of saved) {
    if (value === undefined) state.variables.delete(key)
    else state.variables.set(key, value)
  }
  state.calling.pop()
  return result
}
