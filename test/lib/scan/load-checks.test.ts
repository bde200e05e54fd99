import assert from 'node:assert/strict'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, it} from 'node:test'
import {categories} from '../../../src/checks/check.ts'
import {loadChecks, prefixOf, sourceOf} from '../../../src/lib/scan/load-checks.ts'
import {temporaryFolder} from '../../support/cli.ts'

const valid = {
  id: 'acme/no-shout',
  name: 'no-shout',
  title: 'Shouting',
  category: 'prompt-injection',
  severity: 'low',
  axis: 'power',
  rationale: 'Loud.',
  remediation: 'Lower your voice.',
  references: [],
  needs: ['docs'],
  examples: {bad: [], good: []},
}

const moduleOf = (check: object): string => `export default {...${JSON.stringify(check)}, run: () => []}\n`

// A package with the given files in its folder of checks.
function packageWith(t: Parameters<typeof temporaryFolder>[0], files: Record<string, string>) {
  const root = temporaryFolder(t)
  mkdirSync(join(root, 'dist/checks/style'), {recursive: true})
  writeFileSync(join(root, 'package.json'), '{"type": "module"}')
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, 'dist/checks', path), text)
  const source = sourceOf({name: 'weft-plugin-acme', root, pjson: {weft: {checks: './dist/checks'}}})
  assert.ok(source)
  return source
}

describe('loading checks', () => {
  it('finds our own by folder, each in the folder of its category and the file of its name', async () => {
    const checks = await loadChecks()
    assert.equal(new Set(checks.map(({name}) => name)).size, checks.length)
    assert.deepEqual(
      checks.map(({id}) => id),
      checks.map(({id}) => id).sort(),
    )
    for (const {category} of checks) assert.ok(category in categories)
  })

  it('adds those of a plugin, as files or as one index', async (t) => {
    const files = packageWith(t, {'style/no-shout.js': moduleOf(valid)})
    const index = packageWith(t, {'index.js': `export default [{...${JSON.stringify(valid)}, run: () => []}]`})
    for (const source of [files, index]) assert.ok((await loadChecks([source])).some(({id}) => id === 'acme/no-shout'))
  })

  for (const [what, change] of Object.entries({
    'an id without its prefix': {id: 'US-001'},
    "another's prefix": {id: 'other/no-shout'},
    'a path in its id': {id: 'acme/../x'},
    'an unknown category': {category: 'constructor'},
    'an unknown severity': {severity: 'huge'},
    'no title': {title: ''},
    'no examples': {examples: {bad: []}},
  })) {
    it(`refuses a plugin's check with ${what}`, async (t) => {
      const source = packageWith(t, {'style/x.js': moduleOf({...valid, ...change})})
      await assert.rejects(loadChecks([source]), {code: 'WEFT_CHECK_INVALID'})
    })
  }

  it('refuses two checks of one id, and files that do not load', async (t) => {
    const twice = packageWith(t, {'style/a.js': moduleOf(valid), 'style/b.js': moduleOf(valid)})
    await assert.rejects(loadChecks([twice]), {code: 'WEFT_CHECK_INVALID', message: /another check has this id/})
    await assert.rejects(loadChecks([packageWith(t, {'style/a.js': 'export default {'})]), {code: 'WEFT_CHECK_INVALID'})
  })

  it('reads the field of package.json, and only a folder inside the package', () => {
    assert.equal(sourceOf({name: 'acme', root: '/p', pjson: {}}), undefined)
    assert.deepEqual(sourceOf({name: '@acme/x', root: '/p', pjson: {weft: {checks: 'dist/checks'}}}), {
      plugin: '@acme/x',
      folder: '/p/dist/checks',
      prefix: 'acme',
    })
    for (const checks of ['..', '../other', '/etc', '.', '', 7]) {
      assert.throws(() => sourceOf({name: 'acme', root: '/p', pjson: {weft: {checks}}}), {code: 'WEFT_PLUGIN_INVALID'}, String(checks))
    }
  })

  it('names a prefix after the package', () => {
    assert.deepEqual(['@acme/checks', 'weft-plugin-acme', 'weft-checks-acme', 'acme'].map(prefixOf), ['acme', 'acme', 'acme', 'acme'])
  })
})
