import type {Marks} from '../mark.ts'

/** An encoded run and what it decodes to, before anybody judged whether that makes sense. */
export interface Found {
  readonly kind: string
  readonly start: number
  readonly end: number
  /** Either text or bytes. */
  readonly content: string | Buffer
  /** Whether anything at all would come out printable, so that only known words convince. */
  readonly strict?: boolean
  /** Kept whatever it says: nobody hides characters without meaning to. */
  readonly certain?: boolean
}

/** Finds one kind of encoding. Linear in the text; never throws. */
export type Decoder = (text: string, marks: Marks) => Iterable<Found>
