import type {Check, Severity} from '../../../checks/check.ts'
import {WeftError} from '../../../lib/errors.ts'
import type {JudgeSettings} from '../../../lib/judge/settings.ts'
import {allOnlyNew} from '../../../lib/scan/against.ts'
import {unknownChecks} from '../../../lib/scan/apply.ts'
import {type CheckSource, loadChecks} from '../../../lib/scan/load-checks.ts'
import type {FailOn} from '../../../lib/scan/policy.ts'
import type {ScanReport, SkillReport} from '../../../lib/scan/report.ts'
import type {SkillRef} from '../../../lib/skill/ref.ts'
import {decide, type DecideOptions, loadPolicy} from './decide.ts'
import {gather, type Surroundings} from './gather.ts'
import type {Judged} from './judge.ts'
import type {Progress} from './progress.ts'
import {enoughForWorkers, runChecks, type RunOptions} from './run-checks.ts'
import {selectChecks} from './select-checks.ts'
import {exitCodeOf, summarise} from './summarise.ts'

export interface ScanRequest extends Surroundings, DecideOptions {
  readonly version: string
  readonly paths: readonly string[]
  readonly installed: boolean
  /** Older version to compare with: a path. */
  readonly against: string | undefined
  /** Ids, names or categories; empty runs all. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly jobs: number
  /** Checks of installed plugins. */
  readonly sources: readonly CheckSource[]
  /** Undefined leaves it to the policy, then to the default. */
  readonly failOn: FailOn | undefined
  readonly minSeverity: Severity | undefined
  readonly requireFullCoverage: boolean
  /** Whom to ask for a second opinion; undefined sends nothing anywhere. */
  readonly judge: JudgeSettings | undefined
  /** For what a person should see at once, beside the report. */
  readonly note: (text: string) => void
  /** Shows how far a long scan is; undefined shows nothing. */
  readonly progress: ((total: number) => Promise<Progress>) | undefined
}

export interface ScanResult {
  readonly report: ScanReport
  /** Those that ran. */
  readonly checks: readonly Check[]
  readonly minSeverity: Severity
  readonly exitCode: number
}

/** The whole of `weft security scan` but for parsing and printing. */
export async function scan(request: ScanRequest): Promise<ScanResult> {
  const started = performance.now()
  const {policy, notices} = loadPolicy(request)
  const all = await loadChecks(request.sources)
  const unknown = policy === undefined ? [] : unknownChecks(policy, all)
  const disabled = (policy?.disable ?? []).filter((name) => !unknown.includes(name))
  const checks = selectChecks(all, request.only, [...request.skip, ...disabled])
  const gathered = await gather(request.paths, request.installed, request)
  let progress: Progress | undefined
  try {
    if (gathered.refs.length >= enoughForWorkers) progress = await request.progress?.(gathered.refs.length)
    const options = {checks, sources: request.sources, jobs: request.jobs, onDone: progress?.advance}
    const scanned = await runChecks(gathered.refs, options)
    const compared = request.against === undefined ? scanned.skills : await compare(request.against, scanned.skills, request, options)
    const decided = decide(compared, policy, request)
    const judged = request.judge === undefined ? undefined : await askAbout(decided.skills, gathered.refs, request.judge)
    for (const failure of judged?.failures ?? []) request.note(failure)
    const uncovered = request.requireFullCoverage ? decided.skills.filter((skill) => skill.notCovered.length > 0).length : 0
    const report = summarise({
      skills: judged?.skills ?? decided.skills,
      errors: [...gathered.errors, ...scanned.errors],
      notices: [
        ...notices,
        ...(disabled.length === 0 ? [] : [`The policy disables ${disabled.join(', ')}.`]),
        ...(unknown.length === 0 ? [] : [`The policy names checks that do not exist: ${[...new Set(unknown)].join(', ')}.`]),
        ...(request.against === undefined ? [] : [`Only what is new against ${request.against} is shown and judged.`]),
        ...(gathered.refs.length === 0 && gathered.errors.length === 0 ? ['No skills were found where agents keep them.'] : []),
        ...decided.notices,
        ...(judged?.notices ?? []),
        ...(uncovered === 0
          ? []
          : [`Full coverage is required, and ${uncovered} of ${decided.skills.length} skills could not be looked at in full.`]),
      ],
      version: request.version,
      milliseconds: performance.now() - started,
    })
    const failOn = request.failOn ?? policy?.failOn ?? 'block'
    return {
      report,
      checks,
      minSeverity: request.minSeverity ?? policy?.minSeverity ?? 'info',
      exitCode: exitCodeOf(report, failOn, request.requireFullCoverage),
    }
  } finally {
    await progress?.end()
    gathered.clean()
  }
}

// Imported only when asked for, as few scans do.
async function askAbout(skills: readonly SkillReport[], refs: readonly SkillRef[], settings: JudgeSettings): Promise<Judged> {
  const {judgeSkills} = await import('./judge.ts')
  return judgeSkills(skills, refs, settings)
}

async function compare(against: string, skills: readonly SkillReport[], request: ScanRequest, options: RunOptions): Promise<SkillReport[]> {
  const gathered = await gather([against], false, request)
  try {
    const old = await runChecks(gathered.refs, {...options, onDone: undefined})
    const [error] = [...gathered.errors, ...old.errors]
    // A comparison with half of the old version would call old findings new, or worse.
    if (error !== undefined)
      throw new WeftError('WEFT_INPUT_UNREADABLE', `${error.path}, to compare with, cannot be scanned: ${error.message}`)
    return allOnlyNew(old.skills, skills)
  } finally {
    gathered.clean()
  }
}
