const escaped: Readonly<Record<string, string>> = {n: '\n', r: '\r', t: '\t', b: '\b', f: '\f'}

/** Text that a content stream shows, a line for each text line. Empty when it shows none; glyph numbers of embedded fonts stay unread. */
export function contentText(content: string): string {
  const lines: string[] = []
  let line = ''
  for (let at = 0; at < content.length;) {
    const char = content[at]!
    if (char === '(' || (char === '<' && content[at + 1] !== '<')) {
      const read = readString(content, at)
      line += read.value
      at = read.end
    } else if (char === '-' && /^-[2-9]\d\d/.test(content.slice(at, at + 4))) {
      // A wide step back between two strings of one array is how a space is set.
      line += ' '
      at += 4
    } else if (/^T[dDm*]|^ET|^['"]/.test(content.slice(at, at + 2)) && line !== '') {
      lines.push(line)
      line = ''
      at++
    } else at++
  }
  if (line !== '') lines.push(line)
  return lines
    .join('\n')
    .replace(/[\x00-\x08\x0b-\x1f]/g, '')
    .trim()
}

/** Strings that stand as a value in objects, each with the key before it. */
export function* stringsAfter(body: string): Iterable<{key: string; value: string}> {
  const pattern = /\/([A-Za-z]{1,30})\s{0,10}(?=\(|<[0-9a-fA-F\s])/g
  for (let match = pattern.exec(body); match; match = pattern.exec(body)) {
    const read = readString(body, pattern.lastIndex)
    pattern.lastIndex = Math.max(read.end, pattern.lastIndex)
    if (match[1] !== 'ID') yield {key: match[1]!, value: read.value}
  }
}

/** A literal `(…)` or hex `<…>` string; UTF-16 when it says so. */
function readString(text: string, start: number): {value: string; end: number} {
  const read = text[start] === '<' ? readHex(text, start) : readLiteral(text, start)
  if (!read.value.startsWith('\xfe\xff')) return read
  const bytes = Buffer.from(read.value.slice(2), 'latin1')
  return {
    value: bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le'),
    end: read.end,
  }
}

function readHex(text: string, start: number): {value: string; end: number} {
  const close = text.indexOf('>', start)
  const end = close === -1 ? text.length : close
  return {value: Buffer.from(text.slice(start + 1, end).replace(/[^0-9a-fA-F]/g, ''), 'hex').toString('latin1'), end: end + 1}
}

function readLiteral(text: string, start: number): {value: string; end: number} {
  const parts: string[] = []
  let depth = 0
  let at = start
  for (; at < text.length; at++) {
    const char = text[at]!
    if (char === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0]
      if (octal) parts.push(String.fromCharCode(parseInt(octal, 8) & 0xff))
      else if (text[at + 1] !== '\n') parts.push(escaped[text[at + 1] ?? ''] ?? text[at + 1] ?? '')
      at += octal ? octal.length : 1
      continue
    }
    if (char === '(' && depth++ === 0) continue
    if (char === ')' && --depth === 0) break
    parts.push(char)
  }
  return {value: parts.join(''), end: at + 1}
}
