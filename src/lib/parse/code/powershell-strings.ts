import {escaped, looksAt, spanFrom} from './powershell-scan.ts'
import type {Parser, Scanner} from './powershell-scan.ts'
import type {Expr, Span} from './tree.ts'

export function str(text: string, at: Span): Expr {
  return {type: 'str', text, bytes: false, escapes: 0, ...at}
}

/** `@(…)` and `$(…)`. */
export function elements(parser: Parser, start: number): Expr {
  const {scan} = parser
  const body = parser.statements(')')
  if (looksAt(scan, ')')) scan.at += 1
  const values = body.flatMap((kid) => (kid.type === 'expr' ? [kid.value] : []))
  const [only] = values
  if (body.length === 1 && only !== undefined) return only
  if (values.length === body.length) return {type: 'list', items: values, ...spanFrom(scan, start)}
  const at = spanFrom(scan, start)
  return {
    type: 'call',
    fn: {type: 'func', func: {name: '', params: [], body, decorators: [], arrow: true, ...at}, ...at},
    args: [],
    isNew: false,
    ...at,
  }
}

const constants: Readonly<Record<string, number>> = {true: 1, false: 0}

export function variable(parser: Parser): Expr {
  const {scan} = parser
  const start = scan.at
  if (looksAt(scan, '$(')) {
    scan.at += 2
    return elements(parser, start)
  }
  let name: string
  if (looksAt(scan, '${')) {
    const close = scan.text.indexOf('}', scan.at)
    name = scan.text.slice(scan.at + 2, close < 0 ? scan.at + 2 : Math.min(close, scan.at + 200))
    scan.at = close < 0 ? scan.at + 2 : close + 1
  } else {
    scan.at += 1
    name = /^(\w{1,100}:(?=\w))?[\w?]{1,100}|^[$^?]/.exec(scan.text.slice(scan.at, scan.at + 210))?.[0] ?? ''
    scan.at += name.length
  }
  const at = spanFrom(scan, start)
  const lower = name.toLowerCase().replace(/^(global|script|local|private|using):/, '')
  if (lower.startsWith('env:'))
    return {type: 'index', object: {type: 'name', name: 'process.env', ...at}, index: str(name.slice(4).toUpperCase(), at), ...at}
  if (Object.hasOwn(constants, lower)) return {type: 'num', value: constants[lower] ?? 0, ...at}
  if (lower === 'null') return {type: 'other', children: [], ...at}
  return {type: 'name', name: lower === 'psitem' ? '_' : lower, ...at}
}

/** A string in any of the four forms; double quotes are filled in. */
export function quoted(parser: Parser): Expr {
  const {scan} = parser
  const start = scan.at
  const here = looksAt(scan, '@')
  if (here) scan.at += 1
  const quote = scan.text[scan.at] ?? '"'
  scan.at += 1
  const end = here ? scan.text.indexOf(`\n${quote}@`, scan.at) : -1
  if (quote === "'") return literal(scan, start, here, end)
  const parts: Expr[] = []
  let piece = ''
  const flush = (): void => {
    if (piece !== '') parts.push(str(piece, spanFrom(scan, start)))
    piece = ''
  }
  const stop = here ? (end < 0 ? scan.text.length : end) : scan.text.length
  while (scan.at < stop) {
    const letter = scan.text[scan.at] ?? ''
    if (!here && letter === '"') {
      if (scan.text[scan.at + 1] !== '"') break
      piece += '"'
      scan.at += 2
    } else if (letter === '`') {
      piece += escaped(scan.text[scan.at + 1] ?? '')
      scan.at += 2
    } else if (letter === '$' && /[\w({?_]/.test(scan.text[scan.at + 1] ?? ' ')) {
      flush()
      parts.push(parser.deeper(() => variable(parser), str('', spanFrom(scan, start))))
    } else {
      piece += letter
      scan.at += 1
    }
  }
  flush()
  scan.at = here ? Math.min(scan.text.length, stop + 3) : Math.min(scan.text.length, scan.at + 1)
  const [only] = parts
  if (parts.length === 0) return str('', spanFrom(scan, start))
  return parts.length === 1 && only?.type === 'str'
    ? {...only, ...spanFrom(scan, start)}
    : {type: 'concat', parts, plus: false, ...spanFrom(scan, start)}
}

function literal(scan: Scanner, start: number, here: boolean, end: number): Expr {
  if (here) {
    const stop = end < 0 ? scan.text.length : end
    const text = scan.text.slice(scan.at, stop)
    scan.at = Math.min(scan.text.length, stop + 3)
    return str(text, spanFrom(scan, start))
  }
  const from = scan.at
  for (;;) {
    const close = scan.text.indexOf("'", scan.at)
    if (close < 0) {
      scan.at = scan.text.length
      break
    }
    scan.at = close + 1
    if (scan.text[scan.at] !== "'") break
    scan.at += 1
  }
  const raw = scan.text.slice(from, Math.max(from, scan.at - (scan.text[scan.at - 1] === "'" ? 1 : 0)))
  return str(raw.replaceAll("''", "'"), spanFrom(scan, start))
}
