import {source} from './run.ts'
import type {Run} from './run.ts'
import type {Func, Param} from './tree.ts'
import {unknown, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

/** Parameters by which the world outside gets in: requests, events, tool calls and command lines. */
const inputs = /^(req|request|event|ctx|message|msg|payload|update|interaction|argv)$/
const entries = /(^|\.)(route|get|post|put|delete|command|tool|handler|on_message|event|task)$/

/** What is known of a parameter when nobody is seen to call its function. */
export function outsideValue(run: Run, param: Param, entered: boolean): Abs {
  const name = param.target.type === 'name' ? param.target.name : ''
  return entered || inputs.test(name) ? unknownFrom([source(run, 'input', name, param.target)]) : unknown
}

/** Whether a decorator hands the function to the outside: a route, a command, a tool. */
export function isEntered(func: Func): boolean {
  return func.decorators.some((decorator) => {
    const fn = decorator.type === 'call' ? decorator.fn : decorator
    return (fn.type === 'member' || fn.type === 'name') && entries.test(fn.name)
  })
}
