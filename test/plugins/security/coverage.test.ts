import assert from 'node:assert/strict'
import {test} from 'node:test'
import {cleanEnv, weftMany} from '../../support/cli.ts'
import {temporaryFolder} from '../../support/temporary.ts'

const text = (name: string): string =>
  `---\nname: ${name}\ndescription: Formats a date.\n---\n\n# Dates\n\nWrite dates as year, month, day.\n`

test('what could not be looked at is listed in every format, and fails the scan where full coverage is required', async (t) => {
  const cwd = temporaryFolder(t, {
    'part/SKILL.md': text('part'),
    'part/broken.zip': Buffer.from('PK\u0003\u0004 and then nothing'),
    'whole/SKILL.md': text('whole'),
  })
  const formats = ['json', 'text', 'sarif', 'markdown', 'html', 'github']
  const lines = [
    ...formats.map((format) => ['part', 'whole', '--format', format, '--require-full-coverage']),
    ['part', '--require-full-coverage', '--fail-on', 'never'],
    ['part'],
    ['whole', '--require-full-coverage'],
  ]
  const outcomes = await weftMany(
    lines.map((line) => ['security', 'scan', '--no-policy', ...line]),
    {cwd, env: cleanEnv(cwd)},
  )
  assert.deepEqual(
    outcomes.map(({code}) => code),
    [...formats.map(() => 1), 1, 0, 0],
  )
  for (const [index, {stdout}] of outcomes.slice(0, formats.length).entries()) {
    assert.match(stdout, /broken\\?\.zip/, formats[index])
    assert.match(stdout.replace(/\s+/g, ' '), /Full coverage is required, and 1 of 2 skills/, formats[index])
  }
  assert.match(outcomes[1]!.stdout, /▲ WARN {2}part/)
  assert.doesNotMatch(outcomes.at(-1)!.stdout, /Full coverage|Not looked at/)
})
