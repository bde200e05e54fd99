import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, linkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, test} from 'node:test'
import {gzipSync} from 'node:zlib'
import fc from 'fast-check'
import {readTar} from '../../../src/lib/skill/archive-tar.ts'
import {defaultLimits} from '../../../src/lib/skill/limits.ts'
import {makeTar, paxRecord, tarHeader} from '../../support/tar-writer.ts'
import type {TarPart} from '../../support/tar-writer.ts'

const runs = Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)

function read(bytes: Buffer, limits = defaultLimits) {
  const {entries, gaps} = readTar(bytes, limits)
  return {
    paths: entries.map((entry) => entry.path),
    gaps: gaps.map((gap) => `${gap.kind} ${gap.path}`),
    entries,
    details: gaps.map((gap) => gap.detail),
  }
}

describe('a tar made by tar', () => {
  for (const [label, flags] of [
    ['plain', '-cf'],
    ['gzipped', '-czf'],
    ['pax', '--format=pax -cf'],
    ['old', '--format=v7 -cf'],
  ] as const) {
    test(`${label} is read whole, links and modes as they are`, (t) => {
      const folder = mkdtempSync(join(tmpdir(), 'weft-test-'))
      t.after(() => rmSync(folder, {recursive: true}))
      const long = 'l'.repeat(label === 'old' ? 60 : 150)
      mkdirSync(join(folder, 'skill', 'scripts'), {recursive: true})
      writeFileSync(join(folder, 'skill', 'SKILL.md'), 'text '.repeat(1000))
      writeFileSync(join(folder, 'skill', 'scripts', 'run.sh'), '#!/bin/sh\n', {mode: 0o755})
      writeFileSync(join(folder, 'skill', long), 'long')
      symlinkSync('/etc/passwd', join(folder, 'skill', 'away'))
      symlinkSync('scripts/run.sh', join(folder, 'skill', 'near'))
      linkSync(join(folder, 'skill', 'SKILL.md'), join(folder, 'skill', 'second'))
      execFileSync('tar', [...flags.split(' '), 'skill.tar', '--sort=name', './skill'], {cwd: folder})
      const {entries, gaps} = readTar(readFileSync(join(folder, 'skill.tar')))
      const byPath = new Map(entries.map((entry) => [entry.path, entry]))
      assert.deepEqual([...byPath.keys()].toSorted(), ['skill/SKILL.md', `skill/${long}`, 'skill/scripts/run.sh'])
      assert.equal(byPath.get('skill/SKILL.md')?.data.toString(), 'text '.repeat(1000))
      assert.equal(byPath.get('skill/scripts/run.sh')?.mode, 0o755)
      assert.deepEqual(
        gaps.map(({kind, path}) => [kind, path]),
        [
          ['outside', 'skill/away'],
          ['link', 'skill/near'],
          ['link', 'skill/second'],
        ],
      )
    })
  }
})

describe('names and types', () => {
  test('names that must not be written anywhere', () => {
    const names = ['../../evil', '/etc/passwd', 'a/../../evil', 'C:\\evil', '..\\evil']
    const {paths, gaps} = read(makeTar([...names.map((name) => ({name, data: 'x'})), {name: 'SKILL.md', data: 'ok'}]))
    assert.deepEqual(paths, ['SKILL.md'])
    assert.deepEqual(
      gaps,
      names.map((name) => `outside ${name}`),
    )
  })

  test('a long name given in an extended header is the one that counts', () => {
    const {gaps, paths} = read(
      makeTar([
        {name: 'pax', type: 'x', data: paxRecord('path', '../../evil')},
        {name: 'innocent', data: 'x'},
      ]),
    )
    assert.deepEqual(paths, [])
    assert.deepEqual(gaps, ['outside ../../evil'])
  })

  test('links out of the archive, hard links, devices, pipes', () => {
    const {paths, gaps} = read(
      makeTar([
        {name: 'a/soft', type: '2', link: '../../x'},
        {name: 'a/near', type: '2', link: '../x'},
        {name: 'a/hard', type: '1', link: '../x'},
        {name: 'a/etc', type: '1', link: '/etc/passwd'},
        {name: 'char', type: '3'},
        {name: 'block', type: '4'},
        {name: 'pipe', type: '6'},
        {name: 'odd', type: 'Z', data: 'x'},
      ]),
    )
    assert.deepEqual(paths, [])
    assert.deepEqual(gaps, [
      'outside a/soft',
      'link a/near',
      'outside a/hard',
      'outside a/etc',
      'special char',
      'special block',
      'special pipe',
      'special odd',
    ])
  })

  test('control characters and collisions are read and reported', () => {
    const names = ['a\u001b]b', 'SKILL.md', 'Skill.MD', 'same', 'same']
    const {paths, gaps} = read(makeTar(names.map((name) => ({name, data: name}))))
    assert.deepEqual(paths, names)
    assert.deepEqual(gaps, ['bad-name a\u001b]b', 'collision Skill.MD', 'collision same'])
  })
})

describe('damaged tars', () => {
  const good = makeTar([{name: 'SKILL.md', data: 'good'}])
  const cases: [string, Buffer][] = [
    [
      'a wrong checksum',
      makeTar([
        {name: 'SKILL.md', data: 'good', checksum: 1},
        {name: 'b', data: 'x'},
      ]),
    ],
    [
      'a folder with content',
      makeTar([
        {name: 'a', type: '5', size: 1024},
        {name: 'b', data: 'x'},
        {name: 'c', data: 'x'},
      ]),
    ],
    [
      'a file named as a folder, with content',
      makeTar([
        {name: 'a/', data: tarHeader({name: 'b', size: 0})},
        {name: 'c', data: 'x'},
      ]),
    ],
    ['cut off in a file', makeTar([{name: 'a', data: Buffer.alloc(5000, 1)}]).subarray(0, 2000)],
    ['a size that is not there', makeTar([{name: 'a', data: 'x', size: 10 * 2 ** 30}]).subarray(0, 1024)],
    ['content after the end', Buffer.concat([good, makeTar([{name: 'evil.sh', data: 'x'}])])],
    ['content after the end, gzipped', gzipSync(Buffer.concat([good, makeTar([{name: 'evil.sh', data: 'x'}])]))],
    [
      'gzip cut off',
      gzipSync(makeTar([{name: 'a', data: Buffer.from(Array.from({length: 9000}, (_, n) => (n * 7919) % 251))}])).subarray(0, 300),
    ],
    ['random bytes', Buffer.from(Array.from({length: 200_000}, (_, n) => (n * n * 7919) % 251))],
    ['gzip of no tar', gzipSync(Buffer.from('echo hello'.repeat(200)))],
  ]
  for (const [label, bytes] of cases) {
    test(label, () => {
      const kinds = readTar(bytes).gaps.map((gap) => gap.kind)
      assert.ok(kinds.length > 0 && kinds.length <= 200, String(kinds.length))
      for (const kind of kinds) assert.ok(kind === 'corrupt' || kind === 'too-large' || kind === 'compression-bomb', kind)
    })
  }

  test('entries before the damage are kept', () => {
    const {paths} = read(Buffer.concat([good.subarray(0, 1024), Buffer.alloc(700, 0xff)]))
    assert.deepEqual(paths, ['SKILL.md'])
  })
})

describe('limits', () => {
  const limits = {...defaultLimits, fileBytes: 1000, totalBytes: 1500, entries: 5, depth: 3}
  const file = (name: string, size = 1): TarPart => ({name, data: Buffer.alloc(size, 'ab')})

  test('one file, all files, entries, depth', () => {
    assert.deepEqual(read(makeTar([file('big', 1001), file('fits', 1000)]), limits).gaps, ['too-large big'])
    assert.deepEqual(read(makeTar([file('a', 1000), file('b', 1000), file('c', 500)]), limits).gaps, ['total-size b'])
    assert.deepEqual(read(makeTar([1, 2, 3, 4, 5, 6, 7].map((n) => file(`f${n}`))), limits).gaps, ['too-many f6'])
    assert.deepEqual(read(makeTar([file('a/b/c'), file('a/b/x/d')]), limits).gaps, ['too-deep a/b/x/d'])
  })

  test('headers without end before one file', () => {
    const header = Buffer.concat([
      tarHeader({name: 'pax', type: 'x', data: paxRecord('comment', 'x')}),
      Buffer.from(paxRecord('comment', 'x').padEnd(512, '\0')),
    ])
    const {gaps} = read(Buffer.concat([...Array.from({length: 50}, () => header), makeTar([file('a')])]), limits)
    assert.deepEqual(gaps, ['too-many '])
  })

  test('a gzip bomb, of files and of nothing', () => {
    const zeros = gzipSync(Buffer.concat([tarHeader({name: 'zeros', data: '', size: 60 * 2 ** 20}), Buffer.alloc(60 * 2 ** 20)]), {
      level: 9,
    })
    assert.ok(zeros.length < 2 ** 17)
    assert.deepEqual(read(zeros).gaps, ['compression-bomb '])
    assert.deepEqual(read(zeros).paths, [])
    assert.deepEqual(read(gzipSync(Buffer.concat([makeTar([file('a')]), Buffer.alloc(5 * 2 ** 20)]))).gaps, [])
  })
})

describe('any bytes', () => {
  function check(bytes: Buffer): void {
    const {entries} = readTar(bytes)
    for (const {path, data, size} of entries) {
      assert.ok(path !== '' && !path.startsWith('/') && !path.split('/').includes('..') && !/^[a-z]:/i.test(path), path)
      assert.equal(data.length, size)
    }
  }
  const good = makeTar([
    {name: 'a/SKILL.md', data: 'text '.repeat(50)},
    {name: 'pax', type: 'x', data: paxRecord('path', 'long/name')},
    {name: 'short', data: 'x'},
    {name: 'link', type: '2', link: 'a/SKILL.md'},
  ])
  const change = fc.record({at: fc.nat(good.length - 1025), value: fc.nat(255), fix: fc.boolean()})

  test('random', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 1500}), (bytes) => check(Buffer.from(bytes))),
      {numRuns: runs},
    )
  })
  test('headers with bytes changed and their checksums mended', () => {
    fc.assert(
      fc.property(fc.array(change, {maxLength: 6}), fc.nat(good.length), fc.boolean(), (changes, cut, gzip) => {
        const bytes = Buffer.from(good)
        for (const {at, value, fix} of changes) {
          bytes[at] = value
          if (fix) mendChecksum(bytes, at - (at % 512))
        }
        const whole = cut % 2 === 0 ? bytes : bytes.subarray(0, cut)
        check(gzip ? gzipSync(whole) : whole)
      }),
      {numRuns: runs},
    )
  })
  test('gzip with bytes changed', () => {
    const packed = gzipSync(good)
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.nat(255), (at, value) => {
        const bytes = Buffer.from(packed)
        bytes[at] = value
        check(bytes)
      }),
      {numRuns: runs},
    )
  })
})

function mendChecksum(bytes: Buffer, at: number): void {
  bytes.write('        ', at + 148)
  const sum = bytes.subarray(at, at + 512).reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148)
}
