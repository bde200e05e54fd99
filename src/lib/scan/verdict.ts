import type {Confidence, Severity} from '../../checks/check.ts'
import type {AxisReport, Finding, Verdict} from './report.ts'
import {sentenceOf} from './sentence.ts'

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

export interface Judgement {
  readonly verdict: Verdict
  /** One sentence: why, with the place that it is about. */
  readonly reason: string
  readonly deception: AxisReport
  readonly power: AxisReport
}

/**
 * The verdict over a skill's findings. Deception blocks, alone when it is strong and sure, or together when several checks agree, or when an older version
 * did not have it; power only informs, and adds weight to a deception that is there anyway. What could not be looked at never passes. Suppressed findings do
 * not count.
 * @param notCovered one sentence for each part that was not looked at.
 */
export function judge(findings: readonly Finding[], notCovered: readonly string[]): Judgement {
  const active = findings.filter((finding) => finding.suppressed === undefined)
  const powers = strongest(active.filter((finding) => finding.axis === 'power'))
  const [strong] = powers
  const capable = strong !== undefined && weightOf(strong) >= powerWarns
  const power = judgePower(strong)
  const deception = judgeDeception(active, capable)
  if (deception.level === 'high') return {verdict: 'block', reason: deception.reason, deception, power}
  if (deception.level === 'medium') return {verdict: 'warn', reason: deception.reason, deception, power}
  if (notCovered.length > 0) return {verdict: 'warn', reason: `Not everything could be looked at: ${notCovered[0]}`, deception, power}
  if (capable) return {verdict: 'warn', reason: power.reason, deception, power}
  const reason = strong === undefined ? 'Nothing found.' : `Nothing deceptive found. Of note: ${lowerFirst(power.reason)}`
  return {verdict: 'pass', reason, deception, power}
}

function judgePower(strong: Finding | undefined): AxisReport {
  if (strong === undefined) return {level: 'none', reason: 'No check has a word on what it can do.'}
  const weight = weightOf(strong)
  return {level: weight >= powerWarns ? 'high' : weight >= warns ? 'medium' : 'low', reason: sentenceOf(strong)}
}

function judgeDeception(active: readonly Finding[], capable: boolean): AxisReport {
  const deception = strongest(active.filter((finding) => finding.axis === 'deception'))
  const [worst] = deception
  if (worst === undefined) return {level: 'none', reason: 'Nothing deceptive was found.'}
  if (weightOf(worst) >= alone) return {level: 'high', reason: sentenceOf(worst)}
  const agreeing = deception.filter((finding) => weightOf(finding) >= counts)
  if (agreeing.length >= 2 && sum(agreeing) + (capable ? 2 : 0) >= together)
    return {
      level: 'high',
      reason: `${agreeing.length} findings agree: ${agreeing
        .slice(0, 2)
        .map((finding) => trimDot(sentenceOf(finding)))
        .join('; ')}.`,
    }
  const [gained] = strongest(active.filter((finding) => finding.gained === true))
  if (gained !== undefined) return {level: 'high', reason: `New in this version: ${lowerFirst(sentenceOf(gained))}`}
  return {level: weightOf(worst) >= warns ? 'medium' : 'low', reason: sentenceOf(worst)}
}

/**
 * The heaviest finding of each check, heaviest first: ten hits of one check are one piece of evidence. Of equals, one that shows a flow from one place to
 * another says more than one that names a place.
 */
function strongest(findings: readonly Finding[]): Finding[] {
  const best = new Map<string, Finding>()
  for (const finding of findings) {
    const other = best.get(finding.checkId)
    if (
      other === undefined ||
      weightOf(finding) > weightOf(other) ||
      (weightOf(finding) === weightOf(other) && telling(finding) > telling(other))
    )
      best.set(finding.checkId, finding)
  }
  return [...best.values()].sort((a, b) => weightOf(b) - weightOf(a) || telling(b) - telling(a))
}

const sum = (findings: readonly Finding[]): number => findings.reduce((total, finding) => total + weightOf(finding), 0)
const trimDot = (text: string): string => text.replace(/[.\s]{1,3}$/, '')
const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text)
const telling = ({category, trace}: Finding): number => (trace.length < 2 ? 0 : category === 'exfiltration' ? 2 : 1)
