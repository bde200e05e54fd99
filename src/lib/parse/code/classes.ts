import {memberOf} from './members.ts'
import type {Run} from './run.ts'
import {makeScope} from './scope.ts'
import type {Class, Expr, Func, Span} from './tree.ts'
import {sourcesOf, unknown, unknownFrom, union} from './value.ts'
import type {Abs, ClassValue, Scope} from './value.ts'

/** A class of the program. Its body runs now; its methods run when called, or at the end on an instance of which nothing else is known. */
export function makeClass(run: Run, scope: Scope, cls: Class, evaluate: (base: Expr) => Abs): Abs {
  const bases = cls.bases.map(evaluate)
  const methods = new Map<string, Func>()
  for (const kid of cls.body) if (kid.type === 'func') methods.set(kid.func.name, kid.func)
  const own = makeScope(scope)
  run.execute(own, cls.body)
  const statics = new Map<string, Abs>()
  for (const [name, variable] of own.names) if (!methods.has(name)) statics.set(name, variable.value)
  const value: ClassValue = {cls, scope, methods, bases}
  const made: Abs = {...unknown, cls: value, fields: statics}
  const anyone = makeInstance(made, value)
  for (const func of methods.values()) {
    if (!run.called.has(func)) run.pending.set(func, {func, scope, self: anyone})
  }
  return made
}

function makeInstance(cls: Abs, value: ClassValue): Abs {
  const path = value.bases.find((base) => base.path !== undefined)?.path
  const inherited = value.bases.flatMap((base) => [...(base.fields ?? [])])
  return {...unknown, of: value, fields: new Map([...inherited, ...(cls.fields ?? [])]), path: path === undefined ? undefined : `${path}()`}
}

export function instantiate(run: Run, cls: Abs, args: readonly Abs[], named: ReadonlyMap<string, Abs>, at: Span): Abs {
  const value = cls.cls
  if (value === undefined) return unknown
  const instance = makeInstance(cls, value)
  const maker = memberOf(run, instance, run.language === 'python' ? '__init__' : 'constructor', at)
  if (maker.closure !== undefined) run.invoke(maker.closure, args, named, instance)
  else {
    // A dataclass, or a base class that is not here: what went in can come out.
    for (const [name, field] of named) instance.fields?.set(name, field)
    let sources: Abs['sources'] = []
    for (const arg of args) sources = union(sources, sourcesOf(arg))
    if (sources.length > 0) instance.fields?.set('\0', unknownFrom(sources))
  }
  return instance
}
