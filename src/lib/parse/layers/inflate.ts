import {constants, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync} from 'node:zlib'

import {type Budget, refuse} from './budget.ts'

/** A stream must not grow more than this: text compresses to a twentieth, only bombs go beyond a thousandth. */
const LIMIT = 16 << 20

type Inflate = (bytes: Buffer, options: {maxOutputLength: number; finishFlush: number}) => Buffer

/** Inflates bytes of no known type: zlib, else raw deflate when what comes out is text. Undefined when they are neither. */
export function inflate(bytes: Buffer, budget: Budget, path: string): Buffer | undefined {
  const zlib = bytes[0] === 0x78 && bytes.readUInt16BE(0) % 31 === 0 ? bounded(inflateSync, bytes, budget, path) : undefined
  if (zlib && zlib.length > 0) return zlib
  // Random bytes are now and then a valid short stream.
  const raw = bounded(inflateRawSync, bytes, budget, path, true)
  return raw && raw.length > bytes.length ? raw : undefined
}

/** Content of a gzip file; what could be read of a damaged one. Undefined when nothing could. */
export function gunzip(bytes: Buffer, budget: Budget, path: string): Buffer | undefined {
  return bounded(gunzipSync, bytes, budget, path)
}

/** Content of a zlib stream, also of one cut short. */
export function unzlib(bytes: Buffer, budget: Budget, path: string): Buffer | undefined {
  return bounded(inflateSync, bytes, budget, path)
}

export function unzstd(bytes: Buffer, budget: Budget, path: string): Buffer | undefined {
  const limit = Math.min(LIMIT, budget.bytes)
  try {
    return zstdDecompressSync(bytes, {maxOutputLength: limit})
  } catch (error) {
    return tooLong(error, budget, path, limit)
  }
}

function bounded(run: Inflate, bytes: Buffer, budget: Budget, path: string, strict = false): Buffer | undefined {
  const limit = Math.min(LIMIT, budget.bytes)
  if (limit <= 0) return undefined
  try {
    return run(bytes, {maxOutputLength: limit, finishFlush: strict ? constants.Z_FINISH : constants.Z_SYNC_FLUSH})
  } catch (error) {
    return tooLong(error, budget, path, limit)
  }
}

function tooLong(error: unknown, budget: Budget, path: string, limit: number): undefined {
  if (error instanceof RangeError) refuse(budget, 'compression-bomb', path, `compressed data that expands beyond ${limit} bytes`)
  return undefined
}
