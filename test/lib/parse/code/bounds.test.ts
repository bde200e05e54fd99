import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import fc from 'fast-check'
import type {CodeFacts} from '../../../../src/lib/parse/code/parse.ts'
import {facts, says} from './say.ts'

const runs = Number(process.env.WEFT_FUZZ_RUNS ?? 300)
const languages = ['python', 'javascript', 'powershell'] as const
const language = fc.constantFrom(...languages)

const real: Readonly<Record<(typeof languages)[number], string>> = {
  python:
    'import os, requests as r\n@app.route("/x")\ndef go(a, *b, k=1, **c):\n    """Doc string here."""\n    with open(os.path.join("~", a), "rb") as f, g() as h:\n        for i, x in enumerate(f.read().split(",")):\n            y = f"{x!r:>{k}} {{}}" + "%s" % x\n            r.post("https://example.com/" + y, json={"a": [x, *b], **c}, headers={"Authorization": y})\n    return [z for z in b if z] or {k: v for k, v in c.items()}\nclass A(B):\n    def __init__(self):\n        self.x = lambda q=1: q\nwhile True:\n    try:\n        exec(go("a")[::-1])\n    except (E, F) as e:\n        break\n    finally:\n        pass\n',
  javascript:
    "import fs, {readFile as rf} from 'fs'\nconst {a, b: [c = 1, ...d]} = require('x')\nclass A extends B { #p = 1; static s() {} get g() { return this.#p } constructor(x) { super(x); this.x = x } }\nasync function* go(a, {b, c}, ...r) { for await (const k of r) { yield `a${k}b`.replace(/x/g, '') } }\nfor (let i = 0; i < 3; i++) { if (i) continue; else switch (i) { case 1: break; default: eval(i) } }\nfetch('https://example.com/' + process.env.X, {method: 'POST', body: JSON.stringify({...a, [b]: c})}).then(r => r.json()).catch(() => {})\ntry { new Function('x')() } catch (e) { throw e } finally { x?.y?.[z]?.(w) }\nconst j = <A b={c} {...d}>{e}</A>\n",
  powershell:
    'param([string]$a = "b")\nfunction Get-It { param($u) irm $u -Headers @{A = "b $($u.x)"; C = $env:D} }\n$x = @(1, 2, \'a\'\'b\') | % { $_ + "c`n" } | Where-Object { $_ -gt 1 }\nif ($x -eq 1) { iex ("a" + \'b\') } elseif (!$y) { & $x "b" } else { . .\\z.ps1 }\nforeach ($p in $q) { gc $p > out.txt }\nwhile ($true) { try { [Net.Dns]::Resolve($x)[0] } catch { break } finally { $i++ } }\n@"\nhere $x\n"@ | Out-File x\n',
}

const pieces = '( ) { } [ ] " \' ` ${ \\ : , = => . $ | @ # /* """ f" \0 \uFFFC 😀 %{ [::-1] ** ... <a> &'.split(' ')
const words = [
  '\n',
  '  ',
  'eval(',
  'open(',
  'for ',
  'while True:',
  'import ',
  'lambda ',
  'async ',
  'x=x+x\n',
  'class A(A):\n',
  '1e999',
  '__proto__',
  'constructor',
  'this.',
]
const scrap = fc.constantFrom(...pieces, ...words)

function sound(text: string, found: CodeFacts): void {
  const spans = [...found.ops.map((op) => op.at), ...found.strings, ...found.comments, ...found.embedded]
  for (const {start, end} of spans) assert.ok(start >= 0 && start <= end && end <= text.length, `${start} to ${end} of ${text.length}`)
}

describe('any input', () => {
  it('never throws, and every place lies in the text: scraps', () => {
    fc.assert(
      fc.property(language, fc.array(scrap, {maxLength: 200}), (name, parts) => {
        const text = parts.join('')
        sound(text, facts(name, text))
      }),
      {numRuns: runs},
    )
  })

  it('never throws, and every place lies in the text: real code with cuts, copies and scraps', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(60), fc.oneof(scrap, fc.constant('')), fc.boolean())
    fc.assert(
      fc.property(language, language, fc.array(edit, {maxLength: 8}), (of, as, edits) => {
        let text = real[of]
        for (const [where, length, insert, copies] of edits) {
          const start = where % (text.length + 1)
          const cut = text.slice(start, start + length)
          text = text.slice(0, start) + insert + (copies ? cut + cut : '') + text.slice(start + length)
        }
        sound(text, facts(as, text))
      }),
      {numRuns: runs},
    )
  })

  it('reads plain text as nothing at all', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 400}), (text) => {
        for (const name of languages) sound(text, facts(name, text))
      }),
      {numRuns: runs},
    )
  })
})

describe('bounds', () => {
  const deep = 10_000
  const nests = [
    '(',
    '[',
    '{',
    'f(',
    '!',
    '-',
    '"',
    '`${',
    'a?',
    'x=>',
    'lambda:',
    '@{a=',
    '$(',
    '<#',
    'if (x) {',
    'await ',
    'a.b()(',
    'x = ',
  ]

  for (const name of languages) {
    it(`ends soon on deep nesting in ${name}`, () => {
      for (const open of nests) {
        const text = open.repeat(deep / open.length)
        const start = performance.now()
        sound(text, facts(name, text))
        const spent = performance.now() - start
        // Ten times what it takes here: this is about never, not about fast.
        assert.ok(spent < 5000, `${open}: ${Math.round(spent)} ms`)
      }
    })
  }

  it('sees through ten thousand parentheses that close, or says that it gave up', () => {
    for (const name of ['python', 'javascript'] as const) {
      const {ops, gaps} = facts(name, `${'('.repeat(deep)}eval("1 + 1")${')'.repeat(deep)}`)
      assert.ok(ops.length > 0 || gaps.includes('nesting too deep'))
    }
  })

  it('goes on after a place that it gave up on', () => {
    const code = `x = ${'['.repeat(5000)}${']'.repeat(5000)}\nimport os\nos.system("id")\n`
    const found = facts('python', code)
    assert.deepEqual(found.gaps, ['nesting too deep'])
    assert.ok(found.ops.some((op) => op.kind === 'run' && op.program === 'id'))
  })

  it('does not let one statement use up what the others need', () => {
    const heavy = `x = list(range(30))\n${Array.from({length: 12}, (_, depth) => `${' '.repeat(depth)}for a${depth} in x:`).join('\n')}\n${' '.repeat(12)}f(a1)\n`
    const found = facts('python', `${heavy}import os\nos.system("id")\n`)
    assert.ok(found.gaps.includes('too much computation to follow'))
    assert.ok(found.ops.some((op) => op.kind === 'run' && op.program === 'id'))
  })

  it('does not build what would not fit', () => {
    const doubling = 'x = "ab"\n' + 'x = x + x\n'.repeat(100)
    assert.ok(says('python', `${doubling}open(x)`).join().length < 10_000_000)
    assert.deepEqual(
      says('python', 'x = [1]\n' + 'x = [x, x, x, x]\n'.repeat(60) + 'requests.post("https://example.com", json=x)').length,
      1,
    )
    assert.equal(facts('javascript', 'let x = [1, 2, 3, 4];' + 'x = x.flatMap(a => x);'.repeat(40)).ops.length, 0)
  })

  it('follows cycles no further than once', () => {
    assert.equal(says('python', 'x = []\nx.append(x)\nrequests.post("https://example.com", json=x)').length, 1)
    assert.deepEqual(says('javascript', "function f() { fetch('https://example.com/'); f() }\nf()"), ['fetch fetch https://example.com/'])
  })

  it('gives up on garbage, and says so', () => {
    assert.deepEqual(facts('javascript', '"\n'.repeat(20_000)).gaps, ['too many syntax errors'])
  })
})

describe('size', () => {
  it('reads a quarter of a megabyte of dense code in a moment', () => {
    for (const name of ['python', 'javascript'] as const) {
      const text = real[name].repeat(Math.ceil(250_000 / real[name].length))
      const start = performance.now()
      const found = facts(name, text)
      const spent = performance.now() - start
      assert.ok(found.ops.length > 500)
      // 0.3 s on the machine that this was written on.
      assert.ok(spent < 4000, `${name}: ${Math.round(spent)} ms`)
    }
  })
})
