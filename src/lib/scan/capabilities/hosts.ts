import {HOLE} from '../../parse/facts.ts'

const usualPorts: Readonly<Record<string, string>> = {
  http: '80',
  https: '443',
  ws: '80',
  wss: '443',
  ftp: '21',
  ssh: '22',
  sftp: '22',
  git: '9418',
}

const pattern =
  /^(?:([a-z][a-z0-9+.-]{0,20}):\/\/)?(?:[^/@?#\s]{0,200}@)?(\[[0-9a-f:.]{2,60}\]|[^/:?#\s"'`\\]{1,255})(?::([0-9\uFFFC]{1,6}))?/i

const stores = /^(s3|gs|az|b2)$/

/**
 * Host of what a request goes to, as it is listed: lower case, without `www.` and user, a port only where it is not the scheme's own, HOLE for parts that are
 * computed. HOLE alone when the whole host is; '' when the text names none: a path on the program's own server, a local file.
 */
export function hostName(url: string): string {
  const text = url
    .trim()
    .slice(0, 2000)
    .replace(/^["'`<]/, '')
    .replace(/^mailto:/i, 'mailto://')
  if (text === '' || /^\.{0,2}\/(?!\/)|^(?:about|blob|data|file|javascript):/i.test(text)) return ''
  const parts = pattern.exec(text)
  if (parts === null) return HOLE
  const scheme = (parts[1] ?? '').toLowerCase()
  const host = plainHost(parts[2]!)
  if (stores.test(scheme)) return `${scheme}://${host}`
  // `curl example.com:8080/x` names a port, `rsync host:path` a folder.
  const port = parts[3] ?? ''
  const usual = port === '' || port === usualPorts[scheme] || (scheme === '' && (port === '80' || port === '443'))
  return usual || host === HOLE ? host : `${host}:${port}`
}

/** A host as it is listed, from one as written. */
export function plainHost(written: string): string {
  const host = written
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\.(?=[^.]+\.)/, '')
  // Placeholders are filled in by whoever runs it.
  if (/[${}<>%*|()]/.test(host)) return /^[^.]*[}>)%*]\.[\w-]+(\.[\w-]+)+$/.test(host) ? `${HOLE}${host.slice(host.indexOf('.'))}` : HOLE
  if (host.startsWith('[') || host.includes(HOLE) || !/[^\x20-\x7e]|^(0x)?[0-9a-f]{7,10}$/.test(host)) return host
  // Letters beyond ASCII show as what is looked up, numbers as the address that they are.
  return /^\d{8,10}$|^0x/.test(host) || /[^\x20-\x7e]/.test(host) ? asLookedUp(host) : host
}

function asLookedUp(host: string): string {
  const url = `http://${host}/`
  return URL.canParse(url) ? new URL(url).hostname : host
}

const sshValued = new Set(['-i', '-p', '-l', '-o', '-F', '-L', '-R', '-D', '-J', '-b', '-c', '-e', '-m', '-E', '-S', '-W', '-w', '-P'])

/** Host that ssh, sftp or mosh log in to, from their arguments; '' when there is none. */
export function loginHost(args: readonly string[]): string {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (sshValued.has(arg)) i++
    else if (!arg.startsWith('-')) return hostName(arg.replace(/^ssh:\/\//, ''))
  }
  return ''
}
