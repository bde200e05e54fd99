import {lazy} from '../lazy.ts'
import {gunzipSync} from 'node:zlib'
import type {Parser, ReadEntry} from 'tar'
import type {ArchiveEntry, ArchiveReading} from './archive.ts'
import {openLedger} from './ledger.ts'
import type {Ledger} from './ledger.ts'
import {bytesText, defaultLimits} from './limits.ts'
import type {Limits} from './limits.ts'
import {linkGap, placeEntry} from './names.ts'
import {sniffArchive} from './sniff.ts'
import {bufferSource} from './source.ts'
import type {Source} from './source.ts'

/** Compressed bytes fed at a time: deflate makes at most 1032 of each, so a step expands to 17 MB at worst. */
const compressedStep = 16 * 1024
const plainStep = 256 * 1024
/** Damaged headers after which the rest is not searched any more: random bytes would give one for each block. */
const damageLimit = 100

/** Reads a tar in memory, plain or gzipped. Never throws for what it holds: everything odd is a gap. */
export function readTar(buffer: Buffer, limits: Limits = defaultLimits): ArchiveReading {
  return readTarSource(bufferSource(buffer), limits)
}

/** Reads a tar from wherever its bytes are; `readTar` for one in memory. */
export function readTarSource(source: Source, limits: Limits): ArchiveReading {
  const ledger = openLedger(limits, 'archive')
  const entries: ArchiveEntry[] = []
  if (sniffArchive(source.read(0, 512)) !== 'gzip') parse(source, false, entries, limits, ledger)
  else {
    const plain = expandSmall(source, limits)
    parse(plain === undefined ? source : bufferSource(plain), plain === undefined, entries, limits, ledger)
  }
  return {entries, gaps: ledger.gaps}
}

/** Most skills expand to less than this; then what follows the end of the tar can be seen too. */
const smallBytes = 32 * 1024 * 1024

function expandSmall(source: Source, limits: Limits): Buffer | undefined {
  if (source.size > smallBytes / 4) return undefined
  const most = Math.min(smallBytes, expandedLimit(limits), Math.max(limits.freeBytes, source.size * limits.ratio))
  try {
    return gunzipSync(source.read(0, source.size), {maxOutputLength: most})
  } catch {
    // Too large, cut off or damaged: taken step by step, as far as it goes.
    return undefined
  }
}

function parse(source: Source, gzipped: boolean, entries: ArchiveEntry[], limits: Limits, ledger: Ledger): void {
  const parser = createParser(gzipped)
  let done = false
  let damage = 0
  let fed = 0
  // Bytes of the current entry still to come. Headers are fed one by one, so that it is known where the tar ends.
  let body = 0
  let header: Buffer = Buffer.alloc(0)
  parser.on('entry', (entry: ReadEntry) => {
    body = entry.startBlockSize
    // The parser reads on after the header of a folder; others skip as many bytes as it says, and see other entries.
    if (entry.type === 'Directory' && /[1-7]/.test(header.toString('latin1', 124, 136))) {
      ledger.gap('corrupt', entry.path, 'a folder that says it has content')
    }
    // A parser that should stop still has the rest of its step.
    if (done || !ledger.enter(entry.path)) done = true
    else readEntry(entry, entries, limits, ledger)
    entry.resume()
  })
  // Long names and extended attributes count as well: a million of them before one file cost time.
  parser.on('meta', () => {
    if (!ledger.enter('')) done = true
  })
  parser.on('ignoredEntry', (entry: ReadEntry) => {
    body = entry.startBlockSize
    if (done || !ledger.enter(entry.path)) done = true
    else
      ledger.gap(
        'special',
        entry.path,
        entry.meta ? `${bytesText(entry.size)} of metadata; not read` : 'an entry of unknown type; not read',
      )
  })
  parser.on('warn', (_code: string, message: unknown) => {
    if (done) return
    ledger.gap('corrupt', '', `the tar is not sound: ${reason(message)}`)
    if (++damage >= damageLimit) done = true
  })
  parser.on('error', (error: unknown) => {
    if (done) return
    done = true
    if (/ratio/.test(reason(error))) ledger.gap('compression-bomb', '', bombText(limits))
    else ledger.gap('corrupt', '', `the tar is not sound: ${reason(error)}; the rest was not read`)
  })
  parser.on('eof', () => {
    done = true
    if (!gzipped) reportRest(source, fed, ledger)
  })
  try {
    while (!done && fed < source.size) {
      const step = gzipped ? compressedStep : body > 0 ? Math.min(body, plainStep) : 512
      const chunk = source.read(fed, step)
      if (chunk.length === 0) break
      fed += chunk.length
      if (!gzipped && body === 0) header = chunk
      body = Math.max(0, body - chunk.length)
      // The parser's own check is of all expanded bytes against all fed ones; ours is that, with a first part free, and a limit of the whole.
      parser.maxDecompressionRatio = Math.min(Math.max(limits.ratio, limits.freeBytes / fed), expandedLimit(limits) / fed)
      parser.write(chunk)
    }
    if (!done) parser.end()
  } catch (error) {
    ledger.gap('corrupt', '', `the tar is not sound: ${reason(error)}; the rest was not read`)
  }
}

function bombText(limits: Limits): string {
  return `it expands to more than ${limits.ratio} times its size, or more than ${bytesText(expandedLimit(limits))}; the rest was not read`
}

/** The files, and a header with padding for each entry. */
function expandedLimit(limits: Limits): number {
  return limits.totalBytes + limits.entries * 1024 + limits.freeBytes
}

function createParser(gzipped: boolean): Parser {
  // Loaded when the first tar comes, at once and not by import(): reading a skill is synchronous, and most runs see no tar.
  const library = lazy<{Parser: typeof Parser}>('tar')
  return new library.Parser({gzip: gzipped, maxMetaEntrySize: 64 * 1024})
}

function reason(value: unknown): string {
  return (value instanceof Error ? value.message : String(value)).slice(0, 200)
}

/** Content after the end mark: most programs stop there, some go on. */
function reportRest(source: Source, from: number, ledger: Ledger): void {
  for (let at = from; at < source.size; at += plainStep) {
    if (source.read(at, plainStep).some((byte) => byte !== 0)) return ledger.gap('corrupt', '', 'bytes follow the end of the tar; not read')
  }
}

function readEntry(entry: ReadEntry, entries: ArchiveEntry[], limits: Limits, ledger: Ledger): void {
  const place = placeEntry(entry.path)
  if (!('parts' in place)) return ledger.gap(place.kind, entry.path, place.detail)
  const path = place.parts.join('/')
  const isFolder = entry.type === 'Directory' || entry.type === 'GNUDumpDir'
  // `./` is the archive's own root.
  if (place.parts.length === 0) return isFolder ? undefined : ledger.gap('bad-name', entry.path, 'an entry without a name; not read')
  ledger.name(place.parts, isFolder)
  if (place.parts.length > limits.depth) return ledger.gap('too-deep', path, `more than ${limits.depth} folders deep; not read`)
  if (isFolder) return
  if (entry.type === 'SymbolicLink' || entry.type === 'Link') {
    const gap = linkGap(path, entry.linkpath ?? '', entry.type === 'Link' ? 'hard' : 'symbolic')
    return ledger.gap(gap.kind, path, gap.detail)
  }
  if (entry.type !== 'File' && entry.type !== 'OldFile' && entry.type !== 'ContiguousFile') {
    return ledger.gap('special', path, 'a device, socket, pipe or sparse file; not read')
  }
  if (!ledger.take(path, entry.size)) return
  collect(entry, path, entries, ledger)
}

function collect(entry: ReadEntry, path: string, entries: ArchiveEntry[], ledger: Ledger): void {
  const parts: Buffer[] = []
  let size = 0
  entry.on('data', (part: Buffer) => {
    parts.push(part)
    size += part.length
  })
  entry.on('end', () => {
    // Joined even when it is one part: a part is a window on a whole step and would keep it in memory.
    const data = Buffer.concat(parts, size)
    if (size !== entry.size) ledger.gap('corrupt', path, `${bytesText(size)} where ${bytesText(entry.size)} were announced`)
    entries.push({path, mode: (entry.mode ?? 0) & 0o777, size, data})
  })
}
