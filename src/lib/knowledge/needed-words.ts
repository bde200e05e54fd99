/**
 * The literal words that a pattern cannot match without, read from its source. Only what is certain is taken: a part that may be left out, or that
 * only looks around, asks for nothing.
 */

/** Characters of a word that are looked for; more would tell little more. */
const longest = 8
/** Words of one list; a list of more is no filter. */
const most = 400

/** Words that nearly every text has: looking for them settles nothing. */
const common = new Set('all and any are for not now the this use with you your'.split(' '))

/**
 * Of patterns that have to match one after another (their sources): lists of words, lower case, of each of which a match holds at least one; [] when
 * nothing is certain. Lists that most texts have a word of are left out when there are others, and words that hold another one of their list.
 * `\bset(?: \w+){0,3} (?:aside|apart)` gives `set` and `aside`, `apart`.
 */
export function neededWords(...sources: readonly string[]): string[][] {
  const lists = sources.flatMap((source) => listsIn(source, 0))
  const telling = lists.filter((list) => !list.some((word) => common.has(word) || /^[\x00-\x7f]{1,2}$/.test(word)))
  return (telling.length > 0 ? telling : lists).map((list) =>
    list.filter((word) => !list.some((other) => other !== word && word.includes(other))),
  )
}

function listsIn(source: string, depth: number): string[][] {
  if (depth > 20) return []
  const parts = alternatives(unwrap(source))
  if (parts.length === 1) return wordsInRow(parts[0]!, depth)
  const any = new Set<string>()
  for (const part of parts) {
    const best = tellingList(wordsInRow(part, depth))
    if (best === undefined) return []
    for (const word of best) any.add(word)
  }
  return any.size > most ? [] : [[...any]]
}

/** The list that fewest texts have a word of: of few words, and long ones. */
function tellingList(lists: readonly (readonly string[])[]): readonly string[] | undefined {
  let best: readonly string[] | undefined
  for (const list of lists)
    if (best === undefined || list.length < best.length || (list.length === best.length && shortest(list) > shortest(best))) best = list
  return best
}

const shortest = (list: readonly string[]): number => Math.min(...list.map((word) => word.length))

/** Groups and literals that stand one after the other. */
function wordsInRow(source: string, depth: number): string[][] {
  const lists: string[][] = []
  let run = ''
  const flush = () => {
    // One letter of another script says as much as a word of ours.
    if (run.length >= 2 || /[^\x00-\x7f]/.test(run)) lists.push([run.toLowerCase().slice(0, longest)])
    run = ''
  }
  for (let i = 0; i < source.length;) {
    plain.lastIndex = i
    const letters = plain.exec(source)?.[0] ?? ''
    run += letters
    i += letters.length
    const atom = atomAt(source, i)
    const quantifier = /^(?:[?*+]|\{\d{0,9},?\d{0,9}\})\??/.exec(source.slice(i + atom.length, i + atom.length + 24))?.[0] ?? ''
    const optional = /^(?:[?*]|\{0|\{,)/.test(quantifier)
    i += atom.length + quantifier.length
    const literal = literalOf(atom)
    if (literal !== undefined && quantifier === '') {
      run += literal
      continue
    }
    if (literal !== undefined && !optional) run += literal
    // A character beyond the basic plane is two units, and the quantifier may be meant for both.
    else if (literal !== undefined && /[\udc00-\udfff]/.test(literal)) run = run.slice(0, -1)
    flush()
    if (!optional && /^\((?!\?)|^\(\?(?::|<(?![=!]))/.test(atom)) lists.push(...listsIn(plainGroup(atom), depth + 1))
  }
  flush()
  return lists
}

/** Characters that stand for themselves, but for the last one, which a quantifier may follow. */
const plain = /[\w '",/:;<=>@#%&!~-]+(?=[\w '",/:;<=>@#%&!~-])/y

/** A group, class, escape or character. */
function atomAt(source: string, i: number): string {
  if (source[i] === '(') {
    const end = closing(source, i)
    return end < 0 ? source.slice(i) : source.slice(i, end + 1)
  }
  if (source[i] === '[') {
    for (let end = i + 1; end < source.length; end++) {
      if (source[end] === '\\') end++
      else if (source[end] === ']') return source.slice(i, end + 1)
    }
    return source.slice(i)
  }
  if (source[i] !== '\\') return source[i]!
  return (
    /^\\(?:u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[pP]\{[^}]*\}|k<[^>]*>|c[A-Za-z]|\d+|[^])/.exec(source.slice(i, i + 80))?.[0] ?? '\\'
  )
}

/** The character that an atom stands for, undefined when it stands for several or none. */
function literalOf(atom: string): string | undefined {
  if (atom.length === 1) return /[\^$.()[\]{}|?*+\\]/.test(atom) ? undefined : atom
  return /^\\[^A-Za-z0-9]$/.test(atom) ? atom[1] : undefined
}

/** `(?<name>…)` as `(…)`. */
const plainGroup = (group: string): string => group.replace(/^\(\?<[^>]*>/, '(')

/** The parts of a source between the `|` that stand outside groups and classes. */
function alternatives(source: string): string[] {
  const parts: string[] = []
  let from = 0
  let depth = 0
  let inClass = false
  for (let i = 0; i < source.length; i++) {
    const char = source[i]
    if (char === '\\') i++
    else if (inClass) inClass = char !== ']'
    else if (char === '[') inClass = true
    else if (char === '(') depth++
    else if (char === ')') depth--
    else if (char === '|' && depth === 0) {
      parts.push(source.slice(from, i))
      from = i + 1
    }
  }
  parts.push(source.slice(from))
  return parts
}

/** Without the parentheses, when one pair holds all of it. */
function unwrap(source: string): string {
  const open = /^\((?:\?:)?(?!\?)/.exec(source)?.[0]
  return open !== undefined && closing(source, 0) === source.length - 1 ? source.slice(open.length, -1) : source
}

/** Where the group that opens at `start` closes, or -1. */
function closing(source: string, start: number): number {
  let depth = 0
  let inClass = false
  for (let i = start; i < source.length; i++) {
    const char = source[i]
    if (char === '\\') i++
    else if (inClass) inClass = char !== ']'
    else if (char === '[') inClass = true
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return i
  }
  return -1
}
