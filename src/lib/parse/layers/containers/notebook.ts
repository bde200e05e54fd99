import type {Language} from '../../facts.ts'
import {decodeText} from '../text.ts'
import type {Opener, Part} from './opened.ts'

const magics: Readonly<Record<string, Language>> = {
  __proto__: null as never,
  bash: 'shell',
  sh: 'shell',
  script: 'shell',
  javascript: 'javascript',
  js: 'javascript',
  html: 'html',
}

/** Jupyter notebooks: code cells in their language, `!` lines as shell, Markdown cells, and the text of outputs. */
export const notebook: Opener = (bytes) => {
  const parts: Part[] = []
  const root = record(parse(decodeText(bytes).text))
  const worksheets = list(root?.['worksheets']).flatMap((sheet) => list(record(sheet)?.['cells']))
  const kernel = record(record(root?.['metadata'])?.['kernelspec'])?.['language']
  for (const [i, item] of [...list(root?.['cells']), ...worksheets].entries()) {
    const cell = record(item)
    if (!cell) continue
    const source = lines(cell['source'] ?? cell['input'])
    const add = (suffix: string, text: string, language: Language) => {
      if (text.trim() !== '')
        parts.push({name: `cell-${i + 1}${suffix}`, bytes: Buffer.from(text), layer: `notebook:${i + 1}${suffix}`, language})
    }
    if (cell['cell_type'] === 'code') addCode(source, kernel, add)
    else add('', source, 'markdown')
    add('-output', list(cell['outputs']).map(outputText).join('\n'), 'text')
  }
  return {parts, members: parts.map((part) => part.name)}
}

function addCode(source: string, kernel: unknown, add: (suffix: string, text: string, language: Language) => void): void {
  const magic = /^\s*%%(\w+)(?!\w)[^\n]*\n/.exec(source)
  const other = magic ? magics[magic[1]!] : undefined
  if (magic && other) return add('', source.slice(magic[0].length), other)
  const shell = [...source.matchAll(/^[ \t]*!+(.{1,4000})/gm)].map((match) => match[1]!)
  if (shell.length > 0) add('-shell', shell.join('\n'), 'shell')
  const language: Language = kernel === 'bash' ? 'shell' : kernel === 'javascript' || kernel === 'typescript' ? 'javascript' : 'python'
  // Lines that are not Python would spoil the parse of the rest; they stay as comments, so that line numbers hold.
  add('', language === 'python' ? source.replace(/^([ \t]*)(?=[!%])/gm, '$1# ') : source, language)
}

function outputText(value: unknown): string {
  const output = record(value)
  const data = record(output?.['data'])
  const texts = Object.entries(data ?? {}).filter(([type]) => /^(?:text|application)\//.test(type))
  return [lines(output?.['text']), ...texts.map(([, text]) => lines(text))].filter((text) => text !== '').join('\n')
}

function lines(value: unknown): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : ''
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
