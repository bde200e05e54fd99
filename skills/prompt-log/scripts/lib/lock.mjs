import {linkSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Sets a dead process's lock aside. When another process took over first, its lock is put back. */
function breakLock(path, seen) {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (read(aside) !== seen) {
    try {
      linkSync(aside, path)
    } catch {
      // A newer lock is there already.
    }
  }
  rmSync(aside, {force: true})
}

/** Runs `work` while no other process rewrites this log. Waits up to five seconds for one that does. */
export function withLock(folder, work) {
  const path = join(folder, 'rewrite.lock')
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let attempt = 0; ; attempt += 1) {
    try {
      writeFileSync(path, String(process.pid), {flag: 'wx', mode: 0o600})
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const seen = read(path)
    // An empty lock may be one that is being written right now; only an old one counts as dead.
    if (seen !== undefined && (seen !== '' || attempt > 50) && !isAlive(Number(seen))) breakLock(path, seen)
    if (attempt >= 100) throw new Error(`Another process is rewriting the log (${path}). Try again.`)
    Atomics.wait(pause, 0, 0, 50)
  }
  try {
    return work()
  } finally {
    rmSync(path, {force: true})
  }
}
