import {substitute} from './reshape.ts'
import {normalisePath, sourceOfPath} from '../../../knowledge/paths.ts'
import {HOLE, type Source, type Value} from '../../facts.ts'
import {concat, empty, from, literal, sourcesOf} from '../../value.ts'
import {has, parseArguments, valuesOf} from '../arguments.ts'
import {readFile, writeFile} from '../files.ts'
import {emit, type Call, type Handler, type State} from '../state.ts'

const operands = (call: Call, valued = ''): readonly Value[] => parseArguments(call.args, valued).rest

/** Sources of a path taken whole, folder or file. */
function takes(path: Value, call: Call, state: State): Value {
  return readFile(path, call, state)
}

const copy: Handler = (call, state) => {
  const parsed = parseArguments(call.args, '-t --target-directory -m -o -g')
  const target = valuesOf(parsed, '-t', '--target-directory')[0] ?? parsed.rest.at(-1)
  const inputs = parsed.flags.has('-t') ? parsed.rest : parsed.rest.slice(0, -1)
  if (target === undefined || inputs.length === 0) return empty
  const data = concat(inputs.map((input) => takes(input, call, state)))
  writeFile(target, {text: HOLE, sources: data.sources}, false, call, state)
  // Copied into a folder, the file keeps its name.
  for (const input of inputs.slice(0, 20)) {
    const name = input.text.slice(input.text.lastIndexOf('/') + 1)
    if (data.sources.length > 0) state.files.set(normalisePath(`${target.text.replace(/\/$/, '')}/${name}`), data.sources)
  }
  if (call.program === 'mv') for (const input of inputs) emit(state, call, {kind: 'remove', path: input, recursive: false})
  return empty
}

const remove: Handler = (call, state) => {
  const parsed = parseArguments(call.args, '-n --iterations -s --size')
  const recursive = has(parsed, '-r', '-R', '--recursive', '-rf') || call.program === 'shred'
  for (const path of parsed.rest) emit(state, call, {kind: 'remove', path, recursive})
  return empty
}

const mode: Handler = (call, state) => {
  const [setting, ...paths] = operands(call)
  for (const path of paths) emit(state, call, {kind: 'mode', path, mode: setting?.text ?? ''})
  return empty
}

const archive =
  (create: (call: Call) => boolean, output: (call: Call) => Value | undefined, inputs: (call: Call) => readonly Value[]): Handler =>
  (call, state) => {
    if (!create(call)) {
      const target = output(call)
      return target === undefined ? (call.input ?? empty) : {text: HOLE, sources: state.files.get(normalisePath(target.text)) ?? []}
    }
    const taken = inputs(call)
    const data = sourcesOf([...taken.map((path) => takes(path, call, state)), from(...taken.flatMap((path) => folder(path, call)))])
    const target = output(call) ?? literal('-')
    emit(state, call, {kind: 'archive', inputs: taken, output: target})
    if (target.text !== '-') writeFile(target, {text: HOLE, sources: data}, false, call, state)
    return target.text === '-' ? {text: HOLE, sources: data} : empty
  }

/** A whole folder of the user's, which no path class names. */
function folder(path: Value, call: Call): Source[] {
  const broad = /^(~|\/|\.|\.\.|\/home|\/users|\/etc|\/var)?\/?\*?$/.test(normalisePath(path.text)) && path.text !== ''
  return broad && sourceOfPath(path.text) === undefined ? [{kind: 'files', what: path.text, at: call.at}] : []
}

const tarFlags = (call: Call): string => call.args.find((arg) => /^-?[A-Za-z]{1,8}$/.test(arg.text))?.text ?? ''

const tarOperands = (call: Call): readonly Value[] => {
  const rest = call.args.filter((arg, i) => !arg.text.startsWith('-') && !(i === 0 && /^[a-z]{1,6}$/i.test(arg.text)))
  const file = tarFile(call)
  return rest.filter((arg) => arg !== file)
}

const tarFile = (call: Call): Value | undefined => {
  const at = call.args.findIndex(
    (arg, i) => /^-[A-Za-z]{0,7}f$/.test(arg.text) || (i === 0 && /^[A-Za-z]{1,7}f$/.test(arg.text)) || arg.text === '--file',
  )
  return at < 0 ? undefined : call.args[at + 1]
}

const dd: Handler = (call, state) => {
  const value = (key: string): Value | undefined => {
    const found = call.args.find((arg) => arg.text.startsWith(`${key}=`))
    return found && {text: found.text.slice(key.length + 1), sources: found.sources}
  }
  const input = value('if')
  const output = value('of')
  const data = input === undefined ? (call.input ?? empty) : readFile(input, call, state)
  if (output !== undefined) writeFile(output, data, false, call, state)
  return output === undefined ? data : empty
}

const find: Handler = (call, state) => {
  const paths = call.args.slice(
    0,
    Math.max(
      0,
      call.args.findIndex((arg) => arg.text.startsWith('-')),
    ),
  )
  const names = call.args.flatMap((arg, i) => (/^-i?(name|path|wholename)$/.test(call.args[i - 1]?.text ?? '') ? [arg] : []))
  const kinds: Source[] = [...names, ...paths].flatMap((path) => {
    const kind = sourceOfPath(path.text.replaceAll('*', ''))
    return kind === undefined ? [] : [{kind, what: path.text, at: call.at}]
  })
  if (call.args.some((arg) => arg.text === '-delete')) for (const path of paths) emit(state, call, {kind: 'remove', path, recursive: true})
  const exec = call.args.findIndex((arg) => /^-(exec|execdir|ok)$/.test(arg.text))
  if (exec >= 0) {
    const end = call.args.findIndex((arg, i) => i > exec && /^(;|\+|\\;)$/.test(arg.text))
    const words = call.args.slice(exec + 1, end < 0 ? undefined : end)
    state.walk.text(words.map((word) => quote(word.text.replaceAll('{}', names[0]?.text ?? paths[0]?.text ?? '{}'))).join(' '), call.at)
  }
  return {text: HOLE, sources: kinds}
}

const quote = (text: string): string => (/^[\w./~*=:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`)

const tee: Handler = (call, state) => {
  const parsed = parseArguments(call.args, '')
  const data = call.input ?? empty
  for (const path of parsed.rest) writeFile(path, data, has(parsed, '-a', '--append'), call, state)
  return data
}

/** `sed -i` rewrites files in place. */
const sed: Handler = (call, state) => {
  const parsed = parseArguments(call.args, '-e -f --expression')
  const paths = parsed.flags.has('-e') || parsed.flags.has('--expression') ? parsed.rest : parsed.rest.slice(1)
  const inPlace = [...parsed.flags.keys()].some((flag) => /^(-i|--in-place)/.test(flag))
  const script = valuesOf(parsed, '-e', '--expression')[0] ?? parsed.rest[0] ?? empty
  if (inPlace) for (const path of paths) writeFile(path, script, true, call, state)
  if (!inPlace && paths.length === 0 && call.input !== undefined) return substitute(call.input, script.text)
  return {text: HOLE, sources: sourcesOf([call.input ?? empty, ...(inPlace ? [] : paths.map((path) => readFile(path, call, state)))])}
}

const write: Handler = (call, state) => {
  for (const path of operands(call, '-s -d -t -r --size')) writeFile(path, empty, true, call, state)
  return empty
}

const list: Handler = (call) => {
  const kinds = operands(call, '-I -L').flatMap((path): Source[] =>
    sourceOfPath(path.text) === undefined ? [] : [{kind: 'host', what: path.text, at: call.at}],
  )
  return {text: HOLE, sources: kinds}
}

const link: Handler = (call, state) => {
  const [target, name] = operands(call)
  if (target === undefined) return empty
  const content = readFile(target, call, state)
  if (name !== undefined) writeFile(name, content, false, call, state)
  return empty
}

export const files: readonly (readonly [string, Handler])[] = [
  ...['cp', 'mv', 'install', 'ditto'].map((name) => [name, copy] as const),
  ...['rm', 'unlink', 'rmdir', 'shred', 'srm', 'trash', 'del', 'erase'].map((name) => [name, remove] as const),
  ...['chmod', 'chown', 'chattr', 'setcap', 'setfacl'].map((name) => [name, mode] as const),
  ['tar', archive((call) => /c/.test(tarFlags(call)) || call.args.some((arg) => arg.text === '--create'), tarFile, tarOperands)],
  ['bsdtar', archive((call) => /c/.test(tarFlags(call)), tarFile, tarOperands)],
  [
    'zip',
    archive(
      () => true,
      (call) => operands(call, '-x -i -P')[0],
      (call) => operands(call, '-x -i -P').slice(1),
    ),
  ],
  [
    '7z',
    archive(
      (call) => call.args[0]?.text === 'a',
      (call) => operands(call)[1],
      (call) => operands(call).slice(2),
    ),
  ],
  [
    '7za',
    archive(
      (call) => call.args[0]?.text === 'a',
      (call) => operands(call)[1],
      (call) => operands(call).slice(2),
    ),
  ],
  [
    'rar',
    archive(
      (call) => call.args[0]?.text === 'a',
      (call) => operands(call)[1],
      (call) => operands(call).slice(2),
    ),
  ],
  ['dd', dd],
  ['find', find],
  ['fd', find],
  ['tee', tee],
  ['sed', sed],
  ['ln', link],
  ...['touch', 'truncate', 'mkdir', 'fallocate'].map((name) => [name, write] as const),
  ...['ls', 'tree', 'du', 'stat', 'file'].map((name) => [name, list] as const),
]
