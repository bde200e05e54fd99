import type {Options, Program} from 'acorn'
import {dropParens} from './flatten.ts'
import {tooBroken} from './lenient.ts'
import {parseLoosely} from './loose.ts'
import {SourceParser} from './source.ts'
import {scanTokens} from './tokens.ts'
import type {Span} from '../tree.ts'

export interface Parsed {
  readonly body: Program['body']
  readonly comments: readonly Span[]
  /** String literals, content without quotes, of what could not be parsed. */
  readonly strings: readonly Span[]
}

interface Dialect {
  readonly typed: boolean
  readonly markup: boolean
}

const typescript: readonly Dialect[] = [{typed: true, markup: false}]
const anything: readonly Dialect[] = [
  {typed: false, markup: true},
  {typed: true, markup: true},
  {typed: true, markup: false},
]

/** Stands for a text that is not of the language that the parser reads. */
const broken = Symbol('broken')

/** Reads JavaScript or TypeScript: strictly if it can, then with repairs, at last only comments and strings. Never throws. */
export function parseJavascript(text: string, typed: boolean, gaps: Set<string>): Parsed {
  const parsed = parseAny(text, typed, false, gaps)
  if (parsed !== undefined) return parsed
  const flat = dropParens(text)
  const again = flat === text ? undefined : parseAny(flat, typed, false, gaps)
  if (again !== undefined) return again
  if (!gaps.has(tooBroken)) gaps.add('nesting too deep')
  return parseAny(flat, typed, true, gaps) ?? {body: [], ...scanTokens(text, {start: 0, end: text.length})}
}

/** Undefined when it nests too deep for parsers that recurse, or is not worth mending. `leavesOut`: what is too deep is left out. */
function parseAny(text: string, typed: boolean, leavesOut: boolean, gaps: Set<string>): Parsed | undefined {
  for (const dialect of typed ? typescript : anything) {
    const parsed = attempt(text, gaps, (options) => Object.assign(new SourceParser(options, text), dialect, {leavesOut}))
    if (parsed !== broken) return parsed
  }
  const parsed = attempt(text, gaps, (options) => ({parse: () => parseLoosely(text, options), lost: []}))
  return parsed === broken ? undefined : parsed
}

function attempt(
  text: string,
  gaps: Set<string>,
  make: (options: Options) => {parse(): Program; readonly lost: readonly Span[]},
): Parsed | undefined | typeof broken {
  const comments: Span[] = []
  let last = -1
  const options: Options = {
    ecmaVersion: 'latest',
    // Only scripts know `<!--` as a comment.
    sourceType: /^[ \t]*(?:im|ex)port\b/m.test(text) ? 'module' : 'script',
    allowHashBang: true,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowImportExportEverywhere: true,
    allowSuperOutsideMethod: true,
    checkPrivateFields: false,
    onComment: (_block, _content, start, end) => {
      // A guess that failed reads them a second time; and the first line may be for the shell.
      if (start <= last || text.startsWith('#!', start)) return
      last = start
      comments.push({start, end})
    },
  }
  try {
    const parser = make(options)
    const {body} = parser.parse()
    const parts = parser.lost.map((part) => scanTokens(text, part))
    return {body, comments: [...comments, ...parts.flatMap((part) => part.comments)], strings: parts.flatMap((part) => part.strings)}
  } catch (error) {
    if (!(error instanceof RangeError)) return broken
    if (error.message === tooBroken) gaps.add(tooBroken)
    return undefined
  }
}
