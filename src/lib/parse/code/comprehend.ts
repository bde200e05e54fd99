import {assignTo} from './assign.ts'
import {iterate} from './iterate.ts'
import {step} from './run.ts'
import type {Run} from './run.ts'
import {makeScope} from './scope.ts'
import type {Clause, Expr} from './tree.ts'
import {isKnown, listValue, union, unknown, sourcesOf} from './value.ts'
import type {Abs, Scope} from './value.ts'

type Evaluate = (run: Run, scope: Scope, expr: Expr, asObject?: boolean) => Abs

const mostResults = 5000

/** `[element for … in … if …]`, followed turn by turn. */
export function comprehend(run: Run, outer: Scope, expr: Expr & {type: 'comprehension'}, evaluate: Evaluate): Abs {
  const scope = makeScope(outer)
  const items: Abs[] = []
  const fields = new Map<string, Abs>()
  let sources: Abs['sources'] = []
  const collect = (): void => {
    const value = evaluate(run, scope, expr.element)
    const key = expr.key === undefined ? undefined : evaluate(run, scope, expr.key)
    if (items.length < mostResults) items.push(value)
    if (key === undefined) return
    if (isKnown(key) && fields.size < mostResults) fields.set(key.text, value)
    else sources = union(sources, union(key.sources, sourcesOf(value)))
  }
  const turn = (clauses: readonly Clause[]): void => {
    const [clause, ...rest] = clauses
    if (clause === undefined) return collect()
    for (const item of iterate(evaluate(run, scope, clause.iterable), true)) {
      if (!step(run) || items.length >= mostResults) return
      assignTo(run, scope, clause.target, item, true, evaluate)
      for (const condition of clause.conditions) evaluate(run, scope, condition)
      turn(rest)
    }
  }
  turn(expr.clauses)
  return expr.key === undefined ? listValue(items) : {...unknown, sources, fields}
}
