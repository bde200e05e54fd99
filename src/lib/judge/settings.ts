import {WeftError} from '../errors.ts'

/** Whom to ask for a second opinion. Nobody is asked unless the user says so on the command line. */
export interface JudgeSettings {
  /** The chat completions endpoint. */
  readonly url: URL
  readonly model: string
  /** Sent as a bearer token and nowhere else; undefined sends none. */
  readonly key: string | undefined
  /** Longest time for one answer, in milliseconds. */
  readonly timeout: number
  /** How often a request that the server could not take is made again. */
  readonly retries: number
  /** Longest wait before that, in milliseconds, whatever the server asks for. */
  readonly patience: number
}

export interface JudgeWishes {
  readonly url: string | undefined
  readonly model: string | undefined
  /** Seconds. */
  readonly timeout: number | undefined
}

const defaultSeconds = 60
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * Flags before environment: WEFT_JUDGE_URL and WEFT_JUDGE_MODEL; the key comes from WEFT_JUDGE_KEY alone, since a command line is seen by others.
 * @throws WeftError WEFT_JUDGE_INVALID, which never holds the key
 */
export function judgeSettings(wishes: JudgeWishes, env: Readonly<Record<string, string | undefined>>): JudgeSettings {
  const text = wishes.url ?? (env['WEFT_JUDGE_URL'] || undefined)
  const model = wishes.model ?? (env['WEFT_JUDGE_MODEL'] || undefined)
  if (text === undefined) throw invalid('--judge needs an endpoint', 'Give --judge-url, or set WEFT_JUDGE_URL to its base URL.')
  if (model === undefined) throw invalid('--judge needs a model', 'Give --judge-model, or set WEFT_JUDGE_MODEL.')
  const key = env['WEFT_JUDGE_KEY'] || undefined
  if (key !== undefined && !/^[\x21-\x7e]{1,4096}$/.test(key))
    throw invalid('WEFT_JUDGE_KEY has characters that no key has', 'Set it again, without line breaks.')
  return {url: endpoint(text), model, key, timeout: (wishes.timeout ?? defaultSeconds) * 1000, retries: 2, patience: 5000}
}

function endpoint(text: string): URL {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw invalid('The endpoint of the judge is no http or https URL', 'For example https://llm.example.com/v1')
  if (url.username !== '' || url.password !== '')
    throw invalid('The endpoint of the judge holds a user or password', 'Set WEFT_JUDGE_KEY instead.')
  if (url.protocol === 'http:' && !loopback.test(url.hostname))
    throw invalid(`The endpoint of the judge, ${url.host}, is not encrypted`, 'Use https. Plain http is for a server on this machine only.')
  if (!/\/chat\/completions\/?$/.test(url.pathname)) url.pathname = `${url.pathname.replace(/(?<!\/)\/+$/, '')}/chat/completions`
  url.hash = ''
  return url
}

const invalid = (message: string, hint: string): WeftError => new WeftError('WEFT_JUDGE_INVALID', message, {hint})
