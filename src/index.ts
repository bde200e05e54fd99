import {homedir} from 'node:os'
import {Config, Plugin} from '@oclif/core/config'
import {flush} from '@oclif/core/flush'
import {run} from '@oclif/core/run'
import {settings} from '@oclif/core/settings'
import type {Interfaces} from '@oclif/core'
import packageJson from '../package.json' with {type: 'json'}
import {exitCodes} from './lib/errors.ts'
import {loadBuiltIns} from './plugins/index.ts'
import {dataFolder, loadUserPlugins} from './plugins/user.ts'
import {type FailureContext, asTyped, showFailure} from './failure.ts'

// The folder of the running code, src or dist; `oclif.commands` in package.json is relative to it.
const root = import.meta.dirname

/** What oclif's `run` and `Config.load` take. The built-in plugins come last, so that they win every name and command. */
export async function loadOptions(): Promise<Interfaces.Options> {
  // Node strips our types and a plugin ships JavaScript: oclif need not look for TypeScript sources.
  settings.enableAutoTranspile = false
  const pjson = packageJson as unknown as Interfaces.PJSON
  const own = new Plugin({isRoot: true, pjson, root, type: 'core'})
  await own.load()
  const builtIns = await loadBuiltIns(root, packageJson.version)
  const user = await loadUserPlugins(dataFolder(process.env, homedir()), new Set([own.name]))
  const plugins = new Map([own, ...user.plugins, ...builtIns].map((plugin) => [plugin.name, plugin]))
  return {root, pjson, plugins}
}

/** The assembled command line, for whoever needs to look at it rather than run it. */
export async function loadConfig(): Promise<Config> {
  return Config.load(await loadOptions())
}

/** Runs one command line to its end and sets the exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  const context = failureContext(argv)
  const outputs = [process.stdout, process.stderr]
  // The reader went away (`weft … | head`): nothing more to say to it.
  for (const output of outputs) output.on('error', (error: NodeJS.ErrnoException) => error.code === 'EPIPE' && process.exit())
  process.once('SIGINT', () => process.exit(exitCodes.interrupted))
  process.once('uncaughtException', async (error) => process.exit(await showFailure(error, context)))
  try {
    await run([...argv], await loadOptions())
    await flush()
  } catch (error) {
    process.exitCode = await showFailure(error, context)
  }
}

// Failures outside a command, which has the same for itself.
function failureContext(argv: readonly string[]): FailureContext {
  const end = argv.indexOf('--')
  const commands = async (): Promise<string[]> => (await loadConfig()).commandIDs.map(asTyped)
  return {json: argv.slice(0, end === -1 ? undefined : end).includes('--json'), commands}
}
