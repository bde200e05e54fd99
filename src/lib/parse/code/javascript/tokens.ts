import type {Span} from '../tree.ts'

export interface Tokens {
  readonly comments: Span[]
  /** Contents of string literals. */
  readonly strings: Span[]
}

type Kind = 'comment' | 'string' | 'bracket' | 'break'

const mostTokens = 20_000
const shortest = 8

/**
 * Calls `visit` for comments, strings, brackets, semicolons and line ends, until it answers true. It knows no grammar: a regular expression is not
 * told from a division, and `quotes` says which marks begin a string.
 */
export function scan(
  text: string,
  from: number,
  quotes: string,
  visit: (kind: Kind, start: number, end: number) => boolean | undefined,
): void {
  for (let start = from, end = from; start < text.length; start = end) {
    const letter = text[start] ?? ''
    end = start + 1
    let kind: Kind | undefined
    if (quotes.includes(letter)) {
      kind = 'string'
      end = stringEnd(text, start, letter)
    } else if (letter === '/' && (text[end] === '/' || text[end] === '*')) {
      kind = 'comment'
      end = text[end] === '/' ? endOf(text, '\n', start) : Math.min(text.length, endOf(text, '*/', start + 2) + 2)
    } else if ('()[]{}'.includes(letter)) kind = 'bracket'
    else if (letter === ';' || letter === '\n') kind = 'break'
    if (kind !== undefined && visit(kind, start, end) === true) return
  }
}

function endOf(text: string, mark: string, start: number): number {
  const end = text.indexOf(mark, start)
  return end < 0 ? text.length : end
}

function stringEnd(text: string, start: number, quote: string): number {
  for (let position = start + 1; position < text.length; position += 1) {
    const letter = text[position]
    if (letter === '\\') position += 1
    else if (letter === quote || (letter === '\n' && quote !== '`')) return position + 1
  }
  return text.length
}

/** Comments and strings of a part that is too deep to parse. */
export function scanTokens(text: string, part: Span): Tokens {
  const comments: Span[] = []
  const strings: Span[] = []
  scan(text, part.start, '\'"`', (kind, start, end) => {
    if (kind === 'comment') comments.push({start, end})
    else if (kind === 'string' && end - start > shortest) strings.push({start: start + 1, end: end - 1})
    return end >= part.end || comments.length + strings.length >= mostTokens
  })
  return {comments, strings}
}

/** Where the statement that begins at `start` and reaches beyond `known` ends, as far as its brackets tell. */
export function statementEnd(text: string, start: number, known: number): number {
  let depth = 0
  let found = text.length
  scan(text, start, '\'"', (kind, position, end) => {
    const letter = text[position] ?? ''
    if (kind === 'bracket') depth += '([{'.includes(letter) ? 1 : -1
    // The bracket around it is not part of it.
    const closes = depth < 0
    if (!closes && (kind !== 'break' || depth > 0 || position < known)) return false
    found = closes ? position : end
    return true
  })
  return found
}
