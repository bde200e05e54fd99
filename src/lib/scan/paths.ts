import {basename, isAbsolute, join, relative, sep} from 'node:path'

/** Where a file of a scanned skill lies, for a person or a tool that opens it. */
export interface DiskPlace {
  /** Absolute path of the file, or of the archive that holds it; `-` for stdin. */
  readonly path: string
  /** Path inside that archive; undefined outside archives. */
  readonly member: string | undefined
}

const archive = /\.(zip|tar|tgz|tar\.gz|skill)$/i

/** Maps a path inside a skill to the disk. `skillPath` is Skill.path: a folder, a SKILL.md, `archive` or `archive!inner/folder`. */
export function onDisk(skillPath: string, file: string): DiskPlace {
  const [outer = '', ...inner] = skillPath.split('!')
  if (outer === '-' || archive.test(outer)) {
    return {path: outer, member: inner.length === 0 ? file : `${inner.join('!').replace(/\/$/, '')}/${file}`.replace(/^\//, '')}
  }
  if (basename(skillPath) === file) return {path: skillPath, member: undefined}
  return {path: join(skillPath, file), member: undefined}
}

/** `path` as seen from `base` with `/` between parts; absolute when it lies elsewhere. `.` for the base itself. */
export function fromBase(base: string, path: string): string {
  if (!isAbsolute(path)) return path
  const short = relative(base, path)
  if (short === '') return '.'
  if (short === '..' || short.startsWith(`..${sep}`) || isAbsolute(short)) return path
  return sep === '/' ? short : short.replaceAll(sep, '/')
}
