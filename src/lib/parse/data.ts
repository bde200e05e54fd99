import type {Node} from 'yaml'
import {lazy} from '../lazy.ts'
import type {Doc} from './facts.ts'

/** A string in a data file, with where it stands and how it is reached. */
export interface DataString {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Keys from the root; list positions are left out. */
  readonly keys: readonly string[]
  /** True when the text stands in the file letter for letter. */
  readonly verbatim: boolean
}

const most = 20_000

/** All strings of a JSON, YAML or TOML text, leniently: broken input gives what can be read. */
export function stringsOf(doc: Doc): DataString[] {
  if (doc.headings[0] === 'front matter') return frontMatterStrings(doc.text)
  if (doc.language === 'yaml' && doc.text.length < 1 << 18) return yamlStrings(doc.text)
  return doc.language === 'toml' ? tomlStrings(doc.text) : jsonStrings(doc.text)
}

/** One pass over the tokens of JSON or JSON5-like text; no tree is built, so size does not matter. */
function jsonStrings(text: string): DataString[] {
  const found: DataString[] = []
  const keys: string[] = []
  let depth = 0
  let last: {text: string; start: number; end: number; verbatim: boolean} | undefined
  const flush = () => {
    if (last !== undefined && found.length < most) found.push({...last, keys: keys.slice(0, depth + 1).filter(Boolean)})
    last = undefined
  }
  // A string that its line does not end is passed over whole: to look for another in each of its quotes would take the square of its length.
  for (const match of text.matchAll(/"((?:[^"\\\n]|\\[^\n])*)("?)|[{}[\],:]/g)) {
    const token = match[0]
    if (match[2] === '') continue
    if (token[0] === '"') {
      flush()
      const body = match[1]!
      last = {
        text: body.includes('\\') ? unescapeJson(body) : body,
        start: match.index + 1,
        end: match.index + 1 + body.length,
        verbatim: !body.includes('\\'),
      }
    } else if (token === ':') {
      if (last !== undefined) keys[depth] = last.text
      last = undefined
    } else if (token === '{' || token === '[') {
      flush()
      if (depth < 64) depth++
      keys[depth] = ''
    } else {
      flush()
      if (token !== ',' && depth > 0) {
        keys[depth] = ''
        depth--
      }
    }
  }
  flush()
  return found
}

function unescapeJson(body: string): string {
  try {
    return JSON.parse(`"${body}"`) as string
  } catch {
    return body.replace(/\\(.)/g, '$1')
  }
}

function yamlStrings(text: string): DataString[] {
  // Loaded when first needed: it is large, and most skills hold no YAML file.
  const {isAlias, isMap, isScalar, isSeq, parseAllDocuments} = lazy<typeof import('yaml')>('yaml')
  const found: DataString[] = []
  const walk = (node: Node | null, keys: readonly string[], depth: number): void => {
    if (node === null || depth > 40 || found.length >= most || isAlias(node)) return
    if (isMap(node)) {
      for (const pair of node.items)
        walk(pair.value as Node | null, isScalar(pair.key) ? [...keys, String(pair.key.value)] : keys, depth + 1)
    } else if (isSeq(node)) for (const item of node.items) walk(item as Node | null, keys, depth + 1)
    else if (isScalar(node) && typeof node.value === 'string' && node.range) {
      const [start, end] = node.range
      const at = text.startsWith(node.value, start) ? start : start + 1
      const verbatim = text.startsWith(node.value, at)
      found.push({text: node.value, start: verbatim ? at : start, end: verbatim ? at + node.value.length : end, keys, verbatim})
    }
  }
  try {
    const documents = parseAllDocuments(text, {logLevel: 'silent', keepSourceTokens: false, uniqueKeys: false})
    if (Array.isArray(documents)) for (const document of documents) walk(document.contents as Node | null, [], 0)
  } catch {
    return tomlStrings(text)
  }
  return found
}

/**
 * Front matter by line, whether it is YAML or not: each key with its text to the next line that is not indented deeper. JSON in a value is looked into.
 * No YAML parser is loaded for it, since nearly every skill has front matter and nothing else in YAML.
 */
function frontMatterStrings(text: string): DataString[] {
  const found: DataString[] = []
  const path: {indent: number; key: string}[] = []
  const entries = [...text.matchAll(/^([ \t]{0,40}(?:- )?)(["']?[\w .$/-]{1,80}["']?):(?=\s|$)|^([ \t]{0,40})- (?=\S)/gm)].slice(0, most)
  for (const [i, entry] of entries.entries()) {
    const indent = (entry[1] ?? entry[3] ?? '').length
    while (path.length > 0 && path.at(-1)!.indent >= indent) path.pop()
    if (entry[2] !== undefined) path.push({indent, key: entry[2].replace(/["']/g, '')})
    const from = entry.index + entry[0].length
    const raw = text.slice(from, entries[i + 1]?.index ?? text.length)
    const body = raw.replace(/^\s*(?:[|>][-+\d]{0,2}[ \t]*(?=\n))?\s*["']?/, '')
    const start = from + raw.length - body.length
    const value = body
      .trimEnd()
      .replace(/\n---$/, '')
      .trimEnd()
      .replace(/["']$/, '')
    if (value === '') continue
    const keys = path.map((part) => part.key)
    if (/^[{[]/.test(value))
      for (const string of jsonStrings(value))
        found.push({...string, start: start + string.start, end: start + string.end, keys: [...keys, ...string.keys]})
    else found.push({text: value, start, end: start + value.length, keys, verbatim: true})
  }
  return found
}

/** `key = "value"` and `key: value` by line; also what is left when YAML does not parse at all. */
function tomlStrings(text: string): DataString[] {
  const found: DataString[] = []
  let section: string[] = []
  for (const match of text.matchAll(
    /^[ \t]*(?:\[{1,2}([^\]\n]{1,200})\]{1,2}|([\w."'-]{1,100})\s{0,10}[=:]\s{0,10}(["']{0,3})([^\n]{1,8000}))/gm,
  )) {
    if (match[1] !== undefined) section = match[1].split('.')
    else {
      const body = match[4]!.replace(/["']{1,3}\s{0,80}(?:,\s{0,80})?$/, '')
      const start = match.index + match[0].length - match[4]!.length
      if (match[3] === '"' && body.includes('\\') && found.length < most)
        found.push({text: unescapeJson(body), start, end: start + body.length, keys: [...section, match[2]!], verbatim: false})
      else if (found.length < most) found.push({text: body, start, end: start + body.length, keys: [...section, match[2]!], verbatim: true})
    }
  }
  return found
}
