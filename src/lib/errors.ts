/** What a process exits with. Documented in docs/errors.md; permanent. */
export const exitCodes = {
  /** Nothing at or above the threshold. */
  ok: 0,
  /** Findings at or above the threshold, or a comparison that failed. */
  findings: 1,
  /** Wrong usage, or input that cannot be read. */
  usage: 2,
  /** A signature, digest, key or log proof that does not hold. */
  untrusted: 3,
  /** Our own mistake. */
  bug: 4,
  /** Ctrl-C. */
  interrupted: 130,
} as const

export type ExitClass = keyof typeof exitCodes

/** Every error code there is: its exit class and what it means. Codes are permanent; docs/errors.md is generated from this table. */
export const errorTable = {
  WEFT_NODE_TOO_OLD: ['usage', 'The Node.js that runs weft is older than it needs.'],
  WEFT_USAGE: ['usage', 'A command, argument or flag that does not exist or does not fit.'],
  WEFT_INPUT_NOT_FOUND: ['usage', 'A path that does not exist.'],
  WEFT_INPUT_UNREADABLE: ['usage', 'A path that exists and cannot be read.'],
  WEFT_INPUT_NO_SKILL: ['usage', 'A path that holds no skill: no SKILL.md in it or below it.'],
  WEFT_ARCHIVE_INVALID: ['usage', 'An archive that is damaged, encrypted as a whole, or of no known format.'],
  WEFT_INPUT_CHANGED: ['usage', 'A file that changed while it was read.'],
  WEFT_SCAN_FAILED: ['usage', 'A skill whose scan crashed or ran out of time or memory. It was not judged.'],
  WEFT_POLICY_INVALID: ['usage', 'A policy file that does not parse, has an unknown key, or an allowance without a reason.'],
  WEFT_BASELINE_INVALID: ['usage', 'A baseline file that does not parse or has another version.'],
  WEFT_CHECK_UNKNOWN: ['usage', 'A check id or name that does not exist.'],
  WEFT_CHECK_INVALID: ['usage', 'A check of a plugin that does not have the shape of a check.'],
  WEFT_JUDGE_INVALID: ['usage', 'Settings of the judge that are missing or do not fit: endpoint, model or key.'],
  WEFT_OUTPUT_UNWRITABLE: ['usage', 'A report or state file that cannot be written.'],
  WEFT_PLUGIN_INVALID: ['usage', 'A plugin that cannot be loaded, or takes the name of a built-in one.'],
  WEFT_INTERRUPTED: ['interrupted', 'Stopped by Ctrl-C.'],
  WEFT_BUG: ['bug', 'A mistake in weft itself. Please report it.'],
} as const satisfies Record<string, readonly [ExitClass, string]>

export type ErrorCode = keyof typeof errorTable

export interface WeftErrorOptions {
  /** What to type or do next. */
  readonly hint?: string
  readonly cause?: unknown
}

/** An error that a person is shown: what happened and where, what to do next, and a code that never changes. */
export class WeftError extends Error {
  override readonly name = 'WeftError'
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(code: ErrorCode, message: string, options: WeftErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : {cause: options.cause})
    this.code = code
    this.hint = options.hint
  }

  /** The process exit code of this error's class. */
  get exit(): number {
    return exitCodes[errorTable[this.code][0]]
  }
}
