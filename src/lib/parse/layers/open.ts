import type {Doc} from '../facts.ts'
import {type Budget, refuse} from './budget.ts'
import {unfoldFile} from './container.ts'
import type {Found} from './decoders/found.ts'
import {guessLanguage} from './guess.ts'
import {inflate} from './inflate.ts'
import {innerDocs} from './inner.ts'
import {judge, type Plausibility} from './plausible.ts'
import {decodeText} from './text.ts'
import {typeOf} from './type.ts'

/** The documents that a find gives, none when it was chance. `carrier`: only worth keeping when something more is found in them. */
export interface OpenedFound {
  readonly children: readonly Doc[]
  readonly carrier: boolean
}

const NONE: OpenedFound = {children: [], carrier: false}

/** Judges a find and makes documents of it: a text, or all texts in the archive, executable or stream that it turned out to be. */
export function openFound(doc: Doc, found: Found, budget: Budget): OpenedFound {
  if (typeof found.content === 'string')
    return asText(doc, found, found.content, found.certain ? 'text' : judge(found.content, found.strict))
  const bytes = found.content
  const {type, text: readable} = typeOf(bytes, '')
  const {text, encoding} = readable ? decodeText(bytes) : {text: '', encoding: 'latin1'}
  // What is neither UTF-8 nor UTF-16 came out of the decoder by chance, or is no text yet.
  if (encoding !== 'latin1' && text !== '') {
    return isToken(doc.text, found, text) || isSourceMap(text)
      ? NONE
      : asText(doc, found, text, found.certain ? 'text' : judge(text, text.length < 18))
  }
  if (bytes.length < 24) return NONE
  const base = childOf(doc, found, '')
  if (type !== 'unknown' && type !== 'text') return unpacked(base, bytes, type, budget)
  // Strings in bytes of no known type are chance, except in marshalled Python code.
  if (bytes.readUInt32LE(0) === 0xe3) return unpacked(base, bytes, 'pyc', budget)
  return inflated(base, bytes, budget)
}

/** A zlib or raw deflate stream. Chance inflates as well, so that what comes out must convince. */
function inflated(base: Doc, bytes: Buffer, budget: Budget): OpenedFound {
  const stream = inflate(bytes, budget, base.file)
  if (stream === undefined) return NONE
  const {type, text: readable} = typeOf(stream, '')
  const layers = [...base.layers, {kind: 'deflate', start: 0, end: 0}]
  const marshalled = stream.length >= 4 && stream.readUInt32LE(0) === 0xe3
  if (!readable) return type === 'unknown' && !marshalled ? NONE : unpacked({...base, layers}, stream, marshalled ? 'pyc' : type, budget)
  const {text, encoding} = decodeText(stream)
  const verdict = encoding === 'latin1' ? 'no' : judge(text, true)
  return verdict === 'no' ? NONE : {children: [{...base, layers, text, language: guessLanguage(text)}], carrier: verdict === 'carrier'}
}

function unpacked(base: Doc, bytes: Buffer, type: string, budget: Budget): OpenedFound {
  const {docs, gaps} = unfoldFile(base.file, bytes, type, budget)
  for (const gap of gaps) refuse(budget, gap.kind, gap.path, gap.detail)
  return {children: innerDocs(base.file, docs, base).filter((child) => judge(child.text) !== 'no'), carrier: false}
}

function asText(doc: Doc, found: Found, text: string, verdict: Plausibility): OpenedFound {
  return verdict === 'no' ? NONE : {children: [childOf(doc, found, text)], carrier: verdict === 'carrier'}
}

function childOf(parent: Doc, found: Found, text: string): Doc {
  return {
    file: parent.file,
    language: guessLanguage(text),
    text,
    parent,
    offset: found.start,
    verbatim: false,
    layers: [...parent.layers, {kind: found.kind, start: found.start, end: found.end}],
    role: parent.role,
    headings: parent.headings,
  }
}

/** The parts of a JWT are JSON in base64, joined by dots; what they claim is data and has a check of its own. */
function isToken(text: string, found: Found, decoded: string): boolean {
  if (!decoded.startsWith('{"') || decoded.length > 8192) return false
  const header = text.startsWith('eyJ', found.start) && text[found.end] === '.' && /^\{"(?:alg|typ|kid|cty|enc)"/.test(decoded)
  return header || (text[found.end] === '.' && /\beyJ[\w-]{8,600}\.$/.test(text.slice(Math.max(0, found.start - 620), found.start)))
}

/** A source map repeats the sources that it belongs to. */
function isSourceMap(text: string): boolean {
  return /^\{\s*"version"\s*:\s*3\b/.test(text) && text.includes('"mappings"')
}
