import type {Options, Program} from 'acorn'
import {LooseParser} from 'acorn-loose'
import {SourceParser} from './source.ts'

/** Characters that may be looked at in vain: a template or comment without an end is looked for up to the end of the text. */
const mostWaste = 5_000_000

/** The tokens of broken text. Made of the very class that the strict parser is of: with a second one, engines make both of them slow. */
const tokens = {
  tokenizer: (input: string, options: Options): SourceParser => Object.assign(new SourceParser(options, input), {waste: mostWaste}),
}

interface Loose {
  readonly input: string
  parse(): Program
  /** Goes on reading at a position. */
  resetTo(position: number): void
}

class BoundedLoose extends (LooseParser as unknown as new (input: string, options: Options) => Loose) {
  static BaseParser = tokens

  /** Behind an odd character at the end it would go on beyond the text. */
  override resetTo(position: number): void {
    super.resetTo(Math.min(position, this.input.length))
  }
}

/** Makes something of any text. Throws a RangeError where that would nest too deep or cost too much. */
export function parseLoosely(text: string, options: Options): Program {
  return new BoundedLoose(text, options).parse()
}
