import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import fc from 'fast-check'
import {beginnings} from '../../../src/lib/knowledge/beginnings.ts'
import {satisfies, stemGroup, stemsOf} from '../../../src/lib/knowledge/stems.ts'

describe('the literal beginnings of a pattern', () => {
  for (const [source, stems] of [
    ['(?:ignor(?:e|ed)|set aside)', ['ignor', 'set asid']],
    ['users?|the user', ['user', 'the user']],
    ['(?:previous|prior)_x', ['previous', 'prior']],
    ['\\bdrop\\b', ['drop']],
    ['sign-?off', ['sign']],
    ['system\\w+', ['system']],
    ['a|bc', undefined],
    ['(?:very )?good', undefined],
    ['\\w+ly', undefined],
    ['(?<!x)bad', undefined],
    ['[ab]c', undefined],
  ] as const) {
    it(source, () => assert.deepEqual(beginnings(source), stems))
  }
})

describe('the filter', () => {
  it('never hides a match, whatever text and alternatives', () => {
    const word = fc.constantFrom('ab', 'abc', 'bca', 'cab', 'aab', 'abcab', 'c b', 'né', 'ig', 'ign', 'gnor')
    const alternative = fc.tuple(word, fc.constantFrom('', 's?', '\\w*', '(?:e|ed)', '+')).map(([stem, tail]) => stem + tail)
    fc.assert(
      fc.property(
        fc.array(alternative, {minLength: 1, maxLength: 5}),
        fc.array(fc.constantFrom('a', 'b', 'c', ' ', 'ig', 'n', 'or', 'é', 'd'), {maxLength: 40}),
        (parts, letters) => {
          const source = `(?:${parts.join('|')})`
          const text = letters.join('')
          const group = stemGroup(source)
          if (group !== undefined && new RegExp(source).test(text))
            assert.ok(satisfies(stemsOf(text), [group]), `${source} matches ${text}`)
        },
      ),
      {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)},
    )
  })
  it('lets nothing through that has no word of a group', () => {
    const first = stemGroup('(?:zebra|yak)')!
    const second = stemGroup('(?:stripe|horn)s?')!
    assert.equal(satisfies(stemsOf('a zebra with stripes'), [first, second]), true)
    assert.equal(satisfies(stemsOf('a zebra without'), [first, second]), false)
  })
})
