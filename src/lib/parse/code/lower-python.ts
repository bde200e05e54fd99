import {parser} from '@lezer/python'
import {parseBounded} from './bounded-parse.ts'
import {inside, splitKids} from './node.ts'
import type {Node} from './node.ts'
import {lowerDecorator, lowerPythonExpression, lowerTuple} from './lower-python-expression.ts'
import {lowerAll, makeLowering, spanOf} from './lowering.ts'
import type {Lowering} from './lowering.ts'
import type {Class, Expr, Func, ImportName, Param, Program, Stmt} from './tree.ts'

/** Reads Python leniently: what does not parse is left out, never an error. */
export function readPython(text: string): Program {
  const gaps = new Set<string>()
  const copied = parseBounded(parser, text, gaps)
  const low = makeLowering(text, gaps, {expression: lowerPythonExpression, func: lowerFunction, cls: lowerClass})
  return {body: lowerAll(low, copied.root.kids, lowerStatement), comments: copied.comments.map(spanOf), gaps: [...gaps], size: copied.size}
}

function bodyOf(low: Lowering, node: Node | undefined): Stmt[] {
  return node === undefined
    ? []
    : lowerAll(
        low,
        node.kids.filter((kid) => kid.name !== ':'),
        lowerStatement,
      )
}

/** Parameters and body of `def` or `lambda`. */
function lowerFunction(low: Lowering, node: Node, decorators: readonly Expr[]): Func {
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
    lambda === undefined ? bodyOf(low, block) : [{type: 'return', value: low.expr(lambda), start: lambda.from, end: lambda.to}]
  const name = node.kids.find((kid) => kid.name === 'VariableName')
  return {name: name === undefined ? '' : low.name(name), params, body, decorators, arrow: lambda !== undefined, ...spanOf(node)}
}

function lowerClass(low: Lowering, node: Node): Class {
  const name = node.kids.find((kid) => kid.name === 'VariableName')
  const bases = node.kids.find((kid) => kid.name === 'ArgList')
  return {
    name: name === undefined ? '' : low.name(name),
    bases: bases === undefined ? [] : splitKids(inside(bases), ',').map((piece) => low.expr(piece[piece.length - 1])),
    body: bodyOf(
      low,
      node.kids.find((kid) => kid.name === 'Body'),
    ),
    ...spanOf(node),
  }
}

function lowerStatement(low: Lowering, node: Node, out: Stmt[]): void {
  const at = spanOf(node)
  const {kids} = node
  switch (node.name) {
    case 'StatementGroup':
      for (const kid of kids) if (kid.name !== ';') lowerStatement(low, kid, out)
      return
    case 'AssignStatement': {
      const pieces = splitKids(kids, 'AssignOp')
      const value = pieces.pop()
      if (value === undefined || pieces.length === 0) return
      out.push({
        type: 'assign',
        targets: pieces.map((piece) => lowerTuple(low, piece)),
        op: '=',
        value: lowerTuple(low, value),
        declares: false,
        ...at,
      })
      return
    }
    case 'UpdateStatement':
      out.push({
        type: 'assign',
        targets: [low.expr(kids[0])],
        op: low.text(kids[1]),
        value: lowerTuple(low, kids.slice(2)),
        declares: false,
        ...at,
      })
      return
    case 'ReturnStatement':
      out.push({type: 'return', value: kids.length > 1 ? lowerTuple(low, kids.slice(1)) : undefined, ...at})
      return
    case 'IfStatement':
      out.push(...lowerIf(low, kids, at))
      return
    case 'WhileStatement':
      out.push({
        type: 'loop',
        test: low.expr(kids[1]),
        update: undefined,
        body: bodyOf(
          low,
          kids.find((kid) => kid.name === 'Body'),
        ),
        ...at,
      })
      return
    case 'ForStatement':
      lowerFor(low, kids, at, out)
      return
    case 'TryStatement':
      lowerTry(low, kids, at, out)
      return
    case 'WithStatement':
      lowerWith(low, kids, at, out)
      return
    case 'FunctionDefinition':
      out.push({type: 'func', func: low.func(node, []), ...at})
      return
    case 'ClassDefinition':
      out.push({type: 'class', cls: low.cls(node), ...at})
      return
    case 'DecoratedStatement': {
      const decorators = kids.filter((kid) => kid.name === 'Decorator').map((kid) => lowerDecorator(low, kid))
      for (const kid of kids) {
        if (kid.name === 'FunctionDefinition') out.push({type: 'func', func: low.func(kid, decorators), ...at})
        else if (kid.name !== 'Decorator') lowerStatement(low, kid, out)
      }
      return
    }
    case 'ImportStatement':
      lowerImport(low, kids, at, out)
      return
    case 'BreakStatement':
    case 'ContinueStatement':
      out.push({type: 'jump', kind: node.name === 'BreakStatement' ? 'break' : 'continue', value: undefined, ...at})
      return
    case 'RaiseStatement':
      out.push({type: 'jump', kind: 'throw', value: kids[1] === undefined ? undefined : low.expr(kids[1]), ...at})
      return
    case 'ScopeStatement':
      out.push({type: 'scope', names: kids.filter((kid) => kid.name === 'VariableName').map((kid) => low.name(kid)), ...at})
      return
    case 'MatchStatement':
      lowerMatch(low, kids, at, out)
      return
    case 'Body':
    case 'MatchBody':
      out.push({type: 'block', body: bodyOf(low, node), ...at})
      return
    case 'YieldStatement':
      out.push({
        type: 'expr',
        value: {
          type: 'yield',
          value: lowerTuple(
            low,
            kids.filter((kid) => kid.name !== 'yield' && kid.name !== 'from'),
          ),
          ...at,
        },
        ...at,
      })
      return
    case 'PassStatement':
    case 'TypeDefinition':
      return
    default:
      // An expression statement, `del`, `assert`, a print statement of Python 2, or what the parser made of broken input.
      for (const kid of kids.length === 0 ? [node] : kids) {
        if (kid.name.endsWith('Statement') || kid.name === 'Body') lowerStatement(low, kid, out)
        else if (kid.kids.length > 0 || kid.name === 'String' || kid.name === 'VariableName')
          out.push({type: 'expr', value: low.expr(kid), start: kid.from, end: kid.to})
      }
  }
}

function lowerIf(low: Lowering, kids: readonly Node[], at: {start: number; end: number}): Stmt[] {
  const branches: {test: Expr | undefined; body: Stmt[]}[] = []
  for (let index = 0; index < kids.length; index += 1) {
    const kid = kids[index]
    if (kid?.name !== 'Body') continue
    const test = kids[index - 1]
    branches.push({test: test === undefined || test.name === 'else' ? undefined : low.expr(test), body: bodyOf(low, kid)})
  }
  let otherwise: Stmt[] = []
  for (const branch of branches.reverse()) {
    if (branch.test === undefined) otherwise = branch.body
    else otherwise = [{type: 'if', test: branch.test, then: branch.body, otherwise, ...at}]
  }
  return otherwise
}

function lowerFor(low: Lowering, kids: readonly Node[], at: {start: number; end: number}, out: Stmt[]): void {
  const start = kids.findIndex((kid) => kid.name === 'for')
  const middle = kids.findIndex((kid) => kid.name === 'in')
  const bodies = kids.filter((kid) => kid.name === 'Body')
  const end = kids.findIndex((kid) => kid.name === 'Body')
  if (middle < 0) return
  const target = lowerTuple(low, kids.slice(start + 1, middle))
  const iterable = lowerTuple(low, kids.slice(middle + 1, end < 0 ? kids.length : end))
  out.push({type: 'each', target, iterable, body: bodyOf(low, bodies[0]), keys: true, ...at})
  out.push(...bodyOf(low, bodies[1]))
}

function lowerTry(low: Lowering, kids: readonly Node[], at: {start: number; end: number}, out: Stmt[]): void {
  let clause = 'try'
  const body: Stmt[] = []
  const handlers: Stmt[][] = []
  const last: Stmt[] = []
  for (const kid of kids) {
    if (kid.name === 'try' || kid.name === 'except' || kid.name === 'else' || kid.name === 'finally') clause = kid.name
    else if (kid.name === 'Body') {
      const statements = bodyOf(low, kid)
      if (clause === 'except') handlers.push(statements)
      else (clause === 'finally' ? last : body).push(...statements)
    }
  }
  out.push({type: 'try', body, handlers, last, ...at})
}

function lowerWith(low: Lowering, kids: readonly Node[], at: {start: number; end: number}, out: Stmt[]): void {
  const head = kids.filter((kid) => kid.name !== 'with' && kid.name !== 'async' && kid.name !== 'Body' && !'()'.includes(kid.name))
  const items = splitKids(head, ',').map((piece) => {
    const as = piece.findIndex((kid) => kid.name === 'as')
    return {value: low.expr(piece[0]), target: as < 0 ? undefined : low.expr(piece[as + 1])}
  })
  out.push({
    type: 'with',
    items,
    body: bodyOf(
      low,
      kids.find((kid) => kid.name === 'Body'),
    ),
    ...at,
  })
}

function lowerMatch(low: Lowering, kids: readonly Node[], at: {start: number; end: number}, out: Stmt[]): void {
  const subject = low.expr(kids[1])
  const clauses = kids.find((kid) => kid.name === 'MatchBody')?.kids.filter((kid) => kid.name === 'MatchClause') ?? []
  for (const clause of clauses)
    out.push({
      type: 'if',
      test: subject,
      then: bodyOf(
        low,
        clause.kids.find((kid) => kid.name === 'Body'),
      ),
      otherwise: [],
      ...at,
    })
}

function lowerImport(low: Lowering, kids: readonly Node[], at: {start: number; end: number}, out: Stmt[]): void {
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
