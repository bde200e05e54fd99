import {mkdirSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Config} from '@oclif/core'

/** Writes oclif.manifest.json for the root and the built-in plugins of dist, so that a start need not load every command. */
export async function writeManifests(): Promise<void> {
  const {loadConfig} = (await import(pathToFileURL(resolve('dist/index.js')).href)) as {loadConfig: () => Promise<Config>}
  const config = await loadConfig()
  for (const plugin of config.getPluginsList()) {
    if (plugin.type !== 'core') continue
    const {manifest} = plugin as unknown as {manifest: object}
    mkdirSync(plugin.root, {recursive: true})
    writeFileSync(join(plugin.root, 'oclif.manifest.json'), JSON.stringify(manifest))
  }
}
