import {crc32} from 'node:zlib'

/** Shannon entropy in bits a character. A random base62 key of 36 characters has about 4.6, an English word 2 to 3. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

const standIn =
  /example|sample|dummy|fake|placeholder|changeme|change[-_ ]me|redact|replace|insert|your|todo|xxxx|\.\.\.|…|\*\*\*|0000000|1111111|deadbeef|abcdef|12345|qwerty|foobar|lorem|[<>{}[\]]|\$\(|%\w+%|not[-_]?a[-_]?real|demo|mock|secret[-_]?here|key[-_]?here|token[-_]?here|test[-_]?(key|token|secret|password)|\btest\b|aaaaaa|bbbbbb/i

/** Whether a text stands in for a secret rather than being one: says so, repeats itself, or counts up as people type when they need filler. */
export function isPlaceholder(text: string): boolean {
  if (standIn.test(text)) return true
  return /(.)\1{4}/.test(text) || countsUp(text)
}

/** `A1B2C3D4E5…`, `abcd1234efgh`: most characters follow their neighbour, or the one before that, by one. */
function countsUp(text: string): boolean {
  let steps = 0
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code - text.charCodeAt(i - 1) === 1 || (i > 1 && code - text.charCodeAt(i - 2) === 1)) steps++
  }
  return steps * 2 > text.length
}

/** Whether a text has the randomness of a generated secret for its length. */
export function looksRandom(text: string): boolean {
  return text.length >= 12 && entropyOf(text) >= Math.min(3.2, Math.log2(text.length) * 0.72) && /\d/.test(text) && /[A-Za-z]/.test(text)
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * GitHub and npm tokens end in six base62 digits that are the CRC-32 of the thirty before them, so an invented one gives itself away.
 * Source: GitHub, "Behind GitHub's new authentication token formats", 2021.
 */
export function hasTokenChecksum(token: string): boolean {
  const body = token.slice(token.indexOf('_') + 1)
  if (body.length !== 36) return false
  let value = crc32(body.slice(0, 30))
  let digits = ''
  for (let i = 0; i < 6; i++) {
    digits = base62[value % 62]! + digits
    value = Math.floor(value / 62)
  }
  return digits === body.slice(30)
}

/** Variables whose value opens something. `MODEL`, `OUTPUT_DIR` and the like are plain settings. */
export function isSecretName(name: string): boolean {
  return (
    name === '*' ||
    (/(^|[_-])(key|keys|apikey|token|tokens|secret|secrets|passw(or)?d|passwd|pwd|pass|passphrase|credentials?|creds|private|mnemonic|seed|auth|cookie|cookies|session|pat|jwt|bearer|dsn)([_-]|$)|apikey|password|secret|token/i.test(
      name,
    ) &&
      !/(^|[_-])(max|num|count|limit|budget)([_-])?tokens?|tokens?_(limit|count|max|budget|used)|(?<!access_)key_?id$|key_?(name|file|path|words?)$|public_?key|keyboard|ssh_auth_sock/i.test(
        name,
      ))
  )
}

/** The claims of a JWT, or undefined when the text is none: three base64url parts, JSON header with `alg`, JSON payload. */
export function jwtClaims(token: string): Record<string, unknown> | undefined {
  const [head = '', body = '', signature = ''] = token.split('.')
  if (signature.length < 16) return undefined
  const header = parseJson(head)
  const claims = parseJson(body)
  return header !== undefined && typeof header['alg'] === 'string' ? claims : undefined
}

function parseJson(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
