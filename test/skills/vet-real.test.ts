import assert from 'node:assert/strict'
import {join} from 'node:path'
import {test} from 'node:test'
import {runScript, skillsFolder, temporaryFolder} from './script.ts'

interface Vetted {
  readonly verdict: string
  readonly skills: readonly {
    readonly name: string
    readonly against: readonly {readonly checkId: string; readonly file: string; readonly layers: readonly string[]}[]
  }[]
}

const root = join(skillsFolder, '..')

test('with the real scanner: our own skills pass with nothing against them, the bad example is blocked', async (t) => {
  const home = temporaryFolder(t)
  const env = {HOME: home, PATH: '/usr/bin:/bin', WEFT_BIN: join(root, 'bin', 'dev.js')}
  const vet = async (...paths: string[]) => {
    const {code, out, err} = await runScript('skill-vetting/scripts/vet.mjs', ['--json', ...paths], {env, cwd: home})
    assert.notEqual(code, 2, err)
    return {code, ...(JSON.parse(out) as Vetted)}
  }
  const [own, bad] = await Promise.all([vet(skillsFolder), vet(join(root, 'examples', 'bad-skill'))])
  assert.deepEqual(
    own.skills.flatMap((skill) => skill.against.map((finding) => `${skill.name} ${finding.checkId} ${finding.file}`)),
    [],
  )
  assert.deepEqual(
    [own.code, own.verdict, own.skills.map((skill) => skill.name).sort()],
    [0, 'pass', ['discord', 'prompt-log', 'skill-vetting']],
  )
  assert.deepEqual([bad.code, bad.verdict], [1, 'block'])
  const against = bad.skills[0]?.against ?? []
  assert.ok(against.some((finding) => finding.layers.includes('base64')))
  assert.ok(against.some((finding) => finding.file === 'scripts/convert.py'))
})
