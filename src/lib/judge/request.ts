import {setTimeout as wait} from 'node:timers/promises'
import type {JudgeSettings} from './settings.ts'

/** Most bytes of an answer that are read. */
export const answerLimit = 64 * 1024

/** What went wrong, for a person; never holds the key, nor what the server wrote. */
export class JudgeFailure extends Error {
  override readonly name = 'JudgeFailure'
  /** Milliseconds after which to try again; undefined when that is of no use. */
  readonly retryAfter: number | undefined

  constructor(message: string, retryAfter?: number) {
    super(message)
    this.retryAfter = retryAfter
  }
}

/** Posts a JSON body and returns the answer's text. A server that is busy or fails is asked again, at most `retries` times. Throws JudgeFailure. */
export async function post(body: object, settings: JudgeSettings): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await postOnce(JSON.stringify(body), settings)
    } catch (error) {
      if (!(error instanceof JudgeFailure)) throw error
      if (error.retryAfter === undefined || attempt >= settings.retries) throw error
      await wait(Math.min(Math.max(error.retryAfter, 250 * 2 ** attempt), settings.patience))
    }
  }
}

async function postOnce(body: string, {url, key, timeout}: JudgeSettings): Promise<string> {
  const signal = AbortSignal.timeout(timeout)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === undefined ? {} : {authorization: `Bearer ${key}`}),
      },
      body,
      // A redirect could lead the key and the digest anywhere.
      redirect: 'manual',
      signal,
    })
    if (response.status !== 200) {
      await response.body?.cancel()
      throw failureOf(response)
    }
    return await readLimited(response)
  } catch (error) {
    if (error instanceof JudgeFailure) throw error
    if (signal.aborted) throw new JudgeFailure(`the judge did not answer within ${timeout / 1000} s`)
    throw new JudgeFailure('the judge cannot be reached, or broke off', 0)
  }
}

function failureOf({status, headers}: Response): JudgeFailure {
  if (status === 401 || status === 403) return new JudgeFailure(`the judge refuses the key (HTTP ${status})`)
  if (status >= 300 && status < 400) return new JudgeFailure(`the judge answers with a redirect (HTTP ${status}), which is not followed`)
  const seconds = Number(headers.get('retry-after') ?? 0)
  if (status === 429 || status >= 500)
    return new JudgeFailure(`the judge is not able to answer (HTTP ${status})`, seconds > 0 ? seconds * 1000 : 0)
  return new JudgeFailure(`the judge does not accept the question (HTTP ${status})`)
}

async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', {fatal: true})
  let text = ''
  let size = 0
  // Leaving the loop early ends the connection.
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > answerLimit) throw new JudgeFailure(`the judge's answer is longer than ${answerLimit} bytes`)
    text += decode(decoder, chunk)
  }
  return text + decode(decoder)
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, {stream: true})
  } catch {
    throw new JudgeFailure("the judge's answer is not UTF-8")
  }
}
