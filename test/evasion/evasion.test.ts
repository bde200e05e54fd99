import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {readFixtures, skillOf} from '../../scripts/mutate/fixtures.ts'
import {families} from '../../scripts/mutate/index.ts'
import {measure} from '../../scripts/mutate/table.ts'
import {loadChecks} from '../../src/lib/scan/load-checks.ts'
import {scanSkill} from '../../src/lib/scan/scan.ts'

// A part of `npm run mutate` that is quick and must hold in full: some of each family, on every fixture.
const chosen = new Set(
  (
    'blank-lines-100000 crlf utf-16le-bom zero-width-space-in-words soft-hyphens full-width tag-characters emphasis-inside-words ' +
    'in-second-file in-zip in-html-comment in-blockquote polite-please in-german ' +
    'sh-backslash sh-ansi-c-hex sh-variable sh-ifs sh-xxd-word sh-array-element sh-base64-twice sh-gzip-base64 sh-here-document-to-file sh-trap-on-exit ' +
    'sh-in-makefile sh-in-dockerfile sh-in-blockquote sh-as-md sh-in-pre-element ' +
    'py-string-join py-getattr py-importlib py-base64-twice py-compile js-base64 js-string-reversed js-brackets-split'
  ).split(' '),
)
const checks = await loadChecks()
const scan = (skill: Parameters<typeof scanSkill>[0]) => scanSkill(skill, checks)
const fixtures = readFixtures()
const all = Object.values(families).flat()

describe('our own inert skills', () => {
  it('are at least 20 malicious and 15 benign, and at least 80 transformations of unique names', () => {
    assert.ok(fixtures.filter(({malicious}) => malicious).length >= 20)
    assert.ok(fixtures.filter(({malicious}) => !malicious).length >= 15)
    assert.ok(all.length >= 80)
    assert.equal(new Set(all.map(({name}) => name)).size, all.length)
  })
  for (const {name, malicious, files} of fixtures)
    it(`${malicious ? 'blocks' : 'does not block'} ${name} as it is`, () => {
      const {verdict, reason} = scan(skillOf(name, files))
      assert.equal(verdict === 'block', malicious, reason)
    })
})

describe('transformations', () => {
  for (const transformation of all.filter(({name}) => chosen.has(name)))
    it(`${transformation.name} hides nothing, and blocks nobody`, () => {
      const {applied, missed, alarms} = measure(transformation, fixtures, scan)
      assert.ok(applied > 0, 'applied to no malicious fixture')
      assert.deepEqual({missed, alarms}, {missed: [], alarms: []})
    })
  it('change nothing of what they were given', () => {
    const fixture = fixtures[0]!
    const before = JSON.stringify(fixture.files)
    for (const transformation of all) if (!/10-mb/.test(transformation.name)) transformation.apply(fixture.files)
    assert.equal(JSON.stringify(fixture.files), before)
  })
})
