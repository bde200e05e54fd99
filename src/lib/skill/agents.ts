import {existsSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** A program that loads skills, and where it looks for them. */
export interface Agent {
  /** Permanent name, as `--agent` takes it. */
  readonly id: string
  readonly title: string
  /** Folders below a project, first the one that it prefers to write to. */
  readonly project: readonly string[]
  /** Absolute folders of the user, from the environment and the home folder. */
  user(env: Environment, home: string): string[]
}

export type Environment = Readonly<Record<string, string | undefined>>

/** A folder that holds skills, one in each subfolder. */
export interface SkillRoot {
  readonly agent: string
  readonly title: string
  readonly scope: 'project' | 'user'
  readonly path: string
}

/** The agents that weft knows, each with the folders of its own documentation. The shared folder comes last: many read it, none owns it. */
export const agents: readonly Agent[] = [
  {id: 'openclaw', title: 'OpenClaw', project: ['skills'], user: openClawFolders},
  {
    id: 'claude-code',
    title: 'Claude Code',
    project: ['.claude/skills'],
    user: (env, home) => [join(env['CLAUDE_CONFIG_DIR'] || join(home, '.claude'), 'skills')],
  },
  {
    id: 'codex',
    title: 'Codex',
    project: ['.agents/skills', '.codex/skills'],
    user: (env, home) => [join(env['CODEX_HOME'] || join(home, '.codex'), 'skills'), '/etc/codex/skills'],
  },
  {id: 'cursor', title: 'Cursor', project: ['.cursor/skills'], user: (_env, home) => [join(home, '.cursor', 'skills')]},
  {id: 'gemini-cli', title: 'Gemini CLI', project: ['.gemini/skills'], user: (_env, home) => [join(home, '.gemini', 'skills')]},
  {id: 'copilot', title: 'GitHub Copilot', project: ['.github/skills'], user: (_env, home) => [join(home, '.copilot', 'skills')]},
  {
    id: 'opencode',
    title: 'opencode',
    project: ['.opencode/skills'],
    user: (env, home) => [join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'opencode', 'skills')],
  },
  {id: 'windsurf', title: 'Windsurf', project: ['.windsurf/skills'], user: (_env, home) => [join(home, '.codeium', 'windsurf', 'skills')]},
  {id: 'shared', title: 'Shared by agents', project: ['.agents/skills'], user: (_env, home) => [join(home, '.agents', 'skills')]},
]

/** OpenClaw's state folder and workspace; its environment moves each of them. Its former names still have folders on many machines. */
function openClawFolders(env: Environment, home: string): string[] {
  const base = env['OPENCLAW_HOME'] || home
  const state = env['OPENCLAW_STATE_DIR'] || join(base, '.openclaw')
  const profile = env['OPENCLAW_PROFILE']
  const workspace = profile && profile !== 'default' ? `workspace-${profile}` : 'workspace'
  const former = ['.clawdbot', '.moltbot'].map((folder) => join(base, folder, 'skills'))
  return [join(state, 'skills'), join(state, workspace, 'skills'), ...former, join(base, 'clawd', 'skills')]
}

/**
 * Every folder where the known agents would look, existing or not, each path once: the project's from `cwd` up to the repository's root, then the user's.
 */
export function installedSkillRoots(env: Environment, cwd: string, home: string): SkillRoot[] {
  const roots = new Map<string, SkillRoot>()
  const add = (agent: Agent, scope: SkillRoot['scope'], path: string) => {
    if (!roots.has(path)) roots.set(path, {agent: agent.id, title: agent.title, scope, path})
  }
  // The shared folder belongs to itself, though Codex is listed with it.
  const ordered = [...agents.filter((agent) => agent.id === 'shared'), ...agents.filter((agent) => agent.id !== 'shared')]
  const projects = projectFolders(cwd, home)
  for (const agent of ordered) {
    for (const [index, project] of projects.entries()) {
      // A bare `skills` folder is OpenClaw's only in the workspace itself.
      for (const folder of agent.project) if (folder.startsWith('.') || index === 0) add(agent, 'project', join(project, folder))
    }
    for (const path of agent.user(env, home)) add(agent, 'user', path)
  }
  return [...roots.values()]
}

/** Those of `installedSkillRoots` that are there. */
export function existingSkillRoots(env: Environment, cwd: string, home: string): SkillRoot[] {
  return installedSkillRoots(env, cwd, home).filter((root) => isFolder(root.path))
}

/** `cwd` and its parents up to the one with `.git`; only `cwd` outside a repository. The home folder is no project. */
function projectFolders(cwd: string, home: string): string[] {
  const folders: string[] = []
  for (let folder = cwd; folder !== home && folders.length < 64; folder = dirname(folder)) {
    folders.push(folder)
    if (existsSync(join(folder, '.git'))) return folders
    if (dirname(folder) === folder) break
  }
  return cwd === home ? [] : [cwd]
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
