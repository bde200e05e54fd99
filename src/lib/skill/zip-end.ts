import type {Source} from './source.ts'

/** Where a zip's central directory lies, from the record at the archive's end. */
export interface ZipEnd {
  readonly start: number
  readonly end: number
  readonly count: number
  /** What to add to every offset: bytes that were put before the archive. */
  readonly base: number
  readonly problems: readonly string[]
}

const endSize = 22
const longestComment = 0xffff

/**
 * Finds the end record: the last one whose directory is where it says. Archives with two of them are read differently by different programs, so
 * a second one is a problem that is reported.
 */
export function findZipEnd(source: Source): ZipEnd | undefined {
  const from = Math.max(0, source.size - endSize - longestComment)
  const tail = source.read(from, source.size - from)
  let found: ZipEnd | undefined
  for (let at = tail.length - endSize; at >= 0; at--) {
    if (tail[at] !== 0x50 || tail.readUInt32LE(at) !== 0x06054b50) continue
    const end = readEnd(source, tail.subarray(at), from + at)
    if (end === undefined) continue
    if (found === undefined) found = end
    // An earlier record counts when its comment reaches the very end; others are those of archives stored inside.
    else if (at + endSize + tail.readUInt16LE(at + 20) === tail.length) {
      return {...found, problems: [...found.problems, 'it has two directories, and programs differ in which they read']}
    }
  }
  return found
}

function readEnd(source: Source, record: Buffer, at: number): ZipEnd | undefined {
  const problems: string[] = []
  let count = record.readUInt16LE(10)
  let size = record.readUInt32LE(12)
  let offset = record.readUInt32LE(16)
  let directoryEnd = at
  const trailing = record.length - endSize - record.readUInt16LE(20)
  if (trailing > 0) problems.push(`${trailing} bytes follow its end`)
  if (trailing < 0) problems.push('its comment is cut off')
  const locator = at >= 20 ? source.read(at - 20, 20) : undefined
  if (locator?.readUInt32LE(0) === 0x07064b50) {
    const wideAt = Number(locator.readBigUInt64LE(8))
    const wide = wideAt + 56 <= at - 20 ? source.read(wideAt, 56) : undefined
    if (wide?.length !== 56 || wide.readUInt32LE(0) !== 0x06064b50) return undefined
    const before = {count, size, offset}
    count = Number(wide.readBigUInt64LE(32))
    size = Number(wide.readBigUInt64LE(40))
    offset = Number(wide.readBigUInt64LE(48))
    const same = (narrow: number, value: number, unset: number) => narrow === unset || narrow === value
    if (!same(before.count, count, 0xffff) || !same(before.size, size, 0xffffffff) || !same(before.offset, offset, 0xffffffff)) {
      problems.push('its old and its zip64 end record differ')
    }
    directoryEnd = wideAt
  }
  if (record.readUInt16LE(4) !== 0 && record.readUInt16LE(4) !== 0xffff) problems.push('it is one part of several')
  // Bytes put before the archive (a self-extractor's program) shift everything; the directory then still ends where the end record begins.
  const start = directoryEnd - size
  if (!(start >= 0) || !(offset <= start) || (size > 0 ? !isRecord(source, start) : count > 0)) {
    if (offset + size <= directoryEnd && size > 0 && isRecord(source, offset)) {
      problems.push(`${directoryEnd - offset - size} bytes lie between its directory and its end`)
      return {start: offset, end: offset + size, count, base: 0, problems}
    }
    return undefined
  }
  return {start, end: directoryEnd, count, base: start - offset, problems}
}

function isRecord(source: Source, at: number): boolean {
  const head = source.read(at, 4)
  return head.length === 4 && head.readUInt32LE(0) === 0x02014b50
}
