import type {Command} from 'unbash'
import {normalisePath} from '../../knowledge/paths.ts'
import {HOLE, type Value} from '../facts.ts'
import {concat, empty, from, sourcesOf, unknown} from '../value.ts'
import {handlers} from './programs/index.ts'
import {assign, inputOf, output} from './files.ts'
import {emit, place, type Call, type State} from './state.ts'
import {wordValue} from './word.ts'

/** Programs that run the command named in their arguments; the value says which of their flags take a value. */
const wrappers: Readonly<Record<string, string>> = {
  sudo: '-u -g -h -p -C -D -R -T --user --group --host --prompt',
  doas: '-u -C',
  env: '-u -C -S --unset --chdir',
  nohup: '',
  time: '-f -o',
  nice: '-n --adjustment',
  ionice: '-c -n -p',
  timeout: '-s -k --signal --kill-after',
  stdbuf: '-i -o -e',
  command: '',
  exec: '-a',
  builtin: '',
  busybox: '',
  setsid: '',
  unbuffer: '',
  caffeinate: '-t -w',
  proxychains: '-f',
  proxychains4: '-f',
  torsocks: '',
  xargs: '-I -n -P -L -d -s -E --max-args --max-procs --replace --delimiter',
  parallel: '-j --jobs',
  watch: '-n --interval',
  strace: '-o -e -p',
}

export function runSimple(node: Command, state: State, piped: Value | undefined): Value {
  const assignments = node.prefix.filter((item) => item.type === 'Assignment')
  for (const assignment of assignments) assign(assignment, state)
  const input = inputOf(node.redirects, state) ?? piped
  const at = place(state, node.pos, node.end)
  if (node.name === undefined) return output(node.redirects, empty, {program: '', args: [], input, at, elevated: false}, state)
  const words = [
    wordValue(node.name, state),
    ...node.args.flatMap((arg) => (arg.type === 'Word' ? split(wordValue(arg, state), arg.parts) : [assignmentArgument(arg, state)])),
  ]
  // An unquoted variable as the command may hold a whole command line.
  const [first, ...rest] = words
  const spread =
    first!.text.includes(' ') && node.name.parts?.[0]?.type === 'SimpleExpansion'
      ? first!.text.split(/\s+/).map((text) => ({text, sources: first!.sources}))
      : [first!]
  const value = dispatch([...spread, ...rest], input, at, state, {elevated: false, background: state.background})
  return output(node.redirects, value, callOf(words, input, at), state)
}

/** An unquoted variable that holds several words becomes several arguments. */
function split(value: Value, parts: readonly {readonly type: string}[] | undefined): Value[] {
  if (parts?.length !== 1 || !/^(SimpleExpansion|ParameterExpansion|CommandExpansion)$/.test(parts[0]!.type) || !/\s/.test(value.text))
    return [value]
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
  const flags = wrappers[call.program]
  if (flags !== undefined && call.args.length > 0) {
    const inner = wrapped(call, flags.split(' '), state)
    if (inner.length > 0) {
      const next = {
        elevated: how.elevated || /^(sudo|doas)$/.test(call.program),
        background: how.background || /^(nohup|setsid)$/.test(call.program),
      }
      // xargs turns its input into arguments; so does parallel.
      const fed =
        /^(xargs|parallel)$/.test(call.program) && input !== undefined
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
  const written = state.files.get(normalisePath(program.text)) ?? []
  if (written.some((source) => source.kind === 'remote' || source.kind === 'decoded'))
    emit(state, call, {kind: 'eval', language: 'binary', code: from(...written)})
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
