#!/usr/bin/env node
// Keeps prompts in a file on this computer and finds them again. No network, no other programs; see ../SKILL.md.
import {parseArgs} from 'node:util'
import {commands} from './lib/commands.mjs'
import {UsageError} from './lib/errors.mjs'
import {commandHelp, usage} from './lib/help.mjs'
import {visible} from './lib/show.mjs'

function parse(args, options) {
  try {
    return parseArgs({args, options: {...options, help: {type: 'boolean', short: 'h'}}, allowPositionals: true, strict: true})
  } catch (error) {
    throw new UsageError(error.message)
  }
}

function main([name, ...args]) {
  if (name === '--help' || name === '-h' || name === 'help') return void process.stdout.write(usage)
  if (name === undefined) throw new UsageError('No command given.')
  if (!Object.hasOwn(commands, name)) throw new UsageError(`"${name}" is not a command.`)
  const command = commands[name]
  const {values, positionals} = parse(args, command.options)
  if (values.help) return void process.stdout.write(commandHelp[name])
  if (!command.words && positionals.length > 0) throw new UsageError(`${name} does not take "${positionals[0]}".`)
  command.run(values, positionals)
}

// `… | head` closes the pipe early; that is no error.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2))

try {
  main(process.argv.slice(2))
} catch (error) {
  const hint = error instanceof UsageError ? '\nTry: node scripts/prompt-log.mjs --help' : ''
  process.stderr.write(`prompt-log: ${visible(error.message)}${hint}\n`)
  process.exitCode = 2
}
