import {readFile} from 'node:fs/promises'
import {isAbsolute, join} from 'node:path'
import {Plugin} from '@oclif/core/config'
import {builtInNames} from './index.ts'

/** A plugin that is listed and was not loaded: `reason` says why, in one sentence. */
export interface Refused {
  readonly name: string
  readonly reason: string
}

export interface UserPlugins {
  readonly plugins: readonly Plugin[]
  readonly refused: readonly Refused[]
}

/**
 * Where user plugins are listed: WEFT_DATA_DIR, or weft's folder in the user's data folder. Undefined when there is no such place: a relative home must not
 * make weft load plugins of whatever folder it is started in.
 */
export function dataFolder(env: NodeJS.ProcessEnv, home: string): string | undefined {
  const windows = process.platform === 'win32' ? env['LOCALAPPDATA'] : undefined
  const usual = [env['XDG_DATA_HOME'], windows, home === '' ? undefined : join(home, '.local', 'share')].find(
    (path) => path && isAbsolute(path),
  )
  return env['WEFT_DATA_DIR'] || (usual && join(usual, 'weft'))
}

interface Entry {
  readonly name: string
  readonly type: 'user' | 'link'
  readonly root: string
}

/**
 * Loads what `<dataDir>/package.json` lists under `oclif.plugins`, in the form of oclif's own plugin manager: `{name, type: 'user'}` lies in node_modules
 * beside it, `{name, type: 'link', root}` anywhere. Never throws: a broken plugin must not take weft down, so that `weft plugins` can still name it.
 */
export async function loadUserPlugins(dataDir: string | undefined, taken: ReadonlySet<string>): Promise<UserPlugins> {
  if (dataDir === undefined) return {plugins: [], refused: []}
  const list = join(dataDir, 'package.json')
  const {entries, refused} = await readList(list)
  const plugins: Plugin[] = []
  for (const entry of entries) {
    try {
      const plugin = new Plugin(entry.type === 'link' ? entry : {...entry, root: list})
      await plugin.load()
      // The name inside the package counts, whatever name it is listed under.
      if (taken.has(plugin.name) || builtInNames.has(plugin.name)) throw new Error('it takes the name of a built-in plugin')
      if (plugins.some((other) => other.name === plugin.name)) throw new Error('another plugin has the same name')
      plugins.push(plugin)
    } catch (error) {
      refused.push({name: entry.name, reason: error instanceof Error ? error.message : String(error)})
    }
  }
  return {plugins, refused}
}

async function readList(path: string): Promise<{entries: Entry[]; refused: Refused[]}> {
  const entries: Entry[] = []
  const refused: Refused[] = []
  try {
    const listed: unknown = JSON.parse(await readFile(path, 'utf8'))?.oclif?.plugins
    for (const entry of Array.isArray(listed) ? listed : []) {
      if (isEntry(entry)) entries.push(entry)
      else refused.push({name: String(entry?.name ?? '?'), reason: `its entry in ${path} is not a plugin's`})
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      refused.push({name: path, reason: `the list of plugins cannot be read: ${String(error)}`})
  }
  return {entries, refused}
}

function isEntry(entry: Entry | null | undefined): entry is Entry {
  return typeof entry?.name === 'string' && (entry.type === 'user' || (entry.type === 'link' && typeof entry.root === 'string'))
}
