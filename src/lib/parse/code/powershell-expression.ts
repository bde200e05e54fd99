import {escaped, looksAt, nameAt, skip, spanFrom} from './powershell-scan.ts'
import type {Scanner} from './powershell-scan.ts'
import type {Argument, Entry, Expr, Param, Span, Stmt} from './tree.ts'

export interface Parser {
  readonly scan: Scanner
  readonly comments: Span[]
  /** Names of the functions that the text itself defines, lower case: calling one is no program started. */
  readonly functions: ReadonlySet<string>
  deeper<T>(make: () => T, otherwise: T): T
  statements(end: string): Stmt[]
  pipeline(): Expr
}

const operator =
  /^(\+|\*|\/|%|\.\.|-(?![a-z])|-(join|split|csplit|isplit|replace|creplace|ireplace|f|eq|ne|gt|lt|ge|le|like|notlike|match|notmatch|contains|notcontains|in|notin|and|or|xor|bxor|band|bor|shl|shr|as|is|isnot|ceq|ieq)\b)/i

function str(text: string, at: Span): Expr {
  return {type: 'str', text, bytes: false, escapes: 0, ...at}
}

/** An expression; `single`: one operand, as in an argument or a parameter's default. */
export function expression(parser: Parser, single = false): Expr {
  return parser.deeper(() => operators(parser, single), {type: 'other', children: [], start: parser.scan.at, end: parser.scan.at})
}

function operators(parser: Parser, single: boolean): Expr {
  const {scan} = parser
  let left = operand(parser, single)
  for (let count = 0; !single && count < 5000; count += 1) {
    skip(scan, false, parser.comments)
    const op = operator.exec(scan.text.slice(scan.at, scan.at + 14))?.[0].toLowerCase()
    if (op === undefined || (scan.text[scan.at + op.length] === '=' && op.length === 1)) return left
    scan.at += op.length
    skip(scan, true, parser.comments)
    const right = operand(parser, false)
    left = combine(op, left, right)
  }
  return left
}

function combine(op: string, left: Expr, right: Expr): Expr {
  const at = {start: left.start, end: right.end}
  const call = (method: string, object: Expr, args: readonly Expr[]): Expr => ({
    type: 'call',
    fn: {type: 'member', object, name: method, ...at},
    args: args.map((value) => ({name: undefined, value, spread: false})),
    isNew: false,
    ...at,
  })
  const name = op.replace(/^-[ci]?(?=split|replace|join)/, '-')
  if (op === '+')
    return left.type === 'concat' && left.plus
      ? {...left, parts: [...left.parts, right], ...at}
      : {type: 'concat', parts: [left, right], plus: true, ...at}
  if (name === '-join') return call('join', right, [left])
  if (name === '-split') return call('split', left, [right])
  if (name === '-replace') return call('replace', left, right.type === 'list' ? right.items : [right, str('', at)])
  if (name === '-f') return call('format', left, right.type === 'list' ? right.items : [right])
  if (name === '-bxor') return {type: 'binary', op: '^', left, right, ...at}
  if (name === '-or') return {type: 'either', test: undefined, items: [left, right], ...at}
  if (name === '-and') return {type: 'either', test: undefined, items: [right, left], ...at}
  const comparison: Readonly<Record<string, string>> = {
    '-eq': '==',
    '-ne': '!=',
    '-gt': '>',
    '-lt': '<',
    '-ge': '>=',
    '-le': '<=',
    '-like': '==',
    '-match': '==',
    '-in': 'in',
    '-contains': 'in',
  }
  return {type: 'binary', op: comparison[name] ?? op, left, right, ...at}
}

/** One value, or several with commas between. */
function operand(parser: Parser, single: boolean): Expr {
  const {scan} = parser
  const start = scan.at
  const first = postfixed(parser)
  const items = [first]
  for (let count = 0; count < 20_000; count += 1) {
    const before = scan.at
    if (!single) skip(scan, false, parser.comments)
    if (!looksAt(scan, ',')) {
      scan.at = single ? before : scan.at
      break
    }
    scan.at += 1
    skip(scan, true, parser.comments)
    items.push(postfixed(parser))
  }
  return items.length === 1 ? first : {type: 'list', items, ...spanFrom(scan, start)}
}

function postfixed(parser: Parser): Expr {
  const {scan} = parser
  const start = scan.at
  let value = parser.deeper(() => primary(parser), {type: 'other', children: [], start, end: start})
  for (let count = 0; count < 500; count += 1) {
    const letter = scan.text[scan.at]
    const isStatic = looksAt(scan, '::')
    if ((letter === '.' || isStatic) && /[\w$'"]/.test(scan.text[scan.at + (isStatic ? 2 : 1)] ?? ' ')) {
      scan.at += isStatic ? 2 : 1
      value = member(parser, value, start)
    } else if (letter === '[' && value.type !== 'other') {
      scan.at += 1
      const index = expression(parser)
      skip(scan, true, parser.comments)
      if (looksAt(scan, ']')) scan.at += 1
      value = {type: 'index', object: value, index, ...spanFrom(scan, start)}
    } else if (looksAt(scan, '++') || looksAt(scan, '--')) scan.at += 2
    else break
  }
  return value
}

function member(parser: Parser, object: Expr, start: number): Expr {
  const {scan} = parser
  let value: Expr
  if (/[$'"]/.test(scan.text[scan.at] ?? '')) value = {type: 'index', object, index: primary(parser), ...spanFrom(scan, start)}
  else {
    const name = nameAt(scan, scan.at)
    scan.at += name.length
    value = {type: 'member', object, name: name.toLowerCase(), ...spanFrom(scan, start)}
  }
  if (!looksAt(scan, '(')) return value
  scan.at += 1
  return {type: 'call', fn: value, args: list(parser, ')'), isNew: false, ...spanFrom(scan, start)}
}

/** Values up to a closing bracket. */
function list(parser: Parser, close: string): Argument[] {
  const {scan} = parser
  const args: Argument[] = []
  for (let count = 0; count < 20_000; count += 1) {
    skip(scan, true, parser.comments)
    if (scan.at >= scan.text.length) return args
    if (looksAt(scan, close)) {
      scan.at += 1
      return args
    }
    const before = scan.at
    const value = expression(parser)
    if (value.type === 'list') args.push(...value.items.map((item) => ({name: undefined, value: item, spread: false})))
    else args.push({name: undefined, value, spread: false})
    skip(scan, true, parser.comments)
    if (looksAt(scan, ',')) scan.at += 1
    if (scan.at === before) scan.at += 1
  }
  return args
}

function primary(parser: Parser): Expr {
  const {scan} = parser
  skip(scan, false, parser.comments)
  const start = scan.at
  const letter = scan.text[scan.at] ?? ''
  if (letter === '$') return variable(parser)
  if (letter === "'" || letter === '"' || looksAt(scan, "@'") || looksAt(scan, '@"')) return quoted(parser)
  if (letter === '(') return parenthesized(parser)
  if (letter === '{') return block(parser, [])
  if (letter === '[') return typeName(parser)
  if (looksAt(scan, '@(')) {
    scan.at += 2
    return elements(parser, start)
  }
  if (looksAt(scan, '@{')) return hashtable(parser)
  if (letter === '!' || /^-(not|join|split)\b/i.test(scan.text.slice(scan.at, scan.at + 7))) return unary(parser)
  if (letter === ',') {
    scan.at += 1
    const value = postfixed(parser)
    return {type: 'list', items: [value], ...spanFrom(scan, start)}
  }
  const number = /^[+-]?(0x[0-9a-f]{1,16}|\d{1,20}(\.\d{1,20})?)(kb|mb|gb|tb)?/i.exec(scan.text.slice(scan.at, scan.at + 50))
  if (number !== null) {
    scan.at += number[0].length
    const unit = {kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30, tb: 2 ** 40}[number[3]?.toLowerCase() ?? ''] ?? 1
    return {type: 'num', value: Number(number[1]) * unit * (number[0].startsWith('-') ? -1 : 1), ...spanFrom(scan, start)}
  }
  return {type: 'other', children: [], start, end: start}
}

function unary(parser: Parser): Expr {
  const {scan} = parser
  const start = scan.at
  const word = looksAt(scan, '!') ? '!' : `-${nameAt(scan, scan.at + 1).toLowerCase()}`
  scan.at += word.length
  skip(scan, true, parser.comments)
  const value = operand(parser, false)
  const at = spanFrom(scan, start)
  if (word === '-join')
    return {
      type: 'call',
      fn: {type: 'member', object: str('', at), name: 'join', ...at},
      args: [{name: undefined, value, spread: false}],
      isNew: false,
      ...at,
    }
  return {type: 'unary', op: '!', value, ...at}
}

export function parenthesized(parser: Parser): Expr {
  const {scan} = parser
  const start = scan.at
  scan.at += 1
  skip(scan, true, parser.comments)
  if (looksAt(scan, ')')) {
    scan.at += 1
    return {type: 'list', items: [], ...spanFrom(scan, start)}
  }
  const value = parser.pipeline()
  skip(scan, true, parser.comments)
  if (looksAt(scan, ')')) {
    scan.at += 1
    return value
  }
  // More than one statement, or something not understood: look at all of it.
  const rest = parser.statements(')')
  if (looksAt(scan, ')')) scan.at += 1
  const items = rest.flatMap((kid) => (kid.type === 'expr' ? [kid.value] : []))
  return {type: 'seq', items: [value, ...items], ...spanFrom(scan, start)}
}

/** `@(…)` and `$(…)`. */
function elements(parser: Parser, start: number): Expr {
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

/** `{ … }`: a function of `$_`, or of its own parameters. The last value is what it gives. */
export function block(parser: Parser, params: readonly Param[]): Expr {
  const {scan} = parser
  const start = scan.at
  if (!looksAt(scan, '{')) return {type: 'other', children: [], start, end: start}
  scan.at += 1
  const body = parser.statements('}')
  if (looksAt(scan, '}')) scan.at += 1
  const at = spanFrom(scan, start)
  const last = body[body.length - 1]
  if (last?.type === 'expr') body[body.length - 1] = {type: 'return', value: last.value, start: last.start, end: last.end}
  const own: Param[] = params.length > 0 ? [...params] : [{target: {type: 'name', name: '_', ...at}, default: undefined, rest: 'no'}]
  return {type: 'func', func: {name: '', params: own, body, decorators: [], arrow: true, ...at}, ...at}
}

function hashtable(parser: Parser): Expr {
  const {scan} = parser
  const start = scan.at
  scan.at += 2
  const entries: Entry[] = []
  for (let count = 0; count < 5000; count += 1) {
    skip(scan, true, parser.comments)
    if (scan.at >= scan.text.length) break
    if (looksAt(scan, '}')) {
      scan.at += 1
      break
    }
    const before = scan.at
    const word = /^[\w.-]{1,200}/.exec(scan.text.slice(scan.at, scan.at + 200))?.[0]
    let key: Expr
    if (word === undefined) key = postfixed(parser)
    else {
      scan.at += word.length
      key = str(word, {start: before, end: scan.at})
    }
    skip(scan, true, parser.comments)
    if (looksAt(scan, '=')) {
      scan.at += 1
      skip(scan, true, parser.comments)
      entries.push({key, value: parser.pipeline()})
    }
    if (scan.at === before) scan.at += 1
  }
  return {type: 'dict', entries, ...spanFrom(scan, start)}
}

/** `[Type]::member`, or a cast, which changes nothing here but for characters. */
function typeName(parser: Parser): Expr {
  const {scan} = parser
  const start = scan.at
  const close = scan.text.indexOf(']', scan.at)
  if (close < 0 || close - scan.at > 200) {
    scan.at += 1
    return {type: 'other', children: [], start, end: scan.at}
  }
  const name = scan.text
    .slice(scan.at + 1, close)
    .trim()
    .replaceAll('`', '')
    .toLowerCase()
    .replace(/^system\./, '')
  scan.at = close + (scan.text[close + 1] === ']' ? 2 : 1)
  const at = spanFrom(scan, start)
  if (looksAt(scan, '::')) return {type: 'name', name: `[${name}]`, ...at}
  skip(scan, false, parser.comments)
  if (!/[$'"([@\d]/.test(scan.text[scan.at] ?? ' ')) return {type: 'name', name: `[${name}]`, ...at}
  const value = postfixed(parser)
  if (!/^(char|char\[|int|byte\[|byte|scriptblock|string)/.test(name)) return value
  return {
    type: 'call',
    fn: {type: 'name', name: `[${name.replace('[', '')}]`, ...at},
    args: [{name: undefined, value, spread: false}],
    isNew: false,
    ...spanFrom(scan, start),
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
