import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {describe, it} from 'node:test'
import {cleanEnv, dev, execute, root, temporaryFolder, weft} from '../support/cli.ts'

describe('streams and signals', () => {
  it('says nothing when the reader goes away', async (t) => {
    const env = cleanEnv(temporaryFolder(t))
    for (const line of ['help', '--help', 'plugins --json']) {
      const script = `"${process.execPath}" "${dev}" ${line} | true; echo "\${PIPESTATUS[0]}"`
      const {stdout, stderr} = await execute('bash', ['-c', script], {env})
      assert.deepEqual([stdout, stderr], ['0\n', ''], line)
    }
  })

  it('ends with 130 on Ctrl-C', async (t) => {
    const child = spawn(process.execPath, [dev, 'skill', 'list', '-'], {
      cwd: root,
      env: cleanEnv(temporaryFolder(t)),
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    // More than a pipe holds: once it is through, weft is reading and waits for the rest.
    await new Promise((read) => child.stdin.write(Buffer.alloc(1_000_000), read))
    child.kill('SIGINT')
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
    assert.deepEqual([code, signal], [130, null])
  })

  it('does not take what is piped in for an argument', async (t) => {
    const script = `echo US-001 | "${process.execPath}" "${dev}" security checks --json`
    const {stdout} = await execute('bash', ['-c', script], {env: cleanEnv(temporaryFolder(t))})
    assert.ok((JSON.parse(stdout) as {checks: unknown[]}).checks.length > 1)
  })

  it('shows control characters of what was typed, and never sends them to the terminal', async (t) => {
    const {stderr, code} = await weft(['skill', 'list', 'no\u001B[31mwhere\u202E'], {env: cleanEnv(temporaryFolder(t))})
    assert.equal(code, 2)
    assert.match(stderr, /no\\u\{1b\}\[31mwhere\\u\{202e\}/)
    assert.doesNotMatch(stderr, /[\u001B\u202E]/)
  })

  it('calls an unexpected error its own bug, without a stack unless asked', async (t) => {
    const home = temporaryFolder(t)
    // A broken machine: Node's own function fails.
    const breaker = `data:text/javascript,import os from 'node:os';os.cpus=()=>{throw new TypeError('broken')};`
    const run = (more: Record<string, string>) =>
      execute(process.execPath, ['--import', breaker, dev, 'bench', 'env'], {env: cleanEnv(home, more)})
    const [quiet, loud] = [await run({}), await run({WEFT_DEBUG: '1'})]
    assert.equal(quiet.code, 4)
    assert.match(quiet.stderr, /^error: TypeError: broken \[WEFT_BUG\]\n hint: [^\n]+\n$/)
    assert.match(loud.stderr, /\n {4}at /)
  })
})
