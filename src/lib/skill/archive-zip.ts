import {crc32, inflateRawSync} from 'node:zlib'
import type {ArchiveEntry, ArchiveReading} from './archive.ts'
import {openLedger} from './ledger.ts'
import type {Ledger} from './ledger.ts'
import {bytesText, defaultLimits} from './limits.ts'
import type {Limits} from './limits.ts'
import {linkGap, placeEntry} from './names.ts'
import {bufferSource} from './source.ts'
import type {Source} from './source.ts'
import {listZip} from './zip-directory.ts'
import type {ZipRecord} from './zip-directory.ts'
import {locateZip} from './zip-locate.ts'
import type {ZipBody} from './zip-locate.ts'

/** Longest link target that is looked at, in bytes: Linux's own limit. */
const longestTarget = 4096

/** Reads a zip in memory. Never throws for what the zip holds: everything odd is a gap. */
export function readZip(buffer: Buffer, limits: Limits = defaultLimits): ArchiveReading {
  return readZipSource(bufferSource(buffer), limits)
}

/** Reads a zip from wherever its bytes are; `readZip` for one in memory. */
export function readZipSource(source: Source, limits: Limits): ArchiveReading {
  const ledger = openLedger(limits, 'archive')
  const entries: ArchiveEntry[] = []
  const directory = listZip(source, (name) => ledger.enter(name))
  for (const problem of directory.problems) ledger.gap('corrupt', '', `the zip is not sound: ${problem}`)
  const bodies = locateZip(source, directory, ledger)
  let expanded = 0
  for (const record of directory.records) {
    const place = placeEntry(record.name)
    if (!('parts' in place)) {
      ledger.gap(place.kind, record.name, place.detail)
      continue
    }
    const path = place.parts.join('/')
    const isFolder = /[/\\]$/.test(record.name) || (record.mode & 0o170000) === 0o040000
    if (place.parts.length === 0) {
      if (!isFolder || record.size > 0) ledger.gap('bad-name', record.name, 'an entry without a name; not read')
      continue
    }
    ledger.name(place.parts, isFolder)
    if (record.otherName !== undefined)
      ledger.gap('bad-name', path, `a second name for programs that read it: ${JSON.stringify(record.otherName.slice(0, 200))}`)
    if (place.parts.length > limits.depth) {
      ledger.gap('too-deep', path, `more than ${limits.depth} folders deep; not read`)
      continue
    }
    const body = bodies.get(record)
    if (isFolder) {
      if (record.size > 0) ledger.gap('corrupt', path, `a folder that holds ${bytesText(record.size)} of its own; not read`)
      continue
    }
    if (body === undefined) continue
    const data = isOrdinary(record, path, source, body, ledger) ? readBody(record, path, source, body, limits, expanded, ledger) : undefined
    if (data === undefined) continue
    expanded += data.length
    entries.push({path, mode: record.mode & 0o777, size: data.length, data})
  }
  return {entries, gaps: ledger.gaps}
}

/** Writes the gap of an entry that is no file: links, devices, encrypted ones, unknown methods. */
function isOrdinary(record: ZipRecord, path: string, source: Source, body: ZipBody, ledger: Ledger): boolean {
  const type = record.mode & 0o170000
  if (type === 0o120000) {
    const raw = record.compressedSize <= longestTarget ? source.read(body.start, record.compressedSize) : Buffer.alloc(0)
    const target = record.method === 0 ? raw : inflate(raw, Math.min(record.size, longestTarget), path, ledger)
    const gap = linkGap(path, target?.toString('utf8') ?? '', 'symbolic')
    ledger.gap(gap.kind, path, gap.detail)
    return false
  }
  if (type !== 0 && type !== 0o100000) {
    // Many programs do not look at the type and write the content to an ordinary file, so it is read all the same.
    ledger.gap('special', path, 'marked as a device, socket or pipe')
    if (record.size === 0) return false
  }
  if ((record.flags & 0x2041) !== 0 || record.method === 99) {
    ledger.gap('unreadable', path, 'encrypted: it cannot be looked into without its password')
    return false
  }
  if (record.method !== 0 && record.method !== 8) {
    ledger.gap('unreadable', path, `compressed by method ${record.method}, which is not read`)
    return false
  }
  return true
}

function readBody(
  record: ZipRecord,
  path: string,
  source: Source,
  body: ZipBody,
  limits: Limits,
  before: number,
  ledger: Ledger,
): Buffer | undefined {
  const packed = record.compressedSize
  // Both for the entry and for all so far: a thousand entries just under the limit are a bomb as well.
  const allowed = Math.max(limits.freeBytes, packed * limits.ratio)
  if (record.size > allowed || before + record.size > Math.max(limits.freeBytes, source.size * limits.ratio)) {
    ledger.gap('compression-bomb', path, `${bytesText(packed)} that claim to become ${bytesText(record.size)}; not expanded`)
    return undefined
  }
  if (record.method === 0 && record.size !== packed) ledger.gap('corrupt', path, 'stored as it is, yet with two different sizes')
  if (!ledger.take(path, Math.max(record.size, record.method === 0 ? packed : 0))) return undefined
  const raw = source.read(body.start, packed)
  const data = record.method === 0 ? raw : inflate(raw, record.size, path, ledger)
  if (data === undefined) return undefined
  if (data.length !== record.size) ledger.gap('corrupt', path, `${bytesText(data.length)} where ${bytesText(record.size)} were announced`)
  else if (crc32(data) !== record.crc) ledger.gap('corrupt', path, 'its checksum does not fit its content')
  return data
}

function inflate(raw: Buffer, size: number, path: string, ledger: Ledger): Buffer | undefined {
  try {
    // One byte more than announced is allowed for, so that a longer content is told from a fitting one; a megabyte a step keeps memory near the size.
    const options = {maxOutputLength: size + 1, chunkSize: Math.min(Math.max(size + 1, 64), 1024 * 1024), info: true}
    const {buffer, engine} = inflateRawSync(raw, options) as unknown as {buffer: Buffer; engine: {bytesWritten: number}}
    if (engine.bytesWritten < raw.length)
      ledger.gap('corrupt', path, `${raw.length - engine.bytesWritten} bytes follow its compressed content`)
    return buffer
  } catch (error) {
    const longer = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (longer) ledger.gap('compression-bomb', path, `more than the ${bytesText(size)} that it announces; not read`)
    else ledger.gap('corrupt', path, 'its compressed content is damaged; not read')
    return undefined
  }
}
