import {lowerTuple} from './lower-python-expression.ts'
import {spanOf} from './lowering.ts'
import type {Lowering} from './lowering.ts'
import {inside, splitKids} from './node.ts'
import type {Node} from './node.ts'
import type {Class, Expr, Func, ImportName, Param, Span, Stmt} from './tree.ts'

/** Parameters and body of `def` or `lambda`. */
export function lowerFunction(low: Lowering, node: Node, decorators: readonly Expr[]): Func {
  const list = node.kids.find((kid) => kid.name === 'ParamList')
  const block = node.kids.find((kid) => kid.name === 'Body')
  const params: Param[] = []
  for (const piece of splitKids(list === undefined ? [] : inside(list), ',')) {
    const name = piece.find((kid) => kid.name === 'VariableName')
    if (name === undefined) continue
    const mark = piece[0]?.name
    const equals = piece.findIndex((kid) => kid.name === 'AssignOp')
    params.push({
      target: low.expr(name),
      default: equals < 0 ? undefined : low.expr(piece[equals + 1]),
      rest: mark === '*' ? 'list' : mark === '**' ? 'dict' : 'no',
    })
  }
  const lambda = node.name === 'LambdaExpression' ? node.kids[node.kids.length - 1] : undefined
  const body: Stmt[] =
    lambda === undefined ? low.body(block) : [{type: 'return', value: low.expr(lambda), start: lambda.from, end: lambda.to}]
  const name = node.kids.find((kid) => kid.name === 'VariableName')
  return {name: name === undefined ? '' : low.name(name), params, body, decorators, arrow: lambda !== undefined, ...spanOf(node)}
}

export function lowerClass(low: Lowering, node: Node): Class {
  const name = node.kids.find((kid) => kid.name === 'VariableName')
  const bases = node.kids.find((kid) => kid.name === 'ArgList')
  return {
    name: name === undefined ? '' : low.name(name),
    bases: bases === undefined ? [] : splitKids(inside(bases), ',').map((piece) => low.expr(piece[piece.length - 1])),
    body: low.body(node.kids.find((kid) => kid.name === 'Body')),
    ...spanOf(node),
  }
}

export function lowerIf(low: Lowering, kids: readonly Node[], at: Span): Stmt[] {
  const branches: {test: Expr | undefined; body: Stmt[]}[] = []
  for (let index = 0; index < kids.length; index += 1) {
    const kid = kids[index]
    if (kid?.name !== 'Body') continue
    const test = kids[index - 1]
    branches.push({test: test === undefined || test.name === 'else' ? undefined : low.expr(test), body: low.body(kid)})
  }
  let otherwise: Stmt[] = []
  for (const branch of branches.reverse()) {
    if (branch.test === undefined) otherwise = branch.body
    else otherwise = [{type: 'if', test: branch.test, then: branch.body, otherwise, ...at}]
  }
  return otherwise
}

export function lowerFor(low: Lowering, kids: readonly Node[], at: Span, out: Stmt[]): void {
  const start = kids.findIndex((kid) => kid.name === 'for')
  const middle = kids.findIndex((kid) => kid.name === 'in')
  const bodies = kids.filter((kid) => kid.name === 'Body')
  const end = kids.findIndex((kid) => kid.name === 'Body')
  if (middle < 0) return
  const target = lowerTuple(low, kids.slice(start + 1, middle))
  const iterable = lowerTuple(low, kids.slice(middle + 1, end < 0 ? kids.length : end))
  out.push({type: 'each', target, iterable, body: low.body(bodies[0]), keys: true, ...at})
  out.push(...low.body(bodies[1]))
}

export function lowerTry(low: Lowering, kids: readonly Node[], at: Span, out: Stmt[]): void {
  let clause = 'try'
  const body: Stmt[] = []
  const handlers: Stmt[][] = []
  const last: Stmt[] = []
  for (const kid of kids) {
    if (kid.name === 'try' || kid.name === 'except' || kid.name === 'else' || kid.name === 'finally') clause = kid.name
    else if (kid.name === 'Body') {
      const statements = low.body(kid)
      if (clause === 'except') handlers.push(statements)
      else (clause === 'finally' ? last : body).push(...statements)
    }
  }
  out.push({type: 'try', body, handlers, last, ...at})
}

export function lowerWith(low: Lowering, kids: readonly Node[], at: Span, out: Stmt[]): void {
  const head = kids.filter((kid) => kid.name !== 'with' && kid.name !== 'async' && kid.name !== 'Body' && !'()'.includes(kid.name))
  const items = splitKids(head, ',').map((piece) => {
    const as = piece.findIndex((kid) => kid.name === 'as')
    return {value: low.expr(piece[0]), target: as < 0 ? undefined : low.expr(piece[as + 1])}
  })
  out.push({
    type: 'with',
    items,
    body: low.body(kids.find((kid) => kid.name === 'Body')),
    ...at,
  })
}

export function lowerMatch(low: Lowering, kids: readonly Node[], at: Span, out: Stmt[]): void {
  const subject = low.expr(kids[1])
  const clauses = kids.find((kid) => kid.name === 'MatchBody')?.kids.filter((kid) => kid.name === 'MatchClause') ?? []
  for (const clause of clauses)
    out.push({
      type: 'if',
      test: subject,
      then: low.body(clause.kids.find((kid) => kid.name === 'Body')),
      otherwise: [],
      ...at,
    })
}

export function lowerImport(low: Lowering, kids: readonly Node[], at: Span, out: Stmt[]): void {
  const cut = kids.findIndex((kid) => kid.name === 'import')
  const dotted = (nodes: readonly Node[]): string => nodes.map((kid) => low.name(kid)).join('')
  const pieces = splitKids(kids.slice(cut + 1), ',').map((piece) => piece.filter((kid) => !'()'.includes(kid.name)))
  if (kids[0]?.name === 'from') {
    const names = pieces.map((piece): ImportName => {
      const name = low.name(piece[0])
      return {name, as: piece[1]?.name === 'as' ? low.name(piece[2]) : name}
    })
    out.push({type: 'import', module: dotted(kids.slice(1, cut)), names, ...at})
    return
  }
  for (const piece of pieces) {
    const as = piece.findIndex((kid) => kid.name === 'as')
    const module = dotted(as < 0 ? piece : piece.slice(0, as))
    // `import a.b` binds `a`.
    const bound = as < 0 ? (module.split('.')[0] ?? module) : low.text(piece[as + 1])
    out.push({type: 'import', module: as < 0 ? bound : module, names: [{name: '*', as: bound}], ...at})
  }
}
