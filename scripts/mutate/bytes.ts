import {make, mapBody, mapText, type Transformation} from './skill-files.ts'

const text = /\.(?:md|py|js|sh)$/
const utf16 = (content: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(`\uFEFF${content}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

/** The same characters in other bytes, and characters that no reader sees. */
export const bytes: readonly Transformation[] = [
  make('crlf', 'any', (files) => mapText(files, text, (content) => content.replaceAll('\n', '\r\n'))),
  make('cr-in-prose', 'prose', (files) => mapText(files, /\.md$/, (content) => content.replaceAll('\n', '\r'))),
  make('utf-8-bom', 'any', (files) => mapText(files, text, (content) => `\uFEFF${content}`)),
  make('utf-16le-bom', 'any', (files) => mapText(files, text, (content) => utf16(content, 'le'))),
  make('utf-16be-bom', 'any', (files) => mapText(files, text, (content) => utf16(content, 'be'))),
  make('utf-16le-without-bom', 'any', (files) => mapText(files, text, (content) => Buffer.from(content, 'utf16le'))),
  make('utf-32le-bom', 'any', (files) =>
    mapText(files, /\.md$/, (content) =>
      Buffer.concat([...`\uFEFF${content}`].map((char) => Buffer.from(new Uint32Array([char.codePointAt(0)!]).buffer))),
    ),
  ),
  make('stray-nul-bytes', 'any', (files) => mapBody(files, (body) => body.replaceAll('\n\n', '\n\0\n'))),
  make('latin-1-bytes', 'any', (files) =>
    mapText(files, text, (content, path) =>
      Buffer.from(`${content}${path.endsWith('.js') ? '//' : path.endsWith('.md') ? '\n' : '#'} caf\xe9 \xfcber\n`, 'latin1'),
    ),
  ),
  make('line-separators', 'prose', (files) => mapBody(files, (body) => body.replaceAll('\n\n', '\u2028\u2028'))),
  make('no-break-spaces', 'prose', (files) => mapBody(files, (body) => body.replaceAll(' ', '\u00A0'))),
  make('mixed-unicode-spaces', 'prose', (files) => mapBody(files, (body) => body.replaceAll(' ', () => '\u2009'))),
  make('double-spaces', 'prose', (files) => mapBody(files, (body) => body.replaceAll(' ', '  \t'))),
]
