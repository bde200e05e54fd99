import {isUtf8} from 'node:buffer'

import {magicOf} from '../magic.ts'
import type {Span} from '../mark.ts'
import {rot13} from '../words.ts'
import type {Decoder, Found} from './found.ts'

const HEAD = 48

/**
 * Base64 in both alphabets, with or without padding, wrapped over lines, also written backwards or in ROT13, and base32. What is decoded decides:
 * hashes, keys and images do not read as text, wherever they stand and whatever a label beside them says.
 */
export const base64: Decoder = function* (text, marks) {
  const covered: Span[] = []
  for (const lines of marks.wrapped) {
    const start = lines[0]![0]
    const end = lines.at(-1)![1]
    const found = readings(lines.map(([from, to]) => text.slice(from, to)).join(''), start, end, text)
    if (found.length > 0) covered.push([start, end])
    yield* found
  }
  let next = 0
  for (const [start, end] of marks.runs) {
    while (next < covered.length && covered[next]![1] <= start) next++
    if (next < covered.length && covered[next]![0] <= start) continue
    const run = text.slice(start, end)
    const found = readings(run, start, end, text)
    if (found.length > 0) yield* found
    else yield* segments(run, start, text)
  }
}

/** A URL path or an identifier may hold the encoded part between separators that are in the alphabet themselves. */
function* segments(run: string, start: number, text: string): Iterable<Found> {
  if (!/[/_+-]/.test(run)) return
  for (const match of run.matchAll(/[A-Za-z0-9]{20,}/g)) {
    if (match[0].length === run.length) return
    const from = start + match.index
    yield* readings(match[0], from, from + match[0].length, text)
  }
}

/** All ways to read a run that begin well; mostly none. */
function readings(run: string, start: number, end: number, text: string): Found[] {
  const found: Found[] = []
  let tail = end
  while (tail < text.length && tail < end + 3 && text.charCodeAt(tail) === 61) tail++
  const add = (kind: string, content: Buffer, from = start) => found.push({kind, start: from, end: tail, content})
  if (promising(run)) add('base64', Buffer.from(run, 'base64'))
  if (run.length < 24) return found
  if (/^[A-Z2-7]{24,}$/.test(run)) {
    const bytes = base32(run)
    if (isReadable(bytes.subarray(0, 32)) || isPacked(bytes.subarray(0, 32))) add('base32', bytes)
  }
  if (!mixed(run)) return found
  if (promising(reverse(run.slice(-HEAD)))) add('reversed-base64', Buffer.from(reverse(run), 'base64'))
  if (promising(rot13(run.slice(0, HEAD)))) add('rot13-base64', Buffer.from(rot13(run), 'base64'))
  // Junk before the real beginning, cut off by whoever decodes it.
  for (let skip = 1; skip < 4 && found.length === 0 && run.length >= 40; skip++) {
    if (isReadable(headOf(run.slice(skip)))) add('base64', Buffer.from(run.slice(skip), 'base64'), start + skip)
  }
  // A raw deflate stream has no mark of its own: whoever inflates it will find out.
  if (found.length === 0 && run.length >= 64 && /[0-9]/.test(run)) add('base64', Buffer.from(run, 'base64'))
  return found
}

/** Whether the first bytes look like text or like something that has a magic number. Decides for all ordinary text, at the cost of 48 characters. */
function promising(run: string): boolean {
  const head = headOf(run)
  return isReadable(head) || isPacked(head)
}

function headOf(run: string): Buffer {
  return Buffer.from(run.length > HEAD ? run.slice(0, HEAD) : run, 'base64')
}

/** Text in ASCII, UTF-8 or UTF-16. */
function isReadable(head: Buffer): boolean {
  let zeros = 0
  let ascii = true
  for (const byte of head) {
    if (byte === 0) zeros++
    else if (byte < 32 ? byte !== 9 && byte !== 10 && byte !== 13 && byte !== 27 : byte === 127) return head[0] === 0xff && head[1] === 0xfe
    else if (byte > 127) ascii = false
  }
  if (zeros > 0) return zeros >= head.length * 0.3 && zeros <= head.length * 0.55
  return ascii || utf8Prefix(head)
}

function utf8Prefix(head: Buffer): boolean {
  for (let cut = 0; cut < 4; cut++) if (isUtf8(head.subarray(0, head.length - cut))) return true
  return false
}

const packedFirst = new Set([
  0x00, 0x1f, 0x25, 0x28, 0x37, 0x42, 0x47, 0x49, 0x4d, 0x50, 0x52, 0x53, 0x78, 0x7f, 0x89, 0xca, 0xce, 0xcf, 0xd0, 0xe3, 0xfd, 0xfe, 0xff,
])

/** Containers, executables, zlib streams and marshalled Python code. */
function isPacked(head: Buffer): boolean {
  const [a, b] = head
  if (a === undefined || !packedFirst.has(a)) return false
  if (a === 0x78 && (b === 0x01 || b === 0x5e || b === 0x9c || b === 0xda)) return true
  if (a === 0xe3 && b === 0 && head[2] === 0 && head[3] === 0) return true
  if (a === 0x4d && b === 0x5a && head.length > 8 && head[3] === 0) return true
  const type = magicOf(head)
  return type !== undefined && type !== 'bmp' && type !== 'mp3' && type !== 'pyc'
}

/** Words and paths are of one kind of letter; encoded text never is for long. */
function mixed(run: string): boolean {
  return /[A-Z]/.test(run) && /[a-z]/.test(run)
}

function reverse(text: string): string {
  let out = ''
  for (let i = text.length - 1; i >= 0; i--) out += text[i]
  return out
}

function base32(run: string): Buffer {
  const bytes = Buffer.alloc(Math.floor((run.length * 5) / 8))
  let bits = 0
  let value = 0
  let size = 0
  for (let i = 0; i < run.length; i++) {
    const code = run.charCodeAt(i)
    value = ((value << 5) | (code >= 65 ? code - 65 : code - 24)) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[size++] = (value >> bits) & 0xff
  }
  return bytes.subarray(0, size)
}
