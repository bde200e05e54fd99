import {tokTypes as tt} from 'acorn'
import type {AnyNode, Expression} from 'acorn'
import {tokContexts} from './acorn.ts'
import type {ForInit, Errors} from './acorn.ts'
import {ModuleParser} from './typescript-module.ts'

const name = /[\w$.:\u0080-\uffff-]*/y
const blanks = /\s*/y

/** The one parser that programs are read with. It reads elements of JSX past their markup: what is in braces is what runs. */
export class SourceParser extends ModuleParser {
  override parseMaybeUnary(errors: Errors, sawUnary: boolean, incDec: boolean, forInit: ForInit): Expression {
    // In these files a type parameter needs a comma or a bound, so that it is no element.
    const element = this.markup && this.is(tt.relational, '<') && !this.followedBy(/\s*(?:const\s+)?[\w$]+\s*(?:,|extends\s)/y)
    return element ? this.parseElement() : super.parseMaybeUnary(errors, sawUnary, incDec, forInit)
  }

  /** One element with all that is in it, however deep: a stack is not needed, for tags that do not match are not our matter. */
  private parseElement(): Expression {
    const node = this.startNode()
    const children: AnyNode[] = []
    let position = this.start
    let depth = 0
    do {
      const letter = this.input[position]
      if (letter === undefined) this.raise(node.start, 'Unterminated element')
      if (letter === '{') position = this.parseBraces(position, children)
      else if (letter !== '<') position += 1
      else if (this.input[position + 1] === '/') {
        position = this.find('>', position) + 1
        depth -= 1
      } else {
        position = this.parseTag(position + 1, children)
        if (this.input[position - 2] !== '/') depth += 1
      }
    } while (depth > 0)
    // As if all of it had been one token.
    this.type = tt.string as typeof this.type
    this.end = this.pos = position
    this.exprAllowed = false
    this.next()
    node['children'] = children
    return this.finishNode(node, 'JSXElement') as unknown as Expression
  }

  /** Name and attributes, from behind `<`; gives the position behind `>`. */
  private parseTag(start: number, children: AnyNode[]): number {
    let position = this.after(name, start)
    if (position === start && this.input[position] !== '>') this.unexpected()
    for (;;) {
      position = this.after(blanks, position)
      const letter = this.input[position]
      if (letter === '>') return position + 1
      if (letter === '/' && this.input[position + 1] === '>') return position + 2
      if (letter === '{') position = this.parseBraces(position, children)
      else if (letter === '"' || letter === "'") position = this.find(letter, position + 1) + 1
      else if (letter === '<') position = this.find('>', position) + 1
      else if (letter === '=') position += 1
      else {
        const end = this.after(name, position)
        if (end === position) this.raise(position, 'Unexpected character in a tag')
        position = end
      }
    }
  }

  private parseBraces(start: number, children: AnyNode[]): number {
    this.end = this.pos = start + 1
    this.type = tt.braceL as typeof this.type
    this.context.push(tokContexts.b_expr)
    this.exprAllowed = true
    this.next()
    this.eat(tt.ellipsis)
    if (this.type !== tt.braceR) children.push(this.parseExpression())
    if (this.type !== tt.braceR) this.unexpected()
    return this.end
  }

  private find(mark: string, from: number): number {
    const found = this.input.indexOf(mark, from)
    if (found < 0) this.raise(from, 'Unterminated tag')
    return found
  }

  private after(pattern: RegExp, from: number): number {
    pattern.lastIndex = from
    pattern.test(this.input)
    return Math.max(from, pattern.lastIndex)
  }
}
