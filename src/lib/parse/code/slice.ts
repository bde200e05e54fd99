import {addString} from './run.ts'
import type {Run} from './run.ts'
import type {Span} from './tree.ts'
import {isKnown, listValue, sourcesOf, textValue, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

/** `object[from:to:step]` of text, bytes and lists, as Python counts. */
export function sliceOf(run: Run, object: Abs, from: Abs | undefined, to: Abs | undefined, by: Abs | undefined, at: Span): Abs {
  const stride = by === undefined ? 1 : by.number
  const fixed = [from, to].every((part) => part === undefined || part.number !== undefined)
  const content = object.items ?? (isKnown(object) ? [...(object.bytes ?? object.text)] : undefined)
  // Without knowing the bounds it is still a part of the whole: keep where it came from.
  if (content === undefined || !fixed || stride === undefined || stride === 0) return unknownFrom(sourcesOf(object))
  const picked = indices(content.length, from?.number, to?.number, stride).map((index) => content[index])
  if (object.items !== undefined) return listValue(picked as Abs[])
  const text = picked.join('')
  const layers = stride === 1 ? object.layers : [...(object.layers ?? []), stride === -1 ? 'reverse' : 'stride']
  if (stride !== 1) addString(run, text, at, layers ?? [], true)
  return {...textValue(text, object.sources), layers, bytes: object.bytes === undefined ? undefined : text, path: object.path}
}

function indices(length: number, from: number | undefined, to: number | undefined, stride: number): number[] {
  const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value < 0 ? value + length : value))
  const out: number[] = []
  if (stride > 0) {
    const end = clamp(to ?? length, 0, length)
    for (let index = clamp(from ?? 0, 0, length); index < end; index += stride) out.push(index)
  } else {
    const end = to === undefined ? -1 : clamp(to, -1, length - 1)
    for (let index = from === undefined ? length - 1 : clamp(from, -1, length - 1); index > end; index += stride) out.push(index)
  }
  return out
}
