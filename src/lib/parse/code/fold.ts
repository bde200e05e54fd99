import type {Call} from './call.ts'
import {pythonFolds} from './fold-python.ts'
import {javascriptFolds} from './fold-javascript.ts'
import {powershellFolds} from './fold-powershell.ts'
import type {Run} from './run.ts'
import type {Abs} from './value.ts'

export type Apply = (fn: Abs, args: readonly Abs[], named?: ReadonlyMap<string, Abs>) => Abs
/** What a pure function gives; undefined when nothing better is known than that its arguments go into it. */
export type Fold = (run: Run, call: Call, apply: Apply) => Abs | undefined

const tables = {python: pythonFolds, javascript: javascriptFolds, powershell: powershellFolds}

export function foldOf(path: string, language: Run['language']): Fold | undefined {
  return path === '' ? undefined : tables[language].get(path)
}
