import {HOLE, type Value} from '../../facts.ts'
import {normalisePath} from '../../../knowledge/paths.ts'
import {cronCommands} from '../files.ts'
import {concat, empty, from, sourcesOf} from '../../value.ts'
import {emit, type Call, type Embedded, type Handler, type State} from '../state.ts'

interface Interpreter {
  readonly language: Embedded['language'] | 'other'
  /** The flag that takes code. */
  readonly code: RegExp
  /** Flags that take a value and are no script. */
  readonly valued: RegExp
}

const sh: Interpreter = {language: 'shell', code: /^-[a-z]{0,6}c[a-z]{0,3}$/, valued: /^(-o|-O|--rcfile|--init-file)$/}
const python: Interpreter = {language: 'python', code: /^-[a-zA-Z]{0,4}c$/, valued: /^(-W|-X|-Q)$/}
const node: Interpreter = {language: 'javascript', code: /^(-e|--eval|-p|--print|-pe)$/, valued: /^(-r|--require|--import|--loader|-C)$/}
const powershell: Interpreter = {
  language: 'powershell',
  code: /^-(c|command|e|ec|enc|encodedcommand|en|enco)$/i,
  valued: /^-(executionpolicy|ep|ex|windowstyle|w|version|psconsolefile|inputformat|outputformat)$/i,
}
const other: Interpreter = {language: 'other', code: /^(-e|-E|-r|-ne|-pe|-c)$/, valued: /^(-I|-M|-l)$/}

const interpret =
  (how: Interpreter): Handler =>
  (call, state) => {
    for (let i = 0; i < call.args.length; i++) {
      const arg = call.args[i]!
      if (how.code.test(arg.text) && i + 1 < call.args.length)
        return withInput(call.input, state, () => runCode(how, call.args[i + 1]!, call, state))
      if (how.valued.test(arg.text)) {
        i++
        continue
      }
      if (arg.text === '-' || arg.text === '-s' || arg.text === '/dev/stdin') return fromInput(how, call, state)
      if (how === python && arg.text === '-m') return undefined
      if (!arg.text.startsWith('-')) return runScriptFile(how, arg, call, state)
    }
    return fromInput(how, call, state)
  }

/** What feeds a shell also feeds the commands that it runs. */
function withInput(input: Value | undefined, state: State, run: () => Value | undefined): Value | undefined {
  const outer = state.variables.get('<')
  if (input === undefined) return run()
  state.variables.set('<', input)
  const value = run()
  if (outer === undefined) state.variables.delete('<')
  else state.variables.set('<', outer)
  return value
}

/** `bash -c TEXT`: known text is walked as code of its own; text from elsewhere is an eval. */
function runCode(how: Interpreter, code: Value, call: Call, state: State): Value | undefined {
  const value = encoded(how, code, call)
  if (value.sources.length > 0 || value.text.includes(HOLE)) emit(state, call, {kind: 'eval', language: how.language, code: value})
  if (how.language === 'shell') return state.walk.text(value.text, call.at)
  if (how.language !== 'other' && state.embedded.length < 2000)
    state.embedded.push({language: how.language, text: value.text, start: call.at.start, end: call.at.end, decoded: true})
  return from(...sourcesOf([value, call.input ?? empty]))
}

/** PowerShell's -EncodedCommand is base64 of UTF-16. */
function encoded(how: Interpreter, code: Value, call: Call): Value {
  const flag = call.args.find((arg) => how.code.test(arg.text))?.text ?? ''
  if (how !== powershell || !/^-e/i.test(flag) || code.text.includes(HOLE)) return code
  return {
    text: Buffer.from(code.text, 'base64').toString('utf16le'),
    sources: sourcesOf([code, from({kind: 'decoded', what: flag, at: call.at})]),
  }
}

function fromInput(how: Interpreter, call: Call, state: State): Value | undefined {
  // In `… | (sh)` and `… | bash -c sh` the pipe belongs to what is around.
  const input = call.input ?? state.variables.get('<')
  if (input === undefined) return undefined
  emit(state, call, {kind: 'eval', language: how.language, code: input})
  if (!input.text.includes(HOLE)) return runCode(how, input, call, state)
  return from(...input.sources)
}

/** `bash file`, `bash <(curl …)`: remote or decoded content that is executed. */
function runScriptFile(how: Interpreter, path: Value, call: Call, state: State): Value | undefined {
  const written = state.files.get(normalisePath(path.text)) ?? []
  const text = state.texts.get(path.text) ?? state.texts.get(normalisePath(path.text))
  // A script that the skill does not have, after somebody's repository was fetched, is that repository's.
  const cloned = written.length === 0 && !/^[/~]|\uFFFC/.test(path.text) ? (state.variables.get('git clone') ?? empty) : empty
  const sources = sourcesOf([path.text.startsWith('/dev/fd') ? path : empty, from(...written), cloned])
  if (sources.some((source) => source.kind === 'remote' || source.kind === 'decoded'))
    emit(state, call, {kind: 'eval', language: how.language, code: text === undefined ? from(...sources) : {text, sources}})
  if (text !== undefined) runWritten(text, call, state, how.language)
  return undefined
}

/** A file that this script wrote before it runs it. */
export function runWritten(text: string, call: Call, state: State, language?: Interpreter['language']): void {
  const first = /^#!.*?\b(python|node|bash|sh|zsh)\d?\b/.exec(text)?.[1]
  const found = language ?? (first === 'python' ? 'python' : first === 'node' ? 'javascript' : 'shell')
  if (found === 'shell') state.walk.text(text, call.at)
  else if (found !== 'other' && state.embedded.length < 2000)
    state.embedded.push({language: found, text, start: call.at.start, end: call.at.end, decoded: true})
}

const evaluate: Handler = (call, state) => {
  const code = concat(call.args, ' ')
  emit(state, call, {kind: 'eval', language: 'shell', code})
  return code.text.includes(HOLE) ? from(...code.sources) : state.walk.text(code.text, call.at)
}

const source: Handler = (call, state) => {
  const [path] = call.args
  if (path === undefined) return undefined
  runScriptFile(sh, path, call, state)
  emit(state, call, {kind: 'read', path})
  return undefined
}

/** `su -c`, `ssh host 'command'` and `osascript -e` carry a command line of another shell. */
const su: Handler = (call, state) => {
  const at = call.args.findIndex((arg) => arg.text === '-c')
  return at < 0 || call.args[at + 1] === undefined ? undefined : state.walk.text(call.args[at + 1]!.text, call.at)
}

/** `trap 'commands' EXIT`. */
const trap: Handler = (call, state) => {
  const [commands, ...signals] = call.args.filter((arg) => arg.text !== '--')
  return commands === undefined || signals.length === 0 || /^[-\d]/.test(commands.text)
    ? empty
    : (state.walk.text(commands.text, call.at), empty)
}

/** `crontab -` and `crontab file` have the clock run what they are given. */
const crontab: Handler = (call, state) => {
  if (call.args.some((arg) => arg.text === '-l')) return from({kind: 'host', what: 'crontab -l', at: call.at})
  const path = call.args.find((arg) => arg.text !== '-' && !arg.text.startsWith('-'))
  const given = path === undefined ? (call.input ?? state.variables.get('<'))?.text : state.texts.get(normalisePath(path.text))
  if (given !== undefined && given !== HOLE) state.walk.text(cronCommands(given), call.at)
  return empty
}

const alias: Handler = (call, state) => {
  for (const {text} of call.args.slice(0, 20)) {
    const at = text.indexOf('=')
    if (at > 0 && state.aliases.size < 200 && !text.includes(HOLE)) state.aliases.set(text.slice(0, at), text.slice(at + 1))
  }
  return empty
}

const osascript: Handler = (call, state) => {
  const text = call.args.map((arg) => arg.text).join('\n')
  for (const found of text.matchAll(/(?:do shell script |doShellScript\()"((?:[^"\\]|\\.){1,4000})"/g))
    state.walk.text(found[1]!.replaceAll('\\"', '"'), call.at)
  return undefined
}

export const interpreters: readonly (readonly [string, Handler])[] = [
  ...['sh', 'bash', 'zsh', 'dash', 'ksh', 'fish', 'ash', 'rbash'].map((name) => [name, interpret(sh)] as const),
  ...['python', 'python2', 'python3', 'pypy', 'pypy3', 'uv-python'].map((name) => [name, interpret(python)] as const),
  ...['node', 'nodejs', 'bun', 'deno', 'tsx', 'ts-node'].map((name) => [name, interpret(node)] as const),
  ...['powershell', 'pwsh'].map((name) => [name, interpret(powershell)] as const),
  ...['perl', 'ruby', 'php', 'lua', 'tclsh', 'rscript', 'awk-'].map((name) => [name, interpret(other)] as const),
  ['eval', evaluate],
  ['source', source],
  ['.', source],
  ['su', su],
  ['osascript', osascript],
  ['trap', trap],
  ['crontab', crontab],
  ['alias', alias],
]
