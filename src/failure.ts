import {styleText} from 'node:util'
import {WeftError} from './lib/errors.ts'
import {closest} from './lib/closest.ts'
import {escapeJson, escapeTerminal} from './lib/scan/escape.ts'

/** What is known of the command line that failed. */
export interface FailureContext {
  readonly json: boolean
  /** As a person types it, without `weft`: `security scan`; undefined before a command was found. */
  readonly command?: string | undefined
  /** All commands, as a person types them: asked for only when one was not found. */
  readonly commands?: () => Promise<readonly string[]>
}

/** `security:scan`, as oclif names a command, is `security scan` to a person. */
export function asTyped(id: string): string {
  return id.replaceAll(':', ' ')
}

// oclif's parse errors, as far as they are used here. Recognised by shape: a user plugin brings an oclif, and so an error class, of its own.
interface UsageError extends Error {
  readonly oclif: {readonly exit?: number}
  readonly flags?: readonly string[]
  readonly parse?: {readonly input?: {readonly flags?: Readonly<Record<string, unknown>>}}
}

const isUsage = (error: unknown): error is UsageError =>
  error instanceof Error && 'oclif' in error && (error as {code?: unknown}).code !== 'MODULE_NOT_FOUND'

/** Says what went wrong, as the one JSON document or on stderr, and returns the exit code. Everything shown is escaped. */
export async function showFailure(error: unknown, context: FailureContext): Promise<number> {
  if (isUsage(error) && error.message.startsWith('EEXIT')) return error.oclif.exit ?? 0
  const {code, message, hint, exit} = await toWeftError(error, context)
  if (context.json) {
    process.stdout.write(`${escapeJson(JSON.stringify({error: {code, message, hint}}, null, 2))}\n`)
    return exit
  }
  const style = (format: 'red' | 'dim', text: string): string => styleText(format, text, {stream: process.stderr})
  process.stderr.write(`${style('red', 'error:')} ${escapeTerminal(message, 2000)} ${style('dim', `[${code}]`)}\n`)
  if (hint !== undefined) process.stderr.write(`${style('dim', ' hint:')} ${escapeTerminal(hint, 2000)}\n`)
  if (code === 'WEFT_BUG' && process.env['WEFT_DEBUG'] === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return exit
}

async function toWeftError(error: unknown, context: FailureContext): Promise<WeftError> {
  if (error instanceof WeftError) return error
  if (isUsage(error)) return usageError(error, context)
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return new WeftError('WEFT_BUG', message, {
    hint: 'This is a mistake in weft. Please report it, with what WEFT_DEBUG=1 adds.',
  })
}

async function usageError(error: UsageError, context: FailureContext): Promise<WeftError> {
  const unknown = /^command (.+) not found\.?$/is.exec(error.message)?.[1]
  if (unknown !== undefined) {
    const typed = asTyped(unknown)
    const near = closest(typed, (await context.commands?.()) ?? [])
    const hint = near === undefined ? '`weft help` lists the commands.' : `Did you mean \`weft ${near}\`?`
    return new WeftError('WEFT_USAGE', `There is no command "${typed}".`, {hint})
  }
  const message = error.message
    .replace('See more help with --help', '')
    .trim()
    .replace(/(?<!\s)\s*\n\s*/g, ' ')
  const help = `\`weft ${context.command === undefined ? 'help' : `${context.command} --help`}\` shows what fits.`
  const known = Object.keys(error.parse?.input?.flags ?? {}).map((name) => `--${name}`)
  const near = error.flags?.[0] === undefined ? undefined : closest(error.flags[0], known)
  return new WeftError('WEFT_USAGE', message, {hint: near === undefined ? help : `Did you mean ${near}? ${help}`})
}
