import type {Decoder} from './found.ts'

/** Plain hex of at least 32 digits, with or without `0x` before it. */
export const hex: Decoder = function* (text, marks) {
  for (const [start, end] of marks.runs) {
    if (end - start < 32) continue
    const run = text.slice(start, end)
    for (const match of run.matchAll(/(?:0x)?([0-9a-fA-F]{32,})/g)) {
      const from = start + match.index
      yield {kind: 'hex', start: from, end: from + match[0].length, content: Buffer.from(match[1]!.slice(0, match[1]!.length & ~1), 'hex')}
    }
  }
}

/** Wrapped hex, as `xxd -p` prints it. */
export const wrappedHex: Decoder = function* (text, marks) {
  for (const lines of marks.wrapped) {
    const joined = lines.map(([start, end]) => text.slice(start, end)).join('')
    if (joined.length < 32 || !/^[0-9a-fA-F]+$/.test(joined)) continue
    yield {kind: 'hex', start: lines[0]![0], end: lines.at(-1)![1], content: Buffer.from(joined, 'hex')}
  }
}
