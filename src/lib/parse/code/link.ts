import type {Module, Run} from './run.ts'
import {assignName, makeScope} from './scope.ts'
import {unknown} from './value.ts'
import type {Abs, Scope} from './value.ts'

const mostModules = 60

/** Binds a name that another file of the skill exports; false when the import is of something else. */
export function imported(run: Run, scope: Scope, module: string, name: string, as: string): boolean {
  // `from . import net`, and `from pkg import net`: the name may be a file of its own.
  const part = name === '*' || run.language !== 'python' ? undefined : `${module}${module.endsWith('.') ? '' : '.'}${name}`
  const whole = required(run, module)
  const value = name === '*' ? whole : (whole?.fields?.get(name) ?? (part === undefined ? undefined : required(run, part)))
  if (value === undefined) return false
  if (as === '*') for (const [key, field] of value.fields ?? []) assignName(run, scope, key, field, true)
  else assignName(run, scope, as, value, true)
  return true
}

/** The value of another file of the skill: what it exports, and itself callable where it exports one function. Undefined when there is no such file. */
export function required(run: Run, name: string): Abs | undefined {
  const {links} = run
  const found = links?.resolve(run.doc, name)
  if (links === undefined || found === undefined || found.doc === run.doc) return undefined
  const known = links.loaded.get(found.doc.file)
  if (known !== undefined) return known
  if (links.loaded.size >= mostModules) return undefined
  const scope = makeScope(undefined)
  const fields = new Map<string, Abs>()
  // Files may import each other: what asks in the middle gets what is there so far.
  links.loaded.set(found.doc.file, {...unknown, fields})
  links.docs.set(scope, found.doc)
  const exported: Abs = {...unknown, fields}
  const own: Abs = {...unknown, fields: new Map([['exports', exported]])}
  if (run.language === 'javascript') {
    scope.names.set('exports', {value: exported, branch: 0})
    scope.names.set('module', {value: own, branch: 0})
  }
  const {doc, branch} = run
  run.doc = found.doc
  run.branch = 0
  run.execute(scope, found.program.body)
  run.doc = doc
  run.branch = branch
  const value = exportsOf(found, scope, fields, own.fields?.get('exports') ?? exported)
  links.loaded.set(found.doc.file, value)
  return value
}

function exportsOf(found: Module, scope: Scope, fields: Map<string, Abs>, whole: Abs): Abs {
  for (const [key, field] of whole.fields ?? []) fields.set(key, field)
  for (const [key, {value}] of scope.names) if (key !== 'module' && key !== 'exports' && !fields.has(key)) fields.set(key, value)
  const name = /\bexport\s{1,40}default\s{1,40}(?:async\s{1,40})?(?:function\s{0,40}\*?\s{0,40}|class\s{1,40})?([\w$]{1,80})/.exec(
    found.doc.text,
  )?.[1]
  const standard = name === undefined ? undefined : scope.names.get(name)?.value
  const main = whole.closure !== undefined || whole.cls !== undefined ? whole : standard
  if (main !== undefined) fields.set('default', main)
  return {...unknown, fields, closure: main?.closure, cls: main?.cls}
}
