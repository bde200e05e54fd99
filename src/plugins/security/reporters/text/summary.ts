import {severities} from '../../../../checks/check.ts'
import {escapeTerminal} from '../../../../lib/scan/escape.ts'
import {fromBase} from '../../../../lib/scan/paths.ts'
import type {ScanError, ScanReport, SkillReport} from '../../../../lib/scan/report.ts'
import type {ReportOptions} from '../reporter.ts'
import {open, suppressed, worstFirst} from '../select.ts'
import {count, duration} from '../words.ts'
import type {Pen} from './pen.ts'
import {columns, cut, cutStart} from './wrap.ts'

/** Passing skills are listed up to this many, otherwise counted. */
const fewPasses = 5

/** The table of many skills, worst first. */
export function writeTable(pen: Pen, skills: readonly SkillReport[], options: ReportOptions): void {
  const passes = skills.filter((skill) => skill.verdict === 'pass').length
  const rows = worstFirst(skills).filter((skill) => skill.verdict !== 'pass' || passes <= fewPasses)
  if (rows.length === 0) return
  const cells = rows.map((skill) => ({
    skill,
    name: escapeTerminal(skill.name),
    found: counts(skill),
    path: escapeTerminal(fromBase(options.base, skill.path)),
  }))
  const names = Math.min(pen.width < 60 ? 16 : 28, Math.max(...cells.map(({name}) => columns(name))))
  const found = Math.min(pen.width < 60 ? 12 : 24, Math.max(...cells.map((cell) => cell.found.length)))
  for (const cell of cells) {
    const head = `${pen.verdict(cell.skill.verdict)}${' '.repeat(7 - cell.skill.verdict.length)}`
    const room = pen.width - (9 + names + 2 + found + 2)
    const line = `${head}${pad(cut(cell.name, names), names)}  ${pad(cut(cell.found, found), found)}`
    pen.line(room < 8 ? line.trimEnd() : `${line}  ${pen.paint('dim', cutStart(cell.path, room))}`)
  }
  if (passes > fewPasses) pen.line(`${pen.verdict('pass')}   ${count(passes, 'skill')}`)
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)))

function counts(skill: SkillReport): string {
  const found = open(skill)
  const parts = severities
    .toReversed()
    .map((severity) => ({severity, number: found.filter((finding) => finding.severity === severity).length}))
    .filter(({number}) => number > 0)
    .slice(0, 2)
    .map(({severity, number}) => `${number} ${severity}`)
  const gaps = skill.notCovered.length === 0 ? [] : ['gaps']
  const hushed = suppressed(skill).length
  return [...parts, ...gaps, ...(hushed > 0 ? [`${hushed} suppressed`] : [])].join(', ') || 'no findings'
}

/** Errors, notices and the last line. */
export function writeEnd(pen: Pen, report: ScanReport, options: ReportOptions): void {
  if (report.errors.length > 0) {
    pen.line()
    pen.line(pen.paint(['bold', 'red'], `Could not be scanned: ${count(report.errors.length, 'input')}`))
    for (const error of report.errors) pen.wrapped(escapeTerminal(sayError(error, options.base)), 4, undefined, '  ')
  }
  for (const notice of report.notices ?? []) pen.wrapped(escapeTerminal(`Note: ${notice}`), 2, 'dim', '')
  const {summary} = report
  const verdicts = [
    ...(summary.block > 0 ? [`${summary.block} block`] : []),
    ...(summary.warn > 0 ? [`${summary.warn} warn`] : []),
    ...(summary.pass > 0 ? [`${summary.pass} pass`] : []),
    ...(summary.errors > 0 ? [count(summary.errors, 'error')] : []),
  ]
  pen.line()
  const hushed = summary.suppressed === 0 ? '' : ` (${count(summary.suppressed, 'finding')} suppressed)`
  const head = `${count(summary.skills, 'skill')}: ${verdicts.join(', ') || 'nothing scanned'}${hushed}`
  const tail = `${count(options.checks.length, 'check')} in ${duration(summary.milliseconds)}`
  if (columns(`${head} · ${tail}`) <= pen.width) pen.line(`${head}${pen.paint('dim', ` · ${tail}`)}`)
  else for (const text of [head, tail]) pen.wrapped(text, 0)
}

// Messages about a path that a person named begin with it.
const sayError = ({path, message, code}: ScanError, base: string): string =>
  `${message.startsWith(path) ? '' : `${fromBase(base, path)}: `}${message} (${code})`
