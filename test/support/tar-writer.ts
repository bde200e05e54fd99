/** One entry of a hand-made tar. */
export interface TarPart {
  readonly name: string | Buffer
  readonly data?: Buffer | string
  /** `0` file, `1` hard link, `2` symbolic link, `3` character device, `4` block device, `5` folder, `6` pipe, `x` extended header, `L` long name. */
  readonly type?: string
  readonly link?: string
  readonly mode?: number
  /** Claimed size. */
  readonly size?: number
  readonly checksum?: number
}

export function makeTar(parts: readonly TarPart[], end: Buffer = Buffer.alloc(1024)): Buffer {
  return Buffer.concat([...parts.flatMap((part) => [tarHeader(part), padded(Buffer.from(part.data ?? ''))]), end])
}

export function tarHeader(part: TarPart): Buffer {
  const head = Buffer.alloc(512)
  const data = Buffer.from(part.data ?? '')
  Buffer.from(part.name as string).copy(head, 0, 0, 100)
  head.write(octal(part.mode ?? 0o644, 7), 100)
  head.write(octal(0, 7), 108)
  head.write(octal(0, 7), 116)
  head.write(octal(part.size ?? data.length, 11), 124)
  head.write(octal(0, 11), 136)
  head.write('        ', 148)
  head.write(part.type ?? '0', 156)
  head.write(part.link ?? '', 157, 100)
  head.write('ustar\0' + '00', 257)
  const sum = part.checksum ?? head.reduce((total, byte) => total + byte, 0)
  head.write(`${octal(sum, 6)} `, 148)
  return head
}

/** One record of an extended header: `path=…` and the like, with its length before it. */
export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  let length = Buffer.byteLength(rest)
  while (Buffer.byteLength(`${length}${rest}`) !== length) length = Buffer.byteLength(`${length}${rest}`)
  return `${length}${rest}`
}

function octal(value: number, digits: number): string {
  return `${value.toString(8).padStart(digits, '0')}\0`
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((512 - (data.length % 512)) % 512)])
}
