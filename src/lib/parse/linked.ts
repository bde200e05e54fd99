import {dirname, join} from 'node:path/posix'
import {sourceOfPath} from '../knowledge/paths.ts'
import {isSecretName} from '../knowledge/secrets.ts'
import {lazy} from '../lazy.ts'
import type {Doc, Op, Source} from './facts.ts'
import type {Gathering} from './read-doc.ts'

const mostFiles = 40
const mostText = 400_000

const wholeEnvironment = /\bdict\(os\.environ|\bos\.environ\.(?:copy|items)|\*\*os\.environ|\bprocess\.env\b(?![.[])/

/**
 * Follows what one file of the skill takes and another one gives away or runs, where the one imports the other. Only skills in which one file has the
 * one half and another file the other half are looked at again.
 */
export function link(gathering: Gathering): void {
  for (const language of ['python', 'javascript'] as const) {
    const docs = gathering.docs.filter((doc) => doc.parent === undefined && doc.layers.length === 0 && doc.language === language)
    if (docs.length < 2 || docs.length > 400) continue
    const halves = halvesOf(gathering.ops, docs)
    const worth = docs.filter((doc) => halves.takes.has(doc) || halves.gives.has(doc))
    if (!worth.some((doc) => halves.takes.has(doc) && worth.some((other) => other !== doc && halves.gives.has(other)))) continue
    const files = new Map(docs.map((doc) => [doc.file, doc]))
    const chosen = docs.filter((doc) => doc.text.length < 200_000).slice(0, mostFiles)
    if (chosen.reduce((total, doc) => total + doc.text.length, 0) > mostText) continue
    const {linkCode} = lazy<typeof import('./code/parse.ts')>('code')
    const find = (from: Doc, name: string): Doc | undefined => {
      for (const path of language === 'python' ? pythonPaths(from.file, name) : javascriptPaths(from.file, name)) {
        const found = files.get(path)
        if (found !== undefined) return found
      }
      return undefined
    }
    for (const op of linkCode(chosen, find)) gathering.ops.push(op)
  }
}

/** Files that take what is telling or remote, and files that send or run something. */
function halvesOf(ops: readonly Op[], docs: readonly Doc[]): {readonly takes: ReadonlySet<Doc>; readonly gives: ReadonlySet<Doc>} {
  const takes = new Set(docs.filter((doc) => wholeEnvironment.test(doc.text)))
  const gives = new Set<Doc>()
  for (const op of ops) {
    const {doc} = op.at
    switch (op.kind) {
      case 'read':
        if (sourceOfPath(op.path.text) !== undefined) takes.add(doc)
        break
      case 'env':
        if (!op.write && isSecretName(op.name)) takes.add(doc)
        break
      case 'fetch':
      case 'run':
        takes.add(doc)
        gives.add(doc)
        break
      case 'send':
      case 'socket':
      case 'eval':
        gives.add(doc)
        break
      default:
    }
  }
  return {takes, gives}
}

/** Where an import of Python may lead: beside the file, or from a folder above it. */
function* pythonPaths(from: string, name: string): Iterable<string> {
  const dots = /^\.*/.exec(name)![0].length
  const parts = name.slice(dots).split('.').filter(Boolean)
  let folder = dirname(from)
  for (let up = 1; up < dots && up < 8; up++) folder = dirname(folder)
  for (let depth = 0; depth < 6; depth++) {
    const base = join(folder, ...parts)
    yield `${base}.py`
    yield join(base, '__init__.py')
    if (dots > 0 || folder === '.' || folder === '/') return
    folder = dirname(folder)
  }
}

function* javascriptPaths(from: string, name: string): Iterable<string> {
  if (!/^\.{1,2}(\/|$)/.test(name)) return
  const base = join(dirname(from), name)
  yield base
  for (const ending of ['.js', '.mjs', '.cjs', '.ts', '.mts', '.tsx', '.jsx']) yield base + ending
  if (/\.[cm]?js$/.test(base)) yield base.replace(/js$/, 'ts')
  for (const ending of ['index.js', 'index.mjs', 'index.cjs', 'index.ts']) yield join(base, ending)
}

/** A secret that one program hands to a script of the skill, as an argument or through a pipe, goes wherever that script sends its input. */
export function handOver(gathering: Gathering): void {
  const given = new Map<string, Source[]>()
  for (const op of gathering.ops) {
    if (op.kind !== 'run' || given.size >= 50) continue
    const values = op.input === undefined ? op.args : [...op.args, op.input]
    const telling = values.flatMap((value) => value.sources).filter((source) => source.kind === 'secret')
    if (telling.length === 0) continue
    for (const {text} of op.args) if (/\.(py|[cm]?[jt]s|sh)$/.test(text)) given.set(text.slice(text.lastIndexOf('/') + 1), telling)
  }
  if (given.size === 0) return
  const more: Op[] = []
  for (const op of gathering.ops) {
    if (op.kind !== 'send' || op.at.doc.parent !== undefined || !op.data.sources.some((source) => source.kind === 'input')) continue
    const telling = given.get(op.at.doc.file.slice(op.at.doc.file.lastIndexOf('/') + 1))
    if (telling !== undefined && more.length < 200)
      more.push({...op, data: {text: op.data.text, sources: [...op.data.sources, ...telling]}})
  }
  for (const op of more) gathering.ops.push(op)
}
