import {Buffer} from 'node:buffer'
import {brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync} from 'node:zlib'

// Strings of bytes hold one byte in each UTF-16 unit ("latin1"), so that a value of the interpreter stays a plain string.

const maxOutputLength = 8 * 1024 * 1024

export function bytesToText(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

export function textToBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

type Decoder = (bytes: string) => string | undefined

function base64(bytes: string): string | undefined {
  const plain = bytes.replace(/\s+/g, '')
  return /^[\w+/-]{2,}={0,3}$/.test(plain) ? Buffer.from(plain, 'base64').toString('latin1') : undefined
}

function base32(bytes: string): string | undefined {
  const plain = bytes.replace(/[\s=]+/g, '').toUpperCase()
  if (!/^[A-Z2-7]{2,}$/.test(plain)) return undefined
  const out: number[] = []
  let value = 0
  let bits = 0
  for (const letter of plain) {
    value = ((value << 5) | 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter)) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    out.push((value >> bits) & 0xff)
  }
  return Buffer.from(out).toString('latin1')
}

const base85Alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'

function groupsOf85(values: readonly number[]): string {
  const out: number[] = []
  for (let start = 0; start < values.length; start += 5) {
    const group = values.slice(start, start + 5)
    const size = group.length
    while (group.length < 5) group.push(84)
    const word = group.reduce((sum, value) => sum * 85 + value, 0) >>> 0
    for (let index = 0; index < size - 1; index += 1) out.push((word >>> (24 - 8 * index)) & 0xff)
  }
  return Buffer.from(out).toString('latin1')
}

function base85(bytes: string): string | undefined {
  const values = [...bytes.replace(/\s+/g, '')].map((letter) => base85Alphabet.indexOf(letter))
  return values.includes(-1) || values.length < 2 ? undefined : groupsOf85(values)
}

function ascii85(bytes: string): string | undefined {
  const plain = bytes.replace(/\s+/g, '').replace(/^<~/, '').replace(/~>$/, '').replaceAll('z', '!!!!!')
  const values = [...plain].map((letter) => letter.charCodeAt(0) - 33)
  return values.some((value) => value < 0 || value > 84) || values.length < 2 ? undefined : groupsOf85(values)
}

function hex(bytes: string): string | undefined {
  const plain = bytes.replace(/\s+|0x|\\x/g, '')
  return plain.length >= 2 && plain.length % 2 === 0 && /^[0-9a-f]+$/i.test(plain)
    ? Buffer.from(plain, 'hex').toString('latin1')
    : undefined
}

function rot13(bytes: string): string {
  return bytes.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0)
    const base = code < 97 ? 65 : 97
    return String.fromCharCode(((code - base + 13) % 26) + base)
  })
}

function percent(bytes: string): string | undefined {
  const out = bytes.replace(/%u([0-9a-f]{4})|%([0-9a-f]{2})/gi, (_, wide: string | undefined, narrow: string | undefined) =>
    wide === undefined
      ? String.fromCharCode(Number.parseInt(narrow ?? '0', 16))
      : textToBytes(String.fromCharCode(Number.parseInt(wide, 16))),
  )
  return out === bytes ? undefined : out
}

function inflate(open: (input: Buffer, options: {maxOutputLength: number}) => Buffer): Decoder {
  return (bytes) => {
    try {
      return open(Buffer.from(bytes, 'latin1'), {maxOutputLength}).toString('latin1')
    } catch {
      return undefined
    }
  }
}

/** Decoders of constants by the name that a layer has in a report. Each gives undefined for input that is not of its form. */
export const decoders: Readonly<Record<DecoderName, Decoder>> = {
  base64,
  base32,
  base85,
  ascii85,
  hex,
  rot13,
  percent,
  zlib: inflate(inflateSync),
  deflate: inflate(inflateRawSync),
  gzip: inflate(gunzipSync),
  brotli: inflate(brotliDecompressSync),
}

export type DecoderName = 'base64' | 'base32' | 'base85' | 'ascii85' | 'hex' | 'rot13' | 'percent' | 'zlib' | 'deflate' | 'gzip' | 'brotli'
