import assert from 'node:assert/strict'
import type {TestContext} from 'node:test'
import {botToken, type Discord, startDiscord, webhookId, webhookToken} from './discord-server.ts'
import {runScript} from './script.ts'

export const channel = '1174358234912392222'
export const hookUrl = `https://discord.com/api/webhooks/${webhookId}/${webhookToken}`
export const script = 'discord/scripts/discord.mjs'

/** Runs the script against a server, and makes sure on every run that no secret is shown. */
export function against(discord: Discord, more: Readonly<Record<string, string>>) {
  const env = {DISCORD_API_BASE: discord.base, ...more}
  return async (args: readonly string[], input = '') => {
    const outcome = await runScript(script, args, {env, input})
    for (const secret of [webhookToken, botToken]) assert.ok(!(outcome.out + outcome.err).includes(secret), 'no secret is printed')
    return outcome
  }
}

export async function withHook(t: TestContext) {
  const discord = await startDiscord(t)
  return {discord, run: against(discord, {DISCORD_WEBHOOK_URL: hookUrl})}
}

export async function withBot(t: TestContext) {
  const discord = await startDiscord(t)
  return {discord, run: against(discord, {DISCORD_BOT_TOKEN: botToken, DISCORD_CHANNEL_ID: channel})}
}
