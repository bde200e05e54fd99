import assert from 'node:assert/strict'
import {describe, test} from 'node:test'
import fc from 'fast-check'
import {parse} from 'yaml'
import {readPlain} from '../../../src/lib/skill/front-matter-plain.ts'
import {parseFrontMatter} from '../../../src/lib/skill/front-matter.ts'
import type {FrontMatter} from '../../../src/lib/skill/skill.ts'

const runs = Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)

function read(...lines: string[]): FrontMatter {
  return parseFrontMatter(['---', ...lines, '---', 'Body'].join('\n'), 'SKILL.md')
}

/** Null-prototype objects compare unequal to literals. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

describe('the block', () => {
  const cases: [string, string, FrontMatter['state'], string | undefined, string][] = [
    ['as it should be', '---\nname: a\n---\nBody', 'ok', 'a', 'Body'],
    ['byte order mark', '\ufeff---\nname: a\n---\nBody', 'ok', 'a', 'Body'],
    ['Windows line ends', '---\r\nname: a\r\ndescription: "b"\r\n---\r\nBody', 'ok', 'a', 'Body'],
    ['spaces after the marks', '--- \nname: a\n---\t\nBody', 'ok', 'a', 'Body'],
    ['blank lines before it', '\n\n---\nname: a\n---\nBody', 'ok', 'a', 'Body'],
    ['no line after it', '---\nname: a\n---', 'ok', 'a', ''],
    ['dashes in a value', '---\nname: a\ndescription: b --- c\n---\nBody', 'ok', 'a', 'Body'],
    ['more dashes than a mark', '---\nname: a\n----\n---\nBody', 'invalid', 'a', 'Body'],
    ['none', '# Title\n\nname: a\n', 'none', undefined, '# Title\n\nname: a\n'],
    ['a rule and not front matter', '---\n\n# Title\n', 'none', undefined, '---\n\n# Title\n'],
    ['no end', '---\nname: a\ndescription: b\n\n# Title\n', 'invalid', 'a', '\n# Title\n'],
    ['empty', '---\n---\nBody', 'invalid', undefined, 'Body'],
    ['a list', '---\n- a\n---\nBody', 'invalid', undefined, 'Body'],
    ['only a comment', '---\n# name: a\n---\nBody', 'invalid', undefined, 'Body'],
    ['no text at all', '', 'none', undefined, ''],
  ]
  for (const [label, text, state, name, body] of cases) {
    test(label, () => {
      const found = parseFrontMatter(text, 'SKILL.md')
      assert.equal(found.state, state)
      assert.equal(found.name, name)
      assert.equal(text.slice(found.bodyOffset), body)
      assert.equal(found.bodyLine, text.slice(0, found.bodyOffset).split('\n').length)
      assert.equal(state === 'invalid', found.problems.length > 0 && state !== 'ok')
    })
  }
})

describe('fields', () => {
  test('name and description of any type', () => {
    assert.equal(read('name: 42').name, '42')
    assert.equal(read('name: true').name, 'true')
    assert.equal(read('name: [a]').name, undefined)
    assert.equal(read('name:').name, undefined)
    assert.equal(read('name: ""').name, undefined)
    assert.equal(read('name: 2024-01-01').name, '2024-01-01')
    assert.equal(read('name: a', 'description: |', '  one', '  two').description, 'one\ntwo')
    assert.deepEqual(read('description: b', 'name: [a]').problems, [{message: 'name is not text', line: 3}])
  })

  const tools: [string, string[], string[] | undefined][] = [
    ['commas', ['allowed-tools: Read, Write,Bash(git:*)'], ['Read', 'Write', 'Bash(git:*)']],
    ['spaces', ['allowed-tools: Read Write Bash(git log:*, x)'], ['Read', 'Write', 'Bash(git log:*, x)']],
    ['a list', ['allowed-tools:', '  - Read', '  - Bash(npm run test:*)'], ['Read', 'Bash(npm run test:*)']],
    ['a flow list', ['allowed-tools: [Read, "Bash(git:*)"]'], ['Read', 'Bash(git:*)']],
    ['brackets in text', ['allowed-tools: "[Read, Write]"'], ['Read', 'Write']],
    ['other spelling', ['allowed_tools: Read'], ['Read']],
    ['an open parenthesis', ['allowed-tools: Read Bash(git a b'], ['Read', 'Bash(git a b']],
    ['nothing', ['allowed-tools:'], []],
    ['a number', ['allowed-tools: 7'], ['7']],
    ['not declared', ['name: a'], undefined],
  ]
  for (const [label, lines, expected] of tools)
    test(`allowed-tools: ${label}`, () => assert.deepEqual(read(...lines).allowedTools, expected))

  const needs =
    '{"openclaw":{"requires":{"bins":["curl","jq"],"anyBins":["rg"],"env":["API_KEY"]},"primaryEnv":"API_KEY","envVars":[{"name":"OTHER"}]}}'
  for (const [label, line] of [
    ['JSON', `metadata: ${needs}`],
    ['a text of JSON', `metadata: '${needs}'`],
    ['JSON5', `metadata: '${needs.replaceAll('"', '').replace('}}', ',}}')}'`],
    ['the former name', `metadata: ${needs.replace('openclaw', 'clawdbot')}`],
    ['the oldest name', `metadata: ${needs.replace('openclaw', 'clawdis')}`],
    ['another former name', `metadata: ${needs.replace('openclaw', 'moltbot')}`],
    ['the top level', `openclaw: ${needs.slice(12, -1)}`],
  ] as const) {
    test(`requirements as ${label}`, () => {
      const {bins, env} = read('name: a', line)
      assert.deepEqual(bins, ['curl', 'jq', 'rg'])
      assert.deepEqual(env, ['API_KEY', 'OTHER'])
    })
  }

  test('installers', () => {
    const {installs} = read(
      'metadata:',
      '  openclaw:',
      '    install:',
      '      - {id: brew, kind: brew, formula: jq, bins: [jq]}',
      '      - {kind: download, url: https://example.com/x.zip, sha256: abc, label: Get it}',
      '      - {kind: shell, command: make install}',
      '      - make all',
    )
    assert.deepEqual(installs, [
      {kind: 'brew', what: 'jq', url: undefined, sha256: undefined, command: undefined},
      {kind: 'download', what: 'https://example.com/x.zip', url: 'https://example.com/x.zip', sha256: 'abc', command: undefined},
      {kind: 'shell', what: 'make install', url: undefined, sha256: undefined, command: 'make install'},
      {kind: 'command', what: 'make all', url: undefined, sha256: undefined, command: 'make all'},
    ])
  })
})

describe('what is not as it should be', () => {
  test('a bad line hides no other one', () => {
    const found = read(
      'name: a',
      'description: Use when: this is not YAML',
      'metadata: {"openclaw": {"requires": {"bins": ["curl"]}}}',
      'allowed-tools: Bash',
    )
    assert.equal(found.state, 'invalid')
    assert.equal(found.problems[0]?.line, 3)
    assert.equal(found.name, 'a')
    assert.equal(found.description, 'Use when: this is not YAML')
    assert.deepEqual(found.bins, ['curl'])
    assert.deepEqual(found.allowedTools, ['Bash'])
  })
  test('tabs', () => {
    const found = read('name: a', 'metadata:', '\tauthor: b')
    assert.equal(found.state, 'invalid')
    assert.deepEqual(plain(found.data['metadata']), {author: 'b'})
  })
  test('an open quote', () => assert.equal(read('name: "a', 'description: b').description, 'b'))
  test('keys given twice: the last one counts', () => {
    const found = read('name: a', 'name: b')
    assert.equal(found.name, 'b')
    assert.equal(found.state, 'ok')
    assert.deepEqual(found.problems, [{message: 'the key "name" is there twice; the last one counts', line: 3}])
  })
  test('keys that are dangerous elsewhere', () => {
    const found = read('__proto__: {name: evil}', 'constructor: x', 'name: a', 'metadata: {"__proto__": {"requires": {"bins": ["x"]}}}')
    assert.equal(Object.getPrototypeOf(found.data), null)
    assert.equal(Object.getPrototypeOf(found.data['metadata']), null)
    assert.deepEqual(Object.keys(found.data), ['__proto__', 'constructor', 'name', 'metadata'])
    assert.equal(found.name, 'a')
    assert.deepEqual(found.bins, [])
    assert.equal(({} as Record<string, unknown>)['requires'], undefined)
  })
  test('merge keys and aliases mean the last anchor before them', () => {
    const found = read('base: &a {x: 1, y: 2}', 'one: {<<: *a, y: 3}', 'again: &a {x: 9}', 'two: {<<: [*a, {y: 4}]}', 'nothing: *b')
    assert.deepEqual(plain(found.data), {base: {x: 1, y: 2}, one: {y: 3, x: 1}, again: {x: 9}, two: {x: 9, y: 4}, nothing: null})
  })
  test('aliases that multiply or loop end', () => {
    const levels = Array.from({length: 30}, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`)
    assert.match(read('a0: &a0 [x, x]', ...levels, 'name: a').problems[0]?.message ?? '', /more than 20000 values/)
    assert.match(read('a: &a', '  b: *a').problems[0]?.message ?? '', /nested/)
  })
  test('thousands of aliases take no time', () => {
    const before = performance.now()
    read('a: &a [x]', ...Array.from({length: 8000}, (_, n) => `b${n % 10}: *a`))
    // The library's own look-up needs 19 s for this; a thousand times the time ours needs is no flaky limit.
    assert.ok(performance.now() - before < 5000)
  })
  test('too much of it', () => {
    const found = read('name: a', `description: ${'x '.repeat(40_000)}`, 'name: b')
    assert.equal(found.state, 'invalid')
    assert.equal(found.name, 'a')
    assert.match(found.problems[0]?.message ?? '', /65536/)
  })
  for (const [label, text] of [
    ['[', '['],
    ['{', '{'],
    ['- ', '- '],
    ['? ', '? '],
    ['a: ', 'a: '],
  ] as const) {
    test(`nesting without end: ${label}`, () => assert.equal(read(`name: a\nx: ${text.repeat(20_000)}`).name, 'a'))
  }
})

describe('any text', () => {
  const word = fc.oneof(
    fc.string({maxLength: 12, unit: 'grapheme'}),
    fc.constantFrom(
      'name',
      'description',
      'metadata',
      'allowed-tools',
      'openclaw',
      '- a',
      '[a',
      '{',
      '}',
      '"',
      "'",
      '|',
      '>',
      '&a',
      '*a',
      '<<',
      '#',
      '---',
      'null',
      '1',
      'yes',
      '{"a":"b"}',
    ),
  )
  const line = fc
    .tuple(fc.constantFrom('', ' ', '  ', '\t', '- '), word, fc.constantFrom(': ', ':', ' ', ' : ', ' #'), word, word)
    .map((parts) => parts.join(''))
  const lines = fc.array(line, {maxLength: 8}).map((all) => all.join('\n'))

  test('never throws, and its places lie in the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(lines, fc.string({maxLength: 200, unit: 'binary'})),
        fc.constantFrom('---\n', '\ufeff---\r\n', ''),
        fc.constantFrom('\n---\n', '\n', ''),
        (text, start, end) => {
          const whole = start + text + end
          const found = parseFrontMatter(whole, 'SKILL.md')
          assert.ok(found.bodyOffset >= 0 && found.bodyOffset <= whole.length)
          assert.equal(found.bodyLine, whole.slice(0, found.bodyOffset).split('\n').length)
          const count = whole.split('\n').length
          for (const problem of found.problems) assert.ok(problem.line >= 1 && problem.line <= count, JSON.stringify(problem))
          for (const value of [found.name, found.description]) assert.ok(value === undefined || typeof value === 'string')
        },
      ),
      {numRuns: runs * 3},
    )
  })

  test('any data in any field', () => {
    const key = fc.constantFrom(
      'name',
      'description',
      'allowed-tools',
      'metadata',
      'openclaw',
      'requires',
      'install',
      'env',
      'bins',
      'envVars',
      'primaryEnv',
      'kind',
      'command',
      '__proto__',
    )
    const {tree} = fc.letrec<{tree: unknown}>((tie) => ({
      tree: fc.oneof(
        {maxDepth: 5},
        fc.jsonValue({maxDepth: 0}),
        fc.array(tie('tree'), {maxLength: 3}),
        fc.dictionary(key, tie('tree'), {maxKeys: 4}),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(key, tree, {maxKeys: 8}), (data) => void read(JSON.stringify(data))),
      {numRuns: runs},
    )
  })

  test('what needs no parser is what the parser says', () => {
    const value = fc.oneof(
      word,
      fc.string({maxLength: 20}),
      fc.string({maxLength: 20}).map((text) => JSON.stringify(text)),
      fc.string({maxLength: 20}).map((text) => `'${text}'`),
      fc.jsonValue({maxDepth: 3}).map((data) => JSON.stringify(data)),
      fc
        .tuple(
          fc.constantFrom(
            'Use when',
            'a:b',
            'x #y',
            'true',
            'True',
            'no',
            'null',
            'a  ',
            'é',
            '😀',
            'a: b',
            'it\'s "it"',
            'a,b',
            'a]',
            'x ---',
            'a\u2028b',
            '.5',
            '0x1',
            '~',
          ),
          word,
        )
        .map((parts) => parts.join('')),
    )
    const pair = fc
      .tuple(
        fc.constantFrom('name', 'description', 'license', 'a-b', 'A_1', 'y', 'null', 'on'),
        fc.constantFrom(': ', ':  ', ':', ':\t'),
        value,
      )
      .map((parts) => parts.join(''))
    let answered = 0
    fc.assert(
      fc.property(fc.array(pair, {minLength: 1, maxLength: 5}), fc.constantFrom('\n', '\r\n', '\n\n'), (pairs, end) => {
        const block = pairs.join(end) + end
        const fast = readPlain(block)
        if (fast === undefined) return
        answered++
        assert.deepEqual(plain(Object.fromEntries(fast)), plain(parse(block)))
      }),
      {numRuns: runs * 10},
    )
    assert.ok(answered > runs / 10, `only ${answered} cases were simple enough to compare`)
  })
  test('of maps and lists below one another says what the parser says', () => {
    const indent = fc.constantFrom('', '', '  ', '  ', '    ', '      ', '- ', '  - ', '    - ')
    const key = fc.constantFrom('metadata', 'openclaw', 'requires', 'bins', 'env', 'id')
    const value = fc.constantFrom(
      '',
      '',
      ' word',
      ' "a b"',
      ' 1.2.3',
      ' 12',
      ' 007',
      ' [1, 2]',
      ' ["a", "b"]',
      ' {"a": {"b": []}}',
      ' {a: b}',
      ' # x',
    )
    const line = fc
      .oneof(
        {weight: 4, arbitrary: fc.tuple(indent, key, fc.constant(':'), value)},
        fc.tuple(indent, fc.constantFrom('curl', '"x"', '12', '{', '}', '"a": "b"', '- a', '')),
      )
      .map((parts) => parts.join(''))
    let answered = 0
    fc.assert(
      fc.property(fc.array(line, {minLength: 2, maxLength: 7}), (lines) => {
        const block = `name: x\n${lines.join('\n')}\n`
        const fast = readPlain(block)
        if (fast === undefined) return
        answered++
        assert.deepEqual(plain(Object.fromEntries(fast)), plain(parse(block)))
      }),
      {numRuns: runs * 20},
    )
    assert.ok(answered > runs / 20, `only ${answered} cases were simple enough to compare`)
  })
})
