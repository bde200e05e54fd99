import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import fc from 'fast-check'
import {worded} from '../../../src/lib/knowledge/grammar.ts'
import {spelled} from '../../../src/lib/knowledge/literals.ts'
import {distinctDocs, docsFor, patternsByDoc} from '../../../src/lib/parse/documents.ts'
import type {Doc, Facts, Op, Sentence} from '../../../src/lib/parse/facts.ts'
import {inOrder, isOfFacts, matching} from '../../../src/lib/parse/matching.ts'
import {opsOf} from '../../../src/lib/parse/ops.ts'

const runs = {numRuns: Number(process.env['WEFT_FUZZ_RUNS'] ?? 300)}
const sentencesOf = (texts: readonly string[]): Facts => ({sentences: texts.map((text) => ({text}) as Sentence)}) as unknown as Facts
const docsOf = (texts: readonly string[]): Facts => ({docs: texts.map((text) => ({text, parent: undefined}) as Doc)}) as unknown as Facts

describe('sentences that match', () => {
  const patterns = [
    worded(/\b(?:send|post)s?\b.{0,20}\b(?:key|secret)s?\b/),
    worded(/^the|lüge|鍵を?送/),
    worded(/\bdo not\b(?: \w+)? tell/),
    /never seen before/,
  ]
  const word = fc.constantFrom(
    'send',
    'posts',
    'the',
    'key',
    'secrets',
    'do not',
    'ever',
    'tell',
    'lüge',
    '鍵',
    '鍵を送',
    'never seen before',
    'x',
  )
  const text = fc.array(word, {maxLength: 8}).map((words) => words.join(' '))
  it('are those that the pattern matches, in order', () => {
    fc.assert(
      fc.property(fc.array(text, {maxLength: 70}), (texts) => {
        const facts = sentencesOf(texts)
        for (const pattern of patterns)
          assert.deepEqual(
            [...matching(facts, pattern)],
            facts.sentences.filter((sentence) => pattern.test(sentence.text)),
          )
      }),
      runs,
    )
  })
  it('are found by a pattern that comes late', () => {
    const facts = sentencesOf(['one zyx', 'two'])
    assert.equal(matching(facts, patterns[0]!).size, 0)
    assert.deepEqual([...matching(facts, worded(/\bzyx/))], [facts.sentences[0]])
  })
  it('come together in order', () => {
    const facts = sentencesOf(['a', 'b', 'c'])
    const [a, b, c] = facts.sentences as [Sentence, Sentence, Sentence]
    assert.deepEqual(inOrder(facts, [c, a], new Set([a, b])), [a, b, c])
    assert.equal(isOfFacts(a, facts), true)
    assert.equal(isOfFacts({text: 'a'} as Sentence, facts), false)
  })
})

describe('documents worth a pattern', () => {
  const patterns = [spelled(/\bAKIA[A-Z]{4}/g), spelled(/password\s{0,3}=/gi), spelled(/\beyJ\w{2,9}\.eyJ/g), spelled(/[MNO]\w{5}\./g)]
  const piece = fc.constantFrom('AKIAABCD', 'akia', 'PassWord =', 'password', 'eyJabc.eyJ', 'eyJ', '.', 'Nabcde.', '\n', '確', '\0')
  it('hold every match', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(piece, {maxLength: 6}).map((pieces) => pieces.join(' ')),
          {maxLength: 40},
        ),
        (texts) => {
          const facts = docsOf(texts)
          for (const pattern of patterns)
            for (const doc of facts.docs)
              if (doc.text.match(pattern) !== null) assert.ok(docsFor(facts, pattern).includes(doc), `${pattern} in ${doc.text}`)
          const order = [...patternsByDoc(facts, patterns, (pattern) => pattern).keys()].map((doc) => facts.docs.indexOf(doc))
          assert.deepEqual(
            order,
            order.toSorted((a, b) => a - b),
          )
        },
      ),
      runs,
    )
  })
  it('are looked at once: a block that stands in its file is not a text of its own', () => {
    const file = {text: 'a', parent: undefined, verbatim: false} as unknown as Doc
    const block = {text: 'a', parent: file, verbatim: true} as unknown as Doc
    const decoded = {text: 'a', parent: file, verbatim: false} as unknown as Doc
    assert.deepEqual(distinctDocs({docs: [file, block, decoded]} as unknown as Facts), [file, decoded])
  })
})

describe('operations by kind', () => {
  const ops = ['read', 'run', 'read', 'send', 'run'].map((kind, at) => ({kind, at}) as unknown as Op)
  const facts = {ops} as unknown as Facts
  it('keeps the order', () => {
    assert.deepEqual(opsOf(facts, 'read'), [ops[0], ops[2]])
    assert.deepEqual(opsOf(facts, 'send', 'read'), [ops[0], ops[2], ops[3]])
    assert.deepEqual(opsOf(facts, 'fetch'), [])
    assert.deepEqual(opsOf(facts, 'fetch', 'run'), [ops[1], ops[4]])
  })
})
