import {styleText} from 'node:util'
import type {Severity} from '../../../../checks/check.ts'
import type {Verdict} from '../../../../lib/scan/report.ts'
import {symbols} from '../words.ts'
import {wrap} from './wrap.ts'

type Style = Parameters<typeof styleText>[0]

const severityStyles: Record<Severity, Style> = {critical: ['bold', 'red'], high: 'red', medium: 'yellow', low: 'cyan', info: 'dim'}
const verdictStyles: Record<Verdict, Style> = {block: ['bold', 'red'], warn: ['bold', 'yellow'], pass: ['bold', 'green']}

/** Collects lines of at most `width` columns. Everything given to it is escaped already. */
export interface Pen {
  readonly width: number
  line(text?: string): void
  /** Wraps the text behind an indentation; `first` stands before the first line in its place. */
  wrapped(text: string, indent: number, style?: Style, first?: string): void
  paint(style: Style, text: string): string
  severity(severity: Severity): string
  verdict(verdict: Verdict): string
  text(): string
}

export function makePen(width: number, color: boolean): Pen {
  const lines: string[] = []
  const paint = (style: Style, text: string): string => (color ? styleText(style, text, {validateStream: false}) : text)
  return {
    width: Math.max(40, Math.min(width, 120)),
    line: (text = '') => void lines.push(text),
    wrapped(text, indent, style, first = ' '.repeat(indent)) {
      const rows = wrap(text, this.width - indent)
      for (const [index, row] of rows.entries())
        lines.push((index === 0 ? first : ' '.repeat(indent)) + (style === undefined ? row : paint(style, row)))
    },
    paint,
    severity: (severity) => paint(severityStyles[severity], severity),
    verdict: (verdict) => paint(verdictStyles[verdict], `${symbols[verdict]} ${verdict.toUpperCase()}`),
    text: () => `${lines.join('\n')}\n`,
  }
}
