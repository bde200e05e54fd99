import {setTimeout as sleep} from 'node:timers/promises'
import {DiscordError} from './errors.mjs'

const agent = 'DiscordBot (https://www.npmjs.com/package/weft-cli, 1.0.0)'
const largestAnswer = 8 * 1024 * 1024

/** Reads at most 8 MiB of an answer. */
async function readBody(response) {
  const chunks = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > largestAnswer) throw new DiscordError('The answer is larger than 8 MiB.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Seconds to wait as the answer says it: body first (a fraction), then header. */
function waitOf(response, body) {
  const told = Number(body?.retry_after ?? response.headers.get('retry-after') ?? response.headers.get('x-ratelimit-reset-after'))
  return Number.isFinite(told) && told >= 0 ? told : 1
}

const meanings = {
  401: 'the token or webhook secret is wrong or was reset',
  403: 'not allowed to see or write there',
  404: 'channel, message or webhook not found',
  413: 'the files are too large for this server',
}

/** Discord's own words: message, code, and the first few fields that it does not like. */
function describe(status, body) {
  const parts = [`Discord answered ${status}`]
  if (meanings[status]) parts.push(meanings[status])
  if (typeof body?.message === 'string')
    parts.push(`${body.message.slice(0, 300)}${Number.isInteger(body.code) ? ` (code ${body.code})` : ''}`)
  if (body?.errors) parts.push(JSON.stringify(body.errors).slice(0, 600))
  return parts.join(': ')
}

function describeFailure(error, timeout) {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `no answer within ${timeout / 1000} seconds`
  return `${error.cause?.code ?? error.cause?.message ?? error.message}`
}

/**
 * Makes a function that sends requests, waiting out rate limits.
 * @param {{base: string, timeout: number, maxWait: number}} options milliseconds
 * @returns {(request: {method: string, path: string, token?: string, payload?: object, files?: {name: string, data: Buffer}[], repeatable: boolean}) => Promise<unknown>}
 *   resolves with the parsed answer, undefined when it is empty; throws DiscordError
 */
export function makeClient({base, timeout, maxWait}) {
  let waited = 0
  let next = 0

  async function pause(seconds, why) {
    const milliseconds = Math.ceil(seconds * 1000)
    if (waited + milliseconds > maxWait) {
      throw new DiscordError(`${why}: would have to wait ${seconds} more seconds; --max-wait allows ${maxWait / 1000} in all`)
    }
    waited += milliseconds
    await sleep(milliseconds)
  }

  function makeBody({payload, files = []}, headers) {
    if (files.length > 0) {
      const form = new FormData()
      form.set('payload_json', JSON.stringify(payload))
      for (const [index, file] of files.entries()) form.set(`files[${index}]`, new Blob([file.data]), file.name)
      return form
    }
    if (payload === undefined) return undefined
    headers['content-type'] = 'application/json'
    return JSON.stringify(payload)
  }

  async function once(request) {
    const headers = {'user-agent': agent, accept: 'application/json'}
    if (request.token !== undefined) headers.authorization = `Bot ${request.token}`
    const response = await fetch(base + request.path, {
      method: request.method,
      headers,
      body: makeBody(request, headers),
      // A redirect would carry the secret somewhere else.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    })
    return {response, body: parseJson(await readBody(response))}
  }

  /** Waits before another try, or throws: whoever sees the message must know that it may have arrived. */
  async function tryAgain(request, attempt, problem) {
    if (!request.repeatable) throw new DiscordError(`${problem}. The message may have arrived all the same: look before sending it again`)
    if (attempt >= 2) throw new DiscordError(problem)
    await pause(0.25 * 2 ** attempt, problem)
  }

  return async function send(request) {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      if (next > 0) await pause(next, 'Rate limit')
      next = 0
      let answer
      try {
        answer = await once(request)
      } catch (error) {
        if (error instanceof DiscordError) throw error
        await tryAgain(request, attempt, `Discord cannot be reached: ${describeFailure(error, timeout)}`)
        continue
      }
      const {response, body} = answer
      if (response.status === 429) await pause(waitOf(response, body), 'Rate limit')
      else if (response.status >= 500) await tryAgain(request, attempt, describe(response.status, body))
      else if (!response.ok) throw new DiscordError(describe(response.status, body))
      else {
        if (response.headers.get('x-ratelimit-remaining') === '0') {
          next = Math.max(0, Number(response.headers.get('x-ratelimit-reset-after')) || 0)
        }
        return body
      }
    }
    throw new DiscordError('Discord answered 429 again and again; giving up')
  }
}
