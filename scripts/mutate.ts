// The evasion table: every transformation on every fixture, then the smallest edit that evades each check.
//   npm run mutate [-- --family NAME] [--only TRANSFORMATION] [--misses] [--check ID …] [--no-table] [--no-search]
// Exit code 1 when fewer than 98 % of the changed malicious fixtures are still blocked, or when a benign one is blocked for the change alone.
import {parseArgs} from 'node:util'
import {loadChecks} from '../src/lib/scan/load-checks.ts'
import {scanSkill} from '../src/lib/scan/scan.ts'
import {readFixtures} from './mutate/fixtures.ts'
import {families} from './mutate/index.ts'
import {smallestEdits} from './mutate/search.ts'
import {measure, type Row} from './mutate/table.ts'

const {values} = parseArgs({
  options: {
    family: {type: 'string'},
    only: {type: 'string'},
    misses: {type: 'boolean', default: false},
    check: {type: 'string', multiple: true},
    'no-table': {type: 'boolean', default: false},
    'no-search': {type: 'boolean', default: false},
    seconds: {type: 'string', default: '60'},
  },
})
const least = 98
const checks = await loadChecks()
const scan = (skill: Parameters<typeof scanSkill>[0]) => scanSkill(skill, checks)
const progress = process.stderr.isTTY ? (text: string) => process.stderr.write(`\r\x1b[K${text.slice(0, 78)}`) : () => undefined

if (!values['no-table']) {
  const fixtures = readFixtures()
  const rows: Row[] = []
  for (const [family, transformations] of Object.entries(families)) {
    if (values.family !== undefined && family !== values.family) continue
    console.log(`\n${family.padEnd(38)} applied  blocked   benign  blocked`)
    for (const transformation of transformations) {
      if (values.only !== undefined && transformation.name !== values.only) continue
      progress(transformation.name)
      const row = measure(transformation, fixtures, scan)
      progress('')
      rows.push(row)
      const mark = row.missed.length > 0 || row.alarms.length > 0 ? ' <' : ''
      console.log(
        `${(transformation.name + (transformation.keeps ? '' : ' *')).padEnd(38)} ${count(row.applied)} ${count(row.applied - row.missed.length)} ${count(row.benign)} ${count(row.alarms.length)}${mark}`,
      )
      if (values.misses) {
        for (const {name, verdict, reason} of row.missed) console.log(`    missed ${name}: ${verdict}, ${reason.slice(0, 140)}`)
        for (const {name, reason} of row.alarms) console.log(`    alarm  ${name}: ${reason.slice(0, 140)}`)
      }
    }
  }
  const applied = sum(rows, (row) => row.applied)
  const blocked = applied - sum(rows, (row) => row.missed.length)
  const alarms = sum(rows, (row) => row.alarms.length)
  const share = (100 * blocked) / (applied || 1)
  console.log('\n* loses a little of what the skill wanted')
  console.log(
    `${rows.length} transformations; ${blocked} of ${applied} changed malicious skills still blocked: ${share.toFixed(2)} % (wanted: ${least} %)`,
  )
  console.log(`${sum(rows, (row) => row.benign)} changed benign skills, ${alarms} of them blocked because of the change (wanted: 0)`)
  if (share < least || alarms > 0) process.exitCode = 1
}

if (!values['no-search']) {
  console.log(
    '\nThe smallest edit of a bad example after which its check is no longer sure of it. A line edit may also break the attack.\n',
  )
  const chosen = values.check === undefined ? checks : checks.filter((check) => values.check!.includes(check.id))
  for (const line of smallestEdits(chosen, Object.values(families).flat(), Number(values.seconds) * 1000, progress)) console.log(line)
}

function count(value: number): string {
  return String(value).padStart(8)
}

function sum(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}
