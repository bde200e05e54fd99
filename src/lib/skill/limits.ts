const MiB = 1024 * 1024

/** How much of a skill is read. What lies over a limit becomes a Gap, never a crash and never silence. */
export interface Limits {
  /** Bytes in one file. */
  readonly fileBytes: number
  /** Bytes of all files of one skill; for an archive, of everything in it, since its files are held in memory. */
  readonly totalBytes: number
  /** Files, folders, links and all else in one skill or archive. */
  readonly entries: number
  /** Folders inside folders, counted from the skill or archive. */
  readonly depth: number
  /** Expanded bytes for each compressed byte, once more than `freeBytes` are expanded. */
  readonly ratio: number
  /** What an archive may expand to whatever its ratio: short repetitive files compress very well and are no bomb. */
  readonly freeBytes: number
  /** Bytes of an archive as stored. */
  readonly archiveBytes: number
  /** Bytes of all names together: a million-character path costs memory as a file does. */
  readonly nameBytes: number
}

/** The limits that hold when nothing else is said; chosen so that any input stays under 512 MB of memory. */
export const defaultLimits: Limits = {
  fileBytes: 64 * MiB,
  totalBytes: 160 * MiB,
  entries: 20_000,
  depth: 32,
  ratio: 200,
  freeBytes: 10 * MiB,
  archiveBytes: 256 * MiB,
  nameBytes: 8 * MiB,
}

/** Bytes as a person reads them: `64 MiB`, `1.5 KiB`, `12 bytes`. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte${bytes === 1 ? '' : 's'}`
  const units = ['KiB', 'MiB', 'GiB', 'TiB']
  let value = bytes / 1024
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  return `${Number(value.toFixed(1))} ${units[unit]}`
}
