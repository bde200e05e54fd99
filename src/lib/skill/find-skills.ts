import {opendirSync, readdirSync, realpathSync, statSync} from 'node:fs'
import type {Dirent} from 'node:fs'
import {join} from 'node:path'
import {isSkillFile, isSkipped} from './skill-file.ts'

/** Bounds of a search: a home folder or a whole disk is searched as far as this. */
export interface SearchBounds {
  readonly folders: number
  readonly depth: number
}

export const searchBounds: SearchBounds = {folders: 50_000, depth: 16}

export interface Search {
  /** Skill folders, in order of path. */
  readonly folders: string[]
  /** Whether any file at all was seen. */
  readonly anyFile: boolean
  /** Folders that could not be listed. */
  readonly unreadable: string[]
  /** Folders where the bounds ended the search. */
  readonly beyond: string[]
}

/**
 * Finds skill folders at or below a folder. A skill's own subfolders are not searched. A link to a folder counts when that folder is itself a
 * skill (agents' folders are full of such links); it is never searched further, so that links can neither loop nor lead through the disk.
 */
export function findSkills(root: string, bounds: SearchBounds = searchBounds): Search {
  const search = {folders: [] as string[], anyFile: false, unreadable: [] as string[], beyond: [] as string[]}
  let visited = 0
  const open: {path: string; depth: number; link: boolean}[] = [{path: root, depth: 0, link: false}]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (++visited > bounds.folders) {
      search.beyond.push(next.path)
      break
    }
    const entries = list(next.path)
    if (entries === undefined) {
      if (!next.link) search.unreadable.push(next.path)
      continue
    }
    if (entries.some((entry) => isSkillFile(entry.name) && !entry.isDirectory())) {
      search.folders.push(next.path)
      continue
    }
    if (next.link) continue
    if (entries.length >= mostNames) search.beyond.push(next.path)
    const inner: typeof open = []
    for (const entry of entries) {
      if (!entry.isDirectory()) search.anyFile = true
      if (isSkipped(entry.name) || (!entry.isDirectory() && !entry.isSymbolicLink())) continue
      inner.push({path: join(next.path, entry.name), depth: next.depth + 1, link: entry.isSymbolicLink()})
    }
    if (next.depth >= bounds.depth && inner.length > 0) search.beyond.push(next.path)
    // Last in, first out: reversed, so that the search goes in order.
    else {
      const most = Math.max(0, bounds.folders - visited - open.length)
      if (inner.length > most) search.beyond.push(next.path)
      for (const one of inner.slice(0, most).toReversed()) open.push(one)
    }
  }
  return search
}

/** A folder with more names than this is listed no further. */
const mostNames = 50_000

function list(path: string): Dirent[] | undefined {
  try {
    // A folder's own size tells how many names it has; one with very many is listed step by step, to stop in time.
    const entries = statSync(path).size > 512 * 1024 ? listSome(path) : readdirSync(path, {withFileTypes: true})
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return undefined
  }
}

function listSome(path: string): Dirent[] {
  const handle = opendirSync(path)
  try {
    const entries: Dirent[] = []
    for (let entry = handle.readSync(); entry !== null && entries.length < mostNames; entry = handle.readSync()) entries.push(entry)
    return entries
  } finally {
    handle.closeSync()
  }
}

/** The path with all links resolved, or itself where that fails. */
export function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
