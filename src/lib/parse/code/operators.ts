import {addString} from './run.ts'
import type {Run} from './run.ts'
import {formatPercent} from './format.ts'
import type {Span} from './tree.ts'
import {concat, isKnown, listValue, maxText, numberValue, sourcesOf, textValue, union, unknown, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

const comparisons = new Set(['==', '!=', '===', '!==', '<', '>', '<=', '>=', 'in', 'not in', 'is', 'is not', 'instanceof'])

export function evaluateBinary(run: Run, expr: Span & {readonly op: string}, left: Abs, right: Abs): Abs {
  const {op} = expr
  if (comparisons.has(op)) return compare(op, left, right)
  if (left.number !== undefined && right.number !== undefined) return arithmetic(op, left.number, right.number)
  if (op === '%' && (left.text !== unknown.text || left.path === undefined)) return formatPercent(left, right)
  if (op === '*') return repeated(run, left, right, expr)
  if (
    op === '/' &&
    (left.path?.startsWith('pathlib') === true ||
      (left.number === undefined && right.number === undefined && (isKnown(left) || isKnown(right))))
  ) {
    return {...concat([left, textValue(left.text.endsWith('/') ? '' : '/'), right]), path: left.path ?? 'pathlib.Path()'}
  }
  const clock = op !== '-' && (left.clock === true || right.clock === true) ? true : undefined
  // How long something took is no moment in time: `time() - start` is not a trigger.
  const sources = union(sourcesOf(left), sourcesOf(right))
  return {...unknownFrom(op === '-' ? sources.filter((source) => source.kind !== 'time') : sources), clock}
}

function arithmetic(op: string, a: number, b: number): Abs {
  switch (op) {
    case '-':
      return numberValue(a - b)
    case '*':
      return numberValue(a * b)
    case '/':
      return b === 0 ? unknown : numberValue(a / b)
    case '//':
      return b === 0 ? unknown : numberValue(Math.floor(a / b))
    case '%':
      return b === 0 ? unknown : numberValue(a - b * Math.floor(a / b))
    case '**': {
      const power = a ** b
      return Number.isFinite(power) ? numberValue(power) : numberValue(Number.MAX_VALUE)
    }
    case '^':
      return numberValue(a ^ b)
    case '&':
      return numberValue(a & b)
    case '|':
      return numberValue(a | b)
    case '<<':
      return numberValue(a * 2 ** Math.min(b, 1000))
    case '>>':
    case '>>>':
      return numberValue(Math.floor(a / 2 ** b))
    default:
      return unknown
  }
}

/** `'ab' * 3`, `[0] * n`. A text too large to make is kept as its size. */
function repeated(run: Run, left: Abs, right: Abs, at: Span): Abs {
  const times = right.number ?? left.number
  const what = right.number === undefined ? right : left
  if (times === undefined) return unknownFrom(union(sourcesOf(left), sourcesOf(right)))
  return repeatValue(run, what, times, at)
}

/** From this many bytes on, an allocation is worth telling. */
const largeAllocation = 256 * 1024 * 1024

export function repeatValue(run: Run, what: Abs, times: number, at: Span): Abs {
  const size = (what.items === undefined ? (isKnown(what) ? what.text.length : 0) : what.items.length * 8) * Math.max(0, times)
  if (size >= largeAllocation) run.allocate(size, at)
  if (what.items !== undefined)
    return size / 8 < 5000
      ? listValue(Array.from({length: Math.max(0, times)}, () => what.items ?? []).flat())
      : unknownFrom(sourcesOf(what))
  if (!isKnown(what) || size > Math.min(maxText, 100_000)) return unknownFrom(what.sources)
  const text = what.text.repeat(Math.max(0, Math.floor(times)))
  return {...textValue(text, what.sources), bytes: what.bytes === undefined ? undefined : text}
}

const identity = /^(USER|USERNAME|LOGNAME|HOSTNAME|COMPUTERNAME|CI|GITHUB_ACTIONS|SANDBOX|USERDOMAIN|VIRTUAL_ENV_CHECK)$/

function isIdentity(value: Abs): boolean {
  return value.sources.some((source) => source.kind === 'env' && identity.test(source.what))
}

function compare(op: string, left: Abs, right: Abs): Abs {
  const trigger =
    (left.clock === true) !== (right.clock === true) || (isIdentity(left) && isKnown(right)) || (isIdentity(right) && isKnown(left))
  if (trigger) return {...unknown, trigger}
  const numbers = left.number !== undefined && right.number !== undefined
  if (numbers) {
    const [a, b] = [left.number ?? 0, right.number ?? 0]
    const holds =
      op === '<'
        ? a < b
        : op === '>'
          ? a > b
          : op === '<='
            ? a <= b
            : op === '>='
              ? a >= b
              : op.startsWith('=') || op === 'is'
                ? a === b
                : op.startsWith('!')
                  ? a !== b
                  : undefined
    return holds === undefined ? unknown : truth(holds)
  }
  return unknown
}

export function truth(holds: boolean): Abs {
  return {text: holds ? 'true' : 'false', sources: [], number: holds ? 1 : 0}
}

export function evaluateUnary(op: string, value: Abs): Abs {
  if (op === '-' && value.number !== undefined) return numberValue(-value.number)
  if (op === '~' && value.number !== undefined) return numberValue(~value.number)
  if (op === '+')
    return value.number !== undefined
      ? value
      : isKnown(value) && Number.isFinite(Number(value.text))
        ? numberValue(Number(value.text))
        : value
  if (op === '!' || op === 'not') return value.number === undefined ? {...unknown, trigger: value.trigger} : truth(value.number === 0)
  if (op === 'typeof' || op === 'void' || op === 'delete') return unknown
  return value
}

/** Marks a text as unfolded by one more layer, and shows it. */
export function unfolded(run: Run, text: string, from: Abs, layer: string, at: Span, bytes?: string): Abs {
  const layers = [...(from.layers ?? []), layer].slice(-8)
  addString(run, text, at, layers, true)
  return {...textValue(text, from.sources), layers, bytes}
}
