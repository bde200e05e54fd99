import {execFile} from 'node:child_process'
import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import os from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'

/** What a measurement must be read with: two that differ in more than load and commit cannot be compared in absolute numbers. */
export interface Fingerprint {
  readonly cpu: string
  readonly cores: number
  /** Bytes. */
  readonly memory: number
  readonly arch: string
  /** Name and release. */
  readonly kernel: string
  /** From os-release, null where there is none. */
  readonly distribution: string | null
  /** True inside a virtual machine; null when the machine does not say. */
  readonly virtual: boolean | null
  /** CPU frequency governor, null where the machine shows none. */
  readonly governor: string | null
  /** Mean number of running processes over 1, 5 and 15 minutes. */
  readonly load: readonly number[]
  readonly node: string
  readonly v8: string
  readonly weft: string
  /** Commit of weft's own working copy, with `+` when it is changed; null outside of one. */
  readonly commit: string | null
}

/** Describes this machine and this weft. `root` is the folder of weft's package. */
export async function fingerprint(weft: string, root: string): Promise<Fingerprint> {
  const [info, release, governor, commit] = await Promise.all([
    text('/proc/cpuinfo'),
    text('/etc/os-release'),
    text('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor'),
    commitOf(root),
  ])
  const cpus = os.cpus()
  return {
    cpu: cpus[0]?.model.trim() ?? 'unknown',
    cores: cpus.length,
    memory: os.totalmem(),
    arch: os.arch(),
    kernel: `${os.type()} ${os.release()}`,
    distribution: /^PRETTY_NAME="?([^"\n]*)/m.exec(release ?? '')?.[1] ?? null,
    virtual: info === undefined ? null : /^flags\s*:.*\bhypervisor\b/m.test(info),
    governor: governor?.trim() ?? null,
    load: os.loadavg().map((mean) => Math.round(mean * 100) / 100),
    node: process.version,
    v8: process.versions.v8,
    weft,
    commit,
  }
}

async function text(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

async function commitOf(root: string): Promise<string | null> {
  // Only weft's own repository counts, not one that it happens to be installed in.
  if (!existsSync(join(root, '.git'))) return null
  try {
    const git = async (...args: string[]): Promise<string> =>
      (await promisify(execFile)('git', ['-C', root, ...args], {timeout: 5000})).stdout.trim()
    const [head, changed] = await Promise.all([git('rev-parse', 'HEAD'), git('status', '--porcelain', '--untracked-files=no')])
    return `${head}${changed === '' ? '' : '+'}`
  } catch {
    return null
  }
}
