import {normalisePath} from '../knowledge/paths.ts'
import type {Skill, SkillFile} from '../skill/skill.ts'
import {readDoc, type Gathering} from './read-doc.ts'
import type {Doc, Facts, FileFact, Language} from './facts.ts'
import {unfoldFile} from './layers/container.ts'
import {entropyOf} from './layers/entropy.ts'
import {innerDocs} from './layers/inner.ts'
import {newBudget} from './layers/budget.ts'
import {decodeText} from './layers/text.ts'
import {languageOf, typeOf} from './layers/type.ts'
import {unfoldText} from './layers/unfold.ts'
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

function readFile(file: SkillFile, gathering: Gathering, budget: ReturnType<typeof newBudget>): FileFact {
  let bytes: Buffer
  try {
    bytes = file.read()
  } catch (error) {
    gathering.gaps.push({kind: 'unreadable', path: file.path, detail: error instanceof Error ? error.message : String(error)})
    return {
      path: file.path,
      size: file.size,
      executable: file.executable,
      type: 'unknown',
      promised: undefined,
      language: 'text',
      doc: undefined,
      entropy: 0,
      members: [],
      encrypted: false,
    }
  }
  const {type, promised, text} = typeOf(bytes, file.path)
  let doc: Doc | undefined
  let language: Language = 'text'
  if (text) {
    const decoded = decodeText(bytes).text
    language = languageOf(file.path, decoded)
    doc = {
      file: file.path,
      language,
      text: decoded,
      parent: undefined,
      offset: 0,
      verbatim: true,
      layers: [],
      role: roleOf(language, file.path),
      headings: [],
    }
    for (const piece of pieces(doc)) {
      readDoc(piece, gathering)
      for (const inner of unfoldText(piece, budget)) readDoc(inner, gathering)
    }
  }
  let members: readonly string[] = []
  let encrypted = false
  if (type !== 'text' || file.path.toLowerCase().endsWith('.ipynb')) {
    const unfolded = unfoldFile(file.path, bytes, type, budget)
    members = unfolded.members
    encrypted = unfolded.encrypted
    for (const inner of innerDocs(file.path, unfolded.docs)) {
      for (const piece of pieces(inner)) {
        readDoc(piece, gathering)
        for (const deeper of unfoldText(piece, budget)) readDoc(deeper, gathering)
      }
    }
  }
  return {
    path: file.path,
    size: bytes.length,
    executable: file.executable,
    type,
    promised,
    language,
    doc,
    entropy: entropyOf(bytes),
    members,
    encrypted,
  }
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

/** Re-reads shell scripts that use what another file of the skill wrote: in file order the writer may have come later. */
function follow(gathering: Gathering): void {
  if (gathering.written.size === 0) return
  const again = new Set<Doc>()
  for (const op of gathering.ops) {
    if (again.size >= 100 || op.at.doc.language !== 'shell' || (op.kind !== 'read' && op.kind !== 'run')) continue
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
