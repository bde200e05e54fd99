import {assignTo} from './assign.ts'
import {makeClass} from './classes.ts'
import {evaluate, updated} from './evaluate.ts'
import {iterate} from './iterate.ts'
import {imported} from './link.ts'
import {endsBlock, runLoop} from './loops.ts'
import {step} from './run.ts'
import type {Run} from './run.ts'
import {assignName} from './scope.ts'
import {join, unknown} from './value.ts'
import type {Scope} from './value.ts'
import type {Func, Stmt} from './tree.ts'

/** Runs statements in order. What follows `if (trigger) return` runs under that trigger as well. */
export function execute(run: Run, scope: Scope, body: readonly Stmt[]): void {
  const {conditional} = run
  for (const kid of body) if (kid.type === 'func') define(run, scope, kid.func)
  for (const kid of body) {
    if (!step(run)) break
    if (run.depth > 700) {
      run.gaps.add('nesting too deep')
      break
    }
    // One statement may not use up what all the others need.
    const reserve = scope === run.globals && run.active.length === 0 && run.branch === 0 ? Math.floor(run.steps * 0.75) : 0
    run.steps -= reserve
    run.depth += 1
    executeOne(run, scope, kid)
    run.depth -= 1
    run.steps = Math.max(0, run.steps) + reserve
  }
  run.conditional = conditional
}

function define(run: Run, scope: Scope, func: Func): void {
  const closure = {func, scope, self: undefined}
  if (!run.called.has(func)) run.pending.set(func, closure)
  assignName(run, scope, func.name, {...unknown, closure}, true)
}

function executeOne(run: Run, scope: Scope, kid: Stmt): void {
  switch (kid.type) {
    case 'expr':
      evaluate(run, scope, kid.value)
      return
    case 'assign': {
      for (const target of kid.targets) {
        const value = kid.op === '=' ? undefined : updated(run, scope, target, kid.op, evaluate(run, scope, kid.value))
        if (value !== undefined) assignTo(run, scope, target, value, kid.declares, evaluate)
      }
      if (kid.op !== '=') return
      const value = evaluate(run, scope, kid.value)
      for (const target of kid.targets) assignTo(run, scope, target, value, kid.declares, evaluate)
      return
    }
    case 'func':
      for (const decorator of kid.func.decorators) evaluate(run, scope, decorator)
      return
    case 'class':
      assignName(
        run,
        scope,
        kid.cls.name,
        makeClass(run, scope, kid.cls, (base) => evaluate(run, scope, base)),
        true,
      )
      return
    case 'return': {
      if (kid.value === undefined) return
      const value = evaluate(run, scope, kid.value)
      run.frame.returned = run.frame.returned === undefined ? value : join(run.frame.returned, value)
      return
    }
    case 'if':
      executeIf(run, scope, kid)
      return
    case 'loop':
      runLoop(run, scope, kid)
      return
    case 'each':
      executeEach(run, scope, kid)
      return
    case 'import':
      for (const {name, as} of kid.names) {
        if (run.links !== undefined && imported(run, scope, kid.module, name, as)) continue
        if (name === '*' && as === '*') run.stars.push(kid.module)
        else assignName(run, scope, as, {...unknown, path: name === '*' ? kid.module : `${kid.module}.${name}`}, true)
      }
      return
    case 'with':
      for (const item of kid.items) {
        const value = evaluate(run, scope, item.value)
        if (item.target !== undefined) assignTo(run, scope, item.target, value, false, evaluate)
      }
      execute(run, scope, kid.body)
      return
    case 'try':
      execute(run, scope, kid.body)
      run.branch += 1
      for (const handler of kid.handlers) execute(run, scope, handler)
      run.branch -= 1
      execute(run, scope, kid.last)
      return
    case 'jump':
      if (kid.value !== undefined) evaluate(run, scope, kid.value)
      return
    case 'scope':
      for (const name of kid.names) scope.outer.add(name)
      return
    case 'block':
      execute(run, scope, kid.body)
  }
}

function executeIf(run: Run, scope: Scope, kid: Stmt & {type: 'if'}): void {
  const trigger = evaluate(run, scope, kid.test).trigger === true
  const {conditional} = run
  if (trigger) run.conditional += 1
  run.branch += 1
  execute(run, scope, kid.then)
  execute(run, scope, kid.otherwise)
  run.branch -= 1
  run.conditional = trigger && endsBlock(kid.then) ? conditional + 1 : conditional
}

function executeEach(run: Run, scope: Scope, kid: Stmt & {type: 'each'}): void {
  const items = iterate(evaluate(run, scope, kid.iterable), kid.keys)
  run.branch += 1
  // A second turn over unknown values lets what the end of the body found reach its beginning.
  const turns = items.length === 1 && run.branch === 1 ? [...items, ...items] : items
  for (const item of turns) {
    if (!step(run)) break
    assignTo(run, scope, kid.target, item, false, evaluate)
    execute(run, scope, kid.body)
  }
  run.branch -= 1
}
