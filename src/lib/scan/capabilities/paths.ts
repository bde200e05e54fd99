import {HOLE} from '../../parse/facts.ts'
import {classifyPath, type PathClass} from '../../knowledge/paths.ts'

// Of parts that are only known at run time, one says as much as several.
const unknownParts = /\uFFFC(?:[./_-]?\uFFFC)+/g

/** Standard streams and the like: paths that are no files. */
const noFiles = /^(\d{1,3}|-|nul|\/dev\/(null|stdin|stdout|stderr|tty|zero|u?random|fd(\/.*)?|tcp\/.*|udp\/.*)|&\d|con:?)$/i

/** A path as it is listed: `/` between parts, `~` for home folders, no quotes, no `./` at its start; '' for what is no file. */
export function pathName(path: string): string {
  const text = (path.length > 600 ? path.slice(0, 600) : path).trim()
  if (text === '' || noFiles.test(text)) return ''
  return text
    .replace(/["'`]/g, '')
    .replace(/\\ /g, ' ')
    .replaceAll('\\', '/')
    .replace(/^file:\/\//i, '')
    .replace(
      /^(?:\$HOME|\$\{HOME\}|%USERPROFILE%|\$env:USERPROFILE|\$env:HOME|%HOMEPATH%|\/home\/[^/]+|\/Users\/[^/]+|\/root|[a-z]:\/Users\/[^/]+)(?=\/|$)/i,
      '~',
    )
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:\.\/)+/g, '/')
    .replace(/^(?:\.\/)+(?=.)/, '')
    .replace(/\n.*/s, '')
    .replace(unknownParts, HOLE)
}

const agentClasses: ReadonlySet<PathClass> = new Set(['agent-credential', 'agent-memory', 'agent-session', 'agent-settings', 'agent-skill'])
const lastingClasses: ReadonlySet<PathClass> = new Set(['authorized-keys', 'autostart', 'git-hook', 'scheduler', 'shell-startup'])

export const isAgents = (path: string): boolean => classifyPath(path).some((one) => agentClasses.has(one))
export const isLasting = (path: string): boolean => classifyPath(path).some((one) => lastingClasses.has(one))

const agentPrograms = new Set(['claude', 'codex', 'cursor-agent', 'gemini', 'openclaw', 'clawdbot', 'moltbot', 'opencode', 'clawhub'])
const agentVerbs = /^(add|config|configure|cron|extensions?|hooks?|install|mcp|memory|permissions?|plugins?|sessions?|settings?|skills?)$/

/** What a command of an agent's own program changes or shows: `claude mcp add`; '' for one that only talks to it. */
export function agentCommand(name: string, args: readonly string[]): string {
  if (!agentPrograms.has(name) || !agentVerbs.test(args[0] ?? '')) return ''
  return [name, ...args.slice(0, 2).filter((arg) => /^[a-z][a-z-]{0,30}$/.test(arg))].join(' ')
}

const lasting: readonly (readonly [program: RegExp, line: RegExp, what: string])[] = [
  [/^crontab$/, /^(?!.*(^|\s)-l\b)/, 'crontab'],
  [/^launchctl$/, /^(load|bootstrap|enable|submit)\b/, 'launchctl'],
  [/^systemctl$/, /^(-\S+\s+){0,6}(enable|link)\b/, 'systemctl enable'],
  [/^schtasks$/, /\/create\b/i, 'schtasks /create'],
  [/^(at|batch)$/, /\S/, 'at'],
  [/^reg$/, /^add\b.*\\run\b/is, 'registry run key'],
  [/^(new|register)-scheduledtask$/, /^/, 'scheduled task'],
  [/^(update-rc\.d|chkconfig)$/, /^/, 'init script'],
  [/^git$/, /^config\b.*core\.hookspath/is, 'git hooks'],
]

/** Commands that make something go on after the skill's own run; '' for others. */
export function lastingCommand(name: string, args: readonly string[]): string {
  for (const [program, line, what] of lasting) if (program.test(name) && line.test(args.join(' ').slice(0, 1000))) return what
  return ''
}
