import assert from 'node:assert/strict'
import {test} from 'node:test'
import {GFM, parser} from '@lezer/markdown'
import fc from 'fast-check'
import {
  codeSpan,
  escapeHtml,
  escapeJson,
  escapeMarkdown,
  escapeTerminal,
  escapeWorkflowData,
  escapeWorkflowProperty,
  visible,
} from '../../../src/lib/scan/escape.ts'

const numRuns = Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)

// What a terminal obeys, what reorders, and what nobody sees; written out and not taken from the code under test.
// oxlint-disable-next-line no-control-regex -- these are the characters to look for
const dangerous = /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]|\p{Cs}/u

// Text made of what breaks formats, rather than of any letters.
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '\u001B[31m',
          '\u009B',
          '\u202E',
          '\u2066',
          '\u200B',
          '\u{E0041}',
          '\uD800',
          '\r\n',
          '\n',
          '\t',
          '\0',
          '\u2028',
          '\uFEFF',
          '⚠\uFE0F',
          'e\u0301\u0301\u0301\u0301\u0301\u0301',
        ],
        ...[
          '<b>',
          '</style>',
          '"',
          "'",
          '&lt;',
          '`',
          '``',
          '*',
          '_',
          '[a](b)',
          '![',
          '](',
          '|',
          '#',
          '- ',
          '1. ',
          '> ',
          '~~~',
          '$x$',
          '\\',
          '@all',
          'www.example.com',
          'https://example.com',
          '#12',
        ],
        ...['::', '::error::', '##[', '%', '%0A', ':', ',', ' ', '   ', 'word', '{', '}'],
      ),
      fc.string({unit: 'binary', maxLength: 4}),
    ),
    {maxLength: 30},
  )
  .map((parts) => parts.join(''))

const all = {
  visible,
  escapeTerminal,
  escapeHtml,
  escapeMarkdown,
  codeSpan,
  escapeWorkflowProperty,
  data: (text: string) => escapeWorkflowData([text]),
  escapeJson: (text: string) => escapeJson(JSON.stringify(text)),
}

for (const [name, escape] of Object.entries(all)) {
  test(`${name} lets no control, bidi or invisible character through`, () => {
    fc.assert(
      fc.property(hostile, (text) => assert.doesNotMatch(escape(text), dangerous)),
      {numRuns},
    )
  })
}

test('visible names what it hides, keeps ordinary text in any script, and cuts', () => {
  assert.equal(visible('a\u001B[2Jb\u202Ec\u200Bd'), 'a\\u{1b}[2Jb\\u{202e}c\\u{200b}d')
  assert.equal(visible('tab\there'), 'tab here')
  for (const text of ['naïve café', '日本語のテキスト', 'שלום', '⚠\uFE0F done ✔', 'e\u0301']) assert.equal(visible(text), text)
  assert.equal(visible('x\uFE0F'), 'x\\u{fe0f}')
  assert.equal(visible('abcdef', 4), 'abc…')
  assert.equal(visible('\u0000'.repeat(100), 20).length <= 20, true)
  assert.equal(visible('ab\u0000', 5), 'ab…')
})

test('visible never exceeds its limit', () => {
  fc.assert(
    fc.property(hostile, fc.integer({min: 1, max: 60}), (text, limit) => assert.ok(visible(text, limit).length <= limit)),
    {numRuns},
  )
})

test('escapeTerminal leaves nothing that a workflow log obeys, wherever a line is broken', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const escaped = escapeTerminal(text)
      assert.doesNotMatch(escaped, /##\[/)
      for (const word of escaped.split(' ')) assert.doesNotMatch(word, /^::[a-z]/i)
    }),
    {numRuns},
  )
  assert.equal(escapeTerminal('uses std::string'), 'uses std::string')
  assert.equal(escapeTerminal('::add-mask::x'), ':\\u{3a}add-mask::x')
})

test('escapeHtml leaves no markup and no end of an attribute', () => {
  fc.assert(
    fc.property(hostile, (text) => assert.doesNotMatch(escapeHtml(text), /[<>"']|&(?!(amp|lt|gt|quot|#39);)/)),
    {numRuns},
  )
})

const markdown = parser.configure(GFM)

// Every node of the parsed Markdown, with the text of code spans left out.
function parse(source: string): {readonly nodes: Set<string>; readonly bare: string} {
  const nodes = new Set<string>()
  let bare = source
  markdown.parse(source).iterate({
    enter({name, from, to}) {
      nodes.add(name)
      if (name === 'InlineCode') bare = bare.slice(0, from) + ' '.repeat(to - from) + bare.slice(to)
    },
  })
  return {nodes, bare}
}

test('codeSpan is one code span, whatever it holds', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const {nodes, bare} = parse(`a ${codeSpan(text)} b`)
      assert.deepEqual([...nodes], ['Document', 'Paragraph', 'InlineCode', 'CodeMark'])
      assert.match(bare, /^a +b$/)
    }),
    {numRuns},
  )
})

test('escapeMarkdown leaves nothing but text and code spans', () => {
  const allowed = new Set(['Document', 'Paragraph', 'Escape', 'InlineCode', 'CodeMark'])
  fc.assert(
    fc.property(hostile, (text) => {
      const {nodes, bare} = parse(escapeMarkdown(text))
      assert.deepEqual(
        [...nodes].filter((name) => !allowed.has(name)),
        [],
      )
      assert.doesNotMatch(bare, /@|:\/\/|www\.|#\d/i)
    }),
    {numRuns},
  )
  assert.equal(escapeMarkdown('read a_b *now* at https://example.com/x'), 'read a\\_b \\*now\\* at `https://example.com/x`')
})

test('workflow commands: only our own line breaks, encoded, and no end of a property', () => {
  assert.equal(escapeWorkflowData(['100%', 'a\nb']), '100%25%0Aa\\u{a}b')
  assert.equal(escapeWorkflowProperty('a:b,c%'), 'a%3Ab%2Cc%25')
  fc.assert(
    fc.property(hostile, (text) => assert.doesNotMatch(escapeWorkflowProperty(text), /[:,\r\n]|%(?!25|3A|2C)/)),
    {numRuns},
  )
})

test('escapeJson parses to the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), hostile, (value, text) => {
      const whole = {value, text}
      assert.deepEqual(JSON.parse(escapeJson(JSON.stringify(whole, undefined, 2))), JSON.parse(JSON.stringify(whole)))
    }),
    {numRuns},
  )
})
