import {HOLE} from '../facts.ts'
import type {Value} from '../facts.ts'
import type {Call} from './call.ts'
import {urlSources} from './effects-http.ts'
import {emit, noValue, toValue} from './run.ts'
import type {Run} from './run.ts'
import {concat, holesOf, sourcesOf, textOf, union} from './value.ts'
import type {Abs} from './value.ts'

const clients = /^(.*[\\/])?(curl|wget|http|https|nc|ncat|Invoke-WebRequest|Invoke-RestMethod|iwr|irm)(\.exe)?$/i
const payloadFlags = /^(-d|-F|-T|--data\S*|--form\S*|--upload-file|--post-data\S*|--post-file\S*|--json|-Body|--body-data\S*)$/
const authFlags = /^(-u|--user|--oauth2-bearer|--proxy-user|-b|--cookie)$/

/** A line cut into words, each with the sources of its own holes. */
export function wordsOf(line: Abs): Abs[] {
  const text = textOf(line)
  const holes = holesOf(line, text)
  let next = 0
  return text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const count = word.split(HOLE).length - 1
      const own = holes.slice(next, next + count)
      next += count
      return {text: word, sources: own.reduce((all, one) => union(all, one), []), holes: own}
    })
}

/**
 * Transfer programs started with values of this program: the shell front end sees the line, but not where its holes came from. Only calls that carry
 * such a value give an op here; the others are the shell front end's.
 */
export function commandTransfers(run: Run, call: Call, words: readonly Abs[]): void {
  let start = words.findIndex((word) => clients.test(word.text))
  while (start >= 0) {
    const rest = words.findIndex((word, index) => index > start && clients.test(word.text))
    transfer(run, call, words.slice(start, rest < 0 ? words.length : rest))
    start = rest
  }
}

const hostLike = /^['"]?([\w-]{1,60}\.){1,6}(com|net|org|io|dev|app|co|xyz|site|ru|cn|me|sh|info|top|ai)([/:'"]|$)/i

function transfer(run: Run, call: Call, words: readonly Abs[]): void {
  if (!words.some((word) => sourcesOf(word).length > 0)) return
  const url = words.find((word) => /https?:\/\//.test(word.text)) ?? words.slice(1).find((word) => hostLike.test(word.text))
  const data: Abs[] = []
  const auth: Abs[] = []
  words.forEach((word, index) => {
    if (sourcesOf(word).length === 0) return
    const before = words[index - 1]?.text ?? ''
    const around = `${words[index - 2]?.text ?? ''} ${before} ${word.text}`
    if (word === url) {
      const inside = urlSources({...word, text: word.text.replace(/^['"]/, '')})
      if (inside.data.length > 0) data.push({text: word.text, sources: inside.data})
      if (inside.auth.length > 0) auth.push({text: word.text, sources: inside.auth})
    } else if (authFlags.test(before) || (/authori[sz]ation|api[-_]?key|token|cookie|bearer/i.test(around) && !payloadFlags.test(before)))
      auth.push(word)
    else data.push(word)
  })
  if (data.length === 0 && auth.length === 0) return
  const target = url === undefined ? {text: HOLE, sources: []} : {text: textOf(url).replace(/^['"]|['"]$/g, ''), sources: sourcesOf(url)}
  emit(run, call, {kind: 'send', via: words[0]?.text ?? 'curl', url: target, data: together(data), auth: together(auth), method: 'POST'})
}

function together(words: readonly Abs[]): Value {
  return words.length === 0 ? noValue : toValue(concat(words))
}
