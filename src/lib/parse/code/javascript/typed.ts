import {TokenType, tokTypes as tt} from 'acorn'
import type {Token} from './acorn.ts'
import {LenientParser} from './lenient.ts'
import {hasLineBreak, skipType, skipTypeList} from './skip-type.ts'

/** Begins a decorator. */
export const atSign = new (TokenType as unknown as new (label: string) => Token)('@')
const relational = tt.relational as Token

/** Tokens that may be read a second time, for each character of the text: guesses at `<` and at `):`. */
const guessesPerCharacter = 2
const leastGuesses = 20_000
const modifiers = new Set(['public', 'private', 'protected', 'readonly', 'declare', 'abstract', 'override', 'accessor'])

/** Reads past types, and goes back where they turn out to be none. */
export class TypedParser extends LenientParser {
  typeDepth = 0
  nesting = 0
  private guesses = Math.max(leastGuesses, this.input.length * guessesPerCharacter)
  /** Whether the parentheses being read are all that stands between a `?` and its `:`. */
  protected isConsequent = false

  /** Whether the text behind the current token looks like `pattern`, which is sticky. */
  followedBy(pattern: RegExp): boolean {
    pattern.lastIndex = this.pos
    return pattern.test(this.input)
  }

  override readToken_lt_gt(code: number): void {
    if (this.typeDepth > 0) this.finishOp(relational, 1)
    else super.readToken_lt_gt(code)
  }

  override getTokenFromCode(code: number): void {
    if (code !== 64 || !this.typed) return super.getTokenFromCode(code)
    this.pos += 1
    this.finishToken(atSign)
  }

  skipAnnotation(): void {
    if (this.type !== tt.colon) return
    this.typeDepth += 1
    this.next()
    this.typeDepth -= 1
    skipType(this)
  }

  skipTypeParameters(): void {
    if (this.is(relational, '<')) skipTypeList(this)
  }

  /** Runs `read`; when it fails, or what it read says no, the parser stands where it stood. */
  private guess(read: () => boolean): boolean {
    const {pos, start, end, type, value, lastTokStart, lastTokEnd, exprAllowed, containsEsc, typeDepth, nesting, isConsequent} = this
    const saved = {
      pos,
      start,
      end,
      type,
      value,
      lastTokStart,
      lastTokEnd,
      exprAllowed,
      containsEsc,
      typeDepth,
      nesting,
      isConsequent,
      context: [...this.context],
    }
    let right = false
    try {
      right = read()
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
    if (right) return true
    this.guesses -= this.pos - pos + saved.context.length
    if (this.guesses < 0) this.raise(start, 'too many guesses')
    Object.assign(this, saved)
    return false
  }

  protected skipArguments(noCalls: boolean): void {
    // A comparison has spaces around it, a list of types never.
    if (!this.typed || !this.is(relational, '<') || this.input.charCodeAt(this.pos) === 32) return
    this.guess(() => {
      skipTypeList(this)
      return (
        this.type === tt.parenL ||
        this.type === tt.backQuote ||
        (noCalls && (this.type === tt.semi || this.type === tt.parenR || this.type === tt.comma || hasLineBreak(this)))
      )
    })
  }

  protected skipReturnType(): boolean {
    return this.guess(() => {
      this.skipAnnotation()
      return this.type === tt.arrow && !hasLineBreak(this)
    })
  }

  skipDecorators(): void {
    while (this.type === atSign) {
      this.next()
      this.parseExprSubscripts()
    }
  }

  skipModifiers(): void {
    while (this.type === tt.name && modifiers.has(String(this.value)) && this.followedBy(/[ \t]+[\w$[#*'"@\u0080-\uffff]/y)) {
      this.next()
      this.skipDecorators()
    }
  }
}
