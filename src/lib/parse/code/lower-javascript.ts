import type {
  AnyNode,
  Class as ClassNode,
  Function as FunctionNode,
  IfStatement,
  ImportDeclaration,
  MethodDefinition,
  Node,
  Pattern,
  PropertyDefinition,
  SwitchStatement,
  VariableDeclaration,
} from 'acorn'
import {lowerJavascriptExpression} from './lower-javascript-expression.ts'
import {keyName, lowerPattern} from './lower-javascript-pattern.ts'
import {lowerAll, makeTree} from './lower-javascript-tree.ts'
import type {Tree} from './lower-javascript-tree.ts'
import {nothing} from './lowering.ts'
import {parseJavascript} from './javascript/parse.ts'
import type {Class, Expr, Func, ImportName, Param, Program, Span, Stmt} from './tree.ts'

/** Syntax nodes as the budget of the interpreter counts them, tokens included, for each node of the tree here. */
const tokensPerNode = 2.75

/** Reads JavaScript or TypeScript leniently. `typed`: a file in which `<T>x` is a cast and not the start of an element. */
export function readJavascript(text: string, typed: boolean): Program {
  const gaps = new Set<string>()
  const {body: nodes, comments, strings} = parseJavascript(text, typed, gaps)
  const tree = makeTree(text, gaps, {expression: lowerJavascriptExpression, func: lowerFunction, cls: lowerClass})
  const body = [...lowerAll(tree, nodes, lowerStatement), ...strings.map((span) => lowerToken(text, span))]
  return {body, comments, gaps: [...gaps], size: Math.ceil(tree.size * tokensPerNode)}
}

/** A string of text that did not parse, as a statement of its own. */
function lowerToken(text: string, at: Span): Stmt {
  return {type: 'expr', value: {type: 'str', text: text.slice(at.start, at.end), bytes: false, escapes: 0, ...at}, ...at}
}

function spanOf(node: Node): Span {
  return {start: node.start, end: node.end}
}

function bodyOf(tree: Tree, node: AnyNode | null | undefined): Stmt[] {
  if (node === null || node === undefined) return []
  return lowerAll(tree, node.type === 'BlockStatement' ? node.body : [node], lowerStatement)
}

function lowerParam(tree: Tree, node: Pattern): Param {
  if (node.type === 'RestElement') return {target: lowerPattern(tree, node.argument), default: undefined, rest: 'list'}
  if (node.type !== 'AssignmentPattern') return {target: lowerPattern(tree, node), default: undefined, rest: 'no'}
  return {target: lowerPattern(tree, node.left), default: tree.expr(node.right), rest: 'no'}
}

/** A function declaration or expression, an arrow function, or a method of a class or object. */
function lowerFunction(tree: Tree, node: FunctionNode, name: string, at: Node): Func {
  // TypeScript may name the type of `this` before the parameters.
  const params = node.params.filter((param) => param.type !== 'Identifier' || param.name !== 'this').map((param) => lowerParam(tree, param))
  const {body} = node
  const lowered: Stmt[] = body.type === 'BlockStatement' ? bodyOf(tree, body) : [{type: 'return', value: tree.expr(body), ...spanOf(body)}]
  return {name, params, body: lowered, decorators: [], arrow: (node as Node).type === 'ArrowFunctionExpression', ...spanOf(at)}
}

function lowerClass(tree: Tree, node: ClassNode): Class {
  const body: Stmt[] = []
  for (const member of node.body.body) {
    if (member.type === 'MethodDefinition') body.push(lowerMethod(tree, member))
    else if (member.type === 'StaticBlock') body.push(...lowerAll(tree, member.body, lowerStatement))
    else if (member.value) body.push(lowerField(tree, member, member.value))
  }
  return {name: node.id?.name ?? '', bases: node.superClass ? [tree.expr(node.superClass)] : [], body, ...spanOf(node)}
}

function lowerMethod(tree: Tree, member: MethodDefinition): Stmt {
  return {type: 'func', func: tree.func(member.value, member.computed ? '' : keyName(member.key), member), ...spanOf(member)}
}

function lowerField(tree: Tree, member: PropertyDefinition, value: AnyNode): Stmt {
  const target: Expr = member.computed ? nothing(spanOf(member.key)) : {type: 'name', name: keyName(member.key), ...spanOf(member.key)}
  return {type: 'assign', targets: [target], op: '=', value: tree.expr(value), declares: true, ...spanOf(member)}
}

function lowerDeclaration(tree: Tree, node: VariableDeclaration, out: Stmt[]): void {
  for (const {id, init} of node.declarations) {
    if (!init) continue
    const value = tree.expr(init)
    out.push({type: 'assign', targets: [lowerPattern(tree, id)], op: '=', value, declares: true, start: id.start, end: value.end})
  }
}

function lowerImport(node: ImportDeclaration, out: Stmt[]): void {
  const names = node.specifiers.map((specifier): ImportName => {
    const name = specifier.type === 'ImportSpecifier' ? keyName(specifier.imported) : '*'
    return {name: name === 'default' ? '*' : name, as: specifier.local.name}
  })
  out.push({type: 'import', module: String(node.source.value), names, ...spanOf(node)})
}

function lowerSwitch(tree: Tree, node: SwitchStatement, out: Stmt[]): void {
  const test = tree.expr(node.discriminant)
  for (const {consequent} of node.cases) {
    const body: Stmt[] = []
    for (const kid of consequent) lowerStatement(tree, kid, body)
    const then = body.filter((kid) => !(kid.type === 'jump' && kid.kind === 'break'))
    if (then.length > 0) out.push({type: 'if', test, then, otherwise: [], ...spanOf(node)})
  }
}

function lowerIf(tree: Tree, node: IfStatement): Stmt {
  // `else if` nests to the right, sometimes a hundred times: walk it.
  const branches: {node: Node; test: Expr; then: Stmt[]}[] = []
  let otherwise: Stmt[] = []
  for (let current: IfStatement | undefined = node; current !== undefined;) {
    branches.push({node: current, test: tree.expr(current.test), then: bodyOf(tree, current.consequent)})
    const next: IfStatement['alternate'] = current.alternate
    current = next?.type === 'IfStatement' ? next : undefined
    if (current === undefined) otherwise = bodyOf(tree, next)
  }
  let made: Stmt | undefined
  for (const branch of branches.reverse()) {
    made = {type: 'if', test: branch.test, then: branch.then, otherwise, ...spanOf(branch.node)}
    otherwise = [made]
  }
  return made ?? {type: 'block', body: [], ...spanOf(node)}
}

function lowerStatement(tree: Tree, node: AnyNode, out: Stmt[]): void {
  const at = spanOf(node)
  switch (node.type) {
    case 'ExpressionStatement':
      out.push({type: 'expr', value: tree.expr(node.expression), ...at})
      return
    case 'VariableDeclaration':
      return lowerDeclaration(tree, node, out)
    case 'FunctionDeclaration':
      out.push({type: 'func', func: tree.func(node, node.id?.name ?? '', node), ...at})
      return
    case 'ClassDeclaration':
      out.push({type: 'class', cls: tree.cls(node), ...at})
      return
    case 'ReturnStatement':
      out.push({type: 'return', value: node.argument ? tree.expr(node.argument) : undefined, ...at})
      return
    case 'ThrowStatement':
      out.push({type: 'jump', kind: 'throw', value: tree.expr(node.argument), ...at})
      return
    case 'BreakStatement':
    case 'ContinueStatement':
      out.push({type: 'jump', kind: node.type === 'BreakStatement' ? 'break' : 'continue', value: undefined, ...at})
      return
    case 'IfStatement':
      out.push(lowerIf(tree, node))
      return
    case 'ForStatement':
      if (node.init?.type === 'VariableDeclaration') lowerDeclaration(tree, node.init, out)
      else if (node.init) out.push({type: 'expr', value: tree.expr(node.init), ...spanOf(node.init)})
      out.push({
        type: 'loop',
        test: node.test ? tree.expr(node.test) : undefined,
        update: node.update ? tree.expr(node.update) : undefined,
        body: bodyOf(tree, node.body),
        ...at,
      })
      return
    case 'ForInStatement':
    case 'ForOfStatement': {
      const left: AnyNode | undefined = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left
      const body = bodyOf(tree, node.body)
      if (left === undefined) out.push({type: 'block', body, ...at})
      else
        out.push({
          type: 'each',
          target: lowerPattern(tree, left),
          iterable: tree.expr(node.right),
          body,
          keys: node.type === 'ForInStatement',
          ...at,
        })
      return
    }
    case 'WhileStatement':
    case 'DoWhileStatement':
      out.push({type: 'loop', test: tree.expr(node.test), update: undefined, body: bodyOf(tree, node.body), ...at})
      return
    case 'TryStatement':
      out.push({
        type: 'try',
        body: bodyOf(tree, node.block),
        handlers: node.handler ? [bodyOf(tree, node.handler.body)] : [],
        last: bodyOf(tree, node.finalizer),
        ...at,
      })
      return
    case 'SwitchStatement':
      return lowerSwitch(tree, node, out)
    case 'ImportDeclaration':
      return lowerImport(node, out)
    case 'BlockStatement':
      out.push({type: 'block', body: bodyOf(tree, node), ...at})
      return
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      if (node.declaration) lowerStatement(tree, node.declaration, out)
      return
    case 'LabeledStatement':
      out.push(...bodyOf(tree, node.body))
      return
    case 'WithStatement':
      out.push({type: 'expr', value: tree.expr(node.object), ...at}, ...bodyOf(tree, node.body))
      return
    case 'ExportAllDeclaration':
    case 'DebuggerStatement':
    case 'EmptyStatement':
      return
    default:
      // `export default` of an expression.
      out.push({type: 'expr', value: tree.expr(node), ...at})
  }
}
