import {deflateRawSync, deflateSync, gzipSync} from 'node:zlib'

type Encode = (text: string) => string

const bytes = (text: string) => [...Buffer.from(text)]
const hexOf = (byte: number) => byte.toString(16).padStart(2, '0')
const base64 = (data: string | Buffer) => Buffer.from(data).toString('base64')
const rot13: Encode = (text) =>
  text.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < 'n' ? 13 : -13)))
const backwards: Encode = (text) => [...text].reverse().join('')

function base32(text: string): string {
  const bits = bytes(text)
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** Every encoding that hides any text, so that they nest. Written independently of the decoders. */
export const outer: Readonly<Record<string, Encode>> = {
  base64,
  'base64 url-safe': (text) => Buffer.from(text).toString('base64url'),
  'base64 wrapped at 76': (text) => base64(text).replace(/.{76}/g, '$&\n'),
  'base64 wrapped at 20, indented': (text) => base64(text).replace(/.{20}/g, '$&\n    '),
  'base64 in string literals': (text) => base64(text).replace(/.{40}/g, '$&" \\\n  "'),
  'base64 of UTF-16': (text) => base64(Buffer.from(text, 'utf16le')),
  'base64 backwards': (text) => backwards(base64(text).replace(/=/g, '')),
  'base64 in ROT13': (text) => rot13(base64(text)),
  base32,
  'gzip in base64': (text) => base64(gzipSync(text)),
  'zlib in base64': (text) => base64(deflateSync(text)),
  'gzip in hex': (text) => gzipSync(text).toString('hex'),
  hex: (text) => Buffer.from(text).toString('hex'),
  'hex wrapped at 60': (text) => Buffer.from(text).toString('hex').replace(/.{60}/g, '$&\n'),
  'hex escapes': (text) =>
    bytes(text)
      .map((byte) => `\\x${hexOf(byte)}`)
      .join(''),
  'hex list': (text) =>
    bytes(text)
      .map((byte) => `0x${hexOf(byte)}`)
      .join(', '),
  'hex dump': (text) => bytes(text).map(hexOf).join(' '),
  percent: (text) =>
    bytes(text)
      .map((byte) => `%${hexOf(byte)}`)
      .join(''),
  'unicode escapes': (text) =>
    text
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  'unicode escapes in braces': (text) => [...text].map((char) => `\\u{${char.codePointAt(0)!.toString(16)}}`).join(''),
  'octal escapes': (text) =>
    bytes(text)
      .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
      .join(''),
  'decimal entities': (text) => [...text].map((char) => `&#${char.codePointAt(0)};`).join(''),
  'hex entities': (text) => [...text].map((char) => `&#x${char.codePointAt(0)!.toString(16)};`).join(''),
  'decimal list': (text) => `[${bytes(text).join(',')}]`,
  'String.fromCharCode': (text) => `String.fromCharCode(${bytes(text).join(', ')})`,
  'chr calls': (text) =>
    bytes(text)
      .map((byte) => `chr(${byte})`)
      .join('+'),
  'PowerShell casts': (text) =>
    bytes(text)
      .map((byte) => `[char]${byte}`)
      .join('+'),
  'binary digits': (text) =>
    bytes(text)
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join(' '),
  'zero-width bits': (text) =>
    bytes(text)
      .flatMap((byte) => [...byte.toString(2).padStart(8, '0')].map((bit) => (bit === '1' ? '\u200c' : '\u200b')))
      .join(''),
  'variation selectors': (text) =>
    bytes(text)
      .map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16))
      .join(''),
}

/** Encodings known by the words that come out, so what they hide must be plain text. */
export const inner: Readonly<Record<string, Encode>> = {
  rot13,
  reversed: backwards,
  'tag characters': (text) => [...text].map((char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join(''),
}

export const rawDeflate: Encode = (text) => base64(deflateRawSync(text))
