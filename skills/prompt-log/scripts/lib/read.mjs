import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {activeName, segments} from './folder.mjs'

/** One line as an entry, undefined when it is torn or not ours. */
export function parseLine(line) {
  try {
    const entry = JSON.parse(line)
    const good =
      entry?.v === 1 &&
      typeof entry.id === 'string' &&
      typeof entry.text === 'string' &&
      typeof entry.project === 'string' &&
      typeof entry.session === 'string' &&
      Array.isArray(entry.tags) &&
      entry.tags.every((tag) => typeof tag === 'string') &&
      Number.isFinite(Date.parse(entry.time))
    return good ? entry : undefined
  } catch {
    return undefined
  }
}

function readIfThere(path) {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/**
 * Every entry, oldest first.
 * The current file is read before the others are listed, so that a rotation in between shows its entries twice rather than not at all.
 */
export function readLog(folder) {
  const active = readIfThere(join(folder, activeName))
  const contents = [...segments(folder).map((name) => readIfThere(join(folder, name))), active]
  const entries = new Map()
  let damaged = 0
  let bytes = 0
  for (const content of contents) {
    bytes += content.length
    for (const line of content.toString('utf8').split('\n')) {
      if (line.trim() === '') continue
      const entry = parseLine(line)
      if (entry === undefined) damaged += 1
      else entries.set(entry.id, entry)
    }
  }
  const sorted = [...entries.values()].sort((a, b) => Date.parse(a.time) - Date.parse(b.time))
  return {entries: sorted, damaged, bytes, files: contents.filter((content) => content.length > 0).length}
}
