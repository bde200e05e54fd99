import {homedir} from 'node:os'
import {WeftCommand} from '../command.ts'
import {asTyped} from '../failure.ts'
import {escapeTerminal} from '../lib/scan/escape.ts'
import {dataFolder, loadUserPlugins} from '../plugins/user.ts'
import {builtInNames} from '../plugins/index.ts'

interface PluginRow {
  readonly name: string
  readonly version: string
  readonly origin: 'built-in' | 'user' | 'link'
  readonly root: string
  readonly commands: readonly string[]
  /** Folder of the plugin's checks, from `weft.checks` in its package.json; null when it has none. */
  readonly checks: string | null
}

export default class Plugins extends WeftCommand {
  static override summary = 'List the built-in plugins and those you added.'
  static override description = `User plugins are read from the package.json in weft's data folder. A plugin that takes the name of a built-in one is refused, and a command of a built-in one always wins.`
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --json']

  async run(): Promise<{plugins: PluginRow[]; refused: {name: string; reason: string}[]}> {
    await this.parse(Plugins)
    const own = this.config.pjson.name
    const plugins = this.config.getPluginsList().filter((plugin) => plugin.name !== own)
    const rows = plugins.map((plugin): PluginRow => {
      const checks = (plugin.pjson as {weft?: {checks?: unknown}}).weft?.checks
      return {
        name: plugin.name,
        version: plugin.version,
        origin: builtInNames.has(plugin.name) ? 'built-in' : plugin.type === 'link' ? 'link' : 'user',
        root: plugin.root,
        commands: plugin.commands.map((command) => asTyped(command.id)),
        checks: typeof checks === 'string' ? checks : null,
      }
    })
    rows.sort((a, b) => Number(a.origin !== 'built-in') - Number(b.origin !== 'built-in') || (a.name < b.name ? -1 : 1))
    const {refused} = await loadUserPlugins(dataFolder(process.env, homedir()), new Set([own]))
    for (const row of rows) this.log(`${row.origin.padEnd(8)} ${escapeTerminal(row.name)} ${escapeTerminal(row.version)}`)
    for (const {name, reason} of refused) this.log(`refused  ${escapeTerminal(name)}: ${escapeTerminal(reason)}`)
    return {plugins: rows, refused: [...refused]}
  }
}
