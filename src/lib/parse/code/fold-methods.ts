import {HOLE} from '../facts.ts'
import {anyField} from './assign.ts'
import type {Call} from './call.ts'
import {bytesToText} from './decode.ts'
import {decodeValue, decoderNamed, spelled} from './fold-decode.ts'
import {joinItems} from './fold-join.ts'
import {listMethod} from './fold-lists.ts'
import {formatBraces} from './format.ts'
import type {Apply} from './fold.ts'
import {repeatValue, unfolded} from './operators.ts'
import type {Run} from './run.ts'
import {sliceOf} from './slice.ts'
import {concat, isKnown, listValue, numberValue, sourcesOf, textOf, textValue, union, unknown, unknownFrom, urlObject} from './value.ts'
import type {Abs} from './value.ts'

/** Methods of texts, lists and dictionaries that are known in both languages; undefined for anything else. */
export function methodFold(run: Run, call: Call, receiver: Abs, apply: Apply): Abs | undefined {
  if (call.method === 'then' && call.args[0] !== undefined) {
    const [resolved, rejected] = call.args
    if (rejected !== undefined) apply(rejected, [unknown])
    return apply(resolved, [receiver])
  }
  if ((call.method === 'catch' || call.method === 'finally') && call.args[0]?.closure !== undefined) {
    apply(call.args[0], [unknown])
    return receiver
  }
  if (receiver.items !== undefined) return listMethod(run, call, receiver.items, receiver, apply)
  if (receiver.fields !== undefined) return fieldMethod(call, receiver)
  if (call.method === 'join') return joined(run, call, receiver)
  if (receiver.path !== undefined && receiver.path !== urlObject) return undefined
  return textMethod(run, call, receiver)
}

function fieldMethod(call: Call, receiver: Abs): Abs | undefined {
  const fields = receiver.fields ?? new Map<string, Abs>()
  const [key, fallback] = call.args
  switch (call.method) {
    case 'items':
    case 'entries':
      return listValue([...fields].map(([name, field]) => listValue([textValue(name === anyField ? HOLE : name), field])))
    case 'values':
      return listValue([...fields.values()])
    case 'keys':
      return listValue([...fields.keys()].map((name) => textValue(name === anyField ? HOLE : name)))
    case 'get':
    case 'pop':
    case 'setdefault':
      return key !== undefined && isKnown(key)
        ? (fields.get(key.text) ?? fields.get(anyField) ?? fallback ?? unknownFrom(receiver.sources))
        : undefined
    case 'copy':
      return {...receiver, fields: new Map(fields)}
    case 'toString':
      return spelled(receiver)
    default:
      return undefined
  }
}

/** Python's `', '.join(list)`. */
function joined(run: Run, call: Call, receiver: Abs): Abs | undefined {
  const items = call.args[0]?.items
  if (items === undefined || !isKnown(receiver)) return undefined
  return joinItems(run, call, items, receiver)
}

const identities = new Set(
  'encode trim strip lstrip rstrip trimStart trimEnd expanduser normalize toString valueOf asString read_string'.split(' '),
)

function textMethod(run: Run, call: Call, receiver: Abs): Abs | undefined {
  const [a, b] = call.args
  const {method} = call
  if (method === 'decode' || method === 'toString' || method === 'encode') {
    const name = decoderNamed(a ?? call.named.get('encoding'))
    if (name !== undefined && (method === 'decode' || name === 'rot13')) return decodeValue(run, receiver, name, call)
    // Buffer.toString('base64') encodes; what it holds is still the same content.
    if (name !== undefined || (method === 'toString' && a?.number !== undefined)) return unknownFrom(receiver.sources)
    return receiver.bytes === undefined || method === 'encode'
      ? receiver
      : {...receiver, text: bytesToText(receiver.bytes), bytes: undefined}
  }
  if (receiver.text === HOLE) return identities.has(method) ? {...receiver, self: undefined, member: undefined} : undefined
  const keep = (text: string): Abs => ({...receiver, text, bytes: undefined, alts: undefined, number: undefined, self: undefined})
  const {text} = receiver
  switch (method) {
    case 'strip':
    case 'trim':
      return a === undefined ? keep(text.trim()) : receiver
    case 'lower':
    case 'tolower':
    case 'toLowerCase':
    case 'casefold':
      return keep(text.toLowerCase())
    case 'upper':
    case 'toupper':
    case 'toUpperCase':
      return keep(text.toUpperCase())
    case 'lstrip':
    case 'trimStart':
      return a === undefined ? keep(text.trimStart()) : receiver
    case 'rstrip':
    case 'trimEnd':
      return a === undefined ? keep(text.trimEnd()) : keep(trimEndOf(text, a.text))
    case 'format':
      return run.language !== 'javascript' ? formatBraces(receiver, call.args, call.named) : undefined
    case 'concat':
      return concat([receiver, ...call.args])
    case 'replace':
    case 'replaceAll':
      return replaced(run, call, receiver, a, b)
    case 'tochararray':
      return listValue([...text.slice(0, 5000)].map((letter) => textValue(letter, receiver.sources)))
    case 'split':
      return splitText(receiver, a)
    case 'splitlines':
      return listValue(
        text
          .split('\n')
          .slice(0, 5000)
          .map((line) => textValue(line, receiver.sources)),
      )
    case 'slice':
    case 'substring':
      return sliceOf(run, receiver, a, b, undefined, call)
    case 'substr':
      return sliceOf(run, receiver, a, b?.number === undefined ? b : numberValue((a?.number ?? 0) + b.number), undefined, call)
    case 'charAt':
    case 'at':
      return a?.number === undefined ? undefined : keep(text.at(a.number) ?? '')
    case 'charCodeAt':
    case 'codePointAt': {
      const code = text.codePointAt(a?.number ?? 0)
      return code === undefined || !isKnown(receiver) || (a !== undefined && a.number === undefined) ? undefined : numberValue(code)
    }
    case 'repeat':
      return a?.number === undefined ? undefined : repeatValue(run, receiver, a.number, call)
    case 'startswith':
    case 'endswith':
    case 'includes':
    case 'startsWith':
    case 'endsWith':
    case 'indexOf':
    case 'find':
      return unknown
    case 'removeprefix':
      return keep(a !== undefined && text.startsWith(a.text) ? text.slice(a.text.length) : text)
    case 'translate':
      return unknownFrom(union(receiver.sources, a === undefined ? [] : sourcesOf(a)))
    default:
      return undefined
  }
}

function trimEndOf(text: string, letters: string): string {
  let end = text.length
  while (end > 0 && letters.includes(text[end - 1] ?? '')) end -= 1
  return text.slice(0, end)
}

function splitText(receiver: Abs, separator: Abs | undefined): Abs | undefined {
  if (separator !== undefined && (separator.regex !== undefined || !isKnown(separator))) return undefined
  const pieces = separator === undefined ? receiver.text.trim().split(/\s+/) : receiver.text.split(separator.text)
  return listValue(pieces.slice(0, 20_000).map((piece) => ({...textValue(piece, receiver.sources), layers: receiver.layers})))
}

// One atom, repeated or not: such a pattern cannot backtrack, so it may be run although a stranger wrote it.
const oneAtom = /^(\[(?:[^\]\\]|\\.){1,80}\]|\\.|[^\\()[\]{}|*+?^$.])[+]?$/

function replaced(run: Run, call: Call, receiver: Abs, what: Abs | undefined, by: Abs | undefined): Abs | undefined {
  if (what === undefined || by === undefined || !isKnown(by)) return undefined
  let text: string | undefined
  if (what.regex !== undefined) {
    if (!oneAtom.test(what.regex.source)) return undefined
    try {
      text = receiver.text.replace(new RegExp(what.regex.source, what.regex.flags.replace(/[^giu]/g, '')), () => by.text)
    } catch {
      return undefined
    }
  } else if (isKnown(what) && what.text !== '') {
    const every = run.language !== 'javascript' || call.method === 'replaceAll'
    text = every ? receiver.text.split(what.text).join(by.text) : receiver.text.replace(what.text, () => by.text)
  }
  if (text === undefined || text === receiver.text) return receiver
  if (text.length > 1_000_000) return unknownFrom(receiver.sources)
  if (!isKnown(receiver)) return {...receiver, text, bytes: undefined}
  return unfolded(run, text, {...receiver, text: textOf(receiver)}, 'replace', call)
}
