import type {ScanReport, SkillReport} from '../../../lib/scan/report.ts'
import type {Reporter, ReportOptions} from './reporter.ts'
import {withoutWeaker, worstFirst} from './select.ts'
import {makePen} from './text/pen.ts'
import {writeSkill} from './text/skill.ts'
import {writeEnd, writeTable} from './text/summary.ts'

/** Skills told in full when many were scanned; the table has all of them. */
const toldInFull = 5

/** For a person: verdict and why, then the evidence, then what to do; for many skills the worst in full and a table of all. */
export const text: Reporter = (whole, options) => {
  const report = withoutWeaker(whole, options.minSeverity)
  const pen = makePen(options.width, options.color)
  const many = report.skills.length > 1
  const told = many ? tellInFull(report, options) : report.skills
  for (const [index, skill] of told.entries()) {
    if (index > 0) pen.line()
    writeSkill(pen, skill, options)
  }
  if (many) {
    if (told.length > 0) pen.line()
    const untold = report.skills.filter((skill) => skill.verdict !== 'pass').length - told.length
    if (untold > 0) pen.wrapped(`${untold} more below; scan one alone, or use --explain or --format html, to see its evidence.`, 0, 'dim')
    if (untold > 0) pen.line()
    writeTable(pen, report.skills, options)
  }
  writeEnd(pen, report, options)
  return pen.text().replace(/^\n+/, '')
}

function tellInFull(report: ScanReport, options: ReportOptions): SkillReport[] {
  const worth = worstFirst(report.skills).filter((skill) => skill.verdict !== 'pass')
  return options.explain ? worth : worth.slice(0, toldInFull)
}
