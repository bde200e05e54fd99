import {readFileSync, statSync} from 'node:fs'
import {basename} from 'node:path'
import {UsageError} from './errors.mjs'

const suppressNotifications = 4096
const largestUpload = 100 * 1024 * 1024

/** Files of the command line: `{name, data}` each. */
export function readFiles(paths) {
  if (paths.length > 10) throw new UsageError('Discord takes at most ten files in a message.')
  let total = 0
  return paths.map((path) => {
    const status = statSync(path, {throwIfNoEntry: false})
    if (status === undefined) throw new UsageError(`${path} does not exist.`)
    if (!status.isFile()) throw new UsageError(`${path} is not a file.`)
    total += status.size
    if (total > largestUpload) throw new UsageError('The files have more than 100 MiB together.')
    return {name: basename(path), data: readFileSync(path)}
  })
}

function parseEmbeds(text, origin) {
  let value
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${origin} is not JSON: ${error.message}`)
  }
  const embeds = Array.isArray(value) ? value : [value]
  if (!embeds.every((embed) => embed !== null && typeof embed === 'object' && !Array.isArray(embed))) {
    throw new UsageError(`${origin} must be one embed object or an array of them.`)
  }
  return embeds
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${error.code}).`)
  }
}

function simpleEmbed({title, description, url, color}) {
  if ([title, description, url, color].every((value) => value === undefined)) return []
  const embed = {}
  if (title !== undefined) embed.title = title
  if (description !== undefined) embed.description = description
  if (url !== undefined) {
    if (!/^https?:\/\//i.test(url)) throw new UsageError('--url takes an http or https address.')
    embed.url = url
  }
  if (color !== undefined) {
    if (!/^#?[0-9a-f]{6}$/i.test(color)) throw new UsageError('--color takes six hexadecimal digits, such as #5865F2.')
    embed.color = Number.parseInt(color.replace('#', ''), 16)
  }
  return [embed]
}

/** All embeds of the command line. */
export function readEmbeds(options) {
  const embeds = [
    ...simpleEmbed(options),
    ...(options.embed ?? []).flatMap((text) => parseEmbeds(text, '--embed')),
    ...(options['embed-file'] ?? []).flatMap((path) => parseEmbeds(readText(path), path)),
  ]
  if (embeds.length > 10) throw new UsageError('Discord takes at most ten embeds in a message.')
  return embeds
}

/** A Discord id, checked, so that it can stand in a path. */
export function checkId(text, option) {
  if (!/^\d{5,25}$/.test(text)) throw new UsageError(`${option} takes a Discord id (digits only), not "${text}".`)
  return text
}

/** Who may be notified: nobody unless named. */
export function allowedMentions(mentions = []) {
  const allowed = {parse: []}
  for (const mention of mentions) {
    const [kind, id] = mention.split(':')
    if (mention === 'everyone') allowed.parse.push('everyone')
    else if (kind === 'user' && id) (allowed.users ??= []).push(checkId(id, '--mention user:'))
    else if (kind === 'role' && id) (allowed.roles ??= []).push(checkId(id, '--mention role:'))
    else throw new UsageError(`--mention takes user:ID, role:ID or everyone, not "${mention}".`)
  }
  return allowed
}

/** What all parts of a message have in common. */
export function commonFields(options, isWebhook) {
  const fields = {allowed_mentions: allowedMentions(options.mention)}
  if (options.silent) fields.flags = suppressNotifications
  if (options.username !== undefined) {
    if (!isWebhook) throw new UsageError('--username needs the webhook; a bot has its own name.')
    if (options.username.length > 80) throw new UsageError('--username takes at most 80 characters.')
    fields.username = options.username
  }
  return fields
}
