import {bytesToText, decoders, textToBytes} from './decode.ts'
import type {DecoderName} from './decode.ts'
import {unfolded} from './operators.ts'
import {source} from './run.ts'
import type {Run} from './run.ts'
import type {Span} from './tree.ts'
import {isKnown, sourcesOf, textOf, union, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

/**
 * A value decoded. A constant unfolds and its text goes on; in both cases the value says that it was decoded, since hiding a URL or a command is
 * telling in itself.
 */
export function decodeValue(run: Run, value: Abs | undefined, name: DecoderName, at: Span): Abs {
  if (value === undefined) return unknownFrom([source(run, 'decoded', name, at)])
  const decoded = [source(run, 'decoded', name, at)]
  if (isKnown(value)) {
    const bytes = decoders[name](value.bytes ?? textToBytes(value.text))
    if (bytes !== undefined) {
      const made = unfolded(run, bytesToText(bytes), value, name, at, bytes)
      return {...made, sources: union(made.sources, decoded)}
    }
    if (name === 'percent') return value
  }
  return unknownFrom(union(sourcesOf(value), name === 'percent' ? [] : decoded))
}

const byName: Readonly<Record<string, DecoderName>> = {
  base64: 'base64',
  base64url: 'base64',
  base64_codec: 'base64',
  hex: 'hex',
  hex_codec: 'hex',
  rot13: 'rot13',
  rot_13: 'rot13',
  zlib: 'zlib',
  zip: 'zlib',
}

/** The decoder that an encoding's name asks for; undefined for character sets. */
export function decoderNamed(name: Abs | undefined): DecoderName | undefined {
  const key = name?.text.toLowerCase().replaceAll('-', '_') ?? ''
  return Object.hasOwn(byName, key) ? byName[key] : undefined
}

/** Text made of character codes. */
export function fromCodes(run: Run, codes: readonly Abs[], at: Span): Abs {
  const numbers = codes.map((code) => code.number)
  const sources = codes.reduce<Abs['sources']>((all, code) => union(all, sourcesOf(code)), [])
  if (numbers.length === 0 || numbers.some((code) => code === undefined || code < 0 || code > 0x10ffff || !Number.isInteger(code)))
    return unknownFrom(sources)
  const text = numbers.map((code) => String.fromCodePoint(code ?? 0)).join('')
  return unfolded(run, text, {text: '', sources}, 'codes', at, numbers.every((code) => (code ?? 256) < 256) ? text : undefined)
}

/** A container or text as one text, for what spells it out: JSON, form encoding. */
export function spelled(value: Abs | undefined): Abs {
  return value === undefined ? unknownFrom([]) : {text: textOf(value), sources: sourcesOf(value), alts: value.alts}
}
