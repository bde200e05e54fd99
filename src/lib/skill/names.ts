import {isUtf8} from 'node:buffer'
import type {GapKind} from './skill.ts'

/**
 * A stored name as a string, losing nothing: UTF-8 as it is, and each byte that is not UTF-8 as the lone surrogate U+DC80 to U+DCFF (as Python's
 * surrogateescape, PEP 383). No valid UTF-8 decodes to a lone surrogate, so `encodeName` gives the very bytes back.
 */
export function decodeName(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  let name = ''
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] as number
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    const character = bytes.subarray(at, at + length)
    const whole = character.length === length && isUtf8(character)
    name += whole ? character.toString('utf8') : String.fromCharCode(0xdc00 + byte)
    at += whole ? length : 1
  }
  return name
}

/** The bytes of a name that `decodeName` made. */
export function encodeName(name: string): Buffer {
  if (name.isWellFormed()) return Buffer.from(name, 'utf8')
  const parts: Buffer[] = []
  for (const character of name) {
    const code = character.codePointAt(0) as number
    parts.push(code >= 0xdc80 && code <= 0xdcff ? Buffer.from([code - 0xdc00]) : Buffer.from(character, 'utf8'))
  }
  return Buffer.concat(parts)
}

/** One key for all names that are one file on a system that ignores case (Windows, macOS) or normalises (macOS). */
export function foldName(name: string): string {
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(name)) return name.toLowerCase()
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

// Controls, and the characters that make a name read as another one in a terminal or report: direction overrides and zero-width space, BOM.
// eslint-disable-next-line no-control-regex
const invisible = /[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/** What is wrong with one part of a path, or undefined. Such a file is still read. */
export function nameProblem(part: string): string | undefined {
  if (invisible.test(part)) return 'the name holds control or invisible characters'
  if (!part.isWellFormed()) return 'the name is not UTF-8'
  if (part.includes('\\')) return 'the name holds a backslash, which is a folder separator on Windows'
  if (/[<>:"|?*]/.test(part)) return 'the name holds a character that Windows does not allow'
  if (reserved.test(part)) return 'the name is a device on Windows'
  if (/[. ]$/.test(part)) return 'the name ends in a dot or space, which Windows drops'
  if (part.length > 255) return 'the name is longer than 255 characters'
  return undefined
}

/** Where an archive's entry would go: parts below the archive's root, or why it must not be written anywhere. */
export type EntryPlace = {readonly parts: readonly string[]} | {readonly kind: GapKind; readonly detail: string}

/** Longest path of an entry, in UTF-16 units. Linux itself allows 4096 bytes. */
const longestPath = 4096

/** Reads the name of an archive's entry. `.` and empty parts are dropped; everything that could leave the folder is refused. */
export function placeEntry(name: string): EntryPlace {
  if (name.length > longestPath) return {kind: 'bad-name', detail: `a name of ${name.length} characters; not read`}
  if (name.startsWith('/') || name.startsWith('\\')) return {kind: 'outside', detail: 'an absolute path; not read'}
  if (/^[a-z]:/i.test(name)) return {kind: 'outside', detail: 'a path with a drive letter; not read'}
  if (name.split(/[/\\]/).includes('..')) return {kind: 'outside', detail: 'a path that climbs out of the archive; not read'}
  return {parts: name.split('/').filter((part) => part !== '' && part !== '.')}
}

/** The gap for a link at `path` to `target`: `outside` when the target, read as text, leaves the skill. */
export function linkGap(path: string, target: string, kind: 'symbolic' | 'hard'): {kind: GapKind; detail: string} {
  const shown = JSON.stringify(target.length > 200 ? `${target.slice(0, 200)}…` : target)
  const from = kind === 'symbolic' ? path.split('/').slice(0, -1) : []
  const leaves = /^([/\\]|[a-z]:)/i.test(target) || climbs([...from, ...target.slice(0, longestPath).split(/[/\\]/)])
  return leaves
    ? {kind: 'outside', detail: `a ${kind} link that leaves the skill, to ${shown}; not followed`}
    : {kind: 'link', detail: `a ${kind} link to ${shown}; not followed`}
}

function climbs(parts: readonly string[]): boolean {
  let depth = 0
  for (const part of parts) {
    if (part === '..') depth--
    else if (part !== '' && part !== '.') depth++
    if (depth < 0) return true
  }
  return false
}
