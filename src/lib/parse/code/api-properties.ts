import type {SourceKind} from '../facts.ts'

interface Property {
  readonly kind?: SourceKind
  readonly what?: string
  readonly text?: string
}

/** Values that are there without a call. Without a kind, only their text is known. */
const properties: Readonly<Record<string, Property>> = {
  'os.environ': {kind: 'env', what: '*'},
  'os.environb': {kind: 'env', what: '*'},
  'process.env': {kind: 'env', what: '*'},
  'Bun.env': {kind: 'env', what: '*'},
  'Deno.env': {kind: 'env', what: '*'},
  'import.meta.env': {kind: 'env', what: '*'},
  'sys.argv': {kind: 'input', what: 'sys.argv'},
  'sys.stdin': {kind: 'input', what: 'stdin'},
  'process.argv': {kind: 'input', what: 'process.argv'},
  'process.stdin': {kind: 'input', what: 'stdin'},
  'Deno.args': {kind: 'input', what: 'Deno.args'},
  'Bun.argv': {kind: 'input', what: 'Bun.argv'},
  'Bun.stdin': {kind: 'input', what: 'stdin'},
  'location.hash': {kind: 'input', what: 'location.hash'},
  'location.search': {kind: 'input', what: 'location.search'},
  'request.json': {kind: 'input', what: 'request'},
  'request.form': {kind: 'input', what: 'request'},
  'request.args': {kind: 'input', what: 'request'},
  'request.data': {kind: 'input', what: 'request'},
  'request.values': {kind: 'input', what: 'request'},
  'flask.request': {kind: 'input', what: 'request'},
  'document.cookie': {kind: 'secret', what: 'document.cookie'},
  localStorage: {kind: 'secret', what: 'localStorage'},
  sessionStorage: {kind: 'secret', what: 'sessionStorage'},
  'navigator.userAgent': {kind: 'host', what: 'navigator.userAgent'},
  'process.versions': {kind: 'host', what: 'process.versions'},
  home: {text: '~'},
  profile: {text: '~/Documents/PowerShell/Microsoft.PowerShell_profile.ps1'},
  pwd: {text: '.'},
  __name__: {text: '__main__'},
  'os.sep': {text: '/'},
  'path.sep': {text: '/'},
  'os.linesep': {text: '\n'},
  'os.EOL': {text: '\n'},
  'os.curdir': {text: '.'},
  'os.devnull': {text: '/dev/null'},
  'string.ascii_lowercase': {text: 'abcdefghijklmnopqrstuvwxyz'},
  'string.ascii_uppercase': {text: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'},
  'string.ascii_letters': {text: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'},
  'string.digits': {text: '0123456789'},
  'sys.executable': {text: 'python3'},
  'process.execPath': {text: 'node'},
}

const table = new Map(Object.entries(properties))

export function propertySource(path: string): Property | undefined {
  return table.get(path)
}
