import assert from 'node:assert/strict'
import {test} from 'node:test'
import {judgePattern} from '../../scripts/regex/judge.ts'
import {limit} from '../../scripts/regex/measure.ts'
import {parsePattern} from '../../scripts/regex/parse.ts'

const power = (pattern: RegExp, longest?: number): number => judgePattern(pattern, longest).cost?.power ?? 0

// Each is super-linear in a way of its own.
const bad: readonly [string, RegExp][] = [
  ['a run behind what can begin anywhere', /<!--[^]*?-->/],
  ['a run behind a word boundary', /<Relationship\b([^>]*)>/],
  ['a line that begins anywhere', /^\s*x/m],
  ['the second alternative, behind a first that takes the start', /^`+|`+$/g],
  ['a class with a flag', /\p{L}+\d/u],
]

for (const [name, pattern] of bad) test(`found: ${name} ${pattern}`, () => assert.ok(power(pattern) > limit))

const good: readonly [string, RegExp][] = [
  ['a run that nothing has to follow', /\s+/g],
  ['a run that cannot begin inside itself', /(?<!\s)\s+$/],
  ['one that is anchored', /^\s+x/],
  ['a sticky one', /\s+x/y],
  ['bounded runs', /\s{0,20}=\s{0,20}[^\n]{0,80};/],
  ['alternatives under a star that differ', /(?:[^"\\\n]|\\[^\n])*"/y],
]

for (const [name, pattern] of good) test(`passed: ${name} ${pattern}`, () => assert.ok(power(pattern) <= limit))

test('an exponential pattern is found before it takes a year', () => {
  const cost = judgePattern(/^(\w+\s?)*!/).cost
  assert.ok(cost !== undefined && cost.power > 5 && cost.length < 100)
})

test('a bounded text is attacked within its bound', () => assert.equal(judgePattern(/\s+$/, 100).cost, undefined))

test('every syntax of the language is read to its end', () => {
  for (const pattern of [/(?<a>x)\k<a>\1/, /[\]^-]{2,}?|\u{1F600}|\cA|\x41|[^]/u, /(?i:a)(?-i:b)(?<!c)(?<=d)(?!e)/, /a{,3}|}/, /()|/])
    assert.doesNotThrow(() => parsePattern(pattern.source, pattern.flags), String(pattern))
})
