const LIMIT = 1 << 20

/**
 * Source of the VBA modules in a macro project. Each is a "compressed container" (MS-OVBA 2.4.1): a byte 1, then chunks of up to 4096 bytes
 * with a two-byte header. The streams are found by what they begin with, so that the OLE directory need not be sound.
 */
export function vbaSource(bytes: Buffer): string[] {
  const sources: string[] = []
  for (let at = bytes.indexOf(1); at !== -1 && at + 3 < bytes.length && sources.length < 50; at = bytes.indexOf(1, at + 1)) {
    // Chunk signature 0b011, and compressed.
    if ((bytes[at + 2]! & 0xf0) !== 0xb0) continue
    // Every module begins so. Only then the whole is read: hostile bytes would have every second one look like a beginning.
    if (decompress(bytes, at + 1, 16, 4).startsWith('Attribut')) sources.push(decompress(bytes, at + 1, LIMIT, 1000))
  }
  return sources
}

function decompress(bytes: Buffer, start: number, limit: number, chunks: number): string {
  const out: number[] = []
  let at = start
  for (let count = 0; count < chunks && at + 2 <= bytes.length && out.length < limit; count++) {
    const header = bytes.readUInt16LE(at)
    if ((header & 0x7000) !== 0x3000) break
    const end = Math.min(bytes.length, at + (header & 0xfff) + 3)
    at += 2
    if ((header & 0x8000) === 0) {
      while (at < end) out.push(bytes[at++]!)
      continue
    }
    const chunk = out.length
    while (at < end) {
      const flags = bytes[at++]!
      for (let bit = 0; bit < 8 && at < end; bit++) {
        if ((flags & (1 << bit)) === 0) {
          out.push(bytes[at++]!)
          continue
        }
        if (at + 2 > end) return Buffer.from(out).toString('latin1')
        const token = bytes.readUInt16LE(at)
        at += 2
        const bits = Math.max(4, 32 - Math.clz32(Math.max(1, out.length - chunk - 1)))
        const length = (token & (0xffff >> bits)) + 3
        const offset = (token >> (16 - bits)) + 1
        if (offset > out.length - chunk) return Buffer.from(out).toString('latin1')
        for (let i = 0; i < length && out.length < limit; i++) out.push(out[out.length - offset]!)
      }
    }
  }
  return Buffer.from(out).toString('latin1')
}
