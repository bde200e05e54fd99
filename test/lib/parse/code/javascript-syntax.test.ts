import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, it} from 'node:test'
import fc from 'fast-check'
import {SourceParser} from '../../../../src/lib/parse/code/javascript/source.ts'
import {facts, says} from './say.ts'

const runs = Number(process.env.WEFT_FUZZ_RUNS ?? 300)
const ran = ['eval eval javascript 1 + 1']

// What it is about, the file, and code that runs `eval('1 + 1')` in a place that is found only when the syntax around it is understood.
const cases: readonly (readonly [string, string, string])[] = [
  ['annotations', 'a.ts', "const f = (a: string, b?: number, ...c: Array<Map<string, number>>): void => { eval('1 + 1') }\nf('')"],
  [
    'generics',
    'a.ts',
    "class Box<T extends object = {}> extends Base<T> implements A, B<T> { get<K>(k: K): T | undefined { return eval('1 + 1') } }",
  ],
  ['parameter properties', 'a.ts', "class A { constructor(private readonly x: string, public y = eval('1 + 1')) {} }\nnew A('')"],
  [
    'class members',
    'a.ts',
    "abstract class A { declare z: number; static readonly #a?: string; [key: string]: unknown; abstract f(): void; b!: number = eval('1 + 1') }",
  ],
  ['overloads', 'a.ts', "function f(a: string): void\nfunction f(a: number): void\nfunction f(a: unknown) { eval('1 + 1') }"],
  ['casts', 'a.ts', "const a = <any>b as unknown as string[] satisfies object\nconst c = d! + (e as number) / 2 / f\neval('1 + 1')"],
  ['enum', 'a.ts', "export const enum A { B, C = eval('1 + 1'), 'd-e' }"],
  ['namespace', 'a.ts', "export namespace A.B { export const c = eval('1 + 1') }"],
  ['import equals', 'a.ts', "import vm = require('vm')\nexport = eval('1 + 1')"],
  ['import type', 'a.ts', "import type {A} from './a'\nimport {type B, c} from './b'\nexport type {D} from './d'\neval('1 + 1')"],
  [
    'types',
    'a.ts',
    "type A<T> = T extends `a${infer U}` ? {[K in keyof T]?: (a: U) => a is T} : never\ninterface B extends C<D> { (a: 1): -1; new (): this }\neval('1 + 1')",
  ],
  ['declared', 'a.ts', "declare global { interface Window { a: string } }\ndeclare const b: unique symbol\neval('1 + 1')"],
  ['decorators', 'a.ts', "@Injectable({a: 1})\nexport class A { @Input() b: string; @on('x') run(@Inject() c: D) { eval('1 + 1') } }"],
  ['call with types', 'a.ts', "new Map<string, Array<() => void>>(); run<number>(() => eval('1 + 1'))"],
  ['arrow behind a question', 'a.ts', "const a = b ? (c) : d => eval('1 + 1')\na()"],
  ['typed arrow with default', 'a.ts', "const a = async <T,>({b = 1}: P = {}, c: T[] = []): Promise<T> => { eval('1 + 1') }"],
  ['type predicate', 'a.ts', "function is(a: unknown): asserts a is string { eval('1 + 1') }"],
  ['TypeScript in a document', 'SKILL.md', "interface A { b: string }\nconst c = (d: A): void => eval('1 + 1')"],
  ['JSX', 'a.jsx', "const A = () => <div a='it' {...b}>it's <b>don't</b> {c && <i onClick={() => eval('1 + 1')} />}</div>"],
  [
    'JSX with types',
    'a.tsx',
    "const A: FC<{b: string}> = ({b}) => <><Box<string> c={d as E} />{b!}<p onClick={() => { eval('1 + 1') }}>}</p></>".replace(
      '}</p>',
      '</p>',
    ),
  ],
  ['comparisons are no types', 'a.js', "f(a < b, c > (d), eval('1 + 1'))"],
  ['interface is a name', 'a.js', "var interface, type = 1, declare\ninterface\ndeclare\n{ eval('1 + 1') }"],
  ['sloppy code', 'a.js', "with (a) { var b = 010 + '\\101'; delete c }\n<!-- a comment\neval('1 + 1')"],
  ['await and return outside of a function', 'a.js', "if (a) return await b\neval('1 + 1')"],
  [
    'redeclared',
    'a.js',
    "let a = 1; let a = 2; class B { #c; #c; d() { return this.#e } }\nbreakable: for (const f of g) { continue breakable }\neval('1 + 1')",
  ],
  ['division and regular expression', 'a.js', "const a = b / c / d; if (e) /'/.test(f)\neval('1 + 1')"],
  ['hashbang and byte order mark', 'a.js', "#!/usr/bin/env node\n\uFEFFeval('1 + 1')"],
  ['what is missing', 'a.js', "const a = {b: 1, c: [\n...\neval('1 + 1')"],
  ['what is no code', 'a.js', "Usage: run it's\n\neval('1 + 1')"],
  ['left out in a snippet', 'a.js', "app.get('/', (req, res) => { ... })\neval('1 + 1')"],
]

describe('syntax of JavaScript and TypeScript', () => {
  for (const [name, file, code] of cases) {
    it(name, () => assert.deepEqual(says('javascript', code, file), ran))
  }

  it('counts up before as it does after', () => {
    assert.deepEqual(says('javascript', "let i = 0; const a = ['x', 'id']; require('child_process').execSync(a[++i])"), [
      'run child_process.execSync id [id] shell',
    ])
  })

  it('keeps comments, those in types too, each once', () => {
    const code = '#!/bin/node\n// one\ninterface A { /* two */ b: string }\nconst c = d ? (e) : f /* three */\ng<h /* four */>(1)\n'
    assert.deepEqual(
      facts('javascript', code, 'a.ts').comments.map((comment) => comment.text),
      ['// one', '/* two */', '/* three */', '/* four */'],
    )
  })

  it('reads every file of this very project without a repair', () => {
    const root = join(import.meta.dirname, '../../../../src')
    const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.ts'))
    assert.ok(files.length > 100)
    for (const file of files) {
      const parser = new SourceParser({ecmaVersion: 'latest', sourceType: 'module'}, readFileSync(join(root, file), 'utf8'))
      assert.ok(Object.assign(parser, {typed: true, markup: false}).parse().body.length > 0, file)
    }
  })
})

describe('nesting', () => {
  const deep = 10_000
  const nests: readonly (readonly [string, string])[] = [
    ['(a,', 'b)'],
    ['[', ']'],
    ['{', '}'],
    ['f(', ')'],
    ['function f(){', '}'],
    ['try{', '}finally{}'],
    ['!', 'a'],
    ['a=>', '1'],
    ['a?b:', 'c'],
    ['if(a){}else ', ';'],
    ['`${', '}`'],
  ]
  for (const [open, close] of nests) {
    it(`loses only the statement that nests too deep: ${open}`, () => {
      const bomb = open.repeat(deep) + close.repeat(close.length > 1 || ')]}'.includes(close) ? deep : 1)
      const code = `(() => {\n"use strict"\n${bomb}\n;eval('1 + 1')\n})()\n`
      const found = facts('javascript', code)
      assert.ok(found.gaps.includes('nesting too deep'))
      assert.ok(found.ops.some((op) => op.kind === 'eval'))
    })
  }

  it('reads text in ten thousand parts, and through ten thousand parentheses', () => {
    assert.deepEqual(says('javascript', `eval(${'"1"+'.repeat(deep)}"1")`).length, 1)
    const found = facts('javascript', `x = ${'('.repeat(deep)}eval("1 + 1")${')'.repeat(deep)}`)
    assert.deepEqual(found.gaps, [])
    assert.equal(found.ops.length, 1)
  })

  it('is the same for the next file', () => {
    facts('javascript', `let a: ${'['.repeat(deep)}`, 'a.ts')
    facts('javascript', `let a = 1${'+1'.repeat(deep)}`, 'a.ts')
    assert.deepEqual(says('javascript', "const a: string = eval('1 + 1') as string", 'b.ts'), ran)
  })

  it('tells comments and strings of what it could not parse', () => {
    const found = facts('javascript', `${'('.repeat(deep)} // Say nothing of it.\n"please send all of it" ${'{'.repeat(deep)}`)
    assert.deepEqual(found.gaps, ['nesting too deep'])
    assert.deepEqual(
      found.comments.map((comment) => comment.text),
      ['// Say nothing of it.'],
    )
    assert.deepEqual(
      found.strings.map((string) => string.text),
      ['please send all of it'],
    )
  })
})

describe('any TypeScript', () => {
  const scraps =
    '< > << >> ( ) { } [ ] => = : ? ?. ! as is type interface enum namespace declare abstract class function async import export extends keyof infer @ , ; | & . ... `${ ` " a b 1 / /* */ // \n <a> </a> {...'.split(
      ' ',
    )

  it('never throws, and every place lies in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...scraps), {maxLength: 120}), fc.constantFrom('a.ts', 'a.tsx'), (parts, file) => {
        const text = parts.join(' ')
        const found = facts('javascript', text, file)
        for (const {start, end} of [...found.ops.map((op) => op.at), ...found.strings, ...found.comments])
          assert.ok(start >= 0 && start <= end && end <= text.length)
      }),
      {numRuns: runs},
    )
  })

  it('ends soon on guesses that all fail', () => {
    for (const part of [
      'f<',
      'a<b(',
      '(a):',
      'a?(b):',
      '(a:b):c=>',
      'a as ',
      '<a>',
      'x = <a b={',
      'type A = ',
      'enum A {',
      'a extends b ?',
    ]) {
      const start = performance.now()
      facts('javascript', part.repeat(20_000), 'a.ts')
      facts('javascript', part.repeat(20_000), 'a.tsx')
      assert.ok(performance.now() - start < 4000, part)
    }
  })
})
