import {HOLE} from '../facts.ts'
import type {Span} from './tree.ts'
import {canonical, canonicalMember} from './call.ts'
import {propertySource} from './api-properties.ts'
import {readEnvironment} from './effects-environment.ts'
import {parentOf, pathObject, pathValue} from './fold-paths.ts'
import {source} from './run.ts'
import type {Run} from './run.ts'
import {isKnown, numberValue, sourcesOf, textOf, textValue, unknown, unknownFrom, union, urlObject} from './value.ts'
import type {Abs} from './value.ts'

const maxPath = 160

/** A value reached by a path of names: a module, a function in it, or a property that has a meaning of its own. */
export function reach(run: Run, path: string, at: Span, asObject = false): Abs {
  return reachClean(run, canonical(path, run.language), at, asObject)
}

function reachClean(run: Run, clean: string, at: Span, asObject: boolean): Abs {
  if (clean.length > maxPath) return unknown
  const property = propertySource(clean)
  if (property === undefined || (asObject && property.kind === 'env')) return {text: property?.text ?? HOLE, sources: [], path: clean}
  if (property.kind === undefined) return {...textValue(property.text ?? HOLE), path: clean}
  return {text: HOLE, sources: [source(run, property.kind, property.what ?? clean, at)], path: clean}
}

/** `object.name`, or `object[name]` with a constant. */
export function memberOf(run: Run, object: Abs, name: string, at: Span, asObject = false): Abs {
  if (object.path === urlObject && name === 'href') return {text: textOf(object), sources: sourcesOf(object)}
  if (name === 'constructor' && object.closure !== undefined && run.language === 'javascript') return reach(run, 'Function', at)
  const own = object.fields?.get(name)
  if (own !== undefined) return own
  const method = methodOf(run, object, name)
  if (method !== undefined) return method
  if (object.path === pathObject) {
    if (name === 'parent') return pathValue(parentOf(object))
    if (name === 'name' || name === 'stem') return {...object, text: object.text.split('/').pop() ?? HOLE, path: undefined}
  }
  if (object.path !== undefined) {
    const clean = canonical(object.path, run.language)
    if (propertySource(clean)?.kind === 'env' && !environmentMethods.has(name)) return readEnvironment(run, name, undefined, at)
    const reached = reachClean(run, canonicalMember(clean, name, run.language), at, asObject)
    const sources = union(reached.sources, sourcesOf(object))
    return {...reached, sources, self: object, member: name, clock: object.clock}
  }
  if (name === 'length' && isKnown(object)) return numberValue(object.text.length)
  if (name === 'length' && object.items !== undefined) return numberValue(object.items.length)
  const sources = sourcesOf(object)
  return {text: HOLE, sources, self: object, member: name, clock: object.clock}
}

const environmentMethods = new Set([
  'get',
  'items',
  'keys',
  'values',
  'copy',
  'setdefault',
  'pop',
  'update',
  'toObject',
  'set',
  'delete',
  'has',
  '__getitem__',
])

function methodOf(run: Run, object: Abs, name: string): Abs | undefined {
  const cls = object.of ?? object.cls
  if (cls === undefined) return undefined
  const seen = new Set([cls])
  for (const current of seen) {
    const func = current.methods.get(name)
    if (func !== undefined) {
      const self = object.of === undefined && run.language === 'python' ? undefined : object
      return {...unknown, closure: {func, scope: current.scope, self}, self: object}
    }
    for (const base of current.bases) if (base.cls !== undefined && seen.size < 20) seen.add(base.cls)
  }
  return undefined
}

/** `object[index]`. */
export function elementOf(run: Run, object: Abs, index: Abs, at: Span, asObject = false): Abs {
  if (index.number !== undefined) {
    const position = index.number < 0 ? index.number + (object.items?.length ?? object.text.length) : index.number
    const item = object.items?.[position]
    if (item !== undefined) return item
    if (object.bytes !== undefined && position < object.bytes.length) return numberValue(object.bytes.charCodeAt(position))
    if (isKnown(object) && object.path === undefined && position < object.text.length && position >= 0)
      return {...textValue(object.text[position] ?? ''), layers: object.layers}
    const held = object.fields?.get(index.text)
    if (held !== undefined) return held
    return unknownFrom(sourcesOf(object))
  }
  if (isKnown(index) && index.text !== '') return memberOf(run, object, index.text, at, asObject)
  if (object.path !== undefined && propertySource(canonical(object.path, run.language))?.kind === 'env')
    return readEnvironment(run, '*', undefined, at)
  return unknownFrom(union(sourcesOf(object), index.sources))
}
