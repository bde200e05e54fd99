/** Control characters made visible: a stored prompt must not be able to steer the terminal that shows it. */
export const visible = (text) =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, (character) => {
    const code = character.charCodeAt(0)
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`
  })

const pad = (number) => String(number).padStart(2, '0')

/** Local time to the minute, as the date options take it. */
export function localTime(time) {
  const date = new Date(time)
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${pad(date.getHours())}:${pad(date.getMinutes())}`
}

/** Id, time, project, session and tags on one line. */
function heading(entry) {
  const parts = [entry.id, localTime(entry.time), entry.project]
  if (entry.session) parts.push(`session ${entry.session}`)
  if (entry.tags.length > 0) parts.push(entry.tags.map((tag) => `#${tag}`).join(' '))
  return visible(parts.join('  ')).replaceAll('\n', ' ')
}

/** Entries for a person: a heading line, the text indented, a blank line. */
export function asText(entries) {
  return entries.map((entry) => `${heading(entry)}\n${visible(entry.text).replace(/^/gm, '  ')}\n`).join('\n')
}

/** A fence longer than any run of backticks inside. */
function fence(text) {
  let longest = 2
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length)
  return '`'.repeat(longest + 1)
}

/** Entries as a Markdown document, by day. */
export function asMarkdown(entries) {
  const lines = ['# Prompts', '']
  let day = ''
  for (const entry of entries) {
    const [date, time] = localTime(entry.time).split(' ')
    if (date !== day) lines.push(`## ${date}`, '')
    day = date
    const tags = entry.tags.map((tag) => `#${tag}`).join(' ')
    lines.push(`### ${time} ${visible([entry.project, entry.session, tags].filter(Boolean).join(' · ')).replaceAll('\n', ' ')}`, '')
    const mark = fence(entry.text)
    lines.push(`${mark}text`, visible(entry.text), mark, '')
  }
  return `${lines.join('\n').trimEnd()}\n`
}

const table = (counts) =>
  [...counts.entries()]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 20)
    .map(([name, count]) => `  ${String(count).padStart(6)}  ${visible(name).replaceAll('\n', ' ')}`)
    .join('\n')

/** Numbers of a log, as plain data. */
export function count({entries, damaged, bytes, files}) {
  const projects = new Map()
  const tags = new Map()
  let masked = 0
  for (const entry of entries) {
    projects.set(entry.project, (projects.get(entry.project) ?? 0) + 1)
    for (const tag of entry.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1)
    masked += entry.masked ?? 0
  }
  return {entries: entries.length, first: entries[0]?.time, last: entries.at(-1)?.time, masked, damaged, bytes, files, projects, tags}
}

/** The numbers for a person. */
export function statsText(stats, folder) {
  const span = stats.entries === 0 ? '' : `, from ${localTime(stats.first)} to ${localTime(stats.last)}`
  const lines = [
    `${stats.entries} prompts${span}`,
    `${stats.masked} secrets masked, ${stats.damaged} unreadable lines, ${stats.bytes} bytes in ${stats.files} files`,
    folder,
  ]
  if (stats.projects.size > 0) lines.push('', 'By project:', table(stats.projects))
  if (stats.tags.size > 0) lines.push('', 'By tag:', table(stats.tags))
  return `${lines.join('\n')}\n`
}
