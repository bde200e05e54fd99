import {chmodSync, mkdirSync, readdirSync, statSync} from 'node:fs'
import {homedir} from 'node:os'
import {join, resolve} from 'node:path'
import {UsageError} from './errors.mjs'

export const activeName = 'log.jsonl'
const segmentName = /^log-[0-9TZ]{1,30}-[0-9a-f]{1,16}\.jsonl$/

/** The folder that the log lies in, whether it exists or not. */
export function logFolder() {
  const chosen = process.env.PROMPT_LOG_DIR
  return chosen ? resolve(chosen) : join(homedir(), '.local', 'share', 'prompt-log')
}

/** Names of the rotated files, oldest first; [] when there is no log yet. */
export function segments(folder) {
  try {
    return readdirSync(folder)
      .filter((name) => segmentName.test(name))
      .sort()
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
}

/** Makes the folder for its owner alone, or makes sure that an existing one is. */
export function prepareFolder(folder) {
  mkdirSync(folder, {recursive: true, mode: 0o700})
  const wide = process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0
  if (!wide) return
  // A folder that holds other things is not ours to lock away from others.
  const others = readdirSync(folder).filter((name) => name !== activeName && name !== 'rewrite.lock' && !segmentName.test(name))
  if (others.length > 0) {
    throw new UsageError(`${folder} can be read by other users and holds other files. Set PROMPT_LOG_DIR to a folder of its own.`)
  }
  chmodSync(folder, 0o700)
}
