// npm run new-check <category>/<id>-<name>, as in unsafe-shell/US-007-some-name: writes src/checks/unsafe-shell/some-name.ts from a template, ready to be filled in.
import {existsSync, writeFileSync} from 'node:fs'
import {categories} from '../src/checks/check.ts'

const [, category = '', id = '', name = ''] = /^([a-z-]+)\/([A-Z]{2}-\d{3})-([a-z0-9-]+)$/.exec(process.argv[2] ?? '') ?? []
const path = `src/checks/${category}/${name}.ts`

if (!Object.hasOwn(categories, category))
  fail(`usage: npm run new-check <category>/<ID>-<name>\ncategories: ${Object.keys(categories).join(', ')}`)
if (existsSync(path)) fail(`${path} exists`)
writeFileSync(path, template())
console.log(`${path}\nNext: fill it in, then "npm test" runs its examples and "npm run docs" writes its page.`)

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

function template(): string {
  return `import {defineCheck} from '../check.ts'

export default defineCheck({
  id: '${id}',
  name: '${name}',
  title: '',
  category: '${category}',
  severity: 'high',
  axis: 'deception',
  rationale: '',
  remediation: '',
  references: [],
  needs: ['run'],
  examples: {
    bad: [{title: '', skill: ''}],
    good: [{title: '', skill: ''}],
  },
  *run({ops}) {
    for (const op of ops) {
      if (op.kind === 'run' && op.program === '') yield {at: op.at, confidence: 'high', message: ''}
    }
  },
})
`
}
