import {Args} from '@oclif/core'
import {WeftCommand} from '../../../../command.ts'
import {exitCodes} from '../../../../lib/errors.ts'
import {escapeTerminal} from '../../../../lib/scan/escape.ts'
import {discover} from '../../../../lib/skill/discover.ts'
import {readSkill} from '../../../../lib/skill/read.ts'
import {type Problem, validateSkill} from '../../../../lib/skill/validate.ts'

interface Validated {
  readonly name: string
  readonly path: string
  /** False when the specification is broken; advice does not count. */
  readonly valid: boolean
  readonly problems: readonly Problem[]
}

export default class SkillValidate extends WeftCommand {
  static override summary = 'Check that skills conform to the Agent Skills specification.'
  static override description = 'Exits with 1 when a skill does not conform. Advice is printed and does not fail.'
  static override examples = ['<%= config.bin %> <%= command.id %> ./my-skill', '<%= config.bin %> <%= command.id %> ./skills --json']
  static override args = {
    path: Args.string({description: 'Folder, SKILL.md, archive, or - for an archive on stdin.', multiple: true, required: true}),
  }

  async run(): Promise<{valid: boolean; skills: Validated[]}> {
    const {args} = await this.parse(SkillValidate)
    const refs = await discover(args.path, {cwd: process.cwd(), stdin: process.stdin})
    const skills = refs.map((ref): Validated => {
      const skill = readSkill(ref)
      const problems = validateSkill(skill)
      return {name: skill.name, path: skill.path, valid: problems.every(({severity}) => severity !== 'error'), problems}
    })
    for (const {name, path, valid, problems} of skills) {
      this.log(`${valid ? 'valid' : 'NOT VALID'}  ${escapeTerminal(name, 64)}  ${escapeTerminal(path)}`)
      for (const {severity, file, line, message} of problems) this.log(`  ${severity}: ${escapeTerminal(`${file}:${line}: ${message}`)}`)
    }
    const valid = skills.every((skill) => skill.valid)
    if (!valid) process.exitCode = exitCodes.findings
    return {valid, skills}
  }
}
