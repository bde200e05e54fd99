import {type Check, categories} from '../../../checks/check.ts'
import {closest} from '../../../lib/closest.ts'
import {WeftError} from '../../../lib/errors.ts'

/** The checks that `only` names (all when it is empty) without those that `without` names. Each name is an id, a name or a category. */
export function selectChecks(checks: readonly Check[], only: readonly string[], without: readonly string[]): Check[] {
  const wanted = only.length === 0 ? new Set(checks) : new Set(only.flatMap((name) => checksNamed(checks, name)))
  for (const name of without) for (const check of checksNamed(checks, name)) wanted.delete(check)
  if (wanted.size === 0)
    throw new WeftError('WEFT_USAGE', 'No check is left to run', {hint: 'Leave out --skip, or name checks with --check.'})
  return checks.filter((check) => wanted.has(check))
}

/** The checks of an id, a name or a category, in any case. Throws WEFT_CHECK_UNKNOWN. */
export function checksNamed(checks: readonly Check[], name: string): Check[] {
  const lower = name.toLowerCase()
  const found = checks.filter((check) => [check.id, check.name, check.category].some((one) => one.toLowerCase() === lower))
  if (found.length > 0) return found
  const near = closest(lower, [...checks.flatMap((check) => [check.name, check.id.toLowerCase()]), ...Object.keys(categories)])
  const meant = checks.find((check) => check.id.toLowerCase() === near)?.id ?? near
  throw new WeftError('WEFT_CHECK_UNKNOWN', `There is no check "${name}"`, {
    hint: meant === undefined ? '`weft security checks` lists them.' : `Did you mean ${meant}? \`weft security checks\` lists them.`,
  })
}
