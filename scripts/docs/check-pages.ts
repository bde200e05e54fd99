import {type Check, type Example, categories} from '../../src/checks/check.ts'
import {codeSpan, visible} from '../../src/lib/scan/escape.ts'
import {loadChecks} from '../../src/lib/scan/load-checks.ts'

/** docs/checks: one page for each check, from its own record and examples, and an index by category. */
export async function checkPages(): Promise<[string, string][]> {
  const checks = await loadChecks()
  const sections = Object.entries(categories).flatMap(([category, title]) => {
    const rows = checks
      .filter((check) => check.category === category)
      .map((check) => `| [${check.id}](${check.id}.md) | ${check.name} | ${check.severity} | ${check.title} |`)
    return rows.length === 0 ? [] : [`## ${title}\n\n| id | name | severity | |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`]
  })
  const index = `# Checks\n\nEvery example on these pages is a test: each bad one raises its check, no good one does.\n\n${sections.join('\n')}`
  return [['docs/checks/index.md', index], ...checks.map((check): [string, string] => [`docs/checks/${check.id}.md`, page(check)])]
}

function page(check: Check): string {
  const {id, name, title, category, severity, axis, rationale, remediation, references, examples} = check
  const kind = axis === 'power' ? 'what a skill can do (informs)' : 'deception (can block)'
  return `# ${id} ${name}

${title}. Category: ${categories[category]}. Severity: ${severity}. Looks at: ${kind}.

${rationale}

**What to do.** ${remediation}

**References.** ${references.join(', ')}

## Reported

${examples.bad.map(example).join('\n')}
## Not reported

${examples.good.map(example).join('\n')}`
}

function example({title, skill, ceiling}: Example): string {
  const files = Object.entries(typeof skill === 'string' ? {'SKILL.md': skill} : skill)
  const limit = ceiling === undefined ? '' : ` (at most ${ceiling})`
  return `### ${title}${limit}\n\n${files.map(([path, content]) => file(path, content)).join('\n')}`
}

function file(path: string, content: string | Uint8Array): string {
  const shown =
    typeof content === 'string'
      ? content
          .split('\n')
          .map((line) => visible(line))
          .join('\n')
          .trimEnd()
      : `(${content.length} bytes)`
  // Longer than any fence inside.
  const fence = '`'.repeat(Math.max(3, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return `${codeSpan(path)}\n\n${fence}text\n${shown}\n${fence}\n`
}
