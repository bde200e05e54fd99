import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {severities, type Check} from '../src/checks/check.ts'
import {buildFacts} from '../src/lib/parse/build.ts'
import {loadChecks} from '../src/lib/scan/load-checks.ts'
import {runChecks} from '../src/lib/scan/scan.ts'
import {skillOf} from './support/skill.ts'

// Every example of every check, as its documentation shows it. WEFT_CHECK=US-001 runs one check's only.
const only = process.env['WEFT_CHECK']
const checks = await loadChecks()

for (const check of checks.filter((candidate) => only === undefined || candidate.id === only)) {
  describe(`${check.id} ${check.name}`, () => {
    it('has six bad and six good examples at least, each with a title of its own', () => {
      assert.ok(check.examples.bad.length >= 6 && check.examples.good.length >= 6)
      for (const list of [check.examples.bad, check.examples.good]) assert.equal(new Set(list.map(({title}) => title)).size, list.length)
    })
    for (const {title, skill} of check.examples.bad) {
      it(`fires: ${title}`, () => {
        const findings = findingsOf(check, skill)
        assert.ok(
          findings.some(
            (finding) => severities.indexOf(finding.severity) >= severities.indexOf(check.severity) && finding.confidence !== 'low',
          ),
          `wanted a finding of severity ${check.severity} that is sure; got ${show(findings)}`,
        )
      })
    }
    for (const {title, skill, ceiling} of check.examples.good) {
      it(`does not fire: ${title}`, () => {
        const allowed = ceiling === undefined ? -1 : severities.indexOf(ceiling)
        const above = findingsOf(check, skill).filter((finding) => severities.indexOf(finding.severity) > allowed)
        assert.deepEqual(above, [], `wanted nothing above ${ceiling ?? 'silence'}; got ${show(above)}`)
      })
    }
  })
}

function findingsOf(check: Check, skill: Parameters<typeof skillOf>[0]) {
  const {findings, failures} = runChecks(buildFacts(skillOf(skill)), [check])
  assert.deepEqual(failures, [])
  return findings
}

function show(findings: ReturnType<typeof findingsOf>): string {
  return (
    findings.map((finding) => `${finding.severity}/${finding.confidence} ${finding.file}:${finding.line} ${finding.message}`).join('\n') ||
    'none'
  )
}
