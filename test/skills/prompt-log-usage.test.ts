import assert from 'node:assert/strict'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {test} from 'node:test'
import {type Entry, promptLog} from './prompt-log-run.ts'

// Assembled here, so that no line of this file looks like a key to a scanner.
const secrets: readonly (readonly [string, string, string])[] = [
  ['github', `push with ghp${'_'}${'a1B2'.repeat(9)} please`, 'a1B2a1B2'],
  ['openai', `sk${'-'}proj-${'Zx9'.repeat(12)}`, 'Zx9Zx9'],
  ['aws', `AKIA${'ABCDEFGHIJKLMNOP'} is the id`, 'ABCDEFGHIJ'],
  ['slack', `xoxb${'-'}123456789012-abcdefABCDEF`, 'abcdefABCDEF'],
  ['stripe', `sk${'_'}live_${'a1'.repeat(12)}`, 'a1a1a1'],
  ['jwt', `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJzdWIiOiIxMjMifQ.c2lnbmF0dXJlLXZhbHVl`, 'c2lnbmF0dXJl'],
  ['bearer', 'curl -H "Authorization: Bearer abc123def456ghi789"', 'abc123def456'],
  ['url', 'postgres://app:hunter2secret@db.example.com/x', 'hunter2secret'],
  ['password', 'the password: correct-horse', 'correct-horse'],
  ['json', '{"api_key": "q1w2e3r4t5"}', 'q1w2e3r4t5'],
  ['env', 'export CLIENT_SECRET=abcdef123', 'abcdef123'],
  ['webhook', `https://discord.com/api/${'webhooks'}/123456789/abcdefghijkl_mnop`, 'abcdefghijkl'],
  ['private key', `-----BEGIN ${'PRIVATE'} KEY-----\nMIIabc\n-----END ${'PRIVATE'} KEY-----`, 'MIIabc'],
  ['random', 'use kJ8sQ2mZx7Lp4Vt9Rw3Yb6Nc1Df5Gh0A for it', 'kJ8sQ2mZ'],
]

test('what looks like a secret never reaches the disk', async (t) => {
  const {folder, run} = promptLog(t)
  const lines = secrets.map(([, text]) => text.replaceAll('\n', ' '))
  const {out} = await run(['log', '--json', '--each-line'], lines.join('\n'))
  const stored = JSON.parse(out) as Entry[]
  const disk = readFileSync(join(folder, 'log.jsonl'), 'utf8')
  for (const [index, [name, , secret]] of secrets.entries()) {
    assert.ok((stored[index]?.masked ?? 0) > 0, `${name} is counted`)
    assert.ok(!disk.includes(secret), `${name} is masked`)
  }
  await run(['log', '--project', `p-${secrets[0]?.[1]}`, '--tag', String(secrets[1]?.[1])], String(secrets[12]?.[1]))
  const text = readFileSync(join(folder, 'log.jsonl'), 'utf8')
  for (const index of [0, 1, 12]) assert.ok(!text.includes(String(secrets[index]?.[2])), 'nor in project, tags or over several lines')
})

test('ordinary prompts are stored as written', async (t) => {
  const {run} = promptLog(t)
  const texts = [
    'Revert commit 9fceb02d0ae598e95dc970b74767f19372d61af8 and explain',
    'Why is password=$PASSWORD empty? The token: <your token> stays.',
    'Look at /home/ann/projects/Website2/src/components/HeaderNavigation/index.ts',
    'The secret to good tea is time. Use a basic approach.',
    'sha256-digest 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
  ]
  const {out} = await run(['log', '--each-line', '--json'], texts.join('\n'))
  assert.deepEqual(
    (JSON.parse(out) as Entry[]).map((entry) => entry.text),
    texts,
  )
})

const wrong: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /No command given/],
  [['frobnicate'], /"frobnicate" is not a command/],
  [['__proto__'], /is not a command/],
  [['log'], /empty/],
  [['log', '--colour'], /--colour/],
  [['log', 'text', '--each-line'], /do not give a text/],
  [['search'], /at least one word/],
  [['list', 'word'], /does not take "word"/],
  [['list', '--limit', '-1'], /--limit/],
  [['list', '--since', '2026-02-31'], /is not a date/],
  [['export', '--format', 'xml'], /md or json/],
  [['redact'], /needs the id/],
  [['redact', '../x'], /is not an id/],
  [['forget'], /--before/],
  [['forget', '--before', 'soon'], /is not a date/],
]

test('wrong usage says what is wrong, exits 2 and stores nothing', async (t) => {
  const {folder, run} = promptLog(t)
  const outcomes = await Promise.all(wrong.map(async ([args, message]) => ({args, message, ...(await run(args))})))
  for (const {args, message, code, err} of outcomes) {
    assert.equal(code, 2, args.join(' '))
    assert.match(err, message)
    assert.match(err, /--help/)
  }
  assert.ok(!existsSync(folder))
})

test('every command explains itself', async (t) => {
  const {run} = promptLog(t)
  const names = ['log', 'search', 'list', 'export', 'redact', 'forget', 'stats', 'where']
  const [general, ...single] = await Promise.all([run(['--help']), ...names.map((name) => run([name, '--help']))])
  for (const [index, help] of single.entries()) {
    assert.match(general?.out ?? '', new RegExp(`^ {2}${names[index]}\\b`, 'm'))
    assert.equal(help.code, 0)
    assert.ok(help.out.startsWith(`Usage: prompt-log.mjs ${names[index]}`))
  }
})
