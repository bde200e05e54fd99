import {scan} from './tokens.ts'

/** Blanks and line breaks between two parentheses of which one can go. */
const mostBlanks = 200

/** The text without parentheses that stand right within others, blanks in their place: ten thousand of them are no reason to give up. */
export function dropParens(text: string): string {
  const open: number[] = []
  const dropped: number[] = []
  /** The last pair that was closed. */
  let inner: readonly [start: number, end: number] = [-1, -1]
  const touches = (start: number, end: number): boolean =>
    start < end && end - start < mostBlanks && text.slice(start + 1, end).trim() === ''
  scan(text, 0, '\'"', (kind, position) => {
    if (kind !== 'bracket') return false
    const letter = text[position] ?? ''
    if ('([{'.includes(letter)) {
      open.push(position)
      return false
    }
    const start = open.pop() ?? -1
    const isParen = letter === ')' && text[start] === '('
    if (isParen && inner[0] >= 0 && touches(start, inner[0]) && touches(inner[1], position)) dropped.push(...inner)
    inner = isParen ? [start, position] : [-1, -1]
    return false
  })
  return blank(
    text,
    dropped.sort((a, b) => a - b),
  )
}

function blank(text: string, positions: readonly number[]): string {
  const pieces: string[] = []
  let position = 0
  for (const next of positions) {
    pieces.push(text.slice(position, next), ' ')
    position = next + 1
  }
  return positions.length === 0 ? text : pieces.join('') + text.slice(position)
}
