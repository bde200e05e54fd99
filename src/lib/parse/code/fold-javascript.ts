import {required} from './link.ts'
import {HOLE} from '../facts.ts'
import {anyField} from './assign.ts'
import {pick} from './call.ts'
import {bytesToText, decoders, textToBytes} from './decode.ts'
import type {DecoderName} from './decode.ts'
import {decodeValue, decoderNamed, fromCodes, spelled} from './fold-decode.ts'
import {joinPaths, parentOf} from './fold-paths.ts'
import type {Fold} from './fold.ts'
import {iterate} from './iterate.ts'
import {memberOf} from './members.ts'
import {repeatValue} from './operators.ts'
import {
  concat,
  isKnown,
  join,
  listValue,
  numberValue,
  sourcesOf,
  queryObject,
  textValue,
  union,
  unknown,
  unknownFrom,
  urlObject,
} from './value.ts'
import type {Abs} from './value.ts'

const first: Fold = (_, call) => call.args[0] ?? unknown
const nothingSaid: Fold = () => unknown
const decoding =
  (name: DecoderName): Fold =>
  (run, call) =>
    decodeValue(run, call.args[0], name, call)

const requiring: Fold = (run, call) => {
  const [name] = call.args
  const own = run.links !== undefined && name !== undefined && isKnown(name) ? required(run, name.text) : undefined
  if (own !== undefined) return own
  return name !== undefined && isKnown(name) ? {...unknown, path: name.text.replace(/^node:/, ''), layers: name.layers} : undefined
}

const bufferFrom: Fold = (run, call) => {
  const [value, encoding] = call.args
  if (value?.items !== undefined) return fromCodes(run, value.items, call)
  const name = decoderNamed(encoding)
  if (name !== undefined) return decodeValue(run, value, name, call)
  if (value === undefined) return undefined
  return isKnown(value) ? {...value, bytes: value.bytes ?? textToBytes(value.text)} : {...value, path: undefined}
}

/** `zlib.inflateSync(x)`, and with a callback `zlib.gunzip(x, (error, out) => …)`. */
const unzipping =
  (name: DecoderName): Fold =>
  (run, call, apply) => {
    const out = decodeValue(run, call.args[0], name, call)
    const callback = call.args.find((arg) => arg.closure !== undefined)
    if (callback !== undefined) apply(callback, [unknown, out])
    return out
  }

const inflating: Fold = (run, call, apply) => {
  const value = call.args[0]
  const bytes = value !== undefined && isKnown(value) ? (value.bytes ?? value.text) : ''
  const name = (['gzip', 'zlib', 'deflate'] as const).find((one) => decoders[one](bytes) !== undefined) ?? 'zlib'
  return unzipping(name)(run, call, apply)
}

const parsingInt: Fold = (_, call) => {
  const [value, base] = call.args
  if (value?.number !== undefined) return numberValue(Math.trunc(value.number))
  if (value === undefined || !isKnown(value)) return value === undefined ? unknown : unknownFrom(sourcesOf(value))
  const number = base?.number === undefined ? Number.parseInt(value.text) : Number.parseInt(value.text, base.number)
  return Number.isFinite(number) ? numberValue(number) : unknown
}

const assigning: Fold = (_, call) => {
  const [target] = call.args
  if (target?.fields === undefined) return undefined
  for (const arg of call.args.slice(1)) {
    for (const [key, field] of arg.fields ?? []) target.fields.set(key, field)
    if (arg.sources.length > 0) target.fields.set(anyField, unknownFrom(arg.sources))
  }
  return target
}

const listing =
  (how: 'keys' | 'values' | 'entries'): Fold =>
  (_, call) => {
    const [object] = call.args
    if (object?.fields === undefined) return undefined
    const all = [...object.fields].map(([key, value]) => {
      const name = textValue(key === anyField ? HOLE : key)
      return how === 'keys' ? name : how === 'values' ? value : listValue([name, value])
    })
    return listValue(all)
  }

/** `new Promise((resolve, reject) => …)` is worth what it is resolved with. */
const promising: Fold = (_, call, apply) => {
  const [executor] = call.args
  if (executor?.closure === undefined) return undefined
  let value = unknown
  const native = (args: readonly Abs[]): void => {
    if (args[0] !== undefined) value = join(value, args[0])
  }
  apply(executor, [
    {...unknown, native},
    {...unknown, native: () => undefined},
  ])
  return value
}

const building: Fold = (_, call) => {
  const [path, base] = call.args
  if (path === undefined) return undefined
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(path.text)
  const fields = new Map([['searchParams', {...unknown, path: queryObject, fields: new Map<string, Abs>()}]])
  if (absolute || base === undefined) return {...path, fields, path: urlObject}
  return {
    ...concat([{...base, text: base.text.replace(/\/$/, ''), alts: undefined}, textValue(path.text.startsWith('/') ? '' : '/'), path]),
    fields,
    path: urlObject,
  }
}

/** A query or form under construction: what is appended is kept by name. */
const form: Fold = (_, call) => {
  const [given] = call.args
  return {
    ...unknown,
    fields: new Map(given?.fields ?? []),
    sources: given === undefined ? [] : given.fields === undefined ? sourcesOf(given) : given.sources,
    path: `${call.path}()`,
  }
}

const filling: Fold = (run, call) => {
  const [size, fill] = call.args
  const count = size?.number
  if (count === undefined) return unknown
  return repeatValue(run, fill !== undefined && isKnown(fill) && fill.text.length === 1 ? fill : textValue('\0'), count, call)
}

const arrayFrom: Fold = (_, call, apply) => {
  const [value, map] = call.args
  if (value === undefined) return undefined
  if (value.fields !== undefined && value.fields.has('length')) return unknownFrom(sourcesOf(value))
  const items = iterate(value, false)
  return listValue(map === undefined ? items : items.map((item, index) => apply(map, [item, numberValue(index)])))
}

const decodingText: Fold = (run, call) => {
  const [value] = call.args
  if (value?.items !== undefined) return fromCodes(run, value.items, call)
  return value?.bytes === undefined ? value : {...value, text: bytesToText(value.bytes), bytes: undefined}
}

const entries: [string, Fold][] = [
  ['require import createRequire() module.createRequire() process.mainModule.require module.require process.getBuiltinModule', requiring],
  ['atob window.atob', decoding('base64')],
  ['unescape decodeURIComponent decodeURI', decoding('percent')],
  ['Buffer.from Buffer buffer.Buffer.from', bufferFrom],
  ['zlib.inflateSync zlib.inflate pako.inflate', unzipping('zlib')],
  ['zlib.inflateRawSync zlib.inflateRaw pako.inflateRaw', unzipping('deflate')],
  ['zlib.gunzipSync zlib.gunzip pako.ungzip', unzipping('gzip')],
  ['zlib.brotliDecompressSync zlib.brotliDecompress', unzipping('brotli')],
  ['zlib.unzipSync zlib.unzip', inflating],
  ['String.fromCharCode String.fromCodePoint', (run, call) => fromCodes(run, call.args, call)],
  ['parseInt Number parseFloat Number.parseInt BigInt', parsingInt],
  ['String util.inspect util.format', (_, call) => concat(call.args.map((arg) => spelled(arg)))],
  ['JSON.stringify qs.stringify querystring.stringify', (_, call) => spelled(call.args[0])],
  ['encodeURIComponent encodeURI escape', (_, call) => spelled(call.args[0])],
  [
    'JSON.parse structuredClone Object.freeze Promise.resolve util.promisify promisify Boolean Object.create fs.realpathSync import.meta.resolve url.fileURLToPath fileURLToPath url.pathToFileURL',
    first,
  ],
  ['Promise.all Promise.allSettled Promise.race Promise.any', (_, call) => call.args[0]],
  ['Promise', promising],
  ['Object.assign', assigning],
  ['Object.keys Reflect.ownKeys Object.getOwnPropertyNames', listing('keys')],
  ['Object.values', listing('values')],
  ['Object.entries', listing('entries')],
  ['Array.from', arrayFrom],
  ['Array.of', (_, call) => listValue([...call.args])],
  ['Buffer.alloc Buffer.allocUnsafe Uint8Array Array', filling],
  ['Buffer.concat', (_, call) => concat(call.args[0]?.items ?? call.args)],
  ['URL', building],
  ['URLSearchParams FormData Headers form-data Map', form],
  ['String.raw', first],
  ['TextEncoder().encode', first],
  ['TextDecoder().decode util.TextDecoder().decode', decodingText],
  ['path.join path.resolve path.posix.join path.win32.join path.normalize', (_, call) => joinPaths(call.args)],
  ['path.dirname', (_, call) => parentOf(call.args[0] ?? unknown)],
  ['path.basename path.extname', (_, call) => ({...unknown, text: (call.args[0]?.text ?? HOLE).split('/').pop() ?? HOLE})],
  ['os.homedir', () => textValue('~')],
  ['os.tmpdir', () => textValue('/tmp')],
  ['process.cwd Deno.cwd', () => textValue('.')],
  [
    'Reflect.get',
    (run, call) =>
      call.args[0] !== undefined && call.args[1] !== undefined && isKnown(call.args[1])
        ? memberOf(run, call.args[0], call.args[1].text, call)
        : undefined,
  ],
  ['Reflect.apply', (_, call, apply) => (call.args[0] === undefined ? undefined : apply(call.args[0], call.args[2]?.items ?? []))],
  [
    'console.log console.error console.warn console.info fs.existsSync fs.statSync fs.lstatSync fs.stat fs.access fs.accessSync Array.isArray Object.hasOwn',
    nothingSaid,
  ],
  [
    'axios.create got.extend ky.create',
    (_, call) => ({...unknown, path: call.path.slice(0, call.path.indexOf('.')), fields: new Map(pick(call, [0])?.fields ?? [])}),
  ],
  [
    'Object.fromEntries',
    (_, call) => {
      const fields = new Map<string, Abs>()
      let sources: Abs['sources'] = []
      for (const pair of call.args[0]?.items ?? []) {
        const [key, value] = pair.items ?? []
        if (key !== undefined && value !== undefined && isKnown(key)) fields.set(key.text, value)
        else sources = union(sources, sourcesOf(pair))
      }
      return {...unknown, fields, sources: union(sources, call.args[0]?.sources ?? [])}
    },
  ],
]

export const javascriptFolds: ReadonlyMap<string, Fold> = new Map(
  entries.flatMap(([names, fold]) => names.split(' ').map((name) => [name, fold] as const)),
)
