import {parseCommand} from './powershell-command.ts'
import {expression} from './powershell-expression.ts'
import {keywordAt, looksAt, skip, spanFrom} from './powershell-scan.ts'
import type {Parser} from './powershell-scan.ts'
import type {Expr} from './tree.ts'

/** `a | b | c`, or an assignment; what flows into a command is its argument `|`. */
export function pipeline(parser: Parser): Expr {
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
  const at = spanFrom(scan, value.start)
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
      const body = parser.statement()
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
