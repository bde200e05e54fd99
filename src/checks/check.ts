import type {Facts, Layer, OpKind, Place} from '../lib/parse/facts.ts'

export const categories = {
  'prompt-injection': 'Prompt injection',
  exfiltration: 'Exfiltration',
  credentials: 'Credentials',
  'permission-escalation': 'Permission escalation',
  'unsafe-shell': 'Unsafe shell',
  'supply-chain': 'Supply chain',
  'denial-of-service': 'Denial of service',
  'indirect-injection': 'Indirect prompt injection',
  'information-disclosure': 'Information disclosure',
  'cross-agent': 'Cross-agent access',
} as const

export type Category = keyof typeof categories

export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

export const confidences = ['low', 'medium', 'high'] as const
export type Confidence = (typeof confidences)[number]

/**
 * Power is what a skill can do; deception is concealment, mismatch with what it says it is, a lure, obfuscation, undeclared sending.
 * Only deception blocks; power informs.
 */
export type Axis = 'power' | 'deception'

/** A skill in small: files by path. A bare string is the text of its SKILL.md. A Uint8Array is a binary file. */
export type ExampleSkill = string | Readonly<Record<string, string | Uint8Array>>

export interface Example {
  /** One line: what the example shows. */
  readonly title: string
  readonly skill: ExampleSkill
  /** For a good example that may be reported all the same: the highest severity allowed. Undefined: this check must stay silent. */
  readonly ceiling?: Severity
}

export interface FindingDraft {
  readonly at: Place
  /** One sentence for a person, naming what was found. Text from the skill goes in as is; reporters escape it. */
  readonly message: string
  /** Defaults to the check's own. */
  readonly severity?: Severity
  readonly confidence: Confidence
  /** Defaults to the check's own. */
  readonly axis?: Axis
  /** From source to sink, for --explain. */
  readonly trace?: readonly {readonly at: Place; readonly note: string}[]
}

export interface Check {
  /** Permanent: `US-001`, or `prefix/name` for a third party's. */
  readonly id: string
  /** Permanent kebab-case name: `download-to-interpreter`. */
  readonly name: string
  /** A short noun phrase, sentence case. */
  readonly title: string
  readonly category: Category
  readonly severity: Severity
  readonly axis: Axis
  /** Why it matters, two or three sentences. */
  readonly rationale: string
  /** What the author or the user should do. */
  readonly remediation: string
  /** `CWE-78`, `LLM01:2025`, `AST01`, `AML.T0051`, or a URL. */
  readonly references: readonly string[]
  /** What the run needs; a skill that has none of it is not asked. Op kinds narrow `ops`. */
  readonly needs: readonly ('docs' | 'sentences' | 'urls' | 'files' | 'front-matter' | 'gaps' | OpKind)[]
  /** Tests and documentation in one: each bad one must raise this check at its own severity, no good one above its ceiling. */
  readonly examples: {readonly bad: readonly Example[]; readonly good: readonly Example[]}
  run(facts: Facts): Iterable<FindingDraft>
}

/** Types a check and returns it unchanged; a check file's default export. */
export function defineCheck(check: Check): Check {
  return check
}

export type {Facts, Layer, Place}
