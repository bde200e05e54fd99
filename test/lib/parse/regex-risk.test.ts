import assert from 'node:assert/strict'
import {it} from 'node:test'
import fc from 'fast-check'
import {catastrophicPart} from '../../../src/lib/parse/regex-risk.ts'

const bad = [
  '^(a+)+$',
  '(a*)*b',
  '^(\\w+\\s?)*$',
  '(?:\\d|\\w)+!',
  '(.*)*x',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(?<n>x+x*)+y',
  '^(?:[\\w-]+)*@',
  '(a|a)*$',
  '(\\s*\\d+\\s*,?\\s*){4,}\\)',
]
const good = [
  '^a+$',
  '^(?:a+,)*a+$',
  '"(?:[^"\\\\]|\\\\.)*"',
  '^\\d+(\\.\\d+)*$',
  '(?:a+)+',
  '(a+){1,3}$',
  '(foo|bar)+$',
  '^(?:\\w+\\.)+\\w+$',
  '(?:ab+)+c',
  '[+*](a)+',
  '(unclosed+',
  '^(\\s+\\S+)+$',
]

it('finds what backtracks exponentially', () => {
  for (const pattern of bad) assert.notEqual(catastrophicPart(pattern), undefined, pattern)
})

it('keeps silent on what does not', () => {
  for (const pattern of good) assert.equal(catastrophicPart(pattern), undefined, pattern)
})

// Patterns made of a quantified group around a quantified class: each verdict is held against the engine, with the time of two lengths.
it('agrees with the engine', () => {
  for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(?:a+,)*a+$', '^(?:ab+)+$']) {
    const regex = new RegExp(pattern)
    // The best of five: a busy machine only ever makes it slower.
    const time = (length: number): number =>
      Math.min(
        ...Array.from({length: 5}, () => {
          const started = process.hrtime.bigint()
          regex.test('a'.repeat(length) + '!')
          return Number(process.hrtime.bigint() - started)
        }),
      )
    time(8)
    const exponential = time(22) > 50 * Math.max(time(10), 2000)
    assert.equal(catastrophicPart(pattern) !== undefined, exponential, pattern)
  }
})

it('answers for any text', () => {
  const piece = fc.constantFrom('(', ')', '[', ']', '*', '+', '{2,}', '|', 'a', '\\w', '.', '^', '$', '?', '\\', '(?:', '{', '}')
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 60}), (pieces) => {
      const found = catastrophicPart(pieces.join(''))
      assert.ok(found === undefined || pieces.join('').includes(found))
    }),
    {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)},
  )
})
