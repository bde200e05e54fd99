import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve, sep} from 'node:path'
import type {Entry} from './rows.ts'

/** Files that an archive or a benchmark added, not the skill's author. */
const added = /(?:^|\/)(?:_meta|_expected|expected)\.json$/

/**
 * Writes the skills of a manifest below `out`/benign and `out`/malicious, from bare repositories at `repos`/OWNER+NAME/repo. Nothing of a skill is run, no
 * link is made, and no file becomes executable. Returns what is missing: source and number of skills.
 */
export function assemble(entries: readonly Entry[], repos: string, out: string): Map<string, number> {
  const missing = new Map<string, number>()
  for (const entry of entries) {
    const repository = join(repos, (entry.repo ?? '').replace('/', '+'), 'repo')
    const target = resolve(out, entry.label, entry.name)
    const inside = dirname(target) === resolve(out, entry.label)
    if (!inside || entry.repo === undefined || !existsSync(repository) || !take(entry, repository, target))
      missing.set(entry.repo ?? 'no repository', (missing.get(entry.repo ?? 'no repository') ?? 0) + 1)
  }
  return missing
}

function take({commit = 'HEAD', path = ''}: Entry, repository: string, target: string): boolean {
  // A manifest is not trusted either: what begins with a dash would be an option.
  if (/^-/.test(commit)) return false
  const git = (...args: readonly string[]): Buffer =>
    execFileSync('git', [`--git-dir=${repository}`, ...args], {maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore']})
  try {
    const [outer = '', inner] = path.split('!')
    mkdirSync(target, {recursive: true})
    if (inner !== undefined) {
      const strip = `--strip-components=${inner.split('/').length}`
      const input = git('cat-file', 'blob', `${commit}:${outer}`)
      execFileSync('tar', ['-xzf', '-', '--no-same-owner', '--no-same-permissions', strip, '-C', target, '--', inner], {
        input,
        stdio: ['pipe', 'ignore', 'ignore'],
      })
      return true
    }
    for (const line of git('ls-tree', '-r', '-z', commit, '--', path).toString().split('\0').filter(Boolean)) {
      const [meta = '', file = ''] = line.split('\t')
      const [mode, type, object = ''] = meta.split(' ')
      if (type !== 'blob' || mode === '120000' || added.test(file)) continue
      // A path that names one file is that skill's SKILL.md.
      const full = resolve(target, file === path ? 'SKILL.md' : file.slice(path === '' ? 0 : path.length + 1))
      if (!full.startsWith(target + sep)) continue
      mkdirSync(dirname(full), {recursive: true})
      writeFileSync(full, git('cat-file', 'blob', object), {mode: 0o644})
    }
    return true
  } catch {
    return false
  }
}
