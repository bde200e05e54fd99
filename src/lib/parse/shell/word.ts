import type {Word, WordPart} from 'unbash'
import {HOLE, type Value} from '../facts.ts'
import {concat, empty, from, literal, sourcesOf, unknown} from '../value.ts'
import {place, type State} from './state.ts'

/** Variables that every shell sets and that carry nothing of interest; their text is what an attacker's path would be built from. */
const known: Readonly<Record<string, string>> = {
  HOME: '~',
  USERPROFILE: '~',
  PWD: '.',
  OLDPWD: '.',
  TMPDIR: '/tmp',
  TMP: '/tmp',
  TEMP: '/tmp',
  IFS: ' ',
  SHELL: '/bin/sh',
  BASH: '/bin/bash',
  PATH: '/usr/bin',
  XDG_CONFIG_HOME: '~/.config',
  XDG_DATA_HOME: '~/.local/share',
}

/** What a word expands to: text with HOLE for the unknown parts, and where its content comes from. */
export function wordValue(word: Word | undefined, state: State): Value {
  if (word === undefined) return empty
  return word.parts === undefined ? literal(word.value) : partsValue(word.parts, state)
}

export function partsValue(parts: readonly WordPart[], state: State): Value {
  return concat(parts.map((part) => partValue(part, state)))
}

function partValue(part: WordPart, state: State): Value {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return literal(part.value)
    case 'DoubleQuoted':
    case 'LocaleString':
      return partsValue(part.parts, state)
    case 'SimpleExpansion':
      return variable(part.text.replace(/^\$\{?|\}$/g, ''), part.pos, part.end, state)
    case 'ParameterExpansion':
      return parameter(part, state)
    case 'CommandExpansion':
      return part.script === undefined ? unknown : trimEnd(nested(part, state))
    case 'ProcessSubstitution':
      return part.script === undefined ? unknown : substituted(nested(part, state), state)
    case 'BraceExpansion':
    case 'ExtendedGlob':
    case 'Glob':
      return literal(part.text)
    case 'ArithmeticExpansion':
      return unknown
  }
}

/** Runs a command or process substitution; its offsets may index a decoded copy, so ops are pinned to the substitution itself when they do. */
function nested(part: Extract<WordPart, {type: 'CommandExpansion' | 'ProcessSubstitution'}>, state: State): Value {
  const outer = state.pinned
  if (part.script?.source !== undefined) state.pinned ??= {doc: state.doc, start: part.pos, end: part.end}
  const value = state.walk.script(part.script!.commands)
  state.pinned = outer
  return value
}

/** The file that a process substitution stands for; there is one at a time. */
function substituted(value: Value, state: State): Value {
  if (value.text.includes(HOLE)) state.texts.delete('/dev/fd/63')
  else state.texts.set('/dev/fd/63', value.text)
  return {text: '/dev/fd/63', sources: value.sources}
}

function trimEnd(value: Value): Value {
  return {text: value.text.replace(/\s{1,100}$/, ''), sources: value.sources}
}

function variable(name: string, start: number, end: number, state: State): Value {
  const assigned = state.variables.get(name)
  if (assigned !== undefined) return assigned
  // By own keys only: `$constructor` names a variable like any other.
  const text = Object.hasOwn(known, name) ? known[name] : undefined
  if (text !== undefined) return literal(text)
  if (/^[0-9@*#]$/.test(name)) return from({kind: 'input', what: `$${name}`, at: place(state, start, end)})
  if (/^(HOSTNAME|USER|LOGNAME|UID|EUID|MACHTYPE|OSTYPE)$/.test(name))
    return from({kind: 'host', what: `$${name}`, at: place(state, start, end)})
  if (/^(RANDOM|SECONDS|EPOCHSECONDS)$/.test(name)) return from({kind: 'time', what: `$${name}`, at: place(state, start, end)})
  if (/^[A-Za-z_]\w*$/.test(name) && name.toUpperCase() === name) return from({kind: 'env', what: name, at: place(state, start, end)})
  return unknown
}

function parameter(part: Extract<WordPart, {type: 'ParameterExpansion'}>, state: State): Value {
  const index = part.index === undefined ? undefined : Number(wordValue(part.index, state).text)
  const element = index === undefined ? undefined : state.arrays.get(part.parameter)?.at(index)
  let base = element ?? variable(part.parameter, part.pos, part.end, state)
  // ${!name}: the variable that the variable names.
  if (part.prefix === '!' && /^\w{1,64}$/.test(base.text)) base = variable(base.text, part.pos, part.end, state)
  const operation = part.operation
  if (part.prefix === '#') return {text: HOLE, sources: base.sources}
  if (operation === undefined) return base
  if (operation.type === 'Default') {
    const fallback = wordValue(operation.operand, state)
    if (operation.operator.endsWith('+')) return fallback
    if (state.variables.has(part.parameter)) return base
    return {text: fallback.text === '' ? base.text : fallback.text, sources: sourcesOf([base, fallback])}
  }
  if (operation.type === 'Slice')
    return slice(base, Number(operation.offset.value), operation.length === undefined ? undefined : Number(operation.length.value))
  if (operation.type === 'Replace')
    return replace(base, wordValue(operation.pattern, state).text, wordValue(operation.replacement, state).text, operation.operator)
  if (operation.type === 'CaseModification') {
    const change = operation.operator.startsWith('^') ? base.text.toUpperCase() : base.text.toLowerCase()
    return {text: operation.operator.length === 2 ? change : change.slice(0, 1) + base.text.slice(1), sources: base.sources}
  }
  return {
    text: operation.type === 'Remove' ? remove(base.text, wordValue(operation.operand, state).text, operation.operator) : HOLE,
    sources: base.sources,
  }
}

function slice(base: Value, offset: number, length: number | undefined): Value {
  if (base.text.includes(HOLE) || Number.isNaN(offset)) return {text: HOLE, sources: base.sources}
  const start = offset < 0 ? base.text.length + offset : offset
  return {text: base.text.slice(start, length === undefined || Number.isNaN(length) ? undefined : start + length), sources: base.sources}
}

function replace(base: Value, pattern: string, by: string, operator: string): Value {
  if (base.text.includes(HOLE) || pattern === '') return base
  const text = operator === '//' ? base.text.replaceAll(pattern, by) : base.text.replace(pattern, by)
  return {text: text.slice(0, 1 << 16), sources: base.sources}
}

function remove(text: string, pattern: string, operator: string): string {
  if (text.includes(HOLE)) return HOLE
  if (!/[*?[]/.test(pattern))
    return operator.startsWith('#')
      ? text.startsWith(pattern)
        ? text.slice(pattern.length)
        : text
      : text.endsWith(pattern)
        ? text.slice(0, text.length - pattern.length)
        : text
  return HOLE
}
