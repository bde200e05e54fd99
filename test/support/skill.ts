import {parseFrontMatter} from '../../src/lib/skill/front-matter.ts'
import type {Skill, SkillFile} from '../../src/lib/skill/skill.ts'
import type {ExampleSkill} from '../../src/checks/check.ts'

/** A skill in memory, as a reader would give it: `{path: content}`, or the text of a SKILL.md. */
export function skillOf(example: ExampleSkill, name = 'example'): Skill {
  const content: Readonly<Record<string, string | Uint8Array>> = typeof example === 'string' ? {'SKILL.md': example} : example
  const files: SkillFile[] = Object.keys(content)
    .sort()
    .map((path) => {
      const bytes = Buffer.from(content[path] as string)
      return {path, size: bytes.length, executable: false, read: () => bytes}
    })
  const main = ['SKILL.md', 'skill.md', 'skills.md'].find((path) => content[path] !== undefined)
  const frontMatter = parseFrontMatter(main === undefined ? '' : Buffer.from(content[main] as string).toString(), main ?? 'SKILL.md')
  return {
    name: frontMatter.name ?? name,
    path: `/skills/${name}`,
    files,
    gaps: [],
    frontMatter: main === undefined ? {...frontMatter, file: undefined} : frontMatter,
  }
}
