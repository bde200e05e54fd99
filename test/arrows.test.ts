import assert from 'node:assert/strict'
import {cpSync, mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {it} from 'node:test'
import {execute, root, temporaryFolder} from './support/cli.ts'

// What may import what, as docs and lint have it: the linter is asked, so that a rule that stopped working is noticed.
const imports: Readonly<Record<string, {allowed: readonly string[]; forbidden: readonly string[]}>> = {
  'src/checks/unsafe-shell/a.ts': {
    allowed: ['../check.ts', '../../lib/parse/facts.ts', '../../lib/knowledge/paths.ts'],
    forbidden: [
      './b.ts',
      '../exfiltration/b.ts',
      '../../lib/skill/read.ts',
      '../../lib/scan/scan.ts',
      '../../command.ts',
      'node:fs',
      '@oclif/core',
      'chalk',
    ],
  },
  'src/lib/skill/a.ts': {
    allowed: ['./b.ts', '../errors.ts', '../../checks/check.ts', 'node:fs', 'yaml'],
    forbidden: [
      '@oclif/core',
      'chalk',
      '../../command.ts',
      '../../plugins/index.ts',
      '../../commands/doctor.ts',
      '../../checks/unsafe-shell/b.ts',
    ],
  },
  'src/lib/sandbox/a.ts': {allowed: ['../errors.ts'], forbidden: ['../signing/sign.ts', '@oclif/core', '../../command.ts']},
  'src/lib/signing/a.ts': {allowed: ['../errors.ts'], forbidden: ['../sandbox/run.ts', '@oclif/core', '../../command.ts']},
  'src/plugins/skill/commands/skill/a.ts': {
    allowed: ['../../../../command.ts', '../../../../lib/registry/settings.ts', '@oclif/core'],
    forbidden: ['../../../security/reporters/text.ts', '../../../registry/x.ts', '../../../bench/x.ts'],
  },
  'src/plugins/security/commands/security/a.ts': {allowed: ['../../../../lib/skill/read.ts'], forbidden: ['../../../skill/x.ts']},
}

it('lint refuses every arrow that points up', async (t) => {
  const folder = temporaryFolder(t)
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  const wanted: string[] = []
  for (const [path, {allowed, forbidden}] of Object.entries(imports)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), [...allowed, ...forbidden].map((target) => `import '${target}'\n`).join(''))
    wanted.push(...forbidden.map((target) => `${path}: ${target}`))
  }
  const {stdout} = await execute(join(root, 'node_modules/.bin/oxlint'), ['--format', 'json'], {
    cwd: folder,
    env: {PATH: process.env['PATH'] ?? ''},
  })
  const {diagnostics} = JSON.parse(stdout) as {diagnostics: {code: string; message: string; filename: string}[]}
  const refused = diagnostics
    .filter(({code}) => code.includes('no-restricted-imports'))
    .map(({filename, message}) => `${filename}: ${/'([^']+)'/.exec(message)?.[1]}`)
  assert.deepEqual(refused.sort(), wanted.sort())
})
