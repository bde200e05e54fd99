import assert from 'node:assert/strict'
import {test} from 'node:test'
import {type PoolOptions, scanInPool} from '../../../src/lib/scan/pool.ts'
import type {SkillRef} from '../../../src/lib/skill/ref.ts'

const url = new URL('pool-worker.ts', import.meta.url)
const refs = (...names: string[]): SkillRef[] => names.map((name) => ({kind: 'folder', path: `/skills/${name}`, name}))

async function scan(names: readonly string[], options: Partial<PoolOptions> = {}): Promise<string[]> {
  const outcomes = await scanInPool(refs(...names), {start: {sources: [], ids: []}, url, jobs: 2, ...options})
  return outcomes.map((outcome) =>
    'report' in outcome ? outcome.report.name : `${outcome.error.path} ${outcome.error.code} ${outcome.error.message}`,
  )
}

test('outcomes come in the order of the skills, each told as it ends', async () => {
  const names = Array.from({length: 30}, (_, index) => `skill-${index}`)
  let done = 0
  assert.deepEqual(await scan(names, {onDone: () => done++}), names)
  assert.equal(done, 30)
})

test('no skills, and more workers than skills', async () => {
  assert.deepEqual(await scan([]), [])
  assert.deepEqual(await scan(['a'], {jobs: 8}), ['a'])
})

for (const [name, message] of [
  ['throw', /given up: thrown in the worker/],
  ['exit', /given up: the worker ended/],
  ['hang', /given up: it took longer than/],
  ['memory', /given up: it needs too much memory/],
] as const) {
  test(`a worker that meets "${name}" costs one skill, and the pool goes on`, async () => {
    const [first, bad, ...rest] = await scan(['a', name, 'b', 'c', 'd'], {timeout: name === 'hang' ? 1500 : 20_000, heapMegabytes: 32})
    assert.equal(first, 'a')
    assert.match(bad ?? '', new RegExp(`^/skills/${name} WEFT_SCAN_FAILED `))
    assert.match(bad ?? '', message)
    assert.deepEqual(rest, ['b', 'c', 'd'])
  })
}

test('every skill may cost a worker', async () => {
  const outcomes = await scan(Array.from({length: 6}, () => 'throw'))
  assert.equal(outcomes.filter((one) => one.includes('WEFT_SCAN_FAILED')).length, 6)
})

test('what keeps workers from starting is thrown', async () => {
  await assert.rejects(scan(['a', 'b', 'c'], {start: {sources: [], ids: ['unfit']}}), {code: 'WEFT_CHECK_INVALID', message: 'no check'})
  await assert.rejects(scan(['a', 'b'], {url: new URL('no-such-worker.ts', import.meta.url)}), /cannot start/)
})
