/** A statement of a language of the C or script family, with where it begins. */
export interface Statement {
  readonly text: string
  readonly start: number
}

const longest = 4000

/** Cuts a program into statements at line ends and semicolons outside strings; a line that begins with a dot belongs to the one before it. */
export function splitStatements(text: string, most: number): Statement[] {
  const found: Statement[] = []
  let start = 0
  let quote = ''
  const cut = (end: number) => {
    const body = text.slice(start, Math.min(end, start + longest))
    const last = found.at(-1)
    if (/^\s*[.?|>]/.test(body) && last !== undefined && last.text.length + body.length < longest)
      found[found.length - 1] = {text: text.slice(last.start, Math.min(end, last.start + longest)), start: last.start}
    else if (body.trim() !== '') found.push({text: body, start})
    start = end + 1
  }
  for (let i = 0; i < text.length && found.length < most; i++) {
    const letter = text[i]!
    if (letter === '\\') i++
    else if (quote !== '') {
      if (letter === quote || (letter === '\n' && quote !== '`')) quote = ''
      if (letter === '\n' && quote === '') cut(i)
    } else if (letter === '"' || letter === "'" || letter === '`') quote = letter
    else if (letter === '\n' || letter === ';' || letter === '{' || letter === '}') {
      // `$ENV{HOME}`, `"#{x}"` and `${x}` are no blocks.
      if (
        (letter === '{' && /[\w$#%)]/.test(text[i - 1] ?? '') && /\w{1,40}\}/.test(text.slice(i + 1, i + 42))) ||
        (letter === '}' && /\w/.test(text[i - 1] ?? ''))
      )
        continue
      cut(i)
    }
  }
  if (start < text.length) cut(text.length)
  return found
}

/** Strings that stand in a statement, unescaped as far as it matters for reading them. */
export function stringsIn(text: string): {readonly text: string}[] {
  const found: {text: string}[] = []
  for (const match of text.matchAll(/"((?:[^"\\\n]|\\.){0,2000})"|'((?:[^'\\\n]|\\.){0,2000})'|`([^`]{0,2000})`/g)) {
    if (found.length >= 60) break
    found.push({text: (match[1] ?? match[2] ?? match[3] ?? '').replace(/\\(["'\\/$])/g, '$1')})
  }
  return found
}
