import {join} from 'node:path'
import {Plugin} from '@oclif/core/config'
import type {Interfaces} from '@oclif/core'
import bench from './bench/package.json' with {type: 'json'}
import registry from './registry/package.json' with {type: 'json'}
import security from './security/package.json' with {type: 'json'}
import skill from './skill/package.json' with {type: 'json'}

const manifests = {bench, registry, security, skill}

/** Names that no user plugin can take. */
export const builtInNames: ReadonlySet<string> = new Set(Object.values(manifests).map((manifest) => manifest.name))

/**
 * The four built-in plugins, loaded. `root` is the folder of the running code, src or dist. Loaded in code and not through `oclif.plugins` or a dependency,
 * since a user plugin of the same name would replace those.
 */
export async function loadBuiltIns(root: string, version: string): Promise<Plugin[]> {
  return Promise.all(
    Object.entries(manifests).map(async ([folder, manifest]) => {
      const pjson = {...manifest, version} as unknown as Interfaces.PJSON
      const plugin = new Plugin({isRoot: true, pjson, root: join(root, 'plugins', folder), type: 'core'})
      await plugin.load()
      // `isRoot` makes oclif take `pjson` as given; beyond loading there is one root only.
      plugin.isRoot = false
      return plugin
    }),
  )
}
