import {execute} from './execute.ts'
import {invoke} from './invoke.ts'
import {isEntered, outsideValue} from './inputs.ts'
import {makeRun} from './run.ts'
import type {Links, Run} from './run.ts'
import type {Doc, Source} from '../facts.ts'
import type {Closure, Abs} from './value.ts'
import type {Program} from './tree.ts'

/** Interprets a program: its top level first, then every function that nothing called, with unknown arguments. */
export function interpret(
  doc: Doc,
  language: Run['language'],
  program: Program,
  written?: Map<string, readonly Source[]>,
  resolve?: Links['resolve'],
): Run {
  const run = makeRun(doc, language, program.size, written)
  if (resolve !== undefined) run.links = {resolve, loaded: new Map(), docs: new Map([[run.globals, doc]])}
  run.invoke = (closure, args, named, self) => invoke(run, closure, args, named, self)
  run.execute = (scope, body) => execute(run, scope, body)
  for (const gap of program.gaps) run.gaps.add(gap)
  run.execute(run.globals, program.body)
  for (const closure of run.pending.values()) {
    if (run.called.has(closure.func)) continue
    run.branch = 0
    run.conditional = 0
    const reserve = Math.floor(run.steps * 0.75)
    run.steps -= reserve
    invoke(run, closure, parameters(run, closure), new Map(), closure.self)
    run.steps = Math.max(0, run.steps) + reserve
  }
  return run
}

function parameters(run: Run, closure: Closure): Abs[] {
  const entered = isEntered(closure.func)
  const self = run.language === 'python' && closure.self?.of !== undefined ? 1 : 0
  return closure.func.params.slice(self).map((param) => outsideValue(run, param, entered))
}
