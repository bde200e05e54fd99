import {type CharSet, charSet} from './alphabet.ts'

/** A pattern as a tree. Look-arounds are branches that lead nowhere: they cost time and take no text. */
export type Tree =
  | {readonly kind: 'set'; readonly set: CharSet}
  | {readonly kind: 'sequence'; readonly items: readonly Tree[]}
  | {readonly kind: 'choice'; readonly options: readonly Tree[]}
  | {readonly kind: 'repeat'; readonly body: Tree; readonly min: number; readonly max: number}
  | {readonly kind: 'look'; readonly body: Tree}
  | {readonly kind: 'start'}

const empty: Tree = {kind: 'sequence', items: []}

interface Cursor {
  readonly text: string
  readonly flags: string
  at: number
}

/** Reads a pattern that the engine has accepted. Throws on syntax that it does not know, which is a mistake here. */
export function parsePattern(source: string, flags: string): Tree {
  const cursor: Cursor = {text: source, flags, at: 0}
  const tree = choice(cursor)
  if (cursor.at < source.length) throw new SyntaxError(`unexpected ${source[cursor.at]} at ${cursor.at}`)
  return tree
}

function choice(cursor: Cursor): Tree {
  const options = [sequence(cursor)]
  while (cursor.text[cursor.at] === '|') {
    cursor.at++
    options.push(sequence(cursor))
  }
  return options.length === 1 ? (options[0] ?? empty) : {kind: 'choice', options}
}

function sequence(cursor: Cursor): Tree {
  const items: Tree[] = []
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== '|' && cursor.text[cursor.at] !== ')') {
    const body = atom(cursor)
    const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(cursor.text.slice(cursor.at, cursor.at + 30))
    if (match === null) {
      items.push(body)
      continue
    }
    cursor.at += match[0].length
    const [, sign, least, comma, most] = match
    const min = sign === undefined ? Number(least) : sign === '+' ? 1 : 0
    const max = sign === '?' ? 1 : sign !== undefined ? Infinity : comma === undefined ? min : most ? Number(most) : Infinity
    items.push({kind: 'repeat', body, min, max})
  }
  return {kind: 'sequence', items}
}

function atom(cursor: Cursor): Tree {
  const {text, flags} = cursor
  const rest = text.slice(cursor.at)
  if (rest.startsWith('(')) return group(cursor, rest)
  if (rest.startsWith('^')) {
    cursor.at++
    return flags.includes('m') ? empty : {kind: 'start'}
  }
  // An assertion takes nothing; that it may fail makes no pattern cheaper.
  const nothing = /^(?:\$|\\[bB])/.exec(rest)
  if (nothing !== null) {
    cursor.at += nothing[0].length
    return empty
  }
  // What a group has matched may be anything, often nothing.
  const reference = /^\\(?:[1-9]\d*|k<[^>]+>)/.exec(rest)
  if (reference !== null) {
    cursor.at += reference[0].length
    return empty
  }
  const one =
    /^(?:\\[pP]\{[^}]+\}|\\u\{[0-9a-fA-F]+\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[A-Za-z]|\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^])/u.exec(
      rest,
    )?.[0] ?? ''
  cursor.at += one.length
  return {kind: 'set', set: charSet(/^[)/|*+?{}\]]$/.test(one) ? `\\${one}` : one, flags)}
}

function group(cursor: Cursor, rest: string): Tree {
  const prefix = /^\((?:\?(?:<?[=!]|<[^>=!]+>|:|([a-z]*)(?:-([a-z]+))?:))?/.exec(rest)
  const opening = prefix?.[0] ?? '('
  cursor.at += opening.length
  const flags =
    prefix?.[1] === undefined ? cursor.flags : [...cursor.flags].filter((flag) => !prefix[2]?.includes(flag)).join('') + prefix[1]
  const inner: Cursor = {text: cursor.text, flags, at: cursor.at}
  const body = choice(inner)
  cursor.at = inner.at + 1
  return /^\(\?<?[=!]/.test(opening) ? {kind: 'look', body} : body
}
