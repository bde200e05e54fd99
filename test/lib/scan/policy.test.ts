import assert from 'node:assert/strict'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {test, type TestContext} from 'node:test'
import fc from 'fast-check'
import {WeftError} from '../../../src/lib/errors.ts'
import {findPolicy} from '../../../src/lib/scan/find-policy.ts'
import {parsePolicy, readPolicy} from '../../../src/lib/scan/policy.ts'

const folder = (t: TestContext): string => {
  const path = mkdtempSync(join(tmpdir(), 'weft-policy-'))
  t.after(() => rmSync(path, {recursive: true}))
  return path
}

test('reads every setting', () => {
  const policy = parsePolicy(
    [
      'version = 1',
      'fail-on = "warn"',
      'min-severity = "low"',
      'allow-inline = true',
      'disable = ["DS-004"]',
      '[severity]',
      'US-002 = "medium"',
      '[[allow]]',
      'check = "PE-002"',
      'path = "skills/deploy"',
      'fingerprint = "0123456789abcdef"',
      'reason = "reviewed"',
      'expires = 2027-01-31',
      '[[allow]]',
      'check = "privilege-gain"',
      'reason = "known"',
      'expires = "2027-02-28"',
    ].join('\n'),
    '/repo/.weft/policy.toml',
    '/elsewhere',
  )
  assert.equal(policy.root, '/repo')
  assert.equal(policy.failOn, 'warn')
  assert.equal(policy.minSeverity, 'low')
  assert.equal(policy.allowInline, true)
  assert.deepEqual(policy.disable, ['DS-004'])
  assert.equal(policy.severity.get('US-002'), 'medium')
  assert.deepEqual(policy.allow, [
    {check: 'PE-002', path: 'skills/deploy', fingerprint: '0123456789abcdef', reason: 'reviewed', expires: '2027-01-31', line: 9},
    {check: 'privilege-gain', path: undefined, fingerprint: undefined, reason: 'known', expires: '2027-02-28', line: 15},
  ])
})

test('an empty policy decides nothing', () => {
  const policy = parsePolicy('# nothing yet\n', '/repo/policy.toml', '/cwd')
  assert.deepEqual(
    {...policy, severity: policy.severity.size},
    {
      file: '/repo/policy.toml',
      root: '/cwd',
      failOn: undefined,
      minSeverity: undefined,
      allowInline: false,
      disable: [],
      severity: 0,
      allow: [],
    },
  )
})

const mistakes: readonly [name: string, source: string, line: string, message: RegExp, hint: RegExp][] = [
  ['no TOML', 'fail-on = "warn"\nmin severity = 1\n', ':2:', /policy\.toml:2:\d+: /, /not valid TOML/],
  ['an unknown key', '# a\n\nfail_on = "warn"\n', ':3:', /no setting "fail_on" in a policy/, /fail-on, min-severity/],
  [
    'an unknown key of an allowance',
    '[[allow]]\ncheck = "PE-002"\nreason = "x"\nuntil = 2027-01-01\n',
    ':4:',
    /"until" in an allowance/,
    /expires/,
  ],
  [
    'an allowance without reason',
    '[[allow]]\ncheck = "A"\nreason = "x"\n\n[[allow]]\ncheck = "PE-002"\n',
    ':5:',
    /has no reason/,
    /reason = "why/,
  ],
  ['an empty reason', '[[allow]]\ncheck = "PE-002"\nreason = "  "\n', ':3:', /reason is empty/, /reason = "why/],
  ['an allowance without check', '[[allow]]\nreason = "x"\n', ':1:', /has no check/, /check = "US-002"/],
  ['a severity that is none', '[severity]\nUS-001 = "low"\nUS-002 = "tiny"\n', ':3:', /info, low, medium, high, critical/, /Mend/],
  ['a verdict that is none', 'fail-on = "error"\n', ':1:', /block, warn, critical/, /Mend/],
  ['a date that is none', '[[allow]]\ncheck = "A"\nreason = "x"\nexpires = "soon"\n', ':4:', /expires is a date/, /Mend/],
  ['a day that is none', '[[allow]]\ncheck = "A"\nreason = "x"\nexpires = "2027-13-45"\n', ':4:', /no day of the calendar/, /Mend/],
  ['a fingerprint that is none', '[[allow]]\ncheck = "A"\nreason = "x"\nfingerprint = "xyz"\n', ':4:', /16 hex digits/, /Mend/],
]

for (const [name, source, line, message, hint] of mistakes) {
  test(`${name} is WEFT_POLICY_INVALID with file, line and what to type`, () => {
    assert.throws(
      () => parsePolicy(source, '/repo/.weft/policy.toml', '/'),
      (error) => {
        assert.ok(error instanceof WeftError)
        assert.equal(error.code, 'WEFT_POLICY_INVALID')
        assert.equal(error.exit, 2)
        assert.ok(error.message.startsWith(`/repo/.weft/policy.toml${line}`), error.message)
        assert.match(error.message, message)
        assert.match(error.hint ?? '', hint)
        return true
      },
    )
  })
}

test('any text is a policy or WEFT_POLICY_INVALID, nothing else', () => {
  const line = fc.constantFrom(
    '[[allow]]',
    '[allow]',
    '[severity]',
    'check = "A"',
    'reason = "x"',
    'reason = 3',
    'severity = 1',
    'allow = []',
    '"__proto__" = "low"',
    '[__proto__]',
    'expires = 10:00:00',
    'expires = 2027-01-01T00:00:00Z',
    'disable = [1]',
    'version = 2',
    '= x',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(line, {maxLength: 8}).map((lines) => lines.join('\n')),
        fc.string(),
      ),
      (source) => {
        try {
          parsePolicy(source, 'p.toml', '/')
        } catch (error) {
          assert.ok(error instanceof WeftError && error.code === 'WEFT_POLICY_INVALID', String(error))
        }
      },
    ),
    {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)},
  )
})

test('a named policy that is not there is said so', (t) => {
  assert.throws(() => readPolicy('none.toml', folder(t)), {code: 'WEFT_INPUT_NOT_FOUND'})
})

function place(root: string, path: string, content = ''): void {
  mkdirSync(join(root, path, '..'), {recursive: true})
  writeFileSync(join(root, path), content)
}

test('is looked for upwards as far as the git root', (t) => {
  const root = folder(t)
  place(root, '.weft/policy.toml')
  place(root, 'repo/.git/HEAD')
  place(root, 'repo/a/b/file')
  assert.deepEqual(findPolicy(join(root, 'repo/a/b')), {file: undefined, refused: undefined})
  place(root, 'repo/.weft/policy.toml')
  assert.equal(findPolicy(join(root, 'repo/a/b')).file, join(root, 'repo/.weft/policy.toml'))
  place(root, 'repo/a/.weft/policy.toml')
  assert.equal(findPolicy(join(root, 'repo/a/b')).file, join(root, 'repo/a/.weft/policy.toml'))
})

test('outside a repository only the folder itself counts', (t) => {
  const root = folder(t)
  place(root, '.weft/policy.toml')
  place(root, 'a/file')
  assert.equal(findPolicy(root).file, join(root, '.weft/policy.toml'))
  assert.equal(findPolicy(join(root, 'a')).file, undefined)
})

test('a policy that came with a skill is refused', (t) => {
  const root = folder(t)
  place(root, '.git/HEAD')
  place(root, 'skill/SKILL.md')
  place(root, 'skill/.weft/policy.toml')
  place(root, 'skill/scripts/.weft/policy.toml')
  for (const inside of ['skill', 'skill/scripts']) {
    assert.deepEqual(findPolicy(join(root, inside)), {file: undefined, refused: join(root, inside, '.weft/policy.toml')})
  }
})
