import {normalisePath} from '../../knowledge/paths.ts'
import type {SourceKind} from '../facts.ts'
import type {Call} from './call.ts'
import {obeys} from './effects-socket.ts'
import {addEmbedded, emit, toValue} from './run.ts'
import type {Run} from './run.ts'
import {isKnown, sourcesOf, textOf, union, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

/** Text run as code. What is known of it is also given out, to be read as what it is. */
export function performEval(run: Run, call: Call, code: Abs, language: string): Abs {
  emit(run, call, {kind: 'eval', via: call.path === '' ? call.method : call.path, language, code: toValue(code)})
  obeys(run, call, code)
  if (language === 'python' || language === 'javascript' || language === 'powershell') addEmbedded(run, language, code, call)
  return unknownFrom(sourcesOf(code))
}

const foreign = new Set<SourceKind>(['remote', 'decoded', 'input', 'clipboard'])

/** Loading is ordinary until what is loaded came from elsewhere. */
export function performLoad(run: Run, call: Call, code: Abs, language: string): Abs {
  // A path may lead to what was downloaded before.
  const put = run.written.size === 0 || !isKnown(code) ? [] : (run.written.get(normalisePath(textOf(code))) ?? [])
  const sources = union(sourcesOf(code), put)
  if (
    sources.some((one) => foreign.has(one.kind)) ||
    (language === 'native' && isKnown(code) && /^(\/tmp|\/dev\/shm|~)/.test(textOf(code)))
  ) {
    emit(run, call, {kind: 'eval', via: call.path, language, code: {text: textOf(code), sources}})
  }
  return unknownFrom(sources)
}
