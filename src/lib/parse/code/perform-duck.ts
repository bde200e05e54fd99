import type {Call} from './call.ts'
import {performEval} from './effects-eval.ts'
import {fileHandle, readFile, writeFile} from './effects-file.ts'
import {performHttp, performTransmit} from './effects-http.ts'
import {performRun} from './effects-run.ts'
import {remoteShell} from './effects-socket.ts'
import {emit, source} from './run.ts'
import type {Run} from './run.ts'
import {concat, isKnown, sourcesOf, textsOf, union, unknown, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

const verbs: Readonly<Record<string, string>> = {
  get: 'GET',
  head: 'GET',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  fetch: 'GET',
  request: '',
  urlopen: '',
}

/** Calls whose receiver is not known but whose name and arguments leave little doubt. Undefined for all others. */
export function duck(run: Run, call: Call): Abs | undefined {
  const {receiver, method} = call
  const [first] = call.args
  if (receiver?.path === fileHandle) return onHandle(run, call, receiver)
  const withUrl = [first, call.args[1]].some((arg) => arg !== undefined && textsOf(arg).some((text) => /^(https?|wss?):\/\//.test(text)))
  if (withUrl && Object.hasOwn(verbs, method) && receiver !== undefined) {
    const verb = verbs[method]
    const second = first !== undefined && /^[A-Z]{3,7}$/.test(first.text)
    return performHttp(run, call, {
      do: 'http',
      ...(verb === '' ? {} : {method: verb ?? 'GET'}),
      url: second ? [1] : [0],
      body: verb === 'GET' ? [] : second ? [2] : [1],
      ...(second ? {methodAt: [0]} : {}),
    })
  }
  // `json.dump(value, handle)`, `handle.pipe(…)`, `csv.writer(handle).writerow(…)`: something goes into an open file.
  const handle = call.args.find((arg) => arg.path === fileHandle)
  if (handle !== undefined && /^(dump|save|safe_dump|write|print|pipe|pipeline|copyfileobj)$/.test(method)) {
    const rest = call.args.filter((arg) => arg !== handle)
    return writeFile(
      run,
      call,
      handle.fields?.get('file') ?? unknown,
      receiver !== undefined && method === 'pipe' ? receiver : concat(rest),
      handle.fields?.has('append') === true,
    )
  }
  if (method === 'pipe' && first !== undefined) return piped(run, call, receiver ?? unknown, first)
  if (receiver === undefined) return undefined
  // Every function's constructor is Function.
  if (method === 'constructor' && first !== undefined && first.fields === undefined && (/[\s(;=]/.test(first.text) || foreign(first)))
    return performEval(run, call, first, 'javascript')
  if (method === 'sendall') return performTransmit(run, call, first)
  if ((method === 'read_text' || method === 'read_bytes') && call.args.length === 0) return readFile(run, call, receiver, false, undefined)
  if (method === 'write_text' || method === 'write_bytes') return writeFile(run, call, receiver, first, false)
  if (method === 'exec_command' && first !== undefined && isKnown(first))
    return performRun(run, call, {do: 'run', command: [0], shell: 'yes'})
  return undefined
}

function foreign(value: Abs): boolean {
  return sourcesOf(value).some((one) => one.kind === 'remote' || one.kind === 'decoded')
}

function onHandle(run: Run, call: Call, handle: Abs): Abs | undefined {
  const file = handle.fields?.get('file') ?? unknown
  switch (call.method) {
    case 'write':
    case 'writelines':
    case 'writeFile':
    case 'end':
      if (call.args.length === 0) return unknown
      return writeFile(run, call, file, concat(call.args), handle.fields?.has('append') === true)
    case 'read':
    case 'readline':
    case 'readlines':
    case 'read_text':
      return unknownFrom(handle.sources)
    case 'close':
    case 'flush':
    case 'seek':
    case 'fileno':
      return call.method === 'fileno' ? {...handle, path: undefined} : unknown
    default:
      return undefined
  }
}

/** `a.pipe(b)`: b gets what a gives. A shell on one side and a socket on the other is a remote shell. */
function piped(run: Run, call: Call, from: Abs, to: Abs): Abs | undefined {
  const socket = /^(net|tls)\./
  const child = /child_process\./
  const path = (value: Abs): string => value.path ?? ''
  if (socket.test(path(from)) && child.test(path(to))) remoteShell(run, call, from)
  else if (child.test(path(from)) && socket.test(path(to))) remoteShell(run, call, to)
  else if (/^https?\.request\(\)$/.test(path(to)))
    return performHttp(
      run,
      {...call, path: `${path(to)}.pipe`, receiver: to, args: [from]},
      {do: 'http', method: 'POST', url: ['this.url'], body: [0]},
    )
  else if (socket.test(path(to)))
    emit(run, call, {
      kind: 'send',
      via: 'pipe',
      url: {text: '\uFFFC', sources: []},
      data: {text: '\uFFFC', sources: sourcesOf(from)},
      auth: {text: '', sources: []},
      method: 'SOCKET',
    })
  else return undefined
  return {...to, sources: union(sourcesOf(to), [source(run, 'remote', 'socket', call)])}
}
