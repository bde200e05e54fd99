import {tokTypes as tt} from 'acorn'
import type {AnyNode} from 'acorn'
import type {Draft} from './acorn.ts'
import {hasLineBreak, skipBrackets, skipType} from './skip-type.ts'
import {atSign} from './typed.ts'
import {parseTypescriptStatement} from './typescript-statement.ts'
import {TypescriptParser} from './typescript.ts'

const declarations = new Set(['type', 'interface', 'enum', 'namespace', 'module', 'declare', 'abstract'])

/** Classes, imports and exports of TypeScript, and its statements. Enums become objects, namespaces blocks. */
export class ModuleParser extends TypescriptParser {
  override parseClassId(node: Draft, statement: boolean | string): void {
    if (this.isContextual('implements')) node['id'] = null
    else super.parseClassId(node, statement)
    this.skipTypeParameters()
  }

  override parseClassSuper(node: Draft): void {
    super.parseClassSuper(node)
    this.skipTypeParameters()
    if (!this.isContextual('implements')) return
    do {
      this.next()
      skipType(this)
    } while (this.type === tt.comma)
  }

  override parseClassElement(allowsSuper: boolean): AnyNode | null {
    this.skipDecorators()
    this.skipModifiers()
    if (this.type === tt.bracketL && this.followedBy(/\s*[\w$]+\s*:/y)) {
      skipBrackets(this)
      this.skipAnnotation()
      this.semicolon()
      return null
    }
    return super.parseClassElement(allowsSuper)
  }

  override parseClassElementName(element: Draft): void {
    this.skipModifiers()
    super.parseClassElementName(element)
    if (this.type === tt.question || this.is(tt.prefix, '!')) this.next()
    this.skipTypeParameters()
  }

  override parseClassField(field: Draft): AnyNode {
    // A method that is called `get`, `set`, `static` or `async`.
    if (this.type === tt.question) this.next()
    this.skipTypeParameters()
    if (this.type === tt.parenL) {
      field['kind'] = 'method'
      return this.parseClassMethod(field, false, false, false)
    }
    this.skipAnnotation()
    return super.parseClassField(field)
  }

  override parseStatement(context: string | null, topLevel?: boolean, exports?: object): AnyNode {
    this.skipDecorators()
    return parseTypescriptStatement(this, context) ?? super.parseStatement(context, topLevel, exports)
  }

  override shouldParseExportStatement(): boolean {
    return super.shouldParseExportStatement() || this.type === atSign || (this.type === tt.name && declarations.has(String(this.value)))
  }

  override parseExportDefaultDeclaration(): AnyNode {
    this.skipDecorators()
    if (this.isContextual('abstract') && this.followedBy(/[ \t]+class\b/y)) this.next()
    if (this.isContextual('interface')) return this.parseStatement(null)
    return super.parseExportDefaultDeclaration()
  }

  override parseImport(node: Draft): AnyNode {
    const alias = this.followedBy(/\s+(?:type\s+)?[\w$]+\s*=/y)
    if (!alias && this.followedBy(/\s+type\s+(?!from\s*['"])[\w$*{]/y)) return this.skipToSource(node)
    if (!alias) return super.parseImport(node)
    this.next()
    if (this.isContextual('type') && this.followedBy(/\s+[\w$]/y)) this.next()
    return this.parseAlias(node)
  }

  /** `import a = require('b')`. */
  private parseAlias(node: Draft): AnyNode {
    const declaration = this.startNodeAt(this.start)
    declaration['id'] = this.parseIdent()
    this.expect(tt.eq)
    declaration['init'] = this.parseMaybeAssign()
    node['kind'] = 'const'
    node['declarations'] = [this.finishNode(declaration, 'VariableDeclarator')]
    this.semicolon()
    return this.finishNode(node, 'VariableDeclaration')
  }

  /** `import type …`, `export type {…}`: nothing of them is loaded. */
  private skipToSource(node: Draft): AnyNode {
    do {
      if (this.type === tt.braceL) skipBrackets(this)
      else this.next()
    } while (this.type !== tt.string && this.type !== tt.semi && this.type !== tt.eof && !hasLineBreak(this))
    this.eat(tt.string)
    this.semicolon()
    return this.finishNode(node, 'EmptyStatement')
  }

  override parseImportSpecifier(): AnyNode {
    if (this.isContextual('type') && this.followedBy(/\s+(?!as\s*[,}])[\w$'"]/y)) this.next()
    return super.parseImportSpecifier()
  }

  override parseExportSpecifier(exports: object): AnyNode {
    if (this.isContextual('type') && this.followedBy(/\s+(?!as\s*[,}])[\w$'"]/y)) this.next()
    return super.parseExportSpecifier(exports)
  }

  override parseExport(node: Draft, exports: object): AnyNode {
    if (this.followedBy(/\s+type\s*[{*]|\s+as\s+namespace\b/y)) return this.skipToSource(node)
    if (this.followedBy(/\s+import\b/y)) {
      this.next()
      return this.parseImport(node)
    }
    if (!this.followedBy(/\s*=/y)) return super.parseExport(node, exports)
    this.next()
    this.next()
    node['expression'] = this.parseMaybeAssign()
    this.semicolon()
    return this.finishNode(node, 'ExpressionStatement')
  }
}
