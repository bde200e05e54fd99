import assert from 'node:assert/strict'
import {join} from 'node:path'
import {test} from 'node:test'
import {pathToFileURL} from 'node:url'
import fc from 'fast-check'
import {skillsFolder} from './script.ts'

const runs = Number(process.env.WEFT_FUZZ_RUNS ?? 300)
const {splitMessage} = (await import(pathToFileURL(join(skillsFolder, 'discord/scripts/lib/split.mjs')).href)) as {
  splitMessage: (text: string, limit?: number) => string[]
}

const line = (index: number) => `line ${index} of some length`
const code = (lines: number) => `\`\`\`js\n${Array.from({length: lines}, (_, index) => line(index)).join('\n')}\n\`\`\``

test('a text that fits stays as it is', () => {
  assert.deepEqual(splitMessage('  a\n\nb '), ['  a\n\nb '])
})

test('paragraphs before lines before words', () => {
  assert.deepEqual(splitMessage('aaaa aaaa\n\nbbbb\nbbbb bb', 20), ['aaaa aaaa', 'bbbb\nbbbb bb'])
  assert.deepEqual(splitMessage('aaaa aaaa\nbbbb bbbb bbbb', 20), ['aaaa aaaa', 'bbbb bbbb bbbb'])
  assert.deepEqual(splitMessage('aaaaaaaaaaaaaa bbbbbbbbbbbb', 20), ['aaaaaaaaaaaaaa', 'bbbbbbbbbbbb'])
})

test('a code block that fits moves as a whole', () => {
  const text = `${'word '.repeat(300).trim()}\n${code(40)}\nafter`
  const parts = splitMessage(text)
  assert.equal(parts.length, 2)
  assert.ok(parts[1]?.startsWith('```js\nline 0'))
  assert.ok(parts[1]?.endsWith('```\nafter'))
})

test('a longer code block is closed and opened again', () => {
  const parts = splitMessage(code(300))
  assert.ok(parts.length > 2)
  for (const part of parts) assert.match(part, /^```js\nline [^]*\n```$/)
  const inside = parts.map((part) => part.slice('```js\n'.length, -'\n```'.length)).join('\n')
  assert.equal(inside, Array.from({length: 300}, (_, index) => line(index)).join('\n'))
})

test('a fence inside a longer fence does not close it', () => {
  const text = `\`\`\`\`md\n${'x'.repeat(1500)}\n\`\`\`\n${'y'.repeat(1500)}\n\`\`\`\``
  for (const part of splitMessage(text)) assert.match(part, /^````md\n[^]*\n````$/)
})

const piece = fc.oneof(
  fc.string({maxLength: 40}),
  fc.constantFrom('\n', '\n\n', ' ', '```', '\n```\n', '\n```js\n', '````', '~~~', '😀'.repeat(60), 'a'.repeat(900), '. '),
)

test('no part is too long or empty, no character is cut in two, and nothing but white space is lost', () => {
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 60, size: 'max'}), fc.constantFrom(150, 500, 2000), (pieces, limit) => {
      const text = pieces.join('').toWellFormed()
      const parts = splitMessage(text, limit)
      if (text.length > limit) for (const part of parts) assert.ok(part.trim() !== '' && part.length <= limit)
      for (const part of parts) assert.ok(part.isWellFormed())
      // Where a block is closed and opened again its fence and language are added; everything else is there, in order.
      const bare = (value: string) => [...value.replace(/[`~\s]/g, '')]
      const [before, after] = [bare(text), bare(parts.join(''))]
      let found = 0
      for (const character of after) if (character === before[found]) found += 1
      assert.equal(found, before.length)
      assert.ok(after.length <= before.length + 30 * parts.length)
    }),
    {numRuns: runs},
  )
})
