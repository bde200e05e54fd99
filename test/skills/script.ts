import {spawn} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {TestContext} from 'node:test'

export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  /** The whole environment: nothing of the tester's own reaches the script. */
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string | Buffer
  readonly cwd?: string
}

export const skillsFolder = join(import.meta.dirname, '..', '..', 'skills')

/** A folder of the test's own, removed when it ends. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'weft-skills-'))
  t.after(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** Runs one script of a shipped skill as an agent would: a process of its own. */
export function runScript(script: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(skillsFolder, script), ...args], {
      env: {...options.env},
      cwd: options.cwd ?? skillsFolder,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk))
    // A script that does not read its input closes the pipe.
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
    child.on('error', fail)
    child.on('close', (code) => done({code, out, err}))
  })
}
