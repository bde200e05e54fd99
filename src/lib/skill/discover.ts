import {statSync} from 'node:fs'
import type {Stats} from 'node:fs'
import {basename, dirname, extname, posix, resolve} from 'node:path'
import {WeftError} from '../errors.ts'
import {archiveKindOf, readArchive} from './archive-open.ts'
import {findSkills, realPath, searchBounds} from './find-skills.ts'
import type {SearchBounds} from './find-skills.ts'
import {defaultLimits} from './limits.ts'
import type {Limits} from './limits.ts'
import type {SkillRef} from './ref.ts'
import {isSkillFile, skillFolders} from './skill-file.ts'
import {spool} from './spool.ts'

export type {SkillRef} from './ref.ts'

export interface DiscoverOptions {
  /** What relative inputs are relative to. */
  readonly cwd: string
  /** Where `-` reads from; without it, `-` is an error. */
  readonly stdin?: (AsyncIterable<Uint8Array | string> & {readonly isTTY?: boolean}) | undefined
  /** Told how to remove the temporary file of `-`; call it when its skills have been read. Without it, the file goes when the process ends. */
  readonly onTemporary?: (remove: () => void) => void
  /** Told of folders that could not be searched. */
  readonly onNotSearched?: (path: string) => void
  /** Whether a folder without any SKILL.md is a skill: yes (undefined) for what a person names, no for places that are only looked into. */
  readonly bare?: boolean
  readonly limits?: Limits
  readonly bounds?: SearchBounds
}

/**
 * Finds the skills that inputs stand for: a skill's folder, its SKILL.md, a folder that holds many, an archive (known by its content), or `-`.
 * In order of the inputs, then of paths; each skill once.
 * @throws WeftError WEFT_INPUT_NOT_FOUND, WEFT_INPUT_UNREADABLE, WEFT_INPUT_NO_SKILL, WEFT_ARCHIVE_INVALID, WEFT_USAGE
 */
export async function discover(inputs: readonly string[], options: DiscoverOptions): Promise<SkillRef[]> {
  const found = new Map<string, SkillRef>()
  let stdinRead = false
  for (const input of inputs) {
    if (input === '-' && stdinRead) continue
    if (input === '-') stdinRead = true
    const refs = input === '-' ? await discoverStdin(options) : discoverPath(resolve(options.cwd, input), input, options)
    for (const ref of refs) {
      const key = `${realPath(ref.path)}\0${ref.inner ?? ''}`
      if (!found.has(key)) found.set(key, ref)
    }
  }
  return [...found.values()]
}

function discoverPath(path: string, input: string, options: DiscoverOptions): SkillRef[] {
  const stat = statInput(path, input)
  if (stat.isDirectory()) return discoverFolder(path, input, options)
  if (!stat.isFile()) throw new WeftError('WEFT_INPUT_UNREADABLE', `${input} is neither a file nor a folder`)
  if (isSkillFile(basename(path))) return [{kind: 'folder', path: dirname(path), name: basename(dirname(path))}]
  if (archiveKindOf(path) !== undefined) return discoverArchive(path, archiveName(path), options)
  if (/^\.(zip|tar|tgz|gz|skill)$/i.test(extname(path))) {
    throw new WeftError('WEFT_ARCHIVE_INVALID', `${input} is no zip, tar or gzipped tar, whatever its name says`)
  }
  throw new WeftError('WEFT_INPUT_NO_SKILL', `${input} is no skill: neither a folder, a SKILL.md nor an archive`, {
    hint: 'Name the folder that the file belongs to.',
  })
}

function discoverFolder(path: string, input: string, options: DiscoverOptions): SkillRef[] {
  const {folders, anyFile, unreadable, beyond} = findSkills(path, options.bounds ?? searchBounds)
  for (const folder of [...unreadable, ...beyond]) options.onNotSearched?.(folder)
  if (folders.length > 0) return folders.map((folder) => ({kind: 'folder', path: folder, name: basename(folder)}))
  if (options.bare === false) return []
  if (unreadable.includes(path)) throw new WeftError('WEFT_INPUT_UNREADABLE', `${input} cannot be listed`)
  // A scanner must not refuse what has no SKILL.md: it may be meant for an agent all the same. Where the search ended early, reading says more.
  if (anyFile || unreadable.length > 0 || beyond.length > 0) return [{kind: 'folder', path, name: basename(path)}]
  throw new WeftError('WEFT_INPUT_NO_SKILL', `${input} holds no skill: there is no file in it`, {
    hint: 'Name a folder with a SKILL.md in it or below it.',
  })
}

function discoverArchive(path: string, name: string, options: DiscoverOptions, shown?: string): SkillRef[] {
  const base = shown === undefined ? {kind: 'archive' as const, path} : {kind: 'archive' as const, path, shown}
  const {entries, gaps} = readArchive(path, options.limits ?? defaultLimits, true)
  if (entries.length === 0 && gaps.length === 0) {
    throw new WeftError('WEFT_INPUT_NO_SKILL', `${shown ?? path} holds no skill: the archive is empty`)
  }
  // Also names that could not be read: an encrypted SKILL.md is one.
  const paths = [...entries, ...gaps.filter((gap) => gap.kind !== 'outside' && gap.kind !== 'bad-name')].map((item) => item.path)
  const folders = skillFolders(paths)
  if (folders.length === 0 || folders[0] === '') return [{...base, name}]
  const many = folders.length > 1 ? {oneOfMany: true} : {}
  return folders.map((inner) => ({...base, inner, name: posix.basename(inner), ...many}))
}

async function discoverStdin(options: DiscoverOptions): Promise<SkillRef[]> {
  if (options.stdin === undefined || options.stdin.isTTY === true) {
    throw new WeftError('WEFT_USAGE', '- reads an archive from stdin, and nothing is piped into it', {
      hint: 'cat skill.zip | weft security scan -',
    })
  }
  const {path, remove} = await spool(options.stdin, (options.limits ?? defaultLimits).archiveBytes)
  process.once('exit', remove)
  const removeNow = () => {
    process.off('exit', remove)
    remove()
  }
  try {
    if (archiveKindOf(path) === undefined) throw new WeftError('WEFT_ARCHIVE_INVALID', 'What came on stdin is no zip, tar or gzipped tar')
    const refs = discoverArchive(path, 'stdin', options, '-')
    options.onTemporary?.(removeNow)
    return refs
  } catch (error) {
    removeNow()
    throw error
  }
}

function statInput(path: string, input: string): Stats {
  try {
    return statSync(path)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    throw new WeftError(
      missing ? 'WEFT_INPUT_NOT_FOUND' : 'WEFT_INPUT_UNREADABLE',
      `${input} ${missing ? 'does not exist' : 'cannot be read'}`,
      {
        ...(missing ? {hint: 'Check the spelling, or use an absolute path.'} : {}),
        cause: error,
      },
    )
  }
}

/** `skill.tar.gz` and `skill.zip` are both named `skill`. */
function archiveName(path: string): string {
  return basename(path).replace(/(\.tar)?\.[a-z]{2,5}$/i, '') || 'archive'
}
