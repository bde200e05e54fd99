import type {Confidence} from '../../checks/check.ts'
import type {Doc, Op, Place} from './facts.ts'
import {spokenOf} from './spoken.ts'

export {opsOf} from './ops.ts'

export type RunOp = Extract<Op, {kind: 'run'}>

const lines = new WeakMap<RunOp, string>()

/** A run as one line: program and arguments with a space between. */
export function commandLine(op: RunOp): string {
  let line = lines.get(op)
  if (line === undefined) {
    line = [op.program, ...op.args.map((arg) => arg.text.slice(0, 4000))].join(' ').slice(0, 4000)
    lines.set(op, line)
  }
  return line
}

const steps: readonly Confidence[] = ['low', 'medium', 'high']

/**
 * How sure a finding in code is, by where the code stands: one step less where it is only shown, one more where it was decoded from something that
 * hides it. Never below low: an attacker can write "example" above anything.
 */
export function sureness(place: Place, base: Confidence): Confidence {
  const {doc} = place
  if (spokenOf(doc) === 'forbidden') return 'low'
  const shift = (doc.role === 'shown' ? -1 : 0) + (isDecoded(place) ? 1 : 0)
  return steps[Math.min(2, Math.max(0, steps.indexOf(base) + shift))]!
}

/** The place lies in text that was decoded: base64, an archive, a folded string. */
export function isDecoded(place: Place): boolean {
  return place.doc.layers.length > 0
}

/** Whether a document is another one or lies in it, at any depth. */
export function isWithin(inner: Doc, outer: Doc): boolean {
  for (let doc: Doc | undefined = inner, depth = 0; doc !== undefined && depth < 64; doc = doc.parent, depth++)
    if (doc === outer) return true
  return false
}

/** Code that the skill runs or asks to be run, as opposed to code it only shows. */
export function isLive(place: Place): boolean {
  return place.doc.role === 'script' || place.doc.role === 'asked'
}
