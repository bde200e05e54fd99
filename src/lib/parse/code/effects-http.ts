import {HOLE} from '../facts.ts'
import type {Source, SourceKind} from '../facts.ts'
import type {Api} from './api.ts'
import {pick} from './call.ts'
import {keep, readFile} from './effects-file.ts'
import type {Call} from './call.ts'
import {emit, noValue, source, toValue} from './run.ts'
import type {Run} from './run.ts'
import {concat, holesOf, sourcesOf, textOf, textsOf, textValue, union, unknown, unknownFrom, urlObject} from './value.ts'
import type {Abs} from './value.ts'

const bodyNames = 'data body json files content form formData payload fields multipart text html attachments'.split(' ')
const queryNames = ['params', 'searchParams', 'qs', 'query']
const authNames = 'auth cookies password token apiKey api_key cert bearer jar'.split(' ')
const authHeader = /^(proxy-)?authori[sz]ation$|api[-_]?key|token|^cookie$|secret|^x-auth|^apikey$|signature|access-key|credential/i
const authParameter = /^(api_?key|key|token|access_token|apikey|appid|app_id|auth|auth_token|sig|signature|secret|client_secret)$/i
/** A hole in a URL that stands where an API expects its key. */
const authInUrl =
  /([?&](api_?key|key|token|access_token|apikey|appid|app_id|auth|auth_token|sig|signature|client_secret|secret|licen[cs]e_key|subscription-key)=|\/bot|\/\/[^/@]{0,80}:?)$/i

/** Where a machine in a cloud gets its own keys. */
const metadata =
  /\b(?:169\.254\.169\.254|169\.254\.170\.2|metadata\.google\.internal)\b.{0,80}(?:security-credentials|\/token|identity|credentials|\/v2\/)/

/** Kinds whose presence in a URL makes fetching it a way of sending. */
const telling = new Set<SourceKind>(['secret', 'env', 'agent', 'conversation', 'files', 'host', 'clipboard', 'screen'])

interface Parts {
  readonly url: Abs
  readonly method: string
  readonly data: Abs
  readonly auth: Abs
}

export function performHttp(run: Run, call: Call, api: Api & {do: 'http'}): Abs {
  const parts = requestParts(call, api, api.files === undefined ? undefined : upload(run, call, pick(call, api.files)))
  const {method, auth} = parts
  const inUrl = urlSources(parts.url)
  const data: Abs =
    inUrl.data.length > 0
      ? {text: textOf(parts.data) === '' ? textOf(parts.url) : textOf(parts.data), sources: union(sourcesOf(parts.data), inUrl.data)}
      : parts.data
  const allAuth: Abs = {text: textOf(auth), sources: union(sourcesOf(auth), inUrl.auth)}
  const sends =
    (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') ||
    allAuth.sources.length > 0 ||
    sourcesOf(data).some((one) => telling.has(one.kind))
  const fetches = method === 'GET' || method === 'HEAD'
  const target = pick(call, api.saveTo)
  const saveTo = target === undefined ? undefined : toValue(target)
  if (target !== undefined) keep(run, target.text, [source(run, 'remote', textOf(parts.url), call)])
  for (const text of textsOf(parts.url)) {
    const url = {text, sources: sourcesOf(parts.url)}
    if (fetches) emit(run, call, {kind: 'fetch', via: call.path, url, saveTo})
    if (sends) emit(run, call, {kind: 'send', via: call.path, url, data: toValue(data), auth: toValue(allAuth), method})
  }
  const fields = new Map([['url', parts.url]])
  const base = call.receiver?.fields?.get('baseURL')
  if (base !== undefined) fields.set('baseURL', base)
  return {
    ...unknownFrom([source(run, metadata.test(textOf(parts.url)) ? 'secret' : 'remote', textOf(parts.url), call)]),
    path: `${call.path}()`,
    fields:
      call.method === 'request' || call.path.includes('ebSocket') || call.path === 'ws' || call.path.startsWith('superagent')
        ? fields
        : undefined,
  }
}

function upload(run: Run, call: Call, path: Abs | undefined): Abs | undefined {
  return path === undefined ? undefined : readFile(run, call, path, false, undefined)
}

/** URL, method and payload from whatever form a client takes them in. */
function requestParts(call: Call, api: Api & {do: 'http'}, file: Abs | undefined): Parts {
  const found = pick(call, api.url) ?? unknown
  const given = found.path === urlObject ? {text: textOf(found), sources: sourcesOf(found)} : found
  const bags: ReadonlyMap<string, Abs>[] = [call.named]
  const bodySpots = new Set(api.body ?? [])
  // Options come last; the first object of a call with a body position is that body.
  call.args.forEach((arg, index) => {
    if (arg.fields !== undefined && arg !== given && !bodySpots.has(index)) bags.push(arg.fields)
  })
  if (given.fields !== undefined) bags.push(given.fields)
  const find = (name: string): Abs | undefined => bags.map((bag) => bag.get(name)).find((value) => value !== undefined)
  const defaults = call.receiver?.fields
  const headers = [find('headers'), defaults?.get('headers')]
  const body = [
    pick(call, api.body?.filter((spot) => typeof spot === 'string' || !isOptions(call.args[spot], call, spot)) ?? []),
    ...bodyNames.map(find),
  ]
  const auth: Abs[] = authNames.flatMap((name) => find(name) ?? defaults?.get(name) ?? [])
  const data = [...body, file].filter((value) => value !== undefined)
  for (const name of queryNames) splitQuery(find(name), data, auth)
  for (const header of headers) {
    for (const [name, value] of header?.fields ?? []) {
      if (authHeader.test(name)) auth.push(value)
      else if (sourcesOf(value).length > 0) data.push(value)
    }
    if (header !== undefined && header.fields === undefined) auth.push(header)
  }
  const method = (
    api.method ??
    methodText(pick(call, api.methodAt)) ??
    methodText(find('method') ?? find('type')) ??
    (body[0] !== undefined || find('data') !== undefined || find('body') !== undefined ? 'POST' : 'GET')
  ).toUpperCase()
  return {url: urlOf(call, given, find), method, data: together(data), auth: together(auth)}
}

/** Parameters of a query, apart: what an API takes as its key, and all others. */
function splitQuery(query: Abs | undefined, data: Abs[], auth: Abs[]): void {
  if (query?.fields === undefined) {
    if (query !== undefined) data.push(query)
    return
  }
  for (const [name, value] of query.fields) (authParameter.test(name) ? auth : data).push(value)
  if (query.sources.length > 0) data.push(unknownFrom(query.sources))
}

function isOptions(value: Abs | undefined, call: Call, spot: number): boolean {
  return value?.closure !== undefined || (spot === 0 && call.method === 'end' && value?.fields !== undefined)
}

function methodText(value: Abs | undefined): string | undefined {
  return value === undefined || value.text.includes(HOLE) || !/^[a-z]{3,8}$/i.test(value.text) ? undefined : value.text
}

function together(values: readonly Abs[]): Abs {
  if (values.length === 0) return {text: '', sources: []}
  const [first] = values
  return values.length === 1 && first !== undefined
    ? first
    : concat(values.flatMap((value, index) => (index === 0 ? [value] : [textValue(' '), value])))
}

function urlOf(call: Call, given: Abs, find: (name: string) => Abs | undefined): Abs {
  const base = call.receiver?.fields?.get('baseURL') ?? find('baseURL') ?? find('prefixUrl')
  const plain = given.fields === undefined ? given : (find('url') ?? find('uri') ?? find('href'))
  if (plain !== undefined && plain.text !== HOLE && /^[a-z]+:/i.test(plain.text)) return plain
  if (plain !== undefined && base !== undefined && plain.fields === undefined) {
    const scheme = /^[a-z]+:|^\uFFFC/i.test(base.text) ? '' : 'https://'
    return concat([
      textValue(scheme),
      {...base, text: base.text.replace(/\/$/, '')},
      textValue(plain.text.startsWith('/') ? '' : '/'),
      plain,
    ])
  }
  if (plain !== undefined && given.fields === undefined) return plain
  const host = find('hostname') ?? find('host')
  if (host === undefined) return plain ?? given
  const scheme = find('protocol')?.text ?? (call.path.startsWith('http.') ? 'http:' : 'https:')
  const port = find('port')
  return concat([
    textValue(`${scheme}//`),
    host,
    textValue(port === undefined || port.text === HOLE || host.text.includes(':') ? '' : `:${port.text}`),
    find('path') ?? find('pathname') ?? textValue('/'),
  ])
}

/** Variables that say where a service is, not who the user is. */
const address = /(URL|URI|BASE|HOST|ENDPOINT|DOMAIN|PORT|REGION|SERVER|INSTANCE|ORIGIN|STORE|SHOP|TENANT|WORKSPACE)/i

/** What a URL carries away: by position, a base address from the environment and an API's own key are no payload. */
export function urlSources(url: Abs): {data: readonly Source[]; auth: readonly Source[]} {
  let data: readonly Source[] = []
  let auth: readonly Source[] = []
  if (url.sources.length === 0) return {data, auth}
  const {text} = url
  let at = -1
  // Without a hole, what is tainted is its default, or a constant that was hidden.
  for (const sources of holesOf(url, text)) {
    at = text.indexOf(HOLE, at + 1)
    const before = text.slice(Math.max(0, at - 100), at)
    const base = at === 0 || (/^[a-z]+:\/\/$/i.test(text.slice(0, at)) && text[at + 1] !== '.')
    const payload = sources.filter(
      (one) => !ignored.has(one.kind) && !(base && one.kind === 'input') && !(one.kind === 'env' && (base || address.test(one.what))),
    )
    if (authInUrl.test(before) && !base) auth = union(auth, payload)
    else data = union(data, payload)
  }
  return {data, auth}
}

const ignored = new Set<SourceKind>(['remote', 'decoded', 'time'])

export function performMessage(run: Run, call: Call, api: Api & {do: 'message'}): Abs {
  const server = call.receiver?.fields?.get('url') ?? call.receiver?.fields?.get('host')
  const to = pick(call, api.to)
  const host = server?.fields?.get('host') ?? server ?? to ?? unknown
  const text = textOf(host.items?.[0] ?? host)
  const url = {
    text: text.includes('://') ? text : api.scheme.includes('.') ? `https://${api.scheme}/` : `${api.scheme}://${text}`,
    sources: sourcesOf(host),
  }
  const auth = call.receiver?.fields?.get('auth') ?? server?.fields?.get('auth')
  const given = pick(call, api.body)
  // `upload_file` and `put` take the file's name.
  const body =
    /^(upload_file|put|add_attachment|files_upload|files_upload_v2)$/.test(call.method) && given !== undefined
      ? readFile(run, call, given, false, undefined)
      : given
  emit(run, call, {
    kind: 'send',
    via: call.path,
    url,
    data: toValue(body),
    auth: auth === undefined ? noValue : toValue(auth),
    method: api.scheme.toUpperCase(),
  })
  return unknown
}

export function performTransmit(run: Run, call: Call, data: Abs | undefined): Abs {
  const url = call.receiver?.fields?.get('url')
  emit(run, call, {kind: 'send', via: call.path, url: toValue(url ?? unknown), data: toValue(data), auth: noValue, method: 'SOCKET'})
  return unknown
}
