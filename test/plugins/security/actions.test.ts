import assert from 'node:assert/strict'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {test, type TestContext} from 'node:test'
import type {FailOn} from '../../../src/lib/scan/policy.ts'
import type {SkillReport} from '../../../src/lib/scan/report.ts'
import {gather} from '../../../src/plugins/security/actions/gather.ts'
import {selectChecks} from '../../../src/plugins/security/actions/select-checks.ts'
import {exitCodeOf, summarise} from '../../../src/plugins/security/actions/summarise.ts'
import {blocked, checks, finding, skill} from './sample.ts'

const ids = (only: readonly string[], without: readonly string[] = []): string[] => selectChecks(checks, only, without).map(({id}) => id)

test('checks are chosen by id, name or category, in any case', () => {
  assert.deepEqual(ids([]), ['EX-002', 'PE-002', 'ID-003'])
  assert.deepEqual(ids(['pe-002', 'Secret-to-network']), ['EX-002', 'PE-002'])
  assert.deepEqual(ids(['information-disclosure']), ['ID-003'])
  assert.deepEqual(ids([], ['exfiltration', 'ID-003']), ['PE-002'])
})

test('an unknown check is said, with what may be meant; so is a choice of none', () => {
  assert.throws(() => ids(['privilege-gian']), {code: 'WEFT_CHECK_UNKNOWN', hint: /Did you mean privilege-gain\?/})
  assert.throws(() => ids(['ex-003']), {code: 'WEFT_CHECK_UNKNOWN', hint: /Did you mean EX-002\?/})
  assert.throws(() => ids([], ['XX-1234567']), {code: 'WEFT_CHECK_UNKNOWN', hint: /lists them/})
  assert.throws(() => ids(['EX-002'], ['EX-002']), {code: 'WEFT_USAGE'})
})

const scanned = (skills: readonly SkillReport[], errors = 0) =>
  summarise({
    skills,
    errors: Array.from({length: errors}, () => ({path: '/x', code: 'WEFT_INPUT_UNREADABLE', message: 'x'})),
    notices: [],
    version: '0.1.0',
    milliseconds: 12.4,
  })

test('the summary counts verdicts, findings by severity, and suppressed ones apart', () => {
  const report = scanned([blocked, skill(), skill({verdict: 'warn'})], 1)
  assert.equal(report.verdict, 'block')
  assert.deepEqual(report.summary, {
    ...{skills: 3, pass: 1, warn: 1, block: 1, errors: 1, suppressed: 1, milliseconds: 12},
    findings: {info: 0, low: 1, medium: 0, high: 1, critical: 14},
  })
  assert.equal('notices' in report, false)
  assert.equal(scanned([]).verdict, 'pass')
})

const high = skill({verdict: 'warn', findings: [finding({severity: 'high', axis: 'power'})]})
const hushed = skill({findings: [finding({suppressed: {by: 'baseline', reason: 'x'}})]})
const partial = skill({verdict: 'warn', notCovered: ['x: too large']})

const codes: readonly [name: string, skills: readonly SkillReport[], failOn: FailOn, code: number, errors?: number, full?: boolean][] = [
  ['nothing', [skill()], 'info', 0],
  ['block at block', [blocked], 'block', 1],
  ['warn at block', [high], 'block', 0],
  ['warn at warn', [high], 'warn', 1],
  ['high at high', [high], 'high', 1],
  ['high at low', [high], 'low', 1],
  ['high at critical', [high], 'critical', 0],
  ['suppressed at low', [hushed], 'low', 0],
  ['block at never', [blocked], 'never', 0],
  ['an error beside a block', [blocked], 'block', 2, 1],
  ['an error at never', [skill()], 'never', 2, 1],
  ['a gap', [partial], 'block', 0],
  ['a gap where full coverage is required', [partial], 'never', 1, 0, true],
]

for (const [name, skills, failOn, code, errors = 0, full = false] of codes) {
  test(`exit code of ${name}: ${code}`, () => assert.equal(exitCodeOf(scanned(skills, errors), failOn, full), code))
}

function skillsFolder(t: TestContext): string {
  const root = mkdtempSync(join(tmpdir(), 'weft-gather-'))
  t.after(() => rmSync(root, {recursive: true}))
  for (const name of ['a', 'b', '.claude/skills/c']) {
    mkdirSync(join(root, name), {recursive: true})
    writeFileSync(join(root, name, 'SKILL.md'), '# x')
  }
  return root
}

test('skills are gathered once each; an input that fails is an error among the others and thrown when alone', async (t) => {
  const cwd = skillsFolder(t)
  const surroundings = {cwd, home: join(cwd, 'home'), env: {}, stdin: undefined}
  const {refs, errors} = await gather(['a', 'nowhere', '.', join('b', 'SKILL.md')], false, surroundings)
  assert.deepEqual(
    refs.map(({name}) => name),
    ['a', 'c', 'b'],
  )
  assert.deepEqual(
    errors.map(({path, code}) => [path, code]),
    [['nowhere', 'WEFT_INPUT_NOT_FOUND']],
  )
  await assert.rejects(gather(['nowhere'], false, surroundings), {code: 'WEFT_INPUT_NOT_FOUND'})
  const installed = await gather([], true, surroundings)
  assert.deepEqual(
    installed.refs.map(({name}) => name),
    ['c'],
  )
})
