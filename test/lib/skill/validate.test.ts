import assert from 'node:assert/strict'
import {join} from 'node:path'
import {describe, test} from 'node:test'
import {readSkill} from '../../../src/lib/skill/read.ts'
import {validateSkill} from '../../../src/lib/skill/validate.ts'
import {temporaryFolder} from '../../support/temporary.ts'

const good = '---\nname: demo\ndescription: Does a thing. Use when it is needed.\n---\n\nBody\n'

function problems(t: {after(callback: () => void): void}, text: string | undefined, files: Record<string, string> = {}): string[] {
  const content = text === undefined ? {'demo/readme.txt': ''} : {'demo/SKILL.md': text}
  const folder = temporaryFolder(t, {
    ...content,
    ...Object.fromEntries(Object.entries(files).map(([path, data]) => [`demo/${path}`, data])),
  })
  const skill = readSkill({kind: 'folder', path: join(folder, 'demo'), name: 'demo'})
  return validateSkill(skill).map((problem) => `${problem.severity} ${problem.line} ${problem.message}`)
}

function front(...lines: string[]): string {
  return `---\n${lines.join('\n')}\n---\n\nBody\n`
}

describe('a skill', () => {
  test('that conforms has no problem', (t) => {
    assert.deepEqual(problems(t, good), [])
    const full = front(
      'name: demo',
      'description: x',
      'license: MIT',
      'compatibility: Needs git',
      'metadata:',
      '  author: me',
      'allowed-tools: Bash(git:*) Read',
    )
    assert.deepEqual(
      problems(t, `${full}[a](references/a.md#part) [b](./scripts/b.sh) \`scripts/b.sh\`\n`, {'references/a.md': '', 'scripts/b.sh': ''}),
      [],
    )
  })

  const cases: [string, string | undefined, RegExp[]][] = [
    ['without SKILL.md', undefined, [/^error 1 there is no SKILL.md/]],
    ['without front matter', '# Title\n', [/^error 1 there is no front matter/]],
    ['without name and description', front('license: MIT'), [/^error 1 name is missing/, /^error 1 description is missing/]],
    ['with another folder name', front('description: x', 'name: other'), [/^error 3 name is not that of the folder, "demo"/]],
    [
      'with capital letters',
      front('name: Demo', 'description: x'),
      [/^error 2 name may hold only lowercase/, /^error 2 name is not that of the folder/],
    ],
    ['with two hyphens', front('name: de--mo', 'description: x'), [/^error 2 name may neither begin/, /folder/]],
    ['with a long name', front(`name: ${'a'.repeat(65)}`, 'description: x'), [/^error 2 name has 65 characters/, /folder/]],
    ['with a long description', front('name: demo', `description: ${'a'.repeat(1025)}`), [/^error 3 description has 1025 characters/]],
    [
      'with a long compatibility',
      front('name: demo', 'description: x', `compatibility: ${'a'.repeat(501)}`),
      [/^error 4 compatibility has 501/],
    ],
    [
      'with a list of tools',
      front('name: demo', 'description: x', 'allowed-tools: [Read]'),
      [/^warning 4 allowed-tools should be one text/],
    ],
    ['with bad YAML', front('name: demo', 'description: a: b'), [/^error 3 /]],
    ['with a key twice', front('name: demo', 'name: demo', 'description: x'), [/^warning 3 the key "name" is there twice/]],
    ['without a body', '---\nname: demo\ndescription: x\n---\n', [/^warning 5 there are no instructions/]],
    ['with a long body', `${good}${'line\n'.repeat(500)}`, [/^warning 5 50\d lines of instructions/]],
    [
      'with missing files',
      `${good}[a](references/a.md)\n\`scripts/no.sh\`\n`,
      [/^warning 7 refers to references\/a.md, which is not/, /^warning 8 refers to scripts\/no.sh/],
    ],
    ['that points outside', `${good}[a](../other/SKILL.md)\n`, [/^warning 7 refers to \.\.\/other\/SKILL.md, which lies outside/]],
  ]
  for (const [label, text, expected] of cases) {
    test(label, (t) => {
      const found = problems(t, text)
      assert.equal(found.length, expected.length, found.join('\n'))
      for (const [index, pattern] of expected.entries()) assert.match(found[index] ?? '', pattern)
    })
  }

  test('addresses, anchors, placeholders and code blocks are no files', (t) => {
    const text = `${good}[a](https://example.com/x) [b](#part) [c](/abs) [d](mailto:x@example.com) [e](<name>.md) [f](docs/*.md)\n\`\`\`\n[g](no.md)\n\`\`\`\n`
    assert.deepEqual(problems(t, text), [])
  })

  test('with the file called otherwise', (t) => {
    assert.deepEqual(problems(t, undefined, {'skill.md': good}), ['error 1 the file must be called SKILL.md, not skill.md'])
  })
})
