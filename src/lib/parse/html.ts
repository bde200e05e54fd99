import {parser} from '@lezer/html'
import type {Doc, Sentence} from './facts.ts'
import {sentencesOf} from './sentence.ts'
import {guessLanguage, languageOfName} from './snippet.ts'

export interface HtmlFacts {
  readonly docs: readonly Doc[]
  readonly sentences: readonly Sentence[]
}

/** Style and attributes by which an element is on the page and yet not seen. */
const unseen =
  /display\s{0,20}:\s{0,20}none|visibility\s{0,20}:\s{0,20}hidden|font-size\s{0,20}:\s{0,20}0{0,20}(\.\d{1,20})?(px|em|rem|pt|%)?\s{0,20}(;|"|'|$)|opacity\s{0,20}:\s{0,20}0(\.0{1,20})?\s{0,20}(;|"|'|$)|(color\s{0,20}:\s{0,20}(white|#fff(fff)?|transparent)\b)|(left|top|text-indent)\s{0,20}:\s{0,20}-\d{3,20}|\bhidden\b|clip\s{0,20}:\s{0,20}rect\(0|height\s{0,20}:\s{0,20}[01]px|width\s{0,20}:\s{0,20}[01]px/i

/**
 * Text, comments, attributes and scripts of HTML, SVG or XML, from `start` to `end` of a document (which may be Markdown).
 * Comments and text in elements that are not shown come out as hidden.
 */
export function parseHtml(doc: Doc, start = 0, end = doc.text.length): HtmlFacts {
  const docs: Doc[] = []
  const sentences: Sentence[] = []
  const base = {doc, headings: [], mention: false}
  const text = doc.text.slice(start, end)
  const hiddenUntil: number[] = []
  const say = (from: number, to: number, kind: Sentence['kind'], hidden: boolean) => {
    for (const sentence of sentencesOf({...base, start: start + from, end: start + to, kind, hidden})) sentences.push(sentence)
  }
  parser.parse(text).iterate({
    enter({name, from, to, node}) {
      while (hiddenUntil.length > 0 && hiddenUntil.at(-1)! <= from) hiddenUntil.pop()
      if (name === 'Comment') say(from + 4, Math.max(from + 4, text.endsWith('-->', to) ? to - 3 : to), 'comment', true)
      else if (name === 'Element') {
        const open = node.firstChild
        if (open !== null && /^<pre\b/i.test(text.slice(open.from, open.from + 5)))
          docs.push(...printed(doc, start + open.to, text.slice(open.to, to)))
        if (open !== null && /Open|SelfClosing/.test(open.name) && unseen.test(text.slice(open.from, Math.min(open.to, open.from + 2000))))
          hiddenUntil.push(to)
      } else if (name === 'ScriptText') docs.push(script(doc, start + from, text.slice(from, to)))
      else if (name === 'StyleText') return false
      else if (name === 'Text') {
        if (to - from > 8) say(from, to, hiddenUntil.length > 0 ? 'hidden' : 'paragraph', hiddenUntil.length > 0)
      } else if (name === 'AttributeValue' || name === 'UnquotedAttributeValue')
        attribute(text, from, to, node.prevSibling?.prevSibling, say)
      return true
    },
  })
  return {docs, sentences}
}

const letters: Readonly<Record<string, string>> = {lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' '}

/** A block of code written in HTML. */
function printed(doc: Doc, offset: number, inner: string): Doc[] {
  const body = inner
    .slice(0, 100_000)
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, '')
    .replace(/&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{2,6}));/g, (_, name: string | undefined, code: string) =>
      name === undefined ? String.fromCodePoint(Math.min(Number(code), 0x10ffff)) : letters[name]!,
    )
    .trim()
  const language = languageOfName(/\blanguage-([\w+-]{1,20})/.exec(inner.slice(0, 300))?.[1] ?? '') ?? guessLanguage(body)
  if (!/^(?:shell|powershell|python|javascript)$/.test(language) || body.length < 8) return []
  const role = doc.role === 'shown' ? 'shown' : language === 'shell' || language === 'powershell' ? 'asked' : 'shown'
  return [{file: doc.file, language, text: body, parent: doc, offset, verbatim: false, layers: doc.layers, role, headings: doc.headings}]
}

/** Attributes that people write sentences into, and that a page does not show. */
function attribute(
  text: string,
  from: number,
  to: number,
  name: {from: number; to: number} | null | undefined,
  say: (from: number, to: number, kind: Sentence['kind'], hidden: boolean) => void,
): void {
  if (to - from < 20 || name === null || name === undefined) return
  if (
    /^(alt|title|aria-label|aria-description|content|data-[\w-]{1,40}|value|placeholder|summary|desc)$/i.test(
      text.slice(name.from, name.to),
    )
  )
    say(from + 1, to - 1, 'alt', true)
}

function script(doc: Doc, offset: number, text: string): Doc {
  return {
    file: doc.file,
    language: 'javascript',
    text,
    parent: doc,
    offset,
    verbatim: true,
    layers: doc.layers,
    role: doc.role === 'shown' ? 'shown' : 'script',
    headings: [],
  }
}
