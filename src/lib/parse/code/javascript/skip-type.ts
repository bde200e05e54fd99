import {tokTypes as tt} from 'acorn'
import type {TokenType} from 'acorn'
import type {AcornParser} from './acorn.ts'

const {_const, _extends, _import, _in, _new, _null, _this, _true, _false, _typeof, _void} = tt as unknown as Record<string, TokenType>

/** A parser that can be told that it reads a type: `>>` closes two lists there. */
export interface TypeReader extends AcornParser {
  typeDepth: number
  nesting: number
}

const deepestType = 200
const operators = new Set(['keyof', 'unique', 'readonly', 'infer', 'asserts', 'abstract'])

function isAngle(reader: AcornParser): boolean {
  return reader.type === tt.relational && reader.value === '<'
}

export function hasLineBreak(reader: AcornParser): boolean {
  const gap = reader.input.slice(reader.lastTokEnd, reader.start)
  return gap.includes('\n') || gap.includes('\r')
}

/** Reads past one type; nothing of it says what the program does. Throws a syntax error where there is none. */
export function skipType(reader: TypeReader): void {
  reader.typeDepth += 1
  reader.nesting += 1
  if (reader.nesting > deepestType) throw new RangeError('types nest too deep')
  skipUnion(reader)
  reader.nesting -= 1
  reader.typeDepth -= 1
  // The token behind was read as one of a type: `x as number >= 3`.
  if (reader.typeDepth === 0 && reader.type === tt.relational && reader.value === '>') {
    reader.pos = reader.start
    reader.readToken(62)
  }
}

function skipUnion(reader: TypeReader): void {
  if (reader.type === tt.bitwiseOR || reader.type === tt.bitwiseAND) reader.next()
  skipOperand(reader)
  while (reader.type === tt.bitwiseOR || reader.type === tt.bitwiseAND) {
    reader.next()
    skipOperand(reader)
  }
  if (reader.isContextual('is') && !hasLineBreak(reader)) {
    reader.next()
    skipType(reader)
  }
  if (reader.type !== _extends) return
  // A condition, or without one the bound of a parameter.
  reader.next()
  skipType(reader)
  if (!reader.eat(tt.question)) return
  skipType(reader)
  reader.expect(tt.colon)
  skipType(reader)
}

function skipOperand(reader: TypeReader): void {
  while (
    (reader.type === tt.name && operators.has(String(reader.value)) && startsOperand(reader)) ||
    reader.type === _typeof ||
    reader.type === _new
  )
    reader.next()
  switch (reader.type) {
    case tt.name:
    case tt.string:
    case tt.num:
    case _this:
    case _void:
    case _null:
    case _true:
    case _false:
      reader.next()
      break
    case tt.plusMin:
      reader.next()
      reader.expect(tt.num)
      break
    case _import:
      reader.next()
      skipBrackets(reader)
      break
    case tt.backQuote:
      skipTemplate(reader)
      break
    case tt.braceL:
    case tt.bracketL:
      skipBrackets(reader)
      break
    case tt.relational:
      skipTypeList(reader)
      if (reader.type !== tt.parenL) reader.unexpected()
      skipParens(reader)
      return
    case tt.parenL:
      skipParens(reader)
      break
    default:
      reader.unexpected()
  }
  skipSuffixes(reader)
}

/** A type in parentheses, or the parameters of a function's type. */
function skipParens(reader: TypeReader): void {
  skipBrackets(reader)
  if (reader.type !== tt.arrow) return
  reader.next()
  skipType(reader)
}

function skipSuffixes(reader: TypeReader): void {
  for (;;) {
    if (reader.type === tt.dot) {
      reader.next()
      reader.next()
    } else if (isAngle(reader)) skipTypeList(reader)
    else if (reader.type === tt.bracketL && !hasLineBreak(reader)) skipBrackets(reader)
    else return
  }
}

const behindOperator = /\s+[\w$[({'"`\u0080-\uffff]/y

function startsOperand(reader: AcornParser): boolean {
  behindOperator.lastIndex = reader.pos
  return behindOperator.test(reader.input)
}

/** `<A, B extends C = D>`, of parameters as of arguments. */
export function skipTypeList(reader: TypeReader): void {
  if (!isAngle(reader)) reader.unexpected()
  reader.typeDepth += 1
  reader.next()
  while (!(reader.type === tt.relational && reader.value === '>')) {
    while (reader.type === _const || reader.type === _in || (reader.isContextual('out') && startsOperand(reader))) reader.next()
    skipType(reader)
    if (reader.eat(tt.eq)) skipType(reader)
    if (!reader.eat(tt.comma)) break
  }
  if (!(reader.type === tt.relational && reader.value === '>')) reader.unexpected()
  reader.typeDepth -= 1
  reader.next()
}

/** From an opening bracket to behind its partner, whatever is in between. */
export function skipBrackets(reader: AcornParser): void {
  let depth = 0
  do {
    switch (reader.type) {
      case tt.parenL:
      case tt.bracketL:
      case tt.braceL:
      case tt.dollarBraceL:
        depth += 1
        break
      case tt.parenR:
      case tt.bracketR:
      case tt.braceR:
        depth -= 1
        break
      case tt.eof:
        reader.unexpected()
        break
      default:
        if (depth === 0) reader.unexpected()
    }
    reader.next()
  } while (depth > 0)
}

function skipTemplate(reader: TypeReader): void {
  reader.next()
  while (reader.type !== tt.backQuote) {
    if (reader.type === tt.dollarBraceL) {
      reader.next()
      skipType(reader)
      if (reader.type !== tt.braceR) reader.unexpected()
    } else if (reader.type !== tt.template) reader.unexpected()
    reader.next()
  }
  reader.next()
}
