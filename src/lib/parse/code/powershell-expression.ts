import {looksAt, nameAt, skip, spanFrom} from './powershell-scan.ts'
import type {Parser} from './powershell-scan.ts'
import {combine, operator} from './powershell-operators.ts'
import {elements, quoted, str, variable} from './powershell-strings.ts'
import type {Argument, Entry, Expr, Param} from './tree.ts'

/** An expression; `single`: one operand, as in an argument or a parameter's default. */
export function expression(parser: Parser, single = false): Expr {
  return parser.deeper(() => operators(parser, single), {type: 'other', children: [], ...spanFrom(parser.scan, parser.scan.at)})
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
      key = str(word, spanFrom(scan, before))
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
    return {type: 'other', children: [], ...spanFrom(scan, start)}
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
