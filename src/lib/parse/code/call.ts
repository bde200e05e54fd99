import type {CodeLanguage} from './run.ts'
import type {Span} from './tree.ts'
import type {Abs} from './value.ts'

/** A call with everything evaluated. */
export interface Call extends Span {
  /** Where the function was reached, canonical: `requests.Session().post`; '' when not known. */
  readonly path: string
  /** Last part of the path, or the method's name when nothing is known of its receiver. */
  readonly method: string
  readonly receiver: Abs | undefined
  readonly args: readonly Abs[]
  readonly named: ReadonlyMap<string, Abs>
  readonly isNew: boolean
}

/** Where an argument is found, first present wins: a position, a keyword, `this`, or `this.field`. */
export type Pick = readonly (number | string)[]

export function pick(call: Call, where: Pick | undefined): Abs | undefined {
  for (const spot of where ?? []) {
    const found = typeof spot === 'number' ? call.args[spot] : pickNamed(call, spot)
    if (found !== undefined) return found
  }
  return undefined
}

function pickNamed(call: Call, name: string): Abs | undefined {
  if (name === 'this') return call.receiver
  if (name.startsWith('this.')) return call.receiver?.fields?.get(name.slice(5))
  return call.named.get(name)
}

/** An option by keyword (Python) or in an object among the arguments (JavaScript). */
export function option(call: Call, name: string): Abs | undefined {
  const named = call.named.get(name)
  if (named !== undefined) return named
  for (let index = call.args.length - 1; index >= 0; index -= 1) {
    const found = call.args[index]?.fields?.get(name)
    if (found !== undefined) return found
  }
  return undefined
}

export function isTrue(value: Abs | undefined): boolean {
  return value !== undefined && (value.number === 1 || value.text === 'true' || value.text === 'True')
}

const spellings = {python: new Map<string, string>(), javascript: new Map<string, string>(), powershell: new Map<string, string>()}
const mostSpellings = 5000

/** One spelling for a path through modules, whatever way it was reached. */
export function canonical(path: string, language: CodeLanguage): string {
  const known = spellings[language].get(path)
  if (known !== undefined) return known
  const made = language === 'python' ? canonicalPython(path) : language === 'javascript' ? canonicalJavascript(path) : path
  if (spellings[language].size >= mostSpellings) spellings[language].clear()
  spellings[language].set(path, made)
  return made
}

const memberSpellings = {
  python: new Map<string, Map<string, string>>(),
  javascript: new Map<string, Map<string, string>>(),
  powershell: new Map<string, Map<string, string>>(),
}
const mostObjects = 2000
const mostMembers = 500

/** The spelling of `object.name`, without joining the two each time that it is asked for. */
export function canonicalMember(object: string, name: string, language: CodeLanguage): string {
  const objects = memberSpellings[language]
  let members = objects.get(object)
  if (members === undefined) {
    if (objects.size >= mostObjects) objects.clear()
    members = new Map()
    objects.set(object, members)
  }
  const known = members.get(name)
  if (known !== undefined) return known
  const made = canonical(`${object}.${name}`, language)
  if (members.size >= mostMembers) members.clear()
  members.set(name, made)
  return made
}

function canonicalPython(path: string): string {
  return path
    .replace(/^vars\(([\w.]{1,80})\)(?=\.)/, '$1')
    .replaceAll('.__dict__', '')
    .replace(/^((builtins|__builtins__|globals\(\)|locals\(\)|vars\(\)|sys\.modules)\.)+(?=.)/, '')
}

function canonicalJavascript(path: string): string {
  let out = path.replace(/^(node:)/, '')
  while (/^(globalThis|window|self|global|top|parent)\.(?=.)/.test(out)) out = out.slice(out.indexOf('.') + 1)
  out = out
    .replace('.default', '')
    .replace(/^fs\/promises/, 'fs.promises')
    .replace(/^(fs-extra|graceful-fs|mz\/fs)(?=\.|$)/, 'fs')
  return out.replace(/^(timers|dns|stream|readline)\/promises/, '$1').replace(/^fs\.promises\./, 'fs.')
}
