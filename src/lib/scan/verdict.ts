import type {Confidence, Severity} from '../../checks/check.ts'
import type {Finding, Verdict} from './report.ts'

const severityWeight: Readonly<Record<Severity, number>> = {info: 0, low: 1, medium: 3, high: 6, critical: 10}
const confidenceWeight: Readonly<Record<Confidence, number>> = {low: 0.34, medium: 0.67, high: 1}

/** How much one finding counts, 0 to 10. */
export function weightOf(finding: Pick<Finding, 'severity' | 'confidence'>): number {
  return severityWeight[finding.severity] * confidenceWeight[finding.confidence]
}

/** One finding of this weight blocks by itself: high with high confidence, critical with at least medium. */
const alone = 6
/** Findings of different checks that each weigh this much corroborate each other. */
const counts = 3
/** Together they block from here on. */
const together = 8
/** From here on a deceptive finding warns. */
const warns = 2
/** Power alone never blocks; it warns from here on. */
const powerWarns = 6

/**
 * The verdict over a skill's findings. Deception blocks, alone when it is strong and sure, or together when several checks agree; power only informs,
 * and adds weight to a deception that is there anyway. What could not be looked at never passes. Suppressed findings do not count.
 * @param notCovered one sentence for each part that was not looked at.
 */
export function judge(findings: readonly Finding[], notCovered: readonly string[]): {readonly verdict: Verdict; readonly reason: string} {
  const active = findings.filter((finding) => finding.suppressed === undefined)
  const deception = strongest(active.filter((finding) => finding.axis === 'deception'))
  const power = strongest(active.filter((finding) => finding.axis === 'power'))
  const worst = deception[0]
  if (worst !== undefined && weightOf(worst) >= alone) return {verdict: 'block', reason: worst.message}
  const agreeing = deception.filter((finding) => weightOf(finding) >= counts)
  const capable = power.some((finding) => weightOf(finding) >= powerWarns) ? 2 : 0
  if (agreeing.length >= 2 && sum(agreeing) + capable >= together) {
    return {
      verdict: 'block',
      reason: `${agreeing.length} findings agree: ${agreeing
        .slice(0, 2)
        .map((finding) => trimDot(finding.message))
        .join('; ')}.`,
    }
  }
  if (worst !== undefined && weightOf(worst) >= warns) return {verdict: 'warn', reason: worst.message}
  if (notCovered.length > 0) return {verdict: 'warn', reason: `Not everything could be looked at: ${notCovered[0]}`}
  const strong = power[0]
  if (strong !== undefined && weightOf(strong) >= powerWarns) return {verdict: 'warn', reason: strong.message}
  return {
    verdict: 'pass',
    reason: strong === undefined ? 'Nothing found.' : `Nothing deceptive found. Of note: ${lowerFirst(strong.message)}`,
  }
}

/** The heaviest finding of each check, heaviest first: ten hits of one check are one piece of evidence. */
function strongest(findings: readonly Finding[]): Finding[] {
  const best = new Map<string, Finding>()
  for (const finding of findings) {
    const other = best.get(finding.checkId)
    if (other === undefined || weightOf(finding) > weightOf(other)) best.set(finding.checkId, finding)
  }
  return [...best.values()].sort((a, b) => weightOf(b) - weightOf(a))
}

const sum = (findings: readonly Finding[]): number => findings.reduce((total, finding) => total + weightOf(finding), 0)
const trimDot = (text: string): string => text.replace(/[.\s]{1,3}$/, '')
const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text)
