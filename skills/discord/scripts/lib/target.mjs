import {UsageError} from './errors.mjs'
import {checkId} from './payload.mjs'

const missing = 'Tell the user how to set it up: references/setup.md.'

/**
 * As whom and where to: `{kind, token, path, query, isWebhook}`.
 * `path` is the place that messages are posted to; the id of a message goes behind `messages`.
 */
export function chooseTarget(config, options, forced) {
  const kind = options.via ?? forced ?? (config.webhook ? 'webhook' : 'bot')
  if (kind !== 'webhook' && kind !== 'bot') throw new UsageError('--via is webhook or bot.')
  if (forced !== undefined && kind !== forced) throw new UsageError(`This needs the ${forced}; --via ${kind} does not fit.`)
  const thread = options.thread === undefined ? undefined : checkId(options.thread, '--thread')
  if (kind === 'webhook') {
    if (!config.webhook) throw new UsageError(`DISCORD_WEBHOOK_URL is not set. ${missing}`)
    if (options.channel !== undefined)
      throw new UsageError('--channel needs the bot; a webhook has one channel. Use --thread for a thread in it.')
    const base = `/webhooks/${config.webhook.id}/${config.webhook.token}`
    return {kind, isWebhook: true, post: base, messages: `${base}/messages`, query: thread ? {thread_id: thread} : {}}
  }
  if (!config.botToken && options.via === undefined && forced === undefined) {
    throw new UsageError(`Neither DISCORD_WEBHOOK_URL nor DISCORD_BOT_TOKEN is set. ${missing}`)
  }
  if (!config.botToken) throw new UsageError(`DISCORD_BOT_TOKEN is not set. ${missing}`)
  const channel = thread ?? options.channel ?? config.channel
  if (channel === undefined) throw new UsageError('No channel: give --channel or set DISCORD_CHANNEL_ID.')
  const messages = `/channels/${checkId(channel, '--channel')}/messages`
  return {kind, isWebhook: false, token: config.botToken, post: messages, messages, query: {}}
}

/** Path with its query. */
export function withQuery(path, query) {
  const text = new URLSearchParams(query).toString()
  return text === '' ? path : `${path}?${text}`
}
