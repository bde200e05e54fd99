// The figures of the scanner, measured and not judged: medians of several runs, and for processes the ratio to `node -e 0` pair by pair.
//   npm run bench [-- --tree DIR] [--runs N]
// DIR holds real skills for the throughput row; without it the shipped skills are copied until there are a thousand. Needs `npm run build` first.
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir, totalmem} from 'node:os'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {discover} from '../src/lib/skill/discover.ts'
import {readSkill} from '../src/lib/skill/read.ts'
import {loadChecks} from '../src/lib/scan/load-checks.ts'
import {scanSkill} from '../src/lib/scan/scan.ts'

const {values} = parseArgs({options: {tree: {type: 'string'}, runs: {type: 'string', default: '15'}}})
const runs = Number(values.runs)
const root = resolve(import.meta.dirname, '..')
const weft = join(root, 'bin/run.js')
if (!existsSync(join(root, 'dist'))) {
  console.error('Nothing is built. Type: npm run build')
  process.exit(2)
}
const work = mkdtempSync(join(tmpdir(), 'weft-bench-'))
process.on('exit', () => rmSync(work, {recursive: true, force: true}))

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN
const row = (what: string, value: string): void => console.log(`${what.padEnd(58)} ${value}`)

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, node ${process.version}; medians of ${runs} runs\n`,
)

// 1. The engine on one skill of 10 KB, warm.
const small = join(work, 'small')
mkdirSync(small)
const sample = readFileSync(join(root, 'skills/discord/SKILL.md'), 'utf8')
writeFileSync(
  join(small, 'SKILL.md'),
  sample.padEnd(4000, '\n\nUse the script for the rest of the work, and say what it answered.').slice(0, 7000),
)
writeFileSync(join(small, 'run.py'), "import json, sys\n\ndef total(rows):\n    return sum(row['n'] for row in rows)\n\n".repeat(20))
writeFileSync(join(small, 'run.sh'), 'set -eu\nfor file in *.md; do\n  wc -w "$file"\ndone\n'.repeat(20))
const checks = await loadChecks()
const [ref] = await discover([small], {cwd: root})
const skill = await readSkill(ref!)
for (let i = 0; i < 200; i++) scanSkill(skill, checks)
const times = Array.from({length: 50}, () => {
  const started = performance.now()
  scanSkill(skill, checks)
  return performance.now() - started
})
row(
  `engine, one skill of ${(skill.files.reduce((sum, file) => sum + file.size, 0) / 1000).toFixed(1)} KB, warm`,
  `${median(times).toFixed(2)} ms`,
)

// 2. Whole processes against `node -e 0`, in turn.
interface Use {
  readonly cpu: number
  readonly memory: number
}
const preload = join(work, 'use.cjs')
writeFileSync(
  preload,
  "process.on('exit', () => { const u = process.resourceUsage(); require('fs').writeFileSync(process.env.WEFT_BENCH_USE, JSON.stringify({cpu: u.userCPUTime + u.systemCPUTime, memory: u.maxRSS})) })\n",
)
function use(args: readonly string[]): Use {
  const file = join(work, 'use.json')
  spawnSync(process.execPath, ['-r', preload, ...args], {stdio: 'ignore', cwd: work, env: {...process.env, WEFT_BENCH_USE: file}})
  return JSON.parse(readFileSync(file, 'utf8')) as Use
}
for (const [name, args] of [
  ['weft --version', [weft, '--version']],
  ['weft security checks --json', [weft, 'security', 'checks', '--json']],
  ['weft security scan DIR', [weft, 'security', 'scan', small, '--json']],
] as const) {
  use(args)
  const pairs = Array.from({length: runs}, () => ({one: use(args), floor: use(['-e', '0'])}))
  row(
    name,
    `${median(pairs.map(({one, floor}) => one.cpu / floor.cpu)).toFixed(2)} × node -e 0 in CPU time, ${(median(pairs.map(({one}) => one.memory)) / 1024).toFixed(0)} MiB`,
  )
}

// 3. A tree of a thousand skills.
let tree = values.tree === undefined ? undefined : resolve(values.tree)
if (tree === undefined) {
  tree = join(work, 'tree')
  const shipped = ['prompt-log', 'skill-vetting', 'discord']
  for (let i = 0; i < 1000; i++) cpSync(join(root, 'skills', shipped[i % shipped.length]!), join(tree, `skill-${i}`), {recursive: true})
}
const out = join(work, 'tree.json')
const started = performance.now()
spawnSync(
  process.execPath,
  ['-r', preload, weft, 'security', 'scan', tree, '--format', 'json', '--output', out, '--no-progress', '--fail-on', 'never'],
  {stdio: 'ignore', cwd: work, env: {...process.env, WEFT_BENCH_USE: join(work, 'use.json')}},
)
const seconds = (performance.now() - started) / 1000
const report = JSON.parse(readFileSync(out, 'utf8')) as {summary: {skills: number}; skills: {files: number; bytes: number}[]}
const used = JSON.parse(readFileSync(join(work, 'use.json'), 'utf8')) as Use
const bytes = report.skills.reduce((sum, one) => sum + one.bytes, 0)
row(
  `weft security scan of ${report.summary.skills} skills, ${(bytes / 1e6).toFixed(1)} MB`,
  `${(report.summary.skills / seconds).toFixed(0)} skills/s, ${seconds.toFixed(2)} s, ${(used.cpu / 1e6).toFixed(2)} s of CPU, peak ${(used.memory / 1024).toFixed(0)} MiB`,
)
