import {parser} from '@lezer/python'
import {lowerClass, lowerFor, lowerFunction, lowerIf, lowerImport, lowerMatch, lowerTry, lowerWith} from './lower-python-compound.ts'
import {parseBounded} from './bounded-parse.ts'
import {splitKids} from './node.ts'
import type {Node} from './node.ts'
import {lowerDecorator, lowerPythonExpression, lowerTuple} from './lower-python-expression.ts'
import {lowerAll, makeLowering, spanOf} from './lowering.ts'
import type {Lowering} from './lowering.ts'
import type {Program, Stmt} from './tree.ts'

/** Reads Python leniently: what does not parse is left out, never an error. */
export function readPython(text: string): Program {
  const gaps = new Set<string>()
  const copied = parseBounded(parser, text, gaps)
  const low = makeLowering(text, gaps, {expression: lowerPythonExpression, func: lowerFunction, cls: lowerClass, body: bodyOf})
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
