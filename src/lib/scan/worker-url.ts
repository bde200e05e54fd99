import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {bundled, packageRoot} from '../package-root.ts'

/** Where `new Worker` finds the scan worker: its source in development, its own file in the bundle. */
export function workerUrl(): URL {
  return pathToFileURL(join(packageRoot(), bundled ? 'dist/scan-worker.js' : 'src/lib/scan/worker.ts'))
}
