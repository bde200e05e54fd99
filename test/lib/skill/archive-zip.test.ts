import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, mkdirSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, test} from 'node:test'
import {crc32, deflateRawSync} from 'node:zlib'
import fc from 'fast-check'
import {readZip} from '../../../src/lib/skill/archive-zip.ts'
import {defaultLimits} from '../../../src/lib/skill/limits.ts'
import {makeZip} from '../../support/zip-writer.ts'
import type {ZipPart, ZipShape} from '../../support/zip-writer.ts'

const runs = Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)

function read(parts: readonly ZipPart[], shape?: ZipShape) {
  const {entries, gaps} = readZip(makeZip(parts, shape))
  return {
    paths: entries.map((entry) => entry.path),
    gaps: gaps.map((gap) => `${gap.kind} ${gap.path}`),
    details: gaps.map((gap) => gap.detail),
    entries,
  }
}

describe('a zip made by zip', () => {
  test('is read whole, links and modes as they are', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'weft-test-'))
    t.after(() => rmSync(folder, {recursive: true}))
    mkdirSync(join(folder, 'skill', 'scripts'), {recursive: true})
    writeFileSync(join(folder, 'skill', 'SKILL.md'), 'text '.repeat(1000))
    writeFileSync(join(folder, 'skill', 'scripts', 'run.sh'), '#!/bin/sh\n', {mode: 0o755})
    writeFileSync(join(folder, 'skill', 'ünïcode.txt'), 'x')
    symlinkSync('/etc/passwd', join(folder, 'skill', 'away'))
    symlinkSync('scripts/run.sh', join(folder, 'skill', 'near'))
    execFileSync('zip', ['-qry', 'skill.zip', 'skill'], {cwd: folder})
    const {entries, gaps} = readZip(readFileSync(join(folder, 'skill.zip')))
    const byPath = new Map(entries.map((entry) => [entry.path, entry]))
    assert.deepEqual([...byPath.keys()].toSorted(), ['skill/SKILL.md', 'skill/scripts/run.sh', 'skill/ünïcode.txt'])
    assert.equal(byPath.get('skill/SKILL.md')?.data.toString(), 'text '.repeat(1000))
    assert.equal(byPath.get('skill/scripts/run.sh')?.mode, 0o755)
    assert.deepEqual(gaps.map(({kind, path}) => [kind, path]).toSorted(), [
      ['link', 'skill/near'],
      ['outside', 'skill/away'],
    ])
  })

  test('streamed, with sizes after the data, is sound', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'weft-test-'))
    t.after(() => rmSync(folder, {recursive: true}))
    const zipped = execFileSync('zip', ['-q', '-', '-'], {input: 'hello '.repeat(100), cwd: folder})
    const {entries, gaps} = readZip(zipped)
    // Its one entry is a pipe by its mode, which unzip ignores.
    assert.deepEqual(
      gaps.map((gap) => gap.kind),
      ['special'],
    )
    assert.equal(entries[0]?.data.toString(), 'hello '.repeat(100))
  })

  test('with a password is reported as unreadable', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'weft-test-'))
    t.after(() => rmSync(folder, {recursive: true}))
    writeFileSync(join(folder, 'secret.txt'), 'content')
    execFileSync('zip', ['-q', '-P', 'example', 'out.zip', 'secret.txt'], {cwd: folder})
    const {entries, gaps} = readZip(readFileSync(join(folder, 'out.zip')))
    assert.deepEqual(entries, [])
    assert.deepEqual(
      gaps.map(({kind, path}) => [kind, path]),
      [['unreadable', 'secret.txt']],
    )
  })
})

describe('names that must not be written anywhere', () => {
  const cases: [string | Buffer, string][] = [
    ['../../evil', 'outside ../../evil'],
    ['a/../../evil', 'outside a/../../evil'],
    ['a/..', 'outside a/..'],
    ['/etc/passwd', 'outside /etc/passwd'],
    ['C:\\evil', 'outside C:\\evil'],
    ['c:evil', 'outside c:evil'],
    ['..\\..\\evil', 'outside ..\\..\\evil'],
    ['\\\\host\\share', 'outside \\\\host\\share'],
    [`${'a'.repeat(5000)}`, `bad-name ${'a'.repeat(1024)}`],
  ]
  for (const [name, expected] of cases) {
    test(JSON.stringify(name.toString().slice(0, 40)), () => {
      const {paths, gaps} = read([
        {name, data: 'x'},
        {name: 'SKILL.md', data: 'ok'},
      ])
      assert.deepEqual(paths, ['SKILL.md'])
      assert.deepEqual(gaps, [expected])
    })
  }
})

describe('names that are read and reported', () => {
  const cases: [string, string | Buffer, string][] = [
    ['control character', 'a\u001b[2Jb', 'a\u001b[2Jb'],
    ['direction override', 'a\u202egnp.sh', 'a\u202egnp.sh'],
    ['backslash', 'a\\b', 'a\\b'],
    ['device of Windows', 'nul.txt', 'nul.txt'],
    ['dot at the end', 'SKILL.md.', 'SKILL.md.'],
    ['NUL', 'a.png\u0000.sh', 'a.png\u0000.sh'],
  ]
  for (const [label, name, path] of cases) {
    test(label, () => {
      const result = read([{name, data: 'x'}])
      assert.deepEqual(result.paths, [path])
      assert.deepEqual(result.gaps, [`bad-name ${path}`])
    })
  }

  test('bytes that are not UTF-8, in the old code page or flagged', () => {
    assert.deepEqual(read([{name: Buffer.from([0x80, 0x41]), data: 'x'}]).paths, ['ÇA'])
    const flagged = read([{name: Buffer.from([0x80, 0x41]), data: 'x', flags: 0x800}])
    assert.deepEqual(flagged.paths, ['\udc80A'])
    assert.deepEqual(flagged.gaps, ['bad-name \udc80A'])
  })

  test('a second name in the Unicode field', () => {
    const name = Buffer.from('readme.txt')
    const other = Buffer.from('run.sh')
    const extra = Buffer.alloc(9)
    extra.writeUInt16LE(0x7075, 0)
    extra.writeUInt16LE(5 + other.length, 2)
    extra[4] = 1
    extra.writeUInt32LE(crc32(name), 5)
    const {gaps, details} = read([{name, data: 'x', extra: Buffer.concat([extra, other])}])
    assert.deepEqual(gaps, ['bad-name readme.txt'])
    assert.match(details[0] ?? '', /run\.sh/)
  })

  test('collisions by case, by Unicode form, of folders, and of the very same name; all are read', () => {
    const names = ['SKILL.md', 'skill.md', 'café', 'cafe\u0301', 'Dir/a', 'dir/b', 'same', 'same']
    const {paths, gaps} = read(names.map((name) => ({name, data: name})))
    assert.deepEqual(paths, names)
    assert.deepEqual(gaps, ['collision skill.md', 'collision cafe\u0301', 'collision dir', 'collision same'])
  })

  test('a file that is also a folder', () => {
    assert.deepEqual(
      read([
        {name: 'a', data: 'x'},
        {name: 'a/b', data: 'y'},
      ]).gaps,
      ['collision a'],
    )
  })
})

describe('what is no file', () => {
  test('links, devices, pipes, sockets, folders with content', () => {
    const {paths, gaps} = read([
      {name: 'link', data: 'target', mode: 0o120777},
      {name: 'away', data: '../../etc/passwd', mode: 0o120777},
      {name: 'packed', data: '/etc/shadow', mode: 0o120777, method: 8},
      {name: 'device', mode: 0o020666},
      {name: 'disk', mode: 0o060666},
      {name: 'pipe', mode: 0o010666},
      {name: 'socket', mode: 0o140666},
      {name: 'folder/', mode: 0o040755},
      {name: 'odd/', data: 'hidden', mode: 0o040755},
    ])
    assert.deepEqual(paths, [])
    assert.deepEqual(gaps, [
      'link link',
      'outside away',
      'outside packed',
      'special device',
      'special disk',
      'special pipe',
      'special socket',
      'corrupt odd',
    ])
  })

  test('methods that are not read', () => {
    assert.deepEqual(read([{name: 'a', data: 'x', method: 14}]).gaps, ['unreadable a'])
    assert.deepEqual(read([{name: 'a', data: 'x', method: 99}]).gaps, ['unreadable a'])
  })
})

describe('archives that two programs read differently', () => {
  const good: ZipPart = {name: 'SKILL.md', data: 'good'}
  const cases: [string, readonly ZipPart[], ZipShape, string[]][] = [
    ['two entries share their bytes', [good, {name: 'evil.sh', data: 'good', sameAs: 0}], {}, ['corrupt evil.sh', 'corrupt evil.sh']],
    ['the local name is another', [{...good, localName: 'EVIL.sh!'}], {}, ['corrupt SKILL.md']],
    ['the local size is another', [{...good, localSize: 99}], {}, ['corrupt SKILL.md']],
    ['the checksum is wrong', [{...good, crc: 1}], {}, ['corrupt SKILL.md']],
    ['the size is too small', [{name: 'a', data: 'long text', size: 2, method: 8}], {}, ['compression-bomb a']],
    ['the size is too large', [{name: 'a', data: 'text', size: 200, method: 8}], {}, ['corrupt a']],
    ['a stored entry has two sizes', [{name: 'a', data: 'long text', size: 2}], {}, ['corrupt a', 'corrupt a']],
    ['bytes before the entries', [good], {before: Buffer.from('#!/bin/sh\n')}, ['corrupt ']],
    ['bytes between entries and directory', [good], {between: Buffer.alloc(100, 1)}, ['corrupt ']],
    ['bytes after the end', [good], {after: Buffer.from('more')}, ['corrupt ']],
    ['the number of entries is wrong', [good], {count: 2}, ['corrupt ']],
    ['damaged deflate data', [{name: 'a', packed: Buffer.from([0xff, 0xff, 0xff]), method: 8, size: 10}], {}, ['corrupt a']],
    [
      'bytes after the compressed content',
      [{name: 'a', data: 'abc', method: 8, packed: Buffer.concat([deflateRawSync('abc'), Buffer.from('hidden')])}],
      {},
      ['corrupt a'],
    ],
  ]
  for (const [label, parts, shape, expected] of cases) {
    test(label, () => assert.deepEqual(read(parts, shape).gaps, expected))
  }

  test('an entry the directory does not list', () => {
    const hidden = makeZip([{name: 'evil.sh', data: 'x'.repeat(100)}]).subarray(0, 137)
    assert.deepEqual(read([good], {before: hidden}).gaps, ['corrupt '])
  })

  test('a second directory in the comment', () => {
    const {details} = read([good], {comment: makeZip([])})
    assert.match(details.join('\n'), /two directories/)
  })

  test('a zip stored in a zip is sound', () => {
    assert.deepEqual(read([good, {name: 'inner.zip', data: makeZip([good])}]).gaps, [])
  })

  test('bytes put before a whole archive shift its offsets', () => {
    const {entries, gaps} = readZip(Buffer.concat([Buffer.from('#!/bin/sh\nexit\n'), makeZip([good])]))
    assert.deepEqual(
      entries.map((entry) => entry.data.toString()),
      ['good'],
    )
    assert.deepEqual(
      gaps.map((gap) => gap.kind),
      ['corrupt'],
    )
  })
})

describe('limits', () => {
  const limits = {...defaultLimits, fileBytes: 1000, totalBytes: 1500, entries: 5, depth: 3, freeBytes: 10_000}

  test('one file, all files, entries, depth', () => {
    const file = (name: string, size: number): ZipPart => ({name, data: Buffer.alloc(size, 'ab')})
    const kinds = (parts: ZipPart[]) => readZip(makeZip(parts), limits).gaps.map((gap) => `${gap.kind} ${gap.path}`)
    assert.deepEqual(kinds([file('big', 1001), file('fits', 1000)]), ['too-large big'])
    assert.deepEqual(kinds([file('a', 1000), file('b', 1000), file('c', 500)]), ['total-size b'])
    assert.deepEqual(kinds([1, 2, 3, 4, 5, 6, 7].map((n) => file(`f${n}`, 1))), ['too-many f6'])
    assert.deepEqual(kinds([file('a/b/c', 1), file('a/b/x/d', 1)]), ['too-deep a/b/x/d'])
  })

  test('names count as bytes', () => {
    const parts = Array.from({length: 4000}, (_, index) => ({name: `${index}${'n'.repeat(4000)}`}))
    const gaps = readZip(makeZip(parts)).gaps.filter((gap) => gap.kind === 'too-many')
    assert.equal(gaps.length, 1)
  })

  test('a ratio that only a bomb has', () => {
    const data = Buffer.alloc(12 * 1024 * 1024)
    assert.deepEqual(read([{name: 'zeros', data, method: 8}]).gaps, ['compression-bomb zeros'])
    assert.deepEqual(read([{name: 'zeros', data: data.subarray(0, 9 * 1024 * 1024), method: 8}]).gaps, [])
  })

  test('many entries that are a bomb together', () => {
    const data = Buffer.alloc(8 * 1024 * 1024)
    const packed = deflateRawSync(data)
    const parts = Array.from({length: 5}, (_, index) => ({name: `z${index}`, data, packed, method: 8}))
    const {paths, gaps} = read(parts)
    assert.deepEqual(paths, ['z0'])
    assert.deepEqual(gaps, ['compression-bomb z1', 'compression-bomb z2', 'compression-bomb z3', 'compression-bomb z4'])
  })

  test('ten gigabytes that are only claimed', () => {
    assert.deepEqual(read([{name: 'huge', data: 'x', method: 8, size: 10 * 2 ** 30}]).gaps, ['compression-bomb huge'])
  })
})

describe('any bytes', () => {
  function check(bytes: Buffer): void {
    const {entries, gaps} = readZip(bytes)
    for (const {path, data, size} of entries) {
      assert.ok(!path.startsWith('/') && !path.split('/').includes('..') && !/^[a-z]:/i.test(path), path)
      assert.equal(data.length, size)
    }
    if (entries.length === 0 && bytes.length > 22) assert.ok(gaps.length > 0)
  }
  const name = fc.oneof(
    fc.string({maxLength: 20, unit: 'binary'}),
    fc.constantFrom('../x', '/x', 'a/../../b', 'c:x', 'a\\..\\b', '.', '', 'a//b', 'x/'),
  )
  const part = fc.record({
    name,
    data: fc.string({maxLength: 50}),
    method: fc.constantFrom(0, 8, 9),
    mode: fc.constantFrom(0, 0o100644, 0o120777, 0o040755, 0o010644),
  })

  test('random', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 300}), (bytes) => check(Buffer.from(bytes))),
      {numRuns: runs},
    )
  })
  test('any entries', () => {
    fc.assert(
      fc.property(fc.array(part, {maxLength: 6, minLength: 1}), (parts) => void readZip(makeZip(parts))),
      {numRuns: runs},
    )
    fc.assert(
      fc.property(fc.array(part, {maxLength: 6, minLength: 1}), (parts) => {
        for (const {path} of readZip(makeZip(parts)).entries)
          assert.ok(path !== '' && !path.startsWith('/') && !path.split('/').includes('..'), path)
      }),
      {numRuns: runs},
    )
  })
  test('archives with bytes changed, cut off or doubled', () => {
    const good = makeZip([
      {name: 'SKILL.md', data: 'text '.repeat(50), method: 8},
      {name: 'a/b.sh', data: 'echo'},
      {name: 'link', data: 'x', mode: 0o120777},
    ])
    const change = fc.record({at: fc.nat(good.length - 1), value: fc.nat(255)})
    fc.assert(
      fc.property(fc.array(change, {maxLength: 8}), fc.nat(good.length), fc.boolean(), (changes, cut, double) => {
        const bytes = Buffer.from(good)
        for (const {at, value} of changes) bytes[at] = value
        check(double ? Buffer.concat([bytes, bytes.subarray(0, cut)]) : bytes.subarray(cut % 3 === 0 ? 0 : cut))
      }),
      {numRuns: runs},
    )
  })
})
