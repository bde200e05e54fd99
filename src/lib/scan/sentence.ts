import type {Finding} from './report.ts'

/**
 * A finding in one sentence that can be pasted into a bug report: what was found, and where it begins and ends. `~/.aws/credentials is sent to
 * collect.example.com by curl (run.sh:4 to run.sh:9).`
 */
export function sentenceOf(finding: Pick<Finding, 'message' | 'file' | 'line' | 'layers' | 'trace'>): string {
  const {message, layers, trace} = finding
  const [first, last] = trace.length < 2 ? [finding, finding] : [trace[0]!, trace.at(-1)!]
  // In one file a reader goes downwards, whichever of the two runs first.
  const ends = first.file === last.file && first.line > last.line ? [last, first] : [first, last]
  const span = [...new Set(ends.map(placeOf))]
  const hidden = layers.length === 0 ? '' : `in ${layers.toReversed().join(' in ')} at `
  const said = message.replace(/[.\s]{1,3}$/, '')
  return span.every((place) => said.includes(place)) ? `${said}.` : `${said} (${hidden}${span.join(' to ')}).`
}

const placeOf = ({file, line}: {readonly file: string; readonly line: number}): string => `${file}:${line}`
