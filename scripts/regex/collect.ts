import {globSync, readFileSync} from 'node:fs'
import {stripTypeScriptTypes} from 'node:module'
import {join, relative, resolve} from 'node:path'
import {type Node, parse} from 'acorn'
import type {ExampleSkill} from '../../src/checks/check.ts'

export interface Pattern {
  readonly source: string
  readonly flags: string
  /** `src/lib/x.ts:12`, the first place where it stands or is made. */
  readonly at: string
}

const root = resolve(import.meta.dirname, '../..')

/** Every pattern of src, once: literals as written, and what `new RegExp` makes when the checks are loaded and run over their own examples. */
export async function collect(): Promise<Pattern[]> {
  const found = new Map<string, Pattern>()
  const add = (source: string, flags: string, at: string): void => {
    const key = `${source}/${flags}`
    if (!found.has(key)) found.set(key, {source, flags, at})
  }
  for (const file of globSync('src/**/*.ts', {cwd: root}).sort()) literals(file, add)
  await made(add)
  return [...found.values()]
}

type Add = (source: string, flags: string, at: string) => void

interface Literal {
  readonly regex?: {readonly pattern: string; readonly flags: string}
  readonly loc?: {readonly start: {readonly line: number}}
}

function literals(file: string, add: Add): void {
  // Stripping replaces types by blanks, so that lines stay.
  const tree = parse(stripTypeScriptTypes(readFileSync(join(root, file), 'utf8')), {
    ecmaVersion: 'latest',
    sourceType: 'module',
    locations: true,
  })
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return
    if (Array.isArray(node)) return node.forEach(visit)
    const {regex, loc} = node as Literal
    if (regex !== undefined && loc !== undefined) add(regex.pattern, regex.flags, `${file}:${loc.start.line}`)
    for (const [key, value] of Object.entries(node as Node)) if (key !== 'loc' && key !== 'regex') visit(value)
  }
  visit(tree)
}

/** The frames of a stack that lie in src, as `src/lib/x.ts:12`, innermost first. */
function places(stack: string): string[] {
  return stack.split('\n').flatMap((frame) => {
    const match = /(?:file:\/\/)?(\/[^\s()]+):(\d+):\d+\)?$/.exec(frame)
    const path = match === null ? '' : relative(root, match[1] ?? '')
    return path.startsWith('src/') ? [`${path}:${match?.[2]}`] : []
  })
}

async function made(add: Add): Promise<void> {
  const plain = globalThis.RegExp
  globalThis.RegExp = new Proxy(plain, {
    construct(target, args: [string], type) {
      const pattern = Reflect.construct(target, args, type) as RegExp
      const stack = new Error('where').stack?.split('\n').slice(2).join('\n') ?? ''
      // What a library makes for itself, or a copy of a pattern that is known already, is not ours.
      const ours = !/node_modules|node:internal/.test(stack.split('\n')[0] ?? '') && !((args[0] as unknown) instanceof plain)
      // Where a helper of the grammar makes it, its caller says more.
      const made = places(stack)
      const at = made.find((place) => !place.includes('knowledge/grammar.ts')) ?? made[0]
      if (ours && at !== undefined) add(pattern.source, pattern.flags, at)
      return pattern
    },
  })
  try {
    const {loadChecks} = await import('../../src/lib/scan/load-checks.ts')
    const {runChecks} = await import('../../src/lib/scan/scan.ts')
    const {buildFacts} = await import('../../src/lib/parse/build.ts')
    const {skillOf} = await import('../../test/support/skill.ts')
    for (const check of await loadChecks()) {
      const examples: readonly {skill: ExampleSkill}[] = [...check.examples.bad, ...check.examples.good]
      for (const {skill} of examples) runChecks(buildFacts(skillOf(skill)), [check])
    }
  } finally {
    globalThis.RegExp = plain
  }
}
