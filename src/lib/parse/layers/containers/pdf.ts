import type {Gap} from '../../../skill/skill.ts'
import type {Budget} from '../budget.ts'
import {unzlib} from '../inflate.ts'
import {judge} from '../plausible.ts'
import type {Note, Opener, Part} from './opened.ts'
import {contentText, stringsAfter} from './pdf-text.ts'

const markers: readonly (readonly [RegExp, Note['kind']])[] = [
  [/\/(?:JavaScript|JS)\b/, 'javascript'],
  [/\/(?:OpenAction|AA)\b/, 'auto-action'],
  [/\/Launch\b/, 'launch'],
  [/\/EmbeddedFiles?\b/, 'embedded'],
]

/** PDF: the text that pages show, strings of its objects (scripts, links, titles, annotations), and what acts by itself. */
export const pdf: Opener = (bytes, path, budget) => {
  const source = bytes.toString('latin1')
  if (/\/Encrypt\s+\d/.test(source))
    return {parts: [], encrypted: true, gaps: [{kind: 'unreadable', path, detail: 'an encrypted PDF; not looked into'}]}
  const objects: string[] = []
  const shown: string[] = []
  const parts: Part[] = []
  let last = 0
  for (const {dictionary, start, end} of streams(source)) {
    objects.push(source.slice(last, start))
    last = end
    const content = expand(bytes.subarray(start, end), dictionary, budget, path)
    if (content === undefined) continue
    if (/\/EmbeddedFile\b/.test(dictionary)) parts.push({name: `embedded-${parts.length + 1}`, bytes: content, layer: 'pdf:embedded'})
    else if (/\/ObjStm\b/.test(dictionary)) objects.push(content.toString('latin1'))
    else if (!/\/(?:Image|XRef|FontFile\d?|Metadata|Length1)\b/.test(dictionary)) {
      const text = content.toString('latin1')
      const page = text.includes('begincmap') ? '' : contentText(text)
      if (page !== '') shown.push(page)
      else if (/\b(?:app|this|util|eval|function|var)\b/.test(text.slice(0, 4096)) && !/[\x00-\x08\x80-\xff]/.test(text.slice(0, 4096)))
        parts.push(script(text, parts.length))
    } else if (/\/Metadata\b/.test(dictionary))
      shown.push(
        content
          .toString('utf8')
          .replace(/<[^<>]{0,500}>/g, ' ')
          .replace(/\s{2,}/g, ' '),
      )
  }
  objects.push(source.slice(last))
  const body = objects.join('\n').replace(/\/[\w#]{1,60}/g, plainName)
  const notes = markers
    .filter(([pattern]) => pattern.test(body))
    .map(([pattern, kind]) => ({kind, detail: pattern.exec(body)![0].slice(1)}))
  for (const {key, value} of stringsAfter(body)) {
    if (key === 'JS') parts.push(script(value, parts.length))
    else if (value.length > 3) shown.push(value)
  }
  // Embedded fonts number their glyphs as they like: such pages come out as noise, and saying so is all that can be done.
  const readable = shown.filter((line) => judge(line) !== 'no')
  const gaps: Gap[] =
    readable.length < shown.length ? [{kind: 'unreadable', path, detail: 'text of a PDF in fonts of its own numbering; not looked at'}] : []
  const text = readable.join('\n').trim()
  if (text !== '') parts.push({name: 'text', bytes: Buffer.from(text), layer: 'pdf', language: 'text'})
  return {parts, notes, gaps}
}

/** Names may be written with hex digits: `/J#61vaScript`. */
function plainName(name: string): string {
  return name.replace(/#([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
}

function script(text: string, index: number): Part {
  return {name: `javascript-${index + 1}`, bytes: Buffer.from(text), layer: 'pdf:javascript', language: 'javascript'}
}

/** Streams with the dictionary before each; at most 20,000. */
function* streams(source: string): Iterable<{dictionary: string; start: number; end: number}> {
  let at = 0
  for (let count = 0; count < 20_000; count++) {
    const word = source.indexOf('stream', at)
    if (word === -1) return
    const start = word + (source[word + 6] === '\r' ? 2 : 1) + 6
    const end = source.indexOf('endstream', start)
    if (end === -1) return
    const head = source.slice(Math.max(at, word - 2048), word)
    yield {dictionary: head.slice(Math.max(0, head.lastIndexOf(' obj'))), start, end}
    at = end + 9
  }
}

function expand(bytes: Buffer, dictionary: string, budget: Budget, path: string): Buffer | undefined {
  let content: Buffer | undefined = bytes
  if (/\/(?:ASCIIHexDecode|AHx)\b/.test(dictionary)) content = Buffer.from(content.toString('latin1').replace(/[^0-9a-fA-F]/g, ''), 'hex')
  if (/\/(?:ASCII85Decode|A85)\b/.test(dictionary)) content = ascii85(content)
  if (/\/(?:FlateDecode|Fl)\b/.test(dictionary)) content = unzlib(content, budget, path)
  return /\/(?:DCT|JPX|CCITTFax|JBIG2|LZW)Decode\b/.test(dictionary) ? undefined : content
}

function ascii85(bytes: Buffer): Buffer {
  const out: number[] = []
  let group: number[] = []
  for (const byte of bytes) {
    if (byte === 0x7e) break
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0)
    if (byte < 33 || byte > 117) continue
    group.push(byte - 33)
    if (group.length < 5) continue
    out.push(...unpack(group, 4))
    group = []
  }
  if (group.length > 1) out.push(...unpack([...group, 84, 84, 84, 84].slice(0, 5), group.length - 1))
  return Buffer.from(out)
}

function unpack(group: readonly number[], count: number): number[] {
  const value = group.reduce((sum, digit) => sum * 85 + digit, 0)
  return [value / 0x1000000, value / 0x10000, value / 0x100, value].slice(0, count).map((byte) => Math.floor(byte) % 256)
}
