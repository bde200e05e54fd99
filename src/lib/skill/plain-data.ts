/** An object without prototype: `__proto__` and `constructor` are keys like any other. */
export function plainObject(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Copies JSON-like data into null-prototype objects, at most 32 deep; deeper is null. */
export function toPlain(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > 32) return null
  if (Array.isArray(value)) return value.map((item) => toPlain(item, depth + 1))
  const result = plainObject()
  for (const [key, item] of Object.entries(value)) result[key] = toPlain(item, depth + 1)
  return result
}

/** Text of a scalar; undefined for null, lists and maps. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** Texts in a value: itself, or its scalars when it is a list, with objects giving their `name`. At most 1000. */
export function textList(value: unknown): string[] {
  const found: string[] = []
  for (const item of Array.isArray(value) ? value.slice(0, 1000) : [value]) {
    const text = scalarText(isObject(item) ? item['name'] : item)?.trim()
    if (text !== undefined && text !== '') found.push(text)
  }
  return found
}
