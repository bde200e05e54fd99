import type {Call} from './call.ts'
import {unfolded} from './operators.ts'
import type {Run} from './run.ts'
import {concat, isKnown} from './value.ts'
import type {Abs} from './value.ts'

/** Items with a separator between them. Single characters put together spell something that was not to be read. */
export function joinItems(run: Run, call: Call, items: readonly Abs[], separator: Abs): Abs {
  const parts: Abs[] = []
  for (const item of items) {
    if (parts.length > 0 && separator.text !== '') parts.push(separator)
    parts.push(item)
  }
  const made = concat(parts)
  if (items.length < 4 || !items.every((item) => item.text.length <= 4 && isKnown(item))) return made
  return unfolded(run, made.text, made, made.layers === undefined ? 'characters' : 'join', call, made.bytes)
}
