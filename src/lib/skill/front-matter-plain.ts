/**
 * Front matter that needs no YAML parser: `key: value` on one line each, values plain words, simple quotes or one line of JSON. Loading the
 * parser costs more than reading a skill, and most skills are this simple. Undefined: ask the parser. What it does answer is what YAML
 * says, which a property test compares.
 */
export function readPlain(block: string): Map<string, unknown> | undefined {
  const found = new Map<string, unknown>()
  for (const raw of block.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (line === '') continue
    const match = /^([A-Za-z][\w-]{0,60}):[ ]{1,4}(\S.{0,4000})$/.exec(line)
    const key = match?.[1]
    const value = match?.[2] === undefined ? undefined : readValue(match[2])
    if (key === undefined || value === undefined || isWord(key) || found.has(key)) return undefined
    found.set(key, value.is)
  }
  return found.size === 0 ? undefined : found
}

/** Words that YAML reads as something else than text, in any spelling. */
function isWord(text: string): boolean {
  return /^(true|false|null|yes|no|on|off|y|n)$/i.test(text)
}

function readValue(text: string): {is: unknown} | undefined {
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))) return undefined
  const quoted = /^"([^"\\]*)" *$/.exec(text) ?? /^'([^']*)' *$/.exec(text)
  if (quoted) return {is: quoted[1]}
  if (text === 'true' || text === 'false') return {is: text === 'true'}
  if (text.startsWith('{')) return readJson(text)
  // A plain scalar: begins with a letter, and holds nothing that could end it or begin something else.
  if (!/^[A-Za-z]/.test(text) || /: |:$| #|\s$/.test(text) || isWord(text)) return undefined
  return {is: text}
}

/** One line of JSON means the same in YAML when its strings have no escapes and its keys are short. */
function readJson(text: string): {is: unknown} | undefined {
  if (text.includes('\\') || !text.endsWith('}') || text.length > 1000) return undefined
  try {
    let plain = true
    const seen = new Set<string>()
    const value: unknown = JSON.parse(text, (key, item: unknown) => {
      // Numbers are written in more ways than one, and a key given twice must be reported.
      if (typeof item === 'number' || key === '__proto__') plain = false
      seen.add(key)
      return item
    })
    const keys = text.match(/"[^"]*" *:/g)?.length ?? 0
    return plain && countKeys(value, 0) === keys ? {is: value} : undefined
  } catch {
    return undefined
  }
}

/** Fewer than are written when one is there twice. */
function countKeys(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null || depth > 10) return 0
  let count = Array.isArray(value) ? 0 : Object.keys(value).length
  for (const item of Object.values(value)) count += countKeys(item, depth + 1)
  return count
}
