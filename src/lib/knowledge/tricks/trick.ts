import type {Confidence, Severity} from '../../../checks/check.ts'
import type {Purpose} from '../../parse/facts.ts'
import {spelled} from '../literals.ts'

/** Something that code or configuration does which has one shape in every language: a command line, a setting, a call. */
export interface Trick {
  /** Global; looked for in whole documents, so that its words must be telling. */
  readonly pattern: RegExp
  /** What it does, as a sentence without its full stop. */
  readonly means: string
  /** Defaults: the check's own severity, and high. */
  readonly severity?: Severity
  readonly confidence?: Confidence
  /** Words of the skill's name and description that make it the skill's own business. */
  readonly about?: RegExp
  /** The same by purpose. */
  readonly purposes?: readonly Purpose[]
  /** What the document must say as well. */
  readonly also?: RegExp | readonly RegExp[]
  /** What in the match or the 200 characters behind it makes it harmless. */
  readonly unless?: RegExp
  /** Which files it counts in. */
  readonly files?: RegExp
  /** Counts in code and data only, not in a sentence that speaks of it. */
  readonly code?: boolean
  /** A host that the pattern captures as its first group must be a stranger's: neither local, nor chosen by the user, nor a known service, nor introduced. */
  readonly foreign?: boolean
  /** The same document must give something to such a host. */
  readonly foreignIn?: boolean
}

/** Makes a table of tricks known, so that each is tried only where its words stand. */
export function tricks(list: readonly Trick[]): readonly Trick[] {
  for (const trick of list) spelled(trick.pattern)
  return list
}
