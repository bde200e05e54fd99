import type {Check, Severity} from '../../../../checks/check.ts'

/** GitHub reads `security-severity` as a CVSS score: over 9 critical, 7 high, 4 medium. */
export const scores: Record<Severity, string> = {critical: '9.5', high: '8.0', medium: '5.5', low: '3.0', info: '0.0'}

export const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
}

const cweUrl = (reference: string): string => `https://cwe.mitre.org/data/definitions/${reference.slice(4)}.html`

/** A check as a SARIF reportingDescriptor. */
export function toRule(check: Check): object {
  const cwes = check.references.filter((reference) => /^CWE-\d+$/.test(reference))
  const urls = check.references.filter((reference) => reference.startsWith('https://'))
  const helpUri = urls[0] ?? (cwes[0] === undefined ? undefined : cweUrl(cwes[0]))
  const references = check.references.map((reference) =>
    cwes.includes(reference) ? `- [${reference}](${cweUrl(reference)})` : urls.includes(reference) ? `- <${reference}>` : `- ${reference}`,
  )
  return {
    id: check.id,
    name: check.name,
    shortDescription: {text: check.title},
    fullDescription: {text: check.rationale},
    ...(helpUri === undefined ? {} : {helpUri}),
    help: {
      text: `${check.rationale}\n\nWhat to do: ${check.remediation}`,
      markdown: [check.rationale, `**What to do:** ${check.remediation}`, ...(references.length === 0 ? [] : [references.join('\n')])].join(
        '\n\n',
      ),
    },
    defaultConfiguration: {level: levels[check.severity]},
    properties: {
      tags: ['security', check.category, check.axis, ...cwes.map((cwe) => `external/cwe/${cwe.toLowerCase()}`)],
      'security-severity': scores[check.severity],
      precision: 'high',
      references: check.references,
    },
  }
}
