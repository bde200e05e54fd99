import {spawn} from 'node:child_process'
import {accessSync, constants, statSync} from 'node:fs'
import {delimiter, join, resolve} from 'node:path'
import {NotVetted} from './errors.mjs'

const largestAnswer = 64 * 1024 * 1024
const howToInstall = 'Install it with "npm install -g weft-cli", or set WEFT_BIN to its path.'

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Program and first arguments of weft. A JavaScript file is run by this Node.js, which also works where scripts have no execute bit. */
export function findWeft(env = process.env) {
  if (env.WEFT_BIN) {
    const path = resolve(env.WEFT_BIN)
    if (statSync(path, {throwIfNoEntry: false})?.isFile() !== true) throw new NotVetted(`WEFT_BIN names ${path}, which is not a file.`)
    return /\.[cm]?js$/.test(path) ? [process.execPath, path] : [path]
  }
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    // A relative part of PATH could name a program inside the skill that is being vetted.
    if (folder === '' || resolve(folder) !== folder.replace(/[/\\]+$/, '')) continue
    // On Windows npm makes weft.cmd, which cannot be started without a shell; the script beside it can.
    const path = process.platform === 'win32' ? join(folder, 'node_modules', 'weft-cli', 'bin', 'run.js') : join(folder, 'weft')
    if (isProgram(path)) return process.platform === 'win32' ? [process.execPath, path] : [path]
  }
  throw new NotVetted(`weft is not installed. ${howToInstall}`)
}

/**
 * Runs the scan. Resolves with exit code and both outputs.
 * @param {string[]} weft from findWeft
 * @param {string[]} paths absolute
 * @param {number} timeout milliseconds
 */
export function runWeft([program, ...first], paths, timeout) {
  return new Promise((done, fail) => {
    const child = spawn(program, [...first, 'security', 'scan', '--format', 'json', ...paths], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: false,
    })
    const out = []
    let size = 0
    let errors = ''
    let problem
    const stop = (reason) => {
      problem ??= new NotVetted(reason)
      child.kill('SIGKILL')
    }
    const timer = setTimeout(() => stop(`weft gave no answer within ${timeout / 1000} seconds.`), timeout)
    child.stdout.on('data', (chunk) => {
      size += chunk.length
      if (size > largestAnswer) stop('The report is larger than 64 MiB.')
      else out.push(chunk)
    })
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-4000)
    })
    child.on('error', (error) => {
      clearTimeout(timer)
      fail(new NotVetted(`weft cannot be started (${error.code ?? error.message}). ${howToInstall}`))
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (problem) fail(problem)
      else if (signal) fail(new NotVetted(`weft was ended by ${signal}.`))
      else done({code, out: Buffer.concat(out).toString('utf8'), errors: errors.trim()})
    })
  })
}
