import {str} from './powershell-strings.ts'
import type {Expr} from './tree.ts'

export const operator =
  /^(\+|\*|\/|%|\.\.|-(?![a-z])|-(join|split|csplit|isplit|replace|creplace|ireplace|f|eq|ne|gt|lt|ge|le|like|notlike|match|notmatch|contains|notcontains|in|notin|and|or|xor|bxor|band|bor|shl|shr|as|is|isnot|ceq|ieq)\b)/i

/** What an operator of PowerShell is in the common tree: `-join`, `-split`, `-replace` and `-f` are methods of texts. */
export function combine(op: string, left: Expr, right: Expr): Expr {
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
