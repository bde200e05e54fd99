import {posix} from 'node:path'
import {findReferences} from './references.ts'
import {readOrGap} from './read-file.ts'
import type {FrontMatter, Skill} from './skill.ts'

/** A place where a skill differs from the Agent Skills specification (agentskills.io) or its advice. */
export interface Problem {
  /** `error`: the specification says must. `warning`: it advises, or some agents would not read it as meant. */
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** Path in the skill. */
  readonly file: string
  /** 1-based. */
  readonly line: number
}

const longestBody = 500

/** Compares a skill with the specification; in order of line. Empty means that it conforms. */
export function validateSkill(skill: Skill): Problem[] {
  const {frontMatter} = skill
  const file = frontMatter.file ?? 'SKILL.md'
  const problems: Problem[] = []
  const add = (severity: Problem['severity'], line: number, message: string) => void problems.push({severity, message, file, line})
  if (frontMatter.file === undefined) {
    add('error', 1, 'there is no SKILL.md')
    return problems
  }
  if (frontMatter.file !== 'SKILL.md') add('error', 1, `the file must be called SKILL.md, not ${frontMatter.file}`)
  const skillFile = skill.files.find((candidate) => candidate.path === frontMatter.file)
  const content = skillFile === undefined ? undefined : readOrGap(skillFile)
  const text = Buffer.isBuffer(content) ? content.toString('utf8') : ''
  const lines = text.split('\n')
  const lineOf = (key: string) => Math.max(1, lines.slice(0, frontMatter.bodyLine).findIndex((line) => line.startsWith(`${key}:`)) + 1)
  if (frontMatter.state === 'none') add('error', 1, 'there is no front matter: a block between two lines of --- with name and description')
  else {
    for (const {message, line} of frontMatter.problems) add(frontMatter.state === 'invalid' ? 'error' : 'warning', line, message)
    for (const {severity, key, message} of fieldProblems(skill)) add(severity, lineOf(key), message)
  }
  const bodyLines = lines.length - frontMatter.bodyLine + (text.endsWith('\n') ? 0 : 1)
  if (text.slice(frontMatter.bodyOffset).trim() === '')
    add('warning', frontMatter.bodyLine, 'there are no instructions after the front matter')
  else if (bodyLines > longestBody)
    add(
      'warning',
      frontMatter.bodyLine,
      `${bodyLines} lines of instructions; keep them under ${longestBody} and move details to references/`,
    )
  const paths = pathsOf(skill)
  for (const {target, line} of findReferences(text, frontMatter.bodyOffset, frontMatter.bodyLine)) {
    const path = posix.normalize(target)
    if (path.startsWith('../') || path === '..') add('warning', line, `refers to ${target}, which lies outside the skill`)
    else if (!paths.has(path.replace(/\/$/, ''))) add('warning', line, `refers to ${target}, which is not in the skill`)
  }
  return problems.toSorted((a, b) => a.line - b.line)
}

interface FieldProblem {
  readonly severity: Problem['severity']
  readonly key: string
  readonly message: string
}

function* fieldProblems(skill: Skill): Generator<FieldProblem> {
  const {frontMatter} = skill
  const {name, description} = frontMatter
  if (name === undefined) yield {severity: 'error', key: 'name', message: 'name is missing'}
  else {
    if (name.length > 64) yield {severity: 'error', key: 'name', message: `name has ${name.length} characters; at most 64 are allowed`}
    if (!/^[a-z0-9-]+$/.test(name))
      yield {severity: 'error', key: 'name', message: 'name may hold only lowercase letters, digits and hyphens'}
    else if (/^-|-$|--/.test(name))
      yield {severity: 'error', key: 'name', message: 'name may neither begin nor end with a hyphen, nor hold two in a row'}
    const folder = folderName(skill.path)
    if (folder !== undefined && folder !== name) {
      yield {severity: 'error', key: 'name', message: `name is not that of the folder, ${JSON.stringify(folder)}`}
    }
  }
  if (description === undefined) yield {severity: 'error', key: 'description', message: 'description is missing'}
  else if (description.length > 1024) {
    yield {severity: 'error', key: 'description', message: `description has ${description.length} characters; at most 1024 are allowed`}
  }
  yield* optionalProblems(frontMatter)
}

function* optionalProblems({data}: FrontMatter): Generator<FieldProblem> {
  const compatibility = data['compatibility']
  if (compatibility !== undefined && (typeof compatibility !== 'string' || compatibility.trim() === '')) {
    yield {severity: 'error', key: 'compatibility', message: 'compatibility must be text'}
  } else if (typeof compatibility === 'string' && compatibility.length > 500) {
    yield {
      severity: 'error',
      key: 'compatibility',
      message: `compatibility has ${compatibility.length} characters; at most 500 are allowed`,
    }
  }
  const {metadata, license} = data
  if (license !== undefined && typeof license !== 'string') yield {severity: 'warning', key: 'license', message: 'license should be text'}
  if (metadata !== undefined && (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata))) {
    yield {severity: 'warning', key: 'metadata', message: 'metadata should be a map of keys to texts'}
  }
  const tools = data['allowed-tools']
  if (tools !== undefined && typeof tools !== 'string') {
    yield {
      severity: 'warning',
      key: 'allowed-tools',
      message: 'allowed-tools should be one text with spaces between the tools; not every agent reads a list',
    }
  }
}

/** The skill's folder by its path; undefined where the path says nothing (stdin, the root of an archive). */
function folderName(path: string): string | undefined {
  const inner = path.lastIndexOf('!')
  if (inner !== -1) return posix.basename(path.slice(inner + 1))
  if (path === '-' || /\.(zip|tar|tgz|gz|skill)$/i.test(path)) return undefined
  return posix.basename(path.replaceAll('\\', '/'))
}

function pathsOf(skill: Skill): Set<string> {
  const paths = new Set<string>(['.'])
  for (const {path} of [...skill.files, ...skill.gaps]) {
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) paths.add(path.slice(0, at))
    paths.add(path)
  }
  return paths
}
