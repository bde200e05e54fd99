import {createRequire} from 'node:module'
import {join} from 'node:path'
import {bundled, packageRoot} from './package-root.ts'

/**
 * What is large and often not needed: name to what it is loaded from in development. In the bundle each is a file of its own, dist/lazy/<name>.js,
 * which scripts/bundle.ts makes from this very table.
 */
export const lazyModules = {
  yaml: 'yaml',
  tar: 'tar/parse',
  code: './parse/code/parse.ts',
} as const

const require = createRequire(import.meta.url)

/** Loads one of them, at once and not by import(): reading a skill is synchronous. Node keeps it, so a second call costs nothing. */
export function lazy<T>(name: keyof typeof lazyModules): T {
  const loaded = require(bundled ? join(packageRoot(), 'dist/lazy', `${name}.js`) : lazyModules[name]) as {default?: T}
  // A CommonJS package has only a default once it is bundled.
  return loaded.default ?? (loaded as T)
}
