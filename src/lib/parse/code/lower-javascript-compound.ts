import {lowerPattern} from './lower-javascript-expression.ts'
import {spanOf} from './lowering.ts'
import type {Lowering} from './lowering.ts'
import {inside, splitKids} from './node.ts'
import type {Node} from './node.ts'
import type {Class, Expr, Func, ImportName, Param, Span, Stmt} from './tree.ts'

function lowerParam(low: Lowering, piece: readonly Node[]): Param | undefined {
  const target = piece.find((kid) => kid.name === 'VariableDefinition' || kid.name.endsWith('Pattern'))
  if (target === undefined) return undefined
  const equals = piece.findIndex((kid) => kid.name === 'Equals')
  return {
    target: lowerPattern(low, target),
    default: equals < 0 ? undefined : low.expr(piece[equals + 1]),
    rest: piece[0]?.name === 'Spread' ? 'list' : 'no',
  }
}

/** A function declaration or expression, an arrow function, or a method of a class or object. */
export function lowerFunction(low: Lowering, node: Node, decorators: readonly Expr[]): Func {
  const list = node.kids.find((kid) => kid.name === 'ParamList')
  const params = splitKids(list === undefined ? [] : inside(list), ',').flatMap((piece) => lowerParam(low, piece) ?? [])
  const last = node.kids[node.kids.length - 1]
  const block = node.kids.find((kid) => kid.name === 'Block')
  const arrow = node.name === 'ArrowFunction'
  const body: Stmt[] =
    block === undefined && arrow && last !== undefined ? [{type: 'return', value: low.expr(last), ...spanOf(last)}] : low.body(block)
  const name = node.kids.find((kid) => kid.name.endsWith('Definition'))
  return {name: low.name(name), params, body, decorators, arrow, ...spanOf(node)}
}

export function lowerClass(low: Lowering, node: Node): Class {
  const extending = node.kids.findIndex((kid) => kid.name === 'extends')
  const content = node.kids.find((kid) => kid.name === 'ClassBody')
  const body: Stmt[] = []
  for (const kid of content?.kids ?? []) {
    const at = spanOf(kid)
    if (kid.name === 'MethodDeclaration') body.push({type: 'func', func: low.func(kid, []), ...at})
    else if (kid.name === 'StaticBlock') body.push(...low.body(kid.kids.find((inner) => inner.name === 'Block')))
    else if (kid.name === 'PropertyDeclaration') {
      const name = kid.kids.find((inner) => inner.name.endsWith('Definition'))
      const equals = kid.kids.findIndex((inner) => inner.name === 'Equals')
      if (name === undefined || equals < 0) continue
      const target: Expr = {type: 'name', name: low.name(name), ...spanOf(name)}
      body.push({type: 'assign', targets: [target], op: '=', value: low.expr(kid.kids[equals + 1]), declares: true, ...at})
    }
  }
  return {
    name: low.name(node.kids.find((kid) => kid.name === 'VariableDefinition')),
    bases: extending < 0 ? [] : [low.expr(node.kids[extending + 1])],
    body,
    ...spanOf(node),
  }
}

export function lowerDeclaration(low: Lowering, node: Node, out: Stmt[]): void {
  for (const piece of splitKids(
    node.kids.slice(1).filter((kid) => kid.name !== ';'),
    ',',
  )) {
    const target = piece.find((kid) => kid.name === 'VariableDefinition' || kid.name.endsWith('Pattern'))
    const equals = piece.findIndex((kid) => kid.name === 'Equals')
    if (target === undefined || equals < 0) continue
    const value = low.expr(piece[equals + 1])
    out.push({type: 'assign', targets: [lowerPattern(low, target)], op: '=', value, declares: true, start: target.from, end: value.end})
  }
}

export function lowerImport(low: Lowering, node: Node, out: Stmt[]): void {
  const from = node.kids.find((kid) => kid.name === 'String')
  if (from === undefined || node.kids[1]?.name === 'type') return
  const names: ImportName[] = []
  for (const kid of node.kids) {
    if (kid.name === 'VariableDefinition') names.push({name: '*', as: low.name(kid)})
    if (kid.name !== 'ImportGroup') continue
    for (const piece of splitKids(inside(kid), ',')) {
      const name = low.name(piece[0])
      const as = low.name(piece[piece.length - 1])
      names.push({name: name === 'default' ? '*' : name, as})
    }
  }
  out.push({type: 'import', module: low.text(from).slice(1, -1), names, ...spanOf(node)})
}

export function lowerFor(low: Lowering, node: Node, out: Stmt[]): void {
  const at = spanOf(node)
  const spec = node.kids.find((kid) => kid.name.startsWith('For') && kid.name.endsWith('Spec'))
  const body = low.body(node.kids[node.kids.length - 1])
  if (spec === undefined) return void out.push({type: 'block', body, ...at})
  const content = inside(spec)
  if (spec.name !== 'ForSpec') {
    const middle = content.findIndex((kid) => kid.name === 'of' || kid.name === 'in')
    const target = content[middle - 1]
    if (target === undefined) return void out.push({type: 'block', body, ...at})
    const iterable = low.expr(content[middle + 1])
    out.push({type: 'each', target: lowerPattern(low, target), iterable, body, keys: spec.name === 'ForInSpec', ...at})
    return
  }
  // The declaration brings its own semicolon.
  const first = content[0]
  const rest = first?.name === 'VariableDeclaration' ? content.slice(1) : content
  if (first?.name === 'VariableDeclaration') lowerDeclaration(low, first, out)
  const pieces = splitKids(rest, ';')
  if (first?.name !== 'VariableDeclaration') {
    const start = pieces.shift()?.[0]
    if (start !== undefined) out.push({type: 'expr', value: low.expr(start), ...spanOf(start)})
  }
  const test = pieces[0]?.[0]
  const update = pieces[1]?.[0]
  out.push({type: 'loop', test: test && low.expr(test), update: update && low.expr(update), body, ...at})
}

export function lowerTry(low: Lowering, node: Node, at: Span): Stmt {
  const block = (of: Node | undefined): Stmt[] => low.body(of?.kids.find((kid) => kid.name === 'Block'))
  return {
    type: 'try',
    body: block(node),
    handlers: node.kids.filter((kid) => kid.name === 'CatchClause').map((kid) => block(kid)),
    last: block(node.kids.find((kid) => kid.name === 'FinallyClause')),
    ...at,
  }
}

export function lowerIf(low: Lowering, node: Node): Stmt {
  // `else if` nests to the right, sometimes a hundred times: walk it.
  const branches: {node: Node; test: Expr; then: Stmt[]}[] = []
  let otherwise: Stmt[] = []
  for (let current: Node | undefined = node; current !== undefined;) {
    branches.push({node: current, test: low.expr(current.kids[1]), then: low.body(current.kids[2])})
    const next: Node | undefined = current.kids[current.kids.findIndex((kid) => kid.name === 'else') + 1]
    const hasElse = current.kids.some((kid) => kid.name === 'else')
    if (hasElse && next?.name !== 'IfStatement') otherwise = low.body(next)
    current = hasElse && next?.name === 'IfStatement' ? next : undefined
  }
  let made: Stmt | undefined
  for (const branch of branches.reverse()) {
    made = {type: 'if', test: branch.test, then: branch.then, otherwise, ...spanOf(branch.node)}
    otherwise = [made]
  }
  return made ?? {type: 'block', body: [], ...spanOf(node)}
}
