import {closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {appendLine, rotate} from './append.mjs'
import {activeName, segments} from './folder.mjs'
import {withLock} from './lock.mjs'
import {parseLine} from './read.mjs'

/** Splits into whole lines and the unfinished rest; `end` is the byte at which the rest begins. */
function split(bytes) {
  const end = bytes.lastIndexOf(0x0a) + 1
  const lines = bytes.toString('utf8', 0, end).split('\n')
  return {lines: lines.filter((line) => line.trim() !== ''), rest: bytes.toString('utf8', end), end}
}

function readFrom(file, start) {
  const length = fstatSync(file).size - start
  if (length <= 0) return Buffer.alloc(0)
  const buffer = Buffer.alloc(length)
  return buffer.subarray(0, readSync(file, buffer, 0, length, start))
}

function replace(path, lines) {
  if (lines.length === 0) {
    rmSync(path)
    return
  }
  const temporary = `${path}.${process.pid}.tmp`
  writeFileSync(temporary, lines.map((line) => `${line}\n`).join(''), {mode: 0o600, flag: 'wx'})
  const file = openSync(temporary, 'r+')
  fsyncSync(file)
  closeSync(file)
  renameSync(temporary, path)
}

/** Rewrites one file without the unwanted lines; what other processes append meanwhile goes to the current file. */
function rewriteFile(folder, name, isUnwanted, note) {
  const path = join(folder, name)
  const file = openSync(path, 'r')
  try {
    const {lines, rest, end} = split(readFrom(file, 0))
    if (![...lines, rest].some(isUnwanted)) return
    for (const line of lines) if (isUnwanted(line)) note(line)
    replace(
      path,
      lines.filter((line) => !isUnwanted(line)),
    )
    // The open file still shows what was appended to it after the first look.
    const late = split(readFrom(file, end))
    for (const line of [...late.lines, late.rest]) {
      if (isUnwanted(line)) note(line)
      else if (line.trim() !== '') appendLine(folder, line)
    }
  } finally {
    closeSync(file)
  }
}

function currentText(folder) {
  try {
    return readFileSync(join(folder, activeName), 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return ''
    throw error
  }
}

/**
 * Removes the entries for which `matches` holds, in every file. `dropDamaged` also removes lines that cannot be read.
 * Returns how many entries went (a doubled one counts once) and how many damaged lines.
 */
export function removeEntries(folder, matches, dropDamaged) {
  if (!existsSync(folder)) return {removed: 0, damaged: 0}
  return withLock(folder, () => {
    const removed = new Set()
    let damaged = 0
    const isUnwanted = (line) => {
      if (line.trim() === '') return false
      const entry = parseLine(line)
      return entry === undefined ? dropDamaged : matches(entry)
    }
    const note = (line) => {
      const entry = parseLine(line)
      if (entry === undefined) damaged += 1
      else removed.add(entry.id)
    }
    // The current file is set aside only when something in it has to go.
    if (currentText(folder).split('\n').some(isUnwanted)) rotate(folder)
    for (const name of segments(folder)) rewriteFile(folder, name, isUnwanted, note)
    return {removed: removed.size, damaged}
  })
}
