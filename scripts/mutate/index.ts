import {bytes} from './bytes.ts'
import {frames} from './frames.ts'
import {javascript} from './javascript.ts'
import {letters} from './letters.ts'
import {markup} from './markup.ts'
import {padding} from './padding.ts'
import {placesProse} from './places-prose.ts'
import {placesShell} from './places-shell.ts'
import {pythonSpelling} from './python-spelling.ts'
import {python} from './python.ts'
import {shellCode} from './shell-code.ts'
import {shellWords} from './shell-words.ts'
import type {Transformation} from './skill-files.ts'
import {translated} from './translated.ts'

/** Every transformation by family, in the order of the table. */
export const families: Readonly<Record<string, readonly Transformation[]>> = {
  padding,
  bytes,
  letters,
  markup,
  'places of prose': placesProse,
  frames,
  languages: translated,
  'shell words': shellWords,
  'shell code': shellCode,
  'places of shell': placesShell,
  'Python spelling': pythonSpelling,
  'Python code': python,
  JavaScript: javascript,
}
