import {categories, type Category, type Check, type Example} from '../../../checks/check.ts'
import {visible} from '../../../lib/scan/escape.ts'
import {makePen, type Pen} from './text/pen.ts'
import {cut, wrap} from './text/wrap.ts'
import {axes, count} from './words.ts'

export interface ListOptions {
  readonly color: boolean
  readonly width: number
}

/** Lines of an example that are shown. */
const shownLines = 30

/** The checks by category, in the order of `categories`, one a line. `total` is how many there are altogether. */
export function listText(checks: readonly Check[], total: number, {color, width}: ListOptions): string {
  const pen = makePen(width, color)
  const ids = Math.max(6, ...checks.map((check) => check.id.length))
  for (const [category, title] of Object.entries(categories) as [Category, string][]) {
    const own = checks.filter((check) => check.category === category)
    if (own.length === 0) continue
    pen.line(`${pen.paint('bold', title)}${pen.paint('dim', ` (${category})`)}`)
    for (const {id, severity, title: what} of own)
      pen.line(
        `  ${id.padEnd(ids)}  ${pen.severity(severity)}${' '.repeat(10 - severity.length)}${cut(visible(what), pen.width - ids - 14)}`,
      )
    pen.line()
  }
  const shown = checks.length === total ? count(total, 'check') : `${checks.length} of ${count(total, 'check')}`
  pen.line(`${shown}. ${pen.paint('dim', 'weft security checks ID explains one.')}`)
  return pen.text()
}

/** One check in full, with its examples. */
export function oneText(check: Check, {color, width}: ListOptions): string {
  const pen = makePen(width, color)
  pen.line(`${pen.paint('bold', `${check.id} ${check.name}`)}`)
  pen.wrapped(visible(check.title), 0)
  pen.line()
  pen.line(`${pen.severity(check.severity)}, ${axes[check.axis].title.toLowerCase()}: ${axes[check.axis].gloss}`)
  pen.line(pen.paint('dim', categories[check.category]))
  section(pen, 'Why')
  pen.wrapped(visible(check.rationale, 2000), 2)
  section(pen, 'What to do')
  pen.wrapped(visible(check.remediation, 2000), 2)
  examples(pen, 'Reported', check.examples.bad)
  examples(pen, 'Not reported', check.examples.good)
  if (check.references.length > 0) section(pen, 'References')
  for (const reference of check.references) pen.wrapped(visible(reference), 2)
  return pen.text()
}

function section(pen: Pen, title: string): void {
  pen.line()
  pen.line(pen.paint('bold', title))
}

function examples(pen: Pen, title: string, list: readonly Example[]): void {
  if (list.length > 0) section(pen, title)
  for (const [index, example] of list.entries()) {
    if (index > 0) pen.line()
    const ceiling = example.ceiling === undefined ? '' : ` (at most ${example.ceiling})`
    pen.wrapped(`${visible(example.title)}${ceiling}`, 2)
    const files = typeof example.skill === 'string' ? {'SKILL.md': example.skill} : example.skill
    for (const [path, content] of Object.entries(files)) {
      pen.line(pen.paint('dim', `    ${visible(path)}`))
      if (typeof content === 'string') source(pen, content)
      else pen.line(`    │ ${count(content.length, 'byte')}, binary`)
    }
  }
}

function source(pen: Pen, content: string): void {
  const lines = content.replace(/\n$/, '').split('\n')
  for (const line of lines.slice(0, shownLines)) {
    const shown = visible(line, 1000)
    const indent = ' '.repeat(Math.min(shown.length - shown.trimStart().length, 20))
    const [first = '', ...rest] = wrap(shown.trimStart(), pen.width - 8 - indent.length)
    pen.line(`    │ ${indent}${first}`.trimEnd())
    for (const more of rest) pen.line(`    │ ${indent}  ${more}`)
  }
  if (lines.length > shownLines) pen.line(`    │ and ${lines.length - shownLines} more lines`)
}
