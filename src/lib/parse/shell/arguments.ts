import type {Value} from '../facts.ts'

export interface Parsed {
  /** Flag as written (`-d`, `--data`) to its values; flags that take none map to []. */
  readonly flags: ReadonlyMap<string, readonly Value[]>
  readonly rest: readonly Value[]
}

/**
 * Splits arguments the way getopt does: `-sSfL`, `-XPOST`, `--data=x`, `--data x`, `--`.
 * @param valued flags that take a value, space separated, with their dashes.
 */
export function parseArguments(args: readonly Value[], valued: string): Parsed {
  const takes = new Set(valued.split(' '))
  const flags = new Map<string, Value[]>()
  const rest: Value[] = []
  const add = (flag: string, value?: Value) => {
    const list = flags.get(flag) ?? []
    if (value !== undefined) list.push(value)
    flags.set(flag, list)
  }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    const {text} = arg
    if (text === '--') {
      rest.push(...args.slice(i + 1))
      break
    }
    if (text.startsWith('--')) {
      const equals = text.indexOf('=')
      if (equals > 0) add(text.slice(0, equals), {text: text.slice(equals + 1), sources: arg.sources})
      else if (takes.has(text) && i + 1 < args.length) add(text, args[++i])
      else add(text)
    } else if (text.length > 1 && text.startsWith('-')) {
      if (takes.has(text) && i + 1 < args.length) {
        add(text, args[++i])
        continue
      }
      for (let c = 1; c < text.length && c < 40; c++) {
        const flag = `-${text[c]}`
        if (!takes.has(flag)) add(flag)
        else if (c + 1 < text.length) {
          add(flag, {text: text.slice(c + 1), sources: arg.sources})
          break
        } else if (i + 1 < args.length) add(flag, args[++i])
      }
    } else rest.push(arg)
  }
  return {flags, rest}
}

/** Values of any of the named flags, in order of the names. */
export function valuesOf(parsed: Parsed, ...names: readonly string[]): Value[] {
  return names.flatMap((name) => [...(parsed.flags.get(name) ?? [])])
}

export function has(parsed: Parsed, ...names: readonly string[]): boolean {
  return names.some((name) => parsed.flags.has(name))
}
