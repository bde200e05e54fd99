import {tellingWords} from '../words.ts'
import type {Decoder} from './found.ts'

const LONGEST = 2000

const words = tellingWords.filter((word) => word.length >= 4)

/** Words spelled out: `c u r l`, `c-u-r-l`, `i.g.n.o.r.e`, one letter a line. A wider gap is the space between two words. */
export const spelled: Decoder = function* (text, marks) {
  let done = 0
  for (const [start] of marks.spelled) {
    if (start < done) continue
    const read = readSpelled(text, start)
    done = read.end
    if (read.letters < 4 || !isTelling(read.joined)) continue
    yield {kind: 'spelled', start, end: read.end, content: read.joined, certain: true}
  }
}

function readSpelled(text: string, start: number): {joined: string; end: number; letters: number} {
  const separator = /^\W{1,2}?(?=[^\s])/.exec(text.slice(start + 1, start + 4))?.[0] ?? ' '
  let joined = ''
  let letters = 0
  let at = start
  while (at < text.length && letters < LONGEST && text[at]!.trim() !== '') {
    joined += text[at]
    letters++
    at++
    if (text.startsWith(separator, at)) {
      at += separator.length
      const gap = /^[^\S\n]{1,6}|^\n{1,3}/.exec(text.slice(at, at + 6))?.[0]
      if (gap) {
        joined += ' '
        at += gap.length
      }
    } else {
      const gap = /^\s{1,6}|^[-_/|]{1,3}/.exec(text.slice(at, at + 6))?.[0]
      if (!gap || at + gap.length + 1 >= text.length || !text.startsWith(separator, at + gap.length + 1)) break
      joined += ' '
      at += gap.length
    }
  }
  return {joined, end: at, letters}
}

/** Known words make up a third of the letters, or there are several, whatever noise stands around them. */
function isTelling(joined: string): boolean {
  const lower = joined.toLowerCase()
  let covered = 0
  for (const word of words) if (lower.includes(word)) covered += word.length
  return covered >= 12 || (covered >= 4 && covered * 3 >= lower.replace(/[^a-z]/g, '').length)
}
