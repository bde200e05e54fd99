import {execFile} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {promisify} from 'node:util'

export interface SandboxLayer {
  readonly name: string
  /** What it does for a sandbox, in a few words. */
  readonly purpose: string
  readonly state: 'works' | 'missing' | 'unknown'
  /** How that was found out, or what is in the way. */
  readonly detail: string
}

type Finding = Pick<SandboxLayer, 'state' | 'detail'>

/** How the probes look at the machine; passed in so that they can be tested on any other. */
export interface HostProbe {
  readonly platform: NodeJS.Platform
  /** Text of a small system file, or undefined. */
  read(path: string): Promise<string | undefined>
  /** Runs a program for its exit: undefined when it succeeded, else why not, in one line. */
  run(program: string, args: readonly string[]): Promise<string | undefined>
}

export const hostProbe: HostProbe = {
  platform: process.platform,
  read: async (path) => readFile(path, 'utf8').catch(() => undefined),
  run: async (program, args) => {
    try {
      await promisify(execFile)(program, args, {timeout: 3000})
      return undefined
    } catch (error) {
      const {code, stderr = ''} = error as {code?: unknown; stderr?: string}
      if (code === 'ENOENT') return 'not installed'
      return stderr.trim().split('\n').at(-1)?.slice(0, 200) || `exit ${String(code)}`
    }
  },
}

/** The layers that a sandbox can stand on, as far as they can be probed without native code. Presence is not trusted where a start can be tried. */
export async function sandboxLayers(probe: HostProbe = hostProbe): Promise<SandboxLayer[]> {
  const layer = async (name: string, purpose: string, found: Finding | Promise<Finding>): Promise<SandboxLayer> => ({
    name,
    purpose,
    ...(await found),
  })
  const wasm = layer('wasm', 'runs code without any system call', {state: 'works', detail: 'part of Node.js'})
  if (probe.platform === 'darwin')
    return Promise.all([
      layer('seatbelt', 'limits files and network', started(probe, 'sandbox-exec', ['-p', '(version 1)(allow default)', '/usr/bin/true'])),
      wasm,
    ])
  if (probe.platform !== 'linux') return [await wasm]
  return Promise.all([
    layer('landlock', 'limits files and ports', landlock(probe)),
    layer('seccomp', 'limits system calls', seccomp(probe)),
    layer('user namespaces', 'hide the rest of the machine', started(probe, 'unshare', ['-Ur', 'true'])),
    layer('bubblewrap', 'sets up namespaces', started(probe, 'bwrap', ['--ro-bind', '/', '/', '--unshare-all', 'true'])),
    wasm,
  ])
}

async function started(probe: HostProbe, program: string, args: readonly string[]): Promise<Finding> {
  const problem = await probe.run(program, args)
  return problem === undefined ? {state: 'works', detail: `${program} was started`} : {state: 'missing', detail: `${program}: ${problem}`}
}

async function landlock(probe: HostProbe): Promise<Finding> {
  const path = '/sys/kernel/security/lsm'
  const modules = await probe.read(path)
  // Absent in many containers, whatever the kernel can do.
  if (modules === undefined) return {state: 'unknown', detail: `${path} cannot be read`}
  const listed = modules.trim().split(',').includes('landlock')
  return {state: listed ? 'works' : 'missing', detail: `${listed ? '' : 'not '}listed in ${path}`}
}

async function seccomp(probe: HostProbe): Promise<Finding> {
  const status = await probe.read('/proc/self/status')
  if (status === undefined) return {state: 'unknown', detail: '/proc/self/status cannot be read'}
  const mode = /^Seccomp:\s*(\d)/m.exec(status)?.[1]
  if (mode === undefined) return {state: 'missing', detail: 'the kernel was built without it'}
  return {state: 'works', detail: mode === '0' ? 'no filter on this process yet' : 'this process already runs under a filter'}
}
