import {closeSync, constants, fchmodSync, fstatSync, openSync, readSync, renameSync, statSync, writeSync} from 'node:fs'
import {randomBytes} from 'node:crypto'
import {join} from 'node:path'
import {UsageError} from './errors.mjs'
import {activeName, prepareFolder} from './folder.mjs'

const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)
const newline = 0x0a

/** Bytes at which the current file is set aside. */
export function maxBytes() {
  const chosen = process.env.PROMPT_LOG_MAX_BYTES
  if (!chosen) return 5 * 1024 * 1024
  const bytes = Number(chosen)
  if (!Number.isInteger(bytes) || bytes < 1024) throw new UsageError('PROMPT_LOG_MAX_BYTES must be a whole number of at least 1024.')
  return bytes
}

/** Sets the current file aside under a name that no other process takes. Returns the new name, undefined when another process was faster. */
export function rotate(folder) {
  const stamp = new Date().toISOString().replace(/[-:.]/g, '')
  const name = `log-${stamp}-${randomBytes(4).toString('hex')}.jsonl`
  try {
    renameSync(join(folder, activeName), join(folder, name))
    return name
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function openActive(path) {
  try {
    return openSync(path, flags, 0o600)
  } catch (error) {
    if (error.code === 'ELOOP') throw new UsageError(`${path} is a symbolic link. Remove it: the log is only written to a file of its own.`)
    throw error
  }
}

/**
 * Appends one line. Safe without a lock: the kernel keeps one O_APPEND write together, a rotated file stays part of the log,
 * and a file that `redact` or `forget` replaced meanwhile has no name any more (nlink 0), so the line is written again.
 * Readers drop the double by its id.
 */
export function appendLine(folder, line) {
  prepareFolder(folder)
  const path = join(folder, activeName)
  const limit = maxBytes()
  const bytes = Buffer.from(`${line}\n`)
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const file = openActive(path)
    try {
      const {size, ino, mode} = fstatSync(file)
      if (process.platform !== 'win32' && (mode & 0o077) !== 0) fchmodSync(file, 0o600)
      if (size > 0 && size + bytes.length > limit) {
        const now = statSync(path, {throwIfNoEntry: false})
        if (now?.ino === ino) rotate(folder)
        continue
      }
      const last = Buffer.alloc(1)
      const torn = size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== newline
      const data = torn ? Buffer.concat([Buffer.from('\n'), bytes]) : bytes
      if (writeSync(file, data) !== data.length) throw new Error(`${path}: the disk took only a part of the entry. Is it full?`)
      if (fstatSync(file).nlink > 0) return path
    } finally {
      closeSync(file)
    }
  }
  throw new Error(`${path} kept changing; nothing was logged.`)
}
