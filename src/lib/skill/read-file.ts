import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs'
import type {PathLike, Stats} from 'node:fs'
import {WeftError} from '../errors.ts'
import type {Gap, SkillFile} from './skill.ts'

// Never through a link that was put there after the listing, and never waiting on a pipe. Windows knows neither flag.
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** What a file was when it was listed; when any of it differs at reading, it is another file or other content. */
type Seen = Pick<Stats, 'dev' | 'ino' | 'size' | 'mtimeMs' | 'ctimeMs'>

/**
 * Reads a file that was listed as `seen`, whole.
 * @param shown path for the message
 * @throws WeftError WEFT_INPUT_CHANGED when it differs from what was seen, also while reading; WEFT_INPUT_UNREADABLE
 */
export function readSeenFile(path: PathLike, seen: Seen, shown: string): Buffer {
  let descriptor: number
  try {
    descriptor = openSync(path, openFlags)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // A link that was not one before, or nothing at all.
    if (code === 'ELOOP' || code === 'EMLINK' || code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENXIO') throw changed(shown)
    throw new WeftError('WEFT_INPUT_UNREADABLE', `${JSON.stringify(shown)} cannot be read (${String(code)})`, {cause: error})
  }
  try {
    if (!isSame(fstatSync(descriptor), seen)) throw changed(shown)
    const buffer = Buffer.allocUnsafeSlow(seen.size)
    let filled = 0
    while (filled < buffer.length) {
      const got = readSync(descriptor, buffer, filled, buffer.length - filled, null)
      if (got === 0) throw changed(shown)
      filled += got
    }
    if (!isSame(fstatSync(descriptor), seen)) throw changed(shown)
    return buffer
  } catch (error) {
    if (error instanceof WeftError) throw error
    throw new WeftError('WEFT_INPUT_UNREADABLE', `${JSON.stringify(shown)} cannot be read`, {cause: error})
  } finally {
    closeSync(descriptor)
  }
}

function isSame(now: Stats, seen: Seen): boolean {
  return (
    now.isFile() &&
    now.dev === seen.dev &&
    now.ino === seen.ino &&
    now.size === seen.size &&
    now.mtimeMs === seen.mtimeMs &&
    now.ctimeMs === seen.ctimeMs
  )
}

function changed(shown: string): WeftError {
  return new WeftError('WEFT_INPUT_CHANGED', `${JSON.stringify(shown)} changed while it was read`, {
    hint: 'Scan it when nothing writes to it.',
  })
}

/** The content of a file, or the gap to report where it changed or cannot be read. */
export function readOrGap(file: SkillFile): Buffer | Gap {
  try {
    return file.read()
  } catch (error) {
    if (!(error instanceof WeftError)) throw error
    return {kind: error.code === 'WEFT_INPUT_CHANGED' ? 'changed' : 'unreadable', path: file.path, detail: error.message}
  }
}
