import type {Facts, Purpose} from '../parse/facts.ts'
import type {PathClass} from './paths.ts'
import {providerOf} from './providers.ts'

/** What a skill has to be about for reading such a store to be its business. */
const business: Partial<Record<PathClass, readonly Purpose[]>> = {
  ssh: ['network', 'devops', 'deploy'],
  cloud: ['devops', 'deploy'],
  browser: ['browser'],
  wallet: ['wallet'],
  keychain: ['password-manager'],
  'password-store': ['password-manager'],
  'agent-credential': ['agent-config', 'memory', 'scheduler', 'package-manager'],
  'process-environment': ['system'],
  messenger: ['messaging'],
  'git-credential': ['devops', 'deploy'],
  'package-token': ['package-manager', 'deploy'],
}

/** Stores as a person calls them. */
export const storeWords: Readonly<Record<string, string>> = {
  ssh: 'SSH keys',
  cloud: 'cloud credentials',
  browser: "the browser's profile",
  wallet: 'wallet files',
  keychain: 'the key chain',
  'password-store': 'the password store',
  'agent-credential': "the agent's credentials",
  'process-environment': 'the environment of processes',
  messenger: "a messenger's data",
  'git-credential': 'Git credentials',
  'package-token': 'registry tokens',
  'system-secret': "the system's secrets",
}

/** Whether the skill says that it is about what it reads: by purpose, or by a word of the path in its name or description. */
export function concerns(facts: Facts, path: string, found: PathClass | undefined): boolean {
  const about = `${facts.skill.name} ${facts.skill.frontMatter.description ?? ''}`.toLowerCase()
  if (found !== undefined && business[found]?.some((purpose) => facts.purposes.has(purpose))) return true
  const provider = providerOf(path)
  if (provider !== undefined && about.includes(provider.name.toLowerCase())) return true
  return path
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some(
      (word) =>
        word.length >= 3 &&
        !/^(config|home|users?|library|data|local|share|default|credentials?|json|token|application|support|root|key)$/.test(word) &&
        about.includes(word),
    )
}
