import {HOLE, type Value} from '../../facts.ts'
import {empty, from, literal, sourcesOf} from '../../value.ts'
import {parseArguments, valuesOf} from '../arguments.ts'
import type {Call, Handler, State} from '../state.ts'

type PassOn = (call: Call, paths: readonly Value[], state: State) => Value

const longest = 1 << 14

/**
 * Programs that cut a word out of their input: how a command's name is hidden. Where the input is known and the change is a plain one, so is the
 * output; else the taint goes through.
 */
export function reshapers(passOn: PassOn): readonly (readonly [string, Handler])[] {
  const cut: Handler = (call, state) => {
    const parsed = parseArguments(call.args, '-d -f -c -b --delimiter --fields --characters')
    const value = passOn(call, parsed.rest, state)
    if (!isKnown(value)) return hidden(value)
    const delimiter = valuesOf(parsed, '-d', '--delimiter')[0]?.text ?? '\t'
    const fields = valuesOf(parsed, '-f', '--fields')[0]?.text
    const chars = valuesOf(parsed, '-c', '-b', '--characters')[0]?.text
    if (fields !== undefined)
      return change(value, (line) => (line.includes(delimiter) ? pick(line.split(delimiter), fields).join(delimiter) : line))
    return chars === undefined ? hidden(value) : change(value, (line) => pick([...line], chars).join(''))
  }
  const awk: Handler = (call, state) => {
    const parsed = parseArguments(call.args, '-F -v -f')
    const value = passOn(call, parsed.rest.slice(1), state)
    const field = /^\{\s{0,4}print\s{1,4}\$(\d)\s{0,4};?\s{0,4}\}$/.exec(parsed.rest[0]?.text ?? '')?.[1]
    if (!isKnown(value) || field === undefined) return hidden(value)
    const separator = valuesOf(parsed, '-F')[0]?.text
    return change(value, (line) =>
      field === '0' ? line : ((separator === undefined ? line.trim().split(/\s+/) : line.split(separator))[Number(field) - 1] ?? ''),
    )
  }
  return [['cut', cut], ...['awk', 'gawk', 'mawk'].map((name) => [name, awk] as const), ['which', which], ['read', read]]
}

const isKnown = ({text}: Value): boolean => !text.includes(HOLE) && text.length < longest
const hidden = (value: Value): Value => ({text: HOLE, sources: value.sources})
const change = (value: Value, by: (line: string) => string): Value => ({
  text: value.text.split('\n').map(by).join('\n'),
  sources: value.sources,
})

/** `s/old/new/` without patterns. */
export function substitute(value: Value, script: string): Value {
  const parts = /^s([/|#,:])([\w :@-]{1,60})\1([\w .:/@-]{0,60})\1(g?)$/.exec(script)
  if (!isKnown(value) || parts === null) return hidden(value)
  const [, , old = '', by = '', all] = parts
  return change(value, (line) => (all === 'g' ? line.replaceAll(old, by) : line.replace(old, by)))
}

/** `2`, `1,3`, `2-4`, `3-`. */
function pick(parts: readonly string[], list: string): string[] {
  return list.split(',').flatMap((range) => {
    const [first, last] = range.split('-')
    const from_ = Math.max(1, Number(first) || 1)
    return parts.slice(from_ - 1, last === undefined ? from_ : last === '' ? undefined : Number(last))
  })
}

/** `which curl` prints where it is. */
const which: Handler = (call) => {
  const name = call.args.find((arg) => !arg.text.startsWith('-'))
  return name === undefined || !/^[\w.-]{1,40}$/.test(name.text) ? undefined : literal(`/usr/bin/${name.text}`)
}

/** `read a b` takes what it is fed into variables. */
const read: Handler = (call, state) => {
  const input = call.input ?? state.variables.get('<')
  const names = parseArguments(call.args, '-p -t -n -d -u -a -i -N').rest.map((arg) => arg.text)
  const words = input === undefined || input.text.includes(HOLE) ? undefined : input.text.trim().split('\n')[0]!.split(/\s+/)
  for (const [i, name] of names.slice(0, 20).entries()) {
    if (!/^\w{1,60}$/.test(name) || state.variables.size > 5000) continue
    const text = words === undefined ? HOLE : i === names.length - 1 ? words.slice(i).join(' ') : (words[i] ?? '')
    state.variables.set(name, input === undefined ? from() : {text, sources: sourcesOf([input])})
  }
  return empty
}
