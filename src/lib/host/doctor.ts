import {type Environment, agents, existingSkillRoots} from '../skill/agents.ts'
import {discover} from '../skill/discover.ts'
import {type HostProbe, type SandboxLayer, hostProbe, sandboxLayers} from './sandbox.ts'
import {type TerminalFacts, terminalFacts} from './terminal.ts'

export interface AgentFacts {
  readonly id: string
  readonly title: string
  /** Folders of it that exist, with how many skills lie in each; null when that could not be counted. [] when the agent was not found. */
  readonly folders: readonly {readonly path: string; readonly scope: 'project' | 'user'; readonly skills: number | null}[]
}

export interface DoctorReport {
  readonly weft: {readonly version: string; readonly root: string}
  readonly node: {readonly version: string; readonly path: string}
  readonly platform: string
  readonly terminal: TerminalFacts
  readonly sandbox: readonly SandboxLayer[]
  readonly agents: readonly AgentFacts[]
}

/** What works on this machine. `weft` is the running version and where it lies. */
export async function doctorReport(
  weft: DoctorReport['weft'],
  {env, cwd, home, probe = hostProbe}: {readonly env: Environment; readonly cwd: string; readonly home: string; readonly probe?: HostProbe},
): Promise<DoctorReport> {
  const [sandbox, found] = await Promise.all([sandboxLayers(probe), agentFacts(env, cwd, home)])
  const node = {version: process.version, path: process.execPath}
  return {weft, node, platform: `${process.platform}-${process.arch}`, terminal: terminalFacts(env), sandbox, agents: found}
}

async function agentFacts(env: Environment, cwd: string, home: string): Promise<AgentFacts[]> {
  const roots = existingSkillRoots(env, cwd, home)
  return Promise.all(
    agents.map(async ({id, title}) => {
      const own = roots.filter((root) => root.agent === id)
      const folders = own.map(async ({path, scope}) => ({path, scope, skills: await countSkills(path, cwd)}))
      return {id, title, folders: await Promise.all(folders)}
    }),
  )
}

async function countSkills(path: string, cwd: string): Promise<number | null> {
  try {
    return (await discover([path], {cwd, bare: false})).length
  } catch {
    return null
  }
}
