import {findBlock} from './front-matter-block.ts'
import type {Block} from './front-matter-block.ts'
import {readNeeds, readTools} from './front-matter-fields.ts'
import {readPlain} from './front-matter-plain.ts'
import {recover} from './front-matter-recover.ts'
import {readYaml} from './front-matter-yaml.ts'
import {isObject, plainObject, scalarText, toPlain} from './plain-data.ts'
import type {FrontMatter} from './skill.ts'

type Problem = FrontMatter['problems'][number]

/** Longest front matter that is read, in UTF-16 units; the longest seen among published skills has 6 KB. */
const longestBlock = 65_536

/**
 * Reads front matter leniently: agents do, each in its own way, so a skill with bad front matter still runs. Never throws.
 * @param text the whole file, as decoded; a byte order mark counts as one unit
 * @param file its path in the skill
 */
export function parseFrontMatter(text: string, file: string): FrontMatter {
  const block = findBlock(text)
  if (block === undefined) return noFrontMatter(file)
  const problems: Problem[] = [...block.problems]
  const read = readBlock(block, problems)
  const state = read.valid && block.closed ? 'ok' : 'invalid'
  const {data} = read
  return {
    file,
    state,
    problems,
    bodyLine: block.bodyLine,
    bodyOffset: block.bodyOffset,
    name: textField(data, 'name', block, problems),
    description: textField(data, 'description', block, problems),
    allowedTools: readTools(data),
    ...readNeeds(data),
    data,
  }
}

/** What a skill without a `---` block, or without SKILL.md at all, has. */
export function noFrontMatter(file: string | undefined): FrontMatter {
  return {
    file,
    state: 'none',
    problems: [],
    bodyLine: 1,
    bodyOffset: 0,
    name: undefined,
    description: undefined,
    allowedTools: undefined,
    bins: [],
    env: [],
    installs: [],
    data: plainObject(),
  }
}

function readBlock(block: Block, problems: Problem[]): {data: Record<string, unknown>; valid: boolean} {
  if (block.text.length > longestBlock) {
    problems.push({message: `the front matter has ${block.text.length} characters; only ${longestBlock} are read`, line: block.line})
    return {data: recover(block.text.slice(0, longestBlock)), valid: false}
  }
  const plain = readPlain(block.text)
  if (plain !== undefined) {
    const data = plainObject()
    for (const [key, value] of plain) data[key] = toPlain(value)
    return {data, valid: true}
  }
  const {data, errors, warnings} = readYaml(block.text)
  for (const {message, offset} of [...errors, ...warnings]) problems.push({message, line: block.line + countLines(block.text, offset)})
  if (errors.length > 0) return {data: recover(block.text), valid: false}
  if (isObject(data)) return {data, valid: true}
  problems.push({message: data === null ? 'the front matter is empty' : 'the front matter is no list of keys and values', line: block.line})
  return {data: plainObject(), valid: false}
}

function textField(data: Readonly<Record<string, unknown>>, key: string, block: Block, problems: Problem[]): string | undefined {
  if (!(key in data)) return undefined
  const value = data[key]
  const text = scalarText(value)?.trim()
  if (typeof value !== 'string') problems.push({message: `${key} is not text`, line: keyLine(block, key)})
  else if (text === '') problems.push({message: `${key} is empty`, line: keyLine(block, key)})
  return text === '' ? undefined : text
}

/** Line of a top-level key, else the block's first. */
function keyLine(block: Block, key: string): number {
  const at = `\n${block.text}`.indexOf(`\n${key}`)
  return at === -1 ? block.line : block.line + countLines(block.text, at)
}

function countLines(text: string, end: number): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
