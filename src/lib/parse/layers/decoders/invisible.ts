import {judge} from '../plausible.ts'
import type {Decoder, Found} from './found.ts'

/** Text in characters that no screen shows: tag characters, variation selectors, zero-width characters. */
export const invisible: Decoder = function* (text, marks) {
  if (!marks.invisible) return
  yield* tags(text)
  yield* selectors(text)
  yield* zeroWidth(text)
}

/** U+E0020..U+E007E mirror ASCII. Behind a black flag they name a region, and that is their one honest use. */
function* tags(text: string): Iterable<Found> {
  for (const match of text.matchAll(/(?:\u{E0001}|[\u{E0020}-\u{E007F}])+/gu)) {
    const content = [...match[0]]
      .map((tag) => String.fromCharCode(tag.codePointAt(0)! & 0x7f))
      .join('')
      .replace(/[\x01\x7f]/g, '')
    const flag = text.slice(match.index - 2, match.index) === '\u{1F3F4}' && content.length <= 6
    if (content.length >= 3 && !flag)
      yield {kind: 'tag-characters', start: match.index, end: match.index + match[0].length, content, certain: true}
  }
}

/** 256 variation selectors are 256 bytes; honest text has one at a time, behind the character that it varies. */
function* selectors(text: string): Iterable<Found> {
  for (const match of text.matchAll(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]{4,}/gu)) {
    const bytes = Buffer.from([...match[0]].map((char) => selectorByte(char.codePointAt(0)!)))
    yield {kind: 'variation-selectors', start: match.index, end: match.index + match[0].length, content: bytes, certain: true}
  }
}

function selectorByte(point: number): number {
  return point >= 0xe0100 ? point - 0xe0100 + 16 : point - 0xfe00
}

/** Zero-width characters as digits: two of them are bits, a third may stand between bytes, four are base 4. Runs first, then all of them. */
function* zeroWidth(text: string): Iterable<Found> {
  const matches = [...text.matchAll(/[\u200B-\u200F\u2060-\u2064\uFEFF\u180E\u00AD\u3164]{1,}/g)]
  const total = matches.reduce((sum, match) => sum + match[0].length, 0)
  if (total < 16) return
  let any = false
  for (const match of matches) {
    if (match[0].length < 16) continue
    const content = fromDigits(match[0])
    if (content === undefined) continue
    any = true
    yield {kind: 'zero-width', start: match.index, end: match.index + match[0].length, content}
  }
  if (any) return
  const last = matches.at(-1)!
  const content = fromDigits(matches.map((match) => match[0]).join(''))
  if (content !== undefined) yield {kind: 'zero-width', start: matches[0]!.index, end: last.index + last[0].length, content}
}

/** The most likely reading that makes sense. Bytes of UTF-8 come first: read the wrong way round they are hardly ever valid. */
function fromDigits(run: string): string | undefined {
  const digits = [...new Set(run)]
  if (digits.length < 2 || digits.length > 5) return undefined
  let carrier: string | undefined
  for (const read of [groups, octets, septets, units]) {
    for (const order of orders(digits)) {
      const content = read(run, order)
      const verdict = content === undefined ? 'no' : judge(content)
      if (verdict === 'text' || (verdict === 'carrier' && read === octets)) return content
      if (verdict === 'carrier') carrier ??= content
    }
  }
  return carrier
}

interface Order {
  readonly digits: readonly string[]
  /** Stands between numbers of any length; '' for none. */
  readonly separator: string
}

/** Which character is which digit: every assignment of two, every choice of a separator among three, both directions of four. */
function* orders(digits: readonly string[]): Iterable<Order> {
  if (digits.length === 4) {
    const sorted = [...digits].sort()
    for (const order of [digits, [...digits].reverse(), sorted, [...sorted].reverse()]) yield {digits: order, separator: ''}
  }
  for (const separator of digits.length === 2 ? [''] : digits) {
    const rest = digits.filter((digit) => digit !== separator)
    if (rest.length !== 2) continue
    yield {digits: rest, separator}
    yield {digits: [...rest].reverse(), separator}
  }
}

function groups(run: string, {digits, separator}: Order): string | undefined {
  if (separator === '') return undefined
  const points = run
    .split(separator)
    .filter((group) => group !== '')
    .map((group) => parseInt([...group].map((char) => digits.indexOf(char)).join(''), 2))
  return points.every((point) => point >= 0 && point <= 0x10ffff) ? points.map((point) => String.fromCodePoint(point)).join('') : undefined
}

const octets = (run: string, order: Order) => Buffer.from(codes(run, order, 8)).toString('utf8')
const septets = (run: string, order: Order) => Buffer.from(codes(run, order, 7)).toString('latin1')
const units = (run: string, order: Order) => Buffer.from(Uint16Array.from(codes(run, order, 16)).buffer).toString('utf16le')

function codes(run: string, {digits, separator}: Order, size: number): number[] {
  const width = digits.length === 4 ? 2 : 1
  const out: number[] = []
  let value = 0
  let bits = 0
  for (const char of run) {
    if (char === separator) continue
    value = (value << width) | Math.max(0, digits.indexOf(char))
    bits += width
    if (bits < size) continue
    out.push((value >> (bits - size)) & ((1 << size) - 1))
    bits -= size
    value &= (1 << bits) - 1
  }
  return out
}
