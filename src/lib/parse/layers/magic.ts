type Test = (bytes: Buffer) => boolean

const at =
  (offset: number, ...values: number[]): Test =>
  (bytes) =>
    values.every((value, i) => bytes[offset + i] === value)
const ascii = (text: string, offset = 0): Test => at(offset, ...Buffer.from(text, 'latin1'))
const all =
  (...tests: Test[]): Test =>
  (bytes) =>
    tests.every((test) => test(bytes))
const any =
  (...tests: Test[]): Test =>
  (bytes) =>
    tests.some((test) => test(bytes))

/** The magic number changes with every Python release, CR LF behind it never does. Ranges: CPython 3, CPython 2, PyPy 3. */
const pyc: Test = (bytes) => {
  if (bytes.length < 16 || bytes[2] !== 0x0d || bytes[3] !== 0x0a) return false
  const magic = bytes.readUInt16LE(0)
  return (magic >= 3000 && magic < 4200) || (magic >= 60_202 && magic < 62_300) || magic === 50_428 || magic === 50_823 || magic <= 500
}

/** `MZ` alone begins many texts; a PE says where its header is. */
const pe: Test = (bytes) => {
  if (bytes.length < 64 || bytes[0] !== 0x4d || bytes[1] !== 0x5a) return false
  const header = bytes.readUInt32LE(60)
  return (header + 4 <= bytes.length && bytes.readUInt32LE(header) === 0x4550) || bytes.subarray(0, 256).includes('This program')
}

/** A fat binary and a Java class share a magic number: what follows is a small count of architectures or a class version from 45. */
const machoOrClass = (bytes: Buffer): string | undefined => {
  if (bytes.length < 8 || bytes.readUInt32BE(0) !== 0xcafebabe) return undefined
  return bytes.readUInt32BE(4) < 40 ? 'macho' : 'class'
}

const bmp: Test = (bytes) => bytes.length > 26 && ascii('BM')(bytes) && bytes.readUInt16LE(6) === 0 && bytes.readUInt32LE(14) <= 124
const ico: Test = (bytes) => bytes.length > 22 && at(0, 0, 0, 1, 0)(bytes) && bytes[4]! > 0 && bytes[5] === 0 && bytes[9] === 0
const gzip: Test = all(at(0, 0x1f, 0x8b, 8), (bytes) => (bytes[3] ?? 255) < 0x20)
const mp3: Test = (bytes) => bytes[0] === 0xff && (bytes[1]! & 0xe6) === 0xe2 && bytes[2] !== 0xff && (bytes[2]! & 0xf0) !== 0xf0
const der: Test = (bytes) =>
  bytes.length > 64 && at(0, 0x30, 0x82)(bytes) && bytes.readUInt16BE(2) + 4 === bytes.length && at(4, 0x30)(bytes)
const dmg: Test = (bytes) => bytes.length >= 512 && bytes.subarray(-512, -508).equals(Buffer.from('koly'))
const tar: Test = (bytes) => bytes.length >= 512 && ascii('ustar', 257)(bytes)

/** First match wins, so the telling ones stand before the short ones. */
const tests: readonly (readonly [type: string, test: Test])[] = [
  ['elf', ascii('\x7fELF')],
  [
    'macho',
    any(at(0, 0xfe, 0xed, 0xfa, 0xce), at(0, 0xfe, 0xed, 0xfa, 0xcf), at(0, 0xce, 0xfa, 0xed, 0xfe), at(0, 0xcf, 0xfa, 0xed, 0xfe)),
  ],
  ['wasm', at(0, 0, 0x61, 0x73, 0x6d)],
  ['zip', any(ascii('PK\x03\x04'), ascii('PK\x05\x06'), ascii('PK\x07\x08'))],
  ['gzip', gzip],
  ['bzip2', all(ascii('BZh'), any(at(4, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59), at(4, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90)))],
  ['xz', at(0, 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0)],
  ['zstd', at(0, 0x28, 0xb5, 0x2f, 0xfd)],
  ['7z', at(0, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ['rar', ascii('Rar!\x1a\x07')],
  ['pdf', ascii('%PDF-')],
  ['ole', at(0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ['png', at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['jpeg', at(0, 0xff, 0xd8, 0xff)],
  ['gif', any(ascii('GIF87a'), ascii('GIF89a'))],
  ['webp', all(ascii('RIFF'), ascii('WEBP', 8))],
  ['wav', all(ascii('RIFF'), ascii('WAVE', 8))],
  ['tiff', any(at(0, 0x49, 0x49, 0x2a, 0), at(0, 0x4d, 0x4d, 0, 0x2a))],
  ['font', any(at(0, 0, 1, 0, 0, 0), ascii('OTTO\0'), ascii('true\0'), ascii('ttcf\0'), ascii('wOFF'), ascii('wOF2'))],
  ['mp4', ascii('ftyp', 4)],
  ['ogg', ascii('OggS\0')],
  [
    'mp3',
    any(
      all(ascii('ID3'), (bytes) => (bytes[3] ?? 255) < 5),
      mp3,
    ),
  ],
  ['flac', ascii('fLaC\0')],
  ['sqlite', ascii('SQLite format 3\0')],
  ['pe', pe],
  ['pyc', pyc],
  ['tar', tar],
  ['ico', ico],
  ['bmp', bmp],
  ['dmg', dmg],
  ['pem', ascii('-----BEGIN ')],
  ['der', der],
]

/** Type by magic bytes, undefined when none fits. A zip is only `zip` here; what it holds is for `typeOf`. */
export function magicOf(bytes: Buffer): string | undefined {
  return machoOrClass(bytes) ?? tests.find(([, test]) => test(bytes))?.[0]
}
