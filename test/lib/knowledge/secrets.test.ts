import assert from 'node:assert/strict'
import {it} from 'node:test'
import fc from 'fast-check'
import {hasTokenChecksum, isPlaceholder, isSecretName, jwtClaims, looksRandom} from '../../../src/lib/knowledge/secrets.ts'

it('checks the digits that end a GitHub token', () => {
  const token = ['ghp', 'r7KpW2mXq9ZtB4vLs8NcY3hJd6FgQe2s7fTd'].join('_')
  assert.ok(hasTokenChecksum(token))
  assert.ok(!hasTokenChecksum(token.replace('r7K', 'r8K')))
  assert.ok(!hasTokenChecksum(token.slice(0, -1)))
})

it('tells filler from secrets', () => {
  for (const filler of ['your-api-key', 'xxxxxxxxxx', 'sk-...', 'A1B2C3D4E5F6G7H8', 'abcdefghijklm', '<token>', '${TOKEN}', 'aaaaaaaaaa'])
    assert.ok(isPlaceholder(filler), filler)
  for (const secret of ['q7KpW2mXs9ZtB4vLr8NcY3', 'vK8#mQ2!xR7p']) assert.ok(!isPlaceholder(secret), secret)
  assert.ok(looksRandom('q7KpW2mXs9ZtB4vLr8NcY3'))
  assert.ok(!looksRandom('internationalisation'))
})

it('knows which variables hold secrets', () => {
  for (const name of ['OPENAI_API_KEY', 'GITHUB_TOKEN', 'DB_PASSWORD', 'AWS_ACCESS_KEY_ID', 'SESSION_COOKIE', '*'])
    assert.ok(isSecretName(name), name)
  for (const name of ['HOME', 'MODEL', 'MAX_TOKENS', 'KEY_NAME', 'SSH_AUTH_SOCK', 'OUTPUT_DIR', 'MONKEY'])
    assert.ok(!isSecretName(name), name)
})

it('reads the claims of tokens and of nothing else', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  assert.deepEqual(jwtClaims(`${part({alg: 'HS256'})}.${part({sub: 'a'})}.${'s'.repeat(43)}`), {sub: 'a'})
  assert.equal(jwtClaims(`${part({typ: 'x'})}.${part({sub: 'a'})}.${'s'.repeat(43)}`), undefined)
  fc.assert(
    fc.property(fc.string({maxLength: 200}), (text) => assert.equal(jwtClaims(text), undefined)),
    {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)},
  )
})
