import {HOLE} from '../facts.ts'
import {anyField} from './assign.ts'
import {pick} from './call.ts'
import type {Call} from './call.ts'
import type {DecoderName} from './decode.ts'
import {decodeValue, decoderNamed, fromCodes, spelled} from './fold-decode.ts'
import {homePath, joinPaths, parentOf, pathValue} from './fold-paths.ts'
import type {Fold} from './fold.ts'
import {iterate} from './iterate.ts'
import {memberOf} from './members.ts'
import {repeatValue} from './operators.ts'
import {concat, flatten, isKnown, join, listValue, numberValue, sourcesOf, textOf, textValue, unknown, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

const first: Fold = (_, call) => call.args[0] ?? [...call.named.values()][0] ?? unknown
const nothingSaid: Fold = () => unknown
const decoding =
  (name: DecoderName): Fold =>
  (run, call) =>
    decodeValue(run, call.args[0] ?? call.named.get('s') ?? call.named.get('data'), name, call)

const importing: Fold = (_, call) => {
  const name = pick(call, [0, 'name'])
  return name !== undefined && isKnown(name) ? {...unknown, path: name.text.replace(/^\.+/, ''), layers: name.layers} : undefined
}

function asList(value: Abs | undefined): Abs {
  return value === undefined
    ? listValue([])
    : value.items !== undefined
      ? listValue([...value.items])
      : isKnown(value) || value.bytes !== undefined
        ? listValue(iterate(value, true))
        : value
}

const bytesOf: Fold = (run, call) => {
  const [value] = call.args
  if (value?.items !== undefined) return fromCodes(run, value.items, call)
  if (value?.number !== undefined) return repeatValue(run, {text: '\0', sources: []}, value.number, call)
  return value ?? textValue('')
}

const range: Fold = (_, call) => {
  const numbers = call.args.map((arg) => arg.number)
  if (numbers.some((number) => number === undefined)) return unknown
  const [from = 0, to = 0, by = 1] = numbers.length === 1 ? [0, numbers[0]] : numbers
  const items: Abs[] = []
  if (by !== 0) for (let at = from; by > 0 ? at < to : at > to; at += by) if (items.push(numberValue(at)) >= 4096) break
  return listValue(items)
}

const integer: Fold = (_, call) => {
  const [value, base] = call.args
  if (value?.number !== undefined) return numberValue(Math.trunc(value.number))
  if (value === undefined || !isKnown(value)) return value
  const number = Number.parseInt(value.text.replace(/^0[xbo]/i, ''), base?.number === 0 ? 16 : (base?.number ?? 10))
  return Number.isFinite(number) ? numberValue(number) : unknown
}

const mapping: Fold = (_, call, apply) => {
  const [fn, over] = call.args
  if (fn === undefined || over === undefined) return undefined
  return listValue(iterate(over, true).map((item) => apply(fn, [item])))
}

const getting: Fold = (run, call) => {
  const [object, name, fallback] = call.args
  if (object === undefined || name === undefined || !isKnown(name)) return undefined
  const found = memberOf(run, object, name.text, call)
  return fallback === undefined || found.path !== undefined || found.closure !== undefined ? found : join(found, fallback)
}

const makingDict: Fold = (_, call) => {
  const [base] = call.args
  const fields = new Map(base?.fields ?? [])
  for (const [name, value] of call.named) fields.set(name, value)
  for (const pair of base?.items ?? []) {
    const [key, value] = pair.items ?? []
    if (key !== undefined && value !== undefined) fields.set(isKnown(key) ? key.text : anyField, value)
  }
  return {...unknown, fields, sources: base?.sources ?? []}
}

const zipping: Fold = (_, call) => {
  const lists = call.args.map((arg) => iterate(arg, true))
  const length = Math.min(...lists.map((list) => list.length))
  return Number.isFinite(length)
    ? listValue(Array.from({length}, (_item, index) => listValue(lists.map((list) => list[index] ?? unknown))))
    : undefined
}

const encodingQuery: Fold = (_, call) => {
  const fields = call.args[0]?.fields
  if (fields === undefined || call.args[0] === undefined) return spelled(call.args[0])
  if (fields.size === 0) return unknownFrom(sourcesOf(call.args[0]))
  return concat(
    [...fields].flatMap(([key, value], index) => [textValue(`${index > 0 ? '&' : ''}${key === anyField ? HOLE : key}=`), spelled(value)]),
  )
}

/** Quoting makes an argument harmless for the shell, whoever wrote it. */
const quoting: Fold = (_, call) => {
  const value = call.args[0] ?? unknown
  return {...value, sources: sourcesOf(value).filter((source) => source.kind !== 'input')}
}

const splittingWords: Fold = (_, call) => {
  const value = call.args[0] ?? unknown
  const words = textOf(value).match(/"[^"]{0,4000}"|'[^']{0,4000}'|\S+/g) ?? []
  return listValue(
    words
      .slice(0, 500)
      .map((word) => ({...textValue(word.replace(/^(["'])(.*)\1$/s, '$2')), sources: word.includes(HOLE) ? value.sources : []})),
  )
}

const merged = (call: Call): Abs => call.args.reduce<Abs>((all, arg) => join(all, arg), unknown)

const entries: [string, Fold][] = [
  [
    'base64.b64decode base64.urlsafe_b64decode base64.standard_b64decode base64.decodebytes base64.decodestring binascii.a2b_base64',
    decoding('base64'),
  ],
  ['base64.b32decode', decoding('base32')],
  ['base64.b85decode', decoding('base85')],
  ['base64.a85decode', decoding('ascii85')],
  ['base64.b16decode binascii.unhexlify binascii.a2b_hex bytes.fromhex bytearray.fromhex', decoding('hex')],
  ['zlib.decompress zlib.decompressobj().decompress', decoding('zlib')],
  ['gzip.decompress', decoding('gzip')],
  ['brotli.decompress', decoding('brotli')],
  ['bz2.decompress lzma.decompress', (run, call) => decodeValue(run, {...unknownFrom(sourcesOf(call.args[0] ?? unknown))}, 'zlib', call)],
  ['urllib.parse.unquote urllib.parse.unquote_plus urllib.unquote', decoding('percent')],
  [
    'codecs.decode codecs.encode',
    (run, call) => {
      const name = decoderNamed(call.args[1] ?? call.named.get('encoding'))
      return name === undefined || (call.method === 'encode' && name !== 'rot13')
        ? call.args[0]
        : decodeValue(run, call.args[0], name, call)
    },
  ],
  ['chr', (run, call) => fromCodes(run, call.args, call)],
  [
    'ord',
    (_, call) =>
      call.args[0]?.text.length === 1 && call.args[0].text !== HOLE ? numberValue(call.args[0].text.codePointAt(0) ?? 0) : undefined,
  ],
  ['int float', integer],
  [
    'str repr os.fspath os.fsencode os.fsdecode ascii',
    (_, call) => (call.args[0] === undefined ? textValue('') : {...spelled(call.args[0]), layers: call.args[0].layers}),
  ],
  ['bytes bytearray', bytesOf],
  [
    'len',
    (_, call) =>
      call.args[0]?.items === undefined
        ? call.args[0] !== undefined && isKnown(call.args[0])
          ? numberValue((call.args[0].bytes ?? call.args[0].text).length)
          : unknown
        : numberValue(call.args[0].items.length),
  ],
  ['range xrange', range],
  ['list tuple set sorted frozenset iter', (_, call) => asList(call.args[0])],
  ['reversed', (_, call) => listValue([...(asList(call.args[0]).items ?? [call.args[0] ?? unknown])].reverse())],
  ['enumerate', (_, call) => listValue(iterate(call.args[0] ?? unknown, true).map((item, index) => listValue([numberValue(index), item])))],
  ['zip itertools.zip_longest', zipping],
  ['itertools.chain', (_, call) => listValue(flatten(call.args))],
  ['itertools.cycle', (_, call) => asList(call.args[0])],
  ['map', mapping],
  ['dict collections.OrderedDict collections.defaultdict', makingDict],
  ['getattr', getting],
  ['__import__ importlib.import_module importlib.__import__', importing],
  ['tempfile.mktemp tempfile.mkdtemp tempfile.gettempdir', () => textValue('/tmp/temporary')],
  [
    'functools.partial asyncio.run asyncio.create_task asyncio.ensure_future asyncio.wait_for asyncio.get_event_loop().run_until_complete copy.copy copy.deepcopy typing.cast memoryview bool contextlib.closing compile vars',
    first,
  ],
  ['socket.socket().fileno socket.socket().makefile', (_, call) => call.receiver],
  ['asyncio.gather', (_, call) => listValue([...call.args])],
  ['print isinstance type issubclass hasattr callable id hash logging.info logging.debug logging.warning logging.error', nothingSaid],
  [
    'max min random.choice random.sample random.shuffle next',
    (_, call) =>
      call.args.length === 1 && call.args[0]?.items !== undefined
        ? call.args[0].items.slice(0, 50).reduce((all, item) => join(all, item), unknown)
        : merged(call),
  ],
  ['json.dumps simplejson.dumps orjson.dumps ujson.dumps yaml.dump yaml.safe_dump pprint.pformat', (_, call) => spelled(call.args[0])],
  ['urllib.parse.quote urllib.parse.quote_plus html.escape', (_, call) => spelled(call.args[0])],
  ['urllib.parse.urlencode urllib.urlencode', encodingQuery],
  [
    'urllib.parse.urljoin',
    (_, call) =>
      concat([
        textValue((call.args[0]?.text ?? '').replace(/\/?$/, '/')),
        {...spelled(call.args[1]), text: (call.args[1]?.text ?? '').replace(/^\//, '')},
      ]),
  ],
  ['shlex.quote pipes.quote', quoting],
  ['shlex.split', splittingWords],
  ['shlex.join', (_, call) => spelled(call.args[0])],
  [
    'os.path.expanduser os.path.abspath os.path.realpath os.path.normpath os.path.expandvars',
    (_, call) => (call.args[0] === undefined ? undefined : homePath(call.args[0])),
  ],
  ['os.path.join', (_, call) => joinPaths(call.args)],
  ['os.path.dirname', (_, call) => parentOf(call.args[0] ?? unknown)],
  ['os.path.basename', (_, call) => ({...unknownFrom([]), text: (call.args[0]?.text ?? HOLE).split('/').pop() ?? HOLE})],
  ['os.path.exists os.path.isfile os.path.isdir os.access os.path.getsize os.path.getmtime', nothingSaid],
  ['os.getcwd pathlib.Path.cwd pathlib.Path().cwd', () => pathValue(textValue('.'))],
  [
    'pathlib.Path pathlib.PurePath pathlib.PosixPath pathlib.WindowsPath Path',
    (_, call) => pathValue(call.args.length > 1 ? joinPaths(call.args) : (call.args[0] ?? textValue('.'))),
  ],
  ['pathlib.Path.home pathlib.Path().home Path.home', () => pathValue(textValue('~'))],
  ['pathlib.Path().joinpath', (_, call) => pathValue(joinPaths([call.receiver ?? unknown, ...call.args]))],
  ['pathlib.Path().expanduser pathlib.Path().resolve pathlib.Path().absolute', (_, call) => pathValue(homePath(call.receiver ?? unknown))],
  ['pathlib.Path().as_posix pathlib.Path().__str__', (_, call) => ({...(call.receiver ?? unknown), path: undefined})],
  ['pathlib.Path().with_name', (_, call) => pathValue(joinPaths([parentOf(call.receiver ?? unknown), call.args[0] ?? unknown]))],
  ['pathlib.Path().exists pathlib.Path().is_file pathlib.Path().is_dir pathlib.Path().stat', nothingSaid],
  ['tempfile.gettempdir', () => textValue('/tmp')],
  ['tempfile.mkdtemp tempfile.mktemp tempfile.TemporaryDirectory', () => textValue(`/tmp/${HOLE}`)],
  ['tempfile.mkstemp', () => listValue([unknown, textValue(`/tmp/${HOLE}`)])],
]

export const pythonFolds: ReadonlyMap<string, Fold> = new Map(
  entries.flatMap(([names, fold]) => names.split(' ').map((name) => [name, fold] as const)),
)
