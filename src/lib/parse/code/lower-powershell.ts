import {parenthesized} from './powershell-expression.ts'
import {definition, parameters} from './powershell-function.ts'
import {pipeline} from './powershell-pipeline.ts'
import {keywordAt, looksAt, skip, spanFrom} from './powershell-scan.ts'
import type {Parser} from './powershell-scan.ts'
import {expression} from './powershell-expression.ts'
import type {Expr, Program, Span, Stmt} from './tree.ts'

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
    statement: () => {
      const body: Stmt[] = []
      statement(parser, body)
      return body
    },
    statements: (end) => parser.deeper(() => statements(parser, end), []),
    pipeline: () => parser.deeper(() => pipeline(parser), {type: 'other', children: [], ...spanFrom(parser.scan, parser.scan.at)}),
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
