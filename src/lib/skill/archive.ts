import type {Gap} from './skill.ts'

/** One file in an archive, wholly read. */
export interface ArchiveEntry {
  /** Path inside the archive: `/` between parts, no `.`, no `..`, never absolute; not unique where a gap of kind `collision` says so. */
  readonly path: string
  /** Permission bits, 0 where the archive has none. */
  readonly mode: number
  /** Bytes. */
  readonly size: number
  readonly data: Buffer
}

/** What an archive holds, and what of it was not read or is not what a skill may hold. */
export interface ArchiveReading {
  /** Files in the archive's order; folders count against the limits and names, and have no entry. */
  readonly entries: readonly ArchiveEntry[]
  /** The archive itself has the path ''. */
  readonly gaps: readonly Gap[]
}
