import {Buffer} from 'node:buffer'
import {pick} from './call.ts'
import {decodeValue, fromCodes, spelled} from './fold-decode.ts'
import {joinPaths, parentOf} from './fold-paths.ts'
import type {Apply, Fold} from './fold.ts'
import {iterate} from './iterate.ts'
import {cmdletNamed} from './api-powershell.ts'
import {runProgram} from './effects-program.ts'
import {unfolded} from './operators.ts'
import type {Run} from './run.ts'
import {isKnown, listValue, numberValue, sourcesOf, textOf, textValue, union, unknown, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

const first: Fold = (_, call) => pick(call, [0, '|']) ?? unknown

/** `& name …`, `. name …` and programs: a block runs, a cmdlet named by a value is that cmdlet, all else is started. */
const invoking: Fold = (run, call, apply) => {
  const [head = unknown, ...rest] = call.args
  const input = call.named.get('|')
  if (head.closure !== undefined) return apply(head, input === undefined ? rest : [input, ...rest])
  // `curl -s …` is the program of that name and not PowerShell's alias.
  const native =
    /^(curl|wget|sc|start)$/i.test(head.text) &&
    rest.some((word) => /^(-[fsSLkoOXdHFqTu]{1,6}|--[a-z-]{2,40}|""|create|\/[a-z]{1,8})$/i.test(word.text))
  const cmdlet = isKnown(head) && !native ? cmdletNamed(head.text) : undefined
  if (cmdlet !== undefined) return apply({...unknown, path: cmdlet}, rest, new Map([...call.named, ...named(rest)]))
  return runProgram(run, call, head, rest, input)
}

/** `-Name value` among words that were read before it was known that they belong to a cmdlet. */
function named(words: readonly Abs[]): [string, Abs][] {
  return words.flatMap((word, index): [string, Abs][] =>
    /^-[a-z]/i.test(word.text) ? [[word.text.slice(1).toLowerCase(), words[index + 1] ?? numberValue(1)]] : [],
  )
}

const creating: Fold = (run, call, apply) => {
  const name = pick(call, ['typename', 'type', 'comobject', 'com', 0])
  if (name === undefined || !isKnown(name)) return undefined
  const args = pick(call, ['argumentlist', 'args', 1])
  return construct(run, name.text, args?.items ?? (args === undefined ? call.args.slice(2) : [args]), apply)
}

function construct(_run: Run, type: string, args: readonly Abs[], apply: Apply): Abs {
  const path = `${type.toLowerCase().replace(/^system\./, '')}()`
  if (path.startsWith('net.sockets.') && args.length > 0) return {...apply({...unknown, path}, args), path}
  const url = args[0]?.fields?.get('url')
  return {
    ...unknown,
    path,
    fields: new Map(url === undefined ? [] : [['url', url]]),
    sources: args.reduce<Abs['sources']>((all, arg) => union(all, sourcesOf(arg)), []),
  }
}

/** `[Text.Encoding]::Unicode.GetString(bytes)`. */
const decodingText =
  (wide: boolean): Fold =>
  (run, call) => {
    const [value] = call.args
    const known = value?.items === undefined ? value : fromCodes(run, value.items, call)
    if (known?.bytes === undefined) return known
    if (!wide) return {...known, text: Buffer.from(known.bytes, 'latin1').toString('utf8'), bytes: undefined}
    return unfolded(run, Buffer.from(known.bytes, 'latin1').toString('utf16le'), known, 'utf16', call)
  }

const each: Fold = (_, call, apply) => {
  const input = call.named.get('|') ?? call.named.get('inputobject')
  const block = call.args.find((arg) => arg.closure !== undefined) ?? call.named.get('process') ?? call.named.get('filterscript')
  if (block === undefined) return input
  const items = input === undefined ? [unknown] : input.items === undefined ? [input] : iterate(input, false)
  const results = items.map((item) => apply(block, [item]))
  return call.method === 'where-object' ? input : listValue(results)
}

const characters: Fold = (run, call) => {
  const [value] = call.args
  if (value?.items !== undefined)
    return value.items.every((item) => item.number !== undefined)
      ? listValue(value.items.map((item) => fromCodes(run, [item], call)))
      : value
  return value?.number === undefined ? value : fromCodes(run, [value], call)
}

const encodings = 'utf8 ascii default utf7 utf32'.split(' ').map((name) => `[text.encoding].${name}.getstring`)

const entries: [string, Fold][] = [
  ['&', invoking],
  ['new-object', creating],
  ['[convert].frombase64string', (run, call) => decodeValue(run, call.args[0], 'base64', call)],
  ['[text.encoding].unicode.getstring [text.unicodeencoding]().getstring text.unicodeencoding().getstring', decodingText(true)],
  [`${encodings.join(' ')} text.asciiencoding().getstring text.utf8encoding().getstring`, decodingText(false)],
  ['[char] [char]] [char[]]', characters],
  ['[int] [string] [byte] [byte]] [string]]', first],
  ['[scriptblock]', first],
  [
    '[array].reverse',
    (_, call) => {
      call.args[0]?.items?.reverse()
      return unknown
    },
  ],
  ['[string].join', (run, call, apply) => apply({...unknown, self: call.args[0], member: 'join'}, call.args.slice(1))],
  ['[string].concat', (_, call) => spelled(listValue([...call.args]))],
  ['foreach-object where-object', each],
  [
    'write-output select-object sort-object select-string convertfrom-json out-string convertto-securestring measure-object get-unique tee-object group-object format-table format-list out-default',
    first,
  ],
  ['convertto-json', (_, call) => spelled(pick(call, ['inputobject', 0, '|']))],
  ['write-host write-verbose write-error write-warning test-path out-null', () => unknown],
  ['join-path', (_, call) => joinPaths([pick(call, ['path', 0]) ?? unknown, pick(call, ['childpath', 1]) ?? unknown])],
  ['[io.path].combine', (_, call) => joinPaths(call.args)],
  ['split-path', (_, call) => parentOf(pick(call, ['path', 0]) ?? unknown)],
  ['[io.path].{gettemppath}', () => textValue('/tmp')],
  [
    'net.sockets.tcpclient().getstream',
    (_, call) => (call.receiver === undefined ? undefined : {...call.receiver, path: 'net.sockets.tcpclient()'}),
  ],
  ['set-alias new-alias', () => unknown],
  [
    'invoke-command',
    (_, call, apply) => {
      const block = pick(call, ['scriptblock', 0])
      return block?.closure === undefined ? undefined : apply(block, call.named.get('argumentlist')?.items ?? [])
    },
  ],
  ['get-itemproperty get-itempropertyvalue', (_, call) => unknownFrom(sourcesOf(pick(call, ['path', 0]) ?? textValue(textOf(unknown))))],
]

export const powershellFolds: ReadonlyMap<string, Fold> = new Map(
  entries.flatMap(([names, fold]) => names.split(' ').map((name) => [name, fold] as const)),
)
