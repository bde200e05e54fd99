import {WeftCommand} from '../../../../command.ts'
import {type Fingerprint, fingerprint} from '../../../../lib/host/fingerprint.ts'
import {packageRoot} from '../../../../lib/package-root.ts'
import {escapeTerminal} from '../../../../lib/scan/escape.ts'

export default class BenchEnv extends WeftCommand {
  static override summary = 'Describe this machine, as every measurement records it.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --json']

  async run(): Promise<Fingerprint> {
    await this.parse(BenchEnv)
    const facts = await fingerprint(this.config.version, packageRoot())
    const memory = `${(facts.memory / 2 ** 30).toFixed(1)} GiB`
    const rows = {...facts, memory, load: facts.load.join(' ')}
    for (const [name, value] of Object.entries(rows)) this.log(`${name.padEnd(13)} ${escapeTerminal(String(value ?? 'not known'))}`)
    return facts
  }
}
