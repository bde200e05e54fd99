import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {applyDecisions, type Decisions, expiredAllowances} from '../../../lib/scan/apply.ts'
import {type Baseline, readBaseline, updateBaseline, writeBaseline} from '../../../lib/scan/baseline.ts'
import {findPolicy} from '../../../lib/scan/find-policy.ts'
import {fromBase} from '../../../lib/scan/paths.ts'
import {type Policy, readPolicy} from '../../../lib/scan/policy.ts'
import type {SkillReport} from '../../../lib/scan/report.ts'

export interface DecideOptions {
  readonly cwd: string
  /** A file; `find` looks for one; `none` uses none. */
  readonly policy: {readonly file: string} | 'find' | 'none'
  readonly baseline: string | undefined
  readonly updateBaseline: boolean
  readonly allowInline: boolean
  /** `2026-11-22`, in UTC. */
  readonly today: string
}

export interface LoadedPolicy {
  readonly policy: Policy | undefined
  readonly notices: readonly string[]
}

/** The policy that counts, and what to say about it. */
export function loadPolicy({policy, cwd, today}: DecideOptions): LoadedPolicy {
  if (policy === 'none') return {policy: undefined, notices: []}
  if (policy !== 'find') return withNotices(readPolicy(policy.file, cwd), today)
  const {file, refused} = findPolicy(cwd)
  if (refused !== undefined) {
    const notice = `${fromBase(cwd, refused)} is not applied: it lies in the folder of a skill, whose author must not decide. Use --policy to apply it.`
    return {policy: undefined, notices: [notice]}
  }
  if (file === undefined) return {policy: undefined, notices: []}
  return withNotices(readPolicy(file, cwd), today, `The policy ${fromBase(cwd, file)} applies.`)
}

function withNotices(policy: Policy, today: string, ...notices: string[]): LoadedPolicy {
  return {policy, notices: [...notices, ...expiredAllowances(policy, today)]}
}

/** Puts policy, baseline and comments over the reports; writes the baseline first when asked to. */
export function decide(
  skills: readonly SkillReport[],
  policy: Policy | undefined,
  options: DecideOptions,
): {skills: SkillReport[]; notices: string[]} {
  const decisions: Decisions = {
    policy,
    baseline: options.baseline === undefined ? undefined : loadBaseline(options.baseline, options),
    allowInline: options.allowInline || policy?.allowInline === true,
    today: options.today,
  }
  const before = skills.map((skill) => applyDecisions(skill, decisions))
  if (!options.updateBaseline || options.baseline === undefined) return {skills: before, notices: []}
  const baseline = updateBaseline(decisions.baseline, before, options.today)
  writeBaseline(resolve(options.cwd, options.baseline), baseline)
  const number = baseline.findings.length
  return {
    skills: skills.map((skill) => applyDecisions(skill, {...decisions, baseline})),
    notices: [`${options.baseline} now accepts ${number} finding${number === 1 ? '' : 's'}.`],
  }
}

function loadBaseline(path: string, options: DecideOptions): Baseline | undefined {
  const file = resolve(options.cwd, path)
  return options.updateBaseline && !existsSync(file) ? undefined : readBaseline(file)
}
