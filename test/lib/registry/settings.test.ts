import assert from 'node:assert/strict'
import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, it} from 'node:test'
import fc from 'fast-check'
import {registrySettings, withoutCredentials} from '../../../src/lib/registry/settings.ts'
import {temporaryFolder} from '../../support/cli.ts'

function write(path: string, data: unknown): string {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, typeof data === 'string' ? data : JSON.stringify(data))
  return path
}

describe('registry settings', () => {
  it('are the public registry by default', (t) => {
    const {registry, site, token, warnings} = registrySettings({}, temporaryFolder(t), 'linux')
    assert.deepEqual(
      [registry, site, token, warnings],
      [{value: 'https://clawhub.ai', source: 'default'}, {value: 'https://clawhub.ai', source: 'default'}, null, []],
    )
  })

  it('take variables before files, and weft before clawhub before its former name', (t) => {
    const home = temporaryFolder(t)
    const own = write(join(home, '.config/weft/config.json'), {registry: 'https://own.example'})
    write(join(home, '.config/clawhub/config.json'), {registry: 'https://hub.example'})
    const env = {WEFT_REGISTRY: 'https://a.example', CLAWHUB_REGISTRY: 'https://b.example', CLAWDHUB_REGISTRY: 'https://c.example'}
    const sources: unknown[] = []
    for (const gone of [undefined, 'WEFT_REGISTRY', 'CLAWHUB_REGISTRY', 'CLAWDHUB_REGISTRY'] as const) {
      if (gone !== undefined) env[gone] = ''
      const {value, source} = registrySettings(env, home, 'linux').registry
      sources.push([value, source])
    }
    assert.deepEqual(sources, [
      ['https://a.example', 'WEFT_REGISTRY'],
      ['https://b.example', 'CLAWHUB_REGISTRY'],
      ['https://c.example', 'CLAWDHUB_REGISTRY'],
      ['https://own.example', own],
    ])
  })

  it('say where a token is, never the token, and warn where the clawhub client would send it', (t) => {
    const home = temporaryFolder(t)
    const path = write(join(home, '.config/clawhub/config.json'), {registry: 'https://hub.example', token: 'clh_secret'})
    const settings = registrySettings({}, home, 'linux')
    assert.deepEqual(settings.token, {source: path})
    assert.doesNotMatch(JSON.stringify(settings), /clh_secret/)
    assert.equal(settings.warnings.length, 1)
    assert.deepEqual(
      registrySettings({CLAWHUB_REGISTRY: 'https://hub.example', CLAWHUB_SITE: 'https://hub.example'}, home, 'linux').warnings,
      [],
    )
  })

  it('live with files that are no settings', (t) => {
    const home = temporaryFolder(t)
    write(join(home, '.config/clawhub/config.json'), '[{')
    write(join(home, '.config/clawdhub/config.json'), {registry: 7, token: {}})
    const {registry, token, files} = registrySettings({}, home, 'linux')
    assert.deepEqual([registry.source, token, files.map(({state}) => state)], ['default', null, ['absent', 'invalid', 'read']])
  })

  it('never show what may be a credential in a URL', () => {
    const secret = fc.stringMatching(/^[a-z0-9]{8,20}$/)
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom(
          'https://u:S@h.example/p',
          'https://S@h.example',
          'https://h.example/?t=S',
          'https://h.example/#S',
          'u:S@h.example',
          'h.example?x=S',
        ),
        (value, shape) => {
          assert.ok(!withoutCredentials(shape.replace('S', value)).includes(value))
        },
      ),
      {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)},
    )
  })
})
