/** What an archive is, by its first bytes; its name is not asked. */
export type ArchiveKind = 'zip' | 'gzip' | 'tar'

/** Looks at the first 512 bytes (or all there are). Undefined: no archive that weft reads. */
export function sniffArchive(head: Buffer): ArchiveKind | undefined {
  if (head.length >= 4 && head[0] === 0x50 && head[1] === 0x4b) {
    const kind = head.readUInt16LE(2)
    // Local header, end of an empty archive, spanned marker.
    if (kind === 0x0403 || kind === 0x0605 || kind === 0x0807) return 'zip'
  }
  if (head.length >= 3 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8) return 'gzip'
  return isTarHeader(head) ? 'tar' : undefined
}

/** Whether 512 bytes are a tar header: by the checksum, which old formats without the `ustar` mark have too. */
function isTarHeader(head: Buffer): boolean {
  if (head.length < 512) return false
  const stored = Number.parseInt(head.toString('latin1', 148, 156).replace(/[\0 ]+$/, ''), 8)
  let sum = 8 * 0x20
  for (let at = 0; at < 512; at++) if (at < 148 || at >= 156) sum += head[at] as number
  // An empty block has the sum of the spaces alone and is no header.
  return sum === stored && sum !== 8 * 0x20
}
