import type {Ledger} from './ledger.ts'
import {bytesText} from './limits.ts'
import type {Source} from './source.ts'
import type {ZipDirectory, ZipRecord} from './zip-directory.ts'

/** Where an entry's bytes lie. */
export interface ZipBody {
  readonly start: number
  /** After the last byte. */
  readonly end: number
}

/** Longest data descriptor that may follow an entry's bytes: signature, checksum, two zip64 sizes. */
const descriptorSize = 24

/**
 * Finds the bytes of each entry through its local header, and compares that header with the directory: two programs can be made to see two
 * archives in one file when they differ, overlap, or when bytes lie between them that the directory does not list.
 * Entries whose header is missing or that overlap another have a gap and no place.
 */
export function locateZip(source: Source, directory: ZipDirectory, ledger: Ledger): Map<ZipRecord, ZipBody> {
  const bodies = new Map<ZipRecord, ZipBody>()
  if (directory.start === undefined) return bodies
  let covered = 0
  let unlisted = 0
  // Where the directory was cut short by a limit, the rest of the file is not unlisted but unread.
  const whole = !ledger.gaps.some((gap) => gap.kind === 'too-many')
  for (const record of directory.records.toSorted((a, b) => a.offset - b.offset)) {
    const body = locate(source, record, directory.start, ledger)
    if (body === undefined) continue
    if (record.offset < covered) {
      ledger.gap('corrupt', record.name, 'its bytes overlap those of another entry; not read')
      continue
    }
    unlisted += unlistedBytes(covered, record.offset, bodies.size > 0)
    covered = body.end
    bodies.set(record, body)
  }
  unlisted += unlistedBytes(covered, directory.start, bodies.size > 0)
  if (whole && unlisted > 0) ledger.gap('corrupt', '', `${bytesText(unlisted)} of the zip belong to no entry that it lists`)
  return bodies
}

function unlistedBytes(from: number, to: number, afterEntry: boolean): number {
  const length = to - from
  return length > (afterEntry ? descriptorSize : 0) ? length : 0
}

function locate(source: Source, record: ZipRecord, limit: number, ledger: Ledger): ZipBody | undefined {
  const head = record.offset >= 0 && record.offset + 30 <= limit ? source.read(record.offset, 30) : undefined
  if (head === undefined || head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) {
    ledger.gap('corrupt', record.name, 'there is no entry where the directory says; not read')
    return undefined
  }
  const nameLength = head.readUInt16LE(26)
  const start = record.offset + 30 + nameLength + head.readUInt16LE(28)
  const end = start + record.compressedSize
  if (!(end <= limit)) {
    ledger.gap('corrupt', record.name, 'its bytes reach beyond the archive; not read')
    return undefined
  }
  const name = source.read(record.offset + 30, nameLength)
  if (!name.equals(record.rawName)) {
    ledger.gap(
      'corrupt',
      record.name,
      `the directory and the entry differ in its name: ${JSON.stringify(name.toString('utf8').slice(0, 200))}`,
    )
  } else if (head.readUInt16LE(8) !== record.method || ((head.readUInt16LE(6) ^ record.flags) & 1) !== 0) {
    ledger.gap('corrupt', record.name, 'the directory and the entry differ in how it is compressed or encrypted')
  } else if ((head.readUInt16LE(6) & 8) === 0 && differs(head, record)) {
    ledger.gap('corrupt', record.name, 'the directory and the entry differ in its size or checksum')
  }
  return {start, end}
}

/** Sizes and checksum beside the entry itself; with flag 8 they stand after it, and 0xffffffff means the zip64 field. */
function differs(head: Buffer, record: ZipRecord): boolean {
  const packed = head.readUInt32LE(18)
  const size = head.readUInt32LE(22)
  return (
    head.readUInt32LE(14) !== record.crc ||
    (packed !== 0xffffffff && packed !== record.compressedSize) ||
    (size !== 0xffffffff && size !== record.size)
  )
}
