import type {Expr, Span, Stmt} from './tree.ts'

/** A position in PowerShell text, and the few ways in which everything else moves it. */
export interface Scanner {
  readonly text: string
  at: number
}

export interface Parser {
  readonly scan: Scanner
  readonly comments: Span[]
  /** Names of the functions that the text itself defines, lower case: calling one is no program started. */
  readonly functions: ReadonlySet<string>
  deeper<T>(make: () => T, otherwise: T): T
  statements(end: string): Stmt[]
  /** One statement, which may be none. */
  statement(): Stmt[]
  pipeline(): Expr
}

export function spanFrom(scan: Scanner, start: number): Span {
  const length = scan.text.length
  return {start: Math.min(start, length), end: Math.min(Math.max(start, scan.at), length)}
}

/** Spaces, line continuations and block comments; with `lines` also line ends, `;` and line comments. */
export function skip(scan: Scanner, lines: boolean, comments: Span[]): void {
  const {text} = scan
  for (;;) {
    const letter = text[scan.at]
    if (letter === ' ' || letter === '\t' || letter === '\u00a0') scan.at += 1
    else if (letter === '`' && (text[scan.at + 1] === '\n' || text[scan.at + 1] === '\r'))
      scan.at += text[scan.at + 1] === '\r' && text[scan.at + 2] === '\n' ? 3 : 2
    else if (letter === '<' && text[scan.at + 1] === '#') comment(scan, text.indexOf('#>', scan.at + 2), 2, comments)
    else if (letter === '#') comment(scan, text.indexOf('\n', scan.at), 0, comments)
    else if (lines && (letter === '\n' || letter === '\r' || letter === ';')) scan.at += 1
    else return
  }
}

function comment(scan: Scanner, end: number, extra: number, comments: Span[]): void {
  const start = scan.at
  scan.at = end < 0 ? scan.text.length : end + extra
  comments.push({...spanFrom(scan, start)})
}

export function looksAt(scan: Scanner, what: string): boolean {
  return scan.text.startsWith(what, scan.at)
}

const wordLetter = /[\w?.]/

/** A name such as a variable's, at the position, without moving. */
export function nameAt(scan: Scanner, from: number): string {
  let end = from
  while (end < scan.text.length && end - from < 200 && wordLetter.test(scan.text[end] ?? '') && scan.text[end] !== '.') end += 1
  return scan.text.slice(from, end)
}

/** Whether a keyword stands here, as a word of its own. */
export function keywordAt(scan: Scanner): string {
  return nameAt(scan, scan.at).toLowerCase()
}

const escapes: Readonly<Record<string, string>> = {n: '\n', t: '\t', r: '\r', '0': '\0', a: '\x07', b: '\b', f: '\f', v: '\v'}

/** The character that a backtick and the letter after it stand for inside double quotes. */
export function escaped(letter: string): string {
  return Object.hasOwn(escapes, letter) ? (escapes[letter] ?? letter) : letter
}
