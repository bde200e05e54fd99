import {Worker} from 'node:worker_threads'
import {WeftError} from '../errors.ts'
import {forgetArchive} from '../skill/archive-open.ts'
import type {SkillRef} from '../skill/ref.ts'
import {failure, type Outcome} from './scan-ref.ts'
import type {WorkerMessage, WorkerStart} from './worker.ts'

export interface PoolOptions {
  readonly start: WorkerStart
  readonly url: URL
  readonly jobs: number
  /** Longest time for one skill, in milliseconds. */
  readonly timeout?: number
  /** Heap that one skill may need, in MiB: beyond it the worker dies, not the machine. */
  readonly heapMegabytes?: number
  /** Called after each skill, in the order in which they end. */
  readonly onDone?: (outcome: Outcome) => void
}

const defaultTimeout = 60_000
const defaultHeap = 384
// Skills are many and short-lived: a small nursery keeps a scan of 650 skills at 360 MB, where V8's own choice takes 600, and costs no time.
const nurseryMegabytes = 16

/**
 * Scans skills in worker threads; outcomes in the order of `refs`. Each worker holds one skill at a time, so that nothing queues up. A worker that hangs or
 * crashes costs the skill that it held and is replaced. Throws what keeps every worker from starting: an invalid check.
 */
export async function scanInPool(refs: readonly SkillRef[], options: PoolOptions): Promise<Outcome[]> {
  // Finding the skills left the last archive unpacked in this thread, where nobody reads it any more.
  forgetArchive()
  const outcomes: Outcome[] = Array.from({length: refs.length})
  let next = 0
  const lane = async (): Promise<void> => {
    let worker: PoolWorker | undefined
    try {
      for (let index = next++; index < refs.length; index = next++) {
        worker ??= await startWorker(options)
        const outcome = await worker.scan(refs[index] as SkillRef, options.timeout ?? defaultTimeout)
        if (worker.dead()) worker = undefined
        outcomes[index] = outcome
        options.onDone?.(outcome)
      }
    } catch (error) {
      // When one lane cannot start none can: the others stop after the skill that they hold.
      next = refs.length
      throw error
    } finally {
      await worker?.stop()
    }
  }
  const lanes = Array.from({length: Math.max(1, Math.min(options.jobs, refs.length))}, lane)
  const results = await Promise.allSettled(lanes)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return outcomes
}

interface PoolWorker {
  scan(ref: SkillRef, timeout: number): Promise<Outcome>
  dead(): boolean
  stop(): Promise<unknown>
}

async function startWorker({start, url, heapMegabytes = defaultHeap}: PoolOptions): Promise<PoolWorker> {
  const worker = new Worker(url, {
    workerData: start,
    resourceLimits: {maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: nurseryMegabytes},
  })
  let dead = false
  // Whoever waits now, for the start or for a skill. Between two nobody does, and a worker that dies then is found dead by the next.
  let settle: (event: WorkerMessage | {readonly kind: 'died'; readonly why: string}) => void = () => undefined
  const die = (why: string): void => {
    if (dead) return
    dead = true
    settle({kind: 'died', why})
  }
  worker.on('message', (message: WorkerMessage) => settle(message))
  worker.on('error', (error: Error & {code?: string}) =>
    die(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it needs too much memory' : error.message),
  )
  worker.on('exit', () => die('the worker ended'))
  const wait = (): Promise<Parameters<typeof settle>[0]> =>
    new Promise((resolve) => {
      settle = resolve
      if (dead) resolve({kind: 'died', why: 'the worker ended'})
    })
  const first = await wait()
  if (first.kind !== 'ready') void worker.terminate()
  if (first.kind === 'unfit' && first.code !== undefined) throw new WeftError(first.code, first.message)
  if (first.kind !== 'ready')
    throw new Error(`a scan worker cannot start: ${first.kind === 'died' ? first.why : first.kind === 'unfit' ? first.message : ''}`)
  return {
    dead: () => dead,
    stop: () => worker.terminate(),
    async scan(ref, timeout) {
      const timer = setTimeout(() => {
        die(`it took longer than ${Math.round(timeout / 1000)} s`)
        void worker.terminate()
      }, timeout)
      const answer = wait()
      worker.postMessage(ref)
      const event = await answer
      clearTimeout(timer)
      if (event.kind === 'outcome') return event.outcome
      return failure(ref, 'WEFT_SCAN_FAILED', `The scan was given up: ${event.kind === 'died' ? event.why : 'the worker lost its way'}.`)
    },
  }
}
