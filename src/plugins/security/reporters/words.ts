import type {Axis} from '../../../checks/check.ts'
import type {Finding, SkillReport, Suppression, Verdict} from '../../../lib/scan/report.ts'

export const axes: Record<Axis, {readonly title: string; readonly gloss: string}> = {
  deception: {title: 'Deception', gloss: 'what it conceals or does not say'},
  power: {title: 'Power', gloss: 'what it can do; informs, does not block'},
}

export const symbols: Record<Verdict, string> = {block: '✖', warn: '▲', pass: '✔'}

/** `1 file`, `2 files`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

/** `in base64 in gzip` for what was unfolded from gzip first, '' for what stands in the file. */
export const layersOf = (finding: Finding): string =>
  finding.layers
    .toReversed()
    .map((layer) => `in ${layer}`)
    .join(' ')

/** `file:line`, with the layers before it. Unescaped. */
export const placeOf = (finding: Finding): string => {
  const layers = layersOf(finding)
  return `${layers === '' ? '' : `${layers} at `}${finding.file}:${finding.line}`
}

/** `2 by policy, 1 by baseline`. */
export function suppressedBy(findings: readonly Finding[]): string {
  const by = new Map<Suppression['by'], number>()
  for (const {suppressed} of findings) if (suppressed !== undefined) by.set(suppressed.by, (by.get(suppressed.by) ?? 0) + 1)
  return [...by].map(([name, number]) => `${number} by ${name === 'inline' ? 'inline comment' : name}`).join(', ')
}

/** `34 kB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1e6) return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** `12 ms`, `3.4 s`. */
export const duration = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`

export const filesOf = (skill: SkillReport): string => `${count(skill.files, 'file')}, ${size(skill.bytes)}`

/** `deception high, power low`: the two axes, each by itself. */
export const levelsOf = ({deception, power}: SkillReport): string => `deception ${deception.level}, power ${power.level}`
