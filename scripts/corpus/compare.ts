import {readFileSync} from 'node:fs'
import type {Result} from './score.ts'

/** One skill of a run as it is kept. */
export interface Kept {
  readonly name: string
  readonly label: string
  readonly verdict: string
}

export interface Changes {
  readonly newlyCaught: readonly string[]
  readonly newlyMissed: readonly string[]
  readonly newAlarms: readonly string[]
  readonly goneAlarms: readonly string[]
  /** In one run only, which is no change of the scanner. */
  readonly onlyNow: number
  readonly onlyBefore: number
}

/** The skills of an earlier run's file. Throws when it is none. */
export function readRun(file: string): Kept[] {
  const run = JSON.parse(readFileSync(file, 'utf8')) as {version?: unknown; skills?: unknown}
  if (run.version !== 1 || !Array.isArray(run.skills)) throw new Error(`${file} is no run of the scoreboard`)
  return run.skills as Kept[]
}

/** What changed in what is blocked. */
export function compare(before: readonly Kept[], now: readonly Result[]): Changes {
  const key = (label: string, name: string): string => `${label}/${name}`
  const old = new Map(before.map((skill) => [key(skill.label, skill.name), skill]))
  const both = now.filter(({row}) => old.has(key(row.label, row.name)))
  const names = (label: string, blocked: boolean): string[] =>
    both
      .filter(({row, verdict}) => {
        const was = old.get(key(row.label, row.name))?.verdict === 'block'
        return row.label === label && was !== blocked && (verdict === 'block') === blocked
      })
      .map(({row}) => row.name)
  return {
    newlyCaught: names('malicious', true),
    newlyMissed: names('malicious', false),
    newAlarms: names('benign', true),
    goneAlarms: names('benign', false),
    onlyNow: now.length - both.length,
    onlyBefore: before.length - both.length,
  }
}
