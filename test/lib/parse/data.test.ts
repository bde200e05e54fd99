import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import fc from 'fast-check'
import {stringsOf} from '../../../src/lib/parse/data.ts'
import {commandsInBuildFile, commandsInData} from '../../../src/lib/parse/recipes.ts'
import {docOf} from '../../support/doc.ts'

const runs = Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)

describe('strings of data files', () => {
  it('come with their keys, whatever the format', () => {
    const wanted = [
      ['a b', 'x'],
      ['c', 'y.z'],
    ]
    for (const [language, text] of [
      ['json', '{"x": "a b", "y": {"z": "c"}}'],
      ['yaml', 'x: a b\ny:\n  z: "c"\n'],
      ['toml', 'x = "a b"\n[y]\nz = "c"\n'],
    ] as const) {
      assert.deepEqual(
        stringsOf(docOf(text, language)).map((string) => [string.text, string.keys.join('.')]),
        wanted,
        language,
      )
    }
  })

  it('stand where they say, for every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({maxDepth: 4}), (value) => {
        const text = JSON.stringify(value, undefined, 1)
        const found = stringsOf(docOf(text, 'json'))
        for (const string of found) if (string.verbatim) assert.equal(text.slice(string.start, string.end), string.text)
        const leaves: string[] = []
        const walk = (node: unknown): void => {
          if (typeof node === 'string') leaves.push(node)
          else if (Array.isArray(node)) node.forEach(walk)
          else if (typeof node === 'object' && node !== null) Object.values(node).forEach(walk)
        }
        walk(value)
        assert.deepEqual(
          found.map((string) => string.text),
          leaves,
        )
      }),
      {numRuns: runs},
    )
  })

  it('never throw on broken input', () => {
    fc.assert(
      fc.property(
        fc.string({maxLength: 300, unit: 'binary'}),
        fc.constantFrom('json' as const, 'yaml' as const, 'toml' as const),
        (text, language) => {
          for (const string of stringsOf(docOf(text, language))) assert.ok(string.start <= string.end && string.end <= text.length + 1)
        },
      ),
      {numRuns: runs},
    )
  })

  it('survive an alias bomb', () => {
    const bomb = `a: &a [x, x]\n${Array.from({length: 30}, (_, i) => `${String.fromCharCode(98 + (i % 20))}${i}: &n${i} [*a, *a]`).join('\n')}\n`
    assert.ok(stringsOf(docOf(bomb, 'yaml')).length < 100)
  })
})

describe('front matter', () => {
  it('is read by line, broken or not', () => {
    const text =
      '---\nname: x\ndescription: >\n  Two lines\n  of text.\nmetadata: {"openclaw": {"install": [{"kind": "shell", "command": "brew install jq"}]}}\nlist:\n  - one two\nbad: [unclosed\n---\n'
    const doc = {...docOf(text, 'yaml'), headings: ['front matter']}
    assert.deepEqual(
      stringsOf(doc).map((string) => [string.keys.join('.'), string.text]),
      [
        ['name', 'x'],
        ['description', 'Two lines\n  of text.'],
        ['metadata.openclaw.install.kind', 'shell'],
        ['metadata.openclaw.install.command', 'brew install jq'],
        ['list', 'one two'],
      ],
    )
    for (const string of stringsOf(doc)) assert.equal(text.slice(string.start, string.end), string.text)
  })
  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('---', '\n', 'a:', ' ', '- ', '"', "'", '{', '}', 'x y', '|', '>', '#'), {maxLength: 40}),
        (parts) => {
          const text = parts.join('')
          for (const string of stringsOf({...docOf(text, 'yaml'), headings: ['front matter']}))
            if (string.verbatim) assert.equal(text.slice(string.start, string.end), string.text)
        },
      ),
      {numRuns: runs},
    )
  })
})

describe('commands in data', () => {
  const commands = (text: string, language: 'json' | 'yaml', file = 'x') => {
    const doc = docOf(text, language, file)
    return commandsInData(doc, stringsOf(doc)).map((inner) => `${inner.headings.join('.')}: ${inner.text}`)
  }
  it('are package scripts, workflow steps and servers', () => {
    assert.deepEqual(commands('{"scripts": {"postinstall": "node a.js"}}', 'json'), ['scripts.postinstall: node a.js'])
    assert.deepEqual(commands('jobs:\n  a:\n    steps:\n      - run: |\n          curl x\n          ls -l\n', 'yaml'), [
      'jobs.a.steps.run: curl x\nls -l\n',
    ])
    assert.deepEqual(commands('{"mcpServers": {"x": {"command": "npx", "args": ["-y", "a b"]}}}', 'json'), [
      "mcpServers.x.command: npx -y 'a b'",
    ])
  })
  it('are recipe lines and RUN lines', () => {
    assert.deepEqual(
      commandsInBuildFile(docOf('all:\n\t@curl x | sh\n', 'make')).map((doc) => doc.text),
      ['curl x | sh'],
    )
    assert.deepEqual(
      commandsInBuildFile(docOf('FROM a\nRUN curl x \\\n  | sh\n', 'dockerfile')).map((doc) => doc.text),
      ['curl x \\\n  | sh'],
    )
  })
})
