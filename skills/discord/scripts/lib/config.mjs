import {UsageError} from './errors.mjs'

const hosts = new Set(['discord.com', 'discordapp.com', 'ptb.discord.com', 'canary.discord.com'])
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])
const defaultBase = 'https://discord.com/api/v10'

function parseUrl(text, name) {
  try {
    return new URL(text)
  } catch {
    throw new UsageError(`${name} is not an address.`)
  }
}

/** Where the API is: Discord, or a test server on this computer. */
function apiBase() {
  const chosen = process.env.DISCORD_API_BASE
  if (!chosen) return defaultBase
  const url = parseUrl(chosen, 'DISCORD_API_BASE')
  if (!loopback.has(url.hostname) || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new UsageError('DISCORD_API_BASE may only name this computer (127.0.0.1, localhost, [::1]); it is for tests.')
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

/** Id and secret of the webhook. Only they are used; the address itself is always Discord's. */
function webhook() {
  const text = process.env.DISCORD_WEBHOOK_URL?.trim()
  if (!text) return undefined
  const url = parseUrl(text, 'DISCORD_WEBHOOK_URL')
  if (url.protocol !== 'https:' || url.port !== '' || !hosts.has(url.hostname) || url.username || url.password) {
    throw new UsageError(`DISCORD_WEBHOOK_URL must be an https address on ${[...hosts].join(', ')}; "${url.hostname}" is refused.`)
  }
  const parts = /^\/api\/(?:v\d{1,2}\/)?webhooks\/(\d{5,25})\/([A-Za-z0-9_-]{10,200})\/?$/.exec(url.pathname)
  if (!parts) throw new UsageError('DISCORD_WEBHOOK_URL does not look like https://discord.com/api/webhooks/<id>/<token>.')
  return {id: parts[1], token: parts[2]}
}

function botToken() {
  const text = process.env.DISCORD_BOT_TOKEN?.trim().replace(/^Bot /i, '')
  if (!text) return undefined
  if (!/^[A-Za-z0-9._-]{20,200}$/.test(text)) throw new UsageError('DISCORD_BOT_TOKEN does not look like a bot token.')
  return text
}

/** What the user has configured. Undefined parts are not configured; wrong ones throw a UsageError that does not repeat them. */
export function readConfig() {
  return {base: apiBase(), webhook: webhook(), botToken: botToken(), channel: process.env.DISCORD_CHANNEL_ID?.trim() || undefined}
}

/** A function that removes the configured secrets from a text and makes control characters visible. */
export function makeCleaner(env = process.env) {
  const url = env.DISCORD_WEBHOOK_URL?.trim() ?? ''
  const path = url.split(/[?#]/)[0].replace(/\/+$/, '')
  const secrets = [path.slice(path.lastIndexOf('/') + 1), env.DISCORD_BOT_TOKEN?.trim().replace(/^Bot /i, '') ?? '']
    .filter((secret) => secret.length >= 8)
    .sort((a, b) => b.length - a.length)
  return (text) => {
    for (const secret of secrets) {
      text = text.replaceAll(secret, '[hidden]').replaceAll(encodeURIComponent(secret), '[hidden]')
    }
    return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) => {
      const code = character.charCodeAt(0)
      return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`
    })
  }
}
