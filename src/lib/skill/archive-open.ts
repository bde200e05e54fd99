import {closeSync, constants, fstatSync, openSync} from 'node:fs'
import type {Stats} from 'node:fs'
import {WeftError} from '../errors.ts'
import type {ArchiveReading} from './archive.ts'
import {readTarSource} from './archive-tar.ts'
import {readZipSource} from './archive-zip.ts'
import {bytesText} from './limits.ts'
import type {Limits} from './limits.ts'
import {sniffArchive} from './sniff.ts'
import type {ArchiveKind} from './sniff.ts'
import {fileSource} from './source.ts'

// Non-blocking, so that a pipe put where a file was does not hold the process.
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

// The archive read last: when it holds many skills, they are read one after another, and it must not be unpacked for each.
let last: {readonly key: string; readonly reading: ArchiveReading} | undefined

/**
 * Reads the archive at `path`, following links since a person named it. `keep`: hold the result until another archive is read.
 * @throws WeftError WEFT_INPUT_NOT_FOUND, WEFT_INPUT_UNREADABLE, WEFT_INPUT_CHANGED, or WEFT_ARCHIVE_INVALID when nothing at all can be read from it
 */
export function readArchive(path: string, limits: Limits, keep: boolean): ArchiveReading {
  const descriptor = openInput(path)
  try {
    const stat = fstatSync(descriptor)
    if (!stat.isFile()) throw new WeftError('WEFT_INPUT_UNREADABLE', `${path} is not a file`)
    const key = `${path}|${identity(stat)}|${JSON.stringify(limits)}`
    const known = last?.key === key ? last.reading : undefined
    last = undefined
    const reading = known ?? readDescriptor(descriptor, path, stat.size, limits)
    if (identity(fstatSync(descriptor)) !== identity(stat)) throw new WeftError('WEFT_INPUT_CHANGED', `${path} changed while it was read`)
    if (keep) last = {key, reading}
    return reading
  } catch (error) {
    if (error instanceof WeftError || !(error instanceof Error && 'syscall' in error)) throw error
    throw new WeftError('WEFT_INPUT_UNREADABLE', `${path} cannot be read`, {cause: error})
  } finally {
    closeSync(descriptor)
  }
}

/** Frees the archive that was kept unpacked last, up to the limit of all bytes. */
export function forgetArchive(): void {
  last = undefined
}

function identity(stat: Stats): string {
  return [stat.dev, stat.ino, stat.size, stat.mtimeMs, stat.ctimeMs].join('|')
}

/** What kind of archive a file is, by its content. @throws WeftError as `readArchive` */
export function archiveKindOf(path: string): ArchiveKind | undefined {
  const descriptor = openInput(path)
  try {
    return fstatSync(descriptor).isFile() ? sniffArchive(fileSource(descriptor, 512).read(0, 512)) : undefined
  } finally {
    closeSync(descriptor)
  }
}

function readDescriptor(descriptor: number, path: string, size: number, limits: Limits): ArchiveReading {
  if (size > limits.archiveBytes) {
    const detail = `${bytesText(size)}, over the limit of ${bytesText(limits.archiveBytes)} for an archive; not read`
    return {entries: [], gaps: [{kind: 'too-large', path: '', detail}]}
  }
  const source = fileSource(descriptor, size)
  const kind = sniffArchive(source.read(0, 512))
  if (kind === undefined) throw new WeftError('WEFT_ARCHIVE_INVALID', `${path} is no zip, tar or gzipped tar`)
  const reading = kind === 'zip' ? readZipSource(source, limits) : readTarSource(source, limits)
  const [first] = reading.gaps
  if (reading.entries.length === 0 && first !== undefined && reading.gaps.every((gap) => gap.kind === 'corrupt' && gap.path === '')) {
    throw new WeftError('WEFT_ARCHIVE_INVALID', `Nothing can be read from ${path}: ${first.detail}`, {hint: 'Pack or download it again.'})
  }
  return reading
}

function openInput(path: string): number {
  try {
    return openSync(path, openFlags)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    throw new WeftError(
      missing ? 'WEFT_INPUT_NOT_FOUND' : 'WEFT_INPUT_UNREADABLE',
      `${path} ${missing ? 'does not exist' : 'cannot be read'}`,
      {cause: error},
    )
  }
}
