import type {Span} from '../mark.ts'
import {countTelling, rot13} from '../words.ts'
import type {Decoder, Found} from './found.ts'

/** Lines that read as telling words when turned round. */
export const reversed: Decoder = function* (text, marks) {
  yield* disguises(text, marks.reversed, 'reversed', (line) => [...line].reverse().join(''))
}

/** Lines that read as telling words when every letter moves by thirteen. */
export const rotated: Decoder = function* (text, marks) {
  yield* disguises(text, marks.rot13, 'rot13', rot13)
}

function* disguises(text: string, lines: readonly Span[], kind: string, undo: (line: string) => string): Iterable<Found> {
  for (const [start, end] of joined(lines)) {
    // A quoted part first: the code around it would be turned into noise along with it.
    const line = text.slice(start, end)
    let found = false
    for (const match of line.matchAll(/(["'`])([^"'`\n]{8,})\1/g)) {
      const from = start + match.index + 1
      if (!convinces(match[2]!, undo)) continue
      found = true
      yield {kind, start: from, end: from + match[2]!.length, content: undo(match[2]!), strict: true}
    }
    if (!found && convinces(line, undo)) yield {kind, start, end, content: undo(line), strict: true}
  }
}

/** Neighbouring lines are one text: reversed as a whole, their order turns as well. */
function joined(lines: readonly Span[]): Span[] {
  const blocks: Span[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    if (last && line[0] === last[1] + 1) blocks[blocks.length - 1] = [last[0], line[1]]
    else blocks.push(line)
  }
  return blocks
}

function convinces(line: string, undo: (line: string) => string): boolean {
  const after = countTelling(undo(line))
  if (after.distinct < 2 || after.telling * 8 < after.words) return false
  return after.telling > 2 * countTelling(line).telling
}
