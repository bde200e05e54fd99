import type {Reporter} from './reporter.ts'

export const formats = ['text', 'json', 'sarif', 'markdown', 'html', 'github'] as const
export type Format = (typeof formats)[number]

// One import each, so that a scan loads only the format that it prints.
const loaders: Record<Format, () => Promise<Reporter>> = {
  text: async () => (await import('./text.ts')).text,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  markdown: async () => (await import('./markdown.ts')).markdown,
  html: async () => (await import('./html.ts')).html,
  github: async () => (await import('./github.ts')).github,
}

export function loadReporter(format: Format): Promise<Reporter> {
  return loaders[format]()
}
