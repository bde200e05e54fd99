import {setImmediate} from 'node:timers/promises'
import type {Check} from '../../../checks/check.ts'
import type {CheckSource} from '../../../lib/scan/load-checks.ts'
import type {ScanError, SkillReport} from '../../../lib/scan/report.ts'
import {type Outcome, scanRef} from '../../../lib/scan/scan-ref.ts'
import {workerUrl} from '../../../lib/scan/worker-url.ts'
import type {SkillRef} from '../../../lib/skill/ref.ts'

/** Below this many skills starting workers costs more than it saves. */
export const enoughForWorkers = 40

export interface RunOptions {
  readonly checks: readonly Check[]
  /** Where checks of plugins come from, for workers to load them again. */
  readonly sources: readonly CheckSource[]
  readonly jobs: number
  readonly onDone: ((outcome: Outcome) => void) | undefined
}

/** Scans each skill, here when they are few, in worker threads when they are many. Reports and errors in the order of the skills. */
export async function runChecks(refs: readonly SkillRef[], options: RunOptions): Promise<{skills: SkillReport[]; errors: ScanError[]}> {
  const outcomes = refs.length < enoughForWorkers || options.jobs < 2 ? await scanHere(refs, options) : await scanInWorkers(refs, options)
  return {
    skills: outcomes.flatMap((outcome) => ('report' in outcome ? [outcome.report] : [])),
    errors: outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : [])),
  }
}

async function scanHere(refs: readonly SkillRef[], {checks, onDone}: RunOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const ref of refs) {
    const outcome = scanRef(ref, checks)
    outcomes.push(outcome)
    onDone?.(outcome)
    // Lets Ctrl-C and progress through.
    if (refs.length > 1) await setImmediate()
  }
  return outcomes
}

async function scanInWorkers(refs: readonly SkillRef[], {checks, sources, jobs, onDone}: RunOptions): Promise<Outcome[]> {
  const {scanInPool} = await import('../../../lib/scan/pool.ts')
  const start = {sources, ids: checks.map((check) => check.id)}
  return scanInPool(refs, {start, url: workerUrl(), jobs, ...(onDone === undefined ? {} : {onDone})})
}
