import {statSync} from 'node:fs'
import {WeftError} from '../errors.ts'
import type {ArchiveEntry} from './archive.ts'
import {readArchive} from './archive-open.ts'
import {noFrontMatter, parseFrontMatter} from './front-matter.ts'
import {openLedger} from './ledger.ts'
import {defaultLimits} from './limits.ts'
import type {Limits} from './limits.ts'
import {placeEntry} from './names.ts'
import {readOrGap} from './read-file.ts'
import {refPath} from './ref.ts'
import type {SkillRef} from './ref.ts'
import {pickSkillFile} from './skill-file.ts'
import type {FrontMatter, Gap, Skill, SkillFile} from './skill.ts'
import {walkFolder} from './walk.ts'

/**
 * Reads one skill. Files of a folder are listed now and read when asked; files of an archive are in memory. Whatever is hostile, damaged or over
 * a limit is a gap of the skill.
 * @throws WeftError WEFT_INPUT_NOT_FOUND or WEFT_INPUT_UNREADABLE for the folder or archive itself, WEFT_ARCHIVE_INVALID
 */
export function readSkill(ref: SkillRef, limits: Limits = defaultLimits): Skill {
  const {files, gaps} = ref.kind === 'folder' ? readFolder(ref.path, limits) : readInner(ref, limits)
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  const {frontMatter, gap} = readFrontMatter(sorted)
  return {
    name: (frontMatter.name ?? ref.name).slice(0, 256),
    path: refPath(ref),
    files: gap === undefined ? sorted : sorted.filter((file) => file.path !== gap.path),
    gaps: gap === undefined ? gaps : [...gaps, gap],
    frontMatter,
  }
}

interface Reading {
  readonly files: readonly SkillFile[]
  readonly gaps: readonly Gap[]
}

function readFolder(path: string, limits: Limits): Reading {
  let isFolder: boolean
  try {
    isFolder = statSync(path).isDirectory()
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new WeftError(
      missing ? 'WEFT_INPUT_NOT_FOUND' : 'WEFT_INPUT_UNREADABLE',
      `${path} ${missing ? 'does not exist' : 'cannot be read'}`,
      {cause: error},
    )
  }
  if (!isFolder) throw new WeftError('WEFT_INPUT_UNREADABLE', `${path} is not a folder any more`)
  const ledger = openLedger(limits, 'skill')
  return {files: walkFolder(path, limits, ledger), gaps: ledger.gaps}
}

function readInner(ref: SkillRef, limits: Limits): Reading {
  const {entries, gaps} = readArchive(ref.path, limits, ref.oneOfMany === true)
  if (ref.inner === undefined) return {files: entries.map((entry) => memoryFile(entry, entry.path)), gaps}
  const prefix = `${ref.inner}/`
  const inside = entries.filter((entry) => entry.path.startsWith(prefix))
  return {files: inside.map((entry) => memoryFile(entry, entry.path.slice(prefix.length))), gaps: innerGaps(gaps, ref.inner)}
}

/** Gaps of one skill in an archive: its own, and those that concern all of them (the archive's, and names that leave it). */
function innerGaps(gaps: readonly Gap[], inner: string): Gap[] {
  const found: Gap[] = []
  for (const gap of gaps) {
    const place = placeEntry(gap.path)
    const path = 'parts' in place ? place.parts.join('/') : undefined
    if (path === inner || path?.startsWith(`${inner}/`) === true) found.push({...gap, path: path.slice(inner.length + 1)})
    else if (path === undefined || path === '' || gap.kind === 'too-many') found.push(gap)
  }
  return found
}

function memoryFile({data, mode, size}: ArchiveEntry, path: string): SkillFile {
  return {path, size, executable: (mode & 0o111) !== 0, read: () => data}
}

function readFrontMatter(files: readonly SkillFile[]): {frontMatter: FrontMatter; gap?: Gap} {
  const name = pickSkillFile(files.map((file) => file.path).filter((path) => !path.includes('/')))
  const file = files.find((candidate) => candidate.path === name)
  if (file === undefined) return {frontMatter: noFrontMatter(undefined)}
  const content = readOrGap(file)
  if ('kind' in content) return {frontMatter: noFrontMatter(file.path), gap: content}
  return {frontMatter: parseFrontMatter(decodeText(content), file.path)}
}

/** UTF-8 with what is not replaced, or UTF-16 where a byte order mark says so; the mark stays in the text. */
function decodeText(content: Buffer): string {
  if (content[0] === 0xff && content[1] === 0xfe) return content.toString('utf16le')
  if (content[0] === 0xfe && content[1] === 0xff)
    return Buffer.from(content.subarray(0, content.length & ~1))
      .swap16()
      .toString('utf16le')
  return content.toString('utf8')
}
