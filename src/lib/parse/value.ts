import {HOLE, type Source, type Value} from './facts.ts'

/** Longest text kept for a value. Flows stay exact beyond it; only the text is cut. */
const longest = 1 << 16

const none: readonly Source[] = []

export const unknown: Value = {text: HOLE, sources: none}
export const empty: Value = {text: '', sources: none}

export function literal(text: string): Value {
  return {text: text.length > longest ? text.slice(0, longest) : text, sources: none}
}

/** A value of unknown text that comes from `sources`. */
export function from(...sources: readonly Source[]): Value {
  return {text: HOLE, sources}
}

/** Texts one after another, sources together. */
export function concat(values: readonly Value[], separator = ''): Value {
  if (values.length === 1) return values[0]!
  let text = ''
  for (const value of values) {
    if (text.length > longest) break
    text += (text === '' ? '' : separator) + value.text
  }
  return {text: text.slice(0, longest), sources: sourcesOf(values)}
}

/** Where any of the values came from, each source once. */
export function sourcesOf(values: readonly Value[]): readonly Source[] {
  let found: Source[] | undefined
  for (const value of values) {
    for (const source of value.sources) {
      found ??= []
      if (found.length < 24 && !found.some((other) => other.kind === source.kind && other.what === source.what)) found.push(source)
    }
  }
  return found ?? none
}
