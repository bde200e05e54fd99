import {availableParallelism} from 'node:os'
import {scanInPool} from '../../src/lib/scan/pool.ts'
import {workerUrl} from '../../src/lib/scan/worker-url.ts'
import type {Finding} from '../../src/lib/scan/report.ts'
import type {SkillRef} from '../../src/lib/skill/ref.ts'
import type {Row} from './rows.ts'
import {gradesOf, type Result} from './score.ts'

export interface Scanned extends Result {
  readonly findings: readonly Finding[]
}

/** Scans the skills in worker threads, in the order of `rows`; says on a terminal how far it is. */
export async function scanRows(rows: readonly Row[], ids: readonly string[]): Promise<Scanned[]> {
  // The folder is the skill, even where it holds others: one label, one verdict.
  const refs = rows.map(({folder, name}): SkillRef => ({kind: 'folder', path: folder, name}))
  let done = 0
  const onDone = (): void => {
    done++
    if (process.stderr.isTTY) process.stderr.write(done === rows.length ? '\r\u001B[K' : `\rscanning ${done} of ${rows.length}`)
  }
  const outcomes = await scanInPool(refs, {start: {sources: [], ids}, url: workerUrl(), jobs: availableParallelism(), onDone})
  return outcomes.map((outcome, index): Scanned => {
    const row = rows[index]!
    if ('error' in outcome) return {row, verdict: 'error', reason: outcome.error.message, milliseconds: 0, grades: new Map(), findings: []}
    const {verdict, reason, milliseconds, findings} = outcome.report
    return {row, verdict, reason, milliseconds, grades: gradesOf(outcome.report), findings}
  })
}
