import type {Call} from './call.ts'
import {joinItems} from './fold-join.ts'
import type {Apply} from './fold.ts'
import {iterate} from './iterate.ts'
import type {Run} from './run.ts'
import {flatten, join, listValue, mostItems, numberValue, textValue, unknown} from './value.ts'
import type {Abs} from './value.ts'

/** Methods of lists. Those that take a function run it on each item. */
export function listMethod(run: Run, call: Call, items: Abs[], receiver: Abs, apply: Apply): Abs | undefined {
  const [a, b] = call.args
  switch (call.method) {
    case 'map':
    case 'flatMap':
    case 'forEach':
    case 'filter':
    case 'find':
    case 'some':
    case 'every':
      return each(call, receiver, a, apply)
    case 'reduce': {
      let total = b ?? items[0] ?? unknown
      if (a === undefined) return undefined
      const rest = iterate(receiver, false)
      for (const [index, item] of (b === undefined ? rest.slice(1) : rest).entries()) total = apply(a, [total, item, numberValue(index)])
      return total
    }
    case 'join':
      return joinItems(run, call, items, a ?? textValue(','))
    case 'reverse': {
      items.reverse()
      const letters = items.length > 3 && items.every((item) => item.text.length === 1)
      return letters ? {...receiver, items: items.map((item) => ({...item, layers: [...(item.layers ?? []), 'reverse']}))} : receiver
    }
    case 'slice':
      return listValue(items.slice(a?.number ?? 0, b?.number))
    case 'concat':
      return listValue(flatten([receiver, ...call.args]))
    case 'pop':
      return items.length === 0 ? unknown : (items.pop() ?? unknown)
    case 'shift':
      return items.length === 0 ? unknown : (items.shift() ?? unknown)
    case 'copy':
    case 'flat':
    case 'sort':
      return listValue(call.method === 'flat' ? flatten(items) : items.slice(0, mostItems))
    case 'entries':
      return listValue(items.map((item, index) => listValue([numberValue(index), item])))
    case 'values':
      return receiver
    case 'at':
      return a?.number === undefined ? undefined : (items.at(a.number) ?? unknown)
    case 'toString':
      return joinItems(run, call, items, textValue(','))
    default:
      return undefined
  }
}

function each(call: Call, receiver: Abs, fn: Abs | undefined, apply: Apply): Abs | undefined {
  if (fn === undefined || (fn.closure === undefined && fn.path === undefined && fn.native === undefined)) return undefined
  const results = iterate(receiver, false).map((item, index) =>
    apply(fn, fn.closure === undefined || fn.closure.func.params.length < 2 ? [item] : [item, numberValue(index)]),
  )
  switch (call.method) {
    case 'map':
      return listValue(results)
    case 'flatMap':
      return listValue(flatten(results))
    case 'filter':
      return receiver
    case 'find':
      return (receiver.items ?? []).slice(0, 50).reduce((all, item) => join(all, item), unknown)
    default:
      return unknown
  }
}
