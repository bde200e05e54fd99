import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import fc from 'fast-check'
import {vocabulary} from '../../../src/lib/knowledge/vocabulary.ts'
import {compileWords} from '../../../src/lib/knowledge/word-finder.ts'

const runs = {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)}

describe('the finder of words', () => {
  it('finds each word that stands in a text, once, whatever the case of ASCII letters', () => {
    const char = fc.constantFrom(..."abcz019 _-.'", 'é', '確', '認')
    const text = fc.array(fc.oneof(char, fc.constantFrom('A', 'Z', 'B')), {maxLength: 40}).map((chars) => chars.join(''))
    const words = fc.uniqueArray(
      fc.array(char, {minLength: 1, maxLength: 6}).map((chars) => chars.join('')),
      {maxLength: 12},
    )
    fc.assert(
      fc.property(words, fc.array(text, {minLength: 1, maxLength: 3}), (words, texts) => {
        const finder = compileWords(words)
        for (const text of texts) {
          const found = new Int32Array(words.length + 1)
          const end = finder.run(text, found, 1)
          assert.deepEqual(
            [...found.slice(1, end)].sort((a, b) => a - b),
            words.flatMap((word, i) => (text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).includes(word) ? [i] : [])),
          )
        }
      }),
      runs,
    )
  })
})

describe('a vocabulary', () => {
  const patterns = [['send|post', 'key'], ['(?:do not|never) tell'], ['確認'], ['\\d+']]
  const texts = ['Send the key', 'post nothing', 'never tell', '確認', '']
  it('answers the same when its words were worked out before, and reads what was not', () => {
    const fresh = vocabulary()
    const needs = patterns.map((sources) => fresh.neededBy(sources))
    const ready = vocabulary(JSON.parse(JSON.stringify(fresh.prepared())) as ReturnType<typeof fresh.prepared>)
    const late = [...patterns, ['tell', 'zebra'], ['send|post', 'key']].map((sources) => ready.neededBy(sources))
    assert.deepEqual(
      late.slice(0, 4).map((needed) => needed()),
      needs.map((needed) => needed()),
    )
    const index = ready.index(['tell a zebra', ...texts])
    assert.deepEqual(
      late.map((needed) => index.having(needed())),
      [[1], [3], [4], [0, 1, 2, 3, 4, 5], [0], [1]],
    )
  })
})
