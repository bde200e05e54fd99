import {existsSync, globSync} from 'node:fs'
import {isAbsolute, join, relative, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Check} from '../../checks/check.ts'
import {WeftError} from '../errors.ts'
import {bundled, packageRoot} from '../package-root.ts'
import {problemOfCheck} from './check-shape.ts'

/** Checks of one package, found without running any of its code. Plain data, so that a worker can be handed it. */
export interface CheckSource {
  /** Name of the package. */
  readonly plugin: string
  /** Absolute folder: an index.js that exports all checks as an array by default, or one file for each check in category folders. */
  readonly folder: string
  /** What the ids of its checks begin with, and a slash; undefined for weft's own. */
  readonly prefix: string | undefined
}

/** What an installed plugin says of itself; oclif's `Plugin` fits. */
export interface PackageInfo {
  readonly name: string
  readonly root: string
  readonly pjson: object
}

/** weft's own checks. */
export function ownSource(): CheckSource {
  const root = packageRoot()
  return {plugin: 'weft-cli', folder: join(root, bundled ? 'dist/checks' : 'src/checks'), prefix: undefined}
}

/**
 * The field `"weft": {"checks": "./folder"}` of a plugin's package.json, or undefined when it brings no checks. Throws WEFT_PLUGIN_INVALID when the folder
 * is not one inside the package.
 */
export function sourceOf({name, root, pjson}: PackageInfo): CheckSource | undefined {
  const checks: unknown = (pjson as {weft?: {checks?: unknown}}).weft?.checks
  if (checks === undefined) return undefined
  const folder = typeof checks === 'string' ? resolve(root, checks) : root
  const inside = relative(root, folder)
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
    throw new WeftError('WEFT_PLUGIN_INVALID', `"weft.checks" in the package.json of ${name} is not a folder inside the package`)
  }
  return {plugin: name, folder, prefix: prefixOf(name)}
}

/** `@acme/checks` and `weft-plugin-acme` and `acme` all give `acme`. */
export function prefixOf(name: string): string {
  const scope = /^@([^/]+)\//.exec(name)?.[1]
  return scope ?? name.replace(/^weft-(plugin-|checks-)?/, '')
}

/** All checks of weft and of the given sources, by id. Throws WEFT_CHECK_INVALID for a foreign check that is none, or has another's id or name. */
export async function loadChecks(foreign: readonly CheckSource[] = []): Promise<readonly Check[]> {
  const checks = new Map<string, Check>()
  for (const source of [ownSource(), ...foreign]) {
    for (const {check, from} of await read(source)) {
      const problem = problemOfCheck(check, source.prefix) ?? (checks.has((check as Check).id) ? 'another check has this id' : undefined)
      if (problem !== undefined)
        throw new WeftError('WEFT_CHECK_INVALID', `The check in ${from} of ${source.plugin} is not valid: ${problem}`)
      checks.set((check as Check).id, check as Check)
    }
  }
  return [...checks.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

async function read({plugin, folder}: CheckSource): Promise<{check: unknown; from: string}[]> {
  const index = join(folder, 'index.js')
  const paths = existsSync(index)
    ? [index]
    : globSync('*/*.{js,mjs,ts}', {cwd: folder, exclude: ['**/*.d.ts']}).map((path) => join(folder, path))
  const modules = await Promise.all(
    paths.map(async (path) => {
      try {
        const {default: content} = (await import(pathToFileURL(path).href)) as {default: unknown}
        return (path === index && Array.isArray(content) ? content : [content]).map((check: unknown) => ({check, from: path}))
      } catch (error) {
        throw new WeftError('WEFT_CHECK_INVALID', `The check in ${path} of ${plugin} cannot be loaded: ${String(error)}`, {cause: error})
      }
    }),
  )
  return modules.flat()
}
