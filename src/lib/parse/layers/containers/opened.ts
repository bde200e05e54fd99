import type {Gap} from '../../../skill/skill.ts'
import type {Language} from '../../facts.ts'
import type {Budget} from '../budget.ts'

/** Something in a document that acts by itself or that its reader does not see. `detail` names it, with text from the file as it is. */
export interface Note {
  readonly kind:
    | 'macro' // code that an office program runs
    | 'external' // something loaded from elsewhere when the document is opened
    | 'dde' // a field that starts a program
    | 'javascript' // script in a PDF
    | 'auto-action' // an action at opening
    | 'launch' // an action that starts a program
    | 'embedded' // a file in a document
    | 'trailing-data' // bytes behind the end of the format
    | 'polyglot' // two formats in one file
  readonly detail: string
}

/** One thing in a container. With `language` it is text to look at, without it is typed and opened further. */
export interface Part {
  readonly name: string
  readonly bytes: Buffer
  /** The step to here: `zip:a/b`, `gzip`, `strings`. */
  readonly layer: string
  readonly language?: Language
}

export interface Opened {
  readonly parts: readonly Part[]
  readonly members?: readonly string[]
  readonly encrypted?: boolean
  readonly notes?: readonly Note[]
  readonly gaps?: readonly Gap[]
}

/** Opens one kind of container. Never throws; bounded by what the budget has left. */
export type Opener = (bytes: Buffer, path: string, budget: Budget) => Opened
