import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import type {TestContext} from 'node:test'

export const webhookId = '1174358234912391000'
export const webhookToken = 'Hook-Secret_0123456789abcdef'
export const botToken = `${'BotSecret0123456789'}.abcdef.ABCDEFGHIJ0123456789`
export const botId = '1174358234912390001'

export interface Seen {
  readonly method: string
  readonly path: string
  readonly query: Record<string, string>
  readonly authorization: string | undefined
  readonly type: string
  /** JSON body, or `payload_json` of a form. */
  readonly payload: Record<string, unknown>
  /** Files of a form: field name, file name, content. */
  readonly files: readonly (readonly [string, string, string])[]
}

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** `silence`: never answer; `reset`: close the connection. */
  readonly instead?: 'silence' | 'reset'
}

export interface Discord {
  readonly base: string
  readonly seen: Seen[]
  /** Answers given before the ordinary behaviour, in order. */
  readonly next: Answer[]
  /** Messages by id. */
  readonly messages: Map<string, Record<string, unknown>>
}

async function read(request: IncomingMessage): Promise<Seen> {
  const url = new URL(request.url ?? '/', 'http://local')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  const files: [string, string, string][] = []
  let json = body.toString('utf8') || '{}'
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(body, {headers: {'content-type': type}}).formData()
    for (const [name, value] of form) {
      if (typeof value === 'string') json = value
      else files.push([name, value.name, await value.text()])
    }
  }
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    authorization: request.headers.authorization,
    type,
    payload: JSON.parse(json) as Record<string, unknown>,
    files,
  }
}

const unknownMessage: Answer = {status: 404, body: {message: 'Unknown Message', code: 10008}}

/** What Discord does with a request that it likes, as far as the skill uses it. */
function behave(discord: Discord, request: Seen): Answer {
  const {method, path, authorization, payload} = request
  const bot = authorization === `Bot ${botToken}`
  const author = bot ? {id: botId, username: 'weft', bot: true} : {id: webhookId, username: 'hook', bot: true}
  if (path === '/api/v10/users/@me') return bot ? {status: 200, body: author} : {status: 401, body: {message: '401: Unauthorized', code: 0}}
  const hook = /^\/api\/v10\/webhooks\/(\d+)\/([^/]+)(?:\/messages\/(\d+))?$/.exec(path)
  const channel = /^\/api\/v10\/channels\/(\d+)(\/messages)?(?:\/(\d+))?$/.exec(path)
  if (hook && (hook[1] !== webhookId || hook[2] !== webhookToken))
    return {status: 401, body: {message: 'Invalid Webhook Token', code: 50027}}
  if (channel && !bot) return {status: 401, body: {message: '401: Unauthorized', code: 0}}
  if (!hook && !channel) return {status: 404, body: {message: '404: Not Found', code: 0}}
  const id = hook?.[3] ?? channel?.[3]
  if (id !== undefined) {
    const message = discord.messages.get(id)
    if (message === undefined) return unknownMessage
    if (method === 'DELETE') return discord.messages.delete(id) ? {status: 204} : unknownMessage
    if (method === 'PATCH') Object.assign(message, payload)
    return {status: 200, body: message}
  }
  if (method === 'GET') {
    if (hook) return {status: 200, body: {id: webhookId, name: 'Releases', channel_id: '1174358234912392222', token: webhookToken}}
    if (!channel?.[2]) return {status: 200, body: {id: channel?.[1], name: 'general'}}
    return {status: 200, body: [...discord.messages.values()].reverse()}
  }
  const made = {
    id: String(1174358234912395000n + BigInt(discord.messages.size)),
    channel_id: channel?.[1] ?? '1174358234912392222',
    author,
    ...payload,
  }
  discord.messages.set(made.id, made)
  return {status: 200, body: made}
}

function answer(response: ServerResponse, {status, body, headers = {}, instead}: Answer): void {
  if (instead === 'silence') return
  if (instead === 'reset') return void response.destroy()
  response.writeHead(status, {'content-type': 'application/json', ...headers})
  response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body))
}

/** A server on this computer that answers as Discord does. */
export async function startDiscord(t: TestContext): Promise<Discord> {
  const server = createServer((request, response) => {
    void read(request).then((seen) => {
      discord.seen.push(seen)
      answer(response, discord.next.shift() ?? behave(discord, seen))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const {port} = server.address() as AddressInfo
  const discord: Discord = {base: `http://127.0.0.1:${port}/api/v10`, seen: [], next: [], messages: new Map()}
  return discord
}
