import {HOLE} from '../parse/facts.ts'
import {captureHosts, chatWebhooks, dropHosts, pasteHosts, shortenerHosts, tunnelHosts} from './hosts.ts'
import {installerHosts, installerRepositories} from './installers.ts'
import {providerOf, providers} from './providers.ts'

/**
 * What is known of where something goes or comes from.
 * given: the user or a variable says where, so the skill's author does not; local: this machine or a private network; address: a bare public IP address;
 * capture, tunnel, drop, paste, shortener: see hosts.ts; webhook: a chat webhook with its secret written out; provider: a host of a known service.
 */
export type DestinationKind =
  | 'given'
  | 'local'
  | 'address'
  | 'capture'
  | 'tunnel'
  | 'drop'
  | 'paste'
  | 'shortener'
  | 'webhook'
  | 'provider'
  | 'other'

export interface Destination {
  readonly kind: DestinationKind
  /** Lower case, without port and trailing dot; '' when not known. */
  readonly host: string
  /** Lower case, without the colon; '' when the text has none. */
  readonly scheme: string
  /** A place at a provider's host where anybody keeps what is theirs: a bucket, a gist. That the host is a secret's own says nothing there. */
  readonly store?: boolean
}

const lists: readonly (readonly [DestinationKind, ReadonlySet<string>])[] = [
  ['capture', new Set(captureHosts)],
  ['tunnel', new Set(tunnelHosts)],
  ['drop', new Set(dropHosts)],
  ['paste', new Set(pasteHosts)],
  ['shortener', new Set(shortenerHosts)],
  ['provider', new Set(providers.flatMap((provider) => provider.hosts))],
]

/** Reads a URL, `user@host:path` of scp, `s3://bucket` or a bare host. Text with HOLE in its host part is `given`, unless a registered name stands behind it. */
export function destinationOf(url: string): Destination {
  const known = destinations.get(url)
  if (known !== undefined) return known
  const found = read(url)
  if (destinations.size >= 5000) destinations.clear()
  if (url.length <= 300) destinations.set(url, found)
  return found
}

const destinations = new Map<string, Destination>()

function read(url: string): Destination {
  // A path without a host is the page's or program's own server.
  if (/^\.{0,2}\/(?!\/)/.test(url)) return {kind: 'local', host: '', scheme: ''}
  const text = url
    .trim()
    .replace(/^["'`<]/, '')
    .slice(0, 2000)
  const parts = /^(?:([a-z][a-z0-9+.-]{0,20}):\/\/)?(?:[^/@?#\s]{0,200}@)?(\[[0-9a-f:.]{2,60}\]|[^/:?#\s"'`\\]{1,255})/i.exec(
    text.replace(/^mailto:/i, 'mailto://'),
  )
  const scheme = parts?.[1]?.toLowerCase() ?? ''
  let host = (parts?.[2] ?? '').toLowerCase().replace(/\.$/, '')
  // A sub-domain that is computed still belongs to whoever owns the rest.
  const hole = host.lastIndexOf(HOLE)
  if (hole >= 0) host = /^\.[\w-]{1,63}(\.[\w-]{1,63})+$/.test(host.slice(hole + 1)) ? host.slice(hole + 2) : ''
  if (host === '' || /[${}<>%*]/.test(host)) return {kind: 'given', host: '', scheme}
  if (/^(s3|gs|az|b2|file)$/.test(scheme)) return {kind: scheme === 'file' ? 'local' : 'other', host, scheme}
  const webhook = chatWebhooks.some((pattern) => pattern.test(text))
  return {kind: webhook ? 'webhook' : kindOf(host), host, scheme, store: stores.test(text)}
}

const stores =
  /^https?:\/\/(?:[\w.-]{1,100}\.)?(?:storage\.googleapis\.com|s3[\w.-]{0,40}\.amazonaws\.com|blob\.core\.windows\.net|firebaseio\.com|r2\.cloudflarestorage\.com)(?:\/|$)|^https?:\/\/api\.github\.com\/gists\b|^s3:\/\//i

function kindOf(host: string): DestinationKind {
  const address = ipv4(host)
  if (address !== undefined) return isPrivate(address) ? 'local' : 'address'
  if (host.startsWith('[')) return /^\[(::1|f[cd]|fe80)/.test(host) ? 'local' : 'address'
  if (!host.includes('.') || /\.(local|localhost|internal|lan|home\.arpa)$/.test(host)) return 'local'
  for (const [kind, names] of lists) if (hostIn(host, names)) return kind
  return 'other'
}

/** Whether a host is one of the names or below one. */
export function hostIn(host: string, names: ReadonlySet<string>): boolean {
  for (let at = 0; at >= 0; at = host.indexOf('.', at) + 1 || -1) if (names.has(host.slice(at))) return true
  return false
}

/** Dotted, or hidden in one decimal or hexadecimal number as browsers and curl accept it. */
function ipv4(host: string): readonly number[] | undefined {
  const dotted = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)
  if (dotted !== null) return dotted.slice(1).map(Number)
  if (!/^(0x[0-9a-f]{7,8}|\d{8,10})$/.test(host)) return undefined
  const value = Number(host)
  return value > 0xffffffff ? undefined : [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}

function isPrivate([a = 0, b = 0]: readonly number[]): boolean {
  return (
    a === 127 ||
    a === 10 ||
    a === 0 ||
    (a === 192 && b === 168) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b < 128)
  )
}

/** Words of variable names and paths that do not name a service. */
const generic = new Set(
  'access account admin api app auth authorization base bearer bot client cloud config cred credential credentials creds dev email env host id json key keys live local login main master my org oauth pass password passwd pat prod project public pwd refresh secret secrets server service session sk test tmp token tokens url user username webhook workspace yaml yml etc home txt'.split(
    ' ',
  ),
)

/**
 * Whether a secret goes home. `own`: the host belongs to the service that the variable or path names; `foreign`: the name is that of a known service and the
 * host is not its own; `unknown`: the name says nothing.
 * @param what variable, path or command as in Source.what: `GITHUB_TOKEN`, `~/.config/acme/token`.
 */
export function ownerOf(what: string, host: string): 'own' | 'foreign' | 'unknown' {
  const provider = providerOf(what.replace(/^.*\/(?=\.)/, ''))
  if (provider !== undefined && hostIn(host, new Set(provider.hosts))) return 'own'
  const joined = host.replace(/[^a-z0-9]/g, '')
  const words = what
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= 3 && !generic.has(word))
  if (words.some((word) => joined.includes(word)) || (words.length > 1 && joined.includes(words.join('')))) return 'own'
  return provider === undefined ? 'unknown' : 'foreign'
}

const installers = new Set(installerHosts)
const repositories = new Set(installerRepositories)

/** Whether a URL is an installer that a well-known project tells people to pipe into a shell. */
export function isKnownInstaller(url: string): boolean {
  const {host, scheme} = destinationOf(url)
  if (scheme !== 'https' && scheme !== '') return false
  const repository = /^(?:https:\/\/)?(?:raw\.githubusercontent\.com|github\.com)\/([\w.-]{1,60}\/[\w.-]{1,80})\//i.exec(url.trim())?.[1]
  return repository === undefined ? hostIn(host, installers) : repositories.has(repository.toLowerCase())
}
