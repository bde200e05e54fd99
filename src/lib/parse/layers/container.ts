import type {Gap} from '../../skill/skill.ts'
import type {Language} from '../facts.ts'
import {type Budget, refuse, spend} from './budget.ts'
import {closed, gzip, tar, zip, zstd} from './containers/archives.ts'
import {gif, jpeg, png, webp} from './containers/images.ts'
import {notebook} from './containers/notebook.ts'
import {office, ole} from './containers/office.ts'
import type {Note, Opener} from './containers/opened.ts'
import {pdf} from './containers/pdf.ts'
import {pyc} from './containers/pyc.ts'
import {strings, wordyStrings} from './containers/strings.ts'
import type {Inner} from './inner.ts'
import {languageOf} from './language.ts'
import {decodeText} from './text.ts'
import {typeOf} from './type.ts'

export interface Unfolded {
  /** Everything found inside, outer before inner; binary members stand there too, with `language` undefined. */
  readonly docs: readonly Inner[]
  /** Names of members at any depth, as far as unfolded: `inner.zip!a.sh`. */
  readonly members: readonly string[]
  readonly encrypted: boolean
  readonly notes: readonly Note[]
  /** What of this file could not be looked at. What the budget refused is in `budget.gaps`. */
  readonly gaps: readonly Gap[]
}

const openers: ReadonlyMap<string, Opener> = new Map<string, Opener>([
  ['zip', zip],
  ['jar', zip],
  ['office', office],
  ['tar', tar],
  ['gzip', gzip],
  ['zstd', zstd],
  ['pdf', pdf],
  ['png', png],
  ['jpeg', jpeg],
  ['gif', gif],
  ['webp', webp],
  ['pyc', pyc],
  ['ole', ole],
  ...['bzip2', 'xz', '7z', 'rar', 'dmg'].map((kind) => [kind, closed(kind)] as const),
  ...['elf', 'macho', 'pe', 'wasm', 'class', 'sqlite', 'unknown', 'der'].map((kind) => [kind, strings] as const),
  ...['ico', 'bmp', 'tiff', 'mp3', 'mp4', 'ogg', 'wav', 'flac', 'font'].map((kind) => [kind, wordyStrings] as const),
])

const pictures = new Set(['png', 'jpeg', 'gif', 'webp'])
/** One file compressed: with the tar in it, it counts as one archive. */
const wrappers = new Set(['gzip', 'zstd'])
const archives = new Set(['zip', 'jar', 'office', 'tar', 'gzip', 'zstd'])

interface Walk {
  readonly budget: Budget
  readonly docs: Inner[]
  readonly members: string[]
  readonly notes: Note[]
  readonly gaps: Gap[]
  encrypted: boolean
}

/** Opens a file of the skill, and what is in it, down to texts. A text file gives nothing, save a notebook its cells. Never throws. */
export function unfoldFile(path: string, bytes: Buffer, type: string, budget: Budget): Unfolded {
  const walk: Walk = {budget, docs: [], members: [], notes: [], gaps: [], encrypted: false}
  open(walk, path, bytes, type, [], 0)
  return walk
}

function open(walk: Walk, path: string, bytes: Buffer, type: string, layers: readonly string[], depth: number): void {
  const {budget} = walk
  const opener = /\.ipynb$/i.test(path) && type === 'text' ? notebook : openers.get(type)
  if (!archives.has(type)) openAppended(walk, path, bytes, layers, depth)
  if (!opener) return
  // Trailing data behind trailing data nests as well, without any archive.
  if ((depth >= budget.archives && archives.has(type)) || layers.length >= budget.depth + budget.archives) {
    refuse(budget, 'too-deep', path, `nested ${layers.length} levels deep; not opened`)
    return
  }
  const {parts, members = [], encrypted = false, notes = [], gaps = []} = opener(bytes, path, budget)
  walk.encrypted ||= encrypted
  walk.notes.push(...notes)
  walk.gaps.push(...gaps.map((gap) => ({...gap, path: gap.path === '' || gap.path === path ? path : `${path}!${gap.path}`})))
  walk.members.push(...members.map((member) => (depth === 0 ? member : `${path.slice(path.indexOf('!') + 1)}!${member}`)))
  for (const part of parts) {
    if (!spend(budget, part.bytes.length, path)) return
    const name = `${path}!${part.name}`
    const steps = [...layers, part.layer]
    const typed = part.language === undefined ? typeOf(part.bytes, part.name) : {type: 'text', text: true}
    walk.docs.push({name, bytes: part.bytes, type: typed.type, language: languageFor(part, typed), layers: steps})
    if (part.language === undefined)
      open(walk, name, part.bytes, typed.type, steps, depth + (archives.has(type) && !wrappers.has(type) ? 1 : 0))
  }
}

function languageFor(part: {name: string; bytes: Buffer; language?: Language}, typed: {text: boolean}): Language | undefined {
  return part.language ?? (typed.text ? languageOf(part.name, decodeText(part.bytes).text) : undefined)
}

/** A zip is found from its end, so any file can carry one: installers that unpack themselves do, and pictures that are not only pictures. */
function openAppended(walk: Walk, path: string, bytes: Buffer, layers: readonly string[], depth: number): void {
  // Behind the end of a picture it is found as what follows there.
  if (bytes.subarray(-66_000).lastIndexOf('PK\x05\x06') === -1 || !bytes.includes('PK\x03\x04') || pictures.has(typeOf(bytes, '').type))
    return
  walk.notes.push({kind: 'polyglot', detail: 'a zip archive at the end of a file of another type'})
  open(walk, path, bytes, 'zip', layers, depth)
}
