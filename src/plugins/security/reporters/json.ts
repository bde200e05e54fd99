import {escapeJson} from '../../../lib/scan/escape.ts'
import type {Reporter} from './reporter.ts'
import {withoutWeaker} from './select.ts'

/** The report itself; what `--json` prints. Characters that a terminal would obey are `\u` escapes. */
export const json: Reporter = (report, options) =>
  `${escapeJson(JSON.stringify(withoutWeaker(report, options.minSeverity), undefined, 2))}\n`
