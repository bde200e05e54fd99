import type {SkillReport} from '../../src/lib/scan/report.ts'
import type {Skill} from '../../src/lib/skill/skill.ts'
import {skillOf, type Fixture} from './fixtures.ts'
import type {Transformation} from './skill-files.ts'

export interface Outcome {
  readonly name: string
  readonly verdict: string
  readonly reason: string
}

export interface Row {
  /** Malicious fixtures that it changed where their payload is. */
  readonly applied: number
  readonly missed: readonly Outcome[]
  /** Benign fixtures that it changed. */
  readonly benign: number
  readonly alarms: readonly Outcome[]
}

/** One transformation on all fixtures. A malicious one counts only where the change is to what carries its payload; a benign one always. */
export function measure(transformation: Transformation, fixtures: readonly Fixture[], scan: (skill: Skill) => SkillReport): Row {
  const missed: Outcome[] = []
  const alarms: Outcome[] = []
  let applied = 0
  let benign = 0
  for (const fixture of fixtures) {
    const {on} = transformation
    if (!fixture.malicious && transformation.acts) continue
    if (fixture.malicious && on !== 'any' && !fixture.carriers.has(on)) continue
    const files = transformation.apply(fixture.files)
    if (files === undefined) continue
    const {verdict, reason} = scan(skillOf(fixture.name, files))
    const outcome = {name: fixture.name, verdict, reason}
    if (fixture.malicious) {
      applied++
      if (verdict !== 'block') missed.push(outcome)
    } else {
      benign++
      if (verdict === 'block') alarms.push(outcome)
    }
  }
  return {applied, missed, benign, alarms}
}
