import type {parser} from '@lezer/python'

type Tree = ReturnType<typeof parser.parse>

/** A syntax node as plain data: lezer's own nodes are made anew at each access, which costs more than copying once. */
export interface Node {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly kids: Node[]
}

export interface Copied {
  readonly root: Node
  readonly comments: Node[]
  readonly size: number
}

const noKids: Node[] = Object.freeze([]) as unknown as Node[]
const skipped = new Set(['⚠', 'TypeAnnotation', 'TypeArgList', 'TypeParamList', 'TypeDef', 'InterfaceDeclaration', 'TypeAliasDeclaration'])

/** Copies a tree whose text begins at `offset`, without recursion, so that input of any depth is safe. Comments are set apart, types and error marks left out. */
export function copyTree(tree: Tree, offset: number): Copied {
  const cursor = tree.cursor()
  const root: Node = {name: cursor.name, from: cursor.from + offset, to: cursor.to + offset, kids: []}
  const comments: Node[] = []
  const stack: Node[] = [root]
  let size = 1
  if (!cursor.firstChild()) return {root, comments, size}
  for (;;) {
    const name = cursor.name
    let entered = false
    if (name.endsWith('Comment')) comments.push({name, from: cursor.from + offset, to: cursor.to + offset, kids: noKids})
    else if (!skipped.has(name)) {
      const node: Node = {name, from: cursor.from + offset, to: cursor.to + offset, kids: noKids}
      const parent = stack[stack.length - 1] as Node & {kids: Node[]}
      if (parent.kids === noKids) parent.kids = [node]
      else parent.kids.push(node)
      size += 1
      if (cursor.firstChild()) {
        stack.push(node)
        entered = true
      }
    }
    if (entered) continue
    while (!cursor.nextSibling()) {
      if (stack.length === 1) return {root, comments, size}
      cursor.parent()
      stack.pop()
    }
  }
}

/** The kids of a node cut at a separator token; separators are left out, empty pieces kept only between two separators. */
export function splitKids(kids: readonly Node[], separator: string): Node[][] {
  const pieces: Node[][] = [[]]
  for (const kid of kids) {
    if (kid.name === separator) pieces.push([])
    else pieces[pieces.length - 1]?.push(kid)
  }
  if (pieces[pieces.length - 1]?.length === 0) pieces.pop()
  return pieces
}

/** Kids without the brackets around them. */
export function inside(node: Node): Node[] {
  return node.kids.filter((kid) => !(kid.name.length === 1 && '()[]{}'.includes(kid.name)))
}
