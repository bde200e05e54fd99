// The child of weftMany: catches what each command line prints and exits with.
import {main} from '../../src/index.ts'
import type {Outcome} from './cli.ts'

process.setMaxListeners(0)
for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0)

process.once('message', async (lines: string[][]) => {
  const outcomes: Outcome[] = []
  for (const line of lines) outcomes.push(await outcome(line))
  process.send?.(outcomes, () => process.exit())
})

async function outcome(line: readonly string[]): Promise<Outcome> {
  const {stdout, stderr} = process
  const kept = {stdout: stdout.write, stderr: stderr.write}
  const texts = {stdout: '', stderr: ''}
  const keep = (name: keyof typeof texts) => (data: unknown, encoding?: unknown, after?: unknown) => {
    texts[name] += typeof data === 'string' ? data : Buffer.from(data as Uint8Array).toString()
    const done = typeof encoding === 'function' ? encoding : after
    if (typeof done === 'function') done()
    return true
  }
  stdout.write = keep('stdout')
  stderr.write = keep('stderr')
  try {
    await main(line)
    return {...texts, code: Number(process.exitCode ?? 0)}
  } finally {
    stdout.write = kept.stdout
    stderr.write = kept.stderr
    process.exitCode = undefined
  }
}
