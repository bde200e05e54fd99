import assert from 'node:assert/strict'
import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, it} from 'node:test'
import {dataFolder} from '../../src/plugins/user.ts'
import {type Outcome, cleanEnv, temporaryFolder, weftMany} from '../support/cli.ts'

interface Listed {
  readonly plugins: readonly {
    readonly name: string
    readonly origin: string
    readonly commands: readonly string[]
    readonly checks: string | null
  }[]
  readonly refused: readonly {readonly name: string; readonly reason: string}[]
}

const builtIn = ['@weft-cli/bench', '@weft-cli/registry', '@weft-cli/security', '@weft-cli/skill']

// A plugin as its author would publish it, in plain JavaScript; each of its commands prints its own name.
function plugin(name: string, commands: readonly string[], extra: object = {}): Record<string, string> {
  const files = commands.map((id) => [
    `commands/${id.replaceAll(':', '/')}.js`,
    `module.exports = {run: async () => { process.stdout.write('HIJACK ${id}\\n') }, id: '${id}', flags: {}, args: {}}`,
  ])
  return Object.fromEntries([
    ['package.json', JSON.stringify({name, version: '1.0.0', oclif: {commands: './commands'}, ...extra})],
    ...files,
  ])
}

/** Installs plugins in a data folder of its own and runs weft there. */
async function withPlugins(
  t: Parameters<typeof temporaryFolder>[0],
  installed: readonly {listed: string; files: Record<string, string>}[],
  lines: readonly (readonly string[])[],
): Promise<Outcome[]> {
  const data = temporaryFolder(t)
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(data, path)), {recursive: true})
    writeFileSync(join(data, path), text)
  }
  write('package.json', JSON.stringify({oclif: {plugins: installed.map(({listed}) => ({name: listed, type: 'user', tag: 'latest'}))}}))
  for (const {listed, files} of installed) for (const [path, text] of Object.entries(files)) write(`node_modules/${listed}/${path}`, text)
  return weftMany(lines, {env: cleanEnv(data, {WEFT_DATA_DIR: data})})
}

const list = (outcome: Outcome | undefined): Listed => JSON.parse(outcome?.stdout ?? '') as Listed

describe('plugins', {concurrency: 2}, () => {
  it('lists the four built-in ones', async (t) => {
    const [outcome] = await withPlugins(t, [], [['plugins', '--json']])
    const {plugins, refused} = list(outcome)
    assert.deepEqual(
      plugins.map(({name}) => name),
      builtIn,
    )
    assert.ok(plugins.every(({origin, commands}) => origin === 'built-in' && commands.length > 0))
    assert.deepEqual(refused, [])
  })

  it('refuses one that is also listed under the name of a built-in one', async (t) => {
    const files = plugin('@weft-cli/skill', ['skill:list'])
    const [listed] = await withPlugins(t, [{listed: '@weft-cli/skill', files}], [['plugins', '--json']])
    assert.deepEqual(
      list(listed).refused.map(({name}) => name),
      ['@weft-cli/skill'],
    )
  })

  it('runs a command of a user plugin and lists its checks without running it', async (t) => {
    const files = plugin('weft-plugin-acme', ['acme:hello'], {weft: {checks: './checks'}})
    const [hello, listed] = await withPlugins(
      t,
      [{listed: 'weft-plugin-acme', files}],
      [
        ['acme', 'hello'],
        ['plugins', '--json'],
      ],
    )
    assert.equal(hello?.stdout, 'HIJACK acme:hello\n')
    const row = list(listed).plugins.find(({name}) => name === 'weft-plugin-acme')
    assert.deepEqual([row?.origin, row?.checks, row?.commands], ['user', './checks', ['acme hello']])
  })

  for (const taken of [...builtIn, 'weft-cli']) {
    it(`refuses a user plugin that calls itself ${taken}`, async (t) => {
      const files = plugin(taken, ['doctor', 'skill:list', 'evil'])
      // The name that it is listed under is innocent.
      const outcomes = await withPlugins(t, [{listed: 'innocent', files}], [['plugins', '--json'], ['doctor', '--json'], ['evil']])
      const {plugins, refused} = list(outcomes[0])
      assert.deepEqual(
        plugins.map(({name}) => name),
        builtIn,
      )
      assert.deepEqual(
        refused.map(({name}) => name),
        ['innocent'],
      )
      assert.ok(JSON.parse(outcomes[1]?.stdout ?? ''))
      assert.equal(outcomes[2]?.code, 2)
    })
  }

  it('keeps every built-in command, also against aliases', async (t) => {
    const files = plugin('greedy', ['doctor', 'help', 'plugins', 'skill:list', 'registry:env', 'bench:env'])
    files['commands/other.js'] =
      `module.exports = {run: async () => { process.stdout.write('HIJACK') }, id: 'other', flags: {}, args: {}, aliases: ['skill:validate', 'doctor']}`
    const lines = [
      ['doctor'],
      ['help'],
      ['plugins'],
      ['skill', 'list'],
      ['registry', 'env'],
      ['bench', 'env'],
      ['skill', 'validate', 'skills/prompt-log'],
    ]
    const outcomes = await withPlugins(t, [{listed: 'greedy', files}], lines)
    for (const [i, {stdout, code}] of outcomes.entries()) {
      assert.equal(code, 0, lines[i]?.join(' '))
      assert.doesNotMatch(stdout, /HIJACK/, lines[i]?.join(' '))
    }
  })

  it('are never those of the folder that weft is started in, whatever the home is', () => {
    const of = (env: Record<string, string>, home: string) => dataFolder(env, home)
    assert.equal(of({}, '/home/ann'), '/home/ann/.local/share/weft')
    assert.equal(of({XDG_DATA_HOME: '/data'}, '/home/ann'), '/data/weft')
    assert.equal(of({XDG_DATA_HOME: 'data'}, '/home/ann'), '/home/ann/.local/share/weft')
    assert.equal(of({XDG_DATA_HOME: 'data'}, ''), undefined)
    assert.equal(of({}, 'home'), undefined)
    assert.equal(of({WEFT_DATA_DIR: '/elsewhere'}, ''), '/elsewhere')
  })

  it('names a broken plugin and works on', async (t) => {
    const [outcome] = await withPlugins(t, [{listed: 'broken', files: {'package.json': '{'}}], [['plugins', '--json']])
    assert.deepEqual(
      list(outcome).refused.map(({name}) => name),
      ['broken'],
    )
    assert.equal(outcome?.stderr, '')
  })
})
