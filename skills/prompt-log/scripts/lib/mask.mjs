// Order matters: whole blocks first, then known prefixes, then names with values, then whatever looks random.
// Every quantifier is bounded or over a class that its neighbour does not share, so that a long prompt cannot make one slow.
const rules = [
  [
    'webhook',
    /https:\/\/[a-z0-9.-]{0,60}(?:discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks|hooks\.slack\.com\/(?:services|workflows)|webhook\.office\.com)\/[^\s"'<>)]{8,300}/gi,
  ],
  ['github-token', /\b(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{40,255})/g],
  ['gitlab-token', /\bgl(?:pat|ptt|dt|rt|cbt|ft|soat)-[A-Za-z0-9_-]{20,255}/g],
  ['slack-token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,250}|\bxapp-[A-Za-z0-9-]{10,250}/g],
  ['aws-key', /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g],
  ['google-key', /\bAIza[A-Za-z0-9_-]{35}|\bya29\.[A-Za-z0-9_-]{20,500}|\bGOCSPX-[A-Za-z0-9_-]{20,60}/g],
  ['stripe-key', /\b(?:sk|rk|pk|whsec)_(?:live|test)_[A-Za-z0-9]{16,255}|\bwhsec_[A-Za-z0-9]{24,255}/g],
  ['api-key', /\bsk-[A-Za-z0-9_-]{20,255}/g],
  ['npm-token', /\bnpm_[A-Za-z0-9]{36}/g],
  ['pypi-token', /\bpypi-[A-Za-z0-9_-]{50,255}/g],
  ['huggingface-token', /\bhf_[A-Za-z0-9]{30,60}/g],
  ['sendgrid-key', /\bSG\.[A-Za-z0-9_-]{16,40}\.[A-Za-z0-9_-]{30,60}/g],
  ['jwt', /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,1000}\.[A-Za-z0-9_-]{4,8000}\.[A-Za-z0-9_-]{0,2000}/g],
  ['bot-token', /\b[MNO][A-Za-z\d_-]{23,27}\.[A-Za-z\d_-]{6}\.[A-Za-z\d_-]{27,40}|\b\d{8,10}:AA[A-Za-z0-9_-]{32,34}\b/g],
]

const keyFooter = /-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g
const wholeKey = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g
const cutKey = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:\s{1,4}[A-Za-z0-9+/=]{16,100}){0,1000}/g

const urlPassword = /\b([a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/?#]{0,80}:)([^\s@/?#]{1,200})(?=@)/gi
const authorization = /\b(bearer|basic)(\s{1,3})([A-Za-z0-9._~+/=-]{12,4000})/gi
const assignment =
  /((?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret)["'`]?\s{0,3}(?::=|=>|=|:)\s{0,3})("[^"\n]{4,500}"|'[^'\n]{4,500}'|`[^`\n]{4,500}`|[^\s"'`,;]{6,500})/gi
const word = /[A-Za-z0-9+/_-]{32,500}={0,2}/g

/**
 * Hides key blocks; one that was cut off as far as its lines look like a key.
 * Whole blocks are looked for only before the last footer, where each header finds one: no search runs to the end in vain.
 */
function hideKeys(text, hide) {
  const last = [...text.matchAll(keyFooter)].at(-1)
  const end = last === undefined ? 0 : last.index + last[0].length
  return text.slice(0, end).replace(wholeKey, hide) + text.slice(end).replace(cutKey, hide)
}

/** Bits per character; 32 random characters of base64 are above 4, words and paths well below. */
function entropy(text) {
  const counts = new Map()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

function looksRandom(text) {
  if (/^[0-9a-f-]+$/i.test(text)) return false
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/[0-9]/.test(text)) return false
  // A path or an identifier has several parts that are words; a key has few separators or none.
  const parts = text.split(/[/_-]/).length - 1
  return parts <= text.length / 12 && entropy(text) > 4.2
}

/** A variable, a placeholder or a call stands where a value would: nothing to hide. */
const isPlaceholder = (value) =>
  /^["'`]?(?:\$|<|\{|%|process\.|os\.|env\b|your|\[masked:|\*{3}|x{4}|null|undefined|none\b|true|false)/i.test(value)

/**
 * Replaces what looks like a secret with `[masked:kind]`.
 * @param {string} text
 * @returns {{text: string, masked: number}}
 */
export function mask(text) {
  let masked = 0
  const hide = (kind) => {
    masked += 1
    return `[masked:${kind}]`
  }
  text = hideKeys(text, () => hide('private-key'))
  for (const [kind, pattern] of rules) text = text.replace(pattern, () => hide(kind))
  text = text.replace(urlPassword, (all, before, value) => (isPlaceholder(value) ? all : before + hide('password')))
  text = text.replace(authorization, (all, scheme, gap, value) => (/[0-9+/=._-]/.test(value) ? scheme + gap + hide('credential') : all))
  text = text.replace(assignment, (all, before, value) => (isPlaceholder(value) ? all : before + hide('value')))
  text = text.replace(word, (all) => (looksRandom(all) ? hide('random') : all))
  return {text, masked}
}
