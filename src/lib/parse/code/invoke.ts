import {assignTo} from './assign.ts'
import {evaluate} from './evaluate.ts'
import {step} from './run.ts'
import type {Doc} from '../facts.ts'
import type {Links, Run} from './run.ts'
import {makeScope} from './scope.ts'
import {listValue, sourcesOf, textOf, union, unknown, unknownFrom, join} from './value.ts'
import type {Abs, Closure, Scope} from './value.ts'

const maxCalls = 10
/** Calls of one function that are followed as they are; of further ones only where their arguments came from is. */
const maxPerFunction = 12
const maxGeneral = 24
/** A decoder is called with one number or letter at a time; there are only so many of them. */
const maxLetters = 256

export function invoke(run: Run, closure: Closure, args: readonly Abs[], named: ReadonlyMap<string, Abs>, self: Abs | undefined): Abs {
  const {func} = closure
  run.called.add(func)
  run.pending.delete(func)
  const results = run.results.get(func) ?? new Map<string, Abs>()
  run.results.set(func, results)
  const letters = args.length === 1 && (args[0]!.number !== undefined || (args[0]!.text.length === 1 && args[0]!.text !== unknown.text))
  if (results.size >= (letters ? maxLetters : maxPerFunction) && !args.every(isGeneral))
    return invoke(run, closure, args.map(general), new Map([...named].map(([name, value]) => [name, general(value)])), self)
  const key = signature(args, named)
  const known = results.get(key)
  if (known !== undefined && (self?.fields === undefined || results.size >= maxPerFunction)) return known
  if (run.active.length >= maxCalls || run.active.includes(func) || results.size >= (letters ? maxLetters : maxGeneral) || !step(run))
    return known ?? unknownFrom(argumentSources(args, named))
  const scope = makeScope(closure.scope)
  bind(run, closure, scope, args, named, self)
  const frame = run.frame
  const {branch} = run
  run.frame = {self, returned: undefined}
  run.branch = 0
  run.active.push(func)
  const {doc} = run
  if (run.links !== undefined) run.doc = docOf(run.links, closure.scope) ?? doc
  run.execute(scope, func.body)
  run.doc = doc
  run.active.pop()
  const result = run.frame.returned ?? unknown
  run.frame = frame
  run.branch = branch
  results.set(results.has(key) ? `${key} ${results.size}` : key, result)
  return result
}

/** The file in which a function was written. */
function docOf(links: Links, scope: Scope): Doc | undefined {
  let outermost = scope
  while (outermost.parent !== undefined) outermost = outermost.parent
  return links.docs.get(outermost)
}

/** Only where a value came from, and what it calls. */
function general(value: Abs): Abs {
  return isGeneral(value) ? value : unknownFrom(sourcesOf(value))
}

function isGeneral(value: Abs): boolean {
  return (
    (value.text === unknown.text && value.items === undefined && value.fields === undefined) ||
    value.closure !== undefined ||
    value.of !== undefined
  )
}

function argumentSources(args: readonly Abs[], named: ReadonlyMap<string, Abs>): Abs['sources'] {
  let sources: Abs['sources'] = []
  for (const arg of [...args, ...named.values()]) sources = union(sources, sourcesOf(arg))
  return sources
}

function signature(args: readonly Abs[], named: ReadonlyMap<string, Abs>): string {
  const one = (value: Abs): string => {
    const sources = sourcesOf(value).map((source) => `${source.kind}${source.what}`)
    // Made at every call, so that large values are told apart by their beginning and their size.
    const text = textOf(value, 0, 300)
    const brief = text.length > 300 ? `${text.length}${value.items?.length ?? value.fields?.size ?? ''}${text.slice(0, 300)}` : text
    return `${brief}|${value.path ?? ''}|${value.closure?.func.start ?? ''}|${sources.join(',')}`
  }
  return [...args.map(one), ...[...named].map(([name, value]) => `${name}=${one(value)}`)].join('\n')
}

function bind(
  run: Run,
  closure: Closure,
  scope: Scope,
  args: readonly Abs[],
  named: ReadonlyMap<string, Abs>,
  self: Abs | undefined,
): void {
  const {params} = closure.func
  const method = run.language === 'python' && self !== undefined && self.of !== undefined && params.length > 0
  const values = method && self !== undefined ? [self, ...args] : args
  const taken = new Set<string>()
  let position = 0
  for (const param of params) {
    const name = param.target.type === 'name' ? param.target.name : ''
    let value: Abs | undefined
    if (param.rest === 'list') {
      value = listValue(values.slice(position))
      position = values.length
    } else if (param.rest === 'dict') value = {...unknown, fields: new Map([...named].filter(([key]) => !taken.has(key)))}
    else {
      value = named.get(name) ?? values[position]
      if (!named.has(name)) position += 1
      taken.add(name)
      if (param.default !== undefined && (value === undefined || value === unknown))
        value = join(value ?? unknown, evaluate(run, closure.scope, param.default))
    }
    assignTo(run, scope, param.target, value ?? unknown, true, evaluate)
  }
}
