import {readTar} from '../../../skill/archive-tar.ts'
import {readZip} from '../../../skill/archive-zip.ts'
import type {ArchiveReading} from '../../../skill/archive.ts'
import {defaultLimits, type Limits} from '../../../skill/limits.ts'
import type {Budget} from '../budget.ts'
import {gunzip, unzstd} from '../inflate.ts'
import type {Opened, Opener} from './opened.ts'

export const zip: Opener = (bytes, _path, budget) => opened('zip', readZip(bytes, limitsOf(budget)))

export const tar: Opener = (bytes, _path, budget) => opened('tar', readTar(bytes, limitsOf(budget)))

export const gzip: Opener = (bytes, path, budget) => single('gzip', gunzip, bytes, path, budget)

export const zstd: Opener = (bytes, path, budget) => single('zstd', unzstd, bytes, path, budget)

/** Formats that are known and not unpacked: said, and never passed over. */
export function closed(kind: string): Opener {
  return (_bytes, path) => ({
    parts: [],
    gaps: [{kind: 'unreadable', path, detail: `${kind} content, which weft does not unpack; not looked at`}],
  })
}

/** What the budget has left is the limit, so that an archive in an archive does not start afresh. */
export function limitsOf(budget: Budget): Limits {
  const bytes = Math.max(0, budget.bytes)
  return {
    ...defaultLimits,
    fileBytes: bytes,
    totalBytes: bytes,
    entries: Math.max(0, budget.docs),
    freeBytes: Math.min(defaultLimits.freeBytes, bytes),
    nameBytes: Math.min(defaultLimits.nameBytes, 1 << 20),
  }
}

function opened(kind: string, {entries, gaps}: ArchiveReading): Opened {
  const members = [...new Set([...entries, ...gaps].map((entry) => entry.path))].filter((path) => path !== '')
  return {
    parts: entries.map(({path, data}) => ({name: path, bytes: data, layer: `${kind}:${path}`})),
    members,
    encrypted: gaps.some((gap) => gap.kind === 'unreadable' && gap.detail.startsWith('encrypted')),
    gaps,
  }
}

function single(kind: string, expand: typeof gunzip, packed: Buffer, path: string, budget: Budget): Opened {
  const before = budget.gaps.length
  const content = expand(packed, budget, path)
  if (content === undefined) {
    // A bomb has been said already.
    const gap = {kind: 'corrupt', path, detail: `${kind} content of ${packed.length} bytes that does not expand`} as const
    return {parts: [], gaps: budget.gaps.length > before ? [] : [gap]}
  }
  const name = path
    .replace(/^.*[!/]/, '')
    .replace(/\.(?:gz|zst)$/i, '')
    .replace(/\.tgz$/i, '.tar')
  return {parts: [{name, bytes: content, layer: kind}], members: [name]}
}
