import {countTelling} from './words.ts'

/**
 * `text`: worth scanning; `carrier`: printable, but only worth keeping when something more is unfolded from it (base64 in base64);
 * `no`: chance.
 */
export type Plausibility = 'text' | 'carrier' | 'no'

/** Shapes that chance hardly makes: programs with an argument, URLs, paths, calls, markup. */
const tokens =
  /\b(?:curl|wget|bash|zsh|python3?|node|npm|npx|pip3?|sudo|chmod|eval|exec|import|require|powershell|pwsh|iex|nc|ssh|base64|echo|cat|osascript|rm|sh|uname|whoami|env) [-\w'"$./|~{(<]|\bhttps?:\/\/[\w[]|[~.]?\/(?:bin|usr|etc|tmp|home|var|dev|root|Users|opt|\.ssh|\.aws)\b|\b\w{2,40}\([\w'"$[{(]|<(?:script|svg|img|iframe|html|\?xml)\b|\$\([\w({]|\b[\w.-]{2,60}\.(?:com|net|org|io|dev|sh|ru|xyz|app|me|co)\/|^#!\//

/**
 * Judges whether a decoded text is something somebody meant. Base64 and hex of other bytes almost never come out printable, so there printable
 * and word-like is enough; `strict` is for encodings where anything comes out printable (number lists, ciphers): there it takes known words.
 */
export function judge(text: string, strict = false): Plausibility {
  if (text.length < 4) return 'no'
  let bad = 0
  let letters = 0
  let spaces = 0
  let wide = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code | 32) >= 97 && (code | 32) <= 122) letters++
    else if (code === 32 || code === 10) spaces++
    else if (code < 32 ? code !== 9 && code !== 13 && code !== 27 : code === 127) bad++
    else if (code > 127) {
      // C1 controls, private use and the replacement character do not occur in written text.
      if (code < 0xa0 || (code >= 0xe000 && code < 0xf900) || code === 0xfffd || code === 0xffff) bad++
      else if (!isInvisible(code)) wide++
    }
  }
  const {length} = text
  if (bad > length * 0.03) return 'no'
  const sample = length > 65_536 ? text.slice(0, 65_536) : text
  const {telling, words, distinct} = countTelling(sample)
  if (strict) {
    if (letters + wide >= length * 0.5 && (tokens.test(sample) || (distinct >= 2 && telling * 4 >= words))) return 'text'
    return 'carrier'
  }
  if (tokens.test(sample)) return 'text'
  if (letters + wide < length * 0.4) return 'carrier'
  // So much of it is never printable by chance, wherever in it the words stand.
  if (length > sample.length) return 'text'
  if (spaces > 0 && words >= 2 && letters + spaces + wide >= length * 0.6) return 'text'
  if (distinct >= 1 && telling * 4 >= words) return 'text'
  if (/[=(){};<>:]/.test(sample) && words >= 2 && length >= 16) return 'text'
  // Writing without spaces: enough of it cannot be chance, since it had to be valid UTF-8.
  if (wide >= 6 && wide + letters >= length * 0.7 && new Set(sample.slice(0, 1000).match(/[^\x00-\x7f]/g)).size >= 5) return 'text'
  return 'carrier'
}

/** Code units of the characters that `INVISIBLE` names, as far as they carry further layers. */
function isInvisible(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xad ||
    code === 0xfeff ||
    code === 0xdb40
  )
}
