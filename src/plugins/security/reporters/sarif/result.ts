import {visible} from '../../../../lib/scan/escape.ts'
import {onDisk} from '../../../../lib/scan/paths.ts'
import type {Finding, SkillReport} from '../../../../lib/scan/report.ts'
import {layersOf} from '../words.ts'
import {toLocation} from './place.ts'
import {levels, scores} from './rules.ts'

/** A finding as a SARIF result. `rules` maps check ids to their index in the driver's rules. */
export function toResult(skill: SkillReport, finding: Finding, rules: ReadonlyMap<string, number>, base: string): object {
  const ruleIndex = rules.get(finding.checkId)
  const layers = layersOf(finding)
  const {member} = onDisk(skill.path, finding.file)
  const where = [...(layers === '' ? [] : [layers]), ...(member === undefined ? [] : [`in ${member}:${finding.line}`])].join(', ')
  return {
    ruleId: finding.checkId,
    ...(ruleIndex === undefined ? {} : {ruleIndex}),
    level: levels[finding.severity],
    // Brackets would be links and braces placeholders in a SARIF message.
    message: {text: messageText(`${finding.message}${where === '' ? '' : ` (${where})`}`)},
    locations: [toLocation(base, skill.path, finding.file, finding.line, finding.column, finding.snippet)],
    partialFingerprints: {'weftFingerprint/v1': `${finding.fingerprint}`},
    ...(finding.trace.length === 0 ? {} : {codeFlows: [toFlow(skill, finding, base)]}),
    ...(finding.suppressed === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: finding.suppressed.by === 'inline' ? 'inSource' : 'external',
              status: 'accepted',
              justification: visible(`${finding.suppressed.reason} (${finding.suppressed.by})`),
            },
          ],
        }),
    properties: {
      skill: visible(skill.name),
      verdict: skill.verdict,
      axis: finding.axis,
      confidence: finding.confidence,
      layers: finding.layers.map((layer) => visible(layer)),
      'security-severity': scores[finding.severity],
    },
  }
}

function toFlow(skill: SkillReport, finding: Finding, base: string): object {
  const locations = finding.trace.map((step) => ({
    location: {...toLocation(base, skill.path, step.file, step.line), message: {text: messageText(step.note)}},
  }))
  return {threadFlows: [{locations}]}
}

function messageText(text: string): string {
  return visible(text, 2000)
    .replace(/[\\[\]]/g, '\\$&')
    .replaceAll('{', '{{')
    .replaceAll('}', '}}')
}
