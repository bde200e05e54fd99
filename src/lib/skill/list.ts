import {type Environment, type SkillRoot, existingSkillRoots} from './agents.ts'
import {type DiscoverOptions, type SkillRef, discover} from './discover.ts'
import {readSkill} from './read.ts'

/** A skill in one line. Texts are untrusted. */
export interface ListedSkill {
  readonly name: string
  /** '' when it declares none. */
  readonly description: string
  readonly path: string
  readonly files: number
  /** The agent in whose folder it lies; null for a path that was named. */
  readonly agent: string | null
  readonly scope: 'project' | 'user' | null
}

/** The skills that the named inputs hold, in their order. Throws what `discover` and `readSkill` throw. */
export async function listInputs(inputs: readonly string[], options: DiscoverOptions): Promise<ListedSkill[]> {
  return (await discover(inputs, options)).map((ref) => listed(ref, null))
}

/** The skills in the folders where agents look; of one agent when it is named. */
export async function listInstalled(env: Environment, cwd: string, home: string, agent?: string): Promise<ListedSkill[]> {
  const found: ListedSkill[] = []
  for (const root of existingSkillRoots(env, cwd, home)) {
    if (agent !== undefined && root.agent !== agent) continue
    for (const ref of await discover([root.path], {cwd, bare: false})) found.push(listed(ref, root))
  }
  return found
}

function listed(ref: SkillRef, root: SkillRoot | null): ListedSkill {
  const {name, path, files, frontMatter} = readSkill(ref)
  return {
    name,
    description: frontMatter.description ?? '',
    path,
    files: files.length,
    agent: root?.agent ?? null,
    scope: root?.scope ?? null,
  }
}
