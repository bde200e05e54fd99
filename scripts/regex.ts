// Attacks every pattern of src with texts that may make it backtrack super-linearly, and fails when one does: hostile text must never cost more than its length.
//   npm run regex [-- TEXT]     TEXT: only patterns whose place or source has it
// Candidates come from the theory of ambiguous automata and from guesses (regex/); what counts is the time that the engine really needs.
import {availableParallelism} from 'node:os'
import {Worker} from 'node:worker_threads'
import {longestFor, stale} from './regex/allowed.ts'
import {collect, type Pattern} from './regex/collect.ts'
import type {Judged} from './regex/judge.ts'
import {limit} from './regex/measure.ts'

/** A pattern that has not been judged by then hangs the engine. */
const patience = 20_000

const started = performance.now()
const [only = ''] = process.argv.slice(2)
const all = await collect()
const patterns = all.filter(({at, source}) => at.includes(only) || source.includes(only))
const problems: string[] = []
const notes: string[] = []
let attacks = 0
let next = 0

await Promise.all(Array.from({length: Math.min(availableParallelism(), patterns.length)}, lane))
for (const entry of only === '' ? stale(all) : []) problems.push(`scripts/regex/allowed.ts: no pattern fits the entry ${entry}`)
for (const note of notes.sort()) console.log(`note: ${note}`)
for (const problem of problems.sort()) console.error(problem)
const seconds = ((performance.now() - started) / 1000).toFixed(0)
console.log(
  `regex: ${patterns.length} patterns, ${attacks} attacks, ${problems.length === 0 ? 'none super-linear' : `${problems.length} problems`} in ${seconds} s`,
)
if (problems.length > 0) process.exitCode = 1

async function lane(): Promise<void> {
  let worker = start()
  for (let pattern = patterns[next++]; pattern !== undefined; pattern = patterns[next++]) {
    const judged = await ask(worker, pattern)
    if (judged === undefined) {
      problems.push(tell(pattern, 'hangs the engine'))
      await worker.terminate()
      worker = start()
      continue
    }
    attacks += judged.attacks
    const {cost} = judged
    const longest = longestFor(pattern)
    if (cost === undefined) continue
    const attack = `${cost.milliseconds.toFixed(0)} ms for ${cost.length} of ${cost.attack}`
    // Where the text is bounded, growth does not matter and the time does.
    if (longest !== undefined) problems.push(tell(pattern, `takes too long for its bounded text: ${attack}`))
    else if (cost.power > limit) problems.push(tell(pattern, `takes time to the power of ${cost.power.toFixed(1)}: ${attack}`))
    else notes.push(tell(pattern, `is linear and slow: ${attack}`))
  }
  await worker.terminate()
}

function start(): Worker {
  return new Worker(new URL('regex/worker.ts', import.meta.url))
}

async function ask(worker: Worker, pattern: Pattern): Promise<Judged | undefined> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer)
      worker.off('message', take)
      worker.off('error', fail)
    }
    const take = (judged: Judged | undefined): void => {
      done()
      resolve(judged)
    }
    const fail = (error: unknown): void => {
      done()
      reject(new Error(`${pattern.at} /${pattern.source}/: ${String(error)}`))
    }
    const timer = setTimeout(take, patience, undefined)
    worker.on('message', take)
    worker.on('error', fail)
    worker.postMessage({pattern, longest: longestFor(pattern)})
  })
}

function tell({at, source, flags}: Pattern, problem: string): string {
  return `${at} ${problem}\n    /${source.length > 160 ? `${source.slice(0, 160)}…` : source}/${flags}`
}
