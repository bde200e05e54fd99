import type {AnyNode, Class as ClassNode, Function as FunctionNode, Node} from 'acorn'
import {maxDepth, nothing} from './lowering.ts'
import type {Class, Expr, Func, Stmt} from './tree.ts'

/** What the lowering of expressions, patterns and statements share: one program on its way. */
export interface Tree {
  readonly text: string
  readonly gaps: Set<string>
  depth: number
  /** Nodes so far. */
  size: number
  expr(node: AnyNode | null | undefined): Expr
  /** `at`: the whole method, of which the function is but the part behind the name. */
  func(node: FunctionNode, name: string, at: Node): Func
  cls(node: ClassNode): Class
}

export interface TreeParts {
  expression(tree: Tree, node: AnyNode): Expr
  func(tree: Tree, node: FunctionNode, name: string, at: Node): Func
  cls(tree: Tree, node: ClassNode): Class
}

export function makeTree(text: string, gaps: Set<string>, parts: TreeParts): Tree {
  const tree: Tree = {
    text,
    gaps,
    depth: 0,
    size: 0,
    expr(node) {
      if (node === null || node === undefined) return nothing({start: 0, end: 0})
      if (isTooDeep(tree)) return nothing({start: node.start, end: node.end})
      tree.depth += 1
      tree.size += 1
      const made = parts.expression(tree, node)
      tree.depth -= 1
      return made
    },
    func: (node, name, at) => parts.func(tree, node, name, at),
    cls: (node) => parts.cls(tree, node),
  }
  return tree
}

function isTooDeep(tree: Tree): boolean {
  if (tree.depth < maxDepth) return false
  tree.gaps.add('nesting too deep')
  return true
}

/** Statements one level deeper, or none where that is too deep. */
export function lowerAll(tree: Tree, nodes: readonly AnyNode[], lower: (tree: Tree, node: AnyNode, out: Stmt[]) => void): Stmt[] {
  const body: Stmt[] = []
  if (isTooDeep(tree)) return body
  tree.depth += 1
  tree.size += nodes.length
  for (const node of nodes) lower(tree, node, body)
  tree.depth -= 1
  return body
}
