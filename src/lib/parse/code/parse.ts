import type {Doc, Op, Source} from '../facts.ts'
import {factsOf} from './collect.ts'
import type {CodeFacts} from './facts.ts'
import {interpret} from './interpret.ts'
import {readJavascript} from './lower-javascript.ts'
import {readPython} from './lower-python.ts'
import {parsePowershell} from './powershell.ts'
import type {Module} from './run.ts'
import type {Program} from './tree.ts'

const noFacts: CodeFacts = {ops: [], strings: [], comments: [], embedded: [], gaps: []}

const readProgram = (doc: Doc): Program =>
  doc.language === 'python' ? readPython(doc.text) : readJavascript(doc.text, /\.[cm]?ts$/.test(doc.file))

/**
 * What running a document would do. Python, JavaScript, TypeScript and PowerShell; nothing for any other language. Never throws.
 * @param written sources of what any file of the skill wrote, by normalised path; added to by what this one writes.
 */
export function parseCode(doc: Doc, written?: Map<string, readonly Source[]>): CodeFacts {
  if (doc.language === 'powershell') return parsePowershell(doc, written)
  if (doc.language !== 'python' && doc.language !== 'javascript') return noFacts
  const program = readProgram(doc)
  return factsOf(doc, program, interpret(doc, doc.language, program, written))
}

/**
 * What files of one language do together: each is run again with the others that it imports, and the ops are answered in which something of one file
 * reaches another one. All of the same language, Python or JavaScript.
 * @param find the file that an import means, seen from another one.
 */
export function linkCode(docs: readonly Doc[], find: (from: Doc, name: string) => Doc | undefined): Op[] {
  const programs = new Map<Doc, Program>()
  const programOf = (doc: Doc): Program => {
    const known = programs.get(doc) ?? readProgram(doc)
    programs.set(doc, known)
    return known
  }
  const resolve = (from: Doc, name: string): Module | undefined => {
    const doc = find(from, name)
    return doc === undefined ? undefined : {doc, program: programOf(doc)}
  }
  const found: Op[] = []
  for (const doc of docs) {
    if (doc.language !== 'python' && doc.language !== 'javascript') continue
    for (const op of interpret(doc, doc.language, programOf(doc), undefined, resolve).ops.values())
      if (crosses(op) && found.length < 2000) found.push(op)
  }
  return found
}

/** Whether something that an op carries comes from another file than the op's own. */
function crosses(op: Op): boolean {
  const values = [
    ...('url' in op ? [op.url] : []),
    ...('data' in op ? [op.data] : []),
    ...('auth' in op ? [op.auth] : []),
    ...('code' in op ? [op.code] : []),
    ...('args' in op ? op.args : []),
  ]
  return values.some((value) => value.sources.some((source) => source.at.doc.file !== op.at.doc.file))
}

export type {CodeFacts} from './facts.ts'
