import {availableParallelism, homedir} from 'node:os'
import {resolve} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {severities} from '../../../../checks/check.ts'
import {WeftCommand} from '../../../../command.ts'
import {escapeTerminal} from '../../../../lib/scan/escape.ts'
import {judgeSettings} from '../../../../lib/judge/settings.ts'
import {terminalFacts} from '../../../../lib/host/terminal.ts'
import {failLevels} from '../../../../lib/scan/policy.ts'
import type {ScanReport} from '../../../../lib/scan/report.ts'
import {checkSources} from '../../actions/check-sources.ts'
import {print} from '../../actions/print.ts'
import {scan} from '../../actions/scan.ts'
import {formats} from '../../reporters/index.ts'
import {withoutWeaker} from '../../reporters/select.ts'

export default class SecurityScan extends WeftCommand {
  static override summary = 'Scan skills and give each a verdict: pass, warn or block.'
  static override description = `Nothing of a skill is executed, and nothing is sent anywhere unless you say --judge. Only deception blocks: what a skill conceals, disguises or does not say. Power, what it openly can do, informs.

Exits with 0 when nothing reaches --fail-on, with 1 when something does, and with 2 when an input could not be scanned, whatever else was found: then the scan has not seen everything.`
  static override examples = [
    '<%= config.bin %> <%= command.id %> ./my-skill',
    '<%= config.bin %> <%= command.id %> --installed',
    '<%= config.bin %> <%= command.id %> skills --format sarif --output weft.sarif',
    '<%= config.bin %> <%= command.id %> new-version --against old-version.zip',
    'curl -sL https://example.com/skill.zip | <%= config.bin %> <%= command.id %> -',
  ]
  static override args = {
    path: Args.string({
      description: 'Folder, SKILL.md, archive, or - for an archive on stdin. Without any: the current folder.',
      multiple: true,
    }),
  }
  static override flags = {
    installed: Flags.boolean({description: 'Scan the skills in the folders where agents keep them.'}),
    format: Flags.option({options: formats, default: 'text' as const, char: 'f', description: 'Form of the report.'})(),
    output: Flags.string({char: 'o', description: 'Write the report to this file.', helpValue: 'FILE'}),
    explain: Flags.boolean({
      description: 'Show every finding, how data flows, why each check matters, and a table of what the skill can do.',
    }),
    'min-severity': Flags.option({options: severities, description: 'Leave weaker findings out of the report. They still count.'})(),
    'fail-on': Flags.option({options: failLevels, description: 'Exit with 1 from this verdict or severity on. [default: block]'})(),
    check: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'Run only this check (id, name or category). Repeatable.',
      helpValue: 'CHECK',
    }),
    skip: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      description: 'Do not run this check (id, name or category). Repeatable.',
      helpValue: 'CHECK',
    }),
    against: Flags.string({
      description: 'Report only what is new against this older version, and what it can do now. New deception blocks.',
      helpValue: 'OLD',
    }),
    baseline: Flags.string({description: 'Accept the findings that this file lists.', helpValue: 'FILE'}),
    'update-baseline': Flags.boolean({
      dependsOn: ['baseline'],
      exclusive: ['against', 'check', 'skip'],
      description: 'Write all findings of this scan into the baseline.',
    }),
    policy: Flags.string({
      description: 'Apply this policy. [default: .weft/policy.toml here or further up in the repository]',
      helpValue: 'FILE',
    }),
    'no-policy': Flags.boolean({exclusive: ['policy'], description: 'Apply no policy.'}),
    'allow-inline': Flags.boolean({description: 'Let weft-ignore comments in the skills count. Only for skills you wrote yourself.'}),
    'require-full-coverage': Flags.boolean({description: 'Exit with 1 when a part of a skill could not be looked at.'}),
    judge: Flags.boolean({
      description:
        'Ask a language model for a second opinion, which can only raise a verdict. Sends a digest of each skill to the endpoint; WEFT_JUDGE_KEY holds its key.',
    }),
    'judge-url': Flags.string({
      dependsOn: ['judge'],
      description: 'Base URL of an OpenAI-compatible endpoint. [default: WEFT_JUDGE_URL]',
      helpValue: 'URL',
    }),
    'judge-model': Flags.string({dependsOn: ['judge'], description: 'Model to ask. [default: WEFT_JUDGE_MODEL]', helpValue: 'NAME'}),
    'judge-timeout': Flags.integer({
      dependsOn: ['judge'],
      min: 1,
      max: 3600,
      description: 'Longest time for one answer. [default: 60]',
      helpValue: 'SECONDS',
    }),
    jobs: Flags.integer({min: 1, max: 256, description: 'Worker threads for many skills. [default: one for each core]'}),
    'no-progress': Flags.boolean({description: 'Show no progress.'}),
  }

  async run(): Promise<ScanReport> {
    const {args, flags} = await this.parse(SecurityScan)
    const cwd = process.cwd()
    const terminal = terminalFacts()
    const watched = terminal.stdout && terminal.stderr && !flags['no-progress'] && !this.jsonEnabled()
    const result = await scan({
      ...{cwd, home: homedir(), env: process.env, stdin: process.stdin, version: this.config.version},
      today: new Date().toISOString().slice(0, 10),
      paths: args.path ?? (flags.installed ? [] : ['.']),
      installed: flags.installed,
      against: flags.against,
      only: flags.check ?? [],
      skip: flags.skip ?? [],
      jobs: flags.jobs ?? availableParallelism(),
      sources: checkSources(this.config),
      failOn: flags['fail-on'],
      minSeverity: flags['min-severity'],
      policy: flags['no-policy'] ? 'none' : flags.policy === undefined ? 'find' : {file: flags.policy},
      baseline: flags.baseline,
      updateBaseline: flags['update-baseline'],
      allowInline: flags['allow-inline'],
      requireFullCoverage: flags['require-full-coverage'],
      judge: flags.judge
        ? judgeSettings({url: flags['judge-url'], model: flags['judge-model'], timeout: flags['judge-timeout']}, process.env)
        : undefined,
      // Not logToStderr, which is silent under --json.
      note: (text) => void process.stderr.write(`${escapeTerminal(text)}\n`),
      progress: watched ? async (total) => (await import('../../actions/progress.ts')).showProgress(total) : undefined,
    })
    const output = flags.output === undefined ? undefined : resolve(cwd, flags.output)
    await print(result, {
      format: flags.format,
      output,
      explain: flags.explain,
      base: cwd,
      terminal,
      log: (text) => this.log(text),
      note: (text) => this.logToStderr(text),
    })
    process.exitCode = result.exitCode
    return withoutWeaker(result.report, result.minSeverity)
  }
}
