import type {Op, Source} from '../facts.ts'

/** A string in code that reads as prose or code, or that was decoded. */
export interface CodeString {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The text does not stand in the document as such. */
  readonly decoded: boolean
  /** How it was unfolded, outermost first; [] for a literal. */
  readonly layers: readonly string[]
}

/** Code in another language, or code of its own, that the program runs: parse it with that language's front end. HOLE stands for unknown parts. */
export interface Embedded {
  readonly language: 'shell' | 'powershell' | 'python' | 'javascript'
  readonly text: string
  readonly start: number
  readonly end: number
  /** Where the parts came from that the program put into it. */
  readonly sources: readonly Source[]
  /** The same, for each HOLE of the text in order. */
  readonly holes: readonly (readonly Source[])[]
  readonly layers: readonly string[]
}

export interface CodeFacts {
  readonly ops: readonly Op[]
  readonly strings: readonly CodeString[]
  readonly comments: readonly {readonly text: string; readonly start: number; readonly end: number}[]
  readonly embedded: readonly Embedded[]
  /** What was given up on, one phrase each; [] when everything was looked at. */
  readonly gaps: readonly string[]
}
