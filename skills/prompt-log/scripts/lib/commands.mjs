import {randomBytes} from 'node:crypto'
import {chmodSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, resolve} from 'node:path'
import {appendLine} from './append.mjs'
import {UsageError} from './errors.mjs'
import {makeFilter, parseDate} from './filter.mjs'
import {logFolder} from './folder.mjs'
import {mask} from './mask.mjs'
import {readLog} from './read.mjs'
import {removeEntries} from './rewrite.mjs'
import {asMarkdown, asText, count, localTime, statsText, visible} from './show.mjs'

const longest = 1024 * 1024
const filterOptions = {
  project: {type: 'string'},
  session: {type: 'string'},
  tag: {type: 'string', multiple: true},
  since: {type: 'string'},
  until: {type: 'string'},
}
const listOptions = {...filterOptions, limit: {type: 'string'}, json: {type: 'boolean'}}

const print = (text) => process.stdout.write(text)
const json = (value) => `${JSON.stringify(value, null, 2)}\n`
const plural = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`

function standardInput() {
  if (process.stdin.isTTY) throw new UsageError('No prompt given. Write it after "log", or pass it on standard input.')
  return readFileSync(0, 'utf8')
}

function makeEntry(text, options) {
  if (Buffer.byteLength(text) > longest) throw new UsageError(`The prompt has more than ${longest} bytes. Nothing was logged.`)
  const {text: safe, masked} = mask(text)
  return {
    v: 1,
    id: randomBytes(6).toString('hex'),
    time: new Date().toISOString(),
    project: mask(options.project ?? basename(process.cwd())).text,
    session: mask(options.session ?? process.env.PROMPT_LOG_SESSION ?? '').text,
    tags: [...new Set((options.tag ?? []).map((tag) => mask(tag.replace(/^#/, '')).text))],
    text: safe,
    masked,
  }
}

function log(options, words) {
  const fromInput = words.length === 0 || (words.length === 1 && words[0] === '-')
  if (options['each-line'] && !fromInput) throw new UsageError('--each-line reads standard input; do not give a text as well.')
  const text = fromInput ? standardInput() : words.join(' ')
  const texts = (options['each-line'] ? text.split('\n') : [text]).map((one) => one.trim()).filter((one) => one !== '')
  if (texts.length === 0) throw new UsageError('The prompt is empty. Nothing was logged.')
  // All are checked before the first is written, so that a refusal means that nothing was stored.
  const entries = texts.map((one) => makeEntry(one, options))
  let path = ''
  for (const entry of entries) path = appendLine(logFolder(), JSON.stringify(entry))
  if (options.json) return print(json(options['each-line'] ? entries : entries[0]))
  const masked = entries.reduce((sum, entry) => sum + entry.masked, 0)
  const what = entries.length === 1 ? entries[0].id : plural(entries.length, 'prompt')
  print(`Logged ${what} in ${path}${masked > 0 ? ` (${plural(masked, 'secret')} masked)` : ''}\n`)
}

function limitOf(options) {
  const limit = Number(options.limit ?? 20)
  if (!Number.isInteger(limit) || limit < 0) throw new UsageError('--limit takes a whole number, 0 for all.')
  return limit === 0 ? Infinity : limit
}

function show(options, words) {
  const limit = limitOf(options)
  const filter = makeFilter(options, words)
  const found = readLog(logFolder()).entries.filter(filter).reverse()
  const shown = found.slice(0, limit)
  if (options.json) print(json(shown))
  else if (found.length === 0) print(`Nothing found in ${logFolder()}\n`)
  else print(asText(shown) + (shown.length < found.length ? `\n${found.length - shown.length} more; --limit 0 shows all.\n` : ''))
  if (found.length === 0) process.exitCode = 1
}

function search(options, words) {
  const wanted = words.map((word) => word.trim()).filter((word) => word !== '')
  if (wanted.length === 0) throw new UsageError('search needs at least one word. "list" shows everything.')
  show(options, wanted)
}

function exportLog(options) {
  const format = options.format ?? 'md'
  if (format !== 'md' && format !== 'json') throw new UsageError('--format is md or json.')
  const entries = readLog(logFolder()).entries.filter(makeFilter(options))
  const text = format === 'md' ? asMarkdown(entries) : json(entries)
  if (options.output === undefined) return print(text)
  const output = resolve(options.output)
  try {
    writeFileSync(output, text, {mode: 0o600, flag: options.force ? 'w' : 'wx'})
  } catch (error) {
    if (error.code === 'EEXIST') throw new UsageError(`${output} exists. --force replaces it.`)
    throw new UsageError(`${output} cannot be written (${error.code}).`)
  }
  if (process.platform !== 'win32') chmodSync(output, 0o600)
  print(`Wrote ${plural(entries.length, 'prompt')} to ${output}\n`)
}

function redact(options, ids) {
  if (ids.length === 0) throw new UsageError('redact needs the id of an entry; "list" shows them.')
  const {entries} = readLog(logFolder())
  const chosen = new Set()
  for (const id of ids) {
    if (!/^[0-9a-f]{6,12}$/.test(id)) throw new UsageError(`"${visible(id)}" is not an id: six to twelve of 0-9 and a-f.`)
    const found = entries.filter((entry) => entry.id.startsWith(id))
    if (found.length > 1) throw new UsageError(`${id} fits ${found.length} entries. Give more of the id. Nothing was removed.`)
    if (found.length === 0) {
      print(`No entry ${id} in ${logFolder()}. Nothing was removed.\n`)
      process.exitCode = 1
      return
    }
    chosen.add(found[0].id)
  }
  const {removed} = removeEntries(logFolder(), (entry) => chosen.has(entry.id), false)
  print(`Removed ${plural(removed, 'prompt')} from ${logFolder()}\n`)
}

function forget(options) {
  if (options.before === undefined) throw new UsageError('forget needs --before DATE.')
  const {start} = parseDate(options.before)
  const inProject = makeFilter({project: options.project})
  const matches = (entry) => Date.parse(entry.time) < start && inProject(entry)
  const folder = logFolder()
  const old = readLog(folder).entries.filter(matches)
  const limit = localTime(start)
  if (options['dry-run']) return print(`${plural(old.length, 'prompt')} older than ${limit} would be removed from ${folder}\n`)
  const {removed, damaged} = removeEntries(folder, matches, options.project === undefined)
  print(
    `Removed ${plural(removed, 'prompt')} older than ${limit}${damaged > 0 ? ` and ${plural(damaged, 'unreadable line')}` : ''} from ${folder}\n`,
  )
}

function stats(options) {
  const numbers = count(readLog(logFolder()))
  if (!options.json) return print(statsText(numbers, logFolder()))
  const {projects, tags, ...rest} = numbers
  print(json({folder: logFolder(), ...rest, projects: Object.fromEntries(projects), tags: Object.fromEntries(tags)}))
}

/** What each command takes and does. `words` says whether it takes anything but options. */
export const commands = {
  log: {
    words: true,
    run: log,
    options: {
      project: {type: 'string'},
      session: {type: 'string'},
      tag: {type: 'string', multiple: true},
      'each-line': {type: 'boolean'},
      json: {type: 'boolean'},
    },
  },
  search: {words: true, run: search, options: {...listOptions, any: {type: 'boolean'}}},
  list: {words: false, run: show, options: listOptions},
  export: {
    words: false,
    run: exportLog,
    options: {...filterOptions, format: {type: 'string'}, output: {type: 'string'}, force: {type: 'boolean'}},
  },
  redact: {words: true, run: redact, options: {}},
  forget: {words: false, run: forget, options: {before: {type: 'string'}, project: {type: 'string'}, 'dry-run': {type: 'boolean'}}},
  stats: {words: false, run: stats, options: {json: {type: 'boolean'}}},
  where: {words: false, run: () => print(`${logFolder()}\n`), options: {}},
}
