import assert from 'node:assert/strict'
import {execFile} from 'node:child_process'
import {closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, test} from 'node:test'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {nestedZip, tgzBomb, tgzOfEntries, tgzOfNames, writeZipOfEntries, zipBomb, zipOfManyLarge} from '../../support/bombs.ts'
import {temporaryFolder} from '../../support/temporary.ts'

const run = promisify(execFile)
const script = fileURLToPath(new URL('../../support/read-archive.ts', import.meta.url))

interface Result {
  readonly files: number
  readonly gaps: Readonly<Record<string, number>>
  readonly error?: string
  readonly milliseconds: number
  readonly megabytes: number
}

const cases: [string, (path: string) => void, (result: Result) => void][] = [
  [
    'a zip that becomes a GiB and says so',
    (path) => writeFileSync(path, zipBomb(true)),
    ({gaps, files}) => assert.deepEqual({gaps, files}, {gaps: {'compression-bomb': 1}, files: 1}),
  ],
  [
    'a zip bomb that says it is small',
    (path) => writeFileSync(path, zipBomb(false)),
    ({gaps, files}) => assert.deepEqual({gaps, files}, {gaps: {'compression-bomb': 1}, files: 1}),
  ],
  [
    'a zip of many large files',
    (path) => writeFileSync(path, zipOfManyLarge()),
    ({gaps, files}) => assert.deepEqual({gaps, files}, {gaps: {'total-size': 38}, files: 2}),
  ],
  [
    'a zip of a million entries',
    (path) => writeZipOfEntries(path, 1_000_000),
    ({gaps, files}) => assert.deepEqual({gaps, files}, {gaps: {'too-many': 1}, files: 20_000}),
  ],
  [
    'a tgz of a million entries',
    (path) => writeFileSync(path, tgzOfEntries(1_000_000)),
    ({gaps}) => assert.deepEqual(gaps, {collision: 1000, 'too-many': 1}),
  ],
  ['a tgz bomb', (path) => writeFileSync(path, tgzBomb()), ({gaps}) => assert.equal(gaps['compression-bomb'], 1)],
  ['a tgz of long names', (path) => writeFileSync(path, tgzOfNames()), ({gaps}) => assert.equal(gaps['too-many'], 1)],
  [
    'archives in archives',
    (path) => writeFileSync(path, nestedZip()),
    ({gaps, files}) => assert.deepEqual({gaps, files}, {gaps: {}, files: 1}),
  ],
]

describe('each of these stays under 512 MB', {concurrency: 2}, () => {
  for (const [label, write, check] of cases) {
    test(label, async (t) => {
      const path = join(temporaryFolder(t), 'input')
      write(path)
      const result = await readInProcess(path)
      t.diagnostic(`${result.megabytes} MB, ${result.milliseconds} ms`)
      check(result)
      assert.ok(result.megabytes < 512, `${result.megabytes} MB`)
    })
  }

  // In memory where there is such a place: making and removing that many files on a disk takes seconds.
  test('a folder of 20,500 files', {skip: existsSync('/dev/shm') ? false : 'needs /dev/shm'}, async (t) => {
    const folder = mkdtempSync('/dev/shm/weft-test-')
    t.after(() => rmSync(folder, {recursive: true}))
    for (let index = 0; index < 20_500; index++) closeSync(openSync(join(folder, `name-of-a-file-${index}`), 'w'))
    const {gaps, files, megabytes} = await readInProcess(folder)
    assert.deepEqual({gaps, files}, {gaps: {'too-many': 1}, files: 20_000})
    assert.ok(megabytes < 512, `${megabytes} MB`)
  })
})

async function readInProcess(path: string): Promise<Result> {
  const {stdout} = await run(process.execPath, [script, path])
  return JSON.parse(stdout) as Result
}
