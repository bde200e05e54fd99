import {unescape} from './escapes.ts'
import {chain, nothing, spanOf} from './lowering.ts'
import type {Lowering} from './lowering.ts'
import {inside, splitKids} from './node.ts'
import type {Node} from './node.ts'
import type {Argument, Entry, Expr, Span} from './tree.ts'

export function lowerJavascriptExpression(low: Lowering, node: Node): Expr {
  const at = spanOf(node)
  const {kids} = node
  switch (node.name) {
    case 'VariableName':
    case 'VariableDefinition':
    case 'this':
    case 'super':
      return {type: 'name', name: low.name(node), ...at}
    case 'Number':
      return {type: 'num', value: numberOf(low.text(node)), ...at}
    case 'BooleanLiteral':
      return {type: 'num', value: low.text(node) === 'true' ? 1 : 0, ...at}
    case 'null':
      return nothing(at)
    case 'String':
      return lowerString(low, node)
    case 'TemplateString':
      return lowerTemplate(low, node)
    case 'TaggedTemplateExpression':
      return lowerTagged(low, node, at)
    case 'RegExp':
      return lowerRegex(low.text(node), at)
    case 'MemberExpression':
      return lowerMember(low, node, at)
    case 'CallExpression':
    case 'NewExpression':
      return lowerCall(low, node, at)
    case 'DynamicImport': {
      const args = inside(node).filter((kid) => kid.name !== 'import')
      return {type: 'call', fn: {type: 'name', name: 'import', ...at}, args: lowerArguments(low, args), isNew: false, ...at}
    }
    case 'BinaryExpression':
      return lowerBinary(low, node, at)
    case 'UnaryExpression':
      return {type: 'unary', op: low.text(kids[0]), value: low.expr(kids[1]), ...at}
    case 'PostfixExpression':
      if (low.text(kids[1]) === '!') return low.expr(kids[0])
      return {
        type: 'assign',
        target: low.expr(kids[0]),
        op: low.text(kids[1]) === '++' ? '+=' : '-=',
        value: {type: 'num', value: 1, ...at},
        ...at,
      }
    case 'ConditionalExpression':
      return {type: 'either', test: low.expr(kids[0]), items: [low.expr(kids[2]), low.expr(kids[4])], ...at}
    case 'AssignmentExpression': {
      const target = kids[0]
      const pattern = target !== undefined && target.name.endsWith('Pattern') ? lowerPattern(low, target) : low.expr(target)
      return {type: 'assign', target: pattern, op: low.text(kids[1]), value: low.expr(kids[2]), ...at}
    }
    case 'ArrowFunction':
    case 'FunctionExpression':
      return {type: 'func', func: low.func(node, []), ...at}
    case 'ClassExpression':
      return {type: 'class', cls: low.cls(node), ...at}
    case 'ArrayExpression':
      return {type: 'list', items: splitKids(inside(node), ',').map((piece) => lowerItem(low, piece)), ...at}
    case 'ObjectExpression':
      return {type: 'dict', entries: splitKids(inside(node), ',').map((piece) => lowerProperty(low, piece[0])), ...at}
    case 'SequenceExpression':
      return {type: 'seq', items: kids.filter((kid) => kid.name !== ',').map((kid) => low.expr(kid)), ...at}
    case 'AwaitExpression':
      return {type: 'await', value: low.expr(kids[1]), ...at}
    case 'YieldExpression':
      return {type: 'yield', value: kids.length > 1 ? low.expr(kids[kids.length - 1]) : undefined, ...at}
    case 'InstantiationExpression':
      return low.expr(kids[0])
    default:
      return {
        type: 'other',
        children: kids.filter((kid) => kid.kids.length > 0 || kid.name === 'VariableName').map((kid) => low.expr(kid)),
        ...at,
      }
  }
}

/** What stands left of `=`, in a parameter or in a declaration. */
export function lowerPattern(low: Lowering, node: Node): Expr {
  const at = spanOf(node)
  if (node.name === 'ArrayPattern') {
    const items = splitKids(inside(node), ',').map((piece) => {
      if (piece[0]?.name === 'Spread') return {type: 'spread', value: patternIn(low, piece), ...at} as Expr
      return patternIn(low, piece)
    })
    return low.deeper<Expr>(() => ({type: 'list', items, ...at}), nothing(at))
  }
  if (node.name !== 'ObjectPattern') return low.expr(node)
  const entries = inside(node).flatMap((kid): Entry[] => {
    if (kid.name !== 'PatternProperty') return []
    if (kid.kids[0]?.name === 'Spread') return [{key: undefined, value: patternIn(low, kid.kids)}]
    const colon = kid.kids.findIndex((inner) => inner.name === ':')
    const value = low.deeper(() => patternIn(low, colon < 0 ? kid.kids : kid.kids.slice(colon + 1)), nothing(at))
    return [{key: colon < 0 ? keyOf(low, kid.kids[0]) : keyOf(low, kid.kids[0]?.name === '[' ? kid.kids[1] : kid.kids[0]), value}]
  })
  return {type: 'dict', entries, ...at}
}

function patternIn(low: Lowering, piece: readonly Node[]): Expr {
  const target = piece.find((kid) => kid.name === 'VariableDefinition' || kid.name.endsWith('Pattern') || kid.name.endsWith('Expression'))
  const made = target === undefined ? nothing({start: piece[0]?.from ?? 0, end: piece[0]?.to ?? 0}) : lowerPattern(low, target)
  const equals = piece.findIndex((kid) => kid.name === 'Equals')
  if (equals < 0) return made
  return {type: 'either', test: undefined, items: [made, low.expr(piece[equals + 1])], start: made.start, end: made.end}
}

function keyOf(low: Lowering, node: Node | undefined): Expr {
  if (node === undefined) return nothing({start: 0, end: 0})
  if (node.name.endsWith('Expression') || node.name === 'VariableName' || node.name === 'String' || node.name === 'TemplateString')
    return low.expr(node)
  return {type: 'str', text: low.text(node), bytes: false, escapes: 0, ...spanOf(node)}
}

function numberOf(text: string): number {
  const value = Number(text.replaceAll('_', '').replace(/n$/, ''))
  return Number.isFinite(value) ? value : 0
}

function lowerString(low: Lowering, node: Node): Expr {
  const raw = low.text(node)
  const to = raw.length > 1 && raw.endsWith(raw[0] ?? '') ? raw.length - 1 : raw.length
  const made = unescape(raw.slice(1, to))
  return {type: 'str', text: made.text, bytes: false, escapes: made.numeric, start: node.from + 1, end: node.from + to}
}

function lowerTemplate(low: Lowering, node: Node): Expr {
  const raw = low.text(node)
  const end = raw.length > 1 && raw.endsWith('`') ? raw.length - 1 : raw.length
  const parts: Expr[] = []
  let position = 1
  const literal = (to: number): void => {
    if (to <= position) return
    const made = unescape(raw.slice(position, to))
    parts.push({type: 'str', text: made.text, bytes: false, escapes: made.numeric, start: node.from + position, end: node.from + to})
  }
  for (const kid of node.kids) {
    if (kid.name !== 'Interpolation') continue
    literal(kid.from - node.from)
    parts.push(low.expr(kid.kids.find((inner) => !inner.name.startsWith('Interpolation'))))
    position = kid.to - node.from
  }
  literal(end)
  const only = parts[0]
  if (parts.length === 1 && only?.type === 'str') return only
  return {type: 'concat', parts, plus: false, start: node.from, end: node.to}
}

function lowerTagged(low: Lowering, node: Node, at: Span): Expr {
  const value = low.expr(node.kids[1])
  return {type: 'call', fn: low.expr(node.kids[0]), args: [{name: undefined, value, spread: false}], isNew: false, ...at}
}

function lowerRegex(text: string, at: Span): Expr {
  const last = text.lastIndexOf('/')
  return {type: 'regex', source: text.slice(1, Math.max(1, last)), flags: text.slice(last + 1), ...at}
}

function lowerMember(low: Lowering, node: Node, at: Span): Expr {
  const object = low.expr(node.kids[0])
  const bracket = node.kids.findIndex((kid) => kid.name === '[')
  if (bracket > 0) return {type: 'index', object, index: low.expr(node.kids[bracket + 1]), ...at}
  return {type: 'member', object, name: low.name(node.kids[node.kids.length - 1]), ...at}
}

function lowerCall(low: Lowering, node: Node, at: Span): Expr {
  const isNew = node.name === 'NewExpression'
  const list = node.kids.find((kid) => kid.name === 'ArgList')
  const fn = low.expr(node.kids[isNew ? 1 : 0])
  return {type: 'call', fn, args: list === undefined ? [] : lowerArguments(low, inside(list)), isNew, ...at}
}

function lowerArguments(low: Lowering, nodes: readonly Node[]): Argument[] {
  return splitKids(nodes, ',').map((piece) => {
    const spread = piece[0]?.name === 'Spread'
    return {name: undefined, value: low.expr(piece[spread ? 1 : 0]), spread}
  })
}

function lowerItem(low: Lowering, piece: readonly Node[]): Expr {
  const first = piece[0]
  if (first?.name !== 'Spread') return low.expr(first)
  return {type: 'spread', value: low.expr(piece[1]), start: first.from, end: piece[1]?.to ?? first.to}
}

function lowerProperty(low: Lowering, node: Node | undefined): Entry {
  if (node === undefined) return {key: undefined, value: nothing({start: 0, end: 0})}
  const {kids} = node
  if (kids[0]?.name === 'Spread') return {key: undefined, value: low.expr(kids[1])}
  const at = spanOf(node)
  const colon = kids.findIndex((kid) => kid.name === ':')
  if (colon > 0) return {key: kids[0]?.name === '[' ? low.expr(kids[1]) : keyOf(low, kids[0]), value: low.expr(kids[colon + 1])}
  const name = kids.find((kid) => kid.name === 'PropertyDefinition' || kid.name === 'String' || kid.name === 'Number')
  if (kids.some((kid) => kid.name === 'ParamList')) return {key: keyOf(low, name), value: {type: 'func', func: low.func(node, []), ...at}}
  return {key: keyOf(low, name), value: {type: 'name', name: low.name(name), ...at}}
}

function lowerBinary(low: Lowering, node: Node, at: Span): Expr {
  const operator = (of: Node): string => low.text(of.kids[1])
  const op = operator(node)
  if (op === 'as' || op === 'satisfies') return low.expr(node.kids[0])
  if (op === '+') {
    const parts = chain(node, (part) => part.name === 'BinaryExpression' && operator(part) === '+')
    return {type: 'concat', parts: parts.map((part) => low.expr(part)), plus: true, ...at}
  }
  const left = low.expr(node.kids[0])
  const right = low.expr(node.kids[2])
  if (op === '||' || op === '??') return {type: 'either', test: undefined, items: [left, right], ...at}
  if (op === '&&') return {type: 'either', test: undefined, items: [right, left], ...at}
  return {type: 'binary', op, left, right, ...at}
}
