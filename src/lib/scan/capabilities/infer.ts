import type {Doc, Facts, Op, Place, Value} from '../../parse/facts.ts'
import {HOLE} from '../../parse/facts.ts'
import {addCode} from './code.ts'
import type {Collector} from './collector.ts'
import {hostName, loginHost, plainHost} from './hosts.ts'
import {addInstall} from './installs.ts'
import {agentCommand, isAgents, isLasting, lastingCommand, pathName} from './paths.ts'
import {isKnown, isLikely, isWrapper, type Program, programOf} from './programs.ts'

/** What is the skill's own: its files, and the functions that its shell scripts define. */
export interface Own {
  readonly files: ReadonlySet<string>
  /** Base names of its text files, in lower case. */
  readonly scripts: ReadonlySet<string>
  isFunction(name: string): boolean
}

/** Adds what the operations of a skill do. */
export function addOps(facts: Facts, own: Own, into: Collector): void {
  for (const op of facts.ops) {
    if (isRemark(op.at.doc)) continue
    addVariables(op, into)
    addOp(op, own, into)
  }
}

function addOp(op: Op, own: Own, into: Collector): void {
  const {at, via} = op
  switch (op.kind) {
    case 'read':
      return addPath('reads', op.path, at, via, own, into)
    case 'write':
    case 'mode':
      return addPath('writes', op.path, at, via, own, into)
    case 'remove':
      return addPath('deletes', op.path, at, via, own, into)
    case 'archive':
      for (const input of op.inputs) addPath('reads', input, at, via, own, into)
      return addPath('writes', op.output, at, via, own, into)
    case 'fetch':
      if (op.saveTo !== undefined) addPath('writes', op.saveTo, at, via, own, into)
      return into.add('network', hostName(op.url.text), at, via)
    case 'send':
      return into.add('network', hostName(op.url.text), at, via)
    case 'resolve':
      return into.add('network', plainHost(op.host.text), at, via)
    case 'socket':
      return addSocket(op, into)
    case 'run':
      return addRun(op, own, into)
    case 'eval':
      return addCode(op, into)
    case 'install':
      return addInstall(op, into)
    case 'env':
      if (!op.write) into.add('environment', op.name, at, via)
      return
    case 'loop':
    case 'allocate':
  }
}

function addSocket(op: Extract<Op, {kind: 'socket'}>, into: Collector): void {
  const port = op.port === '' ? HOLE : op.port
  if (op.listen) into.add('listens', `port ${port.slice(0, 20)}`, op.at, op.via)
  else if (op.host.text !== '')
    into.add('network', port === HOLE ? plainHost(op.host.text) : hostName(`tcp://${op.host.text}:${port}`), op.at, op.via)
}

const verbs = {reads: 'reads', writes: 'writes', deletes: 'deletes'} as const

function addPath(kind: keyof typeof verbs, path: Value, at: Place, via: string, own: Own, into: Collector): void {
  const name = pathName(path.text)
  if (name === '' || isPlaceholder(path.text, at)) return
  // What lies in the skill is no more than the skill itself; changing it is.
  if (kind === 'reads' && own.files.has(name)) return
  into.add(kind, name, at, via)
  if (isAgents(name)) into.add('agent', `${verbs[kind]} ${name}`, at, via)
  if (kind === 'writes' && isLasting(name)) into.add('persistence', name, at, via)
}

function addRun(op: Extract<Op, {kind: 'run'}>, own: Own, into: Collector): void {
  const words = wordsOf(op)
  const program = programOf(words)
  if (program === undefined) return
  const {name, args} = program
  const path = op.shell ? program.path : writtenPath(op.at, program)
  const elevated = op.elevated || program.elevated
  // A script of the skill is looked at itself.
  if (/^(?!\$\{?home\b)[^/~\\][^\\]*\//.test(path) && own.scripts.has(name)) return
  // A function of that name elsewhere hides no program that is known.
  if (name !== HOLE && !isKnown(name) && own.isFunction(name)) return
  // The line of a shell is read word by word as well: what cannot be named here has its name there.
  if (name === HOLE && op.shell && !path.includes(HOLE)) return
  if (op.at.doc.role !== 'script' && !isLikely({...program, path}, op.at.doc.role === 'shown')) return
  into.add('programs', name, op.at, op.via === name || isWrapper(op.via) ? '' : op.via, {elevated})
  const lasting = lastingCommand(name, args)
  if (lasting !== '') into.add('persistence', lasting, op.at, name)
  const agent = agentCommand(name, args)
  if (agent !== '') into.add('agent', `runs ${agent}`, op.at, name)
  if (name === 'ssh' || name === 'sftp' || name === 'mosh') into.add('network', loginHost(args), op.at, name)
  const served = /^python[\d.]*$/.test(name) ? args.indexOf('http.server') : -1
  if (served > 0) into.add('listens', `port ${args.slice(served + 1).find((arg) => /^\d{1,5}$/.test(arg)) ?? '8000'}`, op.at, 'http.server')
}

/** A program with its folder, as it stands in a shell script: the operation only has its base name. */
function writtenPath({doc, start, end}: Place, {name, path}: Program): string {
  if (doc.language !== 'shell' || path.includes('/')) return path
  const command = doc.text.slice(start, Math.min(end, start + 500)).toLowerCase()
  const at = command.indexOf(`/${name}`)
  if (at < 0) return path
  let from = at
  while (from > 0 && at - from < 200 && !/[\s"'`;|&()=]/.test(command[from - 1]!)) from--
  return command.slice(from, at + 1 + name.length)
}

const mostWords = 60

/** Program and arguments. Of a line for a shell, the words of its first command. */
function wordsOf(op: Extract<Op, {kind: 'run'}>): string[] {
  if (!op.shell) return [op.program, ...op.args.slice(0, mostWords).map((arg) => arg.text.slice(0, 1000))]
  const line = op.args[0]?.text.slice(0, 2000) ?? op.program
  return line
    .trimStart()
    .split(/[;|&\n]/, 1)[0]!
    .split(/\s+/, mostWords)
    .map((word) => word.replace(/^["']|["']$/g, ''))
}

/** `<your file>` in a command of the text is something to fill in: the shell would read from one file and write to the next. */
function isPlaceholder(path: string, {doc, start, end}: Place): boolean {
  if (doc.role === 'script' || doc.language !== 'shell' || path === '' || path.length > 200) return false
  const command = doc.text.slice(start, Math.min(end + 60, start + 2000))
  for (let at = command.indexOf(path), tries = 0; at > 0 && tries < 20; at = command.indexOf(path, at + 1), tries++) {
    const before = command.slice(Math.max(0, at - 60), at)
    if ((before.endsWith('<') && /^[\w -]{0,40}>/.test(command.slice(at + path.length))) || /<[A-Za-z][\w -]{0,40}>\s{0,3}$/.test(before))
      return true
  }
  return false
}

/** Variables whose content an operation uses: the shell reads them without an operation of its own. */
function addVariables(op: Op, into: Collector): void {
  for (const value of valuesOf(op))
    for (const {kind, what, at} of value.sources)
      if (kind === 'env' && /^(\*|[A-Za-z_]\w{0,100})$/.test(what) && !isShells(what, at.doc)) into.add('environment', what, at, op.via)
}

/** Variables that the shell itself or a script's own `read` sets. */
function isShells(name: string, doc: Doc): boolean {
  if (doc.language !== 'shell' || name === '*') return false
  if (/^(BASH(_\w+|PID)?|FUNCNAME|LINENO|OPTARG|OPTIND|PIPESTATUS|PPID|REPLY|SHLVL)$/.test(name)) return true
  let set = setByRead.get(doc)
  if (set === undefined) {
    set = new Set()
    for (const match of doc.text.matchAll(/\b(?:read|getopts|mapfile|readarray|local)\b([^\n;|&<>]{1,200})/g))
      for (const word of match[1]!.split(/[\s=]+/)) set.add(word)
    setByRead.set(doc, set)
  }
  return set.has(name)
}

const setByRead = new WeakMap<Doc, Set<string>>()

const none: readonly Value[] = []

function valuesOf(op: Op): readonly Value[] {
  switch (op.kind) {
    case 'read':
    case 'remove':
    case 'mode':
      return [op.path]
    case 'write':
      return [op.path, op.data]
    case 'fetch':
      return [op.url]
    case 'send':
      return [op.url, op.data, op.auth]
    case 'resolve':
    case 'socket':
      return [op.host]
    case 'run':
      return op.input === undefined ? op.args : [...op.args, op.input]
    case 'eval':
      return [op.code]
    case 'install':
      return op.packages
    case 'archive':
      return op.inputs
    default:
      return none
  }
}

/**
 * Code that nobody would run: a command between backticks that a sentence talks about, and the name of a step in front matter, which is read as a command as
 * everything beside it may be one.
 */
function isRemark(doc: Doc): boolean {
  const {parent} = doc
  if (parent === undefined || !doc.verbatim) return false
  if (doc.role === 'shown')
    return !doc.text.includes('\n') && parent.language === 'markdown' && /[`|]/.test(parent.text[doc.offset - 1] ?? '')
  return (
    /^(label|id|kind|name|title|description|formula|package|module|url|os|bins?|env|emoji)$/.test(doc.headings.at(-1) ?? '') &&
    doc.layers === parent.layers &&
    parent.role === 'data'
  )
}
