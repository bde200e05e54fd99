import type {Doc} from '../facts.ts'
import type {CodeFacts} from './facts.ts'
import type {Run} from './run.ts'
import type {Program} from './tree.ts'

export function factsOf(doc: Doc, program: Program, run: Run): CodeFacts {
  return {
    ops: [...run.ops.values()],
    strings: [...run.strings.values()],
    comments: program.comments.map(({start, end}) => ({text: doc.text.slice(start, end), start, end})),
    embedded: [...run.embedded.values()],
    gaps: [...run.gaps],
  }
}
