import assert from 'node:assert/strict'
import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {describe, test} from 'node:test'
import {agents, existingSkillRoots, installedSkillRoots} from '../../../src/lib/skill/agents.ts'
import {temporaryFolder} from '../../support/temporary.ts'

function found(env: Record<string, string>, cwd = '/project', home = '/home/me'): string[] {
  return installedSkillRoots(env, cwd, home).map((root) => `${root.agent} ${root.scope} ${root.path}`)
}

describe('folders of agents', () => {
  test('each agent has some, each path is there once, ids are unique', () => {
    const roots = installedSkillRoots({}, '/project', '/home/me')
    assert.equal(new Set(roots.map((root) => root.path)).size, roots.length)
    assert.equal(new Set(agents.map((agent) => agent.id)).size, agents.length)
    for (const agent of agents)
      assert.ok(
        roots.some((root) => root.agent === agent.id),
        agent.id,
      )
    for (const root of roots) assert.ok(root.path.startsWith('/'), root.path)
  })

  const cases: [string, Record<string, string>, string][] = [
    ['OpenClaw', {}, 'openclaw user /home/me/.openclaw/skills'],
    ['OpenClaw', {}, 'openclaw user /home/me/.openclaw/workspace/skills'],
    ['OpenClaw, state elsewhere', {OPENCLAW_STATE_DIR: '/state'}, 'openclaw user /state/skills'],
    ['OpenClaw, home elsewhere', {OPENCLAW_HOME: '/svc'}, 'openclaw user /svc/.openclaw/skills'],
    ['OpenClaw, profile', {OPENCLAW_PROFILE: 'dev'}, 'openclaw user /home/me/.openclaw/workspace-dev/skills'],
    ['Claude Code', {}, 'claude-code user /home/me/.claude/skills'],
    ['Claude Code, elsewhere', {CLAUDE_CONFIG_DIR: '/cc'}, 'claude-code user /cc/skills'],
    ['Codex', {CODEX_HOME: '/codex'}, 'codex user /codex/skills'],
    ['opencode', {XDG_CONFIG_HOME: '/xdg'}, 'opencode user /xdg/opencode/skills'],
    ['empty is unset', {XDG_CONFIG_HOME: ''}, 'opencode user /home/me/.config/opencode/skills'],
    ['Windsurf', {}, 'windsurf user /home/me/.codeium/windsurf/skills'],
    ['shared', {}, 'shared user /home/me/.agents/skills'],
    ['a project', {}, 'cursor project /project/.cursor/skills'],
    ['a workspace', {}, 'openclaw project /project/skills'],
  ]
  for (const [label, env, expected] of cases)
    test(`${label}: ${expected}`, () => assert.ok(found(env).includes(expected), found(env).join('\n')))

  test('a project reaches up to its repository, and no further', (t) => {
    const folder = temporaryFolder(t, {'repo/.git/HEAD': '', 'repo/a/b/x': '', '.agents/skills/x': ''})
    const roots = found({}, join(folder, 'repo/a/b'), '/home/me').filter((root) => root.startsWith('shared project'))
    assert.deepEqual(
      roots,
      ['repo/a/b', 'repo/a', 'repo'].map((project) => `shared project ${join(folder, project, '.agents/skills')}`),
    )
    assert.equal(found({}, join(folder, 'repo/a/b')).filter((root) => /^openclaw project/.test(root)).length, 1)
  })

  test('the home folder is no project', () => {
    assert.deepEqual(
      found({}, '/home/me').filter((root) => root.includes(' project ')),
      [],
    )
  })

  test('only those that are there', (t) => {
    const home = temporaryFolder(t)
    assert.deepEqual(
      existingSkillRoots({}, '/', home).filter((root) => root.path.startsWith(home)),
      [],
    )
    mkdirSync(join(home, '.claude/skills'), {recursive: true})
    assert.deepEqual(
      existingSkillRoots({}, '/', home).filter((root) => root.path.startsWith(home)),
      [{agent: 'claude-code', title: 'Claude Code', scope: 'user', path: join(home, '.claude/skills')}],
    )
  })
})
