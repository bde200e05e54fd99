import {isApi} from './api.ts'
import {bareName} from './bare-names.ts'
import {assignTo} from './assign.ts'
import {evaluateBinary, evaluateUnary} from './operators.ts'
import {callFunction} from './dispatch.ts'
import {comprehend} from './comprehend.ts'
import {elementOf, memberOf, reach} from './members.ts'
import {addString, step} from './run.ts'
import type {Run} from './run.ts'
import {lookup} from './scope.ts'
import {sliceOf} from './slice.ts'
import type {Argument, Expr} from './tree.ts'
import {concat, flatten, isKnown, join, listValue, numberValue, sourcesOf, textValue, union, unknown, unknownFrom} from './value.ts'
import {iterate} from './iterate.ts'
import type {Abs, Scope} from './value.ts'
import {makeClass} from './classes.ts'

const maxDepth = 700
/** This many characters written as numbers in one literal are meant not to be read. */
const hidingEscapes = 4

/** What an expression is worth; emits the ops of the calls in it. `asObject`: only a part of it will be taken. */
export function evaluate(run: Run, scope: Scope, expr: Expr, asObject = false): Abs {
  if (!step(run)) return unknown
  if (run.depth > maxDepth) {
    run.gaps.add('nesting too deep')
    return unknown
  }
  run.depth += 1
  const value = evaluateInner(run, scope, expr, asObject)
  run.depth -= 1
  // Large values cost what it takes to look through them.
  const size = value.text.length + (value.items?.length ?? 0) * 100
  if (size > 5000) run.steps -= size / 400
  return value
}

function evaluateInner(run: Run, scope: Scope, expr: Expr, asObject: boolean): Abs {
  switch (expr.type) {
    case 'str':
      return literal(run, expr)
    case 'num':
      return numberValue(expr.value)
    case 'name':
      return nameValue(run, scope, expr.name, expr, asObject)
    case 'member':
      return memberOf(run, evaluate(run, scope, expr.object, true), expr.name, expr, asObject)
    case 'index':
      return elementOf(run, evaluate(run, scope, expr.object, true), evaluate(run, scope, expr.index), expr, asObject)
    case 'slice': {
      const part = (of: Expr | undefined): Abs | undefined => (of === undefined ? undefined : evaluate(run, scope, of))
      return sliceOf(run, evaluate(run, scope, expr.object), part(expr.from), part(expr.to), part(expr.step), expr)
    }
    case 'call':
      return evaluateCall(run, scope, expr)
    case 'concat':
      return evaluateConcat(run, scope, expr)
    case 'binary':
      return evaluateBinary(run, expr, evaluate(run, scope, expr.left), evaluate(run, scope, expr.right))
    case 'unary':
      return evaluateUnary(expr.op, evaluate(run, scope, expr.value))
    case 'list':
      return listValue(evaluateItems(run, scope, expr.items))
    case 'spread':
      return unknownFrom(sourcesOf(evaluate(run, scope, expr.value)))
    case 'dict':
      return evaluateDict(run, scope, expr)
    case 'func': {
      const closure = {func: expr.func, scope, self: expr.func.arrow ? run.frame.self : undefined}
      if (!run.called.has(expr.func)) run.pending.set(expr.func, closure)
      return {...unknown, closure}
    }
    case 'class':
      return makeClass(run, scope, expr.cls, (base) => evaluate(run, scope, base))
    case 'either':
      return evaluateEither(run, scope, expr)
    case 'assign':
      return evaluateAssign(run, scope, expr)
    case 'comprehension':
      return comprehend(run, scope, expr, evaluate)
    case 'await':
      run.waits += 1
      return evaluate(run, scope, expr.value)
    case 'yield': {
      const value = expr.value === undefined ? unknown : evaluate(run, scope, expr.value)
      run.frame.returned = run.frame.returned === undefined ? value : join(run.frame.returned, value)
      return unknown
    }
    case 'regex':
      return {...unknown, regex: {source: expr.source, flags: expr.flags}}
    case 'seq': {
      let last = unknown
      for (const item of expr.items) last = evaluate(run, scope, item)
      return last
    }
    case 'other': {
      let sources: Abs['sources'] = []
      for (const child of expr.children) sources = union(sources, sourcesOf(evaluate(run, scope, child)))
      return unknownFrom(sources)
    }
  }
}

function literal(run: Run, expr: Expr & {type: 'str'}): Abs {
  const hidden = expr.escapes >= hidingEscapes && expr.escapes * 2 >= expr.text.length
  const layers = hidden ? ['escape'] : undefined
  if (hidden) addString(run, expr.text, expr, ['escape'], true)
  else if (expr.text.length >= 12 && expr.text.includes(' ')) addString(run, expr.text, expr, [], false)
  if (!expr.bytes) return layers === undefined ? textValue(expr.text) : {...textValue(expr.text), layers}
  return {...textValue(expr.text), bytes: expr.text, layers}
}

function nameValue(run: Run, scope: Scope, name: string, expr: Expr, asObject: boolean): Abs {
  if (name === 'this' || name === 'super') return run.frame.self ?? unknown
  const found = lookup(scope, name)
  if (found === undefined) {
    const star = run.stars.length === 0 ? undefined : run.stars.find((module) => isApi(`${module}.${name}`, run.language))
    return reach(run, star === undefined ? bareName(name, run.language) : `${star}.${name}`, expr, asObject)
  }
  // A module's property imported by name: `from os import environ`.
  if (found.path !== undefined && found.sources.length === 0 && found.text === unknown.text && found.fields === undefined)
    return {...found, ...reachAgain(run, found, expr, asObject)}
  return found
}

function reachAgain(run: Run, found: Abs, expr: Expr, asObject: boolean): Partial<Abs> {
  const reached = reach(run, found.path ?? '', expr, asObject)
  return {sources: reached.sources, text: reached.text}
}

function evaluateItems(run: Run, scope: Scope, items: readonly Expr[]): Abs[] {
  const out: Abs[] = []
  for (const item of items) {
    if (item.type !== 'spread') {
      out.push(evaluate(run, scope, item))
      continue
    }
    const value = evaluate(run, scope, item.value)
    if (value.items !== undefined && out.length + value.items.length < 5000) out.push(...value.items)
    // A text comes apart into its letters.
    else if (isKnown(value) && value.path === undefined && value.text.length > 1 && out.length + value.text.length < 5000)
      out.push(...iterate(value, false))
    else out.push(unknownFrom(sourcesOf(value)))
  }
  return out
}

function evaluateConcat(run: Run, scope: Scope, expr: Expr & {type: 'concat'}): Abs {
  const parts = expr.parts.map((part) => evaluate(run, scope, part))
  if (expr.plus && parts.every((part) => part.number !== undefined))
    return numberValue(parts.reduce((sum, part) => sum + (part.number ?? 0), 0))
  if (expr.plus && parts.some((part) => part.items !== undefined)) return listValue(flatten(parts))
  const joined = concat(parts)
  const allLiteral = expr.parts.length > 1 && expr.parts.every((part) => part.type === 'str')
  if (allLiteral && joined.text.length >= 12) addString(run, joined.text, expr, ['concat'], false)
  else if (joined.layers !== undefined && isKnown(joined)) addString(run, joined.text, expr, joined.layers, true)
  return joined
}

function evaluateDict(run: Run, scope: Scope, expr: Expr & {type: 'dict'}): Abs {
  const fields = new Map<string, Abs>()
  let sources: Abs['sources'] = []
  for (const entry of expr.entries) {
    const key = entry.key === undefined ? undefined : evaluate(run, scope, entry.key)
    const quiet = key === undefined || key.text === 'env' ? 1 : 0
    run.quiet += quiet
    const value = evaluate(run, scope, entry.value)
    run.quiet -= quiet
    if (key === undefined) {
      for (const [name, field] of value.fields ?? []) fields.set(name, field)
      sources = union(sources, value.sources)
    } else if (isKnown(key)) fields.set(key.text, value.closure === undefined ? value : {...value, closure: {...value.closure}})
    else sources = union(sources, union(sourcesOf(value), key.sources))
  }
  const dict: Abs = {text: unknown.text, sources, fields}
  // Methods of an object literal see the object as `this`.
  for (const [name, field] of fields) {
    if (field.closure === undefined || field.closure.func.arrow || field.closure.self !== undefined) continue
    const closure = {...field.closure, self: dict}
    fields.set(name, {...field, closure})
    if (run.pending.has(closure.func)) run.pending.set(closure.func, closure)
  }
  return dict
}

function evaluateEither(run: Run, scope: Scope, expr: Expr & {type: 'either'}): Abs {
  const trigger = expr.test !== undefined && evaluate(run, scope, expr.test).trigger === true
  if (trigger) run.conditional += 1
  run.branch += 1
  let joined: Abs | undefined
  for (const item of expr.items) {
    const value = evaluate(run, scope, item)
    joined = joined === undefined ? value : join(joined, value)
  }
  run.branch -= 1
  if (trigger) run.conditional -= 1
  return joined ?? unknown
}

function evaluateAssign(run: Run, scope: Scope, expr: Expr & {type: 'assign'}): Abs {
  let value = evaluate(run, scope, expr.value)
  if (expr.op !== '=' && expr.op !== ':=') value = updated(run, scope, expr.target, expr.op, value)
  assignTo(run, scope, expr.target, value, false, evaluate)
  return value
}

/** `target op= value`. */
export function updated(run: Run, scope: Scope, target: Expr, op: string, value: Abs): Abs {
  const old = evaluate(run, scope, target)
  const plain = op.slice(0, -1)
  if (plain === '||' || plain === '??' || plain === '&&') return join(old, value)
  if (plain !== '+') return evaluateBinary(run, {op: plain, start: target.start, end: target.end}, old, value)
  if (old.number !== undefined && value.number !== undefined) return numberValue(old.number + value.number)
  if (old.items !== undefined) {
    if (old.items.length < 5000) old.items.push(...(value.items ?? [value]).slice(0, 5000))
    return old
  }
  return concat([old, value])
}

function evaluateCall(run: Run, scope: Scope, expr: Expr & {type: 'call'}): Abs {
  const callee = evaluate(run, scope, expr.fn)
  const args: Abs[] = []
  const named = new Map<string, Abs>()
  for (const argument of expr.args) evaluateArgument(run, scope, argument, args, named)
  const value = callFunction(run, scope, expr, callee, args, named)
  if (value.receiver !== undefined && (expr.fn.type === 'member' || expr.fn.type === 'index'))
    assignTo(run, scope, expr.fn.object, value.receiver, false, evaluate)
  fillBuffer(run, scope, expr, callee, args)
  return value.result
}

const fillers = new Set(['read', 'readinto', 'recv_into', 'readSync', 'readasync'])

/** `stream.read(buffer)`: what is read ends up in the argument. */
function fillBuffer(run: Run, scope: Scope, expr: Expr & {type: 'call'}, callee: Abs, args: readonly Abs[]): void {
  const target = expr.args[0]?.value
  if (callee.self === undefined || target?.type !== 'name' || args[0] === undefined || !fillers.has(callee.member ?? '')) return
  const sources = callee.self.sources
  if (sources.length > 0) assignTo(run, scope, target, unknownFrom(union(sources, args[0].sources)), false, evaluate)
}

function evaluateArgument(run: Run, scope: Scope, argument: Argument, args: Abs[], named: Map<string, Abs>): void {
  const quiet = argument.name === 'env' ? 1 : 0
  run.quiet += quiet
  const value = evaluate(run, scope, argument.value)
  run.quiet -= quiet
  if (argument.name === '**') {
    for (const [name, field] of value.fields ?? []) if (!named.has(name)) named.set(name, field)
    if (value.sources.length > 0) args.push(unknownFrom(value.sources))
  } else if (argument.name !== undefined) named.set(argument.name, value)
  else if (argument.spread && value.items !== undefined) args.push(...value.items.slice(0, 5000))
  else args.push(argument.spread ? unknownFrom(sourcesOf(value)) : value)
}
