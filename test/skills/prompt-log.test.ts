import assert from 'node:assert/strict'
import {appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {test} from 'node:test'
import {type Entry, line, promptLog} from './prompt-log-run.ts'
import {runScript, temporaryFolder} from './script.ts'

test('log says where it stored the prompt, and only the owner can read it', async (t) => {
  const {folder, run, list} = promptLog(t)
  const logged = await run(['log', '--project', 'site', '--tag', 'css', '--tag', '#css', '--session', 's1', 'Make', 'it sticky'])
  assert.equal(logged.code, 0)
  assert.match(logged.out, /^Logged [0-9a-f]{12} in /)
  assert.ok(logged.out.includes(join(folder, 'log.jsonl')))
  assert.equal(statSync(folder).mode & 0o777, 0o700)
  assert.equal(statSync(join(folder, 'log.jsonl')).mode & 0o777, 0o600)
  const [entry] = await list()
  assert.deepEqual(
    {project: entry?.project, session: entry?.session, tags: entry?.tags, text: entry?.text},
    {project: 'site', session: 's1', tags: ['css'], text: 'Make it sticky'},
  )
})

test('without PROMPT_LOG_DIR the log lies in the home folder', async (t) => {
  const home = temporaryFolder(t)
  const {out} = await runScript('prompt-log/scripts/prompt-log.mjs', ['log'], {env: {HOME: home}, input: 'from standard input\n'})
  assert.ok(out.includes(join(home, '.local', 'share', 'prompt-log', 'log.jsonl')))
})

test('two sessions that log at once lose nothing, across rotations', async (t) => {
  const {folder, run, list} = promptLog(t, {PROMPT_LOG_MAX_BYTES: '8192'})
  const texts = (name: string) => Array.from({length: 200}, (_, index) => `${name} ${index}`)
  const writers = ['a', 'b'].map((name) => run(['log', '--each-line', '--session', name], texts(name).join('\n')))
  for (const {code, err} of await Promise.all(writers)) assert.equal(code, 0, err)
  const entries = await list()
  assert.deepEqual(new Set(entries.map((entry) => entry.text)), new Set([...texts('a'), ...texts('b')]))
  assert.equal(entries.length, 400)
  assert.ok(readdirSync(folder).length > 3, 'the log was rotated')
})

test('a torn last line is tolerated, counted, and dropped by forget', async (t) => {
  const {folder, run, list} = promptLog(t)
  await run(['log', 'one'])
  appendFileSync(join(folder, 'log.jsonl'), '{"v":1,"id":"torn')
  await run(['log', 'two'])
  assert.deepEqual(
    (await list()).map((entry) => entry.text),
    ['two', 'one'],
  )
  assert.match((await run(['stats'])).out, /^2 prompts[^]*1 unreadable line/)
  assert.match((await run(['forget', '--before', '2026-01-01'])).out, /^Removed 0 prompts .* and 1 unreadable line /)
  assert.equal((await list()).length, 2)
  assert.match((await run(['stats'])).out, / 0 unreadable lines/)
})

test('search finds words in any order, without patterns, and filters', async (t) => {
  const {folder, run} = promptLog(t)
  mkdirSync(folder, {mode: 0o700})
  const lines = [
    line('aaaaaa000001', '2026-03-01T22:59:59Z', 'Make the Header sticky (v1.0)'),
    line('aaaaaa000002', '2026-03-01T23:00:00Z', 'sticky footer, then header'),
    line('aaaaaa000003', '2026-03-05T12:00:00Z', 'Überschrift größer', 'docs'),
  ]
  writeFileSync(join(folder, 'log.jsonl'), lines.join(''))
  const find = async (...args: string[]) => {
    const {out} = await run(['search', '--json', ...args])
    return (JSON.parse(out) as Entry[]).map((entry) => entry.id.slice(-1)).join('')
  }
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['21', 'header', 'STICKY'],
    ['1', 'header sticky'],
    ['', '.*'],
    ['1', '(v1.0)'],
    ['', 'footer', 'nowhere'],
    ['2', 'footer', 'nowhere', '--any'],
    ['3', 'uberschrift'],
    ['21', 'e', '--project', 'SITE'],
    ['3', 'e', '--limit', '1'],
    // 1 March ends at 23:00 UTC in Vienna.
    ['1', 'sticky', '--until', '2026-03-01'],
    ['2', 'sticky', '--since', '2026-03-02'],
    ['', 'e', '--tag', 'none'],
  ]
  const found = await Promise.all(cases.map(([, ...args]) => find(...args)))
  assert.deepEqual(
    found,
    cases.map(([expected]) => expected),
  )
  assert.equal((await run(['search', 'nowhere'])).code, 1)
})

test('export writes Markdown that its own text cannot break out of, and JSON', async (t) => {
  const {home, run, list} = promptLog(t)
  await run(['log', '--project', 'site'], 'before\n```\n# inside\n```')
  const {out} = await run(['export'])
  assert.match(out, /^# Prompts\n\n## \d{4}-\d\d-\d\d\n\n### \d\d:\d\d site\n\n````text\nbefore\n```\n# inside\n```\n````\n$/)
  const file = join(home, 'out.json')
  assert.equal((await run(['export', '--format', 'json', '--output', file])).code, 0)
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), await list())
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.match((await run(['export', '--output', file])).err, /exists\. --force/)
  assert.equal((await run(['export', '--output', file, '--force'])).code, 0)
})

test('redact removes one entry from the disk; an id must be unambiguous', async (t) => {
  const {folder, run, list} = promptLog(t)
  mkdirSync(folder, {mode: 0o700})
  const older = join(folder, 'log-20260101T000000000Z-00000000.jsonl')
  writeFileSync(older, line('aaaaaa000001', '2026-01-01T00:00:00Z', 'one') + line('aaaaaa000002', '2026-01-01T00:00:00Z', 'two'))
  await run(['log', 'three'])
  assert.match((await run(['redact', 'aaaaaa'])).err, /fits 2 entries/)
  assert.equal((await run(['redact', 'ffffff'])).code, 1)
  assert.equal((await run(['redact', 'aaaaaa000001'])).out, `Removed 1 prompt from ${folder}\n`)
  assert.ok(!readFileSync(older, 'utf8').includes('one'))
  assert.deepEqual(
    (await list()).map((entry) => entry.text),
    ['three', 'two'],
  )
})

test('forget removes what is older than the day, after a dry run that removes nothing', async (t) => {
  const {folder, run, list} = promptLog(t)
  mkdirSync(folder, {mode: 0o700})
  const lines = [line('aaaaaa000001', '2026-03-01T22:59:59Z', 'old'), line('aaaaaa000002', '2026-03-01T23:00:00Z', 'new')]
  writeFileSync(join(folder, 'log.jsonl'), lines.join(''))
  assert.match((await run(['forget', '--before', '2026-03-02', '--dry-run'])).out, /^1 prompt older .* would be removed/)
  assert.equal((await list()).length, 2)
  assert.match((await run(['forget', '--before', '2026-03-02'])).out, /^Removed 1 prompt /)
  assert.deepEqual(
    (await list()).map((entry) => entry.text),
    ['new'],
  )
})

test('a lock of a dead process does not stop a rewrite', async (t) => {
  const {folder, run} = promptLog(t)
  const {out} = await run(['log', '--json', 'gone'])
  writeFileSync(join(folder, 'rewrite.lock'), '999999999')
  assert.equal((await run(['redact', (JSON.parse(out) as Entry).id])).code, 0)
  assert.ok(!existsSync(join(folder, 'rewrite.lock')))
})

test('a stored prompt cannot steer the terminal that shows it', async (t) => {
  const {run} = promptLog(t)
  await run(['log'], 'red \u001B[31m\u0007 text')
  const {out} = await run(['list'])
  assert.ok(out.includes('red \\x1b[31m\\x07 text'))
})

test('it does not write through a symbolic link, nor lock a shared folder away', async (t) => {
  const {home, folder, run} = promptLog(t)
  mkdirSync(folder, {mode: 0o700})
  const victim = join(home, 'victim')
  writeFileSync(victim, '')
  symlinkSync(victim, join(folder, 'log.jsonl'))
  const linked = await run(['log', 'x'])
  assert.equal(linked.code, 2)
  assert.match(linked.err, /symbolic link/)
  assert.equal(readFileSync(victim, 'utf8'), '')

  const shared = join(home, 'shared')
  mkdirSync(shared, {mode: 0o755})
  writeFileSync(join(shared, 'other.txt'), '')
  const env = {HOME: home, PROMPT_LOG_DIR: shared}
  const refused = await runScript('prompt-log/scripts/prompt-log.mjs', ['log', 'x'], {env})
  assert.equal(refused.code, 2)
  assert.match(refused.err, /folder of its own/)
  assert.equal(statSync(shared).mode & 0o777, 0o755)
})
