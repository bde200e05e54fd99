// Runs test/cli/*.txt. Each file is one story in a folder of its own:
//
//   # a comment
//   === path/of/a/file          its content follows, up to the next line that begins with ===, $ or #
//   $ weft skill list ./x       a command line of bash; what it prints follows, standard output first, then standard error
//   ? 2                         what it exits with; 0 when not said
//
// `[..]` in an expected line stands for anything; a line that is `...` for any number of lines.
import assert from 'node:assert/strict'
import {globSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {describe, it} from 'node:test'
import {cleanEnv, dev, execute, root, temporaryFolder} from '../support/cli.ts'

interface Step {
  readonly command: string
  readonly line: number
  readonly expected: string[]
  exit: number
}

interface Scenario {
  readonly files: ReadonlyMap<string, string[]>
  readonly steps: readonly Step[]
}

function parse(text: string): Scenario {
  const files = new Map<string, string[]>()
  const steps: Step[] = []
  let target: string[] = []
  for (const [i, line] of text.trimEnd().split('\n').entries()) {
    const [, mark, rest = ''] = /^(===|\$|\?|#) ?(.*)$/.exec(line) ?? []
    const step = steps.at(-1)
    if (mark === '===') files.set(rest, (target = []))
    else if (mark === '$') {
      target = []
      steps.push({command: rest, line: i + 1, expected: target, exit: 0})
    } else if (mark === '?' && step !== undefined) step.exit = Number(rest)
    else if (mark === '#' && target !== step?.expected && files.size === 0) continue
    else target.push(line)
  }
  return {files, steps}
}

// The whole expected output as one pattern of literals and bounded gaps.
function pattern(expected: readonly string[]): RegExp {
  const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  const lines = expected.map((line) => (line === '...' ? '(?:.*\n)*?' : `${line.split('[..]').map(escape).join('.*')}\n`))
  return new RegExp(`^${lines.join('')}$`)
}

describe('scenarios', {concurrency: 2}, () => {
  for (const path of globSync('test/cli/*.txt', {cwd: root}).sort()) {
    it(basename(path), async (t) => {
      const folder = temporaryFolder(t)
      const {files, steps} = parse(readFileSync(join(root, path), 'utf8'))
      const write = (name: string, content: string, mode = 0o644): void => {
        mkdirSync(dirname(join(folder, name)), {recursive: true})
        writeFileSync(join(folder, name), content, {mode})
      }
      mkdirSync(join(folder, 'work'))
      for (const [name, lines] of files) write(`work/${name}`, lines.map((line) => `${line}\n`).join(''))
      write('bin/weft', `#!/bin/sh\nexec "${process.execPath}" "${dev}" "$@"\n`, 0o755)
      const env = cleanEnv(join(folder, 'home'), {WEFT: root})
      env['PATH'] = `${join(folder, 'bin')}:${env['PATH']}`
      for (const {command, line, expected, exit} of steps) {
        const {stdout, stderr, code} = await execute('bash', ['-c', command], {cwd: join(folder, 'work'), env})
        const actual = [stdout, stderr].map((text) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)).join('')
        const where = `${path}:${line}: ${command}`
        if (!pattern(expected).test(actual)) assert.equal(actual, expected.map((text) => `${text}\n`).join(''), where)
        assert.equal(code, exit, where)
      }
    })
  }
})
