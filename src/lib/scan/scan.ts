import type {Check} from '../../checks/check.ts'
import {buildFacts} from '../parse/build.ts'
import type {Facts} from '../parse/facts.ts'
import type {Skill} from '../skill/skill.ts'
import {capabilitiesOf} from './capabilities/capabilities-of.ts'
import {finish, toFinding} from './finding.ts'
import type {Finding, SkillReport} from './report.ts'
import {judge} from './verdict.ts'

/** Most findings taken from one check before its duplicates are folded; a skill cannot flood the report. */
const mostDrafts = 2000

/** Looks at one skill with every check. Pure but for reading the skill's files; never executes anything of it. */
export function scanSkill(skill: Skill, checks: readonly Check[]): SkillReport {
  const started = performance.now()
  const facts = buildFacts(skill)
  const {findings, failures} = runChecks(facts, checks)
  const notCovered = [
    // A limit may be met a thousand times in one file; saying it once is enough.
    ...new Set(
      facts.gaps
        .filter((gap) => gap.kind !== 'link' && gap.kind !== 'collision' && gap.kind !== 'bad-name')
        .map((gap) => `${gap.path}: ${gap.detail}`),
    ),
    ...failures,
  ]
  return {
    name: skill.name,
    path: skill.path,
    ...judge(findings, notCovered),
    capabilities: capabilitiesOf(facts),
    findings,
    files: skill.files.length,
    bytes: skill.files.reduce((total, file) => total + file.size, 0),
    notCovered,
    milliseconds: Math.round((performance.now() - started) * 100) / 100,
  }
}

/** Findings of all checks, finished. A check that throws is a gap in coverage of this skill, never an end of the scan. */
export function runChecks(facts: Facts, checks: readonly Check[]): {readonly findings: Finding[]; readonly failures: readonly string[]} {
  const drafts: Finding[] = []
  const failures: string[] = []
  const available = new Set<string>(facts.ops.map((op) => op.kind))
  if (facts.docs.length > 0) available.add('docs')
  if (facts.sentences.length > 0) available.add('sentences')
  if (facts.urls.length > 0) available.add('urls')
  if (facts.files.length > 0) available.add('files')
  if (facts.gaps.length > 0) available.add('gaps')
  available.add('front-matter')
  for (const check of checks) {
    if (!check.needs.some((need) => available.has(need))) continue
    try {
      let count = 0
      for (const draft of check.run(facts)) {
        drafts.push(toFinding(check, draft))
        if (++count >= mostDrafts) break
      }
    } catch (error) {
      failures.push(`check ${check.id} failed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return {findings: finish(drafts), failures}
}
