/**
 * A filter before patterns of prose. A pattern that is a chain of word groups can only match where each group has a word in the text; one pass over the
 * text with an Aho-Corasick automaton of all those words (Aho and Corasick 1975) says which groups do, so that nearly no pattern has to be tried.
 * Nothing is lost: the stems are the literal beginnings of the alternatives themselves.
 */

/** Bits of the groups that a text has a word of; compare with `satisfies`. */
export type Stems = Uint32Array

const groups = new Map<string, number>()
const literals: string[][] = []
let automaton: Automaton | undefined

/** The number of a group of alternatives (a pattern's source), or undefined when some alternative has no literal beginning to look for. */
export function stemGroup(source: string): number | undefined {
  const known = groups.get(source)
  if (known !== undefined) return known < 0 ? undefined : known
  const stems = beginnings(source)
  groups.set(source, stems === undefined ? -1 : literals.length)
  if (stems === undefined) return undefined
  literals.push(stems)
  automaton = undefined
  return literals.length - 1
}

/** How many groups are known; stems made before the last one was added say nothing of it. */
export function stemGroups(): number {
  return literals.length
}

/** Which groups have a word in the text. The text is in matching form: lower case. */
export function stemsOf(text: string): Stems {
  automaton ??= compile(literals)
  return automaton.run(text)
}

/** Whether the text had a word of every group. */
export function satisfies(stems: Stems, needed: readonly number[]): boolean {
  for (const group of needed) if ((stems[group >> 5]! & (1 << (group & 31))) === 0) return false
  return true
}

/** The groups as bits. */
export function bitsOf(chosen: readonly number[]): Stems {
  const bits = new Uint32Array((literals.length + 31) >> 5)
  for (const group of chosen) bits[group >> 5]! |= 1 << (group & 31)
  return bits
}

/** Whether any of the groups had a word. */
export function overlaps(stems: Stems, bits: Stems): boolean {
  for (let i = 0; i < bits.length && i < stems.length; i++) if ((stems[i]! & bits[i]!) !== 0) return true
  return false
}

/** The group of fewest words: the one that most texts have none of. */
export function rarest(chosen: readonly number[]): number {
  return chosen.reduce((best, group) => (literals[group]!.length < literals[best]!.length ? group : best))
}

/**
 * The literal beginnings of all alternatives of a pattern, at least two characters each and cut at eight; undefined when one has none.
 * `(?:ignor(?:e|ed)|set aside)` gives `ignor` and `set asid`.
 */
export function beginnings(source: string): string[] | undefined {
  const found = new Set<string>()
  for (const alternative of alternatives(unwrap(source))) {
    const start = alternative.replace(/^(?:\\b|\^)+/, '')
    if (start.startsWith('(')) {
      const inner = /^\((?:\?:)?/.exec(start)![0]
      const end = closing(start, 0)
      // A group that may be left out, or that looks around, begins nothing.
      if (end < 0 || (start.startsWith('(?') && inner !== '(?:') || /^[?*{]/.test(start.slice(end + 1))) return undefined
      const nested = beginnings(start.slice(0, end + 1))
      if (nested === undefined) return undefined
      for (const stem of nested) found.add(stem)
      continue
    }
    const run = /^(?:[^\\^$.*+?()[\]{}|]|\\[-/'".])*/.exec(start)![0]
    const next = start[run.length]
    // A quantifier that allows none takes back the last character.
    const literal = (next === '?' || next === '*' || next === '{' ? run.replace(/\\?.$/, '') : run).replaceAll('\\', '').slice(0, 8)
    if (literal.length < 2) return undefined
    found.add(literal)
  }
  return found.size === 0 || found.size > 400 ? undefined : [...found]
}

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

interface Automaton {
  run(text: string): Stems
}

/** Symbols: 0 for whatever no stem holds, then one for each character that some stem does. */
function compile(stems: readonly (readonly string[])[]): Automaton {
  const symbols = new Map<number, number>()
  for (const list of stems)
    for (const stem of list)
      for (let i = 0; i < stem.length; i++) if (!symbols.has(stem.charCodeAt(i))) symbols.set(stem.charCodeAt(i), symbols.size + 1)
  const width = symbols.size + 1
  const ascii = new Uint8Array(128)
  for (const [code, symbol] of symbols) if (code < 128) ascii[code] = symbol
  const size = 1 + stems.reduce((sum, list) => sum + list.reduce((total, stem) => total + stem.length, 0), 0)
  const next = new Int32Array(size * width)
  const out: number[][] = [[]]
  let states = 1
  for (const [group, list] of stems.entries()) {
    for (const stem of list) {
      let state = 0
      for (let i = 0; i < stem.length; i++) {
        const at = state * width + symbols.get(stem.charCodeAt(i))!
        if (next[at] === 0) {
          next[at] = states
          out[states++] = []
        }
        state = next[at]!
      }
      out[state]!.push(group)
    }
  }
  link(next, out, width)
  const words = (stems.length + 31) >> 5
  return {
    run(text) {
      const bits = new Uint32Array(words)
      let state = 0
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i)
        state = next[state * width + (code < 128 ? ascii[code]! : (symbols.get(code) ?? 0))]!
        const groupsHere = out[state]!
        for (let g = 0; g < groupsHere.length; g++) bits[groupsHere[g]! >> 5]! |= 1 << (groupsHere[g]! & 31)
      }
      return bits
    },
  }
}

/** Turns the trie into an automaton: where a state has no edge, that of its longest proper suffix; what ends there ends here too. */
function link(next: Int32Array, out: number[][], width: number): void {
  const failure = new Int32Array(out.length)
  const queue: number[] = []
  for (let symbol = 1; symbol < width; symbol++) if (next[symbol] !== 0) queue.push(next[symbol]!)
  for (let i = 0; i < queue.length; i++) {
    const state = queue[i]!
    const suffix = failure[state]!
    for (const group of out[suffix]!) if (!out[state]!.includes(group)) out[state]!.push(group)
    for (let symbol = 1; symbol < width; symbol++) {
      const at = state * width + symbol
      const by = next[suffix * width + symbol]!
      if (next[at] === 0) next[at] = by
      else {
        failure[next[at]!] = by
        queue.push(next[at]!)
      }
    }
  }
}
