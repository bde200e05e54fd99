import type {Facts, Op, OpKind} from './facts.ts'

const byKind = new WeakMap<Facts, ReadonlyMap<OpKind, readonly Op[]>>()

/** Ops of the given kinds, typed, in order. */
export function opsOf<K extends OpKind>(facts: Facts, ...kinds: readonly K[]): readonly Extract<Op, {kind: K}>[] {
  let known = byKind.get(facts)
  if (known === undefined) {
    known = Map.groupBy(facts.ops, (op) => op.kind)
    byKind.set(facts, known)
  }
  const present = kinds.filter((kind) => known.has(kind))
  const found =
    present.length > 1 ? facts.ops.filter((op) => (present as readonly OpKind[]).includes(op.kind)) : (known.get(present[0]!) ?? [])
  return found as readonly Extract<Op, {kind: K}>[]
}
