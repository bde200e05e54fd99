import assert from 'node:assert/strict'
import {it} from 'node:test'
import * as hosts from '../../../src/lib/knowledge/hosts.ts'
import * as installers from '../../../src/lib/knowledge/installers.ts'
import {providers} from '../../../src/lib/knowledge/providers.ts'

const lists = Object.entries({...hosts, ...installers}).filter((entry): entry is [string, readonly string[]] =>
  entry[1].every((item) => typeof item === 'string'),
)

it('lists of hosts are sorted, free of duplicates, lower case and bare', () => {
  assert.ok(lists.length >= 6)
  for (const [name, list] of lists) {
    assert.deepEqual(list, [...new Set(list)].sort(), name)
    for (const item of list)
      assert.match(item, name === 'installerRepositories' ? /^[a-z0-9-]+\/[a-z0-9.-]+$/ : /^[a-z0-9-]+(\.[a-z0-9-]+)+$/, name)
  }
})

it('no host stands in two lists of opposite meaning', () => {
  const bad = new Set([...hosts.captureHosts, ...hosts.tunnelHosts, ...hosts.dropHosts, ...hosts.pasteHosts, ...hosts.shortenerHosts])
  const good = [...installers.installerHosts, ...providers.flatMap((provider) => provider.hosts)]
  assert.deepEqual(
    good.filter((host) => bad.has(host)),
    [],
  )
})

it('providers are sorted by name, and no stem means two of them', () => {
  const names = providers.map((provider) => provider.name.toLowerCase())
  assert.deepEqual(names, names.toSorted())
  const stems = providers.flatMap((provider) => provider.stems)
  assert.equal(new Set(stems).size, stems.length)
})

it('shapes of keys are global and bounded', () => {
  for (const {name, keys} of providers) {
    for (const key of keys) {
      assert.ok(key.global, name)
      assert.doesNotMatch(key.source.replace(/\\.|\[[^\]]*\]/g, 'x'), /[*+]|\{\d+,\}/, name)
    }
  }
})
