import {lazy} from '../lazy.ts'
import type {Alias, Node, YAMLMap} from 'yaml'
import {plainObject} from './plain-data.ts'

/** What a YAML text says, as plain data, and what was wrong with it. Offsets are UTF-16 units in the text. */
export interface YamlReading {
  readonly data: unknown
  /** Not YAML: `data` is then whatever could be made of it. */
  readonly errors: readonly {readonly message: string; readonly offset: number}[]
  /** YAML, but not as it should be: keys given twice, aliases without end. */
  readonly warnings: readonly {readonly message: string; readonly offset: number}[]
}

const deepest = 32
/** Values that one text may grow to: aliases of aliases multiply. */
const mostNodes = 20_000

/** Reads YAML 1.2, which JSON is part of. Never throws. Data are null-prototype objects, arrays, strings, numbers, booleans and null. */
export function readYaml(text: string): YamlReading {
  const errors: {message: string; offset: number}[] = []
  const warnings: {message: string; offset: number}[] = []
  let data: unknown
  try {
    const document = library().parseDocument(text, {uniqueKeys: false, prettyErrors: false, logLevel: 'silent', stringKeys: false})
    for (const error of document.errors.slice(0, 20)) errors.push({message: firstLine(error.message), offset: error.pos[0]})
    data = createReader(warnings).read(document.contents, 0)
  } catch (error) {
    // The parser is recursive: nesting deep enough exhausts the stack.
    errors.push({message: `it cannot be parsed (${firstLine(error instanceof Error ? error.message : String(error))})`, offset: 0})
  }
  return {data, errors, warnings}
}

const library = (): typeof import('yaml') => lazy('yaml')

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').slice(0, 200)
}

function createReader(warnings: {message: string; offset: number}[]): {read(node: unknown, depth: number): unknown} {
  const {isAlias, isMap, isScalar, isSeq} = library()
  // An alias means the last node before it with that anchor. Kept while reading, since the library's own look-up walks the document each time.
  const anchors = new Map<string, Node>()
  const targets = new Map<Alias, Node | null>()
  let nodes = 0
  // Aliases that are being read: what lies in them was seen before and names nothing anew.
  let within = 0
  let stopped = false

  function warn(message: string, node: unknown): void {
    const offset = (node as Node | null)?.range?.[0] ?? 0
    if (warnings.length < 20) warnings.push({message, offset})
  }

  function read(node: unknown, depth: number): unknown {
    if (++nodes > mostNodes || depth > deepest) {
      if (!stopped) warn(depth > deepest ? `nested more than ${deepest} deep` : `more than ${mostNodes} values`, node)
      stopped = true
      return null
    }
    if (isAlias(node)) {
      within++
      const value = read(targetOf(node), depth + 1)
      within--
      return value
    }
    const anchor = isScalar(node) || isSeq(node) || isMap(node) ? node.anchor : undefined
    if (anchor !== undefined && within === 0) anchors.set(anchor, node as Node)
    if (isScalar(node)) return scalar(node.value)
    if (isSeq(node)) return node.items.map((item) => (nodes > mostNodes ? null : read(item, depth + 1)))
    return isMap(node) ? readMap(node, depth) : null
  }

  /** Found once: when the node is read again through another alias, the anchor may have another meaning. */
  function targetOf(alias: Alias): Node | null {
    const known = targets.get(alias)
    if (known !== undefined) return known
    const target = anchors.get(alias.source) ?? null
    if (target === null) warn(`*${alias.source.slice(0, 80)} names nothing before it`, alias)
    targets.set(alias, target)
    return target
  }

  function readMap(map: YAMLMap, depth: number): Record<string, unknown> {
    const result = plainObject()
    const merged = plainObject()
    for (const {key, value} of map.items) {
      if (nodes > mostNodes) break
      const name = keyText(read(key, depth + 1))
      const item = read(value, depth + 1)
      if (name === '<<' && typeof item === 'object' && item !== null) {
        for (const part of Array.isArray(item) ? item.toReversed() : [item])
          if (typeof part === 'object' && part !== null) Object.assign(merged, part)
        continue
      }
      if (name in result) warn(`the key ${JSON.stringify(name.slice(0, 80))} is there twice; the last one counts`, key)
      result[name] = item
    }
    // What a map says itself wins over what it merges in.
    for (const [name, item] of Object.entries(merged)) if (!(name in result)) result[name] = item
    return result
  }

  return {read}
}

function scalar(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value === undefined ? null : String(value)
}

function keyText(key: unknown): string {
  return typeof key === 'object' && key !== null ? JSON.stringify(key).slice(0, 1000) : String(key)
}
