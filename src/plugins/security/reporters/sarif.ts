import {pathToFileURL} from 'node:url'
import {escapeJson, visible} from '../../../lib/scan/escape.ts'
import {fromBase} from '../../../lib/scan/paths.ts'
import type {ScanReport, SkillReport} from '../../../lib/scan/report.ts'
import type {Reporter, ReportOptions} from './reporter.ts'
import {baseId, toArtifact} from './sarif/place.ts'
import {toResult} from './sarif/result.ts'
import {toRule} from './sarif/rules.ts'
import {withoutWeaker} from './select.ts'

/** SARIF 2.1.0, as GitHub code scanning and other viewers read it. */
export const sarif: Reporter = (whole, options) => {
  const report = withoutWeaker(whole, options.minSeverity)
  const rules = new Map(options.checks.map((check, index) => [check.id, index]))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            semanticVersion: report.tool.version,
            rules: options.checks.map(toRule),
          },
        },
        invocations: [invocation(report, options)],
        originalUriBaseIds: {[baseId]: {uri: `${pathToFileURL(options.base).href.replace(/\/$/, '')}/`}},
        columnKind: 'utf16CodeUnits',
        results: report.skills.flatMap((skill) => skill.findings.map((finding) => toResult(skill, finding, rules, options.base))),
        properties: {verdict: report.verdict, skills: report.skills.map((skill) => toProperties(skill, options.base))},
      },
    ],
  }
  return `${escapeJson(JSON.stringify(log, undefined, 2))}\n`
}

/** What is said of a skill as a whole, which no result has room for. */
function toProperties({name, path, verdict, reason, deception, power, capabilities, changes}: SkillReport, base: string): object {
  return {name, path: fromBase(base, path), verdict, reason, deception, power, capabilities, ...(changes === undefined ? {} : {changes})}
}

/** What the scan could not see: inputs that failed make it unsuccessful, parts not looked at are warnings. */
function invocation(report: ScanReport, {base}: ReportOptions): object {
  const failed = report.errors.map((error) => notification('error', `${error.message} (${error.code})`, base, error.path))
  const gaps = report.skills.flatMap((skill) =>
    skill.notCovered.map((gap) => notification('warning', `Not looked at: ${gap}`, base, skill.path)),
  )
  const notices = (report.notices ?? []).map((notice) => ({level: 'note', message: {text: visible(notice)}}))
  return {
    executionSuccessful: report.errors.length === 0,
    toolExecutionNotifications: [...failed, ...gaps, ...notices],
  }
}

function notification(level: 'error' | 'warning', text: string, base: string, path: string): object {
  const [outer = path] = /\.(zip|tar|tgz|tar\.gz|skill)!/i.test(path) ? path.split('!') : [path]
  return {level, message: {text: visible(text)}, locations: [{physicalLocation: {artifactLocation: toArtifact(base, outer)}}]}
}
