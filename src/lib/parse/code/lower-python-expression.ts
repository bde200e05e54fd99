import {unescape} from './escapes.ts'
import {inside, splitKids} from './node.ts'
import type {Node} from './node.ts'
import {chain, nothing, spanOf} from './lowering.ts'
import type {Lowering} from './lowering.ts'
import type {Argument, Clause, Entry, Expr} from './tree.ts'

/** Nodes between commas: one expression, or a list for a tuple without parentheses. */
export function lowerTuple(low: Lowering, nodes: readonly Node[]): Expr {
  const pieces = splitKids(nodes, ',')
  const first = pieces[0]
  const start = nodes[0]?.from ?? 0
  const end = nodes[nodes.length - 1]?.to ?? start
  if (pieces.length === 1 && first !== undefined && !nodes.some((node) => node.name === ',')) return element(low, first)
  return {type: 'list', items: pieces.map((piece) => element(low, piece)), start, end}
}

/** `@a.b(c)`: the names and the arguments stand side by side. */
export function lowerDecorator(low: Lowering, node: Node): Expr {
  let made: Expr | undefined
  for (const kid of node.kids) {
    const end = kid.to
    if (kid.name === 'VariableName' || kid.name === 'PropertyName') {
      const name = low.name(kid)
      made = made === undefined ? {type: 'name', name, ...spanOf(kid)} : {type: 'member', object: made, name, start: made.start, end}
    } else if (kid.name === 'ArgList' && made !== undefined) {
      made = {type: 'call', fn: made, args: lowerArguments(low, kid), isNew: false, start: made.start, end}
    } else if (kid.kids.length > 0) made = low.expr(kid)
  }
  return made ?? nothing(spanOf(node))
}

function element(low: Lowering, piece: readonly Node[]): Expr {
  const first = piece[0]
  if (first !== undefined && first.name.startsWith('*'))
    return {type: 'spread', value: low.expr(piece[1]), start: first.from, end: piece[piece.length - 1]?.to ?? first.to}
  return low.expr(first)
}

export function lowerPythonExpression(low: Lowering, node: Node): Expr {
  const at = {start: node.from, end: node.to}
  const {kids} = node
  switch (node.name) {
    case 'VariableName':
      return {type: 'name', name: low.name(node), ...at}
    case 'Boolean':
      return {type: 'num', value: low.text(node) === 'True' ? 1 : 0, ...at}
    case 'Number':
      return {type: 'num', value: numberOf(low.text(node)), ...at}
    case 'None':
      return nothing(at)
    case 'String':
      return lowerString(low, node)
    case 'FormatString':
      return lowerFormat(low, node)
    case 'ContinuedString':
      return {type: 'concat', parts: kids.map((kid) => low.expr(kid)), plus: false, ...at}
    case 'MemberExpression':
      return lowerMember(low, node)
    case 'CallExpression':
      return {type: 'call', fn: low.expr(kids[0]), args: lowerArguments(low, kids[1]), isNew: false, ...at}
    case 'BinaryExpression':
      return lowerBinary(low, node)
    case 'UnaryExpression':
      return {type: 'unary', op: low.text(kids[0]), value: low.expr(kids[1]), ...at}
    case 'ConditionalExpression':
      return {type: 'either', test: low.expr(kids[2]), items: [low.expr(kids[0]), low.expr(kids[4])], ...at}
    case 'LambdaExpression':
      return {type: 'func', func: low.func(node, []), ...at}
    case 'AwaitExpression':
      return {type: 'await', value: low.expr(kids[1]), ...at}
    case 'YieldExpression':
      return {type: 'yield', value: low.expr(kids[kids.length - 1]), ...at}
    case 'NamedExpression':
      return {type: 'assign', target: low.expr(kids[0]), op: '=', value: low.expr(kids[2]), ...at}
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression':
      return {type: 'list', items: splitKids(inside(node), ',').map((piece) => element(low, piece)), ...at}
    case 'DictionaryExpression':
      return {type: 'dict', entries: splitKids(inside(node), ',').map((piece) => lowerEntry(low, piece)), ...at}
    case 'ArrayComprehensionExpression':
    case 'ComprehensionExpression':
    case 'SetComprehensionExpression':
    case 'DictionaryComprehensionExpression':
      return lowerComprehension(low, inside(node), at)
    case 'ParenthesizedExpression':
      return lowerTuple(low, inside(node))
    default:
      return {
        type: 'other',
        children: kids.filter((kid) => kid.kids.length > 0 || kid.name === 'VariableName').map((kid) => low.expr(kid)),
        ...at,
      }
  }
}

function numberOf(text: string): number {
  const plain = text.replaceAll('_', '').toLowerCase()
  const value = /^0o[0-7]+$/.test(plain) ? Number.parseInt(plain.slice(2), 8) : Number(plain.replace(/j$/, ''))
  return Number.isFinite(value) ? value : 0
}

function lowerEntry(low: Lowering, piece: readonly Node[]): Entry {
  const colon = piece.findIndex((kid) => kid.name === ':')
  if (colon < 0) return {key: undefined, value: low.expr(piece[piece.length - 1])}
  return {key: low.expr(piece[0]), value: low.expr(piece[colon + 1])}
}

function lowerArguments(low: Lowering, list: Node | undefined): Argument[] {
  if (list === undefined) return []
  const all = inside(list)
  // A bare generator is the only argument there is, and the commas of its targets are its own.
  if (all.some((kid) => kid.name === 'for'))
    return [{name: undefined, value: lowerComprehension(low, all, {start: list.from, end: list.to}), spread: false}]
  return splitKids(all, ',').map((piece): Argument => {
    const first = piece[0]
    if (piece[1]?.name === 'AssignOp') return {name: low.name(first), value: low.expr(piece[2]), spread: false}
    if (first?.name === '*') return {name: undefined, value: low.expr(piece[1]), spread: true}
    if (first?.name === '**') return {name: '**', value: low.expr(piece[1]), spread: true}
    return {name: undefined, value: low.expr(first), spread: false}
  })
}

function lowerComprehension(low: Lowering, nodes: readonly Node[], at: {start: number; end: number}): Expr {
  const parts: Node[][] = [[]]
  for (const node of nodes) {
    if (node.name === 'async') continue
    if (node.name === 'for') parts.push([])
    else parts[parts.length - 1]?.push(node)
  }
  const [head = [], ...rest] = parts
  const clauses = rest.map((part): Clause => {
    const middle = part.findIndex((kid) => kid.name === 'in')
    const [iterable = [], ...conditions] = splitKids(part.slice(middle + 1), 'if')
    return {
      target: lowerTuple(low, part.slice(0, middle)),
      iterable: low.expr(iterable[0]),
      conditions: conditions.map((condition) => low.expr(condition[0])),
    }
  })
  const colon = head.findIndex((kid) => kid.name === ':')
  return {
    type: 'comprehension',
    element: low.expr(colon < 0 ? head[0] : head[colon + 1]),
    key: colon < 0 ? undefined : low.expr(head[0]),
    clauses,
    ...at,
  }
}

function lowerMember(low: Lowering, node: Node): Expr {
  const at = {start: node.from, end: node.to}
  const {kids} = node
  const object = low.expr(kids[0])
  if (kids[1]?.name === '.') return {type: 'member', object, name: low.name(kids[2]), ...at}
  const content = kids.slice(2).filter((kid) => kid.name !== ']')
  if (!content.some((kid) => kid.name === ':')) return {type: 'index', object, index: lowerTuple(low, content), ...at}
  const pieces: (Node | undefined)[] = [undefined]
  for (const kid of content) {
    if (kid.name === ':') pieces.push(undefined)
    else pieces[pieces.length - 1] = kid
  }
  const part = (index: number): Expr | undefined => (pieces[index] === undefined ? undefined : low.expr(pieces[index]))
  return {type: 'slice', object, from: part(0), to: part(1), step: part(2), ...at}
}

function lowerBinary(low: Lowering, node: Node): Expr {
  const operator = (of: Node): string =>
    of.kids
      .slice(1, -1)
      .map((kid) => low.text(kid))
      .join(' ')
  const at = {start: node.from, end: node.to}
  if (operator(node) === '+') {
    // A long chain nests to the left: walk it instead of recursing.
    const parts = chain(node, (part) => part.name === 'BinaryExpression' && operator(part) === '+')
    return {type: 'concat', parts: parts.map((part) => low.expr(part)), plus: true, ...at}
  }
  const left = low.expr(node.kids[0])
  const right = low.expr(node.kids[node.kids.length - 1])
  const op = operator(node)
  if (op === 'or') return {type: 'either', test: undefined, items: [left, right], ...at}
  if (op === 'and') return {type: 'either', test: undefined, items: [right, left], ...at}
  return {type: 'binary', op, left, right, ...at}
}

function lowerString(low: Lowering, node: Node): Expr {
  const raw = low.text(node)
  const open = /^([a-z]{0,2})("""|'''|"|')/i.exec(raw)
  const prefix = open?.[1]?.toLowerCase() ?? ''
  const quote = open?.[2] ?? ''
  const from = open?.[0].length ?? 0
  const to = raw.endsWith(quote) && raw.length >= from + quote.length ? raw.length - quote.length : raw.length
  const content = raw.slice(from, to)
  const made = prefix.includes('r') ? {text: content, numeric: 0} : unescape(content)
  return {type: 'str', text: made.text, bytes: prefix.includes('b'), escapes: made.numeric, start: node.from + from, end: node.from + to}
}

function lowerFormat(low: Lowering, node: Node): Expr {
  const raw = low.text(node)
  const open = /^([a-z]{0,2})("""|'''|"|')/i.exec(raw)
  const quote = open?.[2] ?? ''
  const isRaw = open?.[1]?.toLowerCase().includes('r') ?? false
  let position = open?.[0].length ?? 0
  const end = raw.endsWith(quote) && raw.length > position ? raw.length - quote.length : raw.length
  const parts: Expr[] = []
  const literal = (to: number): void => {
    if (to <= position) return
    const content = raw.slice(position, to).replaceAll('{{', '{').replaceAll('}}', '}')
    const made = isRaw ? {text: content, numeric: 0} : unescape(content)
    parts.push({type: 'str', text: made.text, bytes: false, escapes: made.numeric, start: node.from + position, end: node.from + to})
  }
  for (const kid of node.kids) {
    if (kid.name !== 'FormatReplacement') continue
    literal(kid.from - node.from)
    parts.push(
      lowerTuple(
        low,
        kid.kids.filter((inner) => !inner.name.startsWith('Format') && !'{}'.includes(inner.name)),
      ),
    )
    position = kid.to - node.from
  }
  literal(end)
  return {type: 'concat', parts, plus: false, start: node.from, end: node.to}
}
