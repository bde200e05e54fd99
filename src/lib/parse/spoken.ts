import type {Doc} from './facts.ts'

/** Who speaks of a command in a text without telling anybody to run it. */
export type Spoken = 'forbidden' | 'reported' | undefined

const known = new WeakMap<Doc, Spoken>()

const forbids =
  /\b(?:never|do not|don'?t|must not|mustn'?t|should not|shouldn'?t|not to)[\s-]{1,3}(?:ever )?(?:type|run|execute|paste|enter|copy|use|do|try|write|suggest|propose|generate|emit)\b/i
// "Never run X without first running:" and "run nothing but:" are orders.
const bends =
  /\b(?:without|unless|until|before|after|except|only|other than|anything|nothing|but|skip|first|instead|forget|then|fail|always|must be|otherwise)\b/i
const forbiddenHeading =
  /\b(?:what|things|commands?) (?:you (?:should|must) )?not to (?:do|run|type|use|write)\W{0,4}$|^(?:never|do not|don'?t) (?:do|run|type|use|write|copy)(?: (?:this|these|that|any of these))?\W{0,4}$|^\W{0,4}(?:the )?don'?ts\W{0,4}$|^anti-?patterns?\W{0,4}$|^bad (?:examples?|practices?)\W{0,4}$/i
const reports =
  /\b(?:accepted|executed|ran|used|observed|showed|logged|contained|found|received|injected|submitted|exploited|returned|popped|triggered)\b[^.;`]{0,80}$/i
const others = /\b(?:attackers?|intruders?|adversar(?:y|ies)|threat actors?|malware|worm|dropper|victim|host|server)\b/i
const orders =
  /\b(?:run|execute|paste|type|start|open|launch|enter|please|must|should|always|need|needs|you|your|agent|setup|install\w{0,5}|same)\b/i

/**
 * Whether a command in the middle of a text is there to be talked about. `forbidden`: by a list or heading that says never to run it, so that whoever obeys
 * the text does not; `reported`: a past event is told. A script, a block with an order before it, or any other frame is none of the two.
 */
export function spokenOf(doc: Doc): Spoken {
  let found = known.get(doc)
  if (found === undefined && !known.has(doc)) known.set(doc, (found = look(doc)))
  return found
}

function look(start: Doc): Spoken {
  let doc = start
  for (let depth = 0; doc.parent !== undefined && doc.parent.language !== 'markdown' && depth < 8; depth++) doc = doc.parent
  const {parent, offset} = doc
  if (parent?.language !== 'markdown' || !doc.verbatim || doc.role === 'script') return undefined
  if (forbiddenHeading.test(doc.headings.at(-1) ?? '')) return 'forbidden'
  if (parent.text[offset - 1] !== '`' || doc.text.includes('\n')) return undefined
  const line = parent.text.lastIndexOf('\n', offset - 1) + 1
  if (offset - line > 2000) return undefined
  const before = parent.text.slice(line, offset - 1)
  const own = before.slice(Math.max(0, before.search(/(?<![^.!?;])[^.!?;]*$/)))
  if (isForbidding(own) || (isItem(before) && isForbidding(leadOf(parent.text, line)))) return 'forbidden'
  if (!reports.test(own) || orders.test(own)) return undefined
  // What somebody else did, set apart as a quotation, is nobody's step.
  return /^\s{0,8}>/.test(before) && others.test(own) ? 'forbidden' : 'reported'
}

const isForbidding = (text: string): boolean => forbids.test(text) && !bends.test(text)
const isItem = (line: string): boolean => /^[\s>]{0,12}(?:[-*+•]|\d{1,3}[.)])\s/.test(line)

/** The line with a colon that the items of a list stand under. */
function leadOf(text: string, line: number): string {
  let end = line - 1
  for (let count = 0; count < 40 && end > 0; count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const one = text.slice(start, end)
    if (one.length > 1000) return ''
    if (one.trim() !== '' && !isItem(one)) return /:[\s*_]{0,4}$/.test(one) ? one : ''
    end = start - 1
  }
  return ''
}
