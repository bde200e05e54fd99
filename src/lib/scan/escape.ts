// Text from a skill is hostile: it may move the cursor, reorder what is read, hide itself, or carry the markup of whatever shows it.
// Every reporter passes it through exactly one of these functions, which all make the unprintable visible first.

// Control, format, surrogate, private and unassigned characters, separators that break lines, everything Unicode lets a renderer drop, and the blank
// Braille cell. Emoji keep their own variation selector: it is everywhere in prose and says one bit at most.
const unprintable = /(?<!\p{Extended_Pictographic})\uFE0F|(?!\uFE0F)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu
// Marks piled up on one letter grow over the neighbouring lines.
const piledMarks = /(?<=\p{M}{4})\p{M}/gu

/** Longest text shown in one place, in UTF-16 units. */
export const textLimit = 400

const codePoint = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** One line without anything unprintable: such characters become `\u{…}`, tabs a space; cut to `limit` units with `…`. */
export function visible(text: string, limit = textLimit): string {
  // Cut before escaping too: what follows cannot be shown and may be megabytes.
  const head = text.slice(0, limit + 1).replaceAll('\t', ' ')
  const shown = head.replace(unprintable, codePoint).replace(piledMarks, codePoint)
  if (shown.length <= limit && text.length <= limit) return shown
  return `${shown.slice(0, Math.max(0, limit - 1)).replace(/\\(u(\{[0-9a-f]{0,6})?)?$|[\uD800-\uDBFF]$/, '')}…`
}

/**
 * For a terminal or a log. A log of GitHub Actions obeys `::command::` at the start of a line, white space allowed, and `##[command]` anywhere: both are
 * broken, since a wrapped line can start with any word.
 */
export function escapeTerminal(text: string, limit = textLimit): string {
  const colonsBroken = visible(text, limit).replace(/(?<!\S):{2,}(?=[A-Za-z])/g, (colons) => `${':'.repeat(colons.length - 1)}\\u{3a}`)
  return withoutOldCommand(colonsBroken)
}

const withoutOldCommand = (text: string): string => text.replaceAll('##[', '#\\u{23}[')

/** For HTML text and quoted attribute values. */
export function escapeHtml(text: string, limit = textLimit): string {
  return visible(text, limit)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** A Markdown code span that holds the text literally, whatever back-ticks it has. Not for table cells: a pipe would end those. */
export function codeSpan(text: string, limit = textLimit): string {
  const shown = visible(text, limit)
  if (shown.trim() === '') return '` `'
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/**
 * For running Markdown text. Words that a forge would turn into a link, a mention or a reference become code: a backslash does not stop those, as they are
 * looked for after rendering.
 */
export function escapeMarkdown(text: string, limit = textLimit): string {
  return visible(text, limit)
    .split(' ')
    .map((word) => (/@|:\/\/|www\.|#\d|GH-\d/i.test(word) ? codeSpan(word) : word.replace(/[\\`*_[\]<>&|~$#{}!]/g, '\\$&')))
    .join(' ')
    .trimStart()
    .replace(/^([-+=]|\d{1,9}(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
}

/** For the message of a GitHub workflow command. Unlike the others it lets our own line breaks through, encoded. */
export function escapeWorkflowData(lines: readonly string[]): string {
  return lines.map((line) => withoutOldCommand(visible(line)).replaceAll('%', '%25')).join('%0A')
}

/** For a property (`file=`, `title=`) of a GitHub workflow command. */
export function escapeWorkflowProperty(text: string): string {
  return withoutOldCommand(visible(text)).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** JSON text in which every unprintable character is a `\u` escape, so that it can be printed; it parses to the same value. */
export function escapeJson(json: string): string {
  return json.replace(/(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, (character) =>
    Array.from({length: character.length}, (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join(''),
  )
}
