/** A step into a TOML document: a key, or the position in an array of tables. */
export type TomlPath = readonly (string | number)[]

/**
 * The line (1-based) on which a key of a TOML text stands, or its table's header, or 1. The parser gives no positions, so this reads the lines again; a key
 * spelled in an unusual way (inline table, dotted key) falls back to the table around it.
 */
export function lineOfKey(text: string, path: TomlPath): number {
  const tables = path.filter((step) => typeof step === 'string')
  const positions = path.filter((step) => typeof step === 'number')
  const key = tables.at(-1)
  let table = ''
  let seen = -1
  let best = 1
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    const header = /^\[{1,2}([^[\]]{1,200})\]{1,2}/.exec(line)?.[1]?.trim()
    if (header !== undefined) {
      seen = header === table ? seen + 1 : 0
      table = header
      if (header === tables[0] && (positions[0] ?? 0) === seen) best = index + 1
      continue
    }
    const name = /^("[^"]{0,200}"|'[^']{0,200}'|[\w-]{1,200})\s*=/.exec(line)?.[1]?.replace(/^["']|["']$/g, '')
    const inTable = tables.length > 1 ? table === tables[0] && (positions[0] ?? 0) === seen : table === ''
    if (inTable && name === key) return index + 1
  }
  return best
}
