import {hash} from 'node:crypto'
import {severities, type Check, type FindingDraft} from '../../checks/check.ts'
import {visible} from './escape.ts'
import {locate, type Located} from './locate.ts'
import type {Finding} from './report.ts'
import {weightOf} from './verdict.ts'

const longestSnippet = 160

/** Turns what a check said into a finding with file, line and snippet. The fingerprint is set by `fingerprint`, which needs all of them. */
export function toFinding(check: Check, draft: FindingDraft): Finding {
  const where = locate(draft.at)
  return {
    checkId: check.id,
    checkName: check.name,
    category: check.category,
    axis: draft.axis ?? check.axis,
    severity: draft.severity ?? check.severity,
    confidence: draft.confidence,
    file: draft.at.doc.file,
    line: where.line,
    column: where.column,
    snippet: snippetOf(draft, where),
    message: draft.message,
    fingerprint: '',
    layers: draft.at.doc.layers.map((layer) => layer.kind),
    trace: (draft.trace ?? []).slice(0, 12).map(({at, note}) => ({file: at.doc.file, line: locate(at).line, note})),
  }
}

/** The decoded text where there is one, else the line; long lines are cut around the place. */
function snippetOf(draft: FindingDraft, where: Located): string {
  const {doc, start, end} = draft.at
  const nested = doc.layers.length > 0
  const text = nested ? doc.text : where.root.text
  const from = nested ? start : where.start
  const to = nested ? end : where.end
  const lineStart = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', from)
  const lineEnd = next < 0 ? text.length : next
  if (lineEnd - lineStart <= longestSnippet) return visible(text.slice(lineStart, lineEnd).trim(), longestSnippet)
  const begin = Math.max(lineStart, from - 20)
  return `${begin > lineStart ? '…' : ''}${visible(text.slice(begin, Math.min(lineEnd, Math.max(to, begin + 1), begin + longestSnippet - 4)).trim(), longestSnippet - 4)}…`
}

/**
 * Worst first, each the same thing once, with fingerprints that survive moved lines: check, file, snippet without white space and digits of
 * position, and the how-manieth of its like.
 */
export function finish(findings: readonly Finding[], mostPerCheck = 100): Finding[] {
  const seen = new Map<string, number>()
  const unique = new Map<string, Finding>()
  for (const finding of findings) {
    const key = `${finding.checkId}\0${finding.file}\0${finding.line}\0${finding.column}\0${finding.layers.join()}`
    const other = unique.get(key)
    if (other === undefined || weightOf(finding) > weightOf(other)) unique.set(key, finding)
  }
  const perCheck = new Map<string, number>()
  const sorted = [...unique.values()].sort(compare).filter((finding) => {
    const count = (perCheck.get(finding.checkId) ?? 0) + 1
    perCheck.set(finding.checkId, count)
    return count <= mostPerCheck
  })
  return sorted.map((finding) => {
    const like = `${finding.checkId}\0${finding.file}\0${finding.snippet.replace(/\s+/g, ' ')}`
    const count = seen.get(like) ?? 0
    seen.set(like, count + 1)
    return {...finding, fingerprint: hash('sha256', `${like}\0${count}`).slice(0, 16)}
  })
}

function compare(a: Finding, b: Finding): number {
  return (
    Number(b.axis === 'deception') - Number(a.axis === 'deception') ||
    weightOf(b) - weightOf(a) ||
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    (a.checkId < b.checkId ? -1 : a.checkId > b.checkId ? 1 : 0) ||
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    a.line - b.line ||
    a.column - b.column
  )
}
