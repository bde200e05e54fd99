import type {AnyNode, ObjectPattern} from 'acorn'
import type {Tree} from './lower-javascript-tree.ts'
import {nothing} from './lowering.ts'
import type {Entry, Expr} from './tree.ts'

/** What stands left of `=`, in a parameter or in a declaration. What is in it comes back through the tree, which counts how deep it nests. */
export function lowerPattern(tree: Tree, node: AnyNode): Expr {
  const {start, end} = node
  switch (node.type) {
    case 'ArrayPattern':
      return {type: 'list', items: node.elements.map((item) => (item === null ? nothing({start: 0, end: 0}) : tree.expr(item))), start, end}
    case 'ObjectPattern':
      return {type: 'dict', entries: lowerEntries(tree, node), start, end}
    case 'AssignmentPattern': {
      const made = tree.expr(node.left)
      return {type: 'either', test: undefined, items: [made, tree.expr(node.right)], start: made.start, end: made.end}
    }
    case 'RestElement':
      return {type: 'spread', value: tree.expr(node.argument), start, end}
    default:
      return tree.expr(node)
  }
}

function lowerEntries(tree: Tree, node: ObjectPattern): Entry[] {
  return node.properties.map((property) => {
    if (property.type === 'RestElement') return {key: undefined, value: tree.expr(property.argument)}
    return {key: lowerKey(tree, property), value: tree.expr(property.value)}
  })
}

/** Name of a key that is written as such. */
export function keyName(key: AnyNode): string {
  if (key.type === 'Identifier') return key.name
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  return key.type === 'Literal' ? String(key.value) : ''
}

export function lowerKey(tree: Tree, property: {readonly key: AnyNode; readonly computed: boolean}): Expr {
  const {key} = property
  if (property.computed || (key.type === 'Literal' && typeof key.value === 'string')) return tree.expr(key)
  return {type: 'str', text: keyName(key), bytes: false, escapes: 0, start: key.start, end: key.end}
}
