import type {Run} from './run.ts'
import {join} from './value.ts'
import type {Abs, Scope} from './value.ts'

export function makeScope(parent: Scope | undefined): Scope {
  return {names: new Map(), parent, outer: new Set()}
}

export function lookup(scope: Scope, name: string): Abs | undefined {
  for (let current: Scope | undefined = scope; current !== undefined; current = current.parent) {
    const found = current.names.get(name)
    if (found !== undefined) return found.value
  }
  return undefined
}

/** Which scope an assignment without declaration goes to. */
function home(run: Run, scope: Scope, name: string, declares: boolean): Scope {
  if (declares) return scope
  if (run.language === 'python' && !scope.outer.has(name)) return scope
  for (let current: Scope | undefined = run.language === 'python' ? scope.parent : scope; current !== undefined; current = current.parent) {
    if (current.names.has(name)) return current
  }
  return run.globals
}

/**
 * Sets a name. Inside a branch or loop deeper than where the name was last set, the old value stays possible: it is kept as an alternative behind
 * the new one, so that no copies of the environment are needed for branches.
 */
export function assignName(run: Run, scope: Scope, name: string, value: Abs, declares: boolean): void {
  const target = home(run, scope, name, declares)
  const known = target.names.get(name)
  if (known === undefined || declares) {
    target.names.set(name, {value, branch: run.branch})
    return
  }
  const weak = run.branch > known.branch || target !== scope
  known.value = weak ? keepNumber(value, join(value, known.value)) : value
  if (!weak) known.branch = run.branch
}

/** A counter in a loop keeps its newest number, else no decoding loop would end. */
function keepNumber(newest: Abs, joined: Abs): Abs {
  return newest.number === undefined ? joined : {...joined, text: newest.text, number: newest.number, alts: undefined}
}
