import assert from 'node:assert/strict'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {test} from 'node:test'
import {against, channel, hookUrl, withBot, withHook} from './discord-run.ts'
import {botToken, webhookId, webhookToken} from './discord-server.ts'
import {temporaryFolder} from './script.ts'

test('the webhook posts text, and nobody is notified unless named', async (t) => {
  const {discord, run} = await withHook(t)
  const {code, out} = await run(['send', 'Hello', '@everyone', '--username', 'Weft'])
  assert.equal(code, 0)
  assert.equal(out, 'Sent 1174358234912395000 as webhook\n')
  const [seen] = discord.seen
  assert.equal(seen?.path, `/api/v10/webhooks/${webhookId}/${webhookToken}`)
  assert.deepEqual(seen?.query, {wait: 'true'})
  assert.equal(seen?.authorization, undefined)
  assert.deepEqual(seen?.payload, {allowed_mentions: {parse: []}, username: 'Weft', content: 'Hello @everyone'})

  await run(['send', 'Hi', '--mention', 'user:1174358234912390009', '--mention', 'everyone', '--silent', '--thread', '1174358234912397777'])
  assert.deepEqual(discord.seen[1]?.payload, {
    allowed_mentions: {parse: ['everyone'], users: ['1174358234912390009']},
    flags: 4096,
    content: 'Hi',
  })
  assert.deepEqual(discord.seen[1]?.query, {thread_id: '1174358234912397777', wait: 'true'})
})

test('the bot posts into its channel, answers messages, and posts into threads', async (t) => {
  const {discord, run} = await withBot(t)
  assert.equal((await run(['send', '--reply-to', '1174358234912395999', '-'], 'from standard input\n')).code, 0)
  const [seen] = discord.seen
  assert.equal(seen?.path, `/api/v10/channels/${channel}/messages`)
  assert.equal(seen?.authorization, `Bot ${botToken}`)
  assert.deepEqual(seen?.payload.message_reference, {message_id: '1174358234912395999', fail_if_not_exists: true})
  assert.equal(seen?.payload.content, 'from standard input')
  assert.equal(seen?.payload.enforce_nonce, true)
  await run(['send', '--thread', '1174358234912397777', 'hi'])
  assert.equal(discord.seen[1]?.path, '/api/v10/channels/1174358234912397777/messages')
})

test('files and embeds go as a form that names them', async (t) => {
  const {discord, run} = await withHook(t)
  const folder = temporaryFolder(t)
  writeFileSync(join(folder, 'ä "1".txt'), 'first')
  writeFileSync(join(folder, 'b.txt'), 'second')
  writeFileSync(join(folder, 'embed.json'), JSON.stringify([{title: 'from a file'}]))
  const files = ['--file', join(folder, 'ä "1".txt'), '--file', join(folder, 'b.txt')]
  const embeds = ['--embed-file', join(folder, 'embed.json'), '--title', 'simple', '--color', '#5865F2', '--url', 'https://example.com/']
  assert.equal((await run(['send', ...files, ...embeds])).code, 0)
  const [seen] = discord.seen
  assert.deepEqual(
    seen?.files.map(([field, , content]) => [field, content]),
    [
      ['files[0]', 'first'],
      ['files[1]', 'second'],
    ],
  )
  assert.deepEqual(seen?.payload.embeds, [{title: 'simple', url: 'https://example.com/', color: 0x5865f2}, {title: 'from a file'}])
  assert.deepEqual(seen?.payload.attachments, [
    {id: 0, filename: 'ä "1".txt'},
    {id: 1, filename: 'b.txt'},
  ])
  assert.equal(seen?.payload.content, undefined)
})

test('long text goes in order, in several messages, files with the last', async (t) => {
  const {discord, run} = await withHook(t)
  const file = join(temporaryFolder(t), 'a.txt')
  writeFileSync(file, 'x')
  const text = Array.from({length: 900}, (_, index) => `word${index}`).join(' ')
  assert.equal((await run(['send', '--file', file], text)).code, 0)
  assert.equal(discord.seen.length, 1, 'a file alone needs no text, so standard input is not read')
  assert.equal((await run(['send', '--file', file, '-'], text)).code, 0)
  const sent = discord.seen.slice(1)
  assert.ok(sent.length > 3)
  assert.equal(sent.map((seen) => seen.payload.content).join(' '), text)
  assert.ok(sent.every((seen) => String(seen.payload.content).length <= 2000))
  assert.deepEqual(
    sent.map((seen) => seen.files.length),
    [...Array.from({length: sent.length - 1}, () => 0), 1],
  )
})

test('a long forum post: the parts after the first go into the thread that it opened', async (t) => {
  const {discord, run} = await withHook(t)
  assert.equal((await run(['send', '--thread-name', 'Plan', 'a'.repeat(2001)])).code, 0)
  assert.equal(discord.seen[0]?.payload.thread_name, 'Plan')
  assert.equal(discord.seen[1]?.payload.thread_name, undefined)
  assert.equal(discord.seen[1]?.query.thread_id, channel)
})

test('rate limits are waited out as told, and not beyond the limit', async (t) => {
  const {discord, run} = await withHook(t)
  discord.next.push({status: 429, body: {message: 'You are being rate limited.', retry_after: 0.02, global: false}})
  discord.next.push({status: 429, body: '<html>', headers: {'retry-after': '0'}})
  assert.equal((await run(['send', 'hi'])).code, 0)
  assert.equal(discord.seen.length, 3)
  assert.equal(discord.messages.size, 1)

  discord.next.push({status: 429, body: {retry_after: 3600}})
  const {code, err} = await run(['send', 'hi'])
  assert.equal(code, 1)
  assert.match(err, /Rate limit: would have to wait 3600 more seconds; --max-wait allows 60/)
})

test('after the last request of a bucket, the next part waits for the reset', async (t) => {
  const {discord, run} = await withHook(t)
  const body = {id: '1174358234912395000'}
  discord.next.push({status: 200, body, headers: {'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '0.5'}})
  const {code, err} = await run(['send', '--max-wait', '0.1', 'a'.repeat(2001)])
  assert.equal(code, 1)
  assert.match(err, /would have to wait 0\.5 more seconds/)
  assert.match(err, /Already sent: 1174358234912395000 \(1 of 2 parts\)/)
})

test('refusals are explained, and repeat no secret', async (t) => {
  const {discord, run} = await withHook(t)
  const wrongToken = against(discord, {DISCORD_WEBHOOK_URL: `${hookUrl}-wrong`})
  const refused = await wrongToken(['send', 'hi'])
  assert.equal(refused.code, 1)
  assert.match(refused.err, /401: the token or webhook secret is wrong or was reset: Invalid Webhook Token \(code 50027\)/)
  assert.ok(!refused.err.includes('wrong-'))

  const missing = await run(['edit', '1174358234912390000', 'new'])
  assert.equal(missing.code, 1)
  assert.match(missing.err, /404: .*Unknown Message/)

  discord.next.push({
    status: 400,
    body: {message: `Invalid ${webhookToken} \u001B[31m`, code: 50035, errors: {content: {_errors: [{message: 'Too long'}]}}},
  })
  const bad = await run(['send', 'hi'])
  assert.match(bad.err, /400: Invalid \[hidden\] \\x1b\[31m \(code 50035\): .*Too long/)

  discord.next.push({status: 302, headers: {location: 'http://127.0.0.1:1/'}})
  const seen = discord.seen.length
  assert.match((await run(['send', 'hi'])).err, /answered 302/)
  assert.equal(discord.seen.length, seen + 1, 'a redirect is not followed')
})

test('server errors: a webhook message is not repeated, since it may have arrived', async (t) => {
  const {discord, run} = await withHook(t)
  for (const instead of [
    {status: 502, body: '<html>'},
    {status: 0, instead: 'reset'},
  ] as const) {
    discord.next.push(instead)
    const before = discord.seen.length
    const {code, err} = await run(['send', 'hi'])
    assert.equal(code, 1)
    assert.match(err, /may have arrived/)
    assert.equal(discord.seen.length, before + 1)
  }
})

test('server errors: a bot message carries a nonce and is repeated', async (t) => {
  const {discord, run} = await withBot(t)
  for (const trouble of [
    {status: 503, body: ''},
    {status: 0, instead: 'reset'},
  ] as const) {
    discord.next.push(trouble)
    assert.equal((await run(['send', 'hi'])).code, 0)
    const [first, second] = discord.seen.splice(0)
    assert.match(String(first?.payload.nonce), /^[0-9a-f]{24}$/)
    assert.equal(second?.payload.nonce, first?.payload.nonce)
  }
  discord.next.push({status: 500}, {status: 500})
  const {code, err} = await run(['read', '--max-wait', '0.3'])
  assert.equal(code, 1)
  assert.match(err, /answered 500: would have to wait/)
  assert.equal(discord.seen.length, 2)
})

test('a server that does not answer is given up', async (t) => {
  const {discord, run} = await withHook(t)
  discord.next.push({status: 0, instead: 'silence'})
  const {code, err} = await run(['send', '--timeout', '0.2', 'hi'])
  assert.equal(code, 1)
  assert.match(err, /no answer within 0\.2 seconds/)
})
