export interface Unescaped {
  readonly text: string
  /** How many characters were written as numbers (`\x41`, `\u0041`, `\101`): a sign of text that is not meant to be read. */
  readonly numeric: number
}

const simple: Record<string, string> = {n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07', '\n': ''}

function hexAt(text: string, start: number, length: number): number | undefined {
  const digits = text.slice(start, start + length)
  return digits.length === length && /^[0-9a-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : undefined
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : '\uFFFD'
}

/** Content of a Python or JavaScript string literal without its quotes; a broken escape stays as written. */
export function unescape(text: string): Unescaped {
  if (!text.includes('\\')) return {text, numeric: 0}
  let out = ''
  let numeric = 0
  let position = 0
  while (position < text.length) {
    const slash = text.indexOf('\\', position)
    if (slash < 0 || slash === text.length - 1) {
      out += text.slice(position)
      break
    }
    out += text.slice(position, slash)
    const step = escapeAt(text, slash)
    out += step.text
    numeric += step.numeric
    position = slash + step.length
  }
  return {text: out, numeric}
}

function escapeAt(text: string, slash: number): Unescaped & {readonly length: number} {
  const letter = text[slash + 1] ?? ''
  const known = simple[letter]
  if (known !== undefined) return {text: known, numeric: 0, length: 2}
  if (letter === '\r') return {text: '', numeric: 0, length: text[slash + 2] === '\n' ? 3 : 2}
  if (letter === 'u' && text[slash + 2] === '{') {
    const close = text.indexOf('}', slash)
    const value = close > 0 && close - slash < 12 ? hexAt(text, slash + 3, close - slash - 3) : undefined
    if (value !== undefined) return {text: codePoint(value), numeric: 1, length: close - slash + 1}
  }
  const width = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0
  if (width > 0) {
    const value = hexAt(text, slash + 2, width)
    if (value !== undefined) return {text: codePoint(value), numeric: 1, length: 2 + width}
  }
  if (letter >= '0' && letter <= '7') {
    const digits = /^[0-7]{1,3}/.exec(text.slice(slash + 1, slash + 4))?.[0] ?? '0'
    return {text: String.fromCharCode(Number.parseInt(digits, 8)), numeric: digits === '0' ? 0 : 1, length: 1 + digits.length}
  }
  const keeps = '\\\'"`$/'.includes(letter)
  return {text: keeps ? letter : `\\${letter}`, numeric: 0, length: 2}
}
