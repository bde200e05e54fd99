import {classifyPath} from '../../knowledge/paths.ts'
import {HOLE} from '../facts.ts'
import {isKnown, join, numberValue, sourcesOf, textValue, unknown, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

const mostTurns = 24
const mostInteresting = 64
/** Decoding loops run over characters and numbers; nothing else is followed that long. */
const mostCharacters = 4096

/** What a loop variable may be, in turn; a list too long to follow gives its first values, those that name a path or URL, and one for the rest. */
export function iterate(value: Abs, keys: boolean): Abs[] {
  if (value.items !== undefined) return shorten(value.items)
  if (value.fields !== undefined) {
    const held = [...value.fields]
    return shorten(keys ? held.map(([key, field]) => textValue(key === '\0' ? HOLE : key, field.sources)) : held.map(([, field]) => field))
  }
  if (value.bytes !== undefined) return [...value.bytes.slice(0, mostCharacters)].map((letter) => numberValue(letter.charCodeAt(0)))
  if (isKnown(value) && value.path === undefined && value.number === undefined && value.text.length > 0) {
    return [...value.text.slice(0, mostCharacters)].map((letter) => ({...textValue(letter, value.sources), layers: value.layers}))
  }
  return [unknownFrom(sourcesOf(value))]
}

function shorten(items: readonly Abs[]): Abs[] {
  if (items.length <= mostTurns) return [...items]
  if (items.every((item) => item.number !== undefined || item.text.length === 1)) return items.slice(0, mostCharacters)
  const kept = items.slice(0, mostTurns)
  let rest: Abs = unknown
  let interesting = 0
  for (const item of items.slice(mostTurns)) {
    const says = item.text.includes('://') || (item.text.length < 300 && classifyPath(item.text).length > 0)
    if (says && interesting < mostInteresting) {
      kept.push(item)
      interesting += 1
    } else rest = join(rest, {...item, text: HOLE})
  }
  return [...kept, rest]
}
