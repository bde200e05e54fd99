import {randomBytes} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {DiscordError, UsageError} from './errors.mjs'
import {checkId, commonFields, readEmbeds, readFiles} from './payload.mjs'
import {messageLimit, splitMessage} from './split.mjs'
import {chooseTarget, withQuery} from './target.mjs'

/** Text of the arguments, else of standard input; '' where a message may do without. */
export function readText(words, mayBeEmpty) {
  const fromInput = words.length === 1 && words[0] === '-'
  if (words.length > 0 && !fromInput) return words.join(' ')
  if (!fromInput && mayBeEmpty) return ''
  if (process.stdin.isTTY) throw new UsageError('No text given. Write it as an argument, or pass it on standard input.')
  return readFileSync(0, 'utf8').trim()
}

function requests(config, options, words) {
  const target = chooseTarget(config, options, options['reply-to'] === undefined ? undefined : 'bot')
  const embeds = readEmbeds(options)
  const files = readFiles(options.file ?? [])
  const text = readText(words, embeds.length + files.length > 0)
  if (text === '' && embeds.length + files.length === 0) throw new UsageError('The message is empty. Nothing was sent.')
  const common = commonFields(options, target.isWebhook)
  if (options['thread-name'] !== undefined) {
    if (!target.isWebhook || options.thread !== undefined) throw new UsageError('--thread-name needs the webhook, and no --thread.')
    common.thread_name = options['thread-name']
  }
  const parts = splitMessage(text)
  return parts.map((content, index) => {
    const payload = {...common}
    if (content !== '') payload.content = content
    if (index === 0 && options['reply-to'] !== undefined) {
      payload.message_reference = {message_id: checkId(options['reply-to'], '--reply-to'), fail_if_not_exists: true}
    }
    // With a nonce Discord posts a repeated request only once; webhooks have none and are never repeated.
    if (!target.isWebhook) Object.assign(payload, {nonce: randomBytes(12).toString('hex'), enforce_nonce: true})
    const last = index === parts.length - 1
    if (last && embeds.length > 0) payload.embeds = embeds
    if (last && files.length > 0) payload.attachments = files.map(({name}, id) => ({id, filename: name}))
    const query = target.isWebhook ? {...target.query, wait: 'true'} : {}
    return {
      method: 'POST',
      path: withQuery(target.post, query),
      token: target.token,
      payload,
      files: last ? files : [],
      repeatable: !target.isWebhook,
    }
  })
}

/** Posts one message or, when the text is long, several in order. */
export async function send({config, client, options, words, out}) {
  const all = requests(config, options, words)
  if (options['dry-run']) return out.dryRun(all)
  const sent = []
  for (const request of all) {
    // The first part opened the forum post; the others belong into it.
    if (sent.length > 0 && request.payload.thread_name !== undefined) {
      delete request.payload.thread_name
      request.path = `${request.path}&thread_id=${checkId(String(sent[0].channel_id), 'channel_id')}`
    }
    try {
      sent.push(await client(request))
    } catch (error) {
      if (error instanceof DiscordError && sent.length > 0) {
        error.message += `. Already sent: ${sent.map((message) => message?.id).join(', ')} (${sent.length} of ${all.length} parts)`
      }
      throw error
    }
  }
  if (options.json) out.json(sent)
  else for (const message of sent) out.line(`Sent ${message?.id ?? '(no id)'} as ${all[0].token ? 'bot' : 'webhook'}`)
}

/** Replaces text or embeds of a message of one's own. */
export async function edit({config, client, options, words, out}) {
  const [id, ...rest] = words
  if (id === undefined) throw new UsageError('edit needs the id of the message.')
  checkId(id, 'edit')
  const target = chooseTarget(config, options)
  const embeds = readEmbeds(options)
  const text = readText(rest, embeds.length > 0)
  if (text === '' && embeds.length === 0) throw new UsageError('The new text is empty. "delete" removes a message.')
  if (text.length > messageLimit) throw new UsageError(`The new text has ${text.length} characters; a message holds ${messageLimit}.`)
  const payload = commonFields({mention: options.mention}, target.isWebhook)
  if (text !== '') payload.content = text
  if (embeds.length > 0) payload.embeds = embeds
  const path = withQuery(`${target.messages}/${id}`, target.query)
  const request = {method: 'PATCH', path, token: target.token, payload, repeatable: true}
  if (options['dry-run']) return out.dryRun([request])
  const message = await client(request)
  if (options.json) out.json(message)
  else out.line(`Edited ${id}`)
}

/** A bot with rights over others' messages must not use them here. */
async function assertOwn(client, target, id) {
  const me = await client({method: 'GET', path: '/users/@me', token: target.token, repeatable: true})
  const message = await client({method: 'GET', path: `${target.messages}/${id}`, token: target.token, repeatable: true})
  if (typeof me?.id !== 'string' || message?.author?.id !== me.id) {
    throw new DiscordError(`${id} was not written by this bot. Nothing was deleted.`)
  }
}

/** Deletes messages of one's own. */
export async function remove({config, client, options, words, out}) {
  if (words.length === 0) throw new UsageError('delete needs the id of a message.')
  for (const id of words) checkId(id, 'delete')
  const target = chooseTarget(config, options)
  const make = (id) => ({
    method: 'DELETE',
    path: withQuery(`${target.messages}/${id}`, target.query),
    token: target.token,
    repeatable: true,
  })
  if (options['dry-run']) return out.dryRun(words.map(make))
  for (const id of words) {
    if (!target.isWebhook) await assertOwn(client, target, id)
    await client(make(id))
    out.line(`Deleted ${id}`)
  }
}
