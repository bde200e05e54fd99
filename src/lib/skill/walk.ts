import {accessSync, constants, lstatSync, opendirSync, readdirSync, readlinkSync} from 'node:fs'
import type {Stats} from 'node:fs'
import {decodeName, encodeName, linkGap} from './names.ts'
import type {Ledger} from './ledger.ts'
import type {Limits} from './limits.ts'
import {readSeenFile} from './read-file.ts'
import type {SkillFile} from './skill.ts'

/**
 * Lists all files below a folder without following any link and without opening anything but folders.
 * @param root absolute path
 */
export function walkFolder(root: string, limits: Limits, ledger: Ledger): SkillFile[] {
  const files: SkillFile[] = []
  walk({root, limits, ledger, files}, [])
  return files
}

interface Walk {
  readonly root: string
  readonly limits: Limits
  readonly ledger: Ledger
  readonly files: SkillFile[]
}

/** False once a limit of the whole is reached. */
function walk(state: Walk, parts: readonly string[]): boolean {
  const {ledger, limits} = state
  const shown = parts.join('/')
  if (parts.length > limits.depth) {
    ledger.gap('too-deep', shown, `more than ${limits.depth} folders deep; not read`)
    return true
  }
  const here = systemPath(state.root, shown)
  let names: string[]
  let before: Stats
  try {
    before = lstatSync(here)
    names = listFolder(here, before, limits.entries + 1)
  } catch (error) {
    ledger.gap('unreadable', shown, `the folder cannot be listed (${codeOf(error)})`)
    return true
  }
  const folders: string[] = []
  for (const name of names) {
    const path = shown === '' ? name : `${shown}/${name}`
    if (!ledger.enter(path)) return false
    if (enterOne(state, [...parts, name], path) === 'folder') folders.push(name)
  }
  // Files before folders: the limit of all bytes is spent on what lies at the top, SKILL.md first of all.
  for (const name of folders) if (!walk(state, [...parts, name])) return false
  if (isSwapped(here, before, parts.length === 0)) ledger.gap('changed', shown, 'the folder changed while it was read')
  return true
}

function enterOne(state: Walk, parts: readonly string[], path: string): 'folder' | undefined {
  const {ledger} = state
  const full = systemPath(state.root, path)
  let stat: Stats
  try {
    stat = lstatSync(full)
  } catch (error) {
    const gone = codeOf(error) === 'ENOENT'
    ledger.gap(
      gone ? 'changed' : 'unreadable',
      path,
      gone ? 'it vanished while the folder was read' : `it cannot be looked at (${codeOf(error)})`,
    )
    return undefined
  }
  ledger.name(parts, stat.isDirectory())
  if (stat.isDirectory()) return 'folder'
  if (stat.isSymbolicLink()) {
    const gap = linkGap(path, readTarget(full), 'symbolic')
    ledger.gap(gap.kind, path, gap.detail)
  } else if (!stat.isFile()) {
    ledger.gap('special', path, `${specialKind(stat)}; never opened`)
  } else if (!isReadable(full)) {
    ledger.gap('unreadable', path, 'its permissions do not allow to read it')
  } else if (ledger.take(path, stat.size)) {
    state.files.push(diskFile(full, path, stat))
  }
  return undefined
}

function diskFile(full: string | Buffer, path: string, stat: Stats): SkillFile {
  const {dev, ino, size, mtimeMs, ctimeMs, mode, nlink} = stat
  const seen = {dev, ino, size, mtimeMs, ctimeMs}
  const file = {path, size, executable: (mode & 0o111) !== 0, read: () => readSeenFile(full, seen, path)}
  return nlink > 1 ? {...file, links: nlink} : file
}

/** As bytes only where the name is not UTF-8. */
function systemPath(root: string, path: string): string | Buffer {
  if (path === '') return root
  const full = `${root}/${path}`
  return full.isWellFormed() ? full : encodeName(full)
}

/** Sorted by code unit, at most `most` names. */
function listFolder(folder: string | Buffer, stat: Stats, most: number): string[] {
  // A folder's own size tells how many names it has; one with very many is listed step by step, to stop in time.
  const names = stat.size > 512 * 1024 ? listSome(folder, most) : readdirSync(folder)
  // U+FFFD stands where bytes were lost.
  if (!names.some((name) => name.includes('\ufffd'))) return names.toSorted()
  return readdirSync(folder, {encoding: 'buffer'}).map(decodeName).toSorted()
}

function listSome(folder: string | Buffer, most: number): string[] {
  // The types leave out bytes, as path and as names; Node takes and gives them.
  const handle = opendirSync(folder as string, {encoding: 'buffer' as BufferEncoding})
  try {
    const names: string[] = []
    while (names.length < most) {
      const entry = handle.readSync()
      if (entry === null) break
      names.push(decodeName(entry.name as unknown as Buffer))
    }
    return names
  } finally {
    handle.closeSync()
  }
}

/** Whether the folder is another one than before: someone put a link or other content in its place. */
function isSwapped(folder: string | Buffer, before: Stats, isRoot: boolean): boolean {
  try {
    const now = lstatSync(folder)
    return now.ino !== before.ino || now.dev !== before.dev || now.mtimeMs !== before.mtimeMs || (!isRoot && !now.isDirectory())
  } catch {
    return true
  }
}

function isReadable(path: string | Buffer): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}

function readTarget(path: string | Buffer): string {
  try {
    return decodeName(readlinkSync(path, {encoding: 'buffer'}))
  } catch {
    return ''
  }
}

function specialKind(stat: Stats): string {
  if (stat.isFIFO()) return 'a pipe'
  if (stat.isSocket()) return 'a socket'
  return 'a device'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
