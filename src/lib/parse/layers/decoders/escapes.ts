import type {Decoder, Found} from './found.ts'

interface Scheme {
  readonly kind: string
  /** What no escape is without: looked for first, since that is fastest. */
  readonly marker: string
  /** One escape; global and without a quantifier that could run away. */
  readonly pattern: RegExp
  readonly minimum: number
  /** Code point or byte of an escape. */
  value(match: RegExpExecArray): number
  /** Whether values are bytes of UTF-8 and not code points. */
  readonly bytes: boolean
}

const schemes: readonly Scheme[] = [
  {kind: 'percent', marker: '%', pattern: /%([0-9A-Fa-f]{2})/g, minimum: 6, value: (match) => parseInt(match[1]!, 16), bytes: true},
  {
    kind: 'hex-escape',
    marker: '\\x',
    pattern: /\\{1,4}x\{?([0-9A-Fa-f]{2})\}?/g,
    minimum: 4,
    value: (match) => parseInt(match[1]!, 16),
    bytes: true,
  },
  {
    kind: 'unicode-escape',
    marker: '\\u',
    pattern: /\\{1,4}(?:u(?:([0-9A-Fa-f]{4})|\{([0-9A-Fa-f]{1,6})\})|U([0-9A-Fa-f]{8}))/g,
    minimum: 4,
    value: (match) => parseInt(match[1] ?? match[2] ?? match[3]!, 16),
    bytes: false,
  },
  {
    kind: 'octal-escape',
    marker: '\\',
    pattern: /\\{1,4}(0?[0-3][0-7]{2}|[4-7][0-7])(?![0-9])/g,
    minimum: 4,
    value: (match) => parseInt(match[1]!, 8),
    bytes: true,
  },
  {
    kind: 'html-entity',
    marker: '&#',
    pattern: /&#(?:[xX]0{0,8}([0-9A-Fa-f]{1,6})|0{0,8}([0-9]{1,7}));?/g,
    minimum: 6,
    value: (match) => (match[1] === undefined ? parseInt(match[2]!, 10) : parseInt(match[1], 16)),
    bytes: false,
  },
]

/** Characters between two escapes that still make them one run, and characters before and after it that are taken along. */
const GAP = 24
const AROUND = 160

/** Percent, `\x41`, `\u0041`, `\101` and `&#65;` escapes: runs of them, together with the plain text between and around them. */
export const escapes: Decoder = function* (text) {
  for (const scheme of schemes) if (text.includes(scheme.marker)) yield* runsOf(text, scheme)
}

function* runsOf(text: string, scheme: Scheme): Iterable<Found> {
  const {pattern} = scheme
  let start = -1
  let end = 0
  let floor = 0
  let needless = 0
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); ; match = pattern.exec(text)) {
    const resume = pattern.lastIndex
    if (start >= 0 && (!match || !joins(text, end, match.index))) {
      if (needless >= scheme.minimum) {
        const from = back(text, start, floor)
        floor = forth(text, end)
        yield {kind: scheme.kind, start: from, end: floor, content: decode(text.slice(from, floor), scheme)}
        // The plain text after this run may hold the next run's beginning; a run never begins inside another.
        if (match && match.index < floor) {
          start = -1
          needless = 0
          pattern.lastIndex = floor
          continue
        }
      }
      start = -1
      needless = 0
    }
    if (!match) return
    if (start < 0) start = match.index
    end = resume
    pattern.lastIndex = resume
    if (isNeedless(scheme.value(match), scheme.bytes)) needless++
  }
}

/**
 * Printable ASCII needs no escape in most places, and invisible characters are escaped to smuggle them: those count. Of bytes, F3 begins tag
 * characters and the long selectors, E2 the zero-width ones.
 */
function isNeedless(value: number, bytes: boolean): boolean {
  if (value < 256) return (value >= 32 && value < 127) || (bytes && (value === 0xf3 || value === 0xe2))
  return (value >= 0x200b && value <= 0x200f) || (value >= 0xfe00 && value <= 0xfe0f) || value >= 0xe0000 || value === 0xdb40
}

function joins(text: string, end: number, start: number): boolean {
  if (start - end > GAP) return false
  for (let i = end; i < start; i++) if (text.charCodeAt(i) === 10) return false
  return true
}

const isEdge = (code: number) => code === 10 || code === 34 || code === 39 || code === 96

function back(text: string, start: number, floor: number): number {
  let from = start
  while (from > floor && start - from < AROUND && !isEdge(text.charCodeAt(from - 1))) from--
  return from
}

function forth(text: string, end: number): number {
  let to = end
  while (to < text.length && to - end < AROUND && !isEdge(text.charCodeAt(to))) to++
  return to
}

function decode(run: string, scheme: Scheme): string {
  const parts: string[] = []
  const pending: number[] = []
  const flush = () => {
    if (pending.length > 0) parts.push(Buffer.from(pending).toString('utf8'))
    pending.length = 0
  }
  let last = 0
  for (const match of run.matchAll(new RegExp(scheme.pattern.source, 'g'))) {
    if (match.index > last) {
      flush()
      parts.push(run.slice(last, match.index))
    }
    last = match.index + match[0].length
    const value = scheme.value(match)
    if (scheme.bytes) pending.push(value & 0xff)
    else
      parts.push(
        value <= 0x10ffff ? (value >= 0xd800 && value < 0xe000 ? String.fromCharCode(value) : String.fromCodePoint(value)) : '\uFFFD',
      )
  }
  flush()
  parts.push(run.slice(last))
  return parts.join('')
}
