import type {Check} from '../../checks/check.ts'
import {WeftError} from '../errors.ts'
import {readSkill} from '../skill/read.ts'
import {refPath, type SkillRef} from '../skill/ref.ts'
import {findInlineInSkill} from './inline.ts'
import type {ScanError, SkillReport} from './report.ts'
import {scanSkill} from './scan.ts'

/** What became of one skill. Plain data, so that a worker can send it. */
export type Outcome = {readonly report: SkillReport} | {readonly error: ScanError}

/** Reads and scans one skill. Never throws: what goes wrong with one skill must not end the scan of the others. */
export function scanRef(ref: SkillRef, checks: readonly Check[]): Outcome {
  try {
    const skill = readSkill(ref)
    const report = scanSkill(skill, checks)
    const inline = findInlineInSkill(skill.files)
    return {report: inline.length === 0 ? report : {...report, inline}}
  } catch (error) {
    if (error instanceof WeftError) return failure(ref, error.code, error.message)
    return failure(ref, 'WEFT_SCAN_FAILED', `The scan crashed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

export function failure(ref: SkillRef, code: ScanError['code'], message: string): Outcome {
  return {error: {path: refPath(ref), code, message}}
}
