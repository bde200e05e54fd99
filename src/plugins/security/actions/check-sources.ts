import {type CheckSource, type PackageInfo, sourceOf} from '../../../lib/scan/load-checks.ts'

/** What is known of the running command line: oclif's Config fits. */
export interface Plugins {
  readonly pjson: {readonly name: string}
  getPluginsList(): readonly PackageInfo[]
}

/** The checks that user plugins bring. weft's own package has the same field and is loaded anyway. */
export function checkSources(config: Plugins): CheckSource[] {
  return config.getPluginsList().flatMap((plugin) => (plugin.name === config.pjson.name ? [] : (sourceOf(plugin) ?? [])))
}
