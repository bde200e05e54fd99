import {canonical} from './call.ts'
import {writeEnvironment} from './effects-environment.ts'
import {elementOf, memberOf} from './members.ts'
import type {Run} from './run.ts'
import {assignName} from './scope.ts'
import type {Expr} from './tree.ts'
import {isKnown, join, listValue, numberValue, sourcesOf, unknown, unknownFrom, withSources} from './value.ts'
import type {Abs, Scope} from './value.ts'
import {performAssignment} from './effects-assign.ts'

type Evaluate = (run: Run, scope: Scope, expr: Expr, asObject?: boolean) => Abs

const environments = new Set(['os.environ', 'process.env', 'Bun.env', 'Deno.env'])
/** Fields of which the name is not known are kept under this one, so that their sources are not lost. */
export const anyField = '\0'
const mostFields = 2000

/** Binds a pattern: a name, a field, an element, or several at once. */
export function assignTo(run: Run, scope: Scope, target: Expr, value: Abs, declares: boolean, evaluate: Evaluate): void {
  switch (target.type) {
    case 'name':
      if (target.name !== 'this' && target.name !== 'super') assignName(run, scope, target.name, value, declares)
      return
    case 'member':
      assignField(run, scope, target, target.object, target.name, value, evaluate)
      return
    case 'index': {
      const key = evaluate(run, scope, target.index)
      assignField(run, scope, target, target.object, isKnown(key) ? key.text : anyField, value, evaluate)
      return
    }
    case 'list':
      target.items.forEach((item, index) => {
        if (item.type === 'spread')
          assignTo(run, scope, item.value, value.items === undefined ? value : listValue(value.items.slice(index)), declares, evaluate)
        else assignTo(run, scope, item, partOf(run, value, index, item), declares, evaluate)
      })
      return
    case 'dict':
      for (const entry of target.entries) {
        const key = entry.key === undefined ? undefined : evaluate(run, scope, entry.key)
        const part = key === undefined ? value : isKnown(key) ? memberOf(run, value, key.text, entry.value) : unknownFrom(sourcesOf(value))
        assignTo(run, scope, entry.value, part, declares, evaluate)
      }
      return
    case 'either': {
      const [pattern, fallback] = target.items
      if (pattern === undefined) return
      const bare =
        value.text === unknown.text &&
        value.path === undefined &&
        value.items === undefined &&
        value.fields === undefined &&
        value.closure === undefined
      const whole = fallback !== undefined && bare ? join(value, evaluate(run, scope, fallback)) : value
      assignTo(run, scope, pattern, whole, declares, evaluate)
      return
    }
    default:
  }
}

function partOf(run: Run, value: Abs, index: number, at: Expr): Abs {
  if (value.items === undefined && value.fields === undefined)
    return {...unknownFrom(value.sources), path: value.path === undefined ? undefined : `${value.path}`}
  return elementOf(run, value, numberValue(index), at)
}

function assignField(run: Run, scope: Scope, target: Expr, objectExpr: Expr, name: string, value: Abs, evaluate: Evaluate): void {
  const object = evaluate(run, scope, objectExpr, true)
  if (object.path !== undefined && environments.has(canonical(object.path, run.language))) {
    writeEnvironment(run, name, target)
    return
  }
  performAssignment(run, object, name, value, target)
  if (value.closure !== undefined && /^on[a-z]/.test(name)) run.invoke(value.closure, [unknownFrom(sourcesOf(object))], new Map(), object)
  if (object.items !== undefined) {
    const position = Number(name)
    if (Number.isInteger(position) && position >= 0 && position <= object.items.length && position < 5000) object.items[position] = value
    else if (object.items.length < 5000) object.items.push(value)
    return
  }
  if (object.fields !== undefined) {
    const known = object.fields.get(name)
    if (known === undefined && object.fields.size >= mostFields) return
    object.fields.set(name, known !== undefined && (run.branch > 0 || name === anyField) ? join(value, known) : value)
    return
  }
  const sources = sourcesOf(value)
  if (objectExpr.type === 'name' && sources.length > 0) assignTo(run, scope, objectExpr, withSources(object, sources), false, evaluate)
}
