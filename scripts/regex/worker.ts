import {parentPort} from 'node:worker_threads'
import type {Pattern} from './collect.ts'
import {judgePattern, type Judged} from './judge.ts'

export interface Task {
  readonly pattern: Pattern
  readonly longest: number | undefined
}

parentPort?.on('message', ({pattern, longest}: Task) => parentPort?.postMessage(judgePattern(pattern, longest) satisfies Judged))
