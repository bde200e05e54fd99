// The scoreboard: scans a labelled corpus and prints what is caught and what is called wrongly, by tier and by check.
//   node scripts/corpus.ts --corpus DIR [--manifest FILE] [--check ID …] [--list ID] [--misses N] [--out verdicts.jsonl]
// DIR holds benign/<name>/ and malicious/<name>/. The manifest (JSON lines with name, label, tier, cluster, core) makes near-duplicates count once.
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {discover} from '../src/lib/skill/discover.ts'
import {readSkill} from '../src/lib/skill/read.ts'
import {loadChecks} from '../src/lib/scan/load-checks.ts'
import type {SkillReport} from '../src/lib/scan/report.ts'
import {scanSkill} from '../src/lib/scan/scan.ts'

interface Row {
  readonly name: string
  readonly label: string
  readonly tier: string
  readonly cluster: string
  readonly core: boolean
}

const {values} = parseArgs({
  options: {
    corpus: {type: 'string'},
    manifest: {type: 'string'},
    check: {type: 'string', multiple: true},
    list: {type: 'string'},
    misses: {type: 'string', default: '0'},
    out: {type: 'string'},
    only: {type: 'string'},
  },
})
if (values.corpus === undefined) {
  console.error('usage: node scripts/corpus.ts --corpus DIR [--manifest FILE] [--check ID …] [--list ID] [--misses N] [--out FILE]')
  process.exit(2)
}
const rows = new Map<string, Row>()
if (values.manifest !== undefined)
  for (const line of readFileSync(values.manifest, 'utf8').trim().split('\n'))
    rows.set((JSON.parse(line) as Row).name, JSON.parse(line) as Row)

const all = await loadChecks()
const checks = values.check === undefined ? all : all.filter((check) => values.check!.includes(check.id))
const results: {row: Row; report: SkillReport}[] = []
const started = process.cpuUsage()
for (const label of ['benign', 'malicious']) {
  const folder = join(values.corpus, label)
  if (!existsSync(folder)) continue
  for (const name of readdirSync(folder).sort()) {
    if (values.only !== undefined && !name.includes(values.only)) continue
    const [ref] = await discover([join(folder, name)], {cwd: process.cwd()})
    if (ref === undefined) continue
    const row = rows.get(name) ?? {name, label, tier: label, cluster: name, core: true}
    results.push({row, report: scanSkill(await readSkill(ref), checks)})
  }
}
const used = process.cpuUsage(started)

const sizes = new Map<string, number>()
for (const {row} of results) sizes.set(row.cluster, (sizes.get(row.cluster) ?? 0) + 1)
const weight = (row: Row): number => (row.core ? 1 / sizes.get(row.cluster)! : 0)

interface Tally {
  total: number
  block: number
  warn: number
}
const tiers = new Map<string, Tally>()
const perCheck = new Map<string, Map<string, number>>()
for (const {row, report} of results) {
  for (const key of [`${row.label} · ${row.tier}`, `${row.label} · ALL`]) {
    const tally = tiers.get(key) ?? {total: 0, block: 0, warn: 0}
    tiers.set(key, tally)
    tally.total += weight(row)
    if (report.verdict !== 'pass') tally[report.verdict] += weight(row)
  }
  const kinds = new Set(
    report.findings.map((finding) => `${finding.checkId}\t${finding.axis} ${finding.severity}·${finding.confidence}\t${row.label}`),
  )
  for (const kind of kinds) {
    const [id, grade, label] = kind.split('\t') as [string, string, string]
    const grades = perCheck.get(id) ?? new Map<string, number>()
    perCheck.set(id, grades)
    grades.set(`${label} ${grade}`, (grades.get(`${label} ${grade}`) ?? 0) + weight(row))
  }
  if (values.list !== undefined) {
    for (const finding of report.findings.filter((candidate) => candidate.checkId === values.list).slice(0, 3)) {
      console.log(
        `${row.label.padEnd(9)} ${row.name}: ${finding.axis} ${finding.severity}·${finding.confidence} ${finding.file}:${finding.line} ${finding.message}\n            | ${finding.snippet}`,
      )
    }
  }
}

for (const [id, grades] of [...perCheck].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(id)
  for (const [grade, count] of [...grades].sort()) console.log(`    ${grade.padEnd(44)} ${count.toFixed(1)}`)
}
const percent = (part: number, total: number): string => `${((100 * part) / (total || 1)).toFixed(1)} %`
for (const [tier, {total, block, warn}] of [...tiers].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(
    `${tier.padEnd(28)} ${total.toFixed(0).padStart(4)} clusters   block ${percent(block, total).padStart(7)}   warn ${percent(warn, total).padStart(7)}`,
  )
}
const wrong = results.filter(({row, report}) => row.core && (report.verdict === 'block') !== (row.label === 'malicious'))
for (const {row, report} of wrong.slice(0, Number(values.misses)))
  console.log(
    `${row.label === 'malicious' ? 'missed' : 'alarm '} ${row.name} (${row.tier}): ${report.verdict}, ${report.reason.slice(0, 200)}`,
  )
if (values.out !== undefined)
  writeFileSync(values.out, results.map(({row, report}) => JSON.stringify({name: row.name, verdict: report.verdict})).join('\n') + '\n')
console.log(
  `${results.length} skills in ${((used.user + used.system) / 1e6).toFixed(2)} s of CPU, ${((used.user + used.system) / 1e3 / results.length).toFixed(2)} ms each`,
)
const slow = results.toSorted((a, b) => b.report.milliseconds - a.report.milliseconds).slice(0, 3)
console.log(`slowest: ${slow.map(({row, report}) => `${row.name} ${report.milliseconds} ms`).join(', ')}`)
