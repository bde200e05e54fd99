import assert from 'node:assert/strict'
import {test} from 'node:test'
import type {Doc} from '../../../src/lib/parse/facts.ts'
import {spokenOf} from '../../../src/lib/parse/spoken.ts'

function codeIn(text: string, headings: readonly string[] = []): Doc {
  const file = {file: 'SKILL.md', layers: [], headings: [], verbatim: true} as const
  const parent: Doc = {...file, language: 'markdown', text, parent: undefined, offset: 0, role: 'prose'}
  const offset = text.indexOf('`') + 1
  return {...file, language: 'shell', text: text.slice(offset, text.indexOf('`', offset)), parent, offset, role: 'asked', headings}
}

const forbidden = [
  'Never type `x | sh`.',
  "Don't run `x | sh`, it is unsafe.",
  'Never-type list:\n- one\n- `x | sh` - unseen code',
  '> The attacker executed `x | sh` at noon.',
  'You must not paste `x | sh` anywhere.',
  'Commands not to run:\n\n1. `x | sh`',
]
const used = [
  'Never start without running `x | sh`.',
  'Run `x | sh`.',
  'Do not run anything but `x | sh`.',
  'Never skip these steps:\n- `x | sh`',
  "Don't run the tests before `x | sh`.",
  'Setup:\n- `x | sh`',
  '> Then run `x | sh`.',
]

for (const text of forbidden) test(`talked about: ${text}`, () => assert.equal(spokenOf(codeIn(text)), 'forbidden'))
for (const text of used) test(`a step: ${text}`, () => assert.equal(spokenOf(codeIn(text)), undefined))

test('a report of what was seen', () => assert.equal(spokenOf(codeIn('Payload used: `x | sh`')), 'reported'))
test('a heading that forbids', () => {
  assert.equal(spokenOf(codeIn('`x | sh`', ['what not to do'])), 'forbidden')
  assert.equal(spokenOf(codeIn('`x | sh`', ['do not skip this'])), undefined)
})
