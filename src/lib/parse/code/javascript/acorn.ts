import {Parser} from 'acorn'
import type {AnyNode, Expression, Node, Options, Pattern, Program, TokenType} from 'acorn'

// What acorn's parser calls its plugin interface has no types of its own: these are the parts that the parsers here take over or call.

/** A token's type, with what the operator parser looks at. */
export type Token = TokenType & {readonly binop: number | null; readonly beforeExpr: boolean}

/** A node that is still being filled. */
export type Draft = Node & Record<string, unknown>

/** Early errors of a pattern that may still turn out to be an expression; acorn's own business. */
export type Errors = object | null | undefined
export type ForInit = boolean | 'await' | undefined

export interface AcornParser {
  readonly input: string
  readonly options: Options
  readonly inModule: boolean
  pos: number
  start: number
  end: number
  type: Token
  value: unknown
  lastTokStart: number
  lastTokEnd: number
  exprAllowed: boolean
  containsEsc: boolean
  potentialArrowAt: number
  yieldPos: number
  awaitPos: number
  awaitIdentPos: number
  strict: boolean
  context: unknown[]
  readonly scopeStack: unknown[]
  readonly privateNameStack: unknown[]
  readonly labels: unknown[]
  parse(): Program
  next(): void
  nextToken(): void
  skipSpace(): void
  skipLineComment(length: number): void
  readToken(code: number): void
  getTokenFromCode(code: number): void
  readToken_lt_gt(code: number): void
  finishToken(type: Token): void
  finishOp(type: Token, size: number): void
  eat(type: TokenType): boolean
  expect(type: TokenType): void
  unexpected(): never
  isContextual(name: string): boolean
  canInsertSemicolon(): boolean
  semicolon(): void
  overrideContext(context: unknown): void
  afterTrailingComma(close: TokenType): boolean
  raise(position: number, message: string): never
  exitScope(): void
  startNode(): Draft
  startNodeAt(position: number, location?: undefined): Draft
  finishNode(node: Draft, type: string): AnyNode
  checkExpressionErrors(errors: Errors): boolean
  parseStatement(context: string | null, topLevel?: boolean, exports?: object): AnyNode
  parseBlock(): AnyNode
  parseVar(node: Draft, isFor: boolean, kind: string, allowMissing?: boolean): Draft
  parseIdent(liberal?: boolean): AnyNode
  parseBindingAtom(): Pattern
  parseFunctionParams(node: Draft): void
  parseFunctionBody(node: Draft, arrow: boolean, method: boolean, forInit?: ForInit): void
  parseClassId(node: Draft, statement: boolean | string): void
  parseClassSuper(node: Draft): void
  parseClassElement(allowsSuper: boolean): AnyNode | null
  parseClassElementName(element: Draft): void
  parseClassMethod(method: Draft, generator: boolean, async: boolean, directSuper: boolean): AnyNode
  parseClassField(field: Draft): AnyNode
  parsePropertyName(property: Draft): AnyNode
  parseImport(node: Draft): AnyNode
  parseImportSpecifier(): AnyNode
  parseExport(node: Draft, exports: object): AnyNode
  parseExportSpecifier(exports: object): AnyNode
  parseExportDefaultDeclaration(): AnyNode
  shouldParseExportStatement(): boolean
  parseExprOps(forInit: ForInit, errors: Errors): Expression
  parseExprOp(left: Expression, start: number, location: undefined, precedence: number, forInit: ForInit): Expression
  buildBinary(start: number, location: undefined, left: Expression, right: Expression, op: unknown, logical: boolean): Expression
  parseMaybeAssign(forInit?: ForInit, errors?: Errors, after?: (item: Expression) => Expression): Expression
  parseMaybeConditional(forInit: ForInit, errors: Errors): Expression
  parseMaybeUnary(errors: Errors, sawUnary: boolean, incDec: boolean, forInit: ForInit): Expression
  parseExprSubscripts(errors?: Errors, forInit?: ForInit): Expression
  parseExpression(): Expression
  parseSubscript(
    base: Expression,
    start: number,
    location: undefined,
    noCalls: boolean,
    async: boolean,
    chained: boolean,
    forInit: ForInit,
  ): Expression
  parseSpread(errors: Errors): Expression
  parseExprList(close: TokenType, trailingComma: boolean, empty: boolean, errors?: Errors): (Expression | null)[]
  parseParenAndDistinguishExpression(canBeArrow: boolean, forInit: ForInit): Expression
  parseParenItem(item: Expression): Expression
  shouldParseArrow(items: readonly Expression[]): boolean
  shouldParseAsyncArrow(): boolean
}

export const AcornBase = Parser as unknown as new (options: Options, input: string) => AcornParser

/** What a brace opens; acorn exports it without a type. */
export const {tokContexts} = (Parser as unknown as {readonly acorn: {readonly tokContexts: Record<'b_stat' | 'b_expr', unknown>}}).acorn
