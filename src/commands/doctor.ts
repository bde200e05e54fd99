import {homedir} from 'node:os'
import {styleText} from 'node:util'
import {WeftCommand} from '../command.ts'
import {type DoctorReport, doctorReport} from '../lib/host/doctor.ts'
import {packageRoot} from '../lib/package-root.ts'
import {escapeTerminal} from '../lib/scan/escape.ts'

export default class Doctor extends WeftCommand {
  static override summary = 'Show what works on this machine.'
  static override description =
    'Node.js, the terminal, the layers that a sandbox can stand on, the agents found and where their skills lie.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --json']

  async run(): Promise<DoctorReport> {
    await this.parse(Doctor)
    const weft = {version: this.config.version, root: packageRoot()}
    const report = await doctorReport(weft, {env: process.env, cwd: process.cwd(), home: homedir()})
    for (const line of lines(report)) this.log(line)
    return report
  }
}

function* lines({weft, node, platform, terminal, sandbox, agents}: DoctorReport): Generator<string> {
  const heading = (text: string): string => styleText('bold', text)
  const row = (mark: string, name: string, text: string): string => `  ${mark} ${name.padEnd(17)} ${escapeTerminal(text)}`
  const [yes, no, unsure] = terminal.unicode ? ['✓', '✗', '?'] : ['+', '-', '?']
  yield heading('weft')
  yield row(yes, 'version', `${weft.version} in ${weft.root}`)
  yield row(yes, 'node', `${node.version} on ${platform}, ${node.path}`)
  yield heading('terminal')
  yield row(
    terminal.stdout ? yes : no,
    'terminal',
    terminal.stdout ? `${terminal.columns ?? 'unknown'} columns` : 'standard output is not a terminal',
  )
  yield row(terminal.colours === 'none' ? no : yes, 'colours', terminal.colours)
  yield row(terminal.unicode ? yes : no, 'unicode', terminal.unicode ? 'yes' : 'no: the locale is not UTF-8')
  yield heading('sandbox')
  const marks = {works: yes, missing: no, unknown: unsure}
  for (const {name, purpose, state, detail} of sandbox) yield row(marks[state], name, `${purpose}; ${detail}`)
  yield heading('agents')
  for (const {title, folders} of agents) {
    if (folders.length === 0) yield row(no, title, 'no folder of skills found')
    for (const {path, skills} of folders)
      yield row(yes, title, `${skills === null ? 'not readable' : `${skills} ${skills === 1 ? 'skill' : 'skills'}`} in ${path}`)
  }
}
