import {crc32, deflateRawSync} from 'node:zlib'

/** One entry of a hand-made zip; what is given overrides what would be right, in the directory, the local header, or both. */
export interface ZipPart {
  readonly name: string | Buffer
  readonly data?: Buffer | string
  /** 8 deflates the data, unless `packed` is given. */
  readonly method?: number
  /** Bytes as stored, where they are not made from `data`. */
  readonly packed?: Buffer
  readonly flags?: number
  /** Unix mode with type bits. */
  readonly mode?: number
  readonly crc?: number
  /** Claimed size; above 4 GiB it goes into the zip64 field. */
  readonly size?: number
  readonly localName?: string | Buffer
  readonly localSize?: number
  /** Takes the place of another entry's local header instead of having one. */
  readonly sameAs?: number
  readonly extra?: Buffer
}

/** Bytes put around the entries. */
export interface ZipShape {
  readonly before?: Buffer
  readonly after?: Buffer
  /** Between the last entry and the directory. */
  readonly between?: Buffer
  readonly count?: number
  readonly comment?: Buffer
}

export function makeZip(parts: readonly ZipPart[], shape: ZipShape = {}): Buffer {
  const chunks: Buffer[] = [shape.before ?? Buffer.alloc(0)]
  let at = chunks[0]?.length ?? 0
  const offsets: number[] = []
  const directory: Buffer[] = []
  for (const part of parts) {
    const data = Buffer.from(part.data ?? '')
    const method = part.method ?? 0
    const packed = part.packed ?? (method === 8 ? deflateRawSync(data) : data)
    const size = part.size ?? data.length
    const record = {method, packed: packed.length, size, crc: part.crc ?? crc32(data), flags: part.flags ?? 0}
    if (part.sameAs === undefined) {
      const local = localHeader(part.localName ?? part.name, {...record, size: part.localSize ?? size})
      offsets.push(at)
      chunks.push(local, packed)
      at += local.length + packed.length
    } else offsets.push(offsets[part.sameAs] ?? 0)
    directory.push(directoryRecord(part, record, offsets.at(-1) ?? 0))
  }
  const between = shape.between ?? Buffer.alloc(0)
  const records = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE((shape.count ?? parts.length) & 0xffff, 8)
  end.writeUInt16LE((shape.count ?? parts.length) & 0xffff, 10)
  end.writeUInt32LE(records.length, 12)
  end.writeUInt32LE(at + between.length, 16)
  end.writeUInt16LE(shape.comment?.length ?? 0, 20)
  return Buffer.concat([...chunks, between, records, end, shape.comment ?? Buffer.alloc(0), shape.after ?? Buffer.alloc(0)])
}

interface Fields {
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly crc: number
  readonly flags: number
}

function localHeader(name: string | Buffer, {method, packed, size, crc, flags}: Fields): Buffer {
  const raw = Buffer.from(name as string)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(flags, 6)
  head.writeUInt16LE(method, 8)
  head.writeUInt32LE(crc, 14)
  head.writeUInt32LE(packed, 18)
  head.writeUInt32LE(Math.min(size, 0xffffffff), 22)
  head.writeUInt16LE(raw.length, 26)
  return Buffer.concat([head, raw])
}

function directoryRecord(part: ZipPart, {method, packed, size, crc, flags}: Fields, offset: number): Buffer {
  const raw = Buffer.from(part.name as string)
  const extra = Buffer.concat([size > 0xffffffff ? wideSize(size) : Buffer.alloc(0), part.extra ?? Buffer.alloc(0)])
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE((3 << 8) | 20, 4)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(flags, 8)
  head.writeUInt16LE(method, 10)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(packed, 20)
  head.writeUInt32LE(Math.min(size, 0xffffffff), 24)
  head.writeUInt16LE(raw.length, 28)
  head.writeUInt16LE(extra.length, 30)
  head.writeUInt32LE(((part.mode ?? 0o100644) << 16) >>> 0, 38)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, raw, extra])
}

function wideSize(size: number): Buffer {
  const field = Buffer.alloc(12)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(8, 2)
  field.writeBigUInt64LE(BigInt(size), 4)
  return field
}
