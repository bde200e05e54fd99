import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import fs, {closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync} from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'
import {join} from 'node:path'
import {test} from 'node:test'
import {pathToFileURL} from 'node:url'
import {skillsFolder, temporaryFolder} from './script.ts'

interface Entry {
  readonly id: string
  readonly time: string
}

const module = (name: string) => pathToFileURL(join(skillsFolder, 'prompt-log', 'scripts', 'lib', name)).href
const {removeEntries} = (await import(module('rewrite.mjs'))) as {
  removeEntries: (folder: string, matches: (entry: Entry) => boolean, dropDamaged: boolean) => {removed: number; damaged: number}
}
const {appendLine} = (await import(module('append.mjs'))) as {appendLine: (folder: string, line: string) => string}
const {readLog} = (await import(module('read.mjs'))) as {readLog: (folder: string) => {entries: Entry[]; damaged: number}}

const [old, recent] = ['2020-01-01T00:00:00Z', '2026-01-01T00:00:00Z']
const isOld = (entry: Entry) => entry.time === old
const line = (id: string, time: string) => JSON.stringify({v: 1, id, time, project: 'p', session: '', tags: [], text: id, masked: 0})

test('what another session appends while its file is rewritten is carried over, and checked as well', (t) => {
  const folder = join(temporaryFolder(t), 'log')
  mkdirSync(folder, {mode: 0o700})
  const path = join(folder, 'log.jsonl')
  writeFileSync(path, `${line('a', old)}\n${line('b', recent)}\n`)
  // A session that opened the file before it was set aside, and writes after the rewrite has read it.
  const file = openSync(path, 'a')
  t.after(() => closeSync(file))
  let calls = 0
  const {removed} = removeEntries(
    folder,
    (entry) => {
      calls += 1
      if (calls === 2) writeSync(file, `${line('c', recent)}\n${line('d', old)}\n`)
      return isOld(entry)
    },
    false,
  )
  assert.equal(removed, 2)
  assert.deepEqual(
    readLog(folder).entries.map((entry) => entry.id),
    ['b', 'c'],
  )
})

test('an entry written into a file that was replaced at that very moment is written again', (t) => {
  const folder = join(temporaryFolder(t), 'log')
  // The real call, with the other process's rename put just before it: the window is too short to be met by chance.
  const write = t.mock.method(fs, 'writeSync', (file: number, data: Buffer) => {
    if (write.mock.callCount() === 0) rmSync(join(folder, 'log.jsonl'))
    return fs.writevSync(file, [data])
  })
  syncBuiltinESMExports()
  t.after(() => {
    write.mock.restore()
    syncBuiltinESMExports()
  })
  appendLine(folder, line('a', recent))
  assert.equal(write.mock.callCount(), 2)
  assert.deepEqual(
    readLog(folder).entries.map((entry) => entry.id),
    ['a'],
  )
})

/** Runs a program of the skill's own functions in a process of its own; resolves with its exit code. */
function runModule(source: string): Promise<number | null> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {env: {PROMPT_LOG_MAX_BYTES: '20000'}, stdio: 'inherit'})
    child.on('error', fail)
    child.on('close', done)
  })
}

test('two writers, two rewriters: nothing is lost, doubled or brought back', async (t) => {
  const folder = join(temporaryFolder(t), 'log')
  const count = 1000
  const writer = (name: string) =>
    runModule(`import {appendLine} from ${JSON.stringify(module('append.mjs'))}
      const entry = {v: 1, project: 'p', session: '', tags: [], text: 't', masked: 0}
      for (let i = 0; i < ${count}; i++) {
        const time = i % 5 === 0 ? '${old}' : '${recent}'
        appendLine(${JSON.stringify(folder)}, JSON.stringify({...entry, id: '${name}' + i, time}))
      }`)
  const rewriter = () =>
    runModule(`import {removeEntries} from ${JSON.stringify(module('rewrite.mjs'))}
      for (let i = 0; i < 60; i++) removeEntries(${JSON.stringify(folder)}, (entry) => entry.time === '${old}', true)`)
  assert.deepEqual(await Promise.all([writer('a'), writer('b'), rewriter(), rewriter()]), [0, 0, 0, 0])
  removeEntries(folder, isOld, true)
  const {entries, damaged} = readLog(folder)
  assert.equal(damaged, 0)
  assert.equal(entries.length, 2 * count * 0.8)
  assert.ok(!readdirSync(folder).some((name) => readFileSync(join(folder, name), 'utf8').includes(old)))
  assert.ok(
    readdirSync(folder).every((name) => /^log(-[0-9TZ]+-[0-9a-f]+)?\.jsonl$/.test(name)),
    'no lock or temporary file stays',
  )
})
