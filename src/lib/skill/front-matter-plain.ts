/**
 * Front matter that needs no YAML parser: keys with plain words, simple quotes, small numbers or JSON, and maps and lists of such below one another.
 * Loading the parser costs more than reading a skill, and most skills are this simple. Undefined: ask the parser. What it does answer is what YAML
 * says, which a property test compares.
 */
export function readPlain(block: string): Map<string, unknown> | undefined {
  const lines: Line[] = []
  for (const raw of block.split('\n')) {
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (text === '') continue
    const indent = text.search(/[^ ]/)
    // Blanks only, tabs, and what is no character of a line: the parser knows best.
    if (indent < 0 || !isClean(text)) return undefined
    lines.push({indent, text: text.slice(indent)})
  }
  const rest = {lines, at: 0}
  const found = readMap(rest, 0, 0)
  return found === undefined || rest.at < lines.length || found.size === 0 ? undefined : found
}

interface Line {
  readonly indent: number
  readonly text: string
}

interface Rest {
  readonly lines: Line[]
  at: number
}

const deepest = 8

function readMap(rest: Rest, indent: number, depth: number): Map<string, unknown> | undefined {
  const found = new Map<string, unknown>()
  if (depth > deepest) return undefined
  for (let line = rest.lines[rest.at]; line?.indent === indent && !line.text.startsWith('- '); line = rest.lines[rest.at]) {
    const match = /^([A-Za-z][\w-]{0,60}):(?: {1,4}(\S.{0,4000}))?$/.exec(line.text)
    const key = match?.[1]
    if (key === undefined || isWord(key) || found.has(key)) return undefined
    rest.at++
    const value = match?.[2] === undefined ? readBelow(rest, indent, depth) : readValue(match[2])
    if (value === undefined) return undefined
    found.set(key, value.is)
  }
  return found
}

/** What stands on the lines below a key. */
function readBelow(rest: Rest, indent: number, depth: number): {is: unknown} | undefined {
  const next = rest.lines[rest.at]
  if (next === undefined || next.indent < indent) return undefined
  if (next.text.startsWith('- ')) return readList(rest, next.indent, depth)
  if (next.indent === indent) return undefined
  if (next.text.startsWith('{')) {
    let json = ''
    for (let line: Line | undefined = next; line !== undefined && line.indent > indent; line = rest.lines[++rest.at])
      json += `${line.text} `
    return readJson(json.trimEnd())
  }
  const map = readMap(rest, next.indent, depth + 1)
  return map === undefined || map.size === 0 || (rest.lines[rest.at]?.indent ?? 0) > indent ? undefined : {is: Object.fromEntries(map)}
}

function readList(rest: Rest, indent: number, depth: number): {is: unknown[]} | undefined {
  const items: unknown[] = []
  for (let line = rest.lines[rest.at]; line?.indent === indent && line.text.startsWith('- '); line = rest.lines[rest.at]) {
    const text = line.text.slice(2)
    if (/^[A-Za-z][\w-]{0,60}:(?: |$)/.test(text)) {
      // A map that begins behind the dash.
      rest.lines[rest.at] = {indent: indent + 2, text}
      const map = readMap(rest, indent + 2, depth + 1)
      if (map === undefined) return undefined
      items.push(Object.fromEntries(map))
    } else {
      rest.at++
      const value = readValue(text)
      if (value === undefined) return undefined
      items.push(value.is)
    }
  }
  return (rest.lines[rest.at]?.indent ?? 0) > indent ? undefined : {is: items}
}

function isClean(text: string): boolean {
  return (
    text.length < 4100 && !/[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))
  )
}

/** Words that YAML reads as something else than text, in any spelling. */
function isWord(text: string): boolean {
  return /^(true|false|null|yes|no|on|off|y|n)$/i.test(text)
}

function readValue(text: string): {is: unknown} | undefined {
  const quoted = /^"([^"\\]*)" *$/.exec(text) ?? /^'([^']*)' *$/.exec(text)
  if (quoted) return {is: quoted[1]}
  if (text === 'true' || text === 'false') return {is: text === 'true'}
  if (/^(?:0|[1-9]\d{0,8})$/.test(text)) return {is: Number(text)}
  if (text.startsWith('{') || text.startsWith('[')) return readJson(text)
  // A plain scalar: begins with a letter or is a version, and holds nothing that could end it or begin something else.
  if (!/^(?:[A-Za-z]|\d+\.\d+\.\d+$)/.test(text) || /: |:$| #|\s$/.test(text) || isWord(text)) return undefined
  return {is: text}
}

/** JSON means the same in YAML when its strings have no escapes and its keys are short. */
function readJson(text: string): {is: unknown} | undefined {
  if (text.includes('\\') || !/[}\]]$/.test(text) || text.length > 2000) return undefined
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
