#!/usr/bin/env node
// Posts to Discord through the user's own webhook or bot. Connects to discord.com only; see ../SKILL.md.
import {parseArgs} from 'node:util'
import {makeCleaner, readConfig} from './lib/config.mjs'
import {DiscordError, UsageError} from './lib/errors.mjs'
import {usage} from './lib/help.mjs'
import {check, read} from './lib/look.mjs'
import {makeClient} from './lib/request.mjs'
import {edit, remove, send} from './lib/send.mjs'

const text = {type: 'string'}
const list = {type: 'string', multiple: true}
const flag = {type: 'boolean'}
const always = {timeout: text, 'max-wait': text, json: flag, 'dry-run': flag}
const place = {via: text, channel: text, thread: text}
const content = {embed: list, 'embed-file': list, title: text, description: text, url: text, color: text, mention: list}

const commands = {
  send: {
    words: true,
    run: send,
    options: {...always, ...place, ...content, file: list, 'reply-to': text, 'thread-name': text, username: text, silent: flag},
  },
  edit: {words: true, run: edit, options: {...always, ...place, ...content}},
  delete: {words: true, run: remove, options: {...always, ...place}},
  read: {words: false, run: read, options: {...always, ...place, limit: text, before: text, after: text, around: text}},
  check: {words: false, run: check, options: {timeout: text, 'max-wait': text}},
}

const clean = makeCleaner()

const out = {
  line: (value) => process.stdout.write(`${clean(value)}\n`),
  json: (value) => process.stdout.write(`${clean(JSON.stringify(value, null, 2))}\n`),
  dryRun(requests) {
    for (const {method, path, payload, files = []} of requests) {
      out.line(`${method} ${path.replace(/^(\/webhooks\/\d+\/)[^/?]+/, '$1[hidden]')}`)
      if (payload !== undefined) out.json(payload)
      for (const file of files) out.line(`file ${file.name} (${file.data.length} bytes)`)
    }
    out.line('Dry run: nothing was sent.')
  },
}

function parse(args, options) {
  try {
    return parseArgs({args, options: {...options, help: {type: 'boolean', short: 'h'}}, allowPositionals: true, strict: true})
  } catch (error) {
    throw new UsageError(error.message)
  }
}

function seconds(value, name, fallback) {
  const number = Number(value ?? fallback)
  if (!(number >= 0 && number <= 3600)) throw new UsageError(`--${name} takes seconds, 0 to 3600.`)
  return number * 1000
}

async function main([name, ...args]) {
  if (name === '--help' || name === '-h' || name === 'help') return void process.stdout.write(usage)
  if (name === undefined) throw new UsageError('No command given.')
  if (!Object.hasOwn(commands, name)) throw new UsageError(`"${name}" is not a command.`)
  const command = commands[name]
  const {values: options, positionals: words} = parse(args, command.options)
  if (options.help) return void process.stdout.write(usage)
  if (!command.words && words.length > 0) throw new UsageError(`${name} does not take "${words[0]}".`)
  const config = readConfig()
  const timeout = seconds(options.timeout, 'timeout', 15)
  const client = makeClient({base: config.base, timeout, maxWait: seconds(options['max-wait'], 'max-wait', 60)})
  await command.run({config, client, options, words, out})
}

// `… | head` closes the pipe early; that is no error.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  await main(process.argv.slice(2))
} catch (error) {
  const isUsage = error instanceof UsageError
  const hint = isUsage ? '\nTry: node scripts/discord.mjs --help' : ''
  const message = isUsage || error instanceof DiscordError ? error.message : `unexpected: ${error.message}`
  process.stderr.write(`discord: ${clean(message)}${hint}\n`)
  process.exitCode = isUsage ? 2 : 1
}
