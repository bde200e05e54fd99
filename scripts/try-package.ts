// node scripts/try-package.ts TARBALL PREFIX: looks into the packed package, and runs the weft that was installed from it.
import assert from 'node:assert/strict'
import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, realpathSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const [tarball = '', prefix = ''] = process.argv.slice(2)
const packed = execFileSync('tar', ['-tzf', tarball], {encoding: 'utf8'})
  .trim()
  .split('\n')
  .map((path) => path.replace('package/', ''))
const stray = packed.filter((path) => !/^(bin|dist|skills)\/|^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(path))
assert.deepEqual(stray, [], 'only what a user needs is in the package')
assert.deepEqual(
  packed.filter((path) => /\.ts$/.test(path) && !path.startsWith('dist/types/')),
  [],
  'no source is in the package',
)
const {size} = statSync(tarball)
assert.ok(size < 1_500_000, `the package has ${size} bytes`)

const home = mkdtempSync(join(tmpdir(), 'weft-package-'))
try {
  const installed = realpathSync(join(prefix, 'lib/node_modules/weft-cli'))
  // A read-only home must not matter, nor must the folder that it is started in.
  const weft = (args: readonly string[], wanted = 0, env: Record<string, string> = {}): string => {
    const {stdout, stderr, status} = spawnSync(join(prefix, 'bin/weft'), args, {
      encoding: 'utf8',
      cwd: home,
      env: {PATH: process.env['PATH'] ?? '', HOME: home, ...env},
      maxBuffer: 2 ** 28,
    })
    assert.equal(status, wanted, `weft ${args.join(' ')} exits with ${status}: ${stdout}${stderr}`)
    assert.equal(stderr, '', `weft ${args.join(' ')} writes to standard error`)
    return stdout
  }
  assert.match(weft(['--version']), /^weft-cli\/\d+\.\d+\.\d+ /)
  const {checks} = JSON.parse(weft(['security', 'checks', '--json'])) as {checks: {category: string}[]}
  assert.deepEqual([checks.length, new Set(checks.map(({category}) => category)).size], [55, 10])
  const {plugins} = JSON.parse(weft(['plugins', '--json'])) as {plugins: {origin: string}[]}
  assert.equal(plugins.filter(({origin}) => origin === 'built-in').length, 4)
  // More than one skill, so that the worker threads run.
  const scan = JSON.parse(weft(['security', 'scan', join(installed, 'skills'), '--jobs', '2', '--json'])) as {
    verdict: string
    summary: {skills: number}
  }
  assert.deepEqual([scan.verdict, scan.summary.skills], ['pass', 3])
  for (const format of ['text', 'json', 'sarif', 'markdown', 'html', 'github'])
    weft(['security', 'scan', join(installed, 'skills'), '--format', format])
  weft(['doctor', '--json'], 0, {HOME: '/proc/nowhere', XDG_CACHE_HOME: '/proc/nowhere'})
  for (const line of ['skill list --json', 'registry env --json', 'bench env --json', 'help']) weft(line.split(' '))
  console.log(`package: ${packed.length} files, ${Math.round(size / 1000)} kB packed; the installed weft works`)
} finally {
  rmSync(home, {recursive: true, force: true})
}
