import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {foreignLetters} from '../../../src/lib/parse/foreign.ts'
import {invisibleRuns, mixedScriptWords} from '../../../src/lib/parse/layers/normalise.ts'

/** The basic plane, and the blocks beyond it that hold letters, symbols, tags and selectors. */
function* characters(): Iterable<string> {
  for (const [from, to] of [
    [0x80, 0xd7ff],
    [0xe000, 0xffff],
    [0x10000, 0x10fff],
    [0x1d000, 0x1ffff],
    [0xe0000, 0xe0fff],
  ] as const)
    for (let code = from; code <= to; code++) yield String.fromCodePoint(code)
}

describe('what a text has beyond ASCII', () => {
  it('is nothing for plain text, symbols and emoji', () => {
    for (const text of ['plain', '“quoted” — and • more ✓', '🚀 go 🎉', 'café', '漢字', ''])
      assert.deepEqual(foreignLetters(text), {invisible: false, foldable: false}, text)
  })
  it('is told for every character that leaves no mark', () => {
    for (const char of characters())
      if (invisibleRuns(`ab${char}cd`).length > 0) assert.ok(foreignLetters(char).invisible, char.codePointAt(0)!.toString(16))
  })
  it('is told for every letter that makes a word of mixed scripts', () => {
    for (const char of characters())
      if (mixedScriptWords(`ab${char}cd`).some(({kind}) => kind === 'mixed'))
        assert.ok(foreignLetters(char).foldable, char.codePointAt(0)!.toString(16))
  })
})
