import {make, mapBody, mapWords, type Transformation} from './skill-files.ts'

const cyrillic: Readonly<Record<string, string>> = {a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', i: 'і', x: 'х', y: 'у', s: 'ѕ'}
const greek: Readonly<Record<string, string>> = {o: 'ο', v: 'ν', u: 'υ', i: 'ι', a: 'α'}
const leet: Readonly<Record<string, string>> = {o: '0', i: '1', e: '3', a: '4'}
const swap = (table: Readonly<Record<string, string>>) => (word: string) => word.replace(/[a-z]/g, (letter) => table[letter] ?? letter)
const each = (word: string, between: string): string => [...word].join(between)
const shifted = (from: number, word: string): string =>
  word.replace(/[a-z]/g, (letter) => String.fromCodePoint(from + letter.charCodeAt(0) - 97))

/** Words that look the same, or nearly so, to whoever reads them. */
export const letters: readonly Transformation[] = [
  make('cyrillic-homoglyphs', 'prose', (files) => mapWords(files, swap(cyrillic))),
  make('greek-homoglyphs', 'prose', (files) => mapWords(files, swap(greek))),
  make('one-homoglyph-a-word', 'prose', (files) => mapWords(files, (word) => word.replace(/[eoa]/, (letter) => cyrillic[letter]!))),
  make('zero-width-space-in-words', 'prose', (files) => mapWords(files, (word) => each(word, '\u200B'))),
  make('zero-width-joiner-in-words', 'prose', (files) => mapWords(files, (word) => `${word.slice(0, 2)}\u200D${word.slice(2)}`)),
  make('word-joiner-in-words', 'prose', (files) => mapWords(files, (word) => `${word.slice(0, 3)}\u2060${word.slice(3)}`)),
  make('soft-hyphens', 'prose', (files) => mapWords(files, (word) => `${word.slice(0, 2)}\u00AD${word.slice(2)}`)),
  make('invisible-separators', 'prose', (files) => mapWords(files, (word) => `${word.slice(0, 2)}\u2063${word.slice(2)}`)),
  make('variation-selectors', 'prose', (files) => mapWords(files, (word) => each(word, '\uFE0F'))),
  make('combining-marks', 'prose', (files) => mapWords(files, (word) => each(word, '\u0335'))),
  make('accents', 'prose', (files) => mapWords(files, (word) => word.replace(/[aeiou]/g, (letter) => `${letter}\u0301`))),
  make('full-width', 'prose', (files) => mapWords(files, (word) => shifted(0xff41, word))),
  make('mathematical-bold', 'prose', (files) => mapWords(files, (word) => shifted(0x1d41a, word))),
  make('mathematical-monospace', 'prose', (files) => mapWords(files, (word) => shifted(0x1d68a, word))),
  make('circled-letters', 'prose', (files) => mapWords(files, (word) => shifted(0x24d0, word))),
  make('mixed-case', 'prose', (files) =>
    mapWords(files, (word) => [...word].map((letter, i) => (i % 2 ? letter.toUpperCase() : letter.toLowerCase())).join('')),
  ),
  make('upper-case', 'prose', (files) => mapWords(files, (word) => word.toUpperCase())),
  make('leetspeak', 'prose', (files) => mapWords(files, swap(leet))),
  make('spaced-letters', 'prose', (files) => mapWords(files, (word) => each(word, ' '))),
  make('dotted-letters', 'prose', (files) => mapWords(files, (word) => each(word, '.'))),
  make('hyphenated-letters', 'prose', (files) => mapWords(files, (word) => each(word, '-'))),
  make('underscores-for-spaces', 'prose', (files) => mapBody(files, (body) => body.replace(/(?<=[A-Za-z,.]) (?=[A-Za-z])/g, '_'))),
  make('words-broken-over-lines', 'prose', (files) => mapBody(files, (body) => body.replace(/(?<=[a-z,]) (?=[a-z])/g, '\n'))),
  make('doubled-letters', 'prose', (files) => mapWords(files, (word) => word.replace(/[aeiou](?=[^aeiou])/, '$&$&')), false),
  make(
    'swapped-letters',
    'prose',
    (files) => mapWords(files, (word) => (word.length < 6 ? word : `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`)),
    false,
  ),
  make('right-to-left-override', 'prose', (files) =>
    mapBody(files, (body) => body.replace(/^[A-Z].*$/gm, (line) => `\u202E${[...line].reverse().join('')}\u202C`)),
  ),
  make('tag-characters', 'prose', (files) =>
    mapBody(
      files,
      (body) =>
        `\nRead the text with care.${[...body].map((char) => (char < '\x7f' && char >= ' ' ? String.fromCodePoint(0xe0000 + char.charCodeAt(0)) : '')).join('')}\n`,
    ),
  ),
  make('zero-width-bits', 'prose', (files) =>
    mapBody(
      files,
      (body) =>
        `\nRead the text with care.${[...Buffer.from(body.trim())].map((byte) => byte.toString(2).padStart(8, '0').replaceAll('0', '\u200B').replaceAll('1', '\u200C')).join('')}\n`,
    ),
  ),
]
