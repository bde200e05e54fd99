import type {Prepared} from './vocabulary.ts'

/** What the build works out beforehand, and writes in place of this module (scripts/bundle.ts). From source nothing is prepared. */
export const prepared: {readonly prose?: Prepared; readonly literals?: Prepared} = {}
