import {escapeTerminal} from '../../../../lib/scan/escape.ts'
import type {SkillReport} from '../../../../lib/scan/report.ts'
import {capabilitiesTitle, changesOf, changesTitle, type Row, tableOf, unusedOf} from '../capabilities.ts'
import type {ReportOptions} from '../reporter.ts'
import type {Pen} from './pen.ts'
import {columns, cut} from './wrap.ts'

const shownChanges = 12

/** The table of what the skill can do: kind, name, place and how, a line each. */
export function writeCapabilities(pen: Pen, skill: SkillReport): void {
  const kinds = tableOf(skill, Infinity)
  const unused = unusedOf(skill)
  if (kinds.length === 0 && unused === '') return
  pen.line()
  pen.wrapped(capabilitiesTitle, 2, 'bold')
  const widest = columnOf(
    pen,
    kinds.flatMap(({rows}) => rows),
  )
  for (const {rows, more} of kinds) {
    for (const [index, row] of rows.entries()) writeRow(pen, row, widest, index === 0 ? row.kind : '')
    if (more > 0) pen.line(pen.paint('dim', `    ${' '.repeat(kindColumn)}and ${more} more`))
  }
  if (unused !== '') pen.wrapped(escapeTerminal(`declared, never used: ${unused}`, 2000), 6, undefined, '    ')
}

/** What a new version can do that the old could not, and what it no longer does. */
export function writeChanges(pen: Pen, skill: SkillReport, options: ReportOptions): void {
  const {added, more, removed} = changesOf(skill, options.explain ? Infinity : shownChanges)
  if (added.length > 0) {
    pen.line()
    pen.wrapped(changesTitle, 2, 'bold')
    const widest = columnOf(pen, added)
    let before = ''
    for (const row of added) {
      writeRow(pen, row, widest, row.kind === before ? '' : row.kind, '  + ')
      before = row.kind
    }
    if (more > 0) pen.line(pen.paint('dim', `    and ${more} more`))
  }
  if (removed === '') return
  pen.line()
  pen.wrapped(escapeTerminal(`No longer: ${removed}`, 1000), 4, 'dim', '  ')
}

/** As wide as the longest kind, and two. */
const kindColumn = 13

const columnOf = (pen: Pen, rows: readonly Row[]): number =>
  Math.min(Math.max(8, Math.floor((pen.width - kindColumn) * 0.45)), Math.max(0, ...rows.map(({name}) => columns(escapeTerminal(name)))))

function writeRow(pen: Pen, row: Row, widest: number, kind: string, first = '    '): void {
  const name = cut(escapeTerminal(row.name), widest)
  const head = `${first}${kind.padEnd(kindColumn)}${name}`
  const rest = escapeTerminal([row.where, ...row.notes].filter((part) => part !== '').join('  '))
  const room = pen.width - 4 - kindColumn - widest - 2
  const pad = ' '.repeat(Math.max(0, widest - columns(name)) + 2)
  pen.line(rest === '' || room < 6 ? head : `${head}${pad}${pen.paint('dim', cut(rest, room))}`)
}
