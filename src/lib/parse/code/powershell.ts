import type {Doc, Source} from '../facts.ts'
import type {CodeFacts} from './facts.ts'
import {interpret} from './interpret.ts'
import {readPowershell} from './lower-powershell.ts'
import {factsOf} from './collect.ts'

/** What running PowerShell, or a line of cmd.exe, would do. Never throws. */
export function parsePowershell(doc: Doc, written?: Map<string, readonly Source[]>): CodeFacts {
  const program = readPowershell(doc.text)
  return factsOf(doc, program, interpret(doc, 'powershell', program, written))
}
