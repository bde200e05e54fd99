import {tokTypes as tt} from 'acorn'
import type {AnyNode, TokenType} from 'acorn'
import type {Draft} from './acorn.ts'
import type {TypedParser} from './typed.ts'
import {skipBrackets, skipType} from './skip-type.ts'

const {_const, _extends} = tt as unknown as Record<string, TokenType>

/** A statement that only TypeScript has; undefined when the current token does not begin one. */
export function parseTypescriptStatement(parser: TypedParser, context: string | null): AnyNode | undefined {
  if (parser.type === _const && parser.followedBy(/[ \t]+enum\s/y)) {
    parser.next()
    return parseEnum(parser)
  }
  if (parser.type !== tt.name) return undefined
  switch (parser.value) {
    case 'type':
      return parser.followedBy(/[ \t]+[\w$\u0080-\uffff]+\s{0,200}(?:<|=(?![=>]))/y) ? skipAlias(parser) : undefined
    case 'interface':
      return parser.followedBy(/[ \t]+[\w$\u0080-\uffff]+\s{0,200}(?:[<{]|extends\s)/y) ? skipInterface(parser) : undefined
    case 'namespace':
    case 'module':
      return parser.followedBy(/[ \t]+(?:[\w$.\u0080-\uffff]+|'[^'\n]*'|"[^"\n]*")\s{0,200}\{/y) ? parseNamespace(parser) : undefined
    case 'global':
      return parser.followedBy(/[ \t]*\{/y) ? parseNamespace(parser) : undefined
    case 'enum':
      return parser.followedBy(/[ \t]+[\w$\u0080-\uffff]+\s{0,200}\{/y) ? parseEnum(parser) : undefined
    case 'abstract':
      if (!parser.followedBy(/[ \t]+class\b/y)) return undefined
      parser.next()
      return parser.parseStatement(context)
    case 'declare':
      return parser.followedBy(/[ \t]+(?:const|let|var|function|class|abstract|enum|namespace|module|global|type|interface|async)\b/y)
        ? skipDeclared(parser)
        : undefined
    default:
      return undefined
  }
}

/** Where a type was declared nothing happens. An export looks for the name of what it exports. */
function nothingAt(parser: TypedParser, node: Draft): AnyNode {
  return Object.assign(parser.finishNode(node, 'EmptyStatement'), {id: {start: node.start}})
}

function skipAlias(parser: TypedParser): AnyNode {
  const node = parser.startNode()
  parser.next()
  parser.parseIdent(true)
  parser.skipTypeParameters()
  parser.expect(tt.eq)
  skipType(parser)
  parser.semicolon()
  return nothingAt(parser, node)
}

function skipInterface(parser: TypedParser): AnyNode {
  const node = parser.startNode()
  parser.next()
  parser.parseIdent(true)
  parser.skipTypeParameters()
  if (parser.type === _extends) {
    do {
      parser.next()
      skipType(parser)
    } while (parser.type === tt.comma)
  }
  skipBrackets(parser)
  return nothingAt(parser, node)
}

function parseNamespace(parser: TypedParser): AnyNode {
  const {start} = parser
  while (parser.type !== tt.braceL) parser.next()
  return Object.assign(parser.parseBlock(), {id: {start}})
}

/** Something that exists elsewhere: it is read, so that its end is found, and left out. */
function skipDeclared(parser: TypedParser): AnyNode {
  const node = parser.startNode()
  parser.next()
  if (parser.isContextual('global')) parser.next()
  parser.parseStatement(null)
  return nothingAt(parser, node)
}

/** `const Color = {Red: 0, Blue: 'b'}`. */
function parseEnum(parser: TypedParser): AnyNode {
  const node = parser.startNode()
  parser.next()
  const declaration = parser.startNodeAt(parser.start)
  declaration['id'] = parser.parseIdent()
  const members = parser.startNode()
  const properties: AnyNode[] = []
  parser.expect(tt.braceL)
  while (parser.type !== tt.braceR) {
    if (properties.length > 0) parser.expect(tt.comma)
    if ((parser.type as TokenType) === tt.braceR) break
    const member = Object.assign(parser.startNode(), {kind: 'init', method: false, shorthand: false, computed: false})
    parser.parsePropertyName(member)
    const value = parser.startNodeAt(member.start)
    value['value'] = properties.length
    member['value'] = parser.eat(tt.eq) ? parser.parseMaybeAssign() : parser.finishNode(value, 'Literal')
    properties.push(parser.finishNode(member, 'Property'))
  }
  parser.next()
  members['properties'] = properties
  declaration['init'] = parser.finishNode(members, 'ObjectExpression')
  node['kind'] = 'const'
  node['declarations'] = [parser.finishNode(declaration, 'VariableDeclarator')]
  return parser.finishNode(node, 'VariableDeclaration')
}
