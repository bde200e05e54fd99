import {tokTypes as tt} from 'acorn'
import type {AnyNode, Expression, Pattern} from 'acorn'
import {tokContexts} from './acorn.ts'
import type {Draft, Errors, ForInit, Token} from './acorn.ts'
import {hasLineBreak, skipType, skipTypeList} from './skip-type.ts'
import {TypedParser} from './typed.ts'

const relational = tt.relational as Token

/** Patterns, functions and expressions with types in them. In JavaScript types are let pass where they could mean nothing else. */
export class TypescriptParser extends TypedParser {
  /** Where the expression behind a `?` begins. */
  private consequent = -1

  override parseBindingAtom(): Pattern {
    this.skipDecorators()
    this.skipModifiers()
    const node = super.parseBindingAtom()
    if (this.type === tt.question || this.is(tt.prefix, '!')) this.next()
    this.skipAnnotation()
    return node
  }

  override parseParenItem(item: Expression): Expression {
    if (this.type === tt.question) this.next()
    this.skipAnnotation()
    return item
  }

  override parsePropertyName(property: Draft): AnyNode {
    const name = super.parsePropertyName(property)
    if (this.type === tt.question || this.is(tt.prefix, '!')) this.next()
    this.skipTypeParameters()
    return name
  }

  override parseFunctionParams(node: Draft): void {
    this.skipTypeParameters()
    super.parseFunctionParams(node)
  }

  override parseFunctionBody(node: Draft, arrow: boolean, method: boolean, forInit?: ForInit): void {
    if (arrow) return super.parseFunctionBody(node, arrow, method, forInit)
    const typed = this.type === tt.colon
    this.skipAnnotation()
    if (this.type === tt.braceL) {
      if (typed) this.overrideContext(tokContexts.b_stat)
      return super.parseFunctionBody(node, arrow, method, forInit)
    }
    // An overload, or one that is abstract or declared.
    node['body'] = Object.assign(this.finishNode(this.startNodeAt(this.lastTokEnd), 'BlockStatement'), {body: []})
    this.semicolon()
    this.exitScope()
  }

  override shouldParseArrow(items: readonly Expression[]): boolean {
    if (this.type !== tt.colon) return super.shouldParseArrow(items)
    return this.typed && !this.isConsequent && this.skipReturnType()
  }

  override shouldParseAsyncArrow(): boolean {
    if (this.type === tt.colon && !(this.typed && this.skipReturnType())) return false
    return super.shouldParseAsyncArrow()
  }

  override parseMaybeConditional(forInit: ForInit, errors: Errors): Expression {
    const {start} = this
    const test = this.parseExprOps(forInit, errors)
    if (this.checkExpressionErrors(errors)) return test
    if (this.type !== tt.question || (test.type === 'ArrowFunctionExpression' && test.start === start)) return test
    // The mark of a parameter that may be left out, in what will turn out to be an arrow function.
    if (this.followedBy(/\s*(?:[:,)]|=[^=>])/y)) return test
    this.next()
    const node = this.startNodeAt(start)
    node['test'] = test
    this.consequent = this.start
    node['consequent'] = this.parseMaybeAssign()
    this.expect(tt.colon)
    node['alternate'] = this.parseMaybeAssign(forInit)
    return this.finishNode(node, 'ConditionalExpression') as Expression
  }

  /** `a ? (b) : c => d`: what stands behind the colon is no return type. */
  override parseParenAndDistinguishExpression(canBeArrow: boolean, forInit: ForInit): Expression {
    const outer = this.isConsequent
    this.isConsequent = this.start === this.consequent
    const made = super.parseParenAndDistinguishExpression(canBeArrow, forInit)
    this.isConsequent = outer
    return made
  }

  override skipCast(least: number): boolean {
    if (this.type !== tt.name || (this.value !== 'as' && this.value !== 'satisfies')) return false
    if (least >= (relational.binop ?? 7) || this.containsEsc || hasLineBreak(this)) return false
    this.typeDepth += 1
    this.next()
    this.typeDepth -= 1
    if (this.type.keyword === 'const') this.next()
    else skipType(this)
    return true
  }

  /** `<T>value`, and the type parameters of an arrow function. */
  override parseMaybeUnary(errors: Errors, sawUnary: boolean, incDec: boolean, forInit: ForInit): Expression {
    if (this.is(relational, '<')) {
      skipTypeList(this)
      this.potentialArrowAt = this.start
    }
    return super.parseMaybeUnary(errors, sawUnary, incDec, forInit)
  }

  override parseSubscript(
    base: Expression,
    start: number,
    location: undefined,
    noCalls: boolean,
    async: boolean,
    chained: boolean,
    forInit: ForInit,
  ): Expression {
    while (this.is(tt.prefix, '!') && !hasLineBreak(this)) {
      this.exprAllowed = false
      this.next()
    }
    this.skipArguments(noCalls)
    return super.parseSubscript(base, start, location, noCalls, async, chained, forInit)
  }

  override parseExprList(close: Token, trailingComma: boolean, empty: boolean, errors?: Errors): (Expression | null)[] {
    if (close !== tt.parenR) return super.parseExprList(close, trailingComma, empty, errors)
    const items: Expression[] = []
    while (!this.eat(close)) {
      if (items.length > 0) {
        this.expect(tt.comma)
        if (this.afterTrailingComma(close)) break
      }
      // They may be the parameters of an async arrow function.
      items.push(
        this.type === tt.ellipsis
          ? this.parseParenItem(this.parseSpread(errors))
          : this.parseMaybeAssign(false, errors, this.parseParenItem),
      )
    }
    return items
  }
}
