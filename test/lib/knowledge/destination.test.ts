import assert from 'node:assert/strict'
import {it} from 'node:test'
import fc from 'fast-check'
import {destinationOf, isKnownInstaller, ownerOf} from '../../../src/lib/knowledge/destination.ts'
import {HOLE} from '../../../src/lib/parse/facts.ts'

it('tells places apart', () => {
  const places: readonly (readonly [string, string, string])[] = [
    ['https://webhook.site/x', 'capture', 'webhook.site'],
    ['https://A.OASTIFY.com./x', 'capture', 'a.oastify.com'],
    ['https://abc.ngrok-free.app', 'tunnel', 'abc.ngrok-free.app'],
    ['https://notwebhook.site/x', 'other', 'notwebhook.site'],
    ['https://webhook.site.example.com/x', 'other', 'webhook.site.example.com'],
    ['http://user:pw@203.0.113.9:8080/x', 'address', '203.0.113.9'],
    ['http://0xCB007109/x', 'address', '0xcb007109'],
    ['http://3405803785/', 'address', '3405803785'],
    ['http://10.1.2.3/', 'local', '10.1.2.3'],
    ['http://[::1]:80/', 'local', '[::1]'],
    ['localhost:3000', 'local', 'localhost'],
    ['/api/items', 'local', ''],
    ['//webhook.site/x', 'given', ''],
    [`https://${HOLE}/x`, 'given', ''],
    [`${HOLE}/x`, 'given', ''],
    [`https://${HOLE}.example.com/x`, 'other', 'example.com'],
    ['https://$HOST/x', 'given', ''],
    ['deploy@files.example.org:/in/', 'other', 'files.example.org'],
    ['s3://some-bucket/x', 'other', 'some-bucket'],
    ['https://api.openai.com/v1', 'provider', 'api.openai.com'],
    ['https://hooks.slack.com/services/YOUR/WEBHOOK/URL', 'provider', 'hooks.slack.com'],
    ['https://hooks.slack.com/services/T0AB1CD2E/B0AB1CD2E/aBcD1234efGh5678iJkL', 'webhook', 'hooks.slack.com'],
  ]
  for (const [url, kind, host] of places) assert.deepEqual([destinationOf(url).kind, destinationOf(url).host], [kind, host], url)
})

it('knows whose key it is', () => {
  assert.equal(ownerOf('OPENAI_API_KEY', 'api.openai.com'), 'own')
  assert.equal(ownerOf('OPENAI_API_KEY', 'openai.com.example.net'), 'own', 'a look-alike passes here: SC-002 is for those')
  assert.equal(ownerOf('OPENAI_API_KEY', 'stats.example.org'), 'foreign')
  assert.equal(ownerOf('GITHUB_TOKEN', 'api.github.com'), 'own')
  assert.equal(ownerOf('ACME_API_KEY', 'api.acme.example'), 'own')
  assert.equal(ownerOf('~/.config/acme/token', 'acme.example'), 'own')
  assert.equal(ownerOf('API_TOKEN', 'api.example.org'), 'unknown')
  assert.equal(ownerOf('~/.aws/credentials', 's3.us-east-1.amazonaws.com'), 'own')
  assert.equal(ownerOf('~/.aws/credentials', 'collector.example'), 'foreign')
})

it('knows installers by host and repository, over https only', () => {
  assert.ok(isKnownInstaller('https://astral.sh/uv/install.sh'))
  assert.ok(isKnownInstaller('https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.1/install.sh'))
  assert.ok(!isKnownInstaller('http://astral.sh/uv/install.sh'))
  assert.ok(!isKnownInstaller('https://raw.githubusercontent.com/somebody/nvm/main/install.sh'))
  assert.ok(!isKnownInstaller('https://astral.sh.example.com/install.sh'))
})

it('answers for any text', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 300}), fc.string({maxLength: 60}), (url, what) => {
      const to = destinationOf(url)
      assert.ok(to.host === to.host.toLowerCase())
      assert.ok(['own', 'foreign', 'unknown'].includes(ownerOf(what, to.host)))
    }),
    {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)},
  )
})
