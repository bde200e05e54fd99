import {judge} from '../plausible.ts'
import type {Opener, Part} from './opened.ts'

const LIMIT = 64 << 10
const TELLING =
  /https?:|\/(?:bin|etc|tmp|Users|home)\/|\.(?:ssh|aws|sh|ps1|onion)\b|curl|wget|powershell|passw|secret|token|wallet|\beval|\bexec|system/i

/** Printable strings of a binary, one a line, up to 64 KiB; those that name commands, paths and addresses first, so that no bulk displaces them. */
export const strings: Opener = (bytes) => {
  const found = [...printable(bytes, 8)]
  const telling = found.filter((text) => TELLING.test(text))
  const rest = found.filter((text) => !TELLING.test(text))
  return {parts: listOf([...telling, ...rest])}
}

/** The same for media and fonts, whose data looks printable by chance: only long strings that read as text. */
export const wordyStrings: Opener = (bytes) => ({
  parts: listOf([...printable(bytes, 16)].filter((text) => judge(text, true) === 'text')),
})

function listOf(lines: readonly string[]): Part[] {
  const kept: string[] = []
  let size = 0
  for (const line of lines) {
    size += line.length + 1
    if (size > LIMIT) break
    kept.push(line)
  }
  return kept.length === 0 ? [] : [{name: 'strings', bytes: Buffer.from(kept.join('\n')), layer: 'strings', language: 'text'}]
}

/** ASCII and UTF-16 strings of at least `minimum` characters, in order, at most a megabyte of them. */
export function* printable(bytes: Buffer, minimum: number): Iterable<string> {
  let size = 0
  for (const width of [1, 2]) {
    for (let phase = 0; phase < width; phase++) {
      let start = -1
      for (let i = phase; ; i += width) {
        const byte = bytes[i]
        const fits = byte !== undefined && ((byte >= 32 && byte < 127) || byte === 9) && (width === 1 || bytes[i + 1] === 0)
        if (fits) {
          if (start < 0) start = i
          continue
        }
        if (start >= 0 && i - start >= minimum * width) {
          const text = bytes.subarray(start, i).toString(width === 1 ? 'latin1' : 'utf16le')
          size += text.length
          if (size > 1 << 20) return
          yield text
        }
        start = -1
        if (byte === undefined) break
      }
    }
  }
}
