import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {describe, it} from 'node:test'
import {WeftError, errorTable, exitCodes} from '../src/lib/errors.ts'

describe('errors', () => {
  it('are all documented, each with its exit code, and nothing else is', () => {
    const page = readFileSync('docs/errors.md', 'utf8')
    const documented = [...page.matchAll(/^\| `(WEFT_\w+)` \| (\d+) \|/gm)].map(([, code, exit]) => [code, Number(exit)])
    assert.deepEqual(
      documented,
      Object.entries(errorTable).map(([code, [exit]]) => [code, exitCodes[exit]]),
    )
  })

  it('carry the exit code of their class', () => {
    assert.deepEqual(exitCodes, {ok: 0, findings: 1, usage: 2, untrusted: 3, bug: 4, interrupted: 130})
    assert.equal(new WeftError('WEFT_INPUT_NOT_FOUND', 'x').exit, 2)
    assert.equal(new WeftError('WEFT_BUG', 'x').exit, 4)
  })
})
