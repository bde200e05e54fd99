import assert from 'node:assert/strict'
import {test} from 'node:test'
import fc from 'fast-check'
import {matchesGlob} from '../../../src/lib/scan/glob.ts'

const table: readonly [pattern: string, path: string, matches: boolean][] = [
  ['skills/deploy/SKILL.md', 'skills/deploy/SKILL.md', true],
  ['skills/deploy', 'skills/deploy/scripts/run.sh', true],
  ['skills/deploy/', 'skills/deploy/scripts/run.sh', true],
  ['./skills/*', 'skills/deploy/scripts/run.sh', true],
  ['skills/deploy', 'skills/deploy-evil/SKILL.md', false],
  ['*.md', 'skills/SKILL.md', false],
  ['**/*.md', 'SKILL.md', true],
  ['**/*.md', 'a/b/c.md', true],
  ['a/**/z', 'a/z', true],
  ['a/**/z', 'a/b/c/z', true],
  ['a/**/z', 'b/z', false],
  ['**/scripts/**/x?.sh', 'a/scripts/b/scripts/c/x1.sh', true],
  ['a*c*e', 'abcde', true],
  ['a*c*e', 'abcd', false],
  ['[ab]', 'a', false],
]

for (const [pattern, path, matches] of table) {
  test(`${pattern} ${matches ? 'matches' : 'does not match'} ${path}`, () => assert.equal(matchesGlob(pattern, path), matches))
}

test('agrees with a plain regular expression of the same meaning', () => {
  const part = fc.constantFrom('a', 'b', 'ab', 'aab', 'ba')
  const piece = fc.constantFrom('*', '**', '?', 'a', 'a*', '*b', 'a?*')
  fc.assert(
    fc.property(fc.array(piece, {minLength: 1, maxLength: 5}), fc.array(part, {minLength: 1, maxLength: 6}), (pattern, path) => {
      const source = pattern
        .map((one) => (one === '**' ? '(?:[^/]+/)*' : `${one.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}/`))
        .join('')
      assert.equal(matchesGlob(pattern.join('/'), path.join('/')), new RegExp(`^${source}(?:[^/]+/)*$`).test(`${path.join('/')}/`))
    }),
    {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)},
  )
})

test('takes no exponential time over a hostile path', () => {
  const started = performance.now()
  assert.equal(matchesGlob('**/*a*a*a*a*a*a*a*b/**/x', `${'a'.repeat(2000)}/`.repeat(20)), false)
  assert.ok(performance.now() - started < 2000)
})
