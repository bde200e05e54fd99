// The scoreboard: scans a labelled corpus and prints what is caught and what is called wrongly. Nothing of a sample is executed.
//   npm run corpus -- --corpus DIR [--manifest FILE] [--source NAME] [--check ID …] [--only TEXT]
//                     [--grades] [--list ID] [--misses N] [--output FILE] [--previous FILE] [--gate] [--out verdicts.jsonl]
//   npm run corpus -- --repos DIR --manifest FILE …      assembles the corpus into a temporary folder first
// DIR of --corpus holds benign/<name>/ and malicious/<name>/; that of --repos one bare git repository for each source at OWNER+NAME/repo. The manifest (JSON
// lines with name, label, tier, cluster, core, category, repo, commit, path) makes near-duplicates count once. --source scores one source alone, --check prints what these checks
// find (as --grades does for all), --gate exits with 1 when a check or the whole is over its budget of false alarms (corpus/budgets.ts).
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createHash} from 'node:crypto'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {loadChecks} from '../src/lib/scan/load-checks.ts'
import {assemble} from './corpus/assemble.ts'
import {compare, readRun} from './corpus/compare.ts'
import {printBudgets, printChanges, printGrades, printScore} from './corpus/print.ts'
import {readManifest, rowsOf} from './corpus/rows.ts'
import {scanRows} from './corpus/scan.ts'
import {total, weights} from './corpus/score.ts'

const {values} = parseArgs({
  options: {
    corpus: {type: 'string'},
    repos: {type: 'string'},
    manifest: {type: 'string'},
    source: {type: 'string'},
    check: {type: 'string', multiple: true},
    only: {type: 'string'},
    grades: {type: 'boolean', default: false},
    list: {type: 'string'},
    misses: {type: 'string', default: '0'},
    output: {type: 'string'},
    previous: {type: 'string'},
    gate: {type: 'boolean', default: false},
    out: {type: 'string'},
  },
})
const fail = (message: string): never => {
  console.error(message)
  process.exit(2)
}
if (values.corpus === undefined && (values.repos === undefined || values.manifest === undefined))
  fail('usage: npm run corpus -- --corpus DIR [--manifest FILE] …, or --repos DIR --manifest FILE …; see the head of scripts/corpus.ts')
// Read first, so that --output may name the same file.
const before = values.previous === undefined ? undefined : readRun(values.previous)
const entries = values.manifest === undefined ? [] : readManifest(values.manifest)

let corpus = values.corpus
if (corpus === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'weft-corpus-'))
  process.on('exit', () => rmSync(folder, {recursive: true, force: true}))
  for (const [source, count] of assemble(entries, values.repos ?? '', folder)) console.error(`not there: ${source}, ${count} skills`)
  corpus = folder
}
const rows = rowsOf(resolve(corpus), entries).filter(
  ({name, source}) =>
    (values.only === undefined || name.includes(values.only)) && (values.source === undefined || source === values.source),
)
if (rows.length === 0) fail(`No labelled skills in ${corpus}${values.source === undefined ? '' : ` of the source ${values.source}`}.`)
const ids = (await loadChecks()).map(({id}) => id).filter((id) => values.check?.includes(id) ?? true)
if (ids.length === 0) fail(`There is no check ${values.check?.join(' or ')}.`)

const cpu = process.cpuUsage()
const started = performance.now()
const results = await scanRows(rows, ids)
const seconds = (performance.now() - started) / 1000
const {user, system} = process.cpuUsage(cpu)

for (const {row, findings} of values.list === undefined ? [] : results)
  for (const finding of findings.filter(({checkId}) => checkId === values.list).slice(0, 3))
    console.log(
      `${row.label.padEnd(9)} ${row.name}: ${finding.axis} ${finding.severity}·${finding.confidence} ${finding.file}:${finding.line} ${finding.message}\n            | ${finding.snippet}`,
    )
if (values.grades || values.check !== undefined) printGrades(results, console.log)
printScore(results, console.log)
const over = printBudgets(results, ids, console.log)
const wrong = results.filter(({row, verdict}) => row.core && (verdict === 'block') !== (row.label === 'malicious'))
for (const {row, verdict, reason} of wrong.slice(0, Number(values.misses)))
  console.log(`${row.label === 'malicious' ? 'missed' : 'alarm '} ${row.name} (${row.tier}): ${verdict}, ${reason.slice(0, 200)}`)
if (before !== undefined) printChanges(compare(before, results), console.log)
console.log(
  `${results.length} skills in ${seconds.toFixed(1)} s, ${(results.length / seconds).toFixed(0)} skills/s; ${((user + system) / 1e6).toFixed(2)} s of CPU, ${((user + system) / 1e3 / results.length).toFixed(2)} ms each`,
)
const slow = results.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 3)
console.log(`slowest: ${slow.map(({row, milliseconds}) => `${row.name} ${milliseconds} ms`).join(', ')}`)

if (values.out !== undefined)
  writeFileSync(values.out, `${results.map(({row, verdict}) => JSON.stringify({name: row.name, verdict})).join('\n')}\n`)
if (values.output !== undefined) {
  const run = {
    version: 1,
    node: process.version,
    manifest: values.manifest === undefined ? null : createHash('sha256').update(readFileSync(values.manifest)).digest('hex'),
    source: values.source ?? null,
    checks: ids,
    indicators: false,
    total: total(results, weights(results)),
    overBudget: over,
    skills: results.map(({row, verdict, reason, grades}) => {
      const {name, label, tier, cluster, core, source, category} = row
      return {name, label, tier, cluster, core, source, category, verdict, reason, checks: [...grades.keys()].sort()}
    }),
  }
  writeFileSync(values.output, `${JSON.stringify(run, undefined, 1)}\n`)
}
if (values.gate && over.length > 0) process.exitCode = 1
