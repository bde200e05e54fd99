import {unzlib} from '../inflate.ts'
import type {Note, Opened, Opener, Part} from './opened.ts'
import {printable} from './strings.ts'

/** PNG: text chunks, EXIF, and what follows the end. */
export const png: Opener = (bytes, path, budget) => {
  const texts: string[] = []
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    const data = bytes.subarray(at + 8, at + 8 + length)
    at += 12 + length
    if (kind === 'tEXt') texts.push(data.toString('latin1').replace('\0', ': '))
    else if (kind === 'zTXt' || kind === 'iTXt') {
      const key = data.indexOf(0)
      // iTXt: key, compressed?, method, language, translated key, text. zTXt: key, method, compressed text.
      const language = kind === 'iTXt' ? data.indexOf(0, key + 3) : -1
      const value = kind === 'iTXt' ? data.subarray(data.indexOf(0, language + 1) + 1) : data.subarray(key + 2)
      const packed = kind === 'zTXt' || data[key + 1] === 1
      const text = packed ? unzlib(value, budget, path) : value
      texts.push(`${data.toString('latin1', 0, key)}: ${text?.toString('utf8') ?? ''}`)
    } else if (kind === 'eXIf') texts.push(...printable(data, 6))
    if (kind === 'IEND') break
  }
  return image(texts, bytes, at)
}

/** JPEG: comments, EXIF and XMP, and what follows the end. */
export const jpeg: Opener = (bytes) => {
  const texts: string[] = []
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker === 0xff) at++
    else if (marker === 0xd9 || marker === 0xda) break
    else {
      const length = bytes.readUInt16BE(at + 2)
      const data = bytes.subarray(at + 4, at + 2 + length)
      if (marker === 0xfe) texts.push(data.toString('utf8'))
      else if (marker === 0xe1) texts.push(...printable(data, 6))
      at += 2 + length
    }
  }
  // Scan data holds no marker but restarts, so the next end marker is the end; thumbnails lie in segments passed above.
  let end = bytes.indexOf(Buffer.from([0xff, 0xd9]), Math.min(at, bytes.length))
  // Progressive images have further segments, which no end marker precedes.
  if (end === -1) end = bytes.length
  return image(texts, bytes, end + 2)
}

/** GIF: comments, and what follows the trailer. */
export const gif: Opener = (bytes) => {
  const texts: string[] = []
  let at = 13 + colours(bytes[10])
  while (at < bytes.length && bytes[at] !== 0x3b) {
    if (bytes[at] === 0x2c) at += 11 + colours(bytes[at + 9])
    else if (bytes[at] === 0x21) at += 2
    else break
    const comment = bytes[at - 2] === 0x21 && bytes[at - 1] === 0xfe
    const blocks: Buffer[] = []
    while (at < bytes.length && bytes[at] !== 0) {
      if (comment) blocks.push(bytes.subarray(at + 1, at + 1 + bytes[at]!))
      at += 1 + bytes[at]!
    }
    at++
    if (comment) texts.push(Buffer.concat(blocks).toString('utf8'))
  }
  return image(texts, bytes, bytes[at] === 0x3b ? at + 1 : at)
}

/** WebP: EXIF and XMP, and what follows the end. */
export const webp: Opener = (bytes) => {
  const texts: string[] = []
  const end = bytes.length < 12 ? bytes.length : bytes.readUInt32LE(4) + 8
  for (let at = 12; at + 8 <= Math.min(end, bytes.length);) {
    const length = bytes.readUInt32LE(at + 4)
    if (/^(?:EXIF|XMP )$/.test(bytes.toString('latin1', at, at + 4))) texts.push(...printable(bytes.subarray(at + 8, at + 8 + length), 6))
    at += 8 + length + (length % 2)
  }
  return image(texts, bytes, end)
}

function image(texts: readonly string[], bytes: Buffer, end: number): Opened {
  const parts: Part[] = []
  const notes: Note[] = []
  const text = texts.filter((line) => line.trim() !== '').join('\n')
  if (text !== '') parts.push({name: 'metadata', bytes: Buffer.from(text), layer: 'metadata', language: 'text'})
  const rest = bytes.subarray(Math.min(end, bytes.length))
  // Padding is no content.
  if (rest.length >= 8 && rest.some((byte) => byte !== 0 && byte !== 0xff && byte !== 10)) {
    parts.push({name: 'trailing', bytes: rest, layer: 'trailing-data'})
    notes.push({kind: 'trailing-data', detail: `${rest.length} bytes behind the end of the image`})
  }
  return {parts, notes}
}

function colours(flags: number | undefined): number {
  return flags !== undefined && flags & 0x80 ? 3 << ((flags & 7) + 1) : 0
}
