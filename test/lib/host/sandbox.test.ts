import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {type HostProbe, sandboxLayers} from '../../../src/lib/host/sandbox.ts'

const machine = (
  files: Record<string, string>,
  programs: Record<string, string | undefined>,
  platform: NodeJS.Platform = 'linux',
): HostProbe => ({
  platform,
  read: async (path) => files[path],
  run: async (program) => (program in programs ? programs[program] : 'not installed'),
})

const states = async (probe: HostProbe) => Object.fromEntries((await sandboxLayers(probe)).map(({name, state}) => [name, state]))

describe('sandbox layers', () => {
  it('all work on a recent Linux', async () => {
    const files = {'/sys/kernel/security/lsm': 'lockdown,capability,landlock,yama\n', '/proc/self/status': 'Name:\tnode\nSeccomp:\t0\n'}
    assert.deepEqual(await states(machine(files, {unshare: undefined, bwrap: undefined})), {
      landlock: 'works',
      seccomp: 'works',
      'user namespaces': 'works',
      bubblewrap: 'works',
      wasm: 'works',
    })
  })

  it('are not believed in where they do not start', async () => {
    const files = {'/sys/kernel/security/lsm': 'capability,landlocked\n', '/proc/self/status': 'Name:\tnode\n'}
    const layers = await sandboxLayers(machine(files, {unshare: 'unshare failed: Operation not permitted'}))
    assert.deepEqual(
      layers.map(({state}) => state),
      ['missing', 'missing', 'missing', 'missing', 'works'],
    )
    assert.equal(layers[2]?.detail, 'unshare: unshare failed: Operation not permitted')
    assert.equal(layers[3]?.detail, 'bwrap: not installed')
  })

  it('are unknown where the machine does not say', async () => {
    const {landlock, seccomp} = await states(machine({}, {}))
    assert.deepEqual([landlock, seccomp], ['unknown', 'unknown'])
  })

  it('are those of the platform', async () => {
    assert.deepEqual(await states(machine({}, {'sandbox-exec': undefined}, 'darwin')), {seatbelt: 'works', wasm: 'works'})
    assert.deepEqual(await states(machine({}, {}, 'win32')), {wasm: 'works'})
  })

  it('can be probed on this machine', async () => {
    for (const {name, purpose, detail} of await sandboxLayers()) assert.ok(name && purpose && detail)
  })
})
