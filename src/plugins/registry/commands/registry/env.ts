import {homedir} from 'node:os'
import {Flags} from '@oclif/core'
import {WeftCommand} from '../../../../command.ts'
import {WeftError} from '../../../../lib/errors.ts'
import {type RegistrySettings, registrySettings} from '../../../../lib/registry/settings.ts'
import {escapeTerminal} from '../../../../lib/scan/escape.ts'

export default class RegistryEnv extends WeftCommand {
  static override summary = 'Show which registry is in effect and where that was set.'
  static override description = 'Tokens are never shown, only where one is kept.'
  static override examples = ['<%= config.bin %> <%= command.id %>', 'eval "$(<%= config.bin %> <%= command.id %> --export)"']
  static override flags = {
    export: Flags.boolean({description: "Print shell commands that set the same registry for ClawHub's own client."}),
  }

  async run(): Promise<RegistrySettings> {
    const {flags} = await this.parse(RegistryEnv)
    const settings = registrySettings(process.env, homedir(), process.platform)
    const {registry, site, token, files, warnings} = settings
    if (flags.export) {
      if (!/^https?:\/\//i.test(registry.value))
        throw new WeftError('WEFT_USAGE', `The registry "${registry.value}" of ${registry.source} is not a web address`)
      const quoted = `'${registry.value.replaceAll("'", `'\\''`)}'`
      this.log(`export CLAWHUB_REGISTRY=${quoted} CLAWHUB_SITE=${quoted}`)
      return settings
    }
    this.log(`registry  ${escapeTerminal(registry.value)}  (${escapeTerminal(registry.source)})`)
    this.log(`site      ${escapeTerminal(site.value)}  (${escapeTerminal(site.source)})`)
    this.log(`token     ${token === null ? 'none' : `kept in ${escapeTerminal(token.source)}`}`)
    for (const {path, state} of files) this.log(`file      ${escapeTerminal(path)}  ${state}`)
    for (const warning of warnings) this.log(`warning   ${escapeTerminal(warning)}`)
    return settings
  }
}
