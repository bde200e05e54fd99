import type {SourceKind} from '../facts.ts'
import {javascriptApis} from './api-javascript.ts'
import {pythonApis} from './api-python.ts'
import {powershellApis} from './api-powershell.ts'
import type {Pick} from './call.ts'
import type {CodeLanguage} from './run.ts'

/** What calling an API does, and where in its arguments the parts are. The tables hold nothing else, so that a new client is one line. */
export type Api =
  /** A request; `files` are paths whose content is the body. Headers, body and query given as options are found by their names in any client. */
  | {
      readonly do: 'http'
      readonly method?: string
      readonly methodAt?: Pick
      readonly url: Pick
      readonly body?: Pick
      readonly files?: Pick
      readonly saveTo?: Pick
    }
  /** Makes an object that a later call sends: its parts are kept as fields. */
  | {readonly do: 'prepare'; readonly fields: Readonly<Record<string, Pick>>}
  /** A message to somebody: mail, chat. `to` is where the server or receiver is named. */
  | {readonly do: 'message'; readonly to: Pick; readonly scheme: string; readonly body: Pick; readonly auth?: Pick}
  | {readonly do: 'open'; readonly path: Pick; readonly mode: Pick}
  | {readonly do: 'read'; readonly path: Pick; readonly listing?: boolean; readonly gives?: string}
  | {readonly do: 'write'; readonly path: Pick; readonly data: Pick; readonly append?: boolean}
  | {readonly do: 'copy'; readonly from: Pick; readonly to: Pick; readonly move?: boolean}
  | {readonly do: 'remove'; readonly path: Pick; readonly recursive?: boolean}
  | {readonly do: 'mode'; readonly path: Pick; readonly mode: Pick}
  /** `shell`: yes, no, or `asked` when an option or the form of the command decides. */
  | {
      readonly do: 'run'
      readonly command: Pick
      readonly args?: Pick | 'rest'
      readonly shell: 'yes' | 'no' | 'asked'
      readonly background?: boolean
    }
  | {readonly do: 'eval'; readonly code: Pick; readonly language: string}
  /** Runs what it is given only when that came from elsewhere: unpickling, importing a computed module. */
  | {readonly do: 'load'; readonly code: Pick; readonly language: string}
  | {readonly do: 'env'; readonly name: Pick; readonly fallback?: Pick; readonly write?: boolean}
  | {readonly do: 'source'; readonly kind: SourceKind; readonly what?: string; readonly whatAt?: Pick}
  | {readonly do: 'socket'; readonly host: Pick; readonly port: Pick; readonly listen?: boolean}
  /** Puts a stream in place of the standard ones: a shell started next talks to it. */
  | {readonly do: 'attach'; readonly stream: Pick}
  | {readonly do: 'transmit'; readonly data: Pick}
  | {readonly do: 'resolve'; readonly host: Pick}
  | {readonly do: 'archive'; readonly inputs: Pick; readonly output: Pick}
  | {readonly do: 'install'; readonly manager: string; readonly packages: Pick}
  | {readonly do: 'wait'}
  | {readonly do: 'repeat'}
  | {readonly do: 'fork'; readonly program: string}

export type ApiTable = readonly (readonly [names: string, api: Api])[]

function expand(name: string): string[] {
  const open = name.indexOf('{')
  const close = name.indexOf('}', open)
  if (open < 0 || close < 0) return [name]
  const rest = expand(name.slice(close + 1))
  return name
    .slice(open + 1, close)
    .split(',')
    .flatMap((part) => rest.map((tail) => name.slice(0, open) + part + tail))
}

function tableOf(apis: ApiTable): ReadonlyMap<string, Api> {
  return new Map(apis.flatMap(([names, api]) => names.split(/\s+/).flatMap((name) => expand(name).map((one) => [one, api] as const))))
}

const tables = {python: tableOf(pythonApis), javascript: tableOf(javascriptApis), powershell: tableOf(powershellApis)}

export function apiOf(path: string, language: CodeLanguage): Api | undefined {
  return tables[language].get(path)
}

export function isApi(path: string, language: CodeLanguage): boolean {
  return tables[language].has(path)
}
