import {parentPort, workerData} from 'node:worker_threads'
import {WeftError} from '../errors.ts'
import type {SkillRef} from '../skill/ref.ts'
import {type CheckSource, loadChecks} from './load-checks.ts'
import {type Outcome, scanRef} from './scan-ref.ts'

/** What a worker is started with. */
export interface WorkerStart {
  readonly sources: readonly CheckSource[]
  /** Ids of the checks to run. */
  readonly ids: readonly string[]
}

/** What a worker sends: first that it is ready or why it cannot be, then one outcome for each skill it was sent. */
export type WorkerMessage =
  | {readonly kind: 'ready'}
  | {readonly kind: 'unfit'; readonly code: WeftError['code'] | undefined; readonly message: string}
  | {readonly kind: 'outcome'; readonly outcome: Outcome}

const port = parentPort
const send = (message: WorkerMessage): void => port?.postMessage(message)

try {
  const {sources, ids} = workerData as WorkerStart
  const wanted = new Set(ids)
  const checks = (await loadChecks(sources)).filter((check) => wanted.has(check.id))
  port?.on('message', (ref: SkillRef) => send({kind: 'outcome', outcome: scanRef(ref, checks)}))
  send({kind: 'ready'})
} catch (error) {
  send({
    kind: 'unfit',
    code: error instanceof WeftError ? error.code : undefined,
    message: error instanceof Error ? error.message : String(error),
  })
}
