import type {Decoder, Found} from './found.ts'

interface Notation {
  readonly kind: string
  /** Cheap and linear: where a list of this kind may begin. */
  readonly start: RegExp
  /** One number with what separates it from the one before; sticky. */
  readonly item: RegExp
  readonly radix: number
  readonly minimum: number
}

const notations: readonly Notation[] = [
  {
    kind: 'char-codes',
    start: /(?:chr|[Cc]har[Cc]ode|CodePoint|\[char\]|ChrW?)[\s($\])]{0,4}(?:\d{1,6}|0x[0-9a-fA-F]{1,5})\b/g,
    item: /[^\d'"`\n\u4e00-\u9fff]{0,24}?(\d{1,6}|0x[0-9a-fA-F]{1,5})\b/y,
    radix: 0,
    minimum: 4,
  },
  {kind: 'decimal', start: /\b\d{2,3}(?:[\s,;]{1,4}\d{1,3}){7}/g, item: /[\s,;]{0,12}(\d{1,6})(?![\w.])/y, radix: 10, minimum: 8},
  {
    kind: 'hex-list',
    start: /\b0x[0-9a-fA-F]{2}(?:[\s,;]{1,4}0x[0-9a-fA-F]{2}){5}/g,
    item: /[\s,;]{0,12}0x([0-9a-fA-F]{1,6})\b/y,
    radix: 16,
    minimum: 6,
  },
  {
    kind: 'hex-list',
    start: /\b[0-9ef][0-9a-fA-F](?:[ :,\n][0-9a-fA-F]{2}){9}\b/g,
    item: /[\s:,]{0,4}([0-9a-fA-F]{2})\b/y,
    radix: 16,
    minimum: 10,
  },
  {kind: 'binary', start: /\b[01]{8}(?:[\s,]{0,2}[01]{8}){7}/g, item: /[\s,]{0,4}([01]{8})/y, radix: 2, minimum: 8},
]

/** Lists of character codes: `[99, 117, 114]`, `String.fromCharCode(…)`, `chr(99)+chr(117)`, `0x63, 0x75`, `63 75 72`, `01100011 01110101`. */
export const numbers: Decoder = function* (text) {
  for (const notation of notations) yield* listsOf(text, notation)
}

function* listsOf(text: string, {start, item, radix, minimum, kind}: Notation): Iterable<Found> {
  start.lastIndex = 0
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const head = radix === 0 ? match.index + match[0].search(/\d/) : match.index
    const values: number[] = []
    let end = head
    item.lastIndex = head
    for (let next = item.exec(text); next; next = item.exec(text)) {
      const value = radix === 0 ? Number(next[1]) : parseInt(next[1]!, radix)
      if (value > 0x10ffff || (value < 9 && value !== 0)) break
      values.push(value)
      end = item.lastIndex
    }
    start.lastIndex = Math.max(end, match.index + 1)
    if (values.length >= minimum) yield {kind, start: match.index, end, content: textOf(values), strict: true}
  }
}

/** Bytes of UTF-8 where all fit into a byte, else code points. */
function textOf(values: readonly number[]): string {
  if (values.every((value) => value < 256)) return Buffer.from(values).toString('utf8')
  return values.map((value) => String.fromCodePoint(value)).join('')
}
