/** The `---` block at a document's start, found without reading what is in it. */
export interface Block {
  /** The lines between the marks. */
  readonly text: string
  /** Line (1-based) and offset of the block's first line in the document. */
  readonly line: number
  readonly offset: number
  /** Where the body begins; the mark's own line when the file ends with it. */
  readonly bodyLine: number
  readonly bodyOffset: number
  readonly problems: readonly {readonly message: string; readonly line: number}[]
  readonly closed: boolean
}

/**
 * Finds the front matter of a document; undefined when it has none. More is accepted than agents do (leading blank lines, a missing end), so
 * that what an author meant to declare is seen; each such thing is a problem.
 */
export function findBlock(text: string): Block | undefined {
  const problems: {message: string; line: number}[] = []
  let offset = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (offset < text.length) {
    const end = lineEnd(text, offset)
    if (text.slice(offset, end).trim() !== '') break
    offset = end
    line++
  }
  const first = lineEnd(text, offset)
  if (!isMark(text.slice(offset, first))) return undefined
  if (line > 1) problems.push({message: 'the front matter does not begin on the first line, where agents look for it', line})
  const blockLine = line + 1
  let at = first
  let last = blockLine
  while (at < text.length) {
    const end = lineEnd(text, at)
    if (text.startsWith('---', at) && isMark(text.slice(at, end))) {
      const bodyLine = text[end - 1] === '\n' ? last + 1 : last
      return {text: text.slice(first, at), line: blockLine, offset: first, bodyLine, bodyOffset: end, problems, closed: true}
    }
    at = end
    last++
  }
  return unclosed(text, first, blockLine, problems)
}

/** Without an end, the block goes as far as lines look like it; a rule at the top of a document is no front matter. */
function unclosed(text: string, first: number, blockLine: number, problems: Block['problems']): Block | undefined {
  let at = first
  let line = blockLine
  while (at < text.length) {
    const end = lineEnd(text, at)
    const content = text.slice(at, Math.min(end, at + 200))
    const fits = at === first ? /^[\w.-]{1,80}[ \t]*:/.test(content) : /^([\w.-]{1,80}[ \t]*:|[ \t]+\S|- |[}\]])/.test(content)
    if (!fits) break
    at = end
    if (text[end - 1] === '\n') line++
  }
  if (at === first) return undefined
  const missing = {message: 'the front matter has no closing ---', line: blockLine - 1}
  return {
    text: text.slice(first, at),
    line: blockLine,
    offset: first,
    bodyLine: line,
    bodyOffset: at,
    problems: [...problems, missing],
    closed: false,
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end + 1
}

function isMark(line: string): boolean {
  return line.length < 1000 && line.startsWith('---') && line.slice(3).trim() === ''
}
