import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import fc from 'fast-check'
import {closest} from '../../src/lib/closest.ts'

const commands = ['security scan', 'security checks', 'skill list', 'skill validate', 'doctor']

describe('closest', () => {
  for (const [typed, wanted] of [
    ['securty scan', 'security scan'],
    ['security scna', 'security scan'],
    ['skil validate', 'skill validate'],
    ['dcotor', 'doctor'],
    ['publish', undefined],
    ['', undefined],
  ] as const) {
    it(`${typed} -> ${wanted}`, () => assert.equal(closest(typed, commands), wanted))
  }

  it('finds a word itself, whatever else there is', () => {
    fc.assert(
      fc.property(fc.array(fc.string({minLength: 1, maxLength: 20}), {minLength: 1}), fc.nat(), (words, i) => {
        const word = words[i % words.length] ?? ''
        assert.equal(closest(word, words), word)
      }),
      {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)},
    )
  })
})
