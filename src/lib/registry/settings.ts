import {readFileSync} from 'node:fs'
import {isAbsolute, join} from 'node:path'

/** A value that is in effect, and where it came from: the name of a variable, the path of a file, or `default`. */
export interface Setting {
  readonly value: string
  readonly source: string
}

export interface RegistrySettings {
  /** Where skills are looked up and published. */
  readonly registry: Setting
  /** Where ClawHub's own client looks first to find a registry, and where it sends a token when nothing names one. */
  readonly site: Setting
  /** Where a token is kept; never the token. null: there is none. */
  readonly token: {readonly source: string} | null
  /** Files that were looked for, in order. */
  readonly files: readonly {readonly path: string; readonly state: 'read' | 'absent' | 'invalid'}[]
  /** What is likely not what was meant, one sentence each. */
  readonly warnings: readonly string[]
}

const publicRegistry = 'https://clawhub.ai'

interface ConfigFile {
  readonly path: string
  readonly state: 'read' | 'absent' | 'invalid'
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Registry settings as ClawHub's client reads them, with WEFT_REGISTRY and weft's own file before all: variables, then files, then the public registry.
 * Credentials inside a URL are removed.
 */
export function registrySettings(env: NodeJS.ProcessEnv, home: string, platform: NodeJS.Platform): RegistrySettings {
  const files = configPaths(env, home, platform).map(readConfig)
  const registry = first(env, ['WEFT_REGISTRY', 'CLAWHUB_REGISTRY', 'CLAWDHUB_REGISTRY']) ?? fromFiles(files, 'registry')
  const site = first(env, ['CLAWHUB_SITE', 'CLAWDHUB_SITE'])
  const keeper = files.find(({data}) => typeof data['token'] === 'string' && data['token'] !== '')
  return {
    registry: registry ?? {value: publicRegistry, source: 'default'},
    site: site ?? {value: publicRegistry, source: 'default'},
    token: keeper === undefined ? null : {source: keeper.path},
    files: files.map(({path, state}) => ({path, state})),
    warnings: warningsOf(registry, site, keeper !== undefined),
  }
}

/** A URL without user, password, query and fragment, where tokens hide; the text itself when it is no web address, without what precedes an @. */
export function withoutCredentials(url: string): string {
  // `user:password@host` parses too, with `user:` for a scheme.
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return url.replace(/[?#][^]*$/, '').replace(/^[^]*@/, '')
  const {protocol, host, pathname} = new URL(url)
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`
}

function first(env: NodeJS.ProcessEnv, names: readonly string[]): Setting | undefined {
  const name = names.find((candidate) => env[candidate])
  return name === undefined ? undefined : {value: withoutCredentials(env[name] ?? ''), source: name}
}

function fromFiles(files: readonly ConfigFile[], key: string): Setting | undefined {
  for (const {path, data} of files) {
    const value = data[key]
    if (typeof value === 'string' && value !== '') return {value: withoutCredentials(value), source: path}
  }
  return undefined
}

function warningsOf(registry: Setting | undefined, site: Setting | undefined, token: boolean): string[] {
  const warnings: string[] = []
  if (registry !== undefined && !/^https?:\/\//.test(registry.value))
    warnings.push(`The registry from ${registry.source} is not a web address.`)
  if (registry?.value.startsWith('http://') && !/^http:\/\/(localhost|127\.|\[::1\])/.test(registry.value)) {
    warnings.push('The registry is reached without encryption: what it sends can be changed on the way.')
  }
  const explicit = registry !== undefined && /^CLAWD?HUB_/.test(registry.source)
  if (token && registry !== undefined && !explicit && site === undefined) {
    warnings.push(
      `The clawhub client asks ${publicRegistry} for a registry first and sends your token there: set CLAWHUB_REGISTRY and CLAWHUB_SITE (see --export).`,
    )
  }
  return warnings
}

function configPaths(env: NodeJS.ProcessEnv, home: string, platform: NodeJS.Platform): string[] {
  const explicit = env['CLAWHUB_CONFIG_PATH'] || env['CLAWDHUB_CONFIG_PATH']
  const xdg = isAbsolute(env['XDG_CONFIG_HOME'] ?? '') ? env['XDG_CONFIG_HOME'] : undefined
  const roaming = platform === 'win32' ? env['APPDATA'] : undefined
  const base = xdg ?? (platform === 'darwin' ? join(home, 'Library', 'Application Support') : (roaming ?? join(home, '.config')))
  const own = join(xdg ?? join(home, '.config'), 'weft', 'config.json')
  const clawhub = explicit ? [explicit] : [join(base, 'clawhub', 'config.json'), join(base, 'clawdhub', 'config.json')]
  return [own, ...clawhub]
}

function readConfig(path: string): ConfigFile {
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof data === 'object' && data !== null) return {path, state: 'read', data: data as Record<string, unknown>}
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {path, state: 'absent', data: {}}
  }
  return {path, state: 'invalid', data: {}}
}
