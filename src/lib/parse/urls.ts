import type {Doc, Url} from './facts.ts'

const pattern = /\b(?:https?|ftp|ftps|ws|wss|tcp):\/\/[^\s"'<>`\\{}|^]{2,2000}|\bhxxps?:\/\/[^\s"'<>`\\{}|^]{2,500}/gi

/** Host of a URL, lower case, without port and trailing dot; '' when there is none. */
export function hostOf(href: string): string {
  const match = /^[a-z][a-z0-9+.-]{0,20}:\/\/(?:[^/?#@\s]{0,200}@)?(\[[0-9a-f:.]{2,45}\]|[^/?#:\s]{1,255})/i.exec(href)
  return match === null ? '' : match[1]!.toLowerCase().replace(/\.$/, '')
}

/** Every URL in a text, whatever it stands in. */
export function urlsIn(doc: Doc, start: number, end: number, use: Url['use']): Url[] {
  const text = start === 0 && end === doc.text.length ? doc.text : doc.text.slice(start, end)
  const found: Url[] = []
  for (const match of text.matchAll(pattern)) {
    if (found.length >= 5000) break
    const href = match[0].replace(/[.,;:!?)\]*_]{1,10}$/, (tail) => (tail.startsWith(')') && match[0].includes('(') ? ')' : ''))
    found.push({at: {doc, start: start + match.index, end: start + match.index + href.length}, href, host: hostOf(href), label: '', use})
  }
  return found
}
