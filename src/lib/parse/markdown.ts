import {parser, Table} from '@lezer/markdown'
import {defensiveFrame, defensiveHeading} from '../knowledge/words.ts'
import type {Doc, Language, Sentence, Url} from './facts.ts'
import {normaliseText} from './layers/normalise.ts'
import {sentencesOf, type Block} from './sentence.ts'
import {guessLanguage, languageOfName, looksLikeBareCommand, looksLikeCommand} from './snippet.ts'

export interface MarkdownFacts {
  /** Code blocks and inline commands as documents of their own. */
  readonly docs: readonly Doc[]
  readonly sentences: readonly Sentence[]
  readonly urls: readonly Omit<Url, 'host'>[]
  /** Comments and raw HTML, to be read by the HTML front end. */
  readonly html: readonly {readonly start: number; readonly end: number}[]
}

// Without what no check asks about; bare addresses are found by `urlsIn`.
const markdown = parser.configure([Table, {remove: ['Emphasis', 'HardBreak', 'Entity']}])

/** Prose, code blocks and links of a Markdown document, from `offset` (behind the front matter) on. */
export function parseMarkdown(doc: Doc, offset = 0): MarkdownFacts {
  const {text} = doc
  const docs: Doc[] = []
  const sentences: Sentence[] = []
  const urls: Omit<Url, 'host'>[] = []
  const html: {start: number; end: number}[] = []
  const headings: {level: number; text: string}[] = []
  // The same array until the next heading, so that what is known of it can be kept.
  let titles: readonly string[] = []
  const slice = (from: number, to: number) => text.slice(offset + from, offset + to)
  /** Names of the nodes around the current one, outermost first. */
  const parents: string[] = []
  /** Inside a table whose header speaks of steps. */
  let steps = false
  /** The last sentence before a block: it says what the block is. */
  let lead = ''
  const say = (block: Omit<Block, 'doc' | 'headings'>) => {
    const more = sentencesOf({...block, doc, headings: titles})
    for (const sentence of more) sentences.push(sentence)
    lead = more.at(-1)?.text ?? lead
  }
  const code = (from: number, to: number, info: string, inner?: string) => {
    if (to <= from) return
    const body = inner ?? slice(from, to)
    const stated = languageOfName(info)
    // A fence in an indented block, as behind a footnote, is a fence all the same; a command under the name of text is a command.
    const language =
      info === '' && /^ {0,8}(?:```|~~~)/m.test(body)
        ? 'markdown'
        : stated === undefined || stated === 'text'
          ? guessLanguage(body)
          : stated
    const mentioned = isMention(titles, lead)
    docs.push({
      file: doc.file,
      language,
      text: body,
      parent: doc,
      offset: offset + from,
      verbatim: inner === undefined,
      layers: doc.layers,
      role: mentioned || doc.role === 'shown' ? 'shown' : language === 'markdown' && info === '' ? 'asked' : roleOf(language, body, lead),
      headings: titles,
    })
  }

  markdown.parse(offset === 0 ? text : text.slice(offset)).iterate({
    enter(node) {
      const {name, from, to} = node
      if (name.startsWith('ATXHeading') || name.startsWith('SetextHeading')) {
        const level = Number(name.at(-1))
        while (headings.length > 0 && headings.at(-1)!.level >= level) headings.pop()
        say({start: offset + from, end: offset + to, kind: 'heading', hidden: false, mention: false})
        headings.push({level, text: normaliseText(slice(from, Math.min(to, from + 200)).replace(/^#+\s*|(?<![\s#=-])[\s#=-]+$/g, ''))})
        titles = headings.map((heading) => heading.text)
        parents.push(name)
        return true
      }
      switch (name) {
        case 'Paragraph': {
          const kind = parents.at(-1) === 'ListItem' ? 'list' : parents.includes('Blockquote') ? 'quote' : 'paragraph'
          const body = slice(from, to)
          const visible = body.includes('<') ? blank(body, node.node, from) : body
          say({start: offset + from, end: offset + to, text: visible, kind, hidden: false, mention: false})
          bareCommands(doc, docs, offset + from, visible, titles)
          break
        }
        case 'TableCell':
          // What stands in a table of steps is to be done.
          if (parents.at(-1) === 'TableHeader')
            steps ||= /^\s{0,4}(?:steps?|actions?|what to do|instructions?|tasks?|phase|do)\s{0,4}$/i.test(slice(from, to))
          say({start: offset + from, end: offset + to, kind: steps ? 'list' : 'table', hidden: false, mention: false})
          break
        case 'Table':
          steps = false
          break
        case 'FencedCode': {
          const info = node.node.getChild('CodeInfo')
          const bodies = node.node.getChildren('CodeText')
          // In a quotation or a list each line has marks or spaces before it that are none of the code's.
          const marked =
            bodies.length > 1 &&
            slice(bodies[0]!.from, bodies.at(-1)!.to).length !== bodies.reduce((sum, part) => sum + part.to - part.from, 0)
          const joined = marked ? bodies.map((part) => slice(part.from, part.to)).join('') : undefined
          if (bodies.length > 0) code(bodies[0]!.from, bodies.at(-1)!.to, info === null ? '' : slice(info.from, info.to), joined)
          return false
        }
        case 'CodeBlock':
          code(from, to, '')
          return false
        case 'InlineCode': {
          const whole = slice(from, to)
          if (!whole.includes(' ')) return false
          const bare = whole.replace(/^`+|(?<!`)`+$/g, '')
          // In a table a pipe is written with a backslash; of the same length, so that offsets hold.
          const body = parents.includes('TableCell') ? bare.replaceAll('\\|', ' |') : bare
          if (looksLikeCommand(body)) inline(doc, docs, offset + from + whole.indexOf(bare), body, titles, lineAround(text, offset + from))
          return false
        }
        case 'HTMLBlock':
        case 'CommentBlock':
        case 'Comment':
        case 'HTMLTag':
        case 'ProcessingInstruction':
        case 'ProcessingInstructionBlock':
          html.push({start: offset + from, end: offset + to})
          return false
        case 'URL': {
          const link = node.node.parent
          const image = link?.name === 'Image'
          const label = link === null || !/^(Link|Image)$/.test(link.name) ? '' : slice(link.from, from).replace(/^!?\[|\]\($/g, '')
          urls.push({
            at: {doc, start: offset + from, end: offset + to},
            href: slice(from, to).replace(/^<|>$/g, ''),
            label,
            use: image ? 'image' : 'link',
          })
          if (image && label.length > 20) say({start: offset + link!.from, end: offset + from, kind: 'alt', hidden: true, mention: false})
          break
        }
        case 'LinkTitle':
          if (to - from > 20) say({start: offset + from, end: offset + to, kind: 'alt', hidden: true, mention: false})
          return false
        case 'LinkReference': {
          // `[//]: # (text)` is the Markdown way to hide a comment.
          const body = slice(from, to)
          if (!/^\[[^\]]{0,40}\]:\s{0,4}<?#>?\s/.test(body)) break
          say({start: offset + from, end: offset + to, kind: 'comment', hidden: true, mention: false})
          return false
        }
        default:
      }
      parents.push(name)
      return true
    },
    leave() {
      parents.pop()
    },
  })
  return {docs, sentences, urls, html}
}

/** Tags that change how letters look, and comments: within a word they leave nothing. */
const invisibleTag = /^<(?:!--|\/?(?:b|i|em|strong|span|u|s|a|font|small|wbr|mark|sub|sup|code)\b)/i

/** The block's text with comments and tags blanked, so that hidden text never hides behind visible text, nor the other way round. */
function blank(body: string, node: {getChildren(name: string): {from: number; to: number}[]}, from: number): string {
  const parts = [...node.getChildren('Comment'), ...node.getChildren('HTMLTag')].sort((a, b) => a.from - b.from)
  const pieces: string[] = []
  let at = 0
  for (const part of parts) {
    const start = part.from - from
    const end = part.to - from
    if (start < at) continue
    const inside =
      (start === at && pieces.at(-1)?.startsWith('\u2060') === true) || /[A-Za-z]/.test(body[start - 1] ?? '')
        ? /[A-Za-z<]/.test(body[end] ?? '')
        : false
    const mark = inside && invisibleTag.test(body.slice(start, Math.min(end, start + 12))) ? '\u2060' : ' '
    pieces.push(body.slice(at, start), mark.repeat(end - start))
    at = end
  }
  pieces.push(body.slice(at))
  return pieces.join('')
}

/** A code block under such headings or behind such a sentence is an example of what is talked about. */
function isMention(headings: readonly string[], lead: string): boolean {
  return (
    headings.some((heading) => defensiveHeading.test(heading)) ||
    (defensiveFrame.test(lead) && !/\b(run|execute|paste|install)\b/.test(lead))
  )
}

/** "Do this:", "Follow these instructions:": what follows is said to the agent, whatever it is set in. */
const order =
  /\b(?:do (?:exactly )?(?:this|these|the following|as follows)|(?:follow|obey|execute|perform|carry out) (?:this|these|the following|the) ?(?:\w{1,20} )?(?:instructions?|steps?|orders?|commands?|directives?|rules?)?)\W{0,4}$/

function roleOf(language: Language, body: string, lead: string): Doc['role'] {
  if (language === 'shell' || language === 'powershell') return 'asked'
  return language === 'text' && (looksLikeCommand(body) || order.test(lead)) ? 'asked' : 'shown'
}

function inline(doc: Doc, docs: Doc[], at: number, body: string, headings: readonly string[], around: string): void {
  const mentioned = isMention(headings, normaliseText(around)) || doc.role === 'shown'
  docs.push({
    file: doc.file,
    language: guessLanguage(body) === 'powershell' ? 'powershell' : 'shell',
    text: body,
    parent: doc,
    offset: at,
    verbatim: true,
    layers: doc.layers,
    role: mentioned || around.trimStart().startsWith('|') ? 'shown' : 'asked',
    headings,
  })
}

/** Lines of a paragraph that are command lines without any mark: an agent runs them all the same. */
function bareCommands(doc: Doc, docs: Doc[], start: number, text: string, headings: readonly string[]): void {
  let at = 0
  for (const line of text.split('\n')) {
    if (looksLikeBareCommand(line)) inline(doc, docs, start + at, line, headings, line)
    at += line.length + 1
  }
}

function lineAround(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1
  const end = text.indexOf('\n', at)
  return text.slice(Math.max(start, at - 300), Math.min(end < 0 ? text.length : end, at + 300))
}
