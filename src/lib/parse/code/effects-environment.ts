import {HOLE} from '../facts.ts'
import {emit, source} from './run.ts'
import type {Run} from './run.ts'
import type {Span} from './tree.ts'
import {textValue, union, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

/** Variables that hold a place on disk and no secret; the home folder folds to `~`. */
const places: Readonly<Record<string, string>> = {
  HOME: '~',
  USERPROFILE: '~',
  HOMEPATH: '~',
  APPDATA: '~/AppData/Roaming',
  LOCALAPPDATA: '~/AppData/Local',
  XDG_CONFIG_HOME: '~/.config',
  XDG_DATA_HOME: '~/.local/share',
  TMPDIR: '/tmp',
  TEMP: '/tmp',
  TMP: '/tmp',
}
const plain = new Set(['PATH', 'PWD', 'SHELL', 'TERM', 'LANG', 'NODE_ENV', 'NO_COLOR', 'DEBUG', 'PORT', 'PYTHONPATH', 'EDITOR', 'COLUMNS'])

const names = {python: 'os.environ', javascript: 'process.env', powershell: '$env'}

/** Reads a variable, or all of them (`*`). `fallback` is what the program takes when it is not set. */
export function readEnvironment(run: Run, name: string, fallback: Abs | undefined, at: Span): Abs {
  if (run.quiet === 0) emit(run, at, {kind: 'env', via: names[run.language], name: name.includes(HOLE) ? HOLE : name, write: false})
  const place = Object.hasOwn(places, name) ? places[name] : undefined
  if (place !== undefined) return textValue(place)
  if (plain.has(name)) return fallback ?? unknownFrom([])
  const sources = [source(run, 'env', name.includes(HOLE) ? '*' : name, at)]
  return fallback === undefined ? unknownFrom(sources) : {...fallback, sources: union(sources, fallback.sources)}
}

export function writeEnvironment(run: Run, name: string, at: Span): void {
  emit(run, at, {kind: 'env', via: names[run.language], name, write: true})
}
