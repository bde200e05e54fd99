import type {Opener} from './opened.ts'

const LIMIT = 256 << 10

/** Marshal types that hold a string: bytes, unicode, interned, ASCII, short ASCII, each with or without the reference flag. */
const long = new Set('sutaA'.split('').flatMap((code) => [code.charCodeAt(0), code.charCodeAt(0) | 0x80]))
const short = new Set('zZ'.split('').flatMap((code) => [code.charCodeAt(0), code.charCodeAt(0) | 0x80]))

/**
 * Strings and names of compiled Python, one a line, in file order. Scans for marshalled strings and does not follow the format, which changes
 * with every release; a damaged file gives what it still holds.
 */
export const pyc: Opener = (bytes) => {
  const lines: string[] = []
  let size = 0
  for (let at = 0; at + 2 < bytes.length && size < LIMIT;) {
    const text = stringAt(bytes, at)
    if (text === undefined) {
      at++
      continue
    }
    at = text.end
    // Bytecode is marshalled as a string as well and does not read as one.
    if (text.value === '') continue
    lines.push(text.value)
    size += text.value.length
  }
  return {parts: lines.length === 0 ? [] : [{name: 'constants', bytes: Buffer.from(lines.join('\n')), layer: 'bytecode', language: 'text'}]}
}

function stringAt(bytes: Buffer, at: number): {value: string; end: number} | undefined {
  const code = bytes[at]!
  let start: number
  let length: number
  if (short.has(code)) {
    length = bytes[at + 1]!
    start = at + 2
  } else if (long.has(code) && at + 5 < bytes.length) {
    length = bytes.readUInt32LE(at + 1)
    start = at + 5
  } else return undefined
  if (length < 2 || start + length > bytes.length) return undefined
  const readable = isPrintable(bytes, start, start + length)
  return readable ? {value: bytes.toString('utf8', start, start + length), end: start + length} : undefined
}

function isPrintable(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (byte < 32 ? byte !== 9 && byte !== 10 && byte !== 13 && byte !== 27 : byte === 127) return false
  }
  return true
}
