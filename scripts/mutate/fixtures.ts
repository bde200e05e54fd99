import {readdirSync, readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {parseFrontMatter} from '../../src/lib/skill/front-matter.ts'
import {decodeText} from '../../src/lib/parse/layers/text.ts'
import type {Skill} from '../../src/lib/skill/skill.ts'
import {carriersOf, type Carrier, type SkillFiles} from './skill-files.ts'

export interface Fixture {
  readonly name: string
  readonly malicious: boolean
  readonly files: SkillFiles
  readonly carriers: ReadonlySet<Carrier>
}

const folder = join(import.meta.dirname, '../../test/evasion/fixtures')

/** Our own inert skills; the folder is the list. */
export function readFixtures(): Fixture[] {
  return ['malicious', 'benign'].flatMap((label) =>
    readdirSync(join(folder, label)).map((name) => {
      const root = join(folder, label, name)
      const entries = readdirSync(root, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
      const files = Object.fromEntries(
        entries.map((entry) => {
          const path = join(entry.parentPath, entry.name)
          return [relative(root, path), readFileSync(path, 'utf8')]
        }),
      )
      return {name, malicious: label === 'malicious', files, carriers: carriersOf(files)}
    }),
  )
}

/** A skill in memory, as the reader would give it. */
export function skillOf(name: string, files: SkillFiles): Skill {
  const list = Object.keys(files)
    .sort()
    .map((path) => {
      const bytes = Buffer.from(files[path] as string)
      return {path, size: bytes.length, executable: false, read: () => bytes}
    })
  const main = list.find((file) => file.path === 'SKILL.md')
  const frontMatter = parseFrontMatter(main === undefined ? '' : decodeText(main.read()).text, 'SKILL.md')
  return {
    name: frontMatter.name ?? name,
    path: `/skills/${name}`,
    files: list,
    gaps: [],
    frontMatter: main === undefined ? {...frontMatter, file: undefined} : frontMatter,
  }
}
