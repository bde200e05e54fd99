import type {Check} from '../../src/checks/check.ts'
import {buildFacts} from '../../src/lib/parse/build.ts'
import {runChecks} from '../../src/lib/scan/scan.ts'
import {skillOf} from './fixtures.ts'
import type {SkillFiles, Transformation} from './skill-files.ts'

interface Edit {
  /** Characters that differ; what an attacker has to do. */
  readonly size: number
  readonly what: string
}

/** Words with another that says the same: the edits that an attacker tries first. */
const synonyms: Readonly<Record<string, string>> = {
  ignore: 'skip',
  previous: 'older',
  instructions: 'notes',
  user: 'reader',
  send: 'ship',
  silently: 'softly',
  never: 'at no time',
  tell: 'inform',
  read: 'open',
  run: 'start',
  must: 'shall',
  password: 'pass phrase',
  download: 'get',
  before: 'ahead of',
  curl: '/usr/bin/curl',
  bash: '/bin/bash',
  sh: '/bin/sh',
  python3: 'python3.12',
  http: 'HTTP',
  https: 'HTTPS',
}

/** Sure of it, as the tests of the examples have it. */
function isSure(check: Check, files: SkillFiles): boolean {
  const {findings} = runChecks(buildFacts(skillOf('example', files)), [check])
  return findings.some((finding) => finding.severity === check.severity && finding.confidence !== 'low')
}

/**
 * For each check one line with the smallest edit of its bad examples that it does not survive, of each kind: a transformation that keeps the meaning,
 * a word replaced by its like, a word left out. Stops when the time is over, and says so.
 * @param milliseconds for all checks together.
 */
export function* smallestEdits(
  checks: readonly Check[],
  transformations: readonly Transformation[],
  milliseconds: number,
  progress: (text: string) => void,
): Iterable<string> {
  const quick = transformations.filter(({name, keeps}) => keeps && !/10-mb|100000|benign-files/.test(name))
  for (const [i, check] of checks.entries()) {
    // What an earlier check did not use is left for the later ones.
    const until = performance.now() + milliseconds / checks.length
    progress(`${check.id} (${i + 1} of ${checks.length})`)
    const examples = check.examples.bad.map(({skill}) => (typeof skill === 'string' ? {'SKILL.md': skill} : skill))
    const found = {
      transformation: undefined as Edit | undefined,
      synonym: undefined as Edit | undefined,
      deletion: undefined as Edit | undefined,
    }
    let tried = 0
    let whole = true
    const offer = (kind: keyof typeof found, edit: Edit, files: SkillFiles | undefined): void => {
      if (files === undefined || edit.size >= (found[kind]?.size ?? Number.POSITIVE_INFINITY)) return
      if (performance.now() > until) {
        whole = false
        return
      }
      tried++
      if (!isSure(check, files)) found[kind] = edit
    }
    const rounds = examples.map((example) => [...edits(example, quick)].sort((a, b) => a.edit.size - b.edit.size))
    // One of each example in turn, smallest first, so that a short time still sees them all.
    for (let at = 0; at < Math.max(...rounds.map((round) => round.length)) && whole; at++)
      for (const round of rounds) {
        const next = round[at]
        if (next !== undefined) offer(next.kind, next.edit, next.files())
      }
    progress('')
    const show = (edit: Edit | undefined): string => (edit === undefined ? 'none found' : `${edit.what} (${edit.size})`)
    yield `${check.id}  ${whole ? '' : '(time over) '}${tried} edits tried\n    transformation: ${show(found.transformation)}\n    word replaced:  ${show(found.synonym)}\n    word left out:  ${show(found.deletion)}`
  }
}

interface Candidate {
  readonly kind: 'transformation' | 'synonym' | 'deletion'
  readonly edit: Edit
  readonly files: () => SkillFiles | undefined
}

function* edits(files: SkillFiles, transformations: readonly Transformation[]): Iterable<Candidate> {
  for (const transformation of transformations) {
    const changed = transformation.apply(files)
    if (changed !== undefined)
      yield {kind: 'transformation', edit: {size: distance(files, changed), what: transformation.name}, files: () => changed}
  }
  for (const [path, content] of Object.entries(files)) {
    if (typeof content !== 'string') continue
    for (const match of [...content.matchAll(/[A-Za-z][A-Za-z'_-]{1,40}\d?/g)].slice(0, 150)) {
      const [word] = match
      const without = (by: string) => ({...files, [path]: content.slice(0, match.index) + by + content.slice(match.index + word.length)})
      yield {kind: 'deletion', edit: {size: word.length, what: `"${word}" in ${path}`}, files: () => without('')}
      const other = synonyms[word.toLowerCase()]
      if (other !== undefined)
        yield {kind: 'synonym', edit: {size: other.length, what: `"${word}" by "${other}" in ${path}`}, files: () => without(other)}
    }
  }
}

/** Characters between the first and the last difference of each file, on the longer side. */
function distance(before: SkillFiles, after: SkillFiles): number {
  let sum = 0
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const a = String(before[path] ?? '')
    const b = String(after[path] ?? '')
    let start = 0
    while (start < a.length && start < b.length && a[start] === b[start]) start++
    let end = 0
    while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
    sum += Math.max(a.length, b.length) - start - end
  }
  return sum
}
