import assert from 'node:assert/strict'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {test} from 'node:test'
import {stripVTControlCharacters} from 'node:util'
import {GFM, parser} from '@lezer/markdown'
import type {ScanReport} from '../../../src/lib/scan/report.ts'
import {type Format, formats, loadReporter} from '../../../src/plugins/security/reporters/index.ts'
import type {ReportOptions} from '../../../src/plugins/security/reporters/reporter.ts'
import {columns} from '../../../src/plugins/security/reporters/text/wrap.ts'
import {blocked, finding, hostileReport, options, report, skill} from './sample.ts'

// Set WEFT_UPDATE_GOLDEN=1 to write the expected files anew, then read the difference.
const golden = join(import.meta.dirname, 'golden')
const update = process.env['WEFT_UPDATE_GOLDEN'] === '1'

const warned = skill({
  name: 'deploy',
  path: '/home/ann/skills/deploy',
  verdict: 'warn',
  reason: 'It restarts services under sudo.',
  findings: blocked.findings.filter(({checkId}) => checkId === 'PE-002'),
})

const passes = (number: number) =>
  Array.from({length: number}, (_, index) => skill({name: `ok-${index}`, path: `/home/ann/skills/ok-${index}`}))

const archived = skill({
  ...blocked,
  name: 'in-an-archive',
  path: '/home/ann/skills.zip!inner/skill',
  findings: [finding({layers: ['base64']})],
  notCovered: [],
})

const reports = {
  pass: report([skill()]),
  block: report([blocked]),
  many: report([skill(), blocked, warned, archived, ...passes(6)], {
    errors: [{path: '/home/ann/broken.zip', code: 'WEFT_ARCHIVE_INVALID', message: 'The archive is damaged.'}],
    notices: ['The allowance for PE-002 (until the rewrite) expired on 2026-01-01 and no longer applies: .weft/policy.toml:3'],
  }),
  hostile: hostileReport,
  nothing: report([], {errors: [{path: '/home/ann/none', code: 'WEFT_INPUT_NOT_FOUND', message: 'There is no such path.'}]}),
} satisfies Record<string, ScanReport>

async function render(format: Format, which: ScanReport, overrides: Partial<ReportOptions> = {}): Promise<string> {
  return (await loadReporter(format))(which, {...options, ...overrides})
}

const cases: readonly [file: string, format: Format, which: keyof typeof reports, overrides?: Partial<ReportOptions>][] = [
  ['pass.txt', 'text', 'pass'],
  ['block.txt', 'text', 'block'],
  ['block-explain.txt', 'text', 'block', {explain: true}],
  ['many.txt', 'text', 'many'],
  ['hostile.txt', 'text', 'hostile'],
  ['nothing.txt', 'text', 'nothing'],
  ['many.md', 'markdown', 'many'],
  ['hostile.md', 'markdown', 'hostile'],
  ['many.github.txt', 'github', 'many'],
  ['hostile.github.txt', 'github', 'hostile'],
  ['many.sarif', 'sarif', 'many'],
]

for (const [file, format, which, overrides] of cases) {
  test(`${format} of ${which} is golden/${file}`, async () => {
    const path = join(golden, file)
    const output = await render(format, reports[which], overrides)
    if (update) {
      mkdirSync(golden, {recursive: true})
      writeFileSync(path, output)
    }
    assert.equal(output, readFileSync(path, 'utf8'))
  })
}

// oxlint-disable-next-line no-control-regex -- these are the characters to look for
const dangerous = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/

for (const format of formats) {
  test(`${format}: nothing a terminal obeys comes through from a hostile skill`, async () => {
    for (const explain of [false, true]) assert.doesNotMatch(await render(format, hostileReport, {explain}), dangerous)
  })
}

for (const format of ['text', 'github'] as const) {
  test(`${format}: a workflow log obeys nothing of a hostile skill`, async () => {
    for (const width of [40, 41, 63, 80, 120]) {
      const output = await render(format, hostileReport, {width, explain: true})
      assert.doesNotMatch(output, /##\[/)
      const commands = output.split('\n').filter((line) => line.trimStart().startsWith('::'))
      if (format === 'text') assert.deepEqual(commands, [])
      else for (const line of commands) assert.match(line, /^::(error|warning|notice) (file|title)=/)
    }
  })
}

test('text fits the width, and colour changes nothing but colour', async () => {
  for (const which of Object.values(reports)) {
    for (const width of [40, 80, 100]) {
      const plain = await render('text', which, {width, explain: true})
      for (const line of plain.split('\n')) assert.ok(columns(line) <= width, `${columns(line)} > ${width}: ${line}`)
      const coloured = await render('text', which, {width, explain: true, color: true})
      assert.notEqual(coloured, plain)
      assert.equal(stripVTControlCharacters(coloured), plain)
    }
  }
})

test('json is the report itself; a minimum severity leaves out findings and keeps the count', async () => {
  assert.deepEqual(JSON.parse(await render('json', reports.many)), JSON.parse(JSON.stringify(reports.many)))
  assert.deepEqual(JSON.parse(await render('json', hostileReport)), JSON.parse(JSON.stringify(hostileReport)))
  const high = JSON.parse(await render('json', reports.block, {minSeverity: 'critical'})) as ScanReport
  assert.deepEqual(new Set(high.skills[0]?.findings.map(({severity}) => severity)), new Set(['critical']))
  assert.deepEqual(high.summary, reports.block.summary)
  assert.equal(high.verdict, 'block')
})

test('github: worst first, with file, line and column only where a file can be opened', async () => {
  const lines = (await render('github', report([archived, warned]))).trimEnd().split('\n')
  assert.match(lines[0] ?? '', /^::error file=skills\.zip,title=EX-002 secret-to-network \(critical\)::/)
  assert.match(lines[1] ?? '', /^::error file=skills\/deploy\/SKILL\.md,line=15,col=1,title=/)
  assert.match(lines.at(-1) ?? '', /^weft: BLOCK, 2 skills, 1 block: in-an-archive, 1 warn/)
})

test('github: repeats of one finding come after all others, whatever their severity', async () => {
  const lines = (await render('github', report([blocked])))
    .split('\n')
    .filter((line) => /^::(error|notice) file/.test(line) && !line.includes('new in this version'))
  const copies = lines.map((line) => line.includes('scripts/copy'))
  assert.equal(copies.indexOf(true), 4)
  assert.equal(copies.lastIndexOf(false), 3)
})

test('markdown: no link, image or markup of a hostile skill, and no mention', async () => {
  const source = await render('markdown', hostileReport, {explain: true})
  const forbidden: string[] = []
  let bare = source
  parser
    .configure(GFM)
    .parse(source)
    .iterate({
      enter({name, from, to}) {
        if (/Link|Image|URL|Autolink|HTMLTag|Table|FencedCode|SetextHeading/.test(name))
          forbidden.push(`${name}: ${source.slice(from, to)}`)
        if (name === 'InlineCode') bare = bare.slice(0, from) + ' '.repeat(to - from) + bare.slice(to)
      },
    })
  assert.deepEqual(forbidden, [])
  assert.doesNotMatch(bare, /@|www\.|:\/\//)
})

test('markdown fits a comment of a pull request', async () => {
  const long = Array.from({length: 300}, (_, index) => ({...blocked, name: `skill-${index}`}))
  const source = await render('markdown', report(long))
  assert.ok(source.length < 65_536)
  assert.match(source, /more skills not shown/)
})
