import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {chmodSync, existsSync, readFileSync, statSync, symlinkSync} from 'node:fs'
import {basename, dirname, join, relative} from 'node:path'
import {describe, test} from 'node:test'
import fc from 'fast-check'
import {WeftError} from '../../../src/lib/errors.ts'
import {discover} from '../../../src/lib/skill/discover.ts'
import type {DiscoverOptions, SkillRef} from '../../../src/lib/skill/discover.ts'
import {defaultLimits} from '../../../src/lib/skill/limits.ts'
import {readSkill} from '../../../src/lib/skill/read.ts'
import {skillFolders} from '../../../src/lib/skill/skill-file.ts'
import {makeTar} from '../../support/tar-writer.ts'
import {temporaryFolder} from '../../support/temporary.ts'
import {makeZip} from '../../support/zip-writer.ts'

const runs = Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)

async function find(folder: string, inputs: readonly string[] = ['.'], options: Partial<DiscoverOptions> = {}): Promise<string[]> {
  const refs = await discover(inputs, {cwd: folder, ...options})
  return refs.map((ref) => relative(folder, ref.path) + (ref.inner === undefined ? '' : `!${ref.inner}`))
}

const codeIs = (code: string) => (error: unknown) => error instanceof WeftError && error.code === code
const skill = '---\nname: a\n---\n'

async function* chunks(...all: Buffer[]): AsyncGenerator<Buffer> {
  yield* all
}

describe('folders', () => {
  test('a skill, its SKILL.md in any spelling, and a relative path are the same skill', async (t) => {
    const folder = temporaryFolder(t, {'a/SKILL.md': skill, 'a/b/SKILL.md': skill, 'c/skills.md': skill})
    assert.deepEqual(await find(folder, ['a', 'a/SKILL.md', './a/', join(folder, 'a')]), ['a'])
    assert.deepEqual(await find(folder, ['c/skills.md']), ['c'])
    const [ref] = await discover(['a'], {cwd: folder})
    assert.deepEqual(ref, {kind: 'folder', path: join(folder, 'a'), name: 'a'} satisfies SkillRef)
  })

  test('many skills in order; none below a skill, none in node_modules or .git', async (t) => {
    const folder = temporaryFolder(t, {
      'b/SKILL.md': skill,
      'b/inner/SKILL.md': skill,
      'a/deep/er/skill.md': skill,
      'a/node_modules/x/SKILL.md': skill,
      '.git/x/SKILL.md': skill,
      '.claude/skills/c/SKILL.md': skill,
      'readme.md': 'x',
    })
    assert.deepEqual(await find(folder), ['.claude/skills/c', 'a/deep/er', 'b'])
    assert.deepEqual(await find(folder, ['b', '.']), ['b', '.claude/skills/c', 'a/deep/er'])
  })

  test('without a SKILL.md anywhere is itself one, unless only looked into', async (t) => {
    const folder = temporaryFolder(t, {'x/scripts/run.sh': 'echo', 'empty/folder/.keep': ''})
    assert.deepEqual(await find(folder, ['x']), ['x'])
    assert.deepEqual(await find(folder, ['x'], {bare: false}), [])
  })

  test('a folder called SKILL.md makes no skill', async (t) => {
    const folder = temporaryFolder(t, {'x/SKILL.md/file': 'x'})
    assert.deepEqual(await find(folder, ['x']), ['x'])
  })

  test('nothing to read', async (t) => {
    const folder = temporaryFolder(t, {'notes.txt': 'x', 'fake.zip': 'no zip'})
    execFileSync('mkdir', ['-p', join(folder, 'empty/inside')])
    await assert.rejects(find(folder, ['empty']), codeIs('WEFT_INPUT_NO_SKILL'))
    await assert.rejects(find(folder, ['notes.txt']), codeIs('WEFT_INPUT_NO_SKILL'))
    await assert.rejects(find(folder, ['nowhere']), codeIs('WEFT_INPUT_NOT_FOUND'))
    await assert.rejects(find(folder, ['notes.txt/x']), codeIs('WEFT_INPUT_NOT_FOUND'))
    await assert.rejects(find(folder, ['fake.zip']), codeIs('WEFT_ARCHIVE_INVALID'))
    execFileSync('mkfifo', [join(folder, 'pipe')])
    await assert.rejects(find(folder, ['pipe']), codeIs('WEFT_INPUT_UNREADABLE'))
  })

  test('links: to a skill they count once, they are not searched, and they cannot loop', async (t) => {
    const folder = temporaryFolder(t, {'real/SKILL.md': skill, 'roots/x/.keep': '', 'many/one/SKILL.md': skill})
    symlinkSync('../real', join(folder, 'roots', 'linked'))
    symlinkSync('..', join(folder, 'roots', 'x', 'up'))
    symlinkSync('.', join(folder, 'roots', 'self'))
    symlinkSync('../many', join(folder, 'roots', 'many'))
    symlinkSync('/', join(folder, 'roots', 'disk'))
    symlinkSync('nothing', join(folder, 'roots', 'broken'))
    assert.deepEqual(await find(folder, ['roots']), ['roots/linked'])
    assert.deepEqual(await find(folder, ['roots', 'real']), ['roots/linked'])
    const [ref] = await discover(['roots'], {cwd: folder})
    assert.ok(ref)
    assert.deepEqual(
      readSkill(ref).files.map((file) => file.path),
      ['SKILL.md'],
    )
  })

  test('bounds end a search and say where', async (t) => {
    const folder = temporaryFolder(t, {'a/b/c/d/SKILL.md': skill, 'x/SKILL.md': skill})
    const places: string[] = []
    const onNotSearched = (path: string) => void places.push(relative(folder, path))
    assert.deepEqual(await find(folder, ['.'], {bounds: {depth: 2, folders: 100}, onNotSearched}), ['x'])
    assert.deepEqual(places, ['a/b'])
    assert.deepEqual(await find(folder, ['.'], {bounds: {depth: 9, folders: 2}, onNotSearched}), [''])
    assert.deepEqual(places.slice(1), ['', 'a'])
  })
})

describe('archives', () => {
  const entries = [
    {name: 'b/SKILL.md', data: skill},
    {name: 'a/SKILL.md', data: skill},
    {name: 'a/x/SKILL.md', data: skill},
    {name: 'a-b/SKILL.md', data: skill},
  ]

  test('are known by content, whatever their name', async (t) => {
    const folder = temporaryFolder(t, {
      'many.zip': makeZip(entries),
      'zip-called.tar': makeZip(entries),
      'tar-without-name': makeTar(entries),
      'root.skill': makeZip([
        {name: 'SKILL.md', data: skill},
        {name: 'x/SKILL.md', data: skill},
      ]),
      'bare.zip': makeZip([{name: 'run.sh', data: 'echo'}]),
    })
    for (const name of ['many.zip', 'zip-called.tar', 'tar-without-name']) {
      assert.deepEqual(await find(folder, [name]), [`${name}!a`, `${name}!a-b`, `${name}!b`])
    }
    assert.deepEqual(await find(folder, ['root.skill', 'bare.zip', './root.skill']), ['root.skill', 'bare.zip'])
    const refs = await discover(['many.zip', 'bare.zip'], {cwd: folder})
    assert.deepEqual(
      refs.map((ref) => ref.name),
      ['a', 'a-b', 'b', 'bare'],
    )
    assert.deepEqual(refs, structuredClone(refs))
  })

  test('made by zip and tar', async (t) => {
    const folder = temporaryFolder(t, {'one/SKILL.md': skill, 'one/x.sh': 'echo'})
    execFileSync('zip', ['-qr', 'one.zip', 'one'], {cwd: folder})
    execFileSync('tar', ['-czf', 'one.tgz', 'one'], {cwd: folder})
    execFileSync('tar', ['-cf', 'flat.tar', '-C', 'one', '.'], {cwd: folder})
    assert.deepEqual(await find(folder, ['one.zip', 'one.tgz', 'flat.tar']), ['one.zip!one', 'one.tgz!one', 'flat.tar'])
  })

  test('an encrypted SKILL.md still tells where the skill is', async (t) => {
    const folder = temporaryFolder(t, {'x.zip': makeZip([{name: 'a/SKILL.md', data: skill, flags: 1}])})
    const [ref] = await discover(['x.zip'], {cwd: folder})
    assert.equal(ref?.inner, 'a')
    assert.ok(ref)
    assert.deepEqual(
      readSkill(ref)
        .gaps.map((gap) => `${gap.kind} ${gap.path}`)
        .includes('unreadable SKILL.md'),
      true,
    )
  })

  test('empty, damaged, too large', async (t) => {
    const folder = temporaryFolder(t, {'empty.zip': makeZip([]), 'cut.zip': makeZip(entries).subarray(0, 100), 'big.zip': makeZip(entries)})
    await assert.rejects(find(folder, ['empty.zip']), codeIs('WEFT_INPUT_NO_SKILL'))
    await assert.rejects(find(folder, ['cut.zip']), codeIs('WEFT_ARCHIVE_INVALID'))
    assert.deepEqual(await find(folder, ['big.zip'], {limits: {...defaultLimits, archiveBytes: 10}}), ['big.zip'])
  })
})

describe('stdin', () => {
  test('is kept privately and removed when told', async (t) => {
    const folder = temporaryFolder(t)
    const zip = makeZip([{name: 'a/SKILL.md', data: skill}])
    let remove = () => {}
    const refs = await discover(['-', '-'], {
      cwd: folder,
      stdin: chunks(zip.subarray(0, 50), zip.subarray(50)),
      onTemporary: (now) => void (remove = now),
    })
    assert.equal(refs.length, 1)
    const [ref] = refs
    assert.ok(ref)
    assert.equal(statSync(ref.path).mode & 0o777, 0o600)
    assert.equal(statSync(dirname(ref.path)).mode & 0o777, 0o700)
    assert.deepEqual(readFileSync(ref.path), zip)
    const found = readSkill(ref)
    assert.equal(found.path, '-!a')
    assert.equal(found.name, 'a')
    remove()
    assert.equal(existsSync(dirname(ref.path)), false)
  })

  test('of a wrong kind, too long, empty or a terminal leaves nothing behind', async (t) => {
    const temporary = temporaryFolder(t)
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = temporary
    t.after(() => (before === undefined ? delete process.env['TMPDIR'] : (process.env['TMPDIR'] = before)))
    const limits = {...defaultLimits, archiveBytes: 10}
    await assert.rejects(discover(['-'], {cwd: temporary, stdin: chunks(Buffer.from('# Text'))}), codeIs('WEFT_ARCHIVE_INVALID'))
    await assert.rejects(discover(['-'], {cwd: temporary, stdin: chunks(makeZip([])), limits}), codeIs('WEFT_ARCHIVE_INVALID'))
    await assert.rejects(discover(['-'], {cwd: temporary, stdin: chunks()}), codeIs('WEFT_ARCHIVE_INVALID'))
    await assert.rejects(discover(['-'], {cwd: temporary, stdin: Object.assign(chunks(), {isTTY: true})}), codeIs('WEFT_USAGE'))
    await assert.rejects(discover(['-'], {cwd: temporary}), codeIs('WEFT_USAGE'))
    assert.deepEqual(execFileSync('ls', ['-A', temporary]).toString(), '')
  })
})

test('skill folders of any paths are outermost and hold a skill file', () => {
  const part = fc.constantFrom('a', 'a-b', 'a b', 'b', '.git', 'node_modules', 'c')
  const path = fc
    .tuple(fc.array(part, {maxLength: 4}), fc.constantFrom('SKILL.md', 'skill.md', 'x'))
    .map(([parts, name]) => [...parts, name].join('/'))
  fc.assert(
    fc.property(fc.array(path, {maxLength: 12}), (paths) => {
      const folders = skillFolders(paths)
      assert.equal(new Set(folders).size, folders.length)
      for (const folder of folders) {
        assert.ok(
          paths.some(
            (candidate) =>
              /^(.*\/)?skill\.md$/i.test(candidate) &&
              (dirname(candidate) === folder || (folder === '' && basename(candidate) === candidate)),
          ),
        )
        for (const other of folders)
          assert.ok(other === folder || !(folder === '' || other.startsWith(`${folder}/`)), `${folder} holds ${other}`)
      }
    }),
    {numRuns: runs},
  )
})

test('a folder that may not be listed is told, not thrown', async (t) => {
  const folder = temporaryFolder(t, {'closed/x/SKILL.md': skill, 'open/SKILL.md': skill})
  const places: string[] = []
  chmodSync(join(folder, 'closed'), 0)
  const found = await find(folder, ['.'], {onNotSearched: (path) => void places.push(relative(folder, path))}).finally(() =>
    chmodSync(join(folder, 'closed'), 0o700),
  )
  // The superuser may list it all the same.
  if (process.getuid?.() === 0) assert.deepEqual(found, ['closed/x', 'open'])
  else assert.deepEqual([found, places], [['open'], ['closed']])
})
