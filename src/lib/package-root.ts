import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** True when the bundle runs, false when Node runs the source. */
export const bundled = !import.meta.filename.endsWith('.ts')

/**
 * Absolute path of weft's own package: the folder of its package.json. In the bundle this code may end up in any file of dist, so it is looked for and
 * not counted in dots.
 */
export function packageRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'bin', 'run.js'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('the package that weft runs from is not complete')
    folder = parent
  }
  return folder
}
