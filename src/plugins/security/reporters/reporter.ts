import type {Check, Severity} from '../../../checks/check.ts'
import type {ScanReport} from '../../../lib/scan/report.ts'

export interface ReportOptions {
  /** ANSI colours; only the text report uses them, and it says everything in words as well. */
  readonly color: boolean
  /** Columns to fit into. */
  readonly width: number
  /** Trace steps, rationale and references too, and nothing folded. */
  readonly explain: boolean
  /** Weaker findings are left out; the verdict and the summary still count them. */
  readonly minSeverity: Severity
  /** Those that ran, for titles, help and remediation. */
  readonly checks: readonly Check[]
  /** Absolute folder that paths are shown relative to. */
  readonly base: string
}

/** Turns a report into text, and touches nothing else. The text ends with a line break. */
export type Reporter = (report: ScanReport, options: ReportOptions) => string
