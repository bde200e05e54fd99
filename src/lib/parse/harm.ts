import {destinationOf, isKnownInstaller} from '../knowledge/destination.ts'
import {tellingSources} from '../knowledge/disclosure.ts'
import {sourceOfPath} from '../knowledge/paths.ts'
import type {Facts, Op} from './facts.ts'
import {hostileIntents} from './intents.ts'

const known = new WeakMap<Facts, boolean>()

/**
 * Whether a skill does or asks for anything that its being hidden would make worse: telling things sent, strangers' code run, secrets read, a shell given
 * away, a hostile order. What is hidden and known, and is nothing of the sort, is odd and not dangerous.
 */
export function hasHarm(facts: Facts): boolean {
  let found = known.get(facts)
  if (found === undefined) {
    found = facts.ops.some(isHarm) || [...hostileIntents(facts).values()].some(({doubt}) => doubt <= 3)
    known.set(facts, found)
  }
  return found
}

function isHarm(op: Op): boolean {
  switch (op.kind) {
    case 'send':
      return tellingSources(op.data).length > 0 && !/^(local|given|provider)$/.test(destinationOf(op.url.text).kind)
    case 'eval':
      return op.code.sources.some(({kind, what}) => kind === 'remote' && !isKnownInstaller(what) && destinationOf(what).kind !== 'local')
    case 'read':
      return sourceOfPath(op.path.text) === 'secret'
    case 'remove':
      return op.recursive && /^(~|\/)\/?\*?$/.test(op.path.text)
    case 'socket':
      return op.shell || !/^(localhost|127\.)/.test(op.host.text)
    case 'fetch':
    case 'resolve':
      return false
    default:
      return false
  }
}
