import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {scanSkill} from '../../../src/lib/scan/scan.ts'
import {skillOf} from '../../support/skill.ts'

describe('what could not be looked at', () => {
  it('is said once, however often a limit was met, and does not pass', () => {
    const block = '```sh\nls\n```\n\n'
    const report = scanSkill(skillOf(`---\nname: long\ndescription: Lists folders.\n---\n\n${block.repeat(5050)}`), [])
    assert.deepEqual(report.notCovered, ['SKILL.md: more than 5000 pieces of text; the rest was not looked at'])
    assert.equal(report.verdict, 'warn')
  })
})
