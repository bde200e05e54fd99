// Finds patterns that backtrack exponentially: a repeated group that can match the same text in more than one way, followed by something that can fail.
// Sources: Kirrage, Rathnayake, Thielecke, "Static Analysis for Regular Expression Denial-of-Service Attacks" (2013); CWE-1333. A sufficient condition, not a
// necessary one: what is found is real, and rarer forms are missed. Linear in the pattern, which is cut at `longest`.

const longest = 2000
const deepest = 40
/** From this many repetitions on, a bounded quantifier is as bad as an unbounded one. */
const many = 20

/** One bit for each of the first 256 characters and one for all others. */
type Set = bigint
const other = 1n << 256n
const all: Set = (1n << 257n) - 1n

type Node =
  | {readonly kind: 'set'; readonly set: Set}
  | {readonly kind: 'empty'; readonly end: boolean}
  | {readonly kind: 'sequence'; readonly items: readonly Node[]}
  | {readonly kind: 'choice'; readonly options: readonly Node[]}
  | {readonly kind: 'repeat'; readonly body: Node; readonly min: number; readonly max: number}

const bit = (code: number): Set => (code < 256 ? 1n << BigInt(code) : other)

function range(from: number, to: number): Set {
  let set = to > 255 ? other : 0n
  for (let code = from; code <= Math.min(to, 255); code++) set |= 1n << BigInt(code)
  return set
}

const digit = range(48, 57)
const word = digit | range(65, 90) | range(97, 122) | bit(95)
const space = range(9, 13) | bit(32) | bit(160) | other
const escapes: Readonly<Record<string, Set>> = {
  d: digit,
  D: all & ~digit,
  w: word,
  W: all & ~word,
  s: space,
  S: (all & ~space) | other,
  n: bit(10),
  r: bit(13),
  t: bit(9),
  f: bit(12),
  v: bit(11),
}

/** The part of a pattern that backtracks exponentially, or undefined when none is found or the pattern does not parse. */
export function catastrophicPart(pattern: string): string | undefined {
  if (pattern.length > longest || !/[+*}].{0,200}\).{0,2}[+*{]|\|.{0,200}\)[+*{]/s.test(pattern)) return undefined
  const parser: Parser = {text: pattern, at: 0, found: []}
  try {
    const tree = choice(parser, 0)
    if (parser.at < pattern.length) return undefined
    const risky = riskyRepeat(tree, false)
    return risky === undefined ? undefined : (parser.found.find(({node}) => node === risky)?.source ?? pattern)
  } catch {
    return undefined
  }
}

interface Parser {
  readonly text: string
  at: number
  readonly found: {readonly node: Node; readonly source: string}[]
}

function choice(parser: Parser, depth: number): Node {
  if (depth > deepest) throw new RangeError('too deep')
  const options = [sequence(parser, depth)]
  while (parser.text[parser.at] === '|') {
    parser.at++
    options.push(sequence(parser, depth))
  }
  return options.length === 1 ? options[0]! : {kind: 'choice', options}
}

function sequence(parser: Parser, depth: number): Node {
  const items: Node[] = []
  while (parser.at < parser.text.length && !/[|)]/.test(parser.text[parser.at]!)) {
    const start = parser.at
    const atom = atomOf(parser, depth)
    const item = quantified(parser, atom)
    if (item !== atom) parser.found.push({node: item, source: parser.text.slice(start, parser.at)})
    items.push(item)
  }
  return items.length === 1 ? items[0]! : {kind: 'sequence', items}
}

function quantified(parser: Parser, body: Node): Node {
  const match = /^(?:([*+?])|\{(\d{1,6})(,(\d{1,6})?)?\})([?+]?)/.exec(parser.text.slice(parser.at, parser.at + 20))
  if (match === null) return body
  parser.at += match[0].length
  // Possessive quantifiers do not backtrack.
  if (match[5] === '+') return body
  const [, sign, least, comma, most] = match
  if (sign !== undefined) return {kind: 'repeat', body, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Number.POSITIVE_INFINITY}
  return {
    kind: 'repeat',
    body,
    min: Number(least),
    max: comma === undefined ? Number(least) : most === undefined ? Number.POSITIVE_INFINITY : Number(most),
  }
}

function atomOf(parser: Parser, depth: number): Node {
  const {text} = parser
  const character = text[parser.at++]!
  if (character === '(') {
    const prefix = /^\?(?:[:>]|P?<[A-Za-z]\w{0,40}>|[aiLmsux-]{1,8}:)/.exec(text.slice(parser.at, parser.at + 50))
    const look = /^\?(?:<?[=!]|#)/.exec(text.slice(parser.at, parser.at + 3))
    parser.at += prefix?.[0].length ?? look?.[0].length ?? 0
    const body = choice(parser, depth + 1)
    if (text[parser.at++] !== ')') throw new SyntaxError('group not closed')
    return look !== null || prefix?.[0] === '?>' ? {kind: 'empty', end: false} : body
  }
  if (character === '[') return {kind: 'set', set: classOf(parser)}
  if (character === '.') return {kind: 'set', set: all & ~bit(10)}
  if (character === '^' || character === '$') return {kind: 'empty', end: character === '$'}
  if (character !== '\\') return {kind: 'set', set: bit(character.charCodeAt(0))}
  const next = text[parser.at++] ?? '\\'
  if (/[bBAZz]/.test(next)) return {kind: 'empty', end: /[Zz]/.test(next)}
  return {kind: 'set', set: escapes[next] ?? bit(next.charCodeAt(0))}
}

function classOf(parser: Parser): Set {
  const {text} = parser
  const negated = text[parser.at] === '^'
  if (negated) parser.at++
  let set: Set = 0n
  for (let first = true; first || text[parser.at] !== ']'; first = false) {
    if (parser.at >= text.length) throw new SyntaxError('class not closed')
    const from = member(parser)
    if (from.code >= 0 && text[parser.at] === '-' && text[parser.at + 1] !== ']') {
      parser.at++
      const to = member(parser)
      set |= to.code >= 0 ? range(from.code, to.code) : to.set
    } else set |= from.set
  }
  parser.at++
  return negated ? all & ~set : set
}

function member(parser: Parser): {readonly set: Set; readonly code: number} {
  let character = parser.text[parser.at++] ?? ''
  if (character === '\\') {
    character = parser.text[parser.at++] ?? ''
    const known = escapes[character]
    if (known !== undefined) return {set: known, code: -1}
  }
  const code = character.charCodeAt(0)
  return {set: bit(code), code}
}

/** First repeated group in the tree that is ambiguous; `fails`: what follows it can fail. */
function riskyRepeat(node: Node, fails: boolean): Node | undefined {
  if (node.kind === 'repeat') {
    if (node.max >= many && fails && isAmbiguous(node.body)) return node
    return riskyRepeat(node.body, fails || node.max > 1)
  }
  if (node.kind === 'choice') return first(node.options, (option) => riskyRepeat(option, fails))
  if (node.kind !== 'sequence') return undefined
  return first(node.items, (item, index) =>
    riskyRepeat(item, fails || node.items.slice(index + 1).some((next) => !isNullable(next) || (next.kind === 'empty' && next.end))),
  )
}

function first<T>(items: readonly T[], find: (item: T, index: number) => Node | undefined): Node | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index)
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether two turns of a group can share out the same text differently. */
function isAmbiguous(body: Node): boolean {
  if (body.kind === 'repeat') return body.max >= many && body.body.kind !== 'empty'
  if (body.kind === 'choice') {
    const singles = body.options.filter((option) => option.kind === 'set')
    for (let i = 0; i < singles.length; i++)
      for (let j = i + 1; j < singles.length; j++) if (overlap(singles[i]!.set, singles[j]!.set)) return true
    return body.options.some((option) => isAmbiguous(option)) || crossing(body.options)
  }
  if (body.kind !== 'sequence') return false
  const solid = body.items.filter((item) => item.kind !== 'empty')
  // One repeated part, and all else may be left out or matches the same: `(\w+\s?)*` and `(\w+.)*` split a word anywhere.
  return solid.some(
    (item, index) =>
      item.kind === 'repeat' &&
      item.max >= many &&
      item.min <= 1 &&
      solid.every(
        (next, place) =>
          place === index || isNullable(next) || (item.body.kind === 'set' && next.kind === 'set' && overlap(item.body.set, next.set)),
      ),
  )
}

/** Characters beyond Latin-1 share one bit, so it proves nothing. */
function overlap(a: Set, b: Set): boolean {
  return (a & b & ~other) !== 0n
}

/** `(a|\w+)*`: one alternative repeats what another one also matches. */
function crossing(options: readonly Node[]): boolean {
  return options.some(
    (option, i) =>
      option.kind === 'repeat' &&
      option.max >= many &&
      option.body.kind === 'set' &&
      options.some((next, j) => i !== j && next.kind === 'set' && overlap(next.set, (option.body as {set: Set}).set)),
  )
}

function isNullable(node: Node): boolean {
  switch (node.kind) {
    case 'set':
      return false
    case 'empty':
      return true
    case 'repeat':
      return node.min === 0 || isNullable(node.body)
    case 'sequence':
      return node.items.every(isNullable)
    case 'choice':
      return node.options.some(isNullable)
  }
}
