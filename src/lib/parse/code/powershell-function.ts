import {block, expression} from './powershell-expression.ts'
import {looksAt, skip, spanFrom} from './powershell-scan.ts'
import type {Parser} from './powershell-scan.ts'
import type {Expr, Param, Stmt} from './tree.ts'

export function definition(parser: Parser, start: number, out: Stmt[]): void {
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
export function parameters(parser: Parser, out: Stmt[]): void {
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

function parameterList(parser: Parser): Param[] {
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
      const target = parser.deeper(() => expression(parser, true), {type: 'other', children: [], ...spanFrom(scan, scan.at)})
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
