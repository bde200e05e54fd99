import {normalisePath} from '../knowledge/paths.ts'
import {readOrGap} from '../skill/read-file.ts'
import type {Skill, SkillFile} from '../skill/skill.ts'
import {readDoc, type Gathering} from './read-doc.ts'
import type {Doc, Facts, FileFact, Language} from './facts.ts'
import {unfoldFile} from './layers/container.ts'
import {innerDocs} from './layers/inner.ts'
import {newBudget, type Budget} from './layers/budget.ts'
import {decodeText} from './layers/text.ts'
import {languageOf, typeOf} from './layers/type.ts'
import {unfoldText} from './layers/unfold.ts'
import {handOver, link} from './linked.ts'
import {purposesOf} from './purpose.ts'

/** Text is looked at in pieces of this many UTF-16 units, cut at line ends, so that memory does not grow with the file. */
const pieceLength = 1 << 20

/** Milliseconds one skill may take; what is left after that is a gap, and the verdict is never pass. */
const patience = 30_000

/** Everything that checks may ask about a skill. Reads each file once; the only effect is `file.read()`. */
export function buildFacts(skill: Skill): Facts {
  const started = performance.now()
  const budget = newBudget()
  const gathering: Gathering = {docs: [], ops: [], sentences: [], urls: [], gaps: [], written: new Map(), frontMatter: skill.frontMatter}
  const files: FileFact[] = []
  for (const file of skill.files) {
    if (performance.now() - started > patience) {
      gathering.gaps.push({kind: 'total-size', path: file.path, detail: 'not looked at: the skill takes longer than its time budget'})
      continue
    }
    files.push(readFile(file, gathering, budget))
  }
  // A second look at scripts that read what another file of the skill wrote, now that it is known what that was.
  follow(gathering)
  runAs(gathering, files)
  link(gathering)
  handOver(gathering)
  const title = gathering.sentences.find((sentence) => sentence.kind === 'heading')?.text ?? ''
  return {
    skill,
    files,
    docs: gathering.docs,
    ops: gathering.ops,
    sentences: gathering.sentences,
    urls: gathering.urls,
    purposes: purposesOf(skill, title),
    gaps: [...skill.gaps, ...gathering.gaps, ...budget.gaps],
  }
}

function readFile(file: SkillFile, gathering: Gathering, budget: Budget): FileFact {
  const bytes = readOrGap(file)
  if (!Buffer.isBuffer(bytes)) {
    gathering.gaps.push(bytes)
    return {...unread, path: file.path, size: file.size, executable: file.executable}
  }
  const {type, promised, text} = typeOf(bytes, file.path)
  const doc = text ? rootDoc(file.path, decodeText(bytes).text) : undefined
  if (doc !== undefined) readWithLayers(doc, gathering, budget)
  const fact = {
    ...unread,
    path: file.path,
    size: bytes.length,
    executable: file.executable,
    type,
    promised,
    language: doc?.language ?? 'text',
    doc,
  }
  if (type === 'text' && !file.path.toLowerCase().endsWith('.ipynb')) return fact
  const {docs, members, encrypted, notes, gaps} = unfoldFile(file.path, bytes, type, budget)
  for (const inner of innerDocs(file.path, docs)) readWithLayers(inner, gathering, budget)
  for (const gap of gaps) gathering.gaps.push(gap)
  return {...fact, members, encrypted, notes}
}

const unread = {
  type: 'unknown',
  promised: undefined,
  language: 'text' as Language,
  doc: undefined,
  members: [],
  encrypted: false,
  notes: [],
}

function rootDoc(file: string, text: string): Doc {
  const named = languageOf(file, text)
  const language = named === 'text' && /\.(bat|cmd)$/i.test(file) ? 'powershell' : named
  return {file, language, text, parent: undefined, offset: 0, verbatim: true, layers: [], role: roleOf(language, file), headings: []}
}

/** Reads a document in pieces, and whatever is encoded in it. */
function readWithLayers(doc: Doc, gathering: Gathering, budget: Budget): void {
  for (const piece of pieces(doc)) {
    readDoc(piece, gathering)
    for (const inner of unfoldText(piece, budget)) readDoc(asCode(inner), gathering)
  }
}

/** Code that was hidden in prose or data is there to be run. */
function asCode(doc: Doc): Doc {
  const code = doc.language === 'shell' || doc.language === 'powershell' || doc.language === 'python' || doc.language === 'javascript'
  return code && (doc.role === 'prose' || doc.role === 'data') ? {...doc, role: 'asked'} : doc
}

function roleOf(language: Language, path: string): Doc['role'] {
  if (language === 'markdown' || language === 'html') return 'prose'
  if (language === 'json' || language === 'yaml' || language === 'toml' || language === 'xml') return 'data'
  if (language === 'text') return /\.(csv|tsv|log|lock|css|sql)$/i.test(path) ? 'data' : 'prose'
  return 'script'
}

/** The document itself when it is short, else pieces of it cut at line ends. */
function* pieces(doc: Doc): Iterable<Doc> {
  if (doc.text.length <= pieceLength * 1.5) {
    yield doc
    return
  }
  for (let from = 0; from < doc.text.length;) {
    let to = Math.min(doc.text.length, from + pieceLength)
    const newline = to < doc.text.length ? doc.text.indexOf('\n', to) : -1
    // A line that never ends is cut anyway, with an overlap so that nothing hides on the cut.
    const overlong = newline < 0 || newline - from > pieceLength * 1.5
    if (to < doc.text.length && !overlong) to = newline + 1
    yield {...doc, text: doc.text.slice(from, to), parent: doc, offset: from, verbatim: true}
    from = overlong && to < doc.text.length ? to - 1000 : to
  }
}

const follows = /^(shell|python|javascript|powershell)$/

/** Re-reads scripts that use what another file of the skill wrote: in file order the writer may have come later. */
function follow(gathering: Gathering): void {
  if (gathering.written.size === 0) return
  const again = new Set<Doc>()
  for (const op of gathering.ops) {
    if (again.size >= 100 || !follows.test(op.at.doc.language) || (op.kind !== 'read' && op.kind !== 'run')) continue
    const path = op.kind === 'read' ? op.path.text : (op.args[0]?.text ?? op.program)
    if (gathering.written.has(normalisePath(path))) again.add(op.at.doc)
  }
  if (again.size === 0) return
  const kept = gathering.ops.filter((op) => !again.has(op.at.doc))
  const second: Gathering = {...gathering, docs: [], ops: [], sentences: [], urls: [], gaps: []}
  for (const doc of again) readDoc(doc, second)
  gathering.ops.length = 0
  // Only the scripts themselves are repeated; code inside their strings was read the first time.
  for (const op of kept) gathering.ops.push(op)
  for (const op of second.ops) if (again.has(op.at.doc)) gathering.ops.push(op)
}

const runners: Readonly<Record<string, Language>> = {
  bash: 'shell',
  sh: 'shell',
  zsh: 'shell',
  source: 'shell',
  '.': 'shell',
  python: 'python',
  python3: 'python',
  node: 'javascript',
}

/** Reads files of the skill once more as what runs them: `bash notes.md` runs a script, whatever the name says. */
function runAs(gathering: Gathering, files: readonly FileFact[]): void {
  const docs = new Map(files.flatMap((file) => (file.doc === undefined ? [] : [[file.path, file.doc] as const])))
  const again = new Map<Doc, Language>()
  for (const op of gathering.ops) {
    if (again.size >= 20) break
    const language = op.kind === 'run' ? runners[op.program] : undefined
    if (op.kind !== 'run' || language === undefined) continue
    const doc = docs.get(normalisePath(op.args.find(({text}) => !text.startsWith('-'))?.text ?? '').replace(/^\.\//, ''))
    if (doc !== undefined && doc.language !== language && doc.text.length < pieceLength) again.set(doc, language)
  }
  for (const [doc, language] of again) readDoc({...doc, language, role: 'script'}, gathering)
}
