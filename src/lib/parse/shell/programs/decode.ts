import {isUtf8} from 'node:buffer'
import {gunzipSync} from 'node:zlib'

const longest = 1 << 16

/** Bytes as a value's text: UTF-8 where they are that, else one character for each byte, so that another decoder can go on with them. */
export function readable(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
}

/** What gzip packed; undefined for anything else, and for what unpacks to more than a script. */
export function inflate(text: string): string | undefined {
  if (!text.startsWith('\x1f\x8b')) return undefined
  try {
    return readable(gunzipSync(Buffer.from(text, 'latin1'), {maxOutputLength: longest}))
  } catch {
    return undefined
  }
}

export function base32(text: string): string | undefined {
  const letters = text.replace(/[\s=]+/g, '').toUpperCase()
  if (!/^[A-Z2-7]+$/.test(letters) || letters.length > longest) return undefined
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const letter of letters) {
    value = ((value << 5) | 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter)) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((value >> bits) & 0xff)
  }
  return readable(Buffer.from(bytes))
}
