import {type Check, categories, severities} from '../../checks/check.ts'

const texts = ['id', 'name', 'title', 'rationale', 'remediation'] as const satisfies readonly (keyof Check)[]

/**
 * What is wrong with something that should be a check, in half a sentence, or undefined when nothing is. A foreign check comes from plain JavaScript, where
 * no compiler has looked at it. `prefix` is undefined for our own.
 */
export function problemOfCheck(check: unknown, prefix: string | undefined): string | undefined {
  if (typeof check !== 'object' || check === null) return 'its default export is no check'
  const fields = check as Partial<Record<keyof Check, unknown>>
  for (const name of texts) if (typeof fields[name] !== 'string' || fields[name] === '') return `"${name}" must be a text`
  const id = fields.id as string
  if (prefix === undefined && !/^[A-Z]{2}-\d{3}$/.test(id)) return `its id ${id} is not like US-001`
  if (prefix !== undefined && !(id.startsWith(`${prefix}/`) && /^[a-z0-9-]{1,60}$/.test(id.slice(prefix.length + 1)))) {
    return `its id ${id} is not like ${prefix}/a-name`
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(fields.name as string)) return '"name" must be in kebab-case'
  if (!Object.hasOwn(categories, String(fields.category))) return `"category" must be one of ${Object.keys(categories).join(', ')}`
  if (!severities.includes(fields.severity as never)) return `"severity" must be one of ${severities.join(', ')}`
  if (fields.axis !== 'power' && fields.axis !== 'deception') return '"axis" must be power or deception'
  if (!Array.isArray(fields.references) || !Array.isArray(fields.needs)) return '"references" and "needs" must be lists'
  const examples = fields.examples as Partial<Check['examples']> | undefined
  if (!Array.isArray(examples?.bad) || !Array.isArray(examples?.good)) return '"examples" must have lists "bad" and "good"'
  if (typeof fields.run !== 'function') return '"run" must be a function'
  return undefined
}
