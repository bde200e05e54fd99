import {isAscii, isUtf8} from 'node:buffer'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'latin1'

export interface Decoded {
  /** Without a byte order mark. */
  readonly text: string
  readonly encoding: Encoding
  /** Byte sequences that are not of the encoding: each stands as U+FFFD in the text. 0 for latin1, where every byte is a character. */
  readonly invalid: number
}

/** Text of bytes in whatever encoding they show; never throws. Bytes that are no text at all come out as latin1. */
export function decodeText(bytes: Buffer): Decoded {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return utf32(bytes.subarray(4), 'utf-32le')
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return utf32(bytes.subarray(4), 'utf-32be')
  if (a === 0xff && b === 0xfe) return utf16(bytes.subarray(2), 'utf-16le')
  if (a === 0xfe && b === 0xff) return utf16(bytes.subarray(2), 'utf-16be')
  if (a === 0xef && b === 0xbb && c === 0xbf) return utf8(bytes.subarray(3))
  const wide = guessUtf16(bytes)
  return wide ? utf16(bytes, wide) : utf8(bytes)
}

/** UTF-16 without a mark: of text in Latin letters, nearly every other byte is zero, always on the same side. */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length & ~1, 4096)
  if (length < 8) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const half = length / 2
  if (odd >= half * 0.6 && even <= half * 0.05) return 'utf-16le'
  if (even >= half * 0.6 && odd <= half * 0.05) return 'utf-16be'
  return undefined
}

function utf8(bytes: Buffer): Decoded {
  if (isAscii(bytes)) return {text: bytes.toString('latin1'), encoding: 'utf-8', invalid: 0}
  const text = bytes.toString('utf8')
  if (isUtf8(bytes)) return {text, encoding: 'utf-8', invalid: 0}
  let invalid = 0
  let other = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd) invalid++
    else if (unit > 0x7f) other++
  }
  // A few broken sequences in real UTF-8 are damage; a text where most of the high bytes do not fit was never UTF-8.
  return invalid <= other ? {text, encoding: 'utf-8', invalid} : {text: bytes.toString('latin1'), encoding: 'latin1', invalid: 0}
}

function utf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const even = bytes.subarray(0, bytes.length & ~1)
  const text = (encoding === 'utf-16le' ? even : Buffer.from(even).swap16()).toString('utf16le')
  return {text: bytes.length % 2 ? text + '\uFFFD' : text, encoding, invalid: bytes.length % 2}
}

function utf32(bytes: Buffer, encoding: 'utf-32le' | 'utf-32be'): Decoded {
  const parts: string[] = []
  let invalid = bytes.length % 4 ? 1 : 0
  for (let i = 0; i + 4 <= bytes.length; i += 4) {
    const point = encoding === 'utf-32le' ? bytes.readUInt32LE(i) : bytes.readUInt32BE(i)
    if (point > 0x10ffff) invalid++
    parts.push(point > 0x10ffff ? '\uFFFD' : String.fromCodePoint(point))
  }
  return {text: parts.join(''), encoding, invalid}
}
