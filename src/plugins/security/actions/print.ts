import type {TerminalFacts} from '../../../lib/host/terminal.ts'
import {writeFileAtomic} from '../../../lib/scan/write-file.ts'
import {type Format, loadReporter} from '../reporters/index.ts'
import type {ScanResult} from './scan.ts'

export interface PrintOptions {
  readonly format: Format
  /** Absolute path of the file to write; undefined prints. */
  readonly output: string | undefined
  readonly explain: boolean
  readonly base: string
  readonly terminal: TerminalFacts
  readonly log: (text: string) => void
  /** For what is not the report. */
  readonly note: (text: string) => void
}

const defaultWidth = 80

/** Prints the report, or writes it to a file and says so. */
export async function print({report, checks, minSeverity}: ScanResult, options: PrintOptions): Promise<void> {
  const {format, output, explain, base, terminal} = options
  const reporter = await loadReporter(format)
  const color = output === undefined && terminal.colours !== 'none'
  const width = output === undefined ? (terminal.columns ?? defaultWidth) : defaultWidth
  const text = reporter(report, {color, width, explain, minSeverity, checks, base})
  if (output === undefined)
    return options.log((format === 'text' && terminal.stdout && !terminal.unicode ? toAscii(text) : text).replace(/\n$/, ''))
  writeFileAtomic(output, text)
  options.note(`${report.verdict.toUpperCase()}: the report is in ${output}`)
}

const substitutes: Readonly<Record<string, string>> = {'✖': 'x', '▲': '!', '✔': '+', '│': '|', '…': '~', '·': '-'}

/** For a terminal that shows no more than ASCII: our own signs. */
const toAscii = (text: string): string => text.replace(/[✖▲✔│…·]/g, (sign) => substitutes[sign] ?? sign)
