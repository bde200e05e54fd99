import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'

export interface Received {
  readonly headers: IncomingMessage['headers']
  readonly url: string | undefined
  readonly body: string
}

export type Answer = (response: ServerResponse, question: Received, count: number) => void

/** A judge on a free port of this machine that answers as told; everything it is asked is kept. */
export async function judgeServer(t: {after(callback: () => void): void}, answer: Answer): Promise<{url: string; received: Received[]}> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = {headers: request.headers, url: request.url, body: Buffer.concat(chunks).toString()}
      received.push(one)
      answer(response, one, received.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, received}
}

/** A well-formed completion with this content. */
export const completion = (content: unknown): string =>
  JSON.stringify({choices: [{message: {role: 'assistant', content: typeof content === 'string' ? content : JSON.stringify(content)}}]})

/** Answers with an opinion. */
export const says =
  (verdict: string, reason = 'SKILL.md sends keys away.'): Answer =>
  (response) =>
    void response.setHeader('content-type', 'application/json').end(completion({verdict, reason}))
