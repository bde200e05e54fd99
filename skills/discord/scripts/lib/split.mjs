export const messageLimit = 2000

/** Cuts a text without code blocks into units that fit, at the best place: paragraph, line, sentence, word, and only then anywhere. */
function cut(text, limit) {
  if (text.length <= limit) return [text, '']
  const window = text.slice(0, limit + 1)
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = window.lastIndexOf(mark)
    // A cut in the first quarter would leave a needlessly small message.
    if (at > limit / 4) return [text.slice(0, at + (mark === '. ' ? 1 : 0)), text.slice(at + mark.length)]
  }
  const last = text.charCodeAt(limit - 1)
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit
  return [text.slice(0, end), text.slice(end)]
}

/**
 * The opening of a fenced block (``` or ~~~), undefined for any other line.
 * As Discord has it: one word behind the mark is the language, anything else is already the block's first line.
 */
function opening(line) {
  const mark = /^ {0,3}(`{3,20}|~{3,20})/.exec(line)?.[1]
  if (mark === undefined) return undefined
  const rest = line.trim().slice(mark.length)
  if (rest.includes('`')) return undefined
  return /^[\w+.#-]{0,30}$/.test(rest) ? {line: mark + rest, mark, first: []} : {line: mark, mark, first: [rest]}
}

/** Splits into prose and fenced blocks: `{fence, text}`, where `fence` is undefined for prose. */
function blocks(text) {
  const found = []
  let lines = []
  let fence
  const push = () => {
    if (fence !== undefined || lines.length > 0) found.push({fence, text: lines.join('\n')})
    lines = []
  }
  for (const line of text.split('\n')) {
    const opened = opening(line)
    if (fence === undefined && opened !== undefined) {
      push()
      fence = opened
      lines = [...opened.first]
    } else if (fence !== undefined && opened?.mark === line.trim() && opened.mark.startsWith(fence.mark)) {
      push()
      fence = undefined
    } else lines.push(line)
  }
  push()
  return found
}

/** One fenced block as messages: whole when it fits, otherwise closed and opened again at line ends. */
function fenced({fence, text}, limit) {
  const wrap = (body) => `${fence.line}\n${body}\n${fence.mark}`
  const room = limit - wrap('').length
  // An opening line so long that nothing fits beside it is no code block that anybody meant.
  if (room < 100) return prose(wrap(text), limit)
  const parts = []
  let rest = text
  while (rest.length > room) {
    const at = rest.lastIndexOf('\n', room)
    const [part, after] = at > 0 ? [rest.slice(0, at), rest.slice(at + 1)] : cut(rest, room)
    parts.push(wrap(part))
    rest = after
  }
  return [...parts, wrap(rest)]
}

function prose(text, limit) {
  const parts = []
  let rest = text
  while (rest.length > limit) {
    const [part, after] = cut(rest, limit)
    parts.push(part)
    rest = after
  }
  return [...parts, rest]
}

/**
 * Cuts a text into messages of at most `limit` UTF-16 units (never more than Discord's own count of characters).
 * A code block stays whole where it fits into one message; a longer one is closed and opened again.
 */
export function splitMessage(text, limit = messageLimit) {
  if (text.length <= limit) return [text]
  const messages = []
  let current = ''
  for (const block of blocks(text)) {
    const whole = block.fence ? `${block.fence.line}\n${block.text}\n${block.fence.mark}` : block.text
    const joined = current === '' ? whole : `${current}\n${whole}`
    if (joined.length <= limit) {
      current = joined
      continue
    }
    let pieces
    if (block.fence) {
      messages.push(current)
      pieces = fenced(block, limit)
    } else pieces = prose(joined, limit)
    messages.push(...pieces.slice(0, -1))
    current = pieces.at(-1)
  }
  messages.push(current)
  return messages.map((message) => message.replace(/^\n{1,100}/, '').trimEnd()).filter((message) => message !== '')
}
