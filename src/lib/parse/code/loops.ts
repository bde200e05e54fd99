import {evaluate} from './evaluate.ts'
import {emit, step} from './run.ts'
import type {Run} from './run.ts'
import type {Expr, Stmt} from './tree.ts'
import type {Scope} from './value.ts'

/** Turns of a counting loop that are followed one by one: enough for the decoding loops of obfuscated code. */
const mostTurns = 512

export function runLoop(run: Run, scope: Scope, kid: Stmt & {type: 'loop'}): void {
  const before = {emitted: run.emitted, waits: run.waits, spawns: run.spawns}
  run.branch += 1
  const test = kid.test === undefined ? undefined : evaluate(run, scope, kid.test)
  const forever = kid.test === undefined || isConstantTrue(kid.test)
  if (test?.trigger === true) run.conditional += 1
  if (forever || test?.number !== 1) {
    turn(run, scope, kid)
    if (run.branch === 1) turn(run, scope, kid)
  } else countedLoop(run, scope, kid)
  if (test?.trigger === true) run.conditional -= 1
  run.branch -= 1
  if (!forever || kid.body.some((one) => leaves(one))) return
  const effects = run.emitted > before.emitted
  emit(run, kid, {kind: 'loop', via: 'while', effects, waits: run.waits > before.waits, spawns: run.spawns > before.spawns})
}

function turn(run: Run, scope: Scope, kid: Stmt & {type: 'loop'}): void {
  run.execute(scope, kid.body)
  if (kid.update !== undefined) evaluate(run, scope, kid.update)
}

function countedLoop(run: Run, scope: Scope, kid: Stmt & {type: 'loop'}): void {
  const {emitted, steps} = run
  for (let count = 0; count < mostTurns; count += 1) {
    turn(run, scope, kid)
    // A loop that does something is not a decoder: one turn tells what it does. One that costs much is none either.
    if (run.emitted > emitted || steps - run.steps > 60_000 || !step(run)) return
    if (kid.test !== undefined && evaluate(run, scope, kid.test).number !== 1) return
  }
}

function isConstantTrue(test: Expr): boolean {
  if (test.type === 'num') return test.value !== 0
  if (test.type === 'str') return test.text !== ''
  if (test.type === 'unary' && (test.op === 'not' || test.op === '!')) return test.value.type === 'num' && test.value.value === 0
  return false
}

const exits = new Set(['exit', 'quit', '_exit', 'abort'])

function isExit(expr: Expr): boolean {
  if (expr.type !== 'call') return false
  return (expr.fn.type === 'name' && exits.has(expr.fn.name)) || (expr.fn.type === 'member' && exits.has(expr.fn.name))
}

/** Whether a statement can end the loop around it. A `break` in an inner loop ends only that one. */
function leaves(kid: Stmt, inner = false): boolean {
  switch (kid.type) {
    case 'return':
      return true
    case 'jump':
      return kid.kind === 'throw' || (kid.kind === 'break' && !inner)
    case 'expr':
      return isExit(kid.value)
    case 'if':
      return [...kid.then, ...kid.otherwise].some((one) => leaves(one, inner))
    case 'loop':
    case 'each':
      return kid.body.some((one) => leaves(one, true))
    case 'try':
      return [...kid.body, ...kid.handlers.flat(), ...kid.last].some((one) => leaves(one, inner))
    case 'with':
    case 'block':
      return kid.body.some((one) => leaves(one, inner))
    default:
      return false
  }
}

/** Whether a block ends what it is in: the code behind it runs only when it did not. */
export function endsBlock(body: readonly Stmt[]): boolean {
  return body.some((kid) => kid.type === 'return' || kid.type === 'jump' || (kid.type === 'expr' && isExit(kid.value)))
}
