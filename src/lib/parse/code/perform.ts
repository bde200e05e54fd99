import type {Api} from './api.ts'
import {option, pick} from './call.ts'
import type {Call} from './call.ts'
import {readEnvironment, writeEnvironment} from './effects-environment.ts'
import {performEval, performLoad} from './effects-eval.ts'
import {copyFile, makeArchive, openFile, readFile, removeFile, writeFile} from './effects-file.ts'
import {performHttp, performMessage, performTransmit} from './effects-http.ts'
import {performRun} from './effects-run.ts'
import {peerOf, performSocket, remoteShell} from './effects-socket.ts'
import {emit, source, toValue} from './run.ts'
import type {Run} from './run.ts'
import {isKnown, sourcesOf, textOf, union, unknown, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

/** Which platform it is, is no trigger. */
const platform = /platform|system|machine|arch|release|version/i

/** Turns a call of a known API into ops, and says what the call gives. */
export function perform(run: Run, call: Call, api: Api): Abs {
  const result = performInner(run, call, api)
  return result.path === undefined && result.text === unknown.text ? {...result, path: `${call.path}()`} : result
}

function performInner(run: Run, call: Call, api: Api): Abs {
  switch (api.do) {
    case 'http':
      return performHttp(run, call, api)
    case 'prepare':
      return prepare(call, api.fields)
    case 'message':
      return performMessage(run, call, api)
    case 'transmit':
      return performTransmit(run, call, pick(call, api.data))
    case 'open':
      return openFile(run, call, pick(call, api.path) ?? call.receiver ?? unknown, pick(call, api.mode))
    case 'read':
      return readFile(run, call, pick(call, api.path) ?? unknown, api.listing === true, api.gives)
    case 'write':
      return writeFile(
        run,
        call,
        pick(call, api.path) ?? unknown,
        pick(call, api.data),
        api.append === true || option(call, 'flag')?.text === 'a',
      )
    case 'copy':
      return copyFile(run, call, pick(call, api.from) ?? unknown, pick(call, api.to) ?? unknown, api.move === true)
    case 'remove':
      return removeFile(run, call, pick(call, api.path) ?? unknown, api.recursive === true)
    case 'mode':
      emit(run, call, {kind: 'mode', via: call.path, path: toValue(pick(call, api.path)), mode: modeText(pick(call, api.mode))})
      return unknown
    case 'run':
      return performRun(run, call, api)
    case 'eval':
      return performEval(run, call, pick(call, api.code) ?? unknown, api.language)
    case 'load':
      return performLoad(run, call, pick(call, api.code) ?? unknown, api.language)
    case 'env': {
      const name = pick(call, api.name)
      if (api.write === true) {
        for (const key of name?.fields?.keys() ?? [name === undefined ? '*' : name.text]) writeEnvironment(run, key, call)
        return unknown
      }
      return readEnvironment(
        run,
        name === undefined ? '*' : name.text,
        api.fallback === undefined ? undefined : pick(call, api.fallback),
        call,
      )
    }
    case 'source': {
      const at = pick(call, api.whatAt)
      const what = at !== undefined && isKnown(at) ? at.text : api.what === 'socket' ? peerOf(call.receiver) : (api.what ?? call.path)
      if (api.kind === 'remote' || api.kind === 'input') run.waits += 1
      const clock = api.kind === 'time' || (api.kind === 'host' && !platform.test(what)) ? true : undefined
      return {
        ...unknownFrom(union([source(run, api.kind, what, call)], call.receiver === undefined ? [] : sourcesOf(call.receiver))),
        clock,
      }
    }
    case 'socket':
      return performSocket(run, call, pick(call, api.host) ?? unknown, pick(call, api.port) ?? unknown, api.listen === true)
    case 'attach': {
      const stream = pick(call, api.stream)
      if (stream?.path !== undefined && /socket|net\.|tls\./.test(stream.path)) remoteShell(run, call, stream)
      return unknown
    }
    case 'resolve':
      emit(run, call, {kind: 'resolve', via: call.path, host: toValue(pick(call, api.host))})
      return unknownFrom([source(run, 'remote', 'dns', call)])
    case 'archive':
      return makeArchive(run, call, pick(call, api.inputs) ?? unknown, pick(call, api.output) ?? unknown)
    case 'install': {
      const words = pick(call, api.packages)?.items ?? call.args
      const packages = words.filter((word) => !word.text.startsWith('-') && word.text !== 'install')
      emit(run, call, {
        kind: 'install',
        via: call.path,
        manager: api.manager,
        packages: packages.map(toValue),
        flags: words.filter((word) => word.text.startsWith('-')).map((word) => word.text),
      })
      return unknown
    }
    case 'wait':
      run.waits += 1
      return unknown
    case 'repeat':
      return performTimer(run, call)
    case 'fork':
      return performFork(run, call, api.program)
  }
}

function prepare(call: Call, wanted: Readonly<Record<string, readonly (number | string)[]>>): Abs {
  // A method such as `login` adds to what its receiver already holds.
  const fields = call.receiver?.fields ?? new Map<string, Abs>()
  const made = call.isNew || call.receiver?.fields === undefined ? new Map<string, Abs>() : fields
  for (const arg of call.args) for (const [name, field] of arg.fields ?? []) if (made.size < 200) made.set(name, field)
  for (const [name, where] of Object.entries(wanted)) {
    const value = pick(call, where)
    if (value !== undefined) made.set(name, value)
  }
  return {...unknown, path: `${call.path}()`, fields: made}
}

function modeText(value: Abs | undefined): string {
  if (value?.number === undefined) return value === undefined ? '' : textOf(value)
  return value.number < 0o10000 ? value.number.toString(8) : String(value.number)
}

function performTimer(run: Run, call: Call): Abs {
  const [task] = call.args
  if (task !== undefined && task.closure === undefined && isKnown(task) && task.path === undefined && task.text.length > 3)
    return performEval(run, call, task, 'javascript')
  const emitted = run.emitted
  const {spawns} = run
  if (task?.closure !== undefined) run.invoke(task.closure, call.args.slice(2), new Map(), task.closure.self)
  if (call.path.endsWith('setInterval'))
    emit(run, call, {kind: 'loop', via: call.path, effects: run.emitted > emitted, waits: true, spawns: run.spawns > spawns})
  else run.waits += 1
  return unknown
}

function performFork(run: Run, call: Call, program: string): Abs {
  emit(run, call, {
    kind: 'run',
    via: call.path,
    program,
    args: call.args.filter((arg) => arg.closure === undefined && arg.fields === undefined).map(toValue),
    shell: false,
    input: undefined,
    elevated: false,
    background: true,
  })
  const target = call.named.get('target')
  if (target?.closure !== undefined) run.invoke(target.closure, call.named.get('args')?.items ?? [], new Map(), target.closure.self)
  return unknown
}
