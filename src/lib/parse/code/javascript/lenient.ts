import {tokTypes} from 'acorn'
import type {AnyNode, Expression, TokenType} from 'acorn'
import {AcornBase} from './acorn.ts'
import type {Draft, ForInit, Token} from './acorn.ts'
import {statementEnd} from './tokens.ts'
import type {Span} from '../tree.ts'

const {_class, _function, _in, backQuote, braceL, coalesce, logicalAND, logicalOR, parenL, semi} = tokTypes as unknown as Record<
  string,
  Token
> & {readonly logicalAND: {readonly binop: number}}

const openers = new Set([_class, _function, backQuote, braceL, parenL])

/** Statements that one program may have too deep; each costs a look through it. */
const mostLost = 40

/** What one syntax error costs, apart from what was looked at in vain. */
const eachWaste = 500
/** Message of the error when the text is too broken to go on; any other RangeError is of the stack. */
export const tooBroken = 'too many syntax errors'

/** What was wrong and where, made without a stack or a line number: the recovering parser may meet one at every character. */
function syntaxError(position: number, at: number, message: string): SyntaxError {
  return Object.assign(Object.create(SyntaxError.prototype) as SyntaxError, {message, pos: position, raisedAt: at})
}

/** Acorn without the early errors of the language: what a program may not say twice is no matter to what it would do, and costs time. */
export class LenientParser extends AcornBase {
  /** Whether types may stand where they would mean something else in JavaScript. */
  typed = false
  /** Whether `<a>` begins an element of JSX and not a cast. */
  markup = true
  /** Characters that may still be looked at in vain. */
  waste = Number.POSITIVE_INFINITY
  /** Whether a statement that nests too deep is left out and named here, instead of giving up on all of them. */
  leavesOut = false
  readonly lost: Span[] = []
  private level = 0
  private unwindTo: number | undefined

  // Its own methods cannot be declared as overrides of what has no types, so these stand for acorn's checks.
  declareName(): void {}
  checkUnreserved(): void {}
  checkLocalExport(): void {}
  checkExport(): void {}
  checkVariableExport(): void {}
  checkPropClash(): void {}
  checkYieldAwaitInDefaultParams(): void {}
  raiseRecoverable(): void {}
  validateRegExpFlags(): void {}
  validateRegExpPattern(): void {}

  /** Never: what only sloppy code may say is to be read as well. */
  override get strict(): boolean {
    return false
  }

  override set strict(_: boolean) {}

  strictDirective(): boolean {
    return false
  }

  get allowDirectSuper(): boolean {
    return true
  }

  get allowUsing(): boolean {
    return true
  }

  /** Acorn would make it a syntax error; the caller has to know the difference. */
  catchStackOverflow<T>(parse: () => T): T {
    return parse()
  }

  override raise(position: number, message: string): never {
    this.waste -= /^Unterminated (?:comment|template)/.test(message) ? eachWaste + this.input.length - position : eachWaste
    if (this.waste < 0) throw new RangeError(tooBroken)
    throw syntaxError(position, this.pos, message)
  }

  override parseStatement(context: string | null, topLevel?: boolean, exports?: object): AnyNode {
    return this.leavesOut ? this.parseOrLeaveOut(context, topLevel, exports) : super.parseStatement(context, topLevel, exports)
  }

  private parseOrLeaveOut(context: string | null, topLevel?: boolean, exports?: object): AnyNode {
    const {start, labels, yieldPos, awaitPos, awaitIdentPos} = this
    // What the token that begins the statement has opened ends with it.
    const contexts = this.context.length - (openers.has(this.type) ? 1 : 0)
    const scopes = this.scopeStack.length
    const classes = this.privateNameStack.length
    this.level += 1
    const {level} = this
    try {
      return super.parseStatement(context, topLevel, exports)
    } catch (error) {
      // Where statements nest that deep, the rest of the innermost would overflow again.
      this.unwindTo ??= level > 100 ? Math.floor(level * 0.8) : level
      if (!(error instanceof RangeError) || level > this.unwindTo || this.lost.length >= mostLost) throw error
      const end = statementEnd(this.input, start, this.pos)
      this.context.length = contexts
      this.scopeStack.length = scopes
      this.privateNameStack.length = classes
      Object.assign(this, {
        level,
        unwindTo: undefined,
        labels,
        yieldPos,
        awaitPos,
        awaitIdentPos,
        inTemplateElement: false,
        exprAllowed: true,
        type: semi,
        pos: end,
        end,
      })
      this.next()
      this.lost.push({start, end})
      return this.finishNode(this.startNodeAt(start), 'EmptyStatement')
    } finally {
      this.level -= 1
    }
  }

  override readToken_lt_gt(code: number): void {
    // Acorn calls itself once for each of such comments in a row.
    while (code === 60 && !this.inModule && this.input.startsWith('<!--', this.pos)) {
      this.skipLineComment(4)
      this.skipSpace()
      if (!this.input.startsWith('<!--', this.pos)) return this.nextToken()
    }
    super.readToken_lt_gt(code)
  }

  override parseVar(node: Draft, isFor: boolean, kind: string): Draft {
    return super.parseVar(node, isFor, kind, true)
  }

  /** In a loop where acorn recurses: text built of ten thousand parts is just what hidden code looks like. */
  override parseExprOp(left: Expression, start: number, location: undefined, least: number, forInit: ForInit): Expression {
    let made = left
    for (;;) {
      if (this.skipCast(least)) continue
      const {type} = this
      if (type.binop === null || type.binop === undefined || (forInit && type === _in)) return made
      const precedence = type === coalesce ? logicalAND.binop : type.binop
      if (type.binop <= least) return made
      const logical = type === logicalOR || type === logicalAND || type === coalesce
      const op = this.value
      this.next()
      const from = this.start
      const right = this.parseExprOp(this.parseMaybeUnary(null, false, false, forInit), from, undefined, precedence, forInit)
      made = this.buildBinary(start, location, made, right, op, logical)
    }
  }

  /** `as T` behind an operand, where the language has types. */
  skipCast(_least: number): boolean {
    return false
  }

  is(type: TokenType, value: string): boolean {
    return this.type === type && this.value === value
  }
}
