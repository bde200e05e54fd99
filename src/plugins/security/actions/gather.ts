import {WeftError} from '../../../lib/errors.ts'
import type {ScanError} from '../../../lib/scan/report.ts'
import {type Environment, existingSkillRoots} from '../../../lib/skill/agents.ts'
import {discover, type DiscoverOptions} from '../../../lib/skill/discover.ts'
import {refPath, type SkillRef} from '../../../lib/skill/ref.ts'

/** The machine as far as finding skills needs it. */
export interface Surroundings {
  readonly cwd: string
  readonly home: string
  readonly env: Environment
  readonly stdin: DiscoverOptions['stdin']
}

export interface Gathered {
  readonly refs: readonly SkillRef[]
  readonly errors: readonly ScanError[]
  /** Removes what had to be kept on disk meanwhile. */
  clean(): void
}

/**
 * Finds the skills of all inputs, and of the agents' folders when `installed`. An input that fails is an error among the others; when it is the only one it
 * is thrown, with its hint.
 */
export async function gather(paths: readonly string[], installed: boolean, {cwd, home, env, stdin}: Surroundings): Promise<Gathered> {
  const refs = new Map<string, SkillRef>()
  const errors: ScanError[] = []
  const temporary: (() => void)[] = []
  const base: DiscoverOptions = {
    cwd,
    stdin,
    onTemporary: (remove) => temporary.push(remove),
    onNotSearched: (path) => errors.push({path, code: 'WEFT_INPUT_UNREADABLE', message: 'This folder could not be searched for skills.'}),
  }
  const inputs = [
    ...paths.map((path) => ({path, options: base})),
    ...(installed ? existingSkillRoots(env, cwd, home).map(({path}) => ({path, options: {...base, bare: false}})) : []),
  ]
  for (const {path, options} of inputs) {
    try {
      for (const ref of await discover([path], options)) refs.set(refPath(ref), refs.get(refPath(ref)) ?? ref)
    } catch (error) {
      if (!(error instanceof WeftError) || inputs.length === 1) throw error
      errors.push({path, code: error.code, message: error.message})
    }
  }
  return {refs: [...refs.values()], errors, clean: () => temporary.forEach((remove) => remove())}
}
