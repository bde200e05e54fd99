import {readSync} from 'node:fs'

/** Bytes that can be read at any place: an open file or a buffer. */
export interface Source {
  readonly size: number
  /** Bytes from `position`, fewer than `length` only at the end. The buffer is the caller's to keep. */
  read(position: number, length: number): Buffer
}

export function bufferSource(buffer: Buffer): Source {
  return {size: buffer.length, read: (position, length) => buffer.subarray(position, position + length)}
}

/** Reads an open file; the caller closes it. */
export function fileSource(descriptor: number, size: number): Source {
  return {
    size,
    read(position, length) {
      const wanted = Math.max(0, Math.min(length, size - position))
      // Headers are many and small; what is larger must not keep a shared slab alive.
      const buffer = wanted <= 1024 ? Buffer.allocUnsafe(wanted) : Buffer.allocUnsafeSlow(wanted)
      let filled = 0
      while (filled < buffer.length) {
        const got = readSync(descriptor, buffer, filled, buffer.length - filled, position + filled)
        if (got === 0) break
        filled += got
      }
      return filled === buffer.length ? buffer : buffer.subarray(0, filled)
    },
  }
}
