import type {Call} from './call.ts'
import {emit, source, toValue} from './run.ts'
import type {Run} from './run.ts'
import {sourcesOf, textOf, unknown, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

/** Marks what came over a raw connection among all that is remote. */
const scheme = 'tcp://'

/** Connects or listens. The address is one argument, a pair, or an options object. */
export function performSocket(run: Run, call: Call, host: Abs, port: Abs, listen: boolean): Abs {
  const target =
    host.items?.[0] ??
    host.fields?.get('host') ??
    host.fields?.get('hostname') ??
    (host.number === undefined ? host : call.args[1]) ??
    unknown
  const number = port.items?.[1] ?? port.fields?.get('port') ?? (port.number === undefined ? call.args[1] : port)
  emit(run, call, {
    kind: 'socket',
    via: call.path,
    host: toValue(target),
    port: number === undefined ? '' : textOf(number),
    listen,
    shell: false,
  })
  // Later sends on the same socket name where they go.
  call.receiver?.fields?.set('url', target)
  return {
    // What a port that listens gives comes from its callers, each a connection of its own.
    ...unknownFrom(listen ? [] : [source(run, 'remote', `${scheme}${textOf(target)}`, call)]),
    fields: new Map([['url', target]]),
    path: `${call.path}()`,
  }
}

/** Who is at the other end of a connection. */
export function peerOf(socket: Abs | undefined): string {
  return `${scheme}${textOf(socket?.fields?.get('url') ?? unknown)}`
}

/** `Popen(['/bin/sh'], stdin=sock)`, or a shell piped to a socket. */
export function remoteShell(run: Run, call: Call, stream: Abs): void {
  emit(run, call, {
    kind: 'socket',
    via: call.path,
    host: toValue(stream.fields?.get('url') ?? unknown),
    port: '',
    listen: false,
    shell: true,
  })
}

/** A command or code that was received over a raw connection makes that connection a shell. */
export function obeys(run: Run, call: Call, command: Abs): void {
  const from = sourcesOf(command).find((one) => one.kind === 'remote' && one.what.startsWith(scheme))
  if (from === undefined) return
  emit(run, call, {
    kind: 'socket',
    via: call.path,
    host: {text: from.what.slice(scheme.length), sources: []},
    port: '',
    listen: false,
    shell: true,
  })
}
