import {readFileSync} from 'node:fs'
import * as v from 'valibot'
import {severities} from '../../checks/check.ts'
import {WeftError} from '../errors.ts'
import type {Finding, SkillReport} from './report.ts'
import {writeFileAtomic} from './write-file.ts'

const entrySchema = v.object({
  skill: v.string(),
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  checkId: v.string(),
  file: v.string(),
  severity: v.picklist(severities),
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  added: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
})

const schema = v.object({version: v.literal(1), findings: v.array(entrySchema)})

/**
 * A finding that was accepted. `skill` is the name of the skill: the same line in another skill is not accepted with it. Nor is a finding that has become
 * more severe than `severity`, since the line is the same and what it does is not.
 */
export type BaselineEntry = v.InferOutput<typeof entrySchema>

export interface Baseline {
  readonly version: 1
  readonly findings: readonly BaselineEntry[]
}

/** The reason that an entry gets until a person writes a better one. */
export const defaultReason = 'accepted when the baseline was written'

/** Reads a baseline. Throws WEFT_INPUT_NOT_FOUND or WEFT_BASELINE_INVALID. */
export function readBaseline(path: string): Baseline {
  let source: string
  try {
    source = readFileSync(path, 'utf8')
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new WeftError(
      missing ? 'WEFT_INPUT_NOT_FOUND' : 'WEFT_INPUT_UNREADABLE',
      `The baseline ${path} ${missing ? 'does not exist' : 'cannot be read'}.`,
      {
        hint: 'Write it with: weft security scan --baseline FILE --update-baseline',
        cause,
      },
    )
  }
  const result = v.safeParse(schema, parseJson(source))
  if (result.success) return result.output
  const [issue] = result.issues
  const where = issue.path?.map((item) => String(item.key)).join('.') ?? 'the whole'
  throw new WeftError(
    'WEFT_BASELINE_INVALID',
    `The baseline ${path} is not one that this weft reads (${where}: expected ${issue.expected}).`,
    {
      hint: 'Mend it, or delete it and write it again with --update-baseline.',
    },
  )
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}

const indexes = new WeakMap<Baseline, ReadonlyMap<string, BaselineEntry>>()

/** The entry that accepts a finding. */
export function findInBaseline(baseline: Baseline, skill: string, finding: Finding): BaselineEntry | undefined {
  let index = indexes.get(baseline)
  if (index === undefined) {
    index = new Map(baseline.findings.map((entry) => [keyOf(entry), entry]))
    indexes.set(baseline, index)
  }
  const entry = index.get(keyOf({...finding, skill}))
  if (entry === undefined || severities.indexOf(finding.severity) > severities.indexOf(entry.severity)) return undefined
  return entry
}

/**
 * The baseline that accepts all findings of these reports which nothing else suppresses. Reasons and dates of entries that remain are kept; entries of skills
 * that were not scanned stay.
 */
export function updateBaseline(old: Baseline | undefined, skills: readonly SkillReport[], today: string): Baseline {
  const scanned = new Set(skills.map((skill) => skill.name))
  const known = new Map((old?.findings ?? []).map((entry) => [keyOf(entry), entry]))
  const entries = new Map<string, BaselineEntry>()
  for (const entry of old?.findings ?? []) if (!scanned.has(entry.skill)) entries.set(keyOf(entry), entry)
  for (const skill of skills) {
    for (const finding of skill.findings) {
      if (finding.suppressed !== undefined && finding.suppressed.by !== 'baseline') continue
      const {fingerprint, checkId, file, severity} = finding
      const entry = {skill: skill.name, fingerprint, checkId, file, severity, reason: defaultReason, added: today}
      const before = known.get(keyOf(entry))
      entries.set(keyOf(entry), before === undefined ? entry : {...entry, reason: before.reason, added: before.added})
    }
  }
  const sorted = [...entries].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, entry]) => entry)
  return {version: 1, findings: sorted}
}

const keyOf = (entry: Pick<BaselineEntry, 'skill' | 'checkId' | 'file' | 'fingerprint'>): string =>
  JSON.stringify([entry.skill, entry.file, entry.checkId, entry.fingerprint])

/** Writes it with one entry a line, so that a diff shows what was accepted. Throws WEFT_OUTPUT_UNWRITABLE. */
export function writeBaseline(path: string, baseline: Baseline): void {
  const lines = baseline.findings.map(({skill, fingerprint, checkId, file, severity, reason, added}) =>
    JSON.stringify({skill, fingerprint, checkId, file, severity, reason, added}),
  )
  writeFileAtomic(
    path,
    `{\n  "version": 1,\n  "findings": [${lines.map((line) => `\n    ${line}`).join(',')}${lines.length > 0 ? '\n  ' : ''}]\n}\n`,
  )
}
