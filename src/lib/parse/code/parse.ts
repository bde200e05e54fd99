import type {Doc} from '../facts.ts'
import {factsOf} from './collect.ts'
import type {CodeFacts} from './facts.ts'
import {interpret} from './interpret.ts'
import {readJavascript} from './lower-javascript.ts'
import {readPython} from './lower-python.ts'
import {parsePowershell} from './powershell.ts'

const noFacts: CodeFacts = {ops: [], strings: [], comments: [], embedded: [], gaps: []}

/** What running a document would do. Python, JavaScript, TypeScript and PowerShell; nothing for any other language. Never throws. */
export function parseCode(doc: Doc): CodeFacts {
  if (doc.language === 'powershell') return parsePowershell(doc)
  if (doc.language !== 'python' && doc.language !== 'javascript') return noFacts
  const program = doc.language === 'python' ? readPython(doc.text) : readJavascript(doc.text, /\.[cm]?ts$/.test(doc.file))
  return factsOf(doc, program, interpret(doc, doc.language, program))
}

export type {CodeFacts} from './facts.ts'
