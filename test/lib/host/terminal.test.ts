import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {showsUnicode} from '../../../src/lib/host/terminal.ts'

describe('showsUnicode', () => {
  for (const [env, platform, wanted] of [
    [{LANG: 'en_GB.UTF-8'}, 'linux', true],
    [{LANG: 'C.utf8'}, 'linux', true],
    [{LANG: 'en_GB.UTF-8', LC_ALL: 'C'}, 'linux', false],
    [{LANG: 'C', LC_ALL: '', LC_CTYPE: 'C.UTF-8'}, 'linux', true],
    [{}, 'linux', false],
    [{LANG: 'C.UTF-8', TERM: 'linux'}, 'linux', false],
    [{}, 'darwin', true],
    [{}, 'win32', false],
    [{WT_SESSION: '1'}, 'win32', true],
  ] as const) {
    it(`${JSON.stringify(env)} on ${platform}: ${wanted}`, () => assert.equal(showsUnicode(env, platform), wanted))
  }
})
