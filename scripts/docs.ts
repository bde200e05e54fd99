// Writes docs/commands, docs/checks and docs/errors.md from the code; with --check only compares, and fails when they are out of date.
import {existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {checkPages} from './docs/check-pages.ts'
import {commandPages} from './docs/command-pages.ts'
import {errorPage} from './docs/error-page.ts'

// Help wraps at the width of the terminal.
process.env['OCLIF_COLUMNS'] = '100'
process.env['WEFT_DATA_DIR'] = '/nonexistent'

const pages = new Map([...(await commandPages()), ...(await checkPages()), ...errorPage()])
const old = globSync(['docs/commands/*.md', 'docs/checks/*.md', 'docs/errors.md'])
const stale = [
  ...[...pages].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text).map(([path]) => path),
  ...old.filter((path) => !pages.has(path)),
]

if (process.argv.includes('--check')) {
  if (stale.length > 0) console.error(`Out of date, run "npm run docs":\n${stale.join('\n')}`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const path of stale) {
    const text = pages.get(path)
    if (text === undefined) rmSync(path)
    else {
      mkdirSync(dirname(path), {recursive: true})
      writeFileSync(path, text)
    }
  }
  console.log(`docs: ${pages.size} pages, ${stale.length} changed`)
}
