import {concat, isKnown, textValue, unknown, unknownFrom, sourcesOf, union} from './value.ts'
import type {Abs} from './value.ts'

/** `'…%s…' % values`. */
export function formatPercent(format: Abs, values: Abs): Abs {
  if (!isKnown(format)) return unknownFrom(union(sourcesOf(format), sourcesOf(values)))
  const pieces = format.text.split(/%(?:\((\w{1,60})\))?[-+ #0]{0,4}\d{0,4}(?:\.\d{0,4})?([a-z%])/i)
  const parts: Abs[] = [textValue(pieces[0] ?? '')]
  let next = 0
  for (let index = 1; index + 2 < pieces.length; index += 3) {
    const [name, kind, after] = [pieces[index], pieces[index + 1], pieces[index + 2]]
    if (kind === '%') parts.push(textValue('%'))
    else if (name !== undefined) parts.push(values.fields?.get(name) ?? unknownFrom(sourcesOf(values)))
    else if (values.items === undefined) parts.push(next === 0 ? values : unknown)
    else parts.push(values.items[next] ?? unknown)
    if (kind !== '%') next += 1
    parts.push(textValue(after ?? ''))
  }
  return concat(parts)
}

/** `'…{}…'.format(…)`. */
export function formatBraces(format: Abs, args: readonly Abs[], named: ReadonlyMap<string, Abs>): Abs {
  if (!isKnown(format)) return concat([format, ...args, ...named.values()])
  const parts: Abs[] = []
  let next = 0
  let position = 0
  for (const match of format.text.matchAll(/\{\{|\}\}|\{([^{}:!]{0,80})[^{}]{0,80}\}/g)) {
    parts.push(textValue(format.text.slice(position, match.index)))
    position = match.index + match[0].length
    const field = match[1]
    if (field === undefined) parts.push(textValue(match[0][0] ?? ''))
    else if (field === '') {
      parts.push(args[next] ?? unknown)
      next += 1
    } else {
      const base = field.split(/[.[]/)[0] ?? ''
      parts.push(/^\d+$/.test(base) ? (args[Number(base)] ?? unknown) : (named.get(base) ?? unknown))
    }
  }
  parts.push(textValue(format.text.slice(position)))
  return concat(parts)
}
