// The contributors' one command: format, lint, types, generated docs and unused code, all at once. Prints what fails, and nothing else.
import {spawn} from 'node:child_process'

const steps: Readonly<Record<string, readonly string[]>> = {
  format: ['oxfmt', '--check', '.'],
  lint: ['oxlint', '--quiet'],
  types: ['tsc', '-p', 'tsconfig.json'],
  docs: ['node', 'scripts/docs.ts', '--check'],
  'unused code': ['knip'],
}

const started = performance.now()
const results = await Promise.all(Object.entries(steps).map(async ([name, command]) => ({name, ...(await outcome(command))})))
for (const {name, ok, output} of results) {
  if (ok) continue
  console.error(`\n${name} failed:\n${output.trim()}`)
  process.exitCode = 1
}
const failed = results.filter(({ok}) => !ok).map(({name}) => name)
console.log(
  `check: ${failed.length === 0 ? 'all good' : `${failed.join(', ')} failed`} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
)

async function outcome([program = '', ...args]: readonly string[]): Promise<{ok: boolean; output: string}> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'pipe']})
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()))
    child.on('error', (error) => resolve({ok: false, output: String(error)}))
    child.on('close', (code) => resolve({ok: code === 0, output}))
  })
}
