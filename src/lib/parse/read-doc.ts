import type {FrontMatter, Gap} from '../skill/skill.ts'
import {stringsOf} from './data.ts'
import type {Doc, Op, Sentence, SentenceKind, Source, Url} from './facts.ts'
import {parseHtml} from './html.ts'
import {parseMarkdown} from './markdown.ts'
import {commandsInBuildFile, commandsInData, commandsInText} from './recipes.ts'
import {isOtherCode, readOther} from './other-code.ts'
import {sentencesOf} from './sentence.ts'
import {parseShell} from './shell/parse.ts'
import {hostOf, urlsIn} from './urls.ts'
import {lazy} from '../lazy.ts'

/** Facts as they come together; every front end adds to it. */
export interface Gathering {
  readonly docs: Doc[]
  readonly ops: Op[]
  readonly sentences: Sentence[]
  readonly urls: Url[]
  readonly gaps: Gap[]
  /** Sources of what was written to a path, by any file of the skill. */
  readonly written: Map<string, readonly Source[]>
  readonly frontMatter: FrontMatter
}

const mostDocs = 5000
const deepest = 8
const mostInner = 500

/** Reads one document with the front end of its language, and whatever documents lie in it. */
export function readDoc(doc: Doc, into: Gathering, depth = 0): void {
  if (into.docs.length >= mostDocs || depth > deepest) {
    if (into.docs.length === mostDocs)
      into.gaps.push({kind: 'too-many', path: doc.file, detail: `more than ${mostDocs} pieces of text; the rest was not looked at`})
    return
  }
  into.docs.push(doc)
  const inner = [...front(doc, into), ...(doc.parent === undefined && programs.test(doc.file) ? commandsInText(doc) : [])]
  for (const child of inner) readDoc(child, into, depth + 1)
}

/** The front end of the document's language; answers the documents in it. */
function front(doc: Doc, into: Gathering): readonly Doc[] {
  switch (doc.language) {
    case 'markdown':
      return markdown(doc, into)
    case 'shell':
      return shell(doc, into)
    case 'python':
    case 'javascript':
      return code(doc, into)
    case 'powershell':
      return code(doc, into)
    case 'json':
    case 'yaml':
    case 'toml':
      return data(doc, into)
    case 'html':
      return html(doc, into, 0, doc.text.length)
    case 'xml':
      return xml(doc, into)
    case 'make':
    case 'dockerfile':
      hashComments(doc, into)
      addUrls(doc, into, 'code')
      return commandsInBuildFile(doc)
    case 'text':
      if (doc.parent === undefined || doc.layers.length > 0) addUrls(doc, into, doc.role === 'shown' ? 'code' : 'text')
      prose(
        doc,
        into,
        0,
        doc.text.length,
        doc.role === 'data'
          ? 'string'
          : doc.parent !== undefined && doc.verbatim && doc.layers.length === 0 && doc.role !== 'asked'
            ? 'code'
            : 'paragraph',
      )
      return isOtherCode(doc) ? other(doc, into) : []
  }
}

/** Files that are no code and no prose, and have something run all the same. */
const programs =
  /\.(go|service|timer|socket|plist|tf|hcl|sql|tex|el|vim|conf|cfg|ini|gradle|cmake|nix|bzl|csv|desktop|kts|properties|toml|in|xml)$|(^|\/)(justfile|\.exrc|\.vimrc|crontab|procfile|rakefile|vagrantfile|jenkinsfile|\.gitconfig|gemfile|build)$/i

/** Code of a language that is read by its statements only. */
function other(doc: Doc, into: Gathering): readonly Doc[] {
  const facts = readOther(doc)
  append(into.ops, facts.ops)
  const role = doc.parent === undefined ? 'script' : doc.role === 'shown' ? 'shown' : 'asked'
  return facts.embedded.map((part) => ({...child(doc, part, []), role}))
}

function markdown(doc: Doc, into: Gathering): readonly Doc[] {
  const {frontMatter} = into
  const isSkillFile = doc.file === frontMatter.file && doc.parent === undefined && doc.layers.length === 0
  const offset = isSkillFile ? frontMatter.bodyOffset : 0
  const inner: Doc[] = []
  if (offset > 0) {
    const block = doc.text.slice(0, offset)
    inner.push({...doc, language: 'yaml', text: block, parent: doc, offset: 0, role: 'data', headings: ['front matter']})
  }
  const facts = parseMarkdown(doc, offset)
  append(into.sentences, facts.sentences)
  for (const url of facts.urls) into.urls.push({...url, host: hostOf(url.href)})
  const known = new Set(facts.urls.map((url) => url.at.start))
  for (const url of urlsIn(doc, offset, doc.text.length, 'text')) if (!known.has(url.at.start)) into.urls.push(url)
  for (const part of facts.html) append(inner, html(doc, into, part.start, part.end))
  append(inner, facts.docs)
  return inner
}

function prose(doc: Doc, into: Gathering, start: number, end: number, kind: SentenceKind): void {
  append(into.sentences, sentencesOf({doc, start, end, kind, headings: doc.headings, hidden: false, mention: doc.role === 'shown'}))
}

function shell(doc: Doc, into: Gathering): readonly Doc[] {
  // Prompts of a console session are no commands; blanked, so that offsets hold.
  const prompts = /^[ \t]*\$ /m.test(doc.text) ? doc.text.replace(/^([ \t]*)\$ /gm, '$1  ') : doc.text
  // The carriage return before a line end would become part of the last word.
  const text = prompts.includes('\r') ? prompts.replace(/\r(?=\n|$)/g, ' ') : prompts
  const facts = parseShell(text === doc.text ? doc : {...doc, text}, into.written)
  for (const op of facts.ops) into.ops.push(op.at.doc === doc || text === doc.text ? op : {...op, at: {...op.at, doc}})
  note(doc, into, facts.gaps)
  hashComments(doc, into)
  if (doc.parent === undefined) addUrls(doc, into, 'code')
  return facts.embedded.slice(0, mostInner).map((part) => child(doc, part, []))
}

function code(doc: Doc, into: Gathering): readonly Doc[] {
  const {parseCode} = lazy<typeof import('./code/parse.ts')>('code')
  const facts = parseCode(doc, into.written)
  append(into.ops, facts.ops)
  note(doc, into, facts.gaps)
  for (const comment of facts.comments) prose(doc, into, comment.start, comment.end, 'code-comment')
  if (doc.parent === undefined) addUrls(doc, into, 'code')
  const inner = facts.embedded.slice(0, mostInner).map((part) => child(doc, part, part.layers))
  for (const string of facts.strings) {
    if (string.decoded) inner.push(child(doc, {...string, language: 'text'}, string.layers.length > 0 ? string.layers : ['string']))
    else inner.push({...child(doc, {...string, language: 'text'}, []), verbatim: doc.text.startsWith(string.text, string.start)})
  }
  return inner
}

/** A document for a piece of code or text that stands inside a script, or was built or decoded by it. */
function child(
  doc: Doc,
  part: {readonly language: Doc['language']; readonly text: string; readonly start: number; readonly end: number},
  kinds: readonly string[],
): Doc {
  const {language, text, start, end} = part
  const layers = kinds.length === 0 ? doc.layers : [...doc.layers, ...kinds.map((kind) => ({kind, start, end}))]
  return {
    file: doc.file,
    language,
    text,
    parent: doc,
    offset: start,
    verbatim: false,
    layers,
    role: language === 'text' ? 'data' : doc.role,
    headings: doc.headings,
  }
}

function data(doc: Doc, into: Gathering): readonly Doc[] {
  const strings = stringsOf(doc)
  const front = doc.headings[0] === 'front matter'
  for (const string of strings) {
    if (string.text.length < 12 || !/\s/.test(string.text)) continue
    const kind: SentenceKind = string.keys.some((key) => /^(description|summary|when_to_use)$/i.test(key)) ? 'description' : 'string'
    const block = {
      doc,
      start: string.start,
      end: string.end,
      kind,
      headings: front ? doc.headings : string.keys.slice(-3),
      hidden: false,
      mention: doc.role === 'shown',
    }
    if (string.verbatim) append(into.sentences, sentencesOf(block))
    else {
      const inner: Doc = {...doc, language: 'text', text: string.text, parent: doc, offset: string.start, verbatim: false, role: 'data'}
      append(into.sentences, sentencesOf({...block, doc: inner, start: 0, end: string.text.length}))
    }
  }
  if (doc.language !== 'json') hashComments(doc, into)
  addUrls(doc, into, 'data')
  return commandsInData(doc, strings)
}

function html(doc: Doc, into: Gathering, start: number, end: number): readonly Doc[] {
  const facts = parseHtml(doc, start, end)
  append(into.sentences, facts.sentences)
  if (start === 0 && end === doc.text.length) addUrls(doc, into, 'text')
  return facts.docs
}

/** Plain XML has much structure and little text: comments and text nodes are found by their marks. SVG and what holds scripts is read as HTML. */
function xml(doc: Doc, into: Gathering): readonly Doc[] {
  if (/<svg\b|<script\b|<html\b/i.test(doc.text)) return html(doc, into, 0, doc.text.length)
  for (const match of doc.text.matchAll(/<!--([^]*?)(?:-->|$)|>([^<>]{24,})</g)) {
    const body = match[1] ?? match[2]!
    const start = match.index + (match[1] === undefined ? 1 : 4)
    if (/\w\s+\w/.test(body))
      append(
        into.sentences,
        sentencesOf({
          doc,
          start,
          end: start + body.length,
          kind: match[1] === undefined ? 'string' : 'comment',
          headings: [],
          hidden: match[1] !== undefined,
          mention: false,
        }),
      )
  }
  addUrls(doc, into, 'data')
  return []
}

/** `# …` comments of shell, YAML, TOML, Make and Docker files. */
function hashComments(doc: Doc, into: Gathering): void {
  for (const match of doc.text.matchAll(/(?:^|[ \t;])#(?!!)([^\n]{8,2000})/gm)) {
    const start = match.index + match[0].length - match[1]!.length
    prose(doc, into, start, start + match[1]!.length, 'code-comment')
  }
}

/** As `push(...)`, which would spread a hostile number of items over the stack. */
function append<T>(to: T[], items: Iterable<T>): void {
  for (const item of items) to.push(item)
}

function addUrls(doc: Doc, into: Gathering, use: Url['use']): void {
  for (const url of urlsIn(doc, 0, doc.text.length, use)) into.urls.push(url)
}

function note(doc: Doc, into: Gathering, gaps: readonly string[]): void {
  for (const detail of gaps) into.gaps.push({kind: 'too-many', path: doc.file, detail})
}
