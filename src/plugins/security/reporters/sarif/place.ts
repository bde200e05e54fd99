import {isAbsolute} from 'node:path'
import {pathToFileURL} from 'node:url'
import {visible} from '../../../../lib/scan/escape.ts'
import {fromBase, onDisk} from '../../../../lib/scan/paths.ts'

/** The name of the base folder in `originalUriBaseIds`; the one that GitHub and the specification's examples use. */
export const baseId = '%SRCROOT%'

const encode = (path: string): string => path.split('/').map(encodePart).join('/')

// Names on disk need not be well-formed UTF-16, which encodeURIComponent refuses. A colon in the first part would read as a scheme.
const encodePart = (part: string): string => encodeURIComponent(part.toWellFormed())

/** An artifactLocation: relative to the base where it lies below it, otherwise a file: URL. */
export function toArtifact(base: string, path: string): {uri: string; uriBaseId?: string} {
  if (path === '-') return {uri: 'stdin'}
  const short = fromBase(base, path)
  if (isAbsolute(short)) return {uri: pathToFileURL(path.toWellFormed()).href}
  return {uri: encode(short), uriBaseId: baseId}
}

/** A SARIF location of a line in a skill's file. A member of an archive is a logical location in it: its line is no line of the archive. */
export function toLocation(base: string, skillPath: string, file: string, line: number, column?: number, snippet?: string): object {
  const {path, member} = onDisk(skillPath, file)
  const artifactLocation = toArtifact(base, path)
  if (member !== undefined)
    return {
      physicalLocation: {artifactLocation},
      logicalLocations: [{fullyQualifiedName: visible(`${member}:${line}`), kind: 'member'}],
    }
  const region = {
    startLine: Math.max(1, line),
    ...(column === undefined ? {} : {startColumn: Math.max(1, column)}),
    ...(snippet === undefined ? {} : {snippet: {text: visible(snippet)}}),
  }
  return {physicalLocation: {artifactLocation, region}}
}
