import {Args} from '@oclif/core'
import {loadHelpClass} from '@oclif/core/help'
import {WeftCommand} from '../command.ts'
import {asTyped} from '../failure.ts'

export default class Help extends WeftCommand {
  static override summary = 'Show help for weft or one of its commands.'
  static override args = {command: Args.string({description: 'Command to explain.', multiple: true})}
  static override examples = ['<%= config.bin %> <%= command.id %> security scan']

  async run(): Promise<{commands: {id: string; summary: string}[]}> {
    const {command = []} = (await this.parse(Help)).args
    const prefix = command.join(':')
    const wanted = this.config.commands.filter(({id}) => id === prefix || prefix === '' || id.startsWith(`${prefix}:`))
    if (wanted.length === 0) this.error(`command ${prefix} not found`)
    if (!this.jsonEnabled()) {
      const HelpClass = await loadHelpClass(this.config)
      await new HelpClass(this.config).showHelp(command)
    }
    return {commands: wanted.map(({id, summary = ''}) => ({id: asTyped(id), summary}))}
  }
}
