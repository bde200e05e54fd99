import {readFileSync} from 'node:fs'
import {basename, dirname, resolve} from 'node:path'
import {parse, TomlDate, TomlError} from 'smol-toml'
import * as v from 'valibot'
import {severities, type Severity} from '../../checks/check.ts'
import {WeftError} from '../errors.ts'
import {visible} from './escape.ts'
import {lineOfKey, type TomlPath} from './toml-lines.ts'

/** When a scan fails: from which verdict or severity on. */
export const failLevels = ['block', 'warn', ...severities.toReversed(), 'never'] as const
export type FailOn = (typeof failLevels)[number]

/** What the user has decided about findings. Absent parts decide nothing. */
export interface Policy {
  /** Absolute path of the file. */
  readonly file: string
  /** Absolute folder that the globs of allowances are relative to: the one that holds `.weft`, else the current one. */
  readonly root: string
  readonly failOn: FailOn | undefined
  readonly minSeverity: Severity | undefined
  /** Whether `weft-ignore` comments in skills count. */
  readonly allowInline: boolean
  /** Ids or names of checks that do not run. */
  readonly disable: readonly string[]
  /** By id or name of a check. */
  readonly severity: ReadonlyMap<string, Severity>
  readonly allow: readonly Allowance[]
}

/** Takes findings out of the verdict; they stay in the report. */
export interface Allowance {
  /** Id or name of the check. */
  readonly check: string
  /** Glob on the path of the skill or the file; undefined matches everywhere. */
  readonly path: string | undefined
  readonly fingerprint: string | undefined
  readonly reason: string
  /** Last day on which it applies, `2026-12-31`; undefined for ever. */
  readonly expires: string | undefined
  /** 1-based line in the policy file. */
  readonly line: number
}

const day = /^\d{4}-\d{2}-\d{2}$/
const text = (what: string): v.GenericSchema<string> =>
  v.pipe(v.string(`${what} is a string in quotes`), v.trim(), v.nonEmpty(`${what} is empty`))
const severity = v.picklist(severities, `a severity is one of ${severities.join(', ')}`)

const schema = v.strictObject({
  version: v.optional(v.literal(1, 'this weft reads version 1')),
  'fail-on': v.optional(v.picklist(failLevels, `fail-on is one of ${failLevels.join(', ')}`)),
  'min-severity': v.optional(severity),
  'allow-inline': v.optional(v.boolean('allow-inline is true or false')),
  disable: v.optional(v.array(text('a check to disable'), 'disable is a list of checks: disable = ["DS-004"]')),
  severity: v.optional(v.record(v.string(), severity, 'severities stand below [severity]: US-002 = "medium"')),
  allow: v.optional(
    v.array(
      v.strictObject({
        check: text('check'),
        path: v.optional(text('path')),
        fingerprint: v.optional(v.pipe(v.string('fingerprint is a string'), v.regex(/^[0-9a-f]{16}$/, 'a fingerprint has 16 hex digits'))),
        reason: text('reason'),
        expires: v.optional(
          v.pipe(
            v.union(
              [
                v.pipe(
                  v.instance(TomlDate),
                  v.transform((date) => date.toISOString().slice(0, 10)),
                ),
                v.string(),
              ],
              'expires is a date: expires = 2027-01-31',
            ),
            v.regex(day, 'expires is a date: expires = 2027-01-31'),
            v.check((date) => !Number.isNaN(Date.parse(date)), 'expires is no day of the calendar'),
          ),
        ),
      }),
      'allowances are tables: [[allow]]',
    ),
  ),
})

/** Reads a policy from its text. Throws WEFT_POLICY_INVALID that names file, line and what to type. */
export function parsePolicy(source: string, file: string, cwd: string): Policy {
  const result = v.safeParse(schema, parseToml(source, file), {abortEarly: true})
  if (!result.success) throw explain(result.issues[0], source, file)
  const data = result.output
  return {
    file,
    root: basename(dirname(file)) === '.weft' ? dirname(dirname(file)) : cwd,
    failOn: data['fail-on'],
    minSeverity: data['min-severity'],
    allowInline: data['allow-inline'] ?? false,
    disable: data.disable ?? [],
    severity: new Map(Object.entries(data.severity ?? {})),
    allow: (data.allow ?? []).map((one, index) => ({
      check: one.check,
      path: one.path,
      fingerprint: one.fingerprint,
      reason: one.reason,
      expires: one.expires,
      line: lineOfKey(source, ['allow', index, 'check']),
    })),
  }
}

/** Reads a policy file. Throws WEFT_INPUT_NOT_FOUND, WEFT_INPUT_UNREADABLE or WEFT_POLICY_INVALID. */
export function readPolicy(path: string, cwd: string): Policy {
  const file = resolve(cwd, path)
  let source: string
  try {
    source = readFileSync(file, 'utf8')
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new WeftError(
      missing ? 'WEFT_INPUT_NOT_FOUND' : 'WEFT_INPUT_UNREADABLE',
      `The policy file ${path} ${missing ? 'does not exist' : 'cannot be read'}.`,
      {
        hint: 'Name an existing file with --policy FILE, or use --no-policy.',
        cause,
      },
    )
  }
  return parsePolicy(source, file, cwd)
}

function parseToml(source: string, file: string): unknown {
  try {
    return parse(source)
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause
    const [what = 'not TOML'] = cause.message.replace(/^Invalid TOML document: /, '').split('\n')
    throw new WeftError('WEFT_POLICY_INVALID', `${file}:${cause.line}:${cause.column}: ${what}`, {
      hint: 'Mend this line: the file is not valid TOML.',
      cause,
    })
  }
}

const examples: Readonly<Record<string, string>> = {
  check: 'check = "US-002"',
  reason: 'reason = "why this is fine here"',
}

function explain(issue: v.BaseIssue<unknown>, source: string, file: string): WeftError {
  const path = (issue.path ?? []).map((item) => item.key as string | number) satisfies TomlPath
  const key = String(path.at(-1) ?? '')
  const at = `${file}:${lineOfKey(source, path)}`
  const inAllow = path[0] === 'allow' && path.length > 2
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = inAllow ? 'check, path, fingerprint, reason, expires' : Object.keys(schema.entries).join(', ')
    return new WeftError(
      'WEFT_POLICY_INVALID',
      `${at}: there is no setting "${visible(key, 60)}" ${inAllow ? 'in an allowance' : 'in a policy'}.`,
      {
        hint: `It may hold: ${known}.`,
      },
    )
  }
  if (issue.type === 'strict_object' && inAllow) {
    const why = key === 'reason' ? ': an allowance says why' : ''
    return new WeftError('WEFT_POLICY_INVALID', `${at}: this allowance has no ${key}${why}.`, {
      hint: `Add: ${examples[key] ?? `${key} = "…"`}`,
    })
  }
  const example = examples[key]
  return new WeftError('WEFT_POLICY_INVALID', `${at}: ${issue.message}.`, {
    hint: example === undefined ? 'Mend this line.' : `Type: ${example}`,
  })
}
