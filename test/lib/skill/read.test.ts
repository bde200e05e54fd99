import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {createServer} from 'node:net'
import {join} from 'node:path'
import {describe, test} from 'node:test'
import {fileURLToPath} from 'node:url'
import {Worker} from 'node:worker_threads'
import fc from 'fast-check'
import {WeftError} from '../../../src/lib/errors.ts'
import {defaultLimits} from '../../../src/lib/skill/limits.ts'
import {decodeName, encodeName, foldName} from '../../../src/lib/skill/names.ts'
import {readOrGap} from '../../../src/lib/skill/read-file.ts'
import {readSkill} from '../../../src/lib/skill/read.ts'
import type {Skill} from '../../../src/lib/skill/skill.ts'
import {temporaryFolder, writeFiles} from '../../support/temporary.ts'
import {makeZip} from '../../support/zip-writer.ts'

const runs = Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)

function read(path: string, limits = defaultLimits): Skill {
  return readSkill({kind: 'folder', path, name: 'folder'}, limits)
}

function gaps(skill: Skill): string[] {
  return skill.gaps.map((gap) => `${gap.kind} ${gap.path}`)
}

function paths(skill: Skill): string[] {
  return skill.files.map((file) => file.path)
}

const codeIs = (code: string) => (error: unknown) => error instanceof WeftError && error.code === code

describe('a folder', () => {
  test('is read whole, hidden files, node_modules and .git with it', (t) => {
    const folder = temporaryFolder(t, {
      'SKILL.md': '---\nname: demo\ndescription: A demo.\n---\nBody',
      'scripts/run.sh': 'echo',
      '.hidden': 'x',
      'node_modules/a/index.js': 'x',
      '.git/config': 'x',
      'Z.txt': '',
    })
    const skill = read(folder)
    assert.equal(skill.name, 'demo')
    assert.equal(skill.path, folder)
    assert.deepEqual(paths(skill), ['.git/config', '.hidden', 'SKILL.md', 'Z.txt', 'node_modules/a/index.js', 'scripts/run.sh'])
    assert.deepEqual(skill.gaps, [])
    assert.deepEqual(
      skill.files.filter((file) => file.executable).map((file) => file.path),
      ['scripts/run.sh'],
    )
    assert.equal(
      skill.files
        .find((file) => file.path === 'scripts/run.sh')
        ?.read()
        .toString(),
      'echo',
    )
    assert.equal(skill.files.find((file) => file.path === 'Z.txt')?.read().length, 0)
  })

  test('without SKILL.md has no front matter and its own name', (t) => {
    const skill = read(temporaryFolder(t, {'readme.md': 'x'}))
    assert.equal(skill.name, 'folder')
    assert.deepEqual([skill.frontMatter.state, skill.frontMatter.file], ['none', undefined])
  })

  test('with several skill files reads the one that agents read', (t) => {
    const folder = temporaryFolder(t, {'skills.md': '---\nname: third\n---\n', 'skill.md': '---\nname: second\n---\n'})
    assert.equal(read(folder).name, 'second')
    writeFiles(folder, {'SKILL.md': '---\nname: first\n---\n'})
    assert.equal(read(folder).name, 'first')
    assert.deepEqual(gaps(read(folder)), ['collision skill.md'])
  })

  test('in UTF-16 has front matter', (t) => {
    const folder = temporaryFolder(t, {'SKILL.md': Buffer.from('\ufeff---\nname: wide\n---\n', 'utf16le')})
    assert.equal(read(folder).name, 'wide')
    writeFiles(folder, {'SKILL.md': Buffer.from('\ufeff---\nname: broad\n---\n', 'utf16le').swap16()})
    assert.equal(read(folder).name, 'broad')
  })

  test('that is gone', (t) => {
    const folder = temporaryFolder(t)
    assert.throws(() => read(join(folder, 'no')), codeIs('WEFT_INPUT_NOT_FOUND'))
  })
})

describe('what is not followed, opened or believed', () => {
  test('links: inside, outside, cyclic, broken, of SKILL.md itself', (t) => {
    const outside = temporaryFolder(t, {'secret.txt': 'secret'})
    const folder = temporaryFolder(t, {'real/file': 'x'})
    symlinkSync('real/file', join(folder, 'inside'))
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'absolute'))
    symlinkSync('../../../etc/passwd', join(folder, 'climbing'))
    symlinkSync('..', join(folder, 'real', 'loop'))
    symlinkSync('.', join(folder, 'self'))
    symlinkSync('nothing', join(folder, 'SKILL.md'))
    symlinkSync(outside, join(folder, 'folder'))
    const skill = read(folder)
    assert.deepEqual(paths(skill), ['real/file'])
    assert.deepEqual(gaps(skill), [
      'link SKILL.md',
      'outside absolute',
      'outside climbing',
      'outside folder',
      'link inside',
      'link self',
      'link real/loop',
    ])
    assert.match(skill.gaps.find((gap) => gap.path === 'climbing')?.detail ?? '', /\.\.\/\.\.\/\.\.\/etc\/passwd/)
  })

  test('hard links are read, and the file says so', (t) => {
    const folder = temporaryFolder(t, {'SKILL.md': 'x', other: 'y'})
    linkSync(join(folder, 'other'), join(folder, 'second'))
    const skill = read(folder)
    assert.deepEqual(
      skill.files.map((file) => file.links),
      [undefined, 2, 2],
    )
    assert.deepEqual(skill.gaps, [])
  })

  test('pipes and sockets are never opened', async (t) => {
    const folder = temporaryFolder(t, {'SKILL.md': 'x'})
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve))
    t.after(() => server.close())
    const skill = read(folder)
    assert.deepEqual(gaps(skill), ['special pipe', 'special socket'])
    assert.deepEqual(paths(skill), ['SKILL.md'])
  })

  test('names: control characters, not UTF-8, collisions; all files are read', (t) => {
    const folder = temporaryFolder(t, {'a\u001b[31m': '1', 'A.txt': '2', 'a.txt': '3', café: '4', 'cafe\u0301': '5', 'back\\slash': '6'})
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0x61])]), '7')
    mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xfe])]))
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xfe]), Buffer.from('/in')]), '8')
    const skill = read(folder)
    assert.deepEqual(skill.files.map((file) => file.read().toString()).toSorted(), ['1', '2', '3', '4', '5', '6', '7', '8'])
    assert.ok(paths(skill).includes('\udcffa') && paths(skill).includes('\udcfe/in'))
    assert.deepEqual(gaps(skill).toSorted(), [
      'bad-name a\u001b[31m',
      'bad-name back\\slash',
      'bad-name \udcfe',
      'bad-name \udcffa',
      'collision a.txt',
      'collision café',
    ])
  })

  test('files and folders without permission', (t) => {
    const folder = temporaryFolder(t, {'SKILL.md': 'x', closed: 'x', 'shut/in': 'x'})
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'closed'), 0)
    chmodSync(join(folder, 'shut'), 0)
    const script = fileURLToPath(new URL('../../support/read-archive.ts', import.meta.url))
    // The superuser may read everything, so nobody does it.
    const nobody = process.getuid?.() === 0 ? {uid: 65534, gid: 65534} : {}
    try {
      const result = JSON.parse(execFileSync(process.execPath, [script, folder], {...nobody, encoding: 'utf8'})) as Record<string, unknown>
      assert.deepEqual([result['files'], result['gaps']], [1, {unreadable: 2}])
    } finally {
      chmodSync(join(folder, 'shut'), 0o700)
    }
  })

  test('limits: one file, all files, entries, depth', (t) => {
    const limits = {...defaultLimits, fileBytes: 100, totalBytes: 150, entries: 6, depth: 2}
    assert.deepEqual(gaps(read(temporaryFolder(t, {big: Buffer.alloc(101), fits: Buffer.alloc(100)}), limits)), ['too-large big'])
    assert.deepEqual(gaps(read(temporaryFolder(t, {a: Buffer.alloc(100), b: Buffer.alloc(100), c: Buffer.alloc(50)}), limits)), [
      'total-size b',
    ])
    assert.deepEqual(gaps(read(temporaryFolder(t, {'1': '', '2': '', '3': '', '4': '', '5': '', '6': '', '7': '', '8': ''}), limits)), [
      'too-many 7',
    ])
    assert.deepEqual(gaps(read(temporaryFolder(t, {'a/b/c/d': '', 'a/b/x': ''}), limits)), ['too-deep a/b/c'])
  })

  test('a sparse file of ten gigabytes', (t) => {
    const folder = temporaryFolder(t, {'SKILL.md': 'x'})
    execFileSync('truncate', ['-s', '10G', join(folder, 'huge')])
    const skill = read(folder)
    assert.deepEqual(gaps(skill), ['too-large huge'])
    assert.deepEqual(paths(skill), ['SKILL.md'])
  })

  test('a path longer than the system takes', (t) => {
    const folder = temporaryFolder(t)
    const part = 'p'.repeat(250)
    // One step at a time: the whole path would not be accepted.
    const code = `const {mkdirSync, writeFileSync} = require('node:fs'); for (let n = 0; n < 18; n++) { mkdirSync('${part}'); process.chdir('${part}') } writeFileSync('deep', 'x')`
    execFileSync(process.execPath, ['-e', code], {cwd: folder})
    t.after(() => execFileSync('rm', ['-rf', folder]))
    const skill = read(folder)
    assert.deepEqual(paths(skill), [])
    assert.equal(skill.gaps[0]?.kind, 'unreadable')
  })
})

describe('files that change between listing and reading', () => {
  function changed(t: {after(callback: () => void): void}, change: (path: string, folder: string) => void): void {
    const folder = temporaryFolder(t, {'SKILL.md': 'x', victim: 'before'})
    const file = read(folder).files.find((candidate) => candidate.path === 'victim')
    assert.ok(file)
    change(join(folder, 'victim'), folder)
    assert.throws(() => file.read(), codeIs('WEFT_INPUT_CHANGED'))
    const gap = readOrGap(file)
    assert.equal('kind' in gap && gap.kind, 'changed')
  }
  test('grown', (t) => changed(t, (path) => appendFileSync(path, 'more')))
  test('same size, other content', (t) => changed(t, (path) => writeFileSync(path, 'BEFORE')))
  test('other content, the time put back', (t) =>
    changed(t, (path) => {
      writeFileSync(path, 'BEFORE')
      utimesSync(path, new Date(0), new Date(0))
    }))
  test('replaced by another file', (t) =>
    changed(t, (path, folder) => {
      writeFileSync(join(folder, 'new'), 'before')
      renameSync(join(folder, 'new'), path)
    }))
  test('replaced by a link', (t) =>
    changed(t, (path) => {
      unlinkSync(path)
      symlinkSync('SKILL.md', path)
    }))
  test('replaced by a pipe: does not hang', (t) =>
    changed(t, (path) => {
      unlinkSync(path)
      execFileSync('mkfifo', [path])
    }))
  test('replaced by a folder', (t) =>
    changed(t, (path) => {
      unlinkSync(path)
      mkdirSync(path)
    }))
  test('gone', (t) => changed(t, (path) => unlinkSync(path)))

  test('while it is being written: whole as it once was, or an error', async (t) => {
    const folder = temporaryFolder(t, {'SKILL.md': 'x', log: ''})
    // Another thread appends lines all the time; content and listing must agree whenever a reading succeeds.
    const signal = new Int32Array(new SharedArrayBuffer(4))
    const code = `const {workerData: {path, signal}} = require('node:worker_threads'), {appendFileSync, truncateSync} = require('node:fs')
      for (let n = 0; Atomics.load(signal, 0) === 0; n++) { appendFileSync(path, 'line\\n'.repeat(1 + n % 50)); if (n % 500 === 499) truncateSync(path, 0) }`
    const worker = new Worker(code, {eval: true, workerData: {path: join(folder, 'log'), signal}})
    await new Promise((resolve) => worker.once('online', resolve))
    let failed = 0
    for (let n = 0; n < 3000 && (failed < 20 || n < 300); n++) {
      const skill = read(folder)
      const file = skill.files.find((candidate) => candidate.path === 'log')
      assert.ok(file)
      try {
        assert.equal(file.read().length, file.size)
      } catch (error) {
        assert.ok(codeIs('WEFT_INPUT_CHANGED')(error), String(error))
        failed++
      }
    }
    Atomics.store(signal, 0, 1)
    await new Promise((resolve) => worker.once('exit', resolve))
    assert.ok(failed > 0, 'the file was never seen to change')
  })

  test('a vanished SKILL.md leaves the rest readable', (t) => {
    const folder = temporaryFolder(t, {'SKILL.md': '---\nname: a\n---\n', other: 'x'})
    rmSync(join(folder, 'SKILL.md'))
    assert.deepEqual(paths(read(folder)), ['other'])
  })
})

describe('an archive', () => {
  test('of several skills gives each its own files and gaps, and those that concern all', (t) => {
    const folder = temporaryFolder(t)
    const path = join(folder, 'two.zip')
    writeFileSync(
      path,
      makeZip([
        {name: 'one/SKILL.md', data: '---\nname: one\n---\n'},
        {name: 'one/run.sh', data: 'echo', mode: 0o100755},
        {name: 'one/link', data: '/etc/passwd', mode: 0o120777},
        {name: 'two/SKILL.md', data: '---\nname: second\n---\n'},
        {name: '../evil', data: 'x'},
      ]),
    )
    const one = readSkill({kind: 'archive', path, inner: 'one', name: 'one', oneOfMany: true})
    assert.equal(one.path, `${path}!one`)
    assert.deepEqual(paths(one), ['SKILL.md', 'run.sh'])
    assert.deepEqual(
      one.files.map((file) => file.executable),
      [false, true],
    )
    assert.deepEqual(gaps(one), ['outside link', 'outside ../evil'])
    const two = readSkill({kind: 'archive', path, inner: 'two', name: 'two', oneOfMany: true})
    assert.equal(two.name, 'second')
    assert.deepEqual(gaps(two), ['outside ../evil'])
  })

  test('that was replaced is read anew', (t) => {
    const folder = temporaryFolder(t)
    const path = join(folder, 'a.zip')
    const ref = {kind: 'archive', path, name: 'a', oneOfMany: true} as const
    writeFileSync(path, makeZip([{name: 'SKILL.md', data: '---\nname: old\n---\n'}]))
    assert.equal(readSkill(ref).name, 'old')
    writeFileSync(path, makeZip([{name: 'SKILL.md', data: '---\nname: new\n---\n'}]))
    assert.equal(readSkill(ref).name, 'new')
  })

  test('over the limit, or nothing at all', (t) => {
    const folder = temporaryFolder(t, {'a.zip': makeZip([{name: 'a', data: 'x'.repeat(1000)}]), 'b.zip': 'PK\u0003\u0004 and no more'})
    const big = readSkill({kind: 'archive', path: join(folder, 'a.zip'), name: 'a'}, {...defaultLimits, archiveBytes: 100})
    assert.deepEqual(gaps(big), ['too-large '])
    assert.throws(() => readSkill({kind: 'archive', path: join(folder, 'b.zip'), name: 'b'}), codeIs('WEFT_ARCHIVE_INVALID'))
  })
})

describe('names', () => {
  test('of any bytes come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 30}), (bytes) => {
        const name = decodeName(Buffer.from(bytes))
        assert.deepEqual(encodeName(name), Buffer.from(bytes))
      }),
      {numRuns: runs * 5},
    )
  })
  test('that differ in case or form only have one key', () => {
    for (const [a, b] of [
      ['ÄÖ', 'äö'],
      ['ß', 'SS'],
      ['e\u0301', 'É'],
      ['K', '\u212a'],
      ['ſ', 'S'],
    ] as const)
      assert.equal(foldName(a), foldName(b))
    assert.notEqual(foldName('a'), foldName('b'))
  })
})
