import {normalisePath} from '../../knowledge/paths.ts'
import {HOLE, type Value} from '../facts.ts'
import type {Api} from './api.ts'
import {isTrue, option, pick} from './call.ts'
import type {Call} from './call.ts'
import {obeys, remoteShell} from './effects-socket.ts'
import {commandTransfers, wordsOf} from './effects-transfer.ts'
import {addEmbedded, emit, source, toValue} from './run.ts'
import type {Run} from './run.ts'
import {concat, isKnown, sourcesOf, textOf, textsOf, textValue, union, unknown, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

const elevators = new Set(['sudo', 'doas', 'runas', 'pkexec', 'gsudo'])
const shells = /^(.*[\\/])?(sh|bash|zsh|dash|ksh|fish|ash)$/
const interpreters: readonly (readonly [RegExp, 'python' | 'javascript' | 'powershell' | 'shell', RegExp])[] = [
  [shells, 'shell', /^-[a-z]{0,4}c[a-z]{0,2}$/],
  [/^(.*[\\/])?cmd(\.exe)?$/i, 'powershell', /^\/[ck]$/i],
  [/^(.*[\\/])?(powershell|pwsh)(\.exe)?$/i, 'powershell', /^-(c|command|e|ec|enc|encodedcommand)$/i],
  [/^(.*[\\/])?(python|python[23](\.\d{1,2})?|py)(\.exe)?$/, 'python', /^-c$/],
  [/^(.*[\\/])?(node|bun|deno)(\.exe)?$/, 'javascript', /^(-e|--eval|-p|eval)$/],
]

export function performRun(run: Run, call: Call, api: Api & {do: 'run'}): Abs {
  const command = filled(pick(call, api.command) ?? unknown, option(call, 'env'))
  const listed = api.args === undefined ? undefined : api.args === 'rest' ? call.args.slice(1) : argumentWords(pick(call, api.args))
  const words = command.items ?? (listed === undefined ? undefined : [command, ...listed])
  const shell = usesShell(call, api, command, words)
  const input = option(call, 'input')
  const background =
    api.background === true ||
    isTrue(option(call, 'detached')) ||
    isTrue(option(call, 'start_new_session')) ||
    /hidden/i.test(option(call, 'windowstyle')?.text ?? '')
  if (shell) runShell(run, call, words === undefined ? command : spaced(words), input, background)
  else runWords(run, call, words ?? [command], input, background)
  // A shell whose streams are a socket's is a remote shell.
  for (const stream of [option(call, 'stdin'), option(call, 'stdout')])
    if (stream !== undefined && /socket|net\.|tls\./.test(stream.path ?? '')) remoteShell(run, call, stream)
  obeys(run, call, words === undefined ? command : spaced(words))
  const used = [...(words ?? [command]), ...(input === undefined ? [] : [input])]
  return {...unknownFrom(outputSources(run, call, used)), path: `${call.path}()`}
}

const starters = /^(?:nohup|setsid|open|start|xdg-open|chmod|\S*(?:sh|bash|zsh|python3?|node|perl|ruby))$/

/** A program, or the script of an interpreter, that was downloaded before. What curl saves is told by the shell's own front end. */
function runDownloaded(run: Run, call: Call, words: readonly Abs[]): void {
  const [first = unknown, second = unknown] = words
  if (/^(curl|wget)$/.test(first.text) && words.every(isKnown))
    addEmbedded(run, 'shell', textValue(words.map((word) => quoted(word.text)).join(' ')), call)
  if (/^(?:.*[\\/])?(?:curl|wget)$/.test(first.text)) saveDownload(run, call, words)
  const path = starters.test(first.text) ? second : first
  if (first.text === 'chmod' || !/[/\\][\w.-]{2}|\uFFFC[/\\]/.test(path.text)) return
  const from = (run.written.get(normalisePath(path.text)) ?? []).filter((one) => one.kind === 'remote' || one.kind === 'decoded')
  if (from.length > 0) emit(run, call, {kind: 'eval', via: call.path, language: 'binary', code: {text: HOLE, sources: from}})
}

/** What curl and wget put on disk, where the address has parts that only a run knows, so that their own front end is not asked. */
function saveDownload(run: Run, call: Call, words: readonly Abs[]): void {
  const flag = words.findIndex(({text}) => /^(?:-[a-zA-Z]{0,6}o|--output|-O|--output-document)$/.test(text))
  const target = flag < 0 ? undefined : words[flag + 1]
  const url = words.find(({text}) => /^https?:\/\//i.test(text))
  if (target === undefined || url === undefined || run.written.size > 500 || target.text === HOLE) return
  const path = normalisePath(target.text)
  run.written.set(path, union(run.written.get(path) ?? [], [source(run, 'remote', url.text, call)]))
}

const quoted = (word: string): string => (/^[\w./~:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)

/** `env={'K': secret}`: what the command calls `$K` is that secret. */
function filled(command: Abs, environment: Abs | undefined): Abs {
  const given = [...(environment?.fields ?? [])].filter(
    ([name, value]) => /^\w{1,60}$/.test(name) && sourcesOf(value).some((one) => one.kind !== 'env' || one.what !== name),
  )
  if (given.length === 0 || given.length > 50) return command
  if (command.items !== undefined) return {...command, items: command.items.map((item) => fill(item, given))}
  return fill(command, given)
}

function fill(word: Abs, given: readonly (readonly [string, Abs])[]): Abs {
  if (!isKnown(word) || !word.text.includes('$')) return word
  let parts: Abs[] = [word]
  for (const [name, value] of given) {
    const mark = new RegExp(`\\$(?:\\{${name}\\}|${name}\\b)`)
    parts = parts.flatMap((part) =>
      part.sources.length > 0
        ? [part]
        : part.text.split(mark).flatMap((text, index) => [...(index === 0 ? [] : [unknownFrom(sourcesOf(value))]), textValue(text)]),
    )
  }
  return parts.length === 1 ? word : concat(parts)
}

function argumentWords(value: Abs | undefined): readonly Abs[] | undefined {
  if (value === undefined || value.fields !== undefined || value.closure !== undefined) return undefined
  return value.items ?? (isKnown(value) ? value.text.split(/\s+/).map((word) => ({text: word, sources: value.sources})) : [value])
}

function usesShell(call: Call, api: Api & {do: 'run'}, command: Abs, words: readonly Abs[] | undefined): boolean {
  if (api.shell !== 'asked') return api.shell === 'yes'
  const asked = option(call, 'shell')
  if (isTrue(asked) || (asked !== undefined && asked.number === undefined && isKnown(asked))) return true
  return words === undefined && /\s/.test(textOf(command))
}

function spaced(words: readonly Abs[]): Abs {
  return concat(words.flatMap((word, index) => (index === 0 ? [word] : [textValue(' '), word])))
}

/** Some commands print what is secret or says who the user is; what runs is otherwise no source. */
const telling: readonly (readonly [RegExp, 'secret' | 'host' | 'clipboard' | 'screen' | 'env'])[] = [
  [
    /\bsecurity\s+(find-(generic|internet)-password|dump-keychain)|\bsecret-tool\s+lookup|\bgpg\s+--export-secret|\bpass\s+show|\bop\s+(item|read)\b|\baws\s+configure\s+get|\bgh\s+auth\s+token/,
    'secret',
  ],
  [/\b(pbpaste|xclip\s+[^|;]{0,40}-o|xsel\s+-[ob]|wl-paste|get-clipboard)\b/i, 'clipboard'],
  [/\b(screencapture|scrot|gnome-screenshot|import\s+-window\s+root)\b/, 'screen'],
  [/^\s*(printenv|env|set)\s*(\||$)/, 'env'],
  [/^\s*(uname|whoami|hostname|id|ifconfig|ip\s+a|systeminfo|ps\s|sw_vers|system_profiler|lscpu|netstat|arp)\b/, 'host'],
]

function outputSources(run: Run, call: Call, used: readonly Abs[]): Abs['sources'] {
  let sources: Abs['sources'] = used.reduce<Abs['sources']>((all, one) => union(all, sourcesOf(one)), [])
  const line = used
    .map((one) => textOf(one))
    .join(' ')
    .slice(0, 2000)
  for (const [pattern, kind] of telling) if (pattern.test(line)) sources = union(sources, [source(run, kind, line.trim(), call)])
  const url = /\b(curl|wget)\b.{0,200}?(https?:\/\/[^\s'"]{1,300})/.exec(line)
  if (url !== null) sources = union(sources, [source(run, 'remote', url[2] ?? '', call)])
  return sources
}

function runShell(run: Run, call: Call, command: Abs, input: Abs | undefined, background: boolean): void {
  for (const text of textsOf(command)) {
    const line: Abs = {...command, text: command.items === undefined ? text : textOf(command), alts: undefined}
    const words = textOf(line).trim().split(/\s+/)
    const elevated = elevators.has(words[0] ?? '')
    const program = words.find((word, index) => !(index === 0 && elevated) && !word.startsWith('-')) ?? ''
    emit(run, call, {
      kind: 'run',
      via: call.path,
      program: program.slice(0, 200),
      args: [toValue(line)],
      shell: true,
      input: input === undefined ? undefined : toValue(input),
      elevated,
      background: background || /(^|\s)nohup\s|[^&]&\s*$/.test(textOf(line).slice(0, 4000)),
    })
    const windows = /^\s*(powershell|pwsh|cmd)(\.exe)?\s/i.test(textOf(line))
    addEmbedded(run, windows ? 'powershell' : 'shell', line, call)
    commandTransfers(run, call, wordsOf(line))
  }
}

function runWords(run: Run, call: Call, words: readonly Abs[], input: Abs | undefined, background: boolean): void {
  const [first = unknown] = words
  const elevated = elevators.has(textOf(first)) || option(call, 'verb')?.text.toLowerCase() === 'runas'
  const start = elevators.has(textOf(first))
    ? Math.max(
        1,
        words.findIndex((word, index) => index > 0 && !word.text.startsWith('-')),
      )
    : 0
  const program = textOf(words[start] ?? unknown)
  const args: Value[] = words.slice(start + 1).map(toValue)
  emit(run, call, {
    kind: 'run',
    via: call.path,
    program: program.slice(0, 500),
    args,
    shell: false,
    input: input === undefined ? undefined : toValue(input),
    elevated,
    background,
  })
  runDownloaded(run, call, words.slice(start))
  for (const [name, language, flag] of interpreters) {
    if (!name.test(program)) continue
    const at = words.findIndex((word, index) => index > start && flag.test(word.text))
    const code = at < 0 ? input : words[at + 1]
    if (code === undefined) continue
    // PowerShell reads its own line, encoded or not.
    const line = language === 'powershell' ? spaced(words.slice(start)) : code
    emit(run, call, {kind: 'eval', via: call.path, language, code: toValue(code)})
    addEmbedded(run, language, line, call)
    if (language === 'shell') commandTransfers(run, call, wordsOf(line))
  }
  commandTransfers(run, call, words.slice(start))
}
