import {execFile, spawn} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import type {TestContext} from 'node:test'

export const root = resolve(import.meta.dirname, '../..')
export const dev = join(root, 'bin/dev.js')

export interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly code: number
}

export interface Surroundings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** A folder of its own for one test, removed after it. */
export function temporaryFolder(t: Pick<TestContext, 'after'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'weft-test-'))
  t.after(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}

/** An environment without the developer's own settings: home, data and configuration lie in `home`. */
export function cleanEnv(home: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const {PATH = ''} = process.env
  return {PATH, HOME: home, LANG: 'C.UTF-8', NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), ...more}
}

/** Runs a program to its end, whatever that is. */
export async function execute(program: string, args: readonly string[], {cwd = root, env = {}}: Surroundings): Promise<Outcome> {
  return new Promise((done) => {
    execFile(program, args, {cwd, env, maxBuffer: 2 ** 26}, (error, stdout, stderr) => {
      done({stdout, stderr, code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1})
    })
  })
}

/** Runs weft once from its source, as a process of its own. */
export async function weft(args: readonly string[], surroundings: Surroundings): Promise<Outcome> {
  return execute(process.execPath, [dev, ...args], surroundings)
}

/** Runs many command lines of weft, one after the other in one process: starting is most of what a command costs. */
export async function weftMany(lines: readonly (readonly string[])[], surroundings: Surroundings): Promise<Outcome[]> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, 'test/support/batch.ts')], {
      cwd: surroundings.cwd ?? root,
      env: surroundings.env ?? {},
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.once('message', (outcomes: Outcome[]) => done(outcomes))
    child.once('exit', (code) => fail(new Error(`the batch ended early, with ${code}`)))
    child.send(lines)
  })
}
