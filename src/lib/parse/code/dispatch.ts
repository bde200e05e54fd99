import {apiOf} from './api.ts'
import {callUnknown} from './call-unknown.ts'
import {canonical} from './call.ts'
import type {Call} from './call.ts'
import {instantiate} from './classes.ts'
import {foldOf} from './fold.ts'
import {methodFold} from './fold-methods.ts'
import {perform} from './perform.ts'
import type {Run} from './run.ts'
import type {Span} from './tree.ts'
import {unknown} from './value.ts'
import type {Abs, Scope} from './value.ts'

export interface Called {
  readonly result: Abs
  /** The receiver, when the call changed what is known of it. */
  readonly receiver?: Abs | undefined
}

/** Calls a value: a function of the program, one of the tables, or one of which nothing is known. */
export function callFunction(
  run: Run,
  scope: Scope,
  at: Span & {readonly isNew: boolean},
  callee: Abs,
  args: readonly Abs[],
  named: ReadonlyMap<string, Abs>,
): Called {
  if (callee.native !== undefined) {
    callee.native(args)
    return {result: unknown}
  }
  if (callee.closure !== undefined) return {result: run.invoke(callee.closure, args, named, callee.closure.self)}
  if (callee.cls !== undefined) return {result: instantiate(run, callee, args, named, at)}
  const path = callee.path === undefined ? '' : canonical(callee.path, run.language)
  const method = callee.member ?? path.slice(path.lastIndexOf('.') + 1)
  const receiver = callee.self
  const bound = receiver === undefined ? undefined : rebind(run, scope, at, receiver, method, args, named)
  if (bound !== undefined) return bound
  const call: Call = {path, method, receiver, args, named, isNew: at.isNew, start: at.start, end: at.end}
  const apply = (fn: Abs, values: readonly Abs[], keywords: ReadonlyMap<string, Abs> = new Map()): Abs =>
    callFunction(run, scope, {...at, isNew: false}, fn, values, keywords).result
  const folded = foldOf(path, run.language)?.(run, call, apply)
  if (folded !== undefined) return {result: folded}
  const api = apiOf(path, run.language)
  if (api !== undefined) {
    const result = perform(run, call, api)
    callBack(run, call, result)
    // Python's listeners are told by keyword what to call with each key.
    if (api.do === 'source')
      for (const arg of call.named.values()) if (arg.closure !== undefined) run.invoke(arg.closure, [result], new Map(), arg.closure.self)
    return {result}
  }
  const byMethod = receiver === undefined ? undefined : methodFold(run, call, receiver, apply)
  if (byMethod !== undefined) return {result: byMethod}
  return callUnknown(run, call, apply)
}

/** `f.call(this, a)`, `f.apply(this, [a])`, `f.bind(this)`. */
function rebind(
  run: Run,
  scope: Scope,
  at: Span & {readonly isNew: boolean},
  receiver: Abs,
  method: string,
  args: readonly Abs[],
  named: ReadonlyMap<string, Abs>,
): Called | undefined {
  if (run.language !== 'javascript' || receiver.path === 'Reflect' || (receiver.closure === undefined && receiver.path === undefined))
    return undefined
  if (method === 'bind') return {result: receiver}
  if (method === 'call') return callFunction(run, scope, at, receiver, args.slice(1), named)
  if (method === 'apply') return callFunction(run, scope, at, receiver, args[1]?.items ?? args.slice(1), named)
  return undefined
}

/** A callback of an API gets its result, alone or after the error as Node's callbacks do. */
function callBack(run: Run, call: Call, result: Abs): void {
  for (const arg of call.args) {
    if (arg.closure === undefined) continue
    const count = arg.closure.func.params.length
    run.invoke(
      arg.closure,
      count >= 2 ? [unknown, ...Array.from({length: count - 1}, () => result)] : [result],
      new Map(),
      arg.closure.self,
    )
  }
}
