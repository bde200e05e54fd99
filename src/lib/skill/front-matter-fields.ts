import {readYaml} from './front-matter-yaml.ts'
import {isObject, plainObject, scalarText, textList, toPlain} from './plain-data.ts'
import type {Installer} from './skill.ts'

/** Keys under which OpenClaw reads its part of the metadata: its name now, and its former ones. */
const aliases = ['openclaw', 'clawdbot', 'clawdis', 'moltbot'] as const
const mostInstallers = 100

/** What front matter asks for: OpenClaw's own part under all its names, and the same keys where authors put them by mistake. */
export function readNeeds(data: Readonly<Record<string, unknown>>): {bins: string[]; env: string[]; installs: Installer[]} {
  const bins = new Set<string>()
  const env = new Set<string>()
  const installs: Installer[] = []
  for (const part of needParts(data)) {
    const requires = readObject(part['requires'])
    for (const key of ['bins', 'anyBins', 'commands']) for (const bin of textList(requires[key])) bins.add(bin)
    for (const value of [requires['env'], part['primaryEnv'], part['envVars']]) for (const name of variableNames(value)) env.add(name)
    for (const item of listOf(part['install'])) if (installs.length < mostInstallers) installs.push(readInstaller(item))
  }
  return {bins: [...bins], env: [...env], installs}
}

function needParts(data: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  const metadata = readObject(data['metadata'])
  const parts = [metadata, data]
  for (const alias of aliases) parts.push(readObject(metadata[alias]), readObject(data[alias]))
  return parts
}

/** A map, also where it was written as a string of JSON or JSON5; empty for anything else. */
function readObject(value: unknown): Record<string, unknown> {
  if (isObject(value)) return value
  if (typeof value !== 'string' || value.length > 65_536 || !/^\s*\{/.test(value)) return plainObject()
  try {
    const parsed = toPlain(JSON.parse(value))
    return isObject(parsed) ? parsed : plainObject()
  } catch {
    // YAML's flow style is near enough to JSON5 (single quotes, keys without quotes, a comma at the end), once a space follows such keys.
    const {data} = readYaml(value.replace(/([{,]\s{0,20}[A-Za-z_$][\w$]{0,60}):/g, '$1: '))
    return isObject(data) ? data : plainObject()
  }
}

/** `[A, B]`, `[{name: A}]`, or `{A: …, B: …}`. */
function variableNames(value: unknown): string[] {
  return isObject(value) && typeof value['name'] !== 'string' ? Object.keys(value).slice(0, 1000) : textList(value)
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (isObject(value)) return 'kind' in value || 'command' in value ? [value] : Object.values(value)
  return typeof value === 'string' && value.trim() !== '' ? [value] : []
}

function readInstaller(item: unknown): Installer {
  if (!isObject(item)) {
    const command = scalarText(item) ?? ''
    return {kind: 'command', what: command, url: undefined, sha256: undefined, command}
  }
  const field = (...keys: string[]) => keys.map((key) => scalarText(item[key])).find((text) => text !== undefined && text !== '')
  const command = field('command', 'cmd', 'run', 'script', 'shell')
  const url = field('url', 'href')
  return {
    kind: field('kind', 'type') ?? (command === undefined ? 'unknown' : 'command'),
    what: field('formula', 'package', 'module', 'crate', 'image', 'repo') ?? url ?? command ?? field('label', 'id') ?? '',
    url,
    sha256: field('sha256', 'checksum'),
    command,
  }
}

/** Splits `allowed-tools`: at commas and spaces outside parentheses, or a list item by item. Undefined when not declared. */
export function readTools(data: Readonly<Record<string, unknown>>): string[] | undefined {
  const key = ['allowed-tools', 'allowed_tools', 'allowedTools'].find((name) => name in data)
  if (key === undefined) return undefined
  const value = data[key]
  if (Array.isArray(value)) return value.slice(0, 1000).flatMap((item) => splitTools(scalarText(item) ?? '', ','))
  // YAML reads `Read: x` or `[Bash(git:*)]` as maps; their keys are what was meant.
  if (isObject(value)) return Object.keys(value).slice(0, 1000)
  return splitTools(scalarText(value) ?? '', ', \t\r\n')
}

function splitTools(text: string, separators: string): string[] {
  const tools: string[] = []
  let current = ''
  let depth = 0
  const finish = () => {
    if (current.trim() !== '' && tools.length < 1000) tools.push(current.trim())
    current = ''
  }
  for (const character of text.replace(/^\s*\[(.*)\]\s*$/s, '$1')) {
    if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    if (depth === 0 && separators.includes(character)) finish()
    else current += character
  }
  finish()
  return tools
}
