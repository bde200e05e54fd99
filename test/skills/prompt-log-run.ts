import {join} from 'node:path'
import type {TestContext} from 'node:test'
import {runScript, temporaryFolder} from './script.ts'

export interface Entry {
  readonly id: string
  readonly time: string
  readonly project: string
  readonly session: string
  readonly tags: readonly string[]
  readonly text: string
  readonly masked: number
}

export function promptLog(t: TestContext, more: Readonly<Record<string, string>> = {}) {
  const home = temporaryFolder(t)
  const folder = join(home, 'log')
  const env = {HOME: home, PROMPT_LOG_DIR: folder, TZ: 'Europe/Vienna', ...more}
  const run = (args: readonly string[], input?: string) => runScript('prompt-log/scripts/prompt-log.mjs', args, {env, input: input ?? ''})
  const list = async (...args: string[]) => JSON.parse((await run(['list', '--json', '--limit', '0', ...args])).out) as Entry[]
  return {home, folder, run, list}
}

/** A line as the log writes it, for a time that cannot be waited for. */
export const line = (id: string, time: string, text: string, project = 'site') =>
  `${JSON.stringify({v: 1, id, time, project, session: '', tags: [], text, masked: 0})}\n`
