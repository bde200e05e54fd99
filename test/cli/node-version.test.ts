import assert from 'node:assert/strict'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {describe, it} from 'node:test'
import semver from 'semver'
import {type Outcome, cleanEnv, execute, root, temporaryFolder} from '../support/cli.ts'

const launcher = join(root, 'bin/run.js')
const {engines} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {engines: {node: string}}
const tooOld = /^weft needs Node\.js [^\n]+; this is v[\d.]+\. \[WEFT_NODE_TOO_OLD\]\n$/

function assertRefused({stdout, stderr, code}: Outcome): void {
  assert.match(stderr, tooOld)
  assert.equal(stdout, '')
  assert.equal(code, 2)
}

describe('the launcher', () => {
  it('says in one line what it needs, for exactly the versions that package.json excludes', async (t) => {
    const folder = temporaryFolder(t)
    const fake = join(folder, 'fake.cjs')
    writeFileSync(
      fake,
      `const v = process.env.FAKE_NODE; Object.defineProperty(process, 'versions', {value: {...process.versions, node: v}}); Object.defineProperty(process, 'version', {value: 'v' + v}); process.exit = () => {}`,
    )
    const versions = [
      '12.0.0',
      '18.20.4',
      '20.20.2',
      '22.22.1',
      '22.22.2',
      '22.23.0',
      '23.11.1',
      '24.14.9',
      '24.15.0',
      '25.9.0',
      '26.0.0',
      '27.1.2',
    ]
    const refused = await Promise.all(
      versions.map(async (version) => {
        // Without its dist folder, so that a version that is good enough fails differently.
        const outcome = await execute(process.execPath, ['-r', fake, '-e', readFileSync(launcher, 'utf8').replace(/^#!.*/, '')], {
          cwd: folder,
          env: cleanEnv(folder, {FAKE_NODE: version}),
        })
        return tooOld.test(outcome.stderr)
      }),
    )
    assert.deepEqual(
      Object.fromEntries(versions.map((version, i) => [version, refused[i]])),
      Object.fromEntries(versions.map((version) => [version, !semver.satisfies(version, engines.node)])),
    )
  })

  // The machine's own Node, where there is one that is too old: no pretence can show what such a one parses.
  const old = findOldNode()
  it('runs on a really old Node', {skip: old === undefined && 'no old Node on this machine'}, async (t) => {
    assertRefused(await execute(old ?? '', [launcher, '--version'], {env: cleanEnv(temporaryFolder(t))}))
  })
})

function findOldNode(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'].filter(
    (folder) => !folder.includes('node_modules'),
  )
  const candidates = [...new Set(folders.map((folder) => join(folder, 'node')))].filter((path) => existsSync(path))
  return candidates.find((path) => path !== process.execPath)
}
