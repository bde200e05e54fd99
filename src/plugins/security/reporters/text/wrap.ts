const wide =
  /[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const zero = /[\p{M}\uFE0F]/u

/** Columns that a terminal needs for escaped text; East Asian characters and emoji take two. */
export function columns(text: string): number {
  // oxlint-disable-next-line no-control-regex -- the ASCII fast path
  if (/^[\x20-\x7E]*$/.test(text)) return text.length
  let sum = 0
  for (const character of text) sum += zero.test(character) ? 0 : wide.test(character) ? 2 : 1
  return sum
}

/** As much of the text as fits, with `…` where it was cut. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text
  let out = ''
  let sum = 1
  for (const character of text) {
    sum += columns(character)
    if (sum > width) break
    out += character
  }
  return `${out}…`
}

/** The end of the text as far as it fits, with `…` where it was cut: what tells paths apart. */
export function cutStart(text: string, width: number): string {
  if (columns(text) <= width) return text
  let out = ''
  let sum = 1
  for (const character of [...text].reverse()) {
    sum += columns(character)
    if (sum > width) break
    out = character + out
  }
  return `…${out}`
}

/** Breaks at spaces and keeps double ones inside a line; a longer word is broken where it must be. Never returns an empty list. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (columns(joined) <= width) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line.trimEnd())
    const pieces = chop(word, width)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  lines.push(line.trimEnd())
  return lines
}

function chop(word: string, width: number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && columns(piece + character) > width) {
      // No line may begin with the colons of a workflow command: they take the letter before them along.
      const kept = character === ':' ? piece.replace(/(?:[^:]|^):*$/su, '') : piece
      if (kept !== '') pieces.push(kept)
      piece = kept === '' ? '' : piece.slice(kept.length)
    }
    piece += character
  }
  pieces.push(piece)
  return pieces
}
