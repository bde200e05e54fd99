import {destinationOf} from '../knowledge/destination.ts'
import {isWithin} from './evidence.ts'
import type {Doc, Facts, Op} from './facts.ts'
import {isForeign} from './tricks.ts'

/** When a command of the skill is run without anybody asking for it. */
export interface Unasked {
  readonly doc: Doc
  /** To follow "is run": `when the folder is opened`. */
  readonly when: string
}

/** Commands that an editor, an agent, git or a shell runs by itself because a file of the skill says so. */
export function unaskedCommands(facts: Facts): readonly Unasked[] {
  const found: Unasked[] = []
  for (const doc of facts.docs) {
    if (found.length >= 200) break
    if (doc.language !== 'shell' && doc.language !== 'powershell') continue
    const when = doc.parent === undefined ? ofFile(doc.file) : ofKeys(doc)
    if (when !== undefined) found.push({doc, when})
  }
  return found
}

function ofFile(path: string): string | undefined {
  if (/(^|\/)\.envrc$/.test(path)) return 'when the folder is entered'
  if (/(^|\/)(\.git\/hooks|\.husky|\.githooks)\/[\w-]{3,30}$/.test(path)) return 'at every commit or checkout'
  return undefined
}

/** By the keys of the settings in which the command stands. */
function ofKeys(doc: Doc): string | undefined {
  const {parent, headings} = doc
  if (parent === undefined || !/^(json|yaml|toml)$/.test(parent.language)) return undefined
  const last = headings.at(-1) ?? ''
  if (/^(initialize|onCreate|updateContent|postCreate|postStart|postAttach)Command$/.test(last)) return 'when the folder is opened'
  if (headings.includes('tasks') && /"runOn"\s{0,4}:\s{0,4}"folderOpen"/.test(parent.text)) return 'when the folder is opened'
  if (
    headings.some((key) => /^hooks?$/.test(key)) &&
    headings.some((key) =>
      /^(PreToolUse|PostToolUse|SessionStart|SessionEnd|UserPromptSubmit|Stop|SubagentStop|Notification|PreCompact|beforeShellExecution|afterFileEdit|beforeSubmitPrompt|beforeReadFile|beforeMCPExecution|stop)$/.test(
        key,
      ),
    )
  )
    return 'with every prompt or tool call of the agent'
  return undefined
}

/** What such a command gives away or lets a stranger decide; undefined when it only works on the machine. */
export function reachOf(facts: Facts, {doc}: Unasked): Op | undefined {
  return facts.ops.find((op) => isWithin(op.at.doc, doc) && goesOut(op, facts))
}

function goesOut(op: Op, facts: Facts): boolean {
  if (op.kind === 'send') return isForeign(op.url.text, facts)
  if (op.kind === 'socket') return !/^(local|given)$/.test(destinationOf(op.host.text).kind)
  if (op.kind === 'eval') return op.code.sources.some((source) => source.kind === 'remote' || source.kind === 'decoded')
  // An interpreter that is handed a program on its own command line, which starts others, is no hook that a person wrote to be read.
  if (op.kind === 'run' && /^(python3?|node|perl|ruby)$/.test(op.program))
    return op.args.some(
      (arg, i) =>
        /^(-c|-e)$/.test(op.args[i - 1]?.text ?? '') &&
        /\b(?:os\.system|subprocess|child_process|exec|popen|urllib|requests|socket)\b/.test(arg.text),
    )
  return false
}
