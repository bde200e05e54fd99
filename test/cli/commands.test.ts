import assert from 'node:assert/strict'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {before, describe, it} from 'node:test'
import type {Config} from '@oclif/core'
import {loadConfig} from '../../src/index.ts'
import {errorTable} from '../../src/lib/errors.ts'
import {type Outcome, cleanEnv, root, temporaryFolder, weftMany} from '../support/cli.ts'

const skill = 'skills/prompt-log'

// For each command a line that works, and at least three that do not, each with the code it fails with.
const lines: Readonly<Record<string, {works: readonly string[]; fails: readonly (readonly [string, ...string[]])[]}>> = {
  doctor: {
    works: [],
    fails: [
      ['WEFT_USAGE', '--nonsense'],
      ['WEFT_USAGE', 'surplus'],
      ['WEFT_USAGE', '--json=yes'],
    ],
  },
  help: {
    works: ['doctor'],
    fails: [
      ['WEFT_USAGE', 'nonsense'],
      ['WEFT_USAGE', 'skill', 'nonsense'],
      ['WEFT_USAGE', 'doctr'],
    ],
  },
  plugins: {
    works: [],
    fails: [
      ['WEFT_USAGE', '--nonsense'],
      ['WEFT_USAGE', 'surplus'],
      ['WEFT_USAGE', '-x'],
    ],
  },
  'bench env': {
    works: [],
    fails: [
      ['WEFT_USAGE', '--nonsense'],
      ['WEFT_USAGE', 'surplus'],
      ['WEFT_USAGE', '-x'],
    ],
  },
  'registry env': {
    works: [],
    fails: [
      ['WEFT_USAGE', '--nonsense'],
      ['WEFT_USAGE', 'surplus'],
      ['WEFT_USAGE', '--exprt'],
    ],
  },
  'skill list': {
    works: [skill],
    fails: [
      ['WEFT_INPUT_NOT_FOUND', 'nowhere'],
      ['WEFT_USAGE', '--agent', 'nobody'],
      ['WEFT_USAGE', '--agent', 'codex', skill],
    ],
  },
  'skill validate': {
    works: [skill],
    fails: [['WEFT_USAGE'], ['WEFT_INPUT_NOT_FOUND', 'nowhere'], ['WEFT_INPUT_NO_SKILL', 'package.json']],
  },
  'security checks': {
    works: [],
    fails: [
      ['WEFT_CHECK_UNKNOWN', 'XX-999'],
      ['WEFT_USAGE', '--category', 'nonsense'],
      ['WEFT_USAGE', '--severity', 'huge'],
    ],
  },
  'security scan': {
    works: [skill],
    fails: [
      ['WEFT_INPUT_NOT_FOUND', 'nowhere'],
      ['WEFT_USAGE', skill, '--format', 'nonsense'],
      ['WEFT_CHECK_UNKNOWN', skill, '--check', 'XX-999'],
    ],
  },
}

describe('the command line', () => {
  let config: Config
  before(async () => {
    config = (await loadConfig()) as unknown as Config
  })

  it('has the commands, flags and aliases of the snapshot (WEFT_UPDATE_SNAPSHOTS=1 rewrites it)', () => {
    const path = join(root, 'test/snapshots/commands.json')
    const actual = `${JSON.stringify(surface(config), null, 2)}\n`
    if (process.env['WEFT_UPDATE_SNAPSHOTS'] === '1') writeFileSync(path, actual)
    assert.equal(actual, readFileSync(path, 'utf8'))
  })

  it('has lines to try for every command', () => {
    assert.deepEqual(Object.keys(lines).sort(), config.commands.map(({id}) => id.replaceAll(':', ' ')).sort())
  })

  it('prints exactly one JSON document with --json, whatever the command', async (t) => {
    const names = Object.keys(lines)
    const outcomes = await weftMany(
      names.map((name) => [...name.split(' '), ...(lines[name]?.works ?? []), '--json']),
      {env: cleanEnv(temporaryFolder(t))},
    )
    for (const [i, {stdout, stderr, code}] of outcomes.entries()) {
      assert.ok(code === 0 || code === 1, `${names[i]} exits with ${code}: ${stdout}${stderr}`)
      assert.equal(typeof JSON.parse(stdout), 'object', names[i])
      assert.equal(stderr, '', names[i])
    }
  })

  it('says what is wrong, what to do and the code, as text and as one JSON document', async (t) => {
    const tries = Object.entries(lines).flatMap(([name, {fails}]) =>
      fails.map(([code, ...args]) => ({code, line: [...name.split(' '), ...args]})),
    )
    for (const [name, {fails}] of Object.entries(lines)) assert.ok(fails.length >= 3, name)
    const env = cleanEnv(temporaryFolder(t))
    const texts = await weftMany(
      tries.map(({line}) => line),
      {env},
    )
    const documents = await weftMany(
      tries.map(({line}) => [...line, '--json']),
      {env},
    )
    for (const [i, {code, line}] of tries.entries()) {
      const text = texts[i] as Outcome
      const document = documents[i] as Outcome
      const exit = errorTable[code as keyof typeof errorTable][0] === 'usage' ? 2 : 4
      assert.match(text.stderr, new RegExp(`^error: .+ \\[${code}\\]\n`), line.join(' '))
      assert.equal(text.stdout, '', line.join(' '))
      assert.deepEqual([text.code, document.code], [exit, exit], line.join(' '))
      const {error} = JSON.parse(document.stdout) as {error: {code: string; message: string; hint?: string}}
      assert.equal(error.code, code, line.join(' '))
      assert.equal(document.stderr, '', line.join(' '))
      if (code === 'WEFT_USAGE') assert.ok(error.hint, `${line.join(' ')} has no hint`)
    }
  })
})

function surface(config: Config): object {
  const commands = config.commands.map(({id, aliases, hidden, args, flags, pluginName}) => ({
    command: id.replaceAll(':', ' '),
    plugin: pluginName,
    aliases,
    hidden: hidden === true,
    args: Object.keys(args),
    flags: Object.values(flags).map((flag) => ({name: flag.name, char: flag.char, options: 'options' in flag ? flag.options : undefined})),
  }))
  return commands.sort((a, b) => (a.command < b.command ? -1 : 1))
}
