import {Args, Flags} from '@oclif/core'
import {type Category, categories, type Check, severities} from '../../../../checks/check.ts'
import {WeftCommand} from '../../../../command.ts'
import {terminalFacts} from '../../../../lib/host/terminal.ts'
import {loadChecks} from '../../../../lib/scan/load-checks.ts'
import {checkSources} from '../../actions/check-sources.ts'
import {checksNamed} from '../../actions/select-checks.ts'
import {listText, oneText} from '../../reporters/checks.ts'

type CheckRow = Omit<Check, 'run' | 'needs' | 'examples'> & Partial<Pick<Check, 'examples'>>

export default class SecurityChecks extends WeftCommand {
  static override summary = 'List the checks that a scan runs, or explain one with its examples.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> US-001',
    '<%= config.bin %> <%= command.id %> --category exfiltration --severity critical',
  ]
  static override args = {check: Args.string({description: 'Id or name of a check.'})}
  static override flags = {
    category: Flags.option({options: Object.keys(categories) as Category[], description: 'Only this category.'})(),
    severity: Flags.option({options: severities, description: 'Only this severity.'})(),
  }

  async run(): Promise<{checks: CheckRow[]}> {
    const {args, flags} = await this.parse(SecurityChecks)
    const all = await loadChecks(checkSources(this.config))
    const named = args.check === undefined ? all : checksNamed(all, args.check)
    const checks = named.filter(
      (check) => (flags.category ?? check.category) === check.category && (flags.severity ?? check.severity) === check.severity,
    )
    const {colours, columns} = terminalFacts()
    const options = {color: colours !== 'none', width: columns ?? 80}
    const [only] = checks
    const explain = args.check !== undefined && checks.length === 1 && only !== undefined
    this.log((explain ? oneText(only, options) : listText(checks, all.length, options)).replace(/\n$/, ''))
    return {checks: checks.map((check) => rowOf(check, explain))}
  }
}

function rowOf({id, name, title, category, severity, axis, rationale, remediation, references, examples}: Check, full: boolean): CheckRow {
  return {id, name, title, category, severity, axis, rationale, remediation, references, ...(full ? {examples} : {})}
}
