import type {Call} from './call.ts'
import {outsideValue} from './inputs.ts'
import {duck} from './perform-duck.ts'
import {emit, source, toValue} from './run.ts'
import type {Run} from './run.ts'
import {anyField} from './assign.ts'
import {join, sourcesOf, union, unknownFrom, withSources} from './value.ts'
import type {Abs} from './value.ts'

type Apply = (fn: Abs, args: readonly Abs[]) => Abs

/** Methods that put their arguments into their receiver. */
const putters = new Set(
  'append add push update set extend insert unshift write put attach appendChild enqueue setdefault add_header set_payload setRequestHeader set_content writelines feed concat appendleft file addFile addLocalFile'.split(
    ' ',
  ),
)

/** A call of which nothing is known: what goes in comes out, functions among the arguments run, and containers keep what is put into them. */
export function callUnknown(run: Run, call: Call, apply: Apply): {result: Abs; receiver?: Abs | undefined} {
  const known = duck(run, call)
  if (known !== undefined) return {result: known}
  const {receiver} = call
  if (run.language === 'powershell' && receiver === undefined) cmdlet(run, call)
  let sources: Abs['sources'] = []
  for (const arg of [...call.args, ...call.named.values()]) if (arg.closure === undefined) sources = union(sources, sourcesOf(arg))
  let all = receiver === undefined ? sources : union(sourcesOf(receiver), sources)
  // What is typed is the user's, whatever it is typed into.
  if (call.method === 'addEventListener' && /^key(down|up|press)$/.test(call.args[0]?.text ?? ''))
    all = union(all, [source(run, 'conversation', 'keyboard', call)])
  const returned = runCallbacks(run, call, all, apply)
  const path = call.path === '' || call.path.length > 120 ? undefined : `${call.path}()`
  const fields = path === undefined || call.named.size === 0 ? undefined : new Map(call.named)
  const result: Abs = {...unknownFrom(returned === undefined ? all : union(all, sourcesOf(returned))), path, fields, clock: receiver?.clock}
  if (receiver === undefined || !putters.has(call.method)) return {result}
  return {result, receiver: put(call, receiver, sources)}
}

const harmless = /^(get|test|write|format|select|sort|where|out|convertto|convertfrom|measure|join|split|read|show|find|compare)-/

/** A cmdlet that no table knows is told as a program started, so that a check can name it. */
function cmdlet(run: Run, call: Call): void {
  if (!/^[a-z]{2,14}-[a-z]/.test(call.path) || harmless.test(call.path)) return
  const words = [
    ...call.args.filter((arg) => arg.closure === undefined).map(toValue),
    ...[...call.named].flatMap(([name, value]) => (name === '|' ? [] : [{text: `-${name}`, sources: []}, toValue(value)])),
  ]
  emit(run, call, {
    kind: 'run',
    via: call.path,
    program: call.path,
    args: words,
    shell: false,
    input: undefined,
    elevated: false,
    background: false,
  })
}

function put(call: Call, receiver: Abs, sources: Abs['sources']): Abs | undefined {
  if (receiver.items !== undefined) {
    const values = call.method === 'extend' || call.method === 'concat' ? (call.args[0]?.items ?? call.args) : call.args
    if (receiver.items.length < 5000) receiver.items.push(...values.slice(0, 5000))
    return undefined
  }
  if (receiver.fields !== undefined) {
    const [first, second] = call.args
    const merged = call.method === 'update' ? first?.fields : undefined
    for (const [name, field] of [...(merged ?? []), ...call.named]) receiver.fields.set(name, field)
    if (second !== undefined && first !== undefined) receiver.fields.set(first.text, second)
    else if (merged === undefined && sources.length > 0)
      receiver.fields.set(anyField, join(unknownFrom(sources), receiver.fields.get(anyField) ?? unknownFrom([])))
    return undefined
  }
  return sources.length === 0 ? undefined : withSources(receiver, sources)
}

function runCallbacks(run: Run, call: Call, sources: Abs['sources'], apply: Apply): Abs | undefined {
  let returned: Abs | undefined
  const target = call.named.get('target')
  if (target !== undefined && (target.closure !== undefined || target.path !== undefined))
    apply(target, call.named.get('args')?.items ?? [])
  for (const [index, arg] of call.args.entries()) {
    if (arg.closure === undefined) continue
    // Python's way: `submit(f, x)`, `Timer(5, f, [x])`. JavaScript's: the callback gets what the receiver is about.
    const following = call.args.slice(index + 1)
    const values =
      run.language === 'python' && following.length > 0
        ? (following[0]?.items ?? following)
        : arg.closure.func.params.map((param) => (sources.length === 0 ? outsideValue(run, param, false) : unknownFrom(sources)))
    const value = apply(arg, values)
    returned = returned === undefined ? value : join(returned, value)
  }
  for (const arg of call.named.values()) {
    if (arg.closure === undefined || arg === target) continue
    const value = apply(arg, [])
    returned = returned === undefined ? value : join(returned, value)
  }
  return returned
}
