import {closeSync, openSync, writeSync} from 'node:fs'
import {constants, crc32, deflateRawSync, gzipSync} from 'node:zlib'
import {makeTar, paxRecord, tarHeader} from './tar-writer.ts'
import {makeZip} from './zip-writer.ts'

const MiB = 1024 * 1024

/** Raw deflate of that many MiB of zeros, made by repeating one step that stands alone. */
export function deflatedZeros(mebibytes: number): Buffer {
  const step = deflateRawSync(Buffer.alloc(MiB), {finishFlush: constants.Z_FULL_FLUSH, level: 9})
  return Buffer.concat([...Array.from({length: mebibytes}, () => step), deflateRawSync(Buffer.alloc(0))])
}

/** A zip whose one entry really expands to a GiB and says so, or says that it is small. */
export function zipBomb(honest: boolean): Buffer {
  const packed = deflatedZeros(1024)
  return makeZip([
    {name: 'SKILL.md', data: '# Bomb'},
    {name: 'bomb', packed, method: 8, size: honest ? 1024 * MiB : 1000},
  ])
}

/** Many entries, each of a size and ratio that is allowed, of random bytes repeated. */
export function zipOfManyLarge(): Buffer {
  const data = Buffer.alloc(60 * MiB, 'a line that is repeated and compresses, yet not as zeros do\n'.repeat(40))
  const packed = deflateRawSync(data, {level: 1})
  const part = {packed, method: 8, size: data.length, crc: crc32(data)}
  return makeZip(Array.from({length: 40}, (_, index) => ({name: `large${index}`, ...part})))
}

/** A zip64 archive of `count` empty entries, written to `path`. */
export function writeZipOfEntries(path: string, count: number): void {
  const descriptor = openSync(path, 'w')
  const local = Buffer.alloc(42)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(12, 26)
  const record = Buffer.alloc(58)
  record.writeUInt32LE(0x02014b50, 0)
  record.writeUInt16LE(12, 28)
  const name = (index: number) => `e${String(index).padStart(11, '0')}`
  const batch = 50_000
  for (let first = 0; first < count; first += batch) {
    const block = Buffer.alloc(batch * 42)
    for (let index = 0; index < batch; index++) {
      local.copy(block, index * 42)
      block.write(name(first + index), index * 42 + 30, 'latin1')
    }
    writeSync(descriptor, block)
  }
  for (let first = 0; first < count; first += batch) {
    const block = Buffer.alloc(batch * 58)
    for (let index = 0; index < batch; index++) {
      record.writeUInt32LE((first + index) * 42, 42)
      record.copy(block, index * 58)
      block.write(name(first + index), index * 58 + 46, 'latin1')
    }
    writeSync(descriptor, block)
  }
  const wide = Buffer.alloc(56 + 20 + 22)
  wide.writeUInt32LE(0x06064b50, 0)
  wide.writeBigUInt64LE(44n, 4)
  wide.writeBigUInt64LE(BigInt(count), 24)
  wide.writeBigUInt64LE(BigInt(count), 32)
  wide.writeBigUInt64LE(BigInt(count * 58), 40)
  wide.writeBigUInt64LE(BigInt(count * 42), 48)
  wide.writeUInt32LE(0x07064b50, 56)
  wide.writeBigUInt64LE(BigInt(count * 100), 64)
  wide.writeUInt32LE(1, 72)
  wide.writeUInt32LE(0x06054b50, 76)
  wide.fill(0xff, 84, 96)
  writeSync(descriptor, wide)
  closeSync(descriptor)
}

/** A gzipped tar of `count` empty files, made of gzip members that follow each other. */
export function tgzOfEntries(count: number): Buffer {
  const step = 10_000
  const members: Buffer[] = []
  for (let first = 0; first < count; first += step) {
    const headers = Array.from({length: first === 0 ? step : 0}, (_, index) => tarHeader({name: `f${index}`}))
    members.push(first === 0 ? gzipSync(Buffer.concat(headers)) : (members[0] as Buffer))
  }
  return Buffer.concat([...members, gzipSync(Buffer.alloc(1024))])
}

/** A gzipped tar with one file of a GiB of zeros. */
export function tgzBomb(): Buffer {
  const zeros = gzipSync(Buffer.alloc(16 * MiB), {level: 9})
  return Buffer.concat([gzipSync(tarHeader({name: 'bomb', size: 1024 * MiB})), ...Array.from({length: 64}, () => zeros)])
}

/** Archives in archives, a hundred deep. */
export function nestedZip(): Buffer {
  let zip = makeZip([{name: 'SKILL.md', data: '# Deep'}])
  for (let level = 0; level < 100; level++) zip = makeZip([{name: 'inner.zip', data: zip}])
  return zip
}

/** Long names in an extended header for each of many entries. */
export function tgzOfNames(): Buffer {
  const name = `${'n'.repeat(200)}/`.repeat(300).slice(0, -1)
  const one = makeTar(
    [
      {name: 'pax', type: 'x', data: paxRecord('path', name)},
      {name: 'short', data: 'x'},
    ],
    Buffer.alloc(0),
  )
  const member = gzipSync(Buffer.concat(Array.from({length: 20}, () => one)))
  return Buffer.concat(Array.from({length: 1000}, () => member))
}
