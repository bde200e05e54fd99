/** A file of the skill that its text refers to. */
export interface Reference {
  /** As written, without `./`, anchor and query. */
  readonly target: string
  readonly line: number
}

const mostReferences = 1000

/** Relative links, and paths into the folders that the specification names, from `offset` on; code blocks are examples and left out. */
export function findReferences(text: string, offset: number, firstLine: number): Reference[] {
  const found: Reference[] = []
  let fence: string | undefined
  let line = firstLine
  for (const content of text.slice(offset).split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(content)?.[1]
    if (mark !== undefined) {
      if (fence === undefined) fence = mark
      else if (content.trim().startsWith(fence)) fence = undefined
    } else if (fence === undefined) {
      for (const target of targetsOf(content.slice(0, 10_000))) if (found.length < mostReferences) found.push({target, line})
    }
    line++
  }
  return found
}

function* targetsOf(line: string): Generator<string> {
  for (const match of line.matchAll(
    /\]\(<?([^()<>\s]{1,300})>?(?: "[^"]{0,200}")?\)|`((?:\.\/)?(?:scripts|references|assets)\/[\w./-]{1,200})`/g,
  )) {
    const target = clean(match[1] ?? match[2] ?? '')
    if (target !== undefined) yield target
  }
}

/** Undefined for what is no path inside the skill: addresses, anchors, absolute paths, patterns and placeholders. */
function clean(written: string): string | undefined {
  const path = (written.split(/[#?]/, 1)[0] ?? '').replace(/^(\.\/)+/, '')
  if (path === '' || /^([a-z][a-z0-9+.-]*:|[/\\~$])/i.test(path) || /[*{}$<>]/.test(path)) return undefined
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
