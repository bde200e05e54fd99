import {setFlagsFromString} from 'node:v8'
import type {Attack} from './ambiguity.ts'

// The interpreter, which runs a pattern first, is many times slower and says nothing about growth.
setFlagsFromString('--no-regexp-tier-up')

export interface Cost {
  readonly attack: string
  /** Length of the text, in UTF-16 units. */
  readonly length: number
  readonly milliseconds: number
  /** How the time grows: 1 linear, 2 quadratic, more is worse. */
  readonly power: number
}

/** From here on a text of at most `longest` is slow. */
const slow = 12
/** Unbounded patterns are tried up to here: a quadratic one then takes some hundred milliseconds. */
const defaultLongest = 32_768
/** Small steps first: an exponential pattern takes a second for 30 characters and a year for 60. */
const lengths = [24, 28, 33, 40, 48, 58, 70, 84, 100, 256, 1024, 4096, 8192, 16_384, 32_768]
/** From this length on a pattern that is linear shows it. */
const enough = 4096
/** A pattern that is slow on every attack is known well enough after so many milliseconds. */
const patience = 3000
/** What stands behind the pump, so that the match fails or has to go on. */
const tails = ['', '\0', '\n', '!', ' x', '\u2028;']

/**
 * Times a pattern on texts of growing length. Returns the worst that is slow, whether it grows super-linearly or not; undefined when all is quick.
 * A pattern with flag `g` is asked for all its matches.
 */
export function measure(source: string, flags: string, attacks: readonly Attack[], longest?: number): Cost | undefined {
  const pattern = new RegExp(source, flags)
  const end = performance.now() + patience
  let worst: Cost | undefined
  // A pattern whose first alternative takes the start of the text has to be met further in.
  for (const {prefix, pump} of attacks.flatMap((attack) => (attack.prefix === '' ? [attack, {...attack, prefix: '\0\n'}] : [attack]))) {
    for (const tail of tails) {
      const text = (length: number): string => prefix + pump.repeat(Math.ceil(length / pump.length)) + tail
      let before = {length: 1, spent: 0}
      for (const length of lengths) {
        const here = Math.min(length, longest ?? defaultLongest)
        let spent = time(pattern, text(here))
        if (spent >= slow) {
          // The machine may have paused: only a time that is there again counts.
          spent = spent > 2000 ? spent : Math.min(spent, time(pattern, text(here)), time(pattern, text(here)))
          if (spent >= slow) {
            const {length: at, milliseconds, power} = grow(pattern, text, here, spent, longest ?? plain)
            if (worst === undefined || power > worst.power) worst = {attack: describe(prefix, pump, tail), length: at, milliseconds, power}
            break
          }
        }
        // What grows no faster than the text is not worth longer ones.
        if (here >= enough && (spent < 0.3 || Math.log(spent / before.spent) / Math.log(here / before.length) < 1.35)) break
        if (here === (longest ?? defaultLongest)) break
        before = {length: here, spent}
      }
      if (worst !== undefined && (worst.power > limit || performance.now() > end)) return worst
    }
  }
  return worst
}

/** Growth from which on a cost is super-linear; noise stays below it. */
export const limit = 1.6

/** Follows a slow text until its growth is plain: behind a wide but bounded window the time ends up linear. */
function grow(pattern: RegExp, text: (length: number) => string, from: number, spent: number, longest: number): Omit<Cost, 'attack'> {
  // What is slow on so few characters is exponential: twice as many would take for ever.
  if (from <= 256) return {length: from, milliseconds: spent, power: Math.log2(spent / Math.max(best(pattern, text(from / 2)), 0.001))}
  let length = from
  let now = spent
  while (now < 100 && length < Math.min(longest, plain)) {
    length = Math.min(length * 2, longest)
    now = best(pattern, text(length))
  }
  return {length, milliseconds: now, power: Math.log(now / Math.max(best(pattern, text(length / 4)), 0.001)) / Math.log(4)}
}

/** The machine does other things too: the least of several times is the pattern's own. */
function best(pattern: RegExp, text: string): number {
  let least = time(pattern, text)
  for (let i = 0; i < 2 && least < 100; i++) least = Math.min(least, time(pattern, text))
  return least
}

/** Length at which windows of some thousand characters no longer hide that the rest is linear. */
const plain = 65_536

function time(pattern: RegExp, text: string): number {
  pattern.lastIndex = 0
  const started = performance.now()
  if (pattern.global) text.replace(pattern, '')
  else pattern.exec(text)
  return performance.now() - started
}

const describe = (prefix: string, pump: string, tail: string): string =>
  `${JSON.stringify(prefix)} + ${JSON.stringify(pump)} × n + ${JSON.stringify(tail)}`
