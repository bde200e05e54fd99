import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {HOLE} from '../../../../src/lib/parse/facts.ts'
import {facts} from './say.ts'

describe('strings of code', () => {
  it('gives literals that read as prose, where they stand', () => {
    const code = 'def add(a, b):\n    """Adds two numbers for the caller."""\n    return "short"\n'
    const [doc, ...others] = facts('python', code).strings
    assert.equal(code.slice(doc?.start, doc?.end), 'Adds two numbers for the caller.')
    assert.deepEqual([doc?.text, doc?.decoded, doc?.layers], ['Adds two numbers for the caller.', false, []])
    assert.deepEqual(others, [])
  })

  it('gives what was decoded, with the way to it', () => {
    const decoded = (language: 'python' | 'javascript', code: string): unknown[] =>
      facts(language, code)
        .strings.filter((string) => string.decoded)
        .map((string) => [string.text, string.layers.join('>')])
    assert.deepEqual(decoded('python', 'import base64\nx = base64.b64decode("aGVsbG8gd29ybGQ=")'), [['hello world', 'base64']])
    assert.deepEqual(decoded('javascript', "const x = Buffer.from('68656c6c6f20776f726c64', 'hex').toString()"), [['hello world', 'hex']])
    assert.deepEqual(decoded('python', 'x = "dlrow olleh"[::-1]'), [['hello world', 'reverse']])
    assert.deepEqual(decoded('javascript', String.raw`const x = '\x68\x65\x6c\x6c\x6f\x20\x77\x6f'`), [['hello wo', 'escape']])
    assert.deepEqual(decoded('python', 'x = bytes([104, 101, 108, 108, 111, 33, 33, 33]).decode()'), [['hello!!!', 'codes']])
    const twice = Buffer.from(Buffer.from('hello world').toString('base64')).toString('base64')
    assert.deepEqual(decoded('javascript', `const x = atob(atob('${twice}'))`).at(-1), ['hello world', 'base64>base64'])
  })

  it('joins a literal that was cut in pieces', () => {
    const {strings} = facts('python', 'x = ("ignore all " "earlier rules")')
    assert.ok(strings.some((string) => string.text === 'ignore all earlier rules' && string.layers.join() === 'concat'))
  })

  it('keeps binary results to itself', () => {
    assert.deepEqual(facts('python', 'import base64\nx = base64.b64decode("AAECAwQFBgcICQoLDA0ODw==")').strings, [])
  })

  it('gives comments with their marks', () => {
    const comments = (language: 'python' | 'javascript' | 'powershell', code: string): string[] =>
      facts(language, code).comments.map((comment) => comment.text)
    assert.deepEqual(comments('python', 'x = 1  # one\n# two'), ['# one', '# two'])
    assert.deepEqual(comments('javascript', '// one\nx /* two */'), ['// one', '/* two */'])
    assert.deepEqual(comments('powershell', '# one\n<# two #> Get-Date'), ['# one', '<# two #>'])
  })
})

describe('code in code', () => {
  it('hands shell lines on, with holes and where they came from', () => {
    const {embedded} = facts('python', 'import os\nos.system("echo " + os.environ["A_TOKEN"] + " | tee x")')
    assert.deepEqual(
      embedded.map((part) => [part.language, part.text, part.sources.map((source) => `${source.kind} ${source.what}`)]),
      [['shell', `echo ${HOLE} | tee x`, ['env A_TOKEN']]],
    )
  })

  it('hands on what is given to an interpreter', () => {
    const parts = (language: 'python' | 'javascript' | 'powershell', code: string): string[] =>
      facts(language, code).embedded.map((part) => `${part.language}: ${part.text}`)
    assert.deepEqual(parts('python', 'exec("import os")'), ['python: import os'])
    assert.deepEqual(parts('python', 'import subprocess\nsubprocess.run(["node", "-e", "eval(1)"])'), ['javascript: eval(1)'])
    assert.deepEqual(parts('python', 'import subprocess\nsubprocess.run(["sh"], input="echo hi", text=True)'), ['shell: echo hi'])
    assert.deepEqual(parts('javascript', "require('child_process').spawnSync('python3', ['-c', 'print(1)'])"), ['python: print(1)'])
    assert.deepEqual(parts('javascript', "require('child_process').exec('powershell -enc YwBhAGwAYwA=')"), [
      'powershell: powershell -enc YwBhAGwAYwA=',
    ])
    assert.deepEqual(parts('powershell', 'powershell -enc YwBhAGwAYwA='), ['powershell: calc'])
  })

  it('says nothing of ordinary code', () => {
    const quiet = 'import json\n\ndef load(text):\n    return [item["name"].strip() for item in json.loads(text) if item]\n'
    assert.deepEqual(facts('python', quiet), {ops: [], strings: [], comments: [], embedded: [], gaps: []})
  })
})
