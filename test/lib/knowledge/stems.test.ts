import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import fc from 'fast-check'
import {neededWords} from '../../../src/lib/knowledge/needed-words.ts'
import {neededGroups, satisfies, stemsOf} from '../../../src/lib/knowledge/stems.ts'

describe('the words that a pattern needs', () => {
  for (const [source, lists] of [
    ['\\bset(?: \\w+){0,3} (?:aside|apart)', [['set'], ['aside', 'apart']]],
    ['(?:tell|tells|told)', [['tell', 'told']]],
    ['(?:very )?good', [['good']]],
    ['(?:ab){0,2}cde?', [['cd']]],
    ['colou?r', [['colo']]],
    ['(?!not)(?<!x)word(?=s)', [['word']]],
    ['\\u0041bc', [['bc']]],
    ['[ab]{2}', []],
    ['run|\\d+', []],
    ['GET /api', [['get /api']]],
    ['(?<name>first|last) name', [['first', 'last'], [' name']]],
    ['\\p{Lu}x|確', []],
    ['.{0,4}確', [['確']]],
    ['(?:you|the) secret', [[' secret']]],
    ['x{2,}yz', [['yz']]],
    ['\\/etc\\/passwd', [['/etc/pas']]],
  ] as const) {
    it(source, () => assert.deepEqual(neededWords(source), lists))
  }
})

describe('the filter', () => {
  it('never hides a match of parts in a row', () => {
    const piece = fc.constantFrom(
      ...[
        'ab',
        'a|bc',
        'bc?',
        'c*',
        '(?:ab)?',
        '(?:ab|ca){2}',
        '[abc]',
        '\\w',
        '(?=a)',
        'né+',
        '(?:a(?:b|c)|cb)',
        '\\b',
        '.{0,2}',
        '(ab|bc)',
        'cab',
      ],
    )
    fc.assert(
      fc.property(
        fc.array(piece, {minLength: 1, maxLength: 6}),
        fc.array(fc.constantFrom('a', 'b', 'c', 'ab', 'cab', 'né', ' '), {maxLength: 40}),
        (pieces, letters) => {
          const source = pieces.join('')
          const text = letters.join('')
          const needed = neededGroups([source])()
          if (new RegExp(source).test(text)) assert.ok(satisfies(stemsOf(text), needed), `${source} matches ${text}`)
        },
      ),
      {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)},
    )
  })
  it('never hides a match, whatever text and alternatives', () => {
    const word = fc.constantFrom('ab', 'abc', 'bca', 'cab', 'aab', 'abcab', 'c b', 'né', 'ig', 'ign', 'gnor')
    const alternative = fc.tuple(word, fc.constantFrom('', 's?', '\\w*', '(?:e|ed)', '+')).map(([stem, tail]) => stem + tail)
    fc.assert(
      fc.property(
        fc.array(alternative, {minLength: 1, maxLength: 5}),
        fc.array(fc.constantFrom('a', 'b', 'c', ' ', 'ig', 'n', 'or', 'é', 'd'), {maxLength: 40}),
        (parts, letters) => {
          const source = `(?:${parts.join('|')})`
          const text = letters.join('')
          const needed = neededGroups([source])()
          if (new RegExp(source).test(text)) assert.ok(satisfies(stemsOf(text), needed), `${source} matches ${text}`)
        },
      ),
      {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)},
    )
  })
  it('lets nothing through that has no word of a group', () => {
    const needed = neededGroups(['(?:zebra|yak).{0,9}(?:stripe|horn)s?'])()
    assert.equal(satisfies(stemsOf('a zebra with stripes'), needed), true)
    assert.equal(satisfies(stemsOf('a zebra without'), needed), false)
  })
})
