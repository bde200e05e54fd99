#!/usr/bin/env node
// Scans a skill with weft and explains the verdict. Runs nothing of the skill and connects to nothing; see ../SKILL.md.
import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {NotVetted} from './lib/errors.mjs'
import {asData, explain, quote} from './lib/explain.mjs'
import {readReport} from './lib/report.mjs'
import {findWeft, runWeft} from './lib/weft.mjs'

const usage = `vet: scans a skill with weft before it is installed, and explains the verdict.

Usage: node scripts/vet.mjs [OPTIONS] PATH...

PATH is a skill folder, a folder of skills, a SKILL.md, or an archive (.zip, .tar, .tgz).

  --json             the result as JSON
  --timeout SECONDS  default 120
  --help             this text

Environment: WEFT_BIN, path of weft when it is not on PATH.
Exit codes: 0 pass, 1 warn or block, 2 not vetted (wrong usage, no scanner, no clear answer).
`

function parse(args) {
  const options = {json: {type: 'boolean'}, timeout: {type: 'string'}, help: {type: 'boolean', short: 'h'}}
  try {
    return parseArgs({args, options, allowPositionals: true, strict: true})
  } catch (error) {
    throw new NotVetted(`${error.message}\nTry: node scripts/vet.mjs --help`)
  }
}

function checkPath(path) {
  if (/^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(path))
    throw new NotVetted(`${path} is an internet address. Download it first, without running anything of it.`)
  const absolute = resolve(path)
  if (!existsSync(absolute)) throw new NotVetted(`${absolute} does not exist.`)
  return absolute
}

async function main(args) {
  const {values, positionals} = parse(args)
  if (values.help) return void process.stdout.write(usage)
  if (positionals.length === 0) throw new NotVetted('No skill named.\nTry: node scripts/vet.mjs --help')
  const seconds = Number(values.timeout ?? 120)
  if (!(seconds > 0 && seconds <= 3600)) throw new NotVetted('--timeout takes seconds, up to 3600.')
  const paths = positionals.map(checkPath)
  const result = readReport(await runWeft(findWeft(), paths, seconds * 1000))
  process.stdout.write(values.json ? `${JSON.stringify(asData(result), null, 2)}\n` : explain(result))
  process.exitCode = result.verdict === 'pass' ? 0 : 1
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const reason = error.message
    .split('\n')
    .map((line) => quote(line, 600))
    .join('\n')
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({vetted: false, reason}, null, 2)}\n`)
  process.stderr.write(`NOT VETTED\n${reason}\n`)
  process.exitCode = 2
}
