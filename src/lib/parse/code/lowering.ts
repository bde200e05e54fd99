import {unescape} from './escapes.ts'
import type {Node} from './node.ts'
import type {Class, Expr, Func, Span, Stmt} from './tree.ts'

/** Nesting beyond this is given up on, and said: no person writes it. */
export const maxDepth = 300

/** What the lowering of expressions and that of statements of one language share. */
export interface Lowering {
  expr(node: Node | undefined): Expr
  text(node: Node | undefined): string
  /** An identifier as the language reads it: escapes and compatibility letters are another spelling of the same name. */
  name(node: Node | undefined): string
  func(node: Node, decorators: readonly Expr[]): Func
  cls(node: Node): Class
  /** Statements of a block; [] for none. */
  body(node: Node | undefined): Stmt[]
  /** Runs `make` one level deeper, or gives `otherwise` when that is too deep. */
  deeper<T>(make: () => T, otherwise: T): T
}

export interface LoweringParts {
  expression(low: Lowering, node: Node): Expr
  func(low: Lowering, node: Node, decorators: readonly Expr[]): Func
  cls(low: Lowering, node: Node): Class
  body(low: Lowering, node: Node | undefined): Stmt[]
}

export function makeLowering(source: string, gaps: Set<string>, parts: LoweringParts): Lowering {
  let depth = 0
  const low: Lowering = {
    text: (node) => (node === undefined ? '' : source.slice(node.from, node.to)),
    name: (node) => identifier(low.text(node)),
    func: (node, decorators) => parts.func(low, node, decorators),
    cls: (node) => parts.cls(low, node),
    body: (node) => parts.body(low, node),
    deeper(make, otherwise) {
      if (depth >= maxDepth) {
        gaps.add('nesting too deep')
        return otherwise
      }
      depth += 1
      const made = make()
      depth -= 1
      return made
    },
    expr(node) {
      if (node === undefined) return nothing({start: 0, end: 0})
      const inner = unwrap(node)
      return low.deeper(() => parts.expression(low, inner), nothing(spanOf(node)))
    },
  }
  return low
}

function identifier(text: string): string {
  const plain = text.includes('\\u') ? unescape(text).text : text
  return /^[\x20-\x7e]*$/.test(plain) ? plain : plain.normalize('NFKC')
}

/** Without the parentheses around it, in a loop: ten thousand of them are no reason to give up. */
function unwrap(node: Node): Node {
  let inner = node
  while (inner.name === 'ParenthesizedExpression') {
    const content = inner.kids.filter((kid) => kid.name !== '(' && kid.name !== ')')
    const only = content[0]
    if (content.length !== 1 || only === undefined) break
    inner = only
  }
  return inner
}

export function nothing(at: Span): Expr {
  return {type: 'other', children: [], ...at}
}

export function spanOf(node: Node): Span {
  return {start: node.from, end: node.to}
}

export type LowerStatement = (low: Lowering, node: Node, out: Stmt[]) => void

export function lowerAll(low: Lowering, nodes: readonly Node[], lower: LowerStatement): Stmt[] {
  const body: Stmt[] = []
  low.deeper(() => {
    for (const node of nodes) lower(low, node, body)
    return true
  }, false)
  return body
}

/** The operands of a left-nested chain of one operator, first to last. */
export function chain(node: Node, isChain: (node: Node) => boolean): Node[] {
  const parts: Node[] = []
  let left = node
  while (isChain(left)) {
    const first = left.kids[0]
    const right = left.kids[left.kids.length - 1]
    if (first === undefined || right === undefined || first === right) break
    parts.push(right)
    left = first
  }
  parts.push(left)
  return parts.reverse()
}
