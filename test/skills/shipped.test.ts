import assert from 'node:assert/strict'
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {basename, join} from 'node:path'
import {test} from 'node:test'
import {parse} from 'yaml'
import {runScript, skillsFolder} from './script.ts'

const names = ['discord', 'prompt-log', 'skill-vetting']
const files = (folder: string) =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

interface FrontMatter {
  readonly name: string
  readonly description: string
  readonly license: string
  readonly compatibility: string
  readonly 'allowed-tools': string
  readonly metadata: {
    readonly openclaw: {readonly envVars: readonly {readonly name: string; readonly required: boolean; readonly description: string}[]}
  }
}

function frontMatter(name: string): {block: string; data: FrontMatter; body: string} {
  const [, block = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(readFileSync(join(skillsFolder, name, 'SKILL.md'), 'utf8')) ?? []
  return {block, data: parse(block) as FrontMatter, body}
}

test('the folder holds these skills', () => {
  assert.deepEqual(readdirSync(skillsFolder).sort(), names)
})

for (const name of names) {
  const {block, data, body} = frontMatter(name)

  test(`${name}: front matter as agentskills.io has it`, () => {
    assert.equal(data.name, name)
    assert.ok(data.description.length > 100 && data.description.length <= 1024 && data.description.includes('Use '))
    assert.equal(data.license, 'MIT')
    assert.ok(data.compatibility.length <= 500)
    assert.match(data['allowed-tools'], /^Bash\(node scripts\/[a-z-]+\.mjs:\*\)$/)
    const known = ['name', 'description', 'license', 'compatibility', 'allowed-tools', 'metadata']
    assert.deepEqual(
      Object.keys(data).filter((key) => !known.includes(key)),
      [],
    )
    // The reference validator reads strict YAML, which has no flow collections.
    assert.doesNotMatch(block, /: [[{]/)
  })

  test(`${name}: short enough, and what it points to exists`, () => {
    assert.ok(body.split('\n').length < 500)
    const paths = new Set(body.match(/(?:scripts|references)\/[\w./-]+\.(?:mjs|md)/g))
    assert.ok(paths.size >= 2)
    for (const path of paths) assert.ok(statSync(join(skillsFolder, name, path)).isFile(), path)
  })

  test(`${name}: every variable that a script reads is declared, and the other way round`, () => {
    const read = new Set<string>()
    for (const file of files(join(skillsFolder, name, 'scripts'))) {
      for (const [, found] of readFileSync(file, 'utf8').matchAll(/\benv\.([A-Z_]+)/g)) read.add(found ?? '')
    }
    // PATH is where programs are found, not a setting.
    read.delete('PATH')
    assert.deepEqual([...read].sort(), data.metadata.openclaw.envVars.map((variable) => variable.name).sort())
  })

  test(`${name}: scripts need nothing but Node.js, and explain themselves`, async () => {
    for (const file of files(join(skillsFolder, name, 'scripts'))) {
      const text = readFileSync(file, 'utf8')
      for (const [, from] of text.matchAll(/^import .*'([^']+)'$/gm)) assert.match(from ?? '', /^(node:|\.\.?\/)/, file)
      if (!text.startsWith('#!')) continue
      assert.ok((statSync(file).mode & 0o111) !== 0, `${file} is executable`)
      const {code, out} = await runScript(join(name, 'scripts', basename(file)), ['--help'])
      assert.equal(code, 0)
      assert.match(out, /Exit codes: 0 /)
    }
  })
}

const badSkill = join(import.meta.dirname, '..', '..', 'examples', 'bad-skill')

test('the bad example is inert: addresses below example.com only, and scripts that end before they begin', () => {
  const text = files(badSkill)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const encoded = [...text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)].map(([found]) => Buffer.from(found, 'base64').toString('utf8'))
  assert.equal(encoded.length, 1)
  assert.match(encoded[0] ?? '', /^exit 0\b/)
  const hosts = [...(text + encoded.join('\n')).matchAll(/\bhttps?:\/\/([^/\s"')]+)/g)].map(([, host]) => host ?? '')
  assert.ok(hosts.length >= 3)
  for (const host of hosts) assert.match(host, /\.example\.com$/)
  const script = readFileSync(join(badSkill, 'pdf-tools', 'scripts', 'convert.py'), 'utf8')
  assert.match(script.split('\n').slice(2, 6).join('\n'), /^import sys\n\nif True:.*\n {4}sys\.exit\(/)
})
