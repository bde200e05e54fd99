import {parser} from '@lezer/javascript'
import {lowerJavascriptExpression} from './lower-javascript-expression.ts'
import {lowerAll, makeLowering, nothing, spanOf} from './lowering.ts'
import type {Lowering} from './lowering.ts'
import {lowerClass, lowerDeclaration, lowerFor, lowerFunction, lowerIf, lowerImport, lowerTry} from './lower-javascript-compound.ts'
import {parseBounded} from './bounded-parse.ts'
import {inside} from './node.ts'
import type {Node} from './node.ts'
import type {Program, Stmt} from './tree.ts'

const typescript = parser.configure({dialect: 'ts'})

const everything = parser.configure({dialect: 'ts jsx'})

/** Reads JavaScript or TypeScript leniently. `typed`: a file in which `<T>x` is a cast and not the start of an element. */
export function readJavascript(text: string, typed: boolean): Program {
  const gaps = new Set<string>()
  const copied = parseBounded(typed ? typescript : everything, padEscapes(text), gaps)
  const low = makeLowering(text, gaps, {expression: lowerJavascriptExpression, func: lowerFunction, cls: lowerClass, body: bodyOf})
  return {body: lowerAll(low, copied.root.kids, lowerStatement), comments: copied.comments.map(spanOf), gaps: [...gaps], size: copied.size}
}

const identifierEscape = /\\u(?:([0-9a-fA-F]{4})|\{([0-9a-fA-F]{1,6})\})/g

/**
 * `\u0065val` is a name, which the parser does not know: shown to it as letters, and filled up to the same length with a letter that joins no others.
 * Names and strings are read from the text itself.
 */
function padEscapes(text: string): string {
  if (!text.includes('\\u')) return text
  return text.replace(identifierEscape, (whole, short: string | undefined, long: string | undefined) => {
    const code = Number.parseInt(short ?? long ?? '0', 16)
    const letter = code < 128 ? String.fromCharCode(code) : ''
    return /^[\w$]$/.test(letter) ? letter + '\u200c'.repeat(whole.length - 1) : whole
  })
}

function bodyOf(low: Lowering, node: Node | undefined): Stmt[] {
  if (node === undefined) return []
  return lowerAll(low, node.name === 'Block' || node.name === 'SwitchBody' ? inside(node) : [node], lowerStatement)
}

function lowerSwitch(low: Lowering, node: Node, out: Stmt[]): void {
  const test = low.expr(node.kids[1])
  let cases: Stmt[] = []
  const flush = (): void => {
    const then = cases.filter((kid) => !(kid.type === 'jump' && kid.kind === 'break'))
    if (then.length > 0) out.push({type: 'if', test, then, otherwise: [], ...spanOf(node)})
    cases = []
  }
  for (const kid of node.kids.find((inner) => inner.name === 'SwitchBody')?.kids ?? []) {
    if (kid.name === 'CaseLabel' || kid.name === 'DefaultLabel') flush()
    else if (kid.name !== '{' && kid.name !== '}') lowerStatement(low, kid, cases)
  }
  flush()
}

function lowerStatement(low: Lowering, node: Node, out: Stmt[]): void {
  const at = spanOf(node)
  const {kids} = node
  switch (node.name) {
    case 'ExpressionStatement':
    case 'SingleExpression':
      if (kids[0] !== undefined) out.push({type: 'expr', value: low.expr(kids[0]), ...at})
      return
    case 'VariableDeclaration':
      return lowerDeclaration(low, node, out)
    case 'FunctionDeclaration':
      out.push({type: 'func', func: low.func(node, []), ...at})
      return
    case 'ClassDeclaration':
      out.push({type: 'class', cls: low.cls(node), ...at})
      return
    case 'ReturnStatement': {
      const value = kids.find((kid) => kid.name !== 'return' && kid.name !== ';')
      out.push({type: 'return', value: value && low.expr(value), ...at})
      return
    }
    case 'ThrowStatement':
      out.push({type: 'jump', kind: 'throw', value: kids[1] && low.expr(kids[1]), ...at})
      return
    case 'BreakStatement':
    case 'ContinueStatement':
      out.push({type: 'jump', kind: node.name === 'BreakStatement' ? 'break' : 'continue', value: undefined, ...at})
      return
    case 'IfStatement':
      out.push(lowerIf(low, node))
      return
    case 'ForStatement':
      return lowerFor(low, node, out)
    case 'WhileStatement':
    case 'DoStatement': {
      const test = kids[kids.findIndex((kid) => kid.name === 'while') + 1]
      const body = bodyOf(low, node.name === 'DoStatement' ? kids[1] : kids[2])
      out.push({type: 'loop', test: low.expr(test), update: undefined, body, ...at})
      return
    }
    case 'TryStatement':
      out.push(lowerTry(low, node, at))
      return
    case 'SwitchStatement':
      return lowerSwitch(low, node, out)
    case 'ImportDeclaration':
      return lowerImport(low, node, out)
    case 'Block':
      out.push({type: 'block', body: bodyOf(low, node), ...at})
      return
    case 'EnumDeclaration':
    case 'AmbientDeclaration':
    case 'AmbientFunctionDeclaration':
    case ';':
      return
    default:
      return lowerOther(low, node, out)
  }
}

/** Exports, labels, namespaces, `with`, and what the parser made of broken input: whatever statements and expressions are in it. */
function lowerOther(low: Lowering, node: Node, out: Stmt[]): void {
  for (const kid of node.kids) {
    if (kid.name.endsWith('Statement') || kid.name.endsWith('Declaration') || kid.name === 'Block') {
      out.push(...lowerAll(low, [kid], lowerStatement))
    } else if (kid.kids.length > 0 || kid.name === 'String') {
      const value = low.expr(kid)
      out.push({type: 'expr', value: value.type === 'other' && value.children.length === 0 ? nothing(spanOf(kid)) : value, ...spanOf(kid)})
    }
  }
}
