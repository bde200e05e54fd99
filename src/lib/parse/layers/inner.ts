import type {Doc, Language} from '../facts.ts'
import {decodeText} from './text.ts'

/** One thing found inside a file: a member of an archive, the text of a document, the strings of a binary. */
export interface Inner {
  /** Path within the file, as stored; for what has no name, what it is: `strings`, `javascript-1`. */
  readonly name: string
  readonly bytes: Buffer
  /** By content, as for files. */
  readonly type: string
  /** Undefined when it is not text: then its own strings or members follow as further entries. */
  readonly language: Language | undefined
  /** Kinds of the layers from the file to here, outermost first: `zip:a/b.tgz`, `gzip`, `tar:c.sh`. Never empty. */
  readonly layers: readonly string[]
}

/** Where inner things lie when the file was itself found in a text: the layers of that and its place. */
export type Base = Pick<Doc, 'parent' | 'offset' | 'layers' | 'role' | 'headings'>

/** Documents of all inner things that are text. Positions mean nothing outside of them, so all map to the place of the whole. */
export function innerDocs(file: string, inner: readonly Inner[], base?: Base): Doc[] {
  const docs: Doc[] = []
  for (const {bytes, language, layers} of inner) {
    if (language === undefined) continue
    docs.push({
      file,
      language,
      text: decodeText(bytes).text,
      parent: base?.parent,
      offset: base?.offset ?? 0,
      verbatim: false,
      layers: [...(base?.layers ?? []), ...layers.map((kind) => ({kind, start: 0, end: 0}))],
      role: base?.role ?? roleOf(language),
      headings: base?.headings ?? [],
    })
  }
  return docs
}

function roleOf(language: Language): Doc['role'] {
  if (language === 'markdown' || language === 'text' || language === 'html') return 'prose'
  return language === 'json' || language === 'yaml' || language === 'toml' || language === 'xml' ? 'data' : 'script'
}
