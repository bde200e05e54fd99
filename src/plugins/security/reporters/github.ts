import {escapeTerminal, escapeWorkflowData, escapeWorkflowProperty} from '../../../lib/scan/escape.ts'
import {fromBase, onDisk} from '../../../lib/scan/paths.ts'
import type {Finding, ScanReport, SkillReport} from '../../../lib/scan/report.ts'
import {changesOf} from './capabilities.ts'
import type {Reporter, ReportOptions} from './reporter.ts'
import {open, rank, withoutWeaker, worstFirst} from './select.ts'
import {count, layersOf} from './words.ts'

/**
 * Annotations of a GitHub workflow, then one line that says the verdict. GitHub keeps the first ten of each kind and step, so the worst come first, and
 * repeats of one after all others.
 */
export const github: Reporter = (whole, options) => {
  const report = withoutWeaker(whole, options.minSeverity)
  const found = worstFirst(report.skills).flatMap((skill) => open(skill).map((finding) => ({skill, finding})))
  const seen = new Set<string>()
  const sorted = found
    .map((one) => ({...one, repeat: isRepeat(one, seen)}))
    .toSorted((a, b) => Number(a.repeat) - Number(b.repeat) || rank(b.finding.severity) - rank(a.finding.severity))
  const lines = [
    ...report.errors.map((error) => command('error', {title: `weft: ${error.code}`}, [`${error.path}: ${error.message}`])),
    ...sorted.map(({skill, finding}) => annotate(skill, finding, options)),
    ...report.skills.flatMap((skill) => announce(skill, options)),
    ...report.skills.flatMap((skill) =>
      skill.notCovered.map((gap) => command('warning', {title: 'weft: not looked at'}, [`${skill.name}: ${gap}`])),
    ),
    ...(report.notices ?? []).map((notice) => command('notice', {title: 'weft'}, [notice])),
    lastLine(report),
  ]
  return `${lines.join('\n')}\n`
}

function isRepeat({skill, finding}: {skill: SkillReport; finding: Finding}, seen: Set<string>): boolean {
  const key = JSON.stringify([skill.path, finding.checkId, finding.message])
  return seen.size === seen.add(key).size
}

function annotate(skill: SkillReport, finding: Finding, options: ReportOptions): string {
  const kind = rank(finding.severity) >= rank('high') ? 'error' : finding.severity === 'medium' ? 'warning' : 'notice'
  const {path, member} = onDisk(skill.path, finding.file)
  const place = [layersOf(finding), member === undefined ? '' : `in ${member}:${finding.line}`].filter((part) => part !== '').join(', ')
  const properties = {
    file: fromBase(options.base, path),
    ...(member === undefined ? {line: String(finding.line), col: String(finding.column)} : {}),
    title: `${finding.checkId} ${finding.checkName} (${finding.severity})`,
  }
  const remediation = options.checks.find((check) => check.id === finding.checkId)?.remediation
  return command(kind, properties, [
    `${finding.message}${place === '' ? '' : ` (${place})`}`,
    ...(finding.snippet === '' ? [] : [finding.snippet]),
    `${skill.name}: ${skill.verdict}. ${skill.reason}`,
    ...(options.explain && remediation !== undefined ? [remediation] : []),
  ])
}

const mostAnnounced = 20

/** What a new version can do that the old could not. */
function announce(skill: SkillReport, {base}: ReportOptions): string[] {
  const {added, more} = changesOf(skill, mostAnnounced)
  const lines = (skill.changes ?? [])
    .filter(({change}) => change === 'added')
    .slice(0, mostAnnounced)
    .map(({file, line}, index) => {
      const {path, member} = onDisk(skill.path, file ?? 'SKILL.md')
      const place = {file: fromBase(base, path), ...(member === undefined && line !== undefined ? {line: String(line)} : {})}
      const {kind, name} = added[index]!
      return command('notice', {...place, title: `weft: new in this version: ${kind}`}, [`${skill.name}: ${name}`])
    })
  return more === 0 ? lines : [...lines, command('notice', {title: 'weft'}, [`${skill.name}: and ${more} more things that it can do now`])]
}

function command(kind: 'error' | 'warning' | 'notice', properties: Readonly<Record<string, string>>, lines: readonly string[]): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeWorkflowProperty(value)}`)
  return `::${kind} ${list.join(',')}::${escapeWorkflowData(lines)}`
}

function lastLine(report: ScanReport): string {
  const {block, warn, pass, errors, skills} = report.summary
  const names = report.skills.filter((skill) => skill.verdict === 'block').slice(0, 10)
  const blocked = names.length === 0 ? '' : `: ${names.map((skill) => escapeTerminal(skill.name, 60)).join(', ')}`
  return `weft: ${report.verdict.toUpperCase()}, ${count(skills, 'skill')}, ${block} block${blocked}, ${warn} warn, ${pass} pass, ${count(errors, 'error')}`
}
