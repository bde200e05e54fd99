import {closeSync, mkdtempSync, openSync, rmSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {WeftError} from '../errors.ts'
import {bytesText} from './limits.ts'

/** A stream kept in a file that only this user can read. */
export interface Spool {
  readonly path: string
  /** Deletes the file. May be called more than once. */
  remove(): void
}

/**
 * Writes a stream to a private temporary file, since archives are read from their end.
 * @param most bytes
 * @throws WeftError WEFT_ARCHIVE_INVALID when there are more, or none; WEFT_INPUT_UNREADABLE
 */
export async function spool(input: AsyncIterable<Uint8Array | string>, most: number): Promise<Spool> {
  const folder = makeFolder()
  const remove = () => rmSync(folder, {recursive: true, force: true})
  const path = join(folder, 'archive')
  try {
    const descriptor = openSync(path, 'wx', 0o600)
    try {
      let size = 0
      for await (const chunk of input) {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
        size += bytes.length
        if (size > most) throw new WeftError('WEFT_ARCHIVE_INVALID', `The archive on stdin is larger than ${bytesText(most)}`)
        for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at)
      }
      if (size === 0)
        throw new WeftError('WEFT_ARCHIVE_INVALID', 'Nothing came on stdin', {
          hint: 'Pipe a zip or tar into it: cat skill.zip | weft security scan -',
        })
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    remove()
    throw error instanceof WeftError ? error : new WeftError('WEFT_INPUT_UNREADABLE', 'stdin cannot be read', {cause: error})
  }
  return {path, remove}
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'weft-stdin-'))
  } catch (error) {
    throw new WeftError('WEFT_OUTPUT_UNWRITABLE', `No temporary folder can be made in ${tmpdir()}`, {cause: error})
  }
}
