import {HOLE, type Value} from '../../facts.ts'
import {concat, empty, from, literal, sourcesOf} from '../../value.ts'
import {readFile} from '../files.ts'
import {parseArguments} from '../arguments.ts'
import type {Call, Handler, State} from '../state.ts'
import {base32, inflate, readable} from './decode.ts'
import {reshapers} from './reshape.ts'

/** Programs that print what they are given, changed or not: the taint goes through. */
const through =
  (valued = ''): Handler =>
  (call, state) =>
    passOn(call, parseArguments(call.args, valued).rest, state)

function passOn(call: Call, paths: readonly Value[], state: State): Value {
  const read = paths.filter((path) => path.text !== '-').map((path) => readFile(path, call, state))
  return {text: read.length === 0 ? (call.input?.text ?? HOLE) : HOLE, sources: sourcesOf([...read, call.input ?? empty])}
}

/** As `through`, but the first operand is a pattern or program, not a file. */
const filtered =
  (valued = ''): Handler =>
  (call, state) => {
    const value = passOn(call, parseArguments(call.args, valued).rest.slice(1), state)
    return {text: HOLE, sources: value.sources}
  }

const echo: Handler = (call) => {
  const start = call.args.findIndex((arg) => !/^-[neE]+$/.test(arg.text))
  const rest = start < 0 ? [] : call.args.slice(start)
  const escapes = call.args.slice(0, Math.max(start, 0)).some((arg) => arg.text.includes('e'))
  const value = concat(rest, ' ')
  return escapes ? {text: unescapeText(value.text), sources: value.sources} : value
}

const printf: Handler = (call, state) => {
  const into = call.args[0]?.text === '-v' ? call.args[1]?.text : undefined
  const [format, ...values] = into === undefined ? call.args : call.args.slice(2)
  if (format === undefined) return empty
  let next = 0
  const text = unescapeText(format.text).replace(/%[-0-9.]{0,8}([sbdcxq])/g, () => values[next++]?.text ?? '')
  const value = {text, sources: sourcesOf(call.args)}
  if (into === undefined) return value
  state.variables.set(into, value)
  return empty
}

/** `\x41`, `\101`, `\n`: the escapes of echo -e, printf and ANSI-C quotes. */
export function unescapeText(text: string): string {
  return text.replace(/\\(x[0-9a-fA-F]{1,2}|0?[0-7]{1,3}|u[0-9a-fA-F]{4}|[nrt\\])/g, (whole, code: string) => {
    if (code[0] === 'x' || code[0] === 'u') return String.fromCharCode(Number.parseInt(code.slice(1), 16))
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8))
    return {n: '\n', r: '\r', t: '\t', '\\': '\\'}[code] ?? whole
  })
}

/** A decoder: what comes out is folded when the input is known, and marked as decoded either way. */
const decoder =
  (decodes: (call: Call) => boolean, decode: (text: string, call: Call) => string | undefined): Handler =>
  (call, state) => {
    // What packs writes with -c to its output; elsewhere a value follows.
    const packs = /^(?:gzip|gunzip|zcat|xz|bzip2|zstd|lz4|brotli|compress|pigz)$/.test(call.program)
    const parsed = parseArguments(call.args, packs ? '-S --suffix -o' : '-w --wrap -o -out -k -pass -iv -K -S -c -s')
    const named = call.args.findIndex(({text}) => text === '-in')
    const input = call.input ?? passOn(call, named < 0 ? parsed.rest : call.args.slice(named + 1, named + 2), state)
    if (!decodes(call)) return {text: HOLE, sources: input.sources}
    const text = input.text.includes(HOLE) ? undefined : decode(input.text, call)
    return {text: text ?? HOLE, sources: sourcesOf([input, from({kind: 'decoded', what: call.program, at: call.at})])}
  }

const hasFlag = (call: Call, pattern: RegExp): boolean => call.args.some((arg) => pattern.test(arg.text))

const base64 = (text: string): string => readable(Buffer.from(text.replace(/\s+/g, ''), 'base64'))

function translate(text: string, from_: string, to: string): string {
  const expand = (set: string): string => set.replace(/([\w])-([\w])/g, (_, a: string, b: string) => range(a, b))
  const source = expand(from_)
  const target = expand(to)
  return [...text]
    .map((char) => (source.includes(char) ? (target[Math.min(source.indexOf(char), target.length - 1)] ?? '') : char))
    .join('')
}

function range(first: string, last: string): string {
  let all = ''
  for (let code = first.charCodeAt(0); code <= last.charCodeAt(0) && all.length < 128; code++) all += String.fromCharCode(code)
  return all
}

const tr: Handler = (call) => {
  const input = call.input ?? literal(HOLE)
  const [set, to] = call.args.filter((arg) => !arg.text.startsWith('-') || arg.text.length === 1)
  if (hasFlag(call, /^-d$/) && set !== undefined && !input.text.includes(HOLE) && !set.text.startsWith('['))
    return {text: translate(input.text.slice(0, 1 << 16), set.text, ''), sources: input.sources}
  if (hasFlag(call, /^-[ds]+$/) || set === undefined || to === undefined || input.text.includes(HOLE))
    return {text: HOLE, sources: input.sources}
  return {text: translate(input.text.slice(0, 1 << 16), set.text, to.text), sources: input.sources}
}

const nothing: Handler = () => empty

export const text: readonly (readonly [string, Handler])[] = [
  ['echo', echo],
  ['printf', printf],
  ['tr', tr],
  [
    'rev',
    decoder(
      () => true,
      (input) =>
        input
          .split('\n')
          .map((line) => [...line].reverse().join(''))
          .join('\n'),
    ),
  ],
  ['tac', through()],
  ['base64', decoder((call) => hasFlag(call, /^(-d|-D|--decode|-di|-id)$/), base64)],
  ['gbase64', decoder((call) => hasFlag(call, /^(-d|-D|--decode)$/), base64)],
  ['base32', decoder((call) => hasFlag(call, /^(-d|--decode)$/), base32)],
  [
    'openssl',
    decoder(
      (call) => hasFlag(call, /^(-d|-decrypt|-D)$/),
      (input, call) => (hasFlag(call, /^(base64|-base64|-a)$/) && !hasFlag(call, /^-(aes|des|k|pass)/) ? base64(input) : undefined),
    ),
  ],
  [
    'xxd',
    decoder(
      (call) => hasFlag(call, /^-\w{0,3}r/),
      (input) => Buffer.from(input.replace(/[^0-9a-fA-F]/g, ''), 'hex').toString('utf8'),
    ),
  ],
  ['gunzip', decoder(() => true, inflate)],
  ['zcat', decoder(() => true, inflate)],
  ['gzip', decoder((call) => hasFlag(call, /^-\w{0,4}d/), inflate)],
  [
    'xz',
    decoder(
      (call) => hasFlag(call, /^-\w{0,4}d/),
      () => undefined,
    ),
  ],
  [
    'bzip2',
    decoder(
      (call) => hasFlag(call, /^-\w{0,4}d/),
      () => undefined,
    ),
  ],
  ...['zstd', 'lz4', 'brotli', 'compress', 'pigz'].map(
    (name) =>
      [
        name,
        decoder(
          (call) => hasFlag(call, /^-\w{0,4}d/),
          () => undefined,
        ),
      ] as const,
  ),
  [
    'uudecode',
    decoder(
      () => true,
      () => undefined,
    ),
  ],
  ...[
    'cat',
    'tac',
    'nl',
    'less',
    'more',
    'bat',
    'strings',
    'iconv',
    'fold',
    'fmt',
    'column',
    'xargs',
    'hexdump',
    'od',
    'sha256sum',
    'md5sum',
  ].map((name) => [name, through('-f -t -n -w -c')] as const),
  ...['head', 'tail'].map((name) => [name, through('-n -c --lines --bytes')] as const),
  ...reshapers(passOn),
  ...['sort', 'uniq', 'wc', 'paste', 'comm'].map((name) => [name, through('-d -f -k -t -c -F')] as const),
  ...['grep', 'egrep', 'fgrep', 'rg', 'jq', 'yq'].map(
    (name) => [name, filtered('-e -f -A -B -C -m -v -F --arg --argjson --include --exclude --exclude-dir')] as const,
  ),
  ...[
    'true',
    'false',
    ':',
    'sleep',
    'wait',
    'set',
    'shift',
    'cd',
    'pushd',
    'popd',
    'test',
    '[',
    'exit',
    'return',
    'break',
    'continue',
    'umask',
    'ulimit',
    'clear',
  ].map((name) => [name, nothing] as const),
]
