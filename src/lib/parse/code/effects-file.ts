import {normalisePath, sourceOfPath} from '../../knowledge/paths.ts'
import {HOLE} from '../facts.ts'
import type {Source} from '../facts.ts'
import {isTrue, option} from './call.ts'
import type {Call} from './call.ts'
import {pathObject} from './fold-paths.ts'
import {emit, source, toValue} from './run.ts'
import type {Run} from './run.ts'
import type {Span} from './tree.ts'
import {isKnown, sourcesOf, textOf, textsOf, union, unknown, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

/** What a path's own origin says of the file's content: names found by walking a folder of secrets lead to secrets. */
const inherited = new Set(['secret', 'files', 'agent', 'conversation', 'input', 'clipboard'])

/** Where the content of a file comes from. */
export function contentSources(run: Run, path: Abs, at: Span): readonly Source[] {
  let sources: readonly Source[] = sourcesOf(path).filter((one) => inherited.has(one.kind))
  for (const text of textsOf(path)) {
    if (text === HOLE || text === '') continue
    const kind = sourceOfPath(text)
    if (kind !== undefined) sources = union(sources, [source(run, kind, text, at)])
    const put = run.written.size === 0 ? undefined : run.written.get(normalisePath(text))
    if (put !== undefined) sources = union(sources, put)
  }
  return sources
}

/** One value for each path that an argument may be. */
function paths(value: Abs, depth = 0): Abs[] {
  if (value.items !== undefined)
    return depth > 1 ? [unknownFrom(sourcesOf(value))] : value.items.slice(0, 50).flatMap((item) => paths(item, depth + 1))
  return textsOf(value)
    .filter((text, index) => index === 0 || text !== HOLE)
    .map((text) => ({text, sources: value.sources}))
}

export function readFile(run: Run, call: Call, path: Abs, listing: boolean, gives: string | undefined): Abs {
  for (const one of paths(path)) emit(run, call, {kind: 'read', via: call.path, path: toValue(one)})
  if (listing) return listed(run, call, path, gives)
  const content = unknownFrom(contentSources(run, path, call))
  const fields = new Map([['file', path]])
  return call.path.endsWith('Bun.file') || call.path.endsWith('createReadStream') ? {...content, fields, path: `${call.path}()`} : content
}

/** Names in a folder, each with the folder before it where the API gives whole paths. */
function listed(run: Run, call: Call, path: Abs, gives: string | undefined): Abs {
  const text = textOf(path)
  const sources = contentSources(run, path, call)
  const folder = text.replace(/(?:[/\\]|(?<![^/\\]))[^/\\*]*\*[^]*/, '').replace(/\/$/, '')
  const pattern =
    gives === pathObject && call.args[0] !== undefined && isKnown(call.args[0])
      ? call.args[0].text.replace(/^(\*\*\/)+/, '').replace('*', HOLE)
      : HOLE
  const name = textOf(path).includes('*') ? (text.split(/[/\\]/).pop() ?? '').replaceAll('*', HOLE) : pattern
  const whole: Abs = {text: text === HOLE ? `${HOLE}/${name}` : `${folder}/${name}`, sources, path: gives}
  if (call.path === 'os.walk') {
    const names = {...unknown, sources, items: [{text: HOLE, sources}]}
    return {...unknown, sources, items: [{...unknown, items: [{text: `${folder}`, sources}, names, names]}]}
  }
  if (gives !== undefined || call.path.startsWith('glob')) return {...unknown, sources, items: [whole]}
  return {...unknown, sources, items: [{text: HOLE, sources}]}
}

export function writeFile(run: Run, call: Call, path: Abs, data: Abs | undefined, append: boolean): Abs {
  for (const one of paths(path)) {
    emit(run, call, {kind: 'write', via: call.path, path: toValue(one), data: toValue(data), append})
    keep(run, one.text, data === undefined ? [] : sourcesOf(data))
  }
  return unknown
}

/** Remembers what was put into a file, for whoever reads it later, in this language or another one. */
export function keep(run: Run, path: string, sources: readonly Source[]): void {
  if (sources.length === 0 || run.written.size >= 2000 || path.includes(HOLE) || path.length < 3) return
  const key = normalisePath(path)
  run.written.set(key, union(run.written.get(key) ?? [], sources))
}

export function openFile(run: Run, call: Call, given: Abs, mode: Abs | undefined): Abs {
  // `Path.open('w')`: the receiver is the path, and the first argument the mode.
  const own = call.receiver?.path === pathObject
  const path = own && call.receiver !== undefined ? call.receiver : given
  const flags = (own ? (call.args[0] ?? mode) : mode)?.text ?? (call.method === 'createWriteStream' ? 'w' : 'r')
  const writes = /[wax+]/.test(flags) && !flags.startsWith('r+b?')
  const fields = new Map<string, Abs>([['file', {...path, path: undefined}]])
  const appends = flags.includes('a') || option(call, 'flags')?.text === 'a'
  if (appends) fields.set('append', {text: 'a', sources: []})
  if (!/^[wax]/.test(flags)) {
    for (const one of paths(path)) emit(run, call, {kind: 'read', via: call.path, path: toValue(one)})
    return {...unknownFrom(contentSources(run, path, call)), fields, path: handlePath(call)}
  }
  // Opening for writing already empties or makes the file.
  if (writes)
    for (const one of paths(path))
      emit(run, call, {kind: 'write', via: call.path, path: toValue(one), data: {text: '', sources: []}, append: appends})
  return {...unknown, fields, path: handlePath(call), number: undefined}
}

export const fileHandle = 'open()'

function handlePath(call: Call): string {
  return call.path.startsWith('zipfile') || call.path.startsWith('tarfile') ? `${call.path}()` : fileHandle
}

export function copyFile(run: Run, call: Call, from: Abs, to: Abs, move: boolean): Abs {
  for (const one of paths(from)) emit(run, call, {kind: 'read', via: call.path, path: toValue(one)})
  const content: Abs = unknownFrom(contentSources(run, from, call))
  for (const one of paths(to)) {
    emit(run, call, {kind: 'write', via: call.path, path: toValue(one), data: toValue(content), append: false})
    keep(run, one.text, content.sources)
  }
  if (move) for (const one of paths(from)) emit(run, call, {kind: 'remove', via: call.path, path: toValue(one), recursive: false})
  return unknown
}

export function removeFile(run: Run, call: Call, path: Abs, recursive: boolean): Abs {
  const all = recursive || isTrue(option(call, 'recursive')) || isTrue(option(call, 'recurse')) || isTrue(option(call, 'r'))
  for (const one of paths(path)) emit(run, call, {kind: 'remove', via: call.path, path: toValue(one), recursive: all})
  return unknown
}

const endings = ['zip', 'tar', 'tar.gz', 'tar.bz2', 'tar.xz']

export function makeArchive(run: Run, call: Call, inputs: Abs, output: Abs): Abs {
  const sources = contentSources(run, inputs, call)
  emit(run, call, {kind: 'archive', via: call.path, inputs: paths(inputs).map(toValue), output: toValue(output)})
  keep(run, textOf(output), sources)
  // Python adds the ending itself.
  if (call.path === 'shutil.make_archive') for (const ending of endings) keep(run, `${textOf(output)}.${ending}`, sources)
  if (sources.length > 0 && output.fields !== undefined) output.fields.set('content', unknownFrom(sources))
  const held = call.receiver?.fields
  const known = held?.get('content')
  if (sources.length > 0) held?.set('content', unknownFrom(known === undefined ? sources : union(sources, known.sources)))
  return unknownFrom(sources)
}
