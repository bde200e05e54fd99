import type {Doc, Place} from '../parse/facts.ts'

/** A place as a person can open it: the file's own text, and offsets in it. */
export interface Located {
  readonly root: Doc
  readonly start: number
  readonly end: number
  /** 1-based. */
  readonly line: number
  /** 1-based, UTF-16 units. */
  readonly column: number
}

/** Climbs from a nested document to the file it lies in; decoded text maps to where its encoded form stands. */
export function locate(place: Place): Located {
  let {doc, start, end} = place
  for (let depth = 0; doc.parent !== undefined && depth < 64; depth++) {
    if (doc.verbatim) {
      start += doc.offset
      end += doc.offset
    } else {
      const layer = doc.layers.at(-1)
      start = doc.offset
      end = layer !== undefined && layer.start <= start && layer.end >= start ? layer.end : start
    }
    doc = doc.parent
  }
  start = Math.min(Math.max(0, start), doc.text.length)
  const lines = lineStarts(doc)
  const line = lineOf(lines, start)
  return {root: doc, start, end: Math.max(start, Math.min(end, doc.text.length)), line: line + 1, column: start - lines[line]! + 1}
}

const cache = new WeakMap<Doc, Uint32Array>()

/** Offsets at which the lines of a file's text begin. */
export function lineStarts(root: Doc): Uint32Array {
  let starts = cache.get(root)
  if (starts === undefined) {
    const found = [0]
    for (let at = root.text.indexOf('\n'); at >= 0; at = root.text.indexOf('\n', at + 1)) found.push(at + 1)
    starts = Uint32Array.from(found)
    cache.set(root, starts)
  }
  return starts
}

function lineOf(starts: Uint32Array, offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
