import type {Assignment, Redirection} from 'unbash'
import {normalisePath, sourceOfPath} from '../../knowledge/paths.ts'
import {HOLE, type Source, type Value} from '../facts.ts'
import {concat, empty, from, literal, sourcesOf, unknown} from '../value.ts'
import {emit, place, type Call, type State} from './state.ts'
import {partsValue, wordValue} from './word.ts'

/** What `<`, `<<` and `<<<` feed, or undefined. */
export function inputOf(redirects: readonly Redirection[], state: State): Value | undefined {
  for (const redirect of redirects) {
    if (redirect.type === 'HereDoc')
      return redirect.body.parts === undefined ? literal(redirect.body.text) : partsValue(redirect.body.parts, state)
    if (redirect.type === 'HereString') return wordValue(redirect.target, state)
    if (redirect.operator === '<' || redirect.operator === '<>') {
      const path = wordValue(redirect.target, state)
      // <(command) carries its own sources; a plain file is read.
      if (path.sources.length > 0 && path.text.startsWith('/dev/fd')) return {text: unknown.text, sources: path.sources}
      return readFile(
        path,
        {program: '<', args: [path], input: undefined, at: place(state, redirect.pos, redirect.end), elevated: false},
        state,
      )
    }
  }
  return undefined
}

/** Applies `>` and `>>`; answers what is still printed. */
export function output(redirects: readonly Redirection[], value: Value, call: Call, state: State): Value {
  let printed = value
  for (const redirect of redirects) {
    if (redirect.type !== 'Redirect' || !/^(&?>>?|>\||>&)$/.test(redirect.operator)) continue
    const descriptor = redirect.descriptor?.type === 'FileDescriptor' ? redirect.descriptor.value : 1
    const path = wordValue(redirect.target, state)
    if (descriptor === 2 && !redirect.operator.startsWith('&')) continue
    printed = empty
    if (path.text === '/dev/null' || /^(&?\d|-)$/.test(path.text)) continue
    writeFile(path, value, redirect.operator.includes('>>'), call, state)
  }
  return printed
}

/** Emits a read and answers the content: what was written there before, or what the path's class says. */
export function readFile(path: Value, call: Call, state: State): Value {
  emit(state, call, {kind: 'read', path})
  const written = state.files.get(normalisePath(path.text)) ?? []
  const kind = sourceOfPath(path.text)
  const own: readonly Source[] = kind === undefined ? [] : [{kind, what: path.text, at: call.at}]
  return {text: unknown.text, sources: sourcesOf([from(...written, ...own)])}
}

export function writeFile(path: Value, data: Value, append: boolean, call: Call, state: State): void {
  emit(state, call, {kind: 'write', path, data, append})
  const network = /^\/dev\/(tcp|udp)\/([^/]+)\/([^/]+)/.exec(path.text)
  if (network !== null) {
    emit(state, call, {
      kind: 'socket',
      host: {text: network[2]!, sources: path.sources},
      port: network[3]!,
      listen: false,
      shell: /^(ba|z|da|k)?sh$/.test(call.program),
    })
    emit(state, call, {
      kind: 'send',
      url: literal(`${network[1]}://${network[2]}:${network[3]}`),
      data,
      auth: empty,
      method: network[1]!.toUpperCase(),
    })
    return
  }
  const key = normalisePath(path.text)
  keepText(key, data, append, call, state)
  if (state.files.size < 2000 && data.sources.length > 0)
    state.files.set(key, sourcesOf([data, from(...(append ? (state.files.get(key) ?? []) : []))]))
}

const startup = /(?:^|\/)\.(?:bashrc|bash_profile|profile|zshrc|zshenv|zprofile|bash_login|bash_logout)$|^\/etc\/(?:profile|cron)/

/** What is written letter for letter can be run later, here or by the shell or the clock at another time. */
function keepText(key: string, data: Value, append: boolean, call: Call, state: State): void {
  if (state.texts.size >= 200 || data.text === HOLE) return
  if (startup.test(key)) state.walk.text(key.startsWith('/etc/cron') ? cronCommands(data.text) : whole(data.text), call.at)
  const before = append ? (state.texts.get(key) ?? '') : ''
  if (!data.text.includes(HOLE)) state.texts.set(key, `${before}${data.text}\n`.slice(0, 1 << 16))
}

const whole = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.includes(HOLE))
    .join('\n')

/** The commands of a crontab, one to a line, without their times. */
export function cronCommands(text: string): string {
  return whole(text)
    .split('\n')
    .slice(0, 200)
    .map((line) => /^\s{0,8}(?:@\w{1,20}|(?:[\d*/,A-Za-z-]{1,40}\s{1,8}){5})\s{0,8}(\S.*)$/.exec(line)?.[1] ?? '')
    .join('\n')
}

export function assign(assignment: Assignment, state: State): void {
  if (assignment.value.type === 'ArrayValue' && state.arrays.size < 500)
    state.arrays.set(
      assignment.name,
      assignment.value.elements.slice(0, 200).map((word) => wordValue(word, state)),
    )
  const value =
    assignment.value.type === 'ArrayValue'
      ? concat(
          assignment.value.elements.map((word) => wordValue(word, state)),
          ' ',
        )
      : wordValue(assignment.value, state)
  const before = assignment.append === true ? state.variables.get(assignment.name) : undefined
  if (state.variables.size < 5000) state.variables.set(assignment.name, before === undefined ? value : concat([before, value]))
  // Run before each prompt, at the start of a shell that is no login shell, at the start of any script.
  if (assignment.name === 'PROMPT_COMMAND' && !value.text.includes(HOLE))
    state.walk.text(value.text, place(state, assignment.pos, assignment.end))
}
