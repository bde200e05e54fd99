import {HOLE, type Op, type SourceKind} from '../../parse/facts.ts'
import type {Collector} from './collector.ts'

const origins: readonly (readonly [SourceKind, string])[] = [
  ['remote', 'from the network'],
  ['decoded', 'decoded'],
  ['conversation', 'from the conversation'],
  ['agent', 'from the agent’s files'],
  ['clipboard', 'from the clipboard'],
  ['env', 'from the environment'],
  ['secret', 'from secrets'],
  ['files', 'from files of the user'],
  ['input', 'from its input'],
]

/** Code that is not there to be read: `shell, from the network`. Text that stands in the skill as it is run is read as code itself, and is nothing of its own. */
export function addCode(op: Extract<Op, {kind: 'eval'}>, into: Collector): void {
  const origin = origins.find(([kind]) => op.code.sources.some((source) => source.kind === kind))?.[1]
  if (origin === undefined && !op.code.text.includes(HOLE)) return
  into.add('code', `${op.language}, ${origin ?? 'put together when it runs'}`, op.at, op.via)
}
