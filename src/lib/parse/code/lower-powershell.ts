import {parseCommand} from './powershell-command.ts'
import type {Parser} from './powershell-expression.ts'
import {block, expression, parenthesized} from './powershell-expression.ts'
import {keywordAt, looksAt, skip, spanFrom} from './powershell-scan.ts'
import type {Expr, Param, Program, Span, Stmt} from './tree.ts'

const maxDepth = 400

/** Reads PowerShell, and one-liners of cmd.exe, leniently. Every loop moves on, so that any input ends. */
export function readPowershell(text: string): Program {
  const comments: Span[] = []
  const gaps = new Set<string>()
  let depth = 0
  const parser: Parser = {
    scan: {text, at: 0},
    comments,
    functions: functionNames(text),
    deeper(make, otherwise) {
      if (depth >= maxDepth) {
        gaps.add('nesting too deep')
        parser.scan.at += 1
        return otherwise
      }
      depth += 1
      const made = make()
      depth -= 1
      return made
    },
    statements: (end) => parser.deeper(() => statements(parser, end), []),
    pipeline: () => parser.deeper(() => pipeline(parser), {type: 'other', children: [], start: parser.scan.at, end: parser.scan.at}),
  }
  const body: Stmt[] = []
  while (parser.scan.at < text.length) {
    body.push(...parser.statements(''))
    // A closing bracket that nothing opened.
    if (parser.scan.at < text.length) parser.scan.at += 1
  }
  return {body, comments, gaps: [...gaps], size: Math.ceil(text.length / 4)}
}

function functionNames(text: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const match of text.matchAll(/\b(?:function|filter)[ \t]{1,8}(?:global:|script:)?([\w-]{1,120})/gi))
    names.add((match[1] ?? '').toLowerCase())
  return names
}

function statements(parser: Parser, end: string): Stmt[] {
  const {scan} = parser
  const body: Stmt[] = []
  for (;;) {
    skip(scan, true, parser.comments)
    const letter = scan.text[scan.at]
    if (letter === undefined || letter === end || letter === ')' || letter === '}') return body
    const before = scan.at
    statement(parser, body)
    if (scan.at === before) scan.at += 1
  }
}

function braces(parser: Parser): Stmt[] {
  skip(parser.scan, true, parser.comments)
  if (!looksAt(parser.scan, '{')) return []
  parser.scan.at += 1
  const body = parser.statements('}')
  if (looksAt(parser.scan, '}')) parser.scan.at += 1
  return body
}

function statement(parser: Parser, out: Stmt[]): void {
  const {scan} = parser
  const start = scan.at
  const word = keywordAt(scan)
  const take = (): void => {
    scan.at += word.length
    skip(scan, true, parser.comments)
  }
  switch (word) {
    case 'if':
    case 'while':
    case 'switch': {
      const open = scan.text.slice(scan.at + word.length, scan.at + word.length + 40).trimStart()
      if (!open.startsWith('(')) break
      take()
      const test = parenthesized(parser)
      const body = braces(parser)
      const at = spanFrom(scan, start)
      if (word === 'while') out.push({type: 'loop', test, update: undefined, body, ...at})
      else out.push({type: 'if', test, then: body, otherwise: word === 'if' ? otherwise(parser) : [], ...at})
      return
    }
    case 'for':
      if (
        scan.text
          .slice(scan.at + 3, scan.at + 10)
          .trimStart()
          .startsWith('/')
      )
        break
      take()
      return forLoop(parser, start, out)
    case 'foreach': {
      if (!/^\s{0,20}\(/.test(scan.text.slice(scan.at + 7, scan.at + 30))) break
      take()
      scan.at += 1
      const target = expression(parser)
      skip(scan, true, parser.comments)
      if (keywordAt(scan) === 'in') scan.at += 2
      const iterable = parser.pipeline()
      skip(scan, true, parser.comments)
      if (looksAt(scan, ')')) scan.at += 1
      const body = braces(parser)
      out.push({type: 'each', target, iterable, body, keys: false, ...spanFrom(scan, start)})
      return
    }
    case 'do': {
      take()
      const body = braces(parser)
      skip(scan, true, parser.comments)
      const last = keywordAt(scan)
      if (last === 'while' || last === 'until') scan.at += 5
      skip(scan, false, parser.comments)
      const test = looksAt(scan, '(') ? parenthesized(parser) : undefined
      out.push({
        type: 'loop',
        test: last === 'until' && test !== undefined ? {type: 'unary', op: 'not', value: test, start: test.start, end: test.end} : test,
        update: undefined,
        body,
        ...spanFrom(scan, start),
      })
      return
    }
    case 'try':
      take()
      return tryBlock(parser, start, out)
    case 'function':
    case 'filter':
      take()
      return definition(parser, start, out)
    case 'return':
    case 'throw':
    case 'exit': {
      scan.at += word.length
      skip(scan, false, parser.comments)
      const value = /[\n\r;})]/.test(scan.text[scan.at] ?? '\n') ? undefined : parser.pipeline()
      if (word === 'return') out.push({type: 'return', value, ...spanFrom(scan, start)})
      else out.push({type: 'jump', kind: 'throw', value, ...spanFrom(scan, start)})
      return
    }
    case 'break':
    case 'continue':
      scan.at += word.length
      out.push({type: 'jump', kind: word, value: undefined, ...spanFrom(scan, start)})
      return
    case 'param':
      take()
      parameters(parser, out)
      return
    default:
  }
  const value = parser.pipeline()
  out.push({type: 'expr', value, ...spanFrom(scan, start)})
}

function otherwise(parser: Parser): Stmt[] {
  const {scan} = parser
  const before = scan.at
  skip(scan, true, parser.comments)
  const start = scan.at
  const word = keywordAt(scan)
  if (word === 'else') {
    scan.at += 4
    return braces(parser)
  }
  if (word !== 'elseif') {
    scan.at = before
    return []
  }
  scan.at += 6
  skip(scan, true, parser.comments)
  const test = parenthesized(parser)
  const then = braces(parser)
  return [{type: 'if', test, then, otherwise: parser.deeper(() => otherwise(parser), []), ...spanFrom(scan, start)}]
}

function forLoop(parser: Parser, start: number, out: Stmt[]): void {
  const {scan} = parser
  if (!looksAt(scan, '(')) return
  scan.at += 1
  const part = (): Expr | undefined => {
    skip(scan, false, parser.comments)
    const empty = /[;)]/.test(scan.text[scan.at] ?? ')')
    const value = empty ? undefined : parser.pipeline()
    skip(scan, false, parser.comments)
    if (looksAt(scan, ';')) scan.at += 1
    return value
  }
  const first = part()
  if (first !== undefined) out.push({type: 'expr', value: first, start: first.start, end: first.end})
  const test = part()
  const update = part()
  if (looksAt(scan, ')')) scan.at += 1
  const body = braces(parser)
  out.push({type: 'loop', test, update, body, ...spanFrom(scan, start)})
}

function tryBlock(parser: Parser, start: number, out: Stmt[]): void {
  const {scan} = parser
  const body = braces(parser)
  const handlers: Stmt[][] = []
  const last: Stmt[] = []
  for (;;) {
    const before = scan.at
    skip(scan, true, parser.comments)
    const word = keywordAt(scan)
    if (word !== 'catch' && word !== 'finally') {
      scan.at = before
      break
    }
    scan.at += word.length
    // The types that are caught.
    const open = scan.text.indexOf('{', scan.at)
    if (open > 0 && open - scan.at < 300) scan.at = open
    const handled = braces(parser)
    if (word === 'catch') handlers.push(handled)
    else last.push(...handled)
  }
  out.push({type: 'try', body, handlers, last, ...spanFrom(scan, start)})
}

function definition(parser: Parser, start: number, out: Stmt[]): void {
  const {scan} = parser
  const name = /^[\w:-]{1,120}/.exec(scan.text.slice(scan.at, scan.at + 120))?.[0] ?? ''
  scan.at += name.length
  skip(scan, true, parser.comments)
  const params: Param[] = []
  if (looksAt(scan, '(')) params.push(...parameterList(parser))
  skip(scan, true, parser.comments)
  const made = block(parser, params)
  if (made.type !== 'func') return
  const func = {...made.func, name: name.replace(/^(global|script):/i, '').toLowerCase()}
  out.push({type: 'func', func, ...spanFrom(scan, start)})
}

/** `param(…)` of a script: its parameters come from whoever calls it. */
function parameters(parser: Parser, out: Stmt[]): void {
  if (!looksAt(parser.scan, '(')) return
  for (const param of parameterList(parser)) {
    if (param.default !== undefined)
      out.push({
        type: 'assign',
        targets: [param.target],
        op: '=',
        value: param.default,
        declares: true,
        start: param.target.start,
        end: param.default.end,
      })
  }
}

export function parameterList(parser: Parser): Param[] {
  const {scan} = parser
  const params: Param[] = []
  scan.at += 1
  for (;;) {
    skip(scan, true, parser.comments)
    const letter = scan.text[scan.at]
    if (letter === undefined || letter === '}') return params
    if (letter === ')') {
      scan.at += 1
      return params
    }
    if (letter === '[') {
      // A type or attribute.
      const close = scan.text.indexOf(']', scan.at)
      scan.at = close < 0 ? scan.text.length : close + 1
    } else if (letter === '$') {
      const target = parser.deeper(() => expression(parser, true), {type: 'other', children: [], start: scan.at, end: scan.at})
      skip(scan, true, parser.comments)
      let fallback: Expr | undefined
      if (looksAt(scan, '=')) {
        scan.at += 1
        fallback = expression(parser, true)
      }
      params.push({target, default: fallback, rest: 'no'})
    } else scan.at += 1
  }
}

/** `a | b | c`, or an assignment; what flows into a command is its argument `|`. */
function pipeline(parser: Parser): Expr {
  const {scan} = parser
  skip(scan, false, parser.comments)
  let value = element(parser, undefined)
  for (let count = 0; count < 200; count += 1) {
    skip(scan, false, parser.comments)
    const before = scan.at
    if (looksAt(scan, '|') && scan.text[scan.at + 1] !== '|') {
      scan.at += 1
      skip(scan, true, parser.comments)
      value = element(parser, value)
    } else if (looksAt(scan, '>')) value = redirect(parser, value)
    else if (looksAt(scan, '&&') || looksAt(scan, '||')) {
      scan.at += 2
      const rest = element(parser, undefined)
      value = {type: 'seq', items: [value, rest], start: value.start, end: rest.end}
    } else if (looksAt(scan, '&') && !/[\w$'"(]/.test(scan.text[scan.at + 1] ?? ' ')) {
      scan.at += 1
      skip(scan, false, parser.comments)
      if (/[\n\r;})]/.test(scan.text[scan.at] ?? '\n')) return value
      const rest = element(parser, undefined)
      value = {type: 'seq', items: [value, rest], start: value.start, end: rest.end}
    } else return value
    if (scan.at === before) return value
  }
  return value
}

function redirect(parser: Parser, value: Expr): Expr {
  const {scan} = parser
  const append = looksAt(scan, '>>')
  scan.at += append ? 2 : 1
  if (looksAt(scan, '&')) {
    scan.at += 2
    return value
  }
  skip(scan, false, parser.comments)
  const target = expression(parser, true)
  const at = {start: value.start, end: scan.at}
  const path = target.type === 'other' ? bareword(parser) : target
  return {
    type: 'call',
    fn: {type: 'name', name: append ? 'add-content' : 'out-file', ...at},
    args: [
      {name: undefined, value: path, spread: false},
      {name: '|', value, spread: false},
    ],
    isNew: false,
    ...at,
  }
}

function bareword(parser: Parser): Expr {
  const {scan} = parser
  const start = scan.at
  while (scan.at < scan.text.length && !/[\s;|)}]/.test(scan.text[scan.at] ?? ' ')) scan.at += 1
  return {type: 'str', text: scan.text.slice(start, scan.at), bytes: false, escapes: 0, ...spanFrom(scan, start)}
}

function element(parser: Parser, input: Expr | undefined): Expr {
  const {scan} = parser
  skip(scan, false, parser.comments)
  const letter = scan.text[scan.at] ?? ''
  const invokes = letter === '&' || (letter === '.' && /\s/.test(scan.text[scan.at + 1] ?? ''))
  if (invokes || !/[$'"(@[{\d!+,-]/.test(letter)) return parseCommand(parser, input)
  const start = scan.at
  const value = expression(parser)
  skip(scan, false, parser.comments)
  const op = /^(\+=|-=|\*=|\/=|=)/.exec(scan.text.slice(scan.at, scan.at + 2))?.[0]
  if (op !== undefined && !looksAt(scan, '==')) {
    scan.at += op.length
    skip(scan, true, parser.comments)
    const word = keywordAt(scan)
    if (word === 'if' || word === 'foreach' || word === 'switch' || word === 'try') {
      const body: Stmt[] = []
      statement(parser, body)
      return {
        type: 'call',
        fn: {
          type: 'func',
          func: {name: '', params: [], body, decorators: [], arrow: true, ...spanFrom(scan, start)},
          ...spanFrom(scan, start),
        },
        args: [],
        isNew: false,
        ...spanFrom(scan, start),
      }
    }
    return {type: 'assign', target: value, op, value: parser.pipeline(), ...spanFrom(scan, start)}
  }
  return value
}
