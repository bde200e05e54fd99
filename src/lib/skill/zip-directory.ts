import {crc32} from 'node:zlib'
import {isUtf8} from 'node:buffer'
import {decodeName} from './names.ts'
import type {Source} from './source.ts'
import {findZipEnd} from './zip-end.ts'

/** One record of a zip's central directory. */
export interface ZipRecord {
  readonly name: string
  readonly rawName: Buffer
  /** A second name in the record that other readers may prefer; undefined when there is none or it is the same. */
  readonly otherName: string | undefined
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  /** Unix mode with its type bits, 0 where there is none. */
  readonly mode: number
  /** Offset of the local header in the source. */
  readonly offset: number
}

export interface ZipDirectory {
  readonly records: readonly ZipRecord[]
  /** Where the directory begins; what lies before it should be entries. Undefined when no directory was found. */
  readonly start: number | undefined
  /** What is wrong with the directory as a whole. */
  readonly problems: readonly string[]
}

/**
 * Lists what a zip's central directory says, without believing it. `keep` is asked before each record is kept and ends the listing with false.
 * Own code and not a library's: reading must be synchronous, must go on after a bad entry, and must see the offsets that tell of overlaps.
 */
export function listZip(source: Source, keep: (name: string) => boolean): ZipDirectory {
  const end = findZipEnd(source)
  if (end === undefined) return {records: [], start: undefined, problems: ['there is no directory at its end: cut off, or no zip']}
  const problems = [...end.problems]
  const records: ZipRecord[] = []
  let count = 0
  let at = end.start
  while (at + 46 <= end.end) {
    const head = source.read(at, 46)
    if (head.length < 46 || head.readUInt32LE(0) !== 0x02014b50) break
    const nameLength = head.readUInt16LE(28)
    const extraLength = head.readUInt16LE(30)
    const tail = source.read(at + 46, nameLength + extraLength)
    if (tail.length < nameLength + extraLength) break
    const record = readRecord(head, tail.subarray(0, nameLength), tail.subarray(nameLength), end.base)
    count++
    at += 46 + nameLength + extraLength + head.readUInt16LE(32)
    if (!keep(record.name)) return {records, start: end.start, problems}
    records.push(record)
  }
  if (at !== end.end) problems.push(`its directory is damaged after entry ${count}`)
  // The old format counts modulo 65,536.
  if (count !== end.count && count % 65536 !== end.count) problems.push(`it says it has ${end.count} entries and lists ${count}`)
  return {records, start: end.start, problems}
}

function readRecord(head: Buffer, rawName: Buffer, extra: Buffer, base: number): ZipRecord {
  const flags = head.readUInt16LE(8)
  const wide = readWideFields(head, extra)
  const name = zipName(rawName, flags)
  const other = unicodeName(rawName, extra)
  return {
    name,
    // A copy: the record read from disk also holds its extra fields, up to 64 KiB that nobody needs to keep.
    rawName: Buffer.from(rawName),
    otherName: other === name ? undefined : other,
    flags,
    method: head.readUInt16LE(10),
    crc: head.readUInt32LE(16),
    compressedSize: wide.compressedSize,
    size: wide.size,
    mode: head.readUInt16LE(40),
    offset: wide.offset + base,
  }
}

function* extraFields(extra: Buffer): Generator<{id: number; data: Buffer}> {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2)
    if (at + 4 + length > extra.length) return
    yield {id: extra.readUInt16LE(at), data: extra.subarray(at + 4, at + 4 + length)}
    at += 4 + length
  }
}

/** Sizes and offset, from the zip64 field where the record itself says "see there". */
function readWideFields(head: Buffer, extra: Buffer): {size: number; compressedSize: number; offset: number} {
  const fields = {size: head.readUInt32LE(24), compressedSize: head.readUInt32LE(20), offset: head.readUInt32LE(42)}
  for (const {id, data} of extraFields(extra)) {
    if (id !== 1) continue
    let at = 0
    for (const key of ['size', 'compressedSize', 'offset'] as const) {
      if (fields[key] !== 0xffffffff || at + 8 > data.length) continue
      fields[key] = Number(data.readBigUInt64LE(at))
      at += 8
    }
  }
  return fields
}

/** UTF-8 where the bytes are (flagged or not: many tools forget the flag), else the code page that the format was born with. */
function zipName(raw: Buffer, flags: number): string {
  if (isUtf8(raw) || (flags & 0x800) !== 0) return decodeName(raw)
  let name = ''
  for (const byte of raw) name += byte < 0x80 ? String.fromCharCode(byte) : cp437[byte - 0x80]
  return name
}

/** The name in Info-ZIP's Unicode path field, valid only when it belongs to the name beside it. */
function unicodeName(raw: Buffer, extra: Buffer): string | undefined {
  for (const {id, data} of extraFields(extra)) {
    if (id === 0x7075 && data.length > 5 && data[0] === 1 && data.readUInt32LE(1) === crc32(raw)) return decodeName(data.subarray(5))
  }
  return undefined
}

const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
