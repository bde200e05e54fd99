import {zip} from './archives.ts'
import {markupText, unescapeMarkup} from './markup.ts'
import type {Note, Opener, Part} from './opened.ts'
import {strings} from './strings.ts'
import {vbaSource} from './vba.ts'

/** Word, Excel, PowerPoint and OpenDocument files: their text, macros, fields that start programs, targets outside, embedded files. */
export const office: Opener = (bytes, path, budget) => {
  const archive = zip(bytes, path, budget)
  const parts: Part[] = []
  const notes: Note[] = []
  for (const part of archive.parts) {
    const {name} = part
    if (/\.rels$/.test(name)) parts.push(...externals(part, notes))
    else if (/\.xml$/.test(name)) parts.push(...textOf(part, notes))
    else if (/vbaProject[^]{0,100}\.bin$/i.test(name)) {
      notes.push({kind: 'macro', detail: name})
      for (const [i, source] of vbaSource(part.bytes).entries()) parts.push(textPart(`${name}-${i + 1}`, source))
      parts.push(part)
    } else if (/^Basic\/|^Scripts\//.test(name)) {
      notes.push({kind: 'macro', detail: name})
      parts.push(part)
    } else {
      if (/embeddings\/|oleObject/i.test(name)) notes.push({kind: 'embedded', detail: name})
      parts.push(part)
    }
  }
  return {...archive, parts, notes}
}

/** Older Office files and encrypted newer ones: their strings, and the source of macros. */
export const ole: Opener = (bytes, path, budget) => {
  const sources = vbaSource(bytes)
  const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return {
    parts: [...sources.map((source, i) => textPart(`macro-${i + 1}`, source)), ...strings(bytes, path, budget).parts],
    encrypted,
    notes: sources.map((_, i) => ({kind: 'macro', detail: `macro-${i + 1}`})),
    gaps: encrypted ? [{kind: 'unreadable', path, detail: 'an encrypted document; not looked into'}] : [],
  }
}

function textOf(part: Part, notes: Note[]): Part[] {
  const xml = part.bytes.toString('utf8')
  if (/^Basic\//.test(part.name)) notes.push({kind: 'macro', detail: part.name})
  const text = markupText(xml)
  const dde = /\bDDE(?:AUTO)?\b[^\n]{0,200}|=\s?(?:cmd|msexcel|powershell)\|[^\n]{0,200}/i.exec(text)
  if (dde) notes.push({kind: 'dde', detail: dde[0]})
  return text === '' ? [] : [textPart(part.name, text)]
}

function externals(part: Part, notes: Note[]): Part[] {
  const xml = part.bytes.toString('utf8')
  const targets: string[] = []
  for (const match of xml.matchAll(/<Relationship\b([^<>]{0,4000})>/g)) {
    const attributes = match[1]!
    if (!/TargetMode\s*=\s*["']External/i.test(attributes)) continue
    const target = unescapeMarkup(/\bTarget\s*=\s*["']([^"']{0,3000})/.exec(attributes)?.[1] ?? '')
    targets.push(target)
    // A hyperlink waits for a click; templates, images, frames and objects load by themselves.
    if (!/\/hyperlink["']/.test(attributes)) notes.push({kind: 'external', detail: target})
  }
  return targets.length === 0 ? [] : [textPart(part.name, targets.join('\n'))]
}

function textPart(name: string, text: string): Part {
  return {name, bytes: Buffer.from(text), layer: `office:${name}`, language: 'text'}
}
