import {existsSync, readdirSync} from 'node:fs'
import {dirname, join} from 'node:path'

export interface FoundPolicy {
  /** Absolute path of the policy file that counts; undefined when there is none. */
  readonly file: string | undefined
  /** One that was found and must not count, since it came with a skill. */
  readonly refused: string | undefined
}

/**
 * Looks for `.weft/policy.toml` from `folder` upwards to the root of the git repository; outside one, only in `folder` itself, as a shared folder further up
 * may be writable by others. A policy inside a skill's own folder is refused: whoever wrote the skill would decide about it.
 */
export function findPolicy(folder: string): FoundPolicy {
  const folders = upToRepository(folder)
  const index = folders.findIndex((one) => existsSync(join(one, '.weft', 'policy.toml')))
  if (index < 0) return {file: undefined, refused: undefined}
  const file = join(folders[index] as string, '.weft', 'policy.toml')
  return folders.slice(index).some(holdsSkill) ? {file: undefined, refused: file} : {file, refused: undefined}
}

function upToRepository(folder: string): string[] {
  const folders: string[] = []
  for (let current = folder; ; current = dirname(current)) {
    folders.push(current)
    if (existsSync(join(current, '.git'))) return folders
    if (dirname(current) === current) return [folder]
  }
}

function holdsSkill(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => /^skills?\.md$/i.test(name))
  } catch {
    return false
  }
}
