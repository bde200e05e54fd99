import {homedir} from 'node:os'
import {Args, Flags} from '@oclif/core'
import {WeftCommand} from '../../../../command.ts'
import {WeftError} from '../../../../lib/errors.ts'
import {escapeTerminal} from '../../../../lib/scan/escape.ts'
import {agents} from '../../../../lib/skill/agents.ts'
import {type ListedSkill, listInputs, listInstalled} from '../../../../lib/skill/list.ts'

export default class SkillList extends WeftCommand {
  static override summary = 'List skills: those your agents would load, or those in the paths you name.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --agent claude-code',
    '<%= config.bin %> <%= command.id %> ./skills pack.zip',
  ]
  static override args = {path: Args.string({description: 'Folder, SKILL.md, archive, or - for an archive on stdin.', multiple: true})}
  static override flags = {agent: Flags.string({description: 'Only the skills of this agent.', options: agents.map(({id}) => id)})}

  async run(): Promise<{skills: ListedSkill[]}> {
    const {args, flags} = await this.parse(SkillList)
    const paths = args.path ?? []
    if (paths.length > 0 && flags.agent !== undefined) {
      throw new WeftError('WEFT_USAGE', '--agent is about installed skills, and paths were named', {hint: 'Leave out one of the two.'})
    }
    const cwd = process.cwd()
    const skills =
      paths.length > 0
        ? await listInputs(paths, {cwd, stdin: process.stdin})
        : await listInstalled(process.env, cwd, homedir(), flags.agent)
    if (skills.length === 0) this.log('No skills found.')
    for (const {name, description, path, agent} of skills) {
      this.log(`${escapeTerminal(name, 64)}${agent === null ? '' : `  (${agent})`}`)
      this.log(`  ${escapeTerminal(path)}`)
      if (description !== '') this.log(`  ${escapeTerminal(description, 120)}`)
    }
    return {skills}
  }
}
