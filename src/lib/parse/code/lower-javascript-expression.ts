import type {
  AnyNode,
  CallExpression,
  Literal,
  MemberExpression,
  NewExpression,
  Node,
  ObjectExpression,
  Property,
  TemplateLiteral,
} from 'acorn'
import {unescape} from './escapes.ts'
import {keyName, lowerKey, lowerPattern} from './lower-javascript-pattern.ts'
import type {Tree} from './lower-javascript-tree.ts'
import {nothing} from './lowering.ts'
import type {Argument, Entry, Expr} from './tree.ts'

/** What acorn-loose puts where something is missing. */
const missing = '✖'

export function lowerJavascriptExpression(tree: Tree, node: AnyNode): Expr {
  const {start, end} = node
  switch (node.type) {
    case 'Identifier':
      return node.name === missing ? nothing({start, end}) : {type: 'name', name: node.name, start, end}
    case 'ThisExpression':
      return {type: 'name', name: 'this', start, end}
    case 'Super':
      return {type: 'name', name: 'super', start, end}
    case 'Literal':
      return lowerLiteral(tree, node)
    case 'TemplateLiteral':
      return lowerTemplate(tree, node)
    case 'TaggedTemplateExpression':
      return {
        type: 'call',
        fn: tree.expr(node.tag),
        args: [{name: undefined, value: tree.expr(node.quasi), spread: false}],
        isNew: false,
        start,
        end,
      }
    case 'MemberExpression':
      return lowerMember(tree, node)
    case 'ChainExpression':
    case 'ParenthesizedExpression':
      return lowerJavascriptExpression(tree, node.expression)
    case 'CallExpression':
    case 'NewExpression':
      return {type: 'call', fn: tree.expr(node.callee), args: lowerArguments(tree, node), isNew: node.type === 'NewExpression', start, end}
    case 'ImportExpression': {
      const args: Argument[] = [{name: undefined, value: tree.expr(node.source), spread: false}]
      return {type: 'call', fn: {type: 'name', name: 'import', start, end}, args, isNew: false, start, end}
    }
    case 'BinaryExpression':
      if (node.operator === '+') return {type: 'concat', parts: chain(node).map((part) => tree.expr(part)), plus: true, start, end}
      return {type: 'binary', op: node.operator, left: tree.expr(node.left), right: tree.expr(node.right), start, end}
    case 'LogicalExpression': {
      const items = [tree.expr(node.left), tree.expr(node.right)]
      return {type: 'either', test: undefined, items: node.operator === '&&' ? items.reverse() : items, start, end}
    }
    case 'UnaryExpression':
      return {type: 'unary', op: node.operator, value: tree.expr(node.argument), start, end}
    case 'UpdateExpression': {
      const value: Expr = {type: 'num', value: 1, start, end}
      return {type: 'assign', target: tree.expr(node.argument), op: node.operator === '++' ? '+=' : '-=', value, start, end}
    }
    case 'ConditionalExpression':
      return {type: 'either', test: tree.expr(node.test), items: [tree.expr(node.consequent), tree.expr(node.alternate)], start, end}
    case 'AssignmentExpression':
      return {type: 'assign', target: lowerPattern(tree, node.left), op: node.operator, value: tree.expr(node.right), start, end}
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return {type: 'func', func: tree.func(node, node.id?.name ?? '', node), start, end}
    case 'ClassExpression':
    case 'ClassDeclaration':
      return {type: 'class', cls: tree.cls(node), start, end}
    case 'ArrayExpression':
      return {type: 'list', items: node.elements.map((item) => (item === null ? nothing({start: 0, end: 0}) : tree.expr(item))), start, end}
    case 'SpreadElement':
      return {type: 'spread', value: tree.expr(node.argument), start, end}
    case 'ObjectExpression':
      return {type: 'dict', entries: lowerEntries(tree, node), start, end}
    case 'SequenceExpression':
      return {type: 'seq', items: node.expressions.map((item) => tree.expr(item)), start, end}
    case 'AwaitExpression':
      return {type: 'await', value: tree.expr(node.argument), start, end}
    case 'YieldExpression':
      return {
        type: 'yield',
        value: node.argument === null || node.argument === undefined ? undefined : tree.expr(node.argument),
        start,
        end,
      }
    case 'ArrayPattern':
    case 'ObjectPattern':
    case 'AssignmentPattern':
    case 'RestElement':
      return lowerPattern(tree, node)
    case 'MetaProperty':
      return nothing({start, end})
    default:
      return {type: 'other', children: childrenOf(node).map((child) => tree.expr(child)), start, end}
  }
}

/** Of a node that no rule is about, such as an element of JSX. */
function childrenOf(node: Node): AnyNode[] {
  const children: AnyNode[] = []
  for (const value of Object.values(node)) {
    for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) children.push(one)
  }
  return children
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as {type?: unknown}).type === 'string'
}

function lowerLiteral(tree: Tree, node: Literal): Expr {
  const {start, end, value} = node
  if (node.regex !== undefined) return {type: 'regex', source: node.regex.pattern, flags: node.regex.flags, start, end}
  if (typeof value === 'string') return lowerString(tree, start, end)
  if (typeof value === 'number') return {type: 'num', value: Number.isFinite(value) ? value : 0, start, end}
  if (typeof value === 'bigint') return {type: 'num', value: Number.isFinite(Number(value)) ? Number(value) : 0, start, end}
  if (typeof value === 'boolean') return {type: 'num', value: value ? 1 : 0, start, end}
  return nothing({start, end})
}

function lowerString(tree: Tree, start: number, end: number): Expr {
  const {text} = tree
  const quote = text.charCodeAt(start)
  // One that was never closed, or that stands for one that is missing.
  if (quote !== 34 && quote !== 39) return nothing({start, end})
  const to = end - start > 1 && text.charCodeAt(end - 1) === quote ? end - 1 : end
  return textAt(tree, start + 1, to)
}

function textAt(tree: Tree, start: number, end: number): Expr {
  const made = unescape(tree.text.slice(start, end))
  return {type: 'str', text: made.text, bytes: false, escapes: made.numeric, start, end}
}

function lowerTemplate(tree: Tree, node: TemplateLiteral): Expr {
  const parts: Expr[] = []
  for (const [index, quasi] of node.quasis.entries()) {
    if (quasi.end > quasi.start) parts.push(textAt(tree, quasi.start, quasi.end))
    const expression = node.expressions[index]
    if (expression !== undefined) parts.push(tree.expr(expression))
  }
  const only = parts[0]
  if (parts.length === 1 && only?.type === 'str') return only
  return {type: 'concat', parts, plus: false, start: node.start, end: node.end}
}

function lowerMember(tree: Tree, node: MemberExpression): Expr {
  const {start, end, property} = node
  const object = tree.expr(node.object)
  if (node.computed) return {type: 'index', object, index: tree.expr(property), start, end}
  const name = property.type === 'PrivateIdentifier' ? `#${property.name}` : property.type === 'Identifier' ? property.name : ''
  return {type: 'member', object, name: name === missing ? '' : name, start, end}
}

function lowerArguments(tree: Tree, node: CallExpression | NewExpression): Argument[] {
  return node.arguments.map((argument) => {
    const spread = argument.type === 'SpreadElement'
    return {name: undefined, value: tree.expr(spread ? argument.argument : argument), spread}
  })
}

function lowerEntries(tree: Tree, node: ObjectExpression): Entry[] {
  return node.properties.map((property) => {
    if (property.type === 'SpreadElement') return {key: undefined, value: tree.expr(property.argument)}
    return {key: lowerKey(tree, property), value: lowerValue(tree, property)}
  })
}

function lowerValue(tree: Tree, property: Property): Expr {
  const {start, end, value} = property
  if (value.type !== 'FunctionExpression' || !(property.method || property.kind !== 'init')) return tree.expr(value)
  return {type: 'func', func: tree.func(value, property.computed ? '' : keyName(property.key), property), start, end}
}

/** The operands of `a + b + c`, first to last. One in parentheses is an operand of its own. */
function chain(node: AnyNode): AnyNode[] {
  const parts: AnyNode[] = []
  let left = node
  while (left.type === 'BinaryExpression' && left.operator === '+' && (left === node || left.start === node.start)) {
    parts.push(left.right)
    if (left.left.start !== left.start) {
      parts.push(left.left)
      return parts.reverse()
    }
    left = left.left
  }
  parts.push(left)
  return parts.reverse()
}
