import type {Axis, Category, Confidence, Severity} from '../../checks/check.ts'
import type {JudgeReport} from '../judge/ask.ts'
import type {Capabilities} from './capabilities/capabilities.ts'
import type {Change} from './capabilities/compare.ts'

export const verdicts = ['pass', 'warn', 'block'] as const
export type Verdict = (typeof verdicts)[number]

/** One finding as every report format shows it. Strings that come from a skill are as found: a reporter escapes them for its format. */
export interface Finding {
  readonly checkId: string
  readonly checkName: string
  readonly category: Category
  readonly axis: Axis
  readonly severity: Severity
  readonly confidence: Confidence
  /** Path inside the skill. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** 1-based, UTF-16 units. */
  readonly column: number
  /** The line or part of it, control characters made visible, at most 160 characters. */
  readonly snippet: string
  readonly message: string
  /** 16 hex digits; survives moved lines: check, file, normalised snippet, and the how-manieth of its like. */
  readonly fingerprint: string
  /** How the text was reached: `base64`, `gzip`, …; [] when it stands in the file. */
  readonly layers: readonly string[]
  /** From source to sink; [] when the finding is one place. */
  readonly trace: readonly TraceStep[]
  /** Set in a comparison: deception that the older version did not have. It blocks, whatever it weighs. */
  readonly gained?: true
  /** Set when a policy, baseline or inline comment takes it out of the verdict; it is still reported. */
  readonly suppressed?: Suppression
}

export interface TraceStep {
  readonly file: string
  readonly line: number
  readonly note: string
}

export interface Suppression {
  readonly by: 'policy' | 'baseline' | 'inline'
  readonly reason: string
  /** ISO date, where the allowance has one. */
  readonly expires?: string
}

/** How much there is on one axis. For deception: `high` blocks, `medium` warns. For power: `high` warns. `low` is of note, `none` is nothing at all. */
export const levels = ['none', 'low', 'medium', 'high'] as const
export type Level = (typeof levels)[number]

export interface AxisReport {
  readonly level: Level
  /** One sentence: what weighs most, with its place. */
  readonly reason: string
}

export interface SkillReport {
  readonly name: string
  /** Absolute; see Skill.path. */
  readonly path: string
  readonly verdict: Verdict
  /** One sentence: why, with the place that it is about. */
  readonly reason: string
  /** What it conceals or does not say. This axis alone blocks. */
  readonly deception: AxisReport
  /** What it can do. This axis informs. */
  readonly power: AxisReport
  /** What it can do, entry by entry, whether or not any check has a word on it. */
  readonly capabilities: Capabilities
  /** What it can do and the older version could not, and the other way round. Absent where nothing was compared. */
  readonly changes?: readonly Change[]
  /** What a second opinion said. Absent when none was asked for, which is the default, or nothing could be raised. */
  readonly judge?: JudgeReport
  /** Worst first; suppressed ones last. */
  readonly findings: readonly Finding[]
  readonly files: number
  readonly bytes: number
  /** What could not be looked at, one sentence each. [] means full coverage. */
  readonly notCovered: readonly string[]
  /** Comments in the skill that ask weft to ignore a finding; absent when there are none. They count only when the user allows it. */
  readonly inline?: readonly InlineRequest[]
  readonly milliseconds: number
}

/** A `weft-ignore` comment as it stands in a skill. Untrusted: the author of the skill wrote it. */
export interface InlineRequest {
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** Id or name of the check, as written. */
  readonly check: string
  /** '' when none is given. */
  readonly reason: string
  /** Whether it took a finding out of the verdict. */
  readonly applied: boolean
  /** Why it was not applied, where the cause lies in the comment. */
  readonly problem?: string
}

/** An input that could not be scanned at all. */
export interface ScanError {
  readonly path: string
  readonly code: string
  readonly message: string
}

export interface ScanReport {
  readonly version: 1
  readonly tool: {readonly name: 'weft'; readonly version: string}
  /** Of all skills: the worst. */
  readonly verdict: Verdict
  readonly skills: readonly SkillReport[]
  readonly errors: readonly ScanError[]
  /** What a person should know about how the scan was decided: expired allowances, a policy that was not applied. Absent when nothing. */
  readonly notices?: readonly string[]
  readonly summary: Summary
}

export interface Summary {
  readonly skills: number
  readonly pass: number
  readonly warn: number
  readonly block: number
  readonly errors: number
  readonly findings: Readonly<Record<Severity, number>>
  readonly suppressed: number
  readonly milliseconds: number
}
