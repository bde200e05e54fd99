import {basename} from 'node:path/posix'

import {magicOf} from './magic.ts'
import {guessUtf16} from './text.ts'

export {languageOf} from './language.ts'

export interface TypedBytes {
  /** What the content is: see FileFact.type; `text` when it only reads as text. */
  readonly type: string
  /** What the extension promises; undefined when it promises nothing. */
  readonly promised: string | undefined
  /** Whether it reads as text; a polyglot such as a GIF header before a script has both a type and this. */
  readonly text: boolean
}

const byExtension: Readonly<Record<string, string>> = {
  __proto__: null as never,
  ...spread('elf', 'so o'),
  ...spread('macho', 'dylib'),
  ...spread('pe', 'exe dll sys scr'),
  ...spread('pyc', 'pyc pyo'),
  ...spread('wasm', 'wasm'),
  ...spread('class', 'class'),
  ...spread('zip', 'zip whl skill mcpb vsix xpi crx'),
  ...spread('jar', 'jar war'),
  ...spread('office', 'docx xlsx pptx docm xlsm pptm dotm odt ods odp'),
  ...spread('gzip', 'gz tgz'),
  ...spread('bzip2', 'bz2 tbz2'),
  ...spread('xz', 'xz txz'),
  ...spread('zstd', 'zst'),
  ...spread('tar', 'tar'),
  ...spread('7z', '7z'),
  ...spread('rar', 'rar'),
  ...spread('dmg', 'dmg'),
  ...spread('pdf', 'pdf'),
  ...spread('ole', 'doc xls ppt msi'),
  ...spread('png', 'png'),
  ...spread('jpeg', 'jpg jpeg'),
  ...spread('gif', 'gif'),
  ...spread('webp', 'webp'),
  ...spread('ico', 'ico'),
  ...spread('bmp', 'bmp'),
  ...spread('tiff', 'tif tiff'),
  ...spread('mp3', 'mp3'),
  ...spread('mp4', 'mp4 m4a mov heic avif'),
  ...spread('ogg', 'ogg oga opus'),
  ...spread('wav', 'wav'),
  ...spread('flac', 'flac'),
  ...spread('font', 'ttf otf woff woff2 ttc'),
  ...spread('sqlite', 'sqlite sqlite3'),
  ...spread('pem', 'pem'),
  ...spread(
    'text',
    'md markdown mdx mdc txt rst sh bash zsh fish ps1 psm1 bat cmd py pyi js mjs cjs ts mts cts tsx jsx json jsonl json5 yaml yml toml ini cfg ' +
      'conf env csv tsv html htm css scss svg xml xsd rb pl php lua go rs c h cc cpp java kt swift cs sql ipynb lock log tex vue svelte',
  ),
}

/** Types a file by its content and says what its name promised. Looks at the head and, for a zip, at the names in it. */
export function typeOf(bytes: Buffer, name: string): TypedBytes {
  const text = isText(bytes)
  const magic = magicOf(bytes)
  const type = magic === 'zip' ? zipKind(bytes) : (magic ?? (text ? 'text' : 'unknown'))
  return {type, promised: promisedOf(name), text}
}

/** The type that the last extension of a name promises. */
export function promisedOf(name: string): string | undefined {
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(basename(name))?.[1]
  return extension === undefined ? undefined : byExtension[extension.toLowerCase()]
}

/** Names stand uncompressed in a zip; those of office documents and jars are fixed by their formats. */
function zipKind(bytes: Buffer): string {
  const head = bytes.subarray(0, 1 << 16)
  const tail = bytes.subarray(-(1 << 16))
  const has = (text: string) => head.includes(text) || tail.includes(text)
  if (has('[Content_Types].xml') && (has('word/') || has('xl/') || has('ppt/'))) return 'office'
  if (has('mimetypeapplication/vnd.oasis.opendocument')) return 'office'
  if (has('META-INF/MANIFEST.MF') && (has('.class') || has('.dex'))) return 'jar'
  return 'zip'
}

/**
 * Whether bytes read as text: UTF-16, or hardly any control characters in what is looked at (all up to 64 KiB, then the first and last 32).
 * A few stray NULs do not make a script binary: a shell runs it all the same. A shebang always reads as text.
 */
export function isText(bytes: Buffer): boolean {
  if (bytes.length === 0) return true
  if (bytes[0] === 0x23 && bytes[1] === 0x21) return true
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return bytes.length < 4 || readsAsUtf16(bytes)
  if (guessUtf16(bytes)) return true
  const whole = bytes.length <= 1 << 16
  const control = whole ? controls(bytes) : controls(bytes.subarray(0, 1 << 15)) + controls(bytes.subarray(-(1 << 15)))
  return control <= Math.min(bytes.length, 1 << 16) * 0.02
}

/** Control characters, and high bytes that are not UTF-8 (a third of each: latin1 text has some, compressed data is half of them). */
function controls(bytes: Buffer): number {
  let count = 0
  let invalid = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte < 0x20 ? byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27 : byte === 0x7f) count++
    else if (byte >= 0x80) {
      const length = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0
      let fits = length > 0
      for (let k = 1; k <= length && i + k < bytes.length; k++) if ((bytes[i + k]! & 0xc0) !== 0x80) fits = false
      if (fits) i += length
      else if (++invalid > bytes.length * 0.3) count++
    }
  }
  return count
}

function readsAsUtf16(bytes: Buffer): boolean {
  let low = 0
  const length = Math.min(bytes.length & ~1, 4096)
  const bom = bytes[0] === 0xff ? 1 : 0
  for (let i = 2; i < length; i += 2) if ((bytes[i + bom] ?? 0) < 0x20 || bytes[i + bom]! >= 0x30) low++
  return low >= (length / 2 - 1) * 0.7
}

function spread(type: string, extensions: string): Record<string, string> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, type]))
}
