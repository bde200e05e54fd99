import {randomBytes} from 'node:crypto'
import {closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {WeftError} from '../errors.ts'

/** Writes a file whole or not at all: a reader, or a crash, never sees half of it. Follows a link to its target. Throws WEFT_OUTPUT_UNWRITABLE. */
export function writeFileAtomic(path: string, content: string): void {
  const target = targetOf(path)
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const descriptor = openSync(temporary, 'wx', 0o644)
    try {
      writeFileSync(descriptor, content)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(temporary, target)
  } catch (cause) {
    rmSync(temporary, {force: true})
    const code = (cause as NodeJS.ErrnoException).code
    throw new WeftError('WEFT_OUTPUT_UNWRITABLE', `${path} cannot be written${code === undefined ? '' : ` (${code})`}.`, {
      hint: code === 'ENOENT' ? 'Make its folder first.' : 'Name a file in a folder that you may write to.',
      cause,
    })
  }
}

function targetOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
