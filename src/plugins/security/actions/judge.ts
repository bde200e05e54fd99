import {askJudge} from '../../../lib/judge/ask.ts'
import type {JudgeSettings} from '../../../lib/judge/settings.ts'
import {WeftError} from '../../../lib/errors.ts'
import type {SkillReport} from '../../../lib/scan/report.ts'
import {readSkill} from '../../../lib/skill/read.ts'
import {refPath, type SkillRef} from '../../../lib/skill/ref.ts'

/** Questions that are open at the same time. */
const atOnce = 4
const mostNotices = 50

export interface Judged {
  readonly skills: SkillReport[]
  /** For the report: that a judge took part, and what came of it. */
  readonly notices: readonly string[]
  /** For standard error as well: where the judge was of no use. */
  readonly failures: readonly string[]
}

/** A second opinion on every skill that is not blocked already: nothing can make that worse, so nothing of it is sent. */
export async function judgeSkills(skills: readonly SkillReport[], refs: readonly SkillRef[], settings: JudgeSettings): Promise<Judged> {
  const byPath = new Map(refs.map((ref) => [refPath(ref), ref]))
  const open = skills.flatMap((skill, index) => (skill.verdict === 'block' ? [] : [{skill, index}]))
  const judged = [...skills]
  let next = 0
  const lane = async (): Promise<void> => {
    for (let one = open[next++]; one !== undefined; one = open[next++])
      judged[one.index] = await judgeOne(one.skill, byPath.get(one.skill.path), settings)
  }
  await Promise.all(Array.from({length: Math.min(atOnce, open.length)}, lane))
  const asked = judged.filter((skill) => skill.judge !== undefined)
  const raised = asked.filter((skill) => skill.judge?.raised === true)
  const failures = asked.flatMap(({name, judge}) =>
    judge?.failure === undefined ? [] : [`No second opinion on ${name}: ${judge.failure}.`],
  )
  return {
    skills: judged,
    notices: [
      `A judge took part: a digest of ${asked.length} of ${skills.length} skill${skills.length === 1 ? '' : 's'} was sent to ${settings.url.host} (${settings.model}), which raised ${raised.length}. It can only raise a verdict.`,
      // Formats that show findings only would not say it otherwise.
      ...raised.slice(0, mostNotices).map(({name, reason}) => `${name}: ${reason}`),
      ...failures.slice(0, mostNotices),
    ],
    failures,
  }
}

async function judgeOne(skill: SkillReport, ref: SkillRef | undefined, settings: JudgeSettings): Promise<SkillReport> {
  const failed = (failure: string): SkillReport => ({...skill, judge: {model: settings.model, raised: false, failure}})
  if (ref === undefined) return failed('it cannot be read again')
  try {
    const {files, frontMatter} = readSkill(ref)
    return await askJudge(skill, {files, description: frontMatter.description}, settings)
  } catch (error) {
    if (error instanceof WeftError) return failed(error.message)
    throw error
  }
}
