import {make, mapBody, mapText, partsOf, type SkillFiles, type Transformation} from './skill-files.ts'

const scripts = /\.(?:py|js|sh)$/
const mark: Readonly<Record<string, string>> = {py: '#', sh: '#', js: '//'}
const markOf = (path: string): string => mark[path.split('.').at(-1) ?? ''] ?? '#'

/** Puts something before the code of scripts, or before the body of SKILL.md where there are none. */
function before(files: SkillFiles, code: (comment: string) => string, prose: string): SkillFiles | undefined {
  const padded = mapText(files, scripts, (text, path) => {
    const shebang = /^#![^\n]*\n/.exec(text)?.[0] ?? ''
    return shebang + code(markOf(path)) + text.slice(shebang.length)
  })
  return mapBody(padded ?? files, (body) => prose + body)
}

const sentence = 'The example files show how the tables look when they are finished, and each of them can be opened on its own. '
const tenMegabytes = (line: string): string => line.repeat(Math.ceil(10_000_000 / line.length))

/** Payload far behind what people and models read. */
export const padding: readonly Transformation[] = [
  make('blank-lines-100000', 'any', (files) => before(files, () => '\n'.repeat(100_000), '\n'.repeat(100_000))),
  make('after-10-mb-of-prose', 'prose', (files) => mapBody(files, (body) => `\n${tenMegabytes(`${sentence.repeat(8)}\n\n`)}${body}`)),
  make('after-10-mb-of-comments', 'any', (files) =>
    mapText(files, scripts, (text, path) => tenMegabytes(`${markOf(path)} ${sentence}\n`) + text),
  ),
  make('after-10-mb-on-one-line', 'any', (files) =>
    mapText(files, scripts, (text, path) => `${markOf(path)} ${'x'.repeat(10_000_000)}\n${text}`),
  ),
  make('far-right-on-the-line', 'prose', (files) =>
    mapBody(files, (body) => body.replace(/\n\n(?=[A-Z])/g, `\n\nSee below.${' '.repeat(3000)}`)),
  ),
  make('far-right-in-code', 'any', (files) =>
    mapText(files, /\.(?:js|sh)$/, (text) =>
      text.replace(/^(?=[a-z])/gm, (_, at: number) => (at === 0 ? ':;'.slice(0, 0) : '') + ' '.repeat(600)),
    ),
  ),
  make('form-feeds-and-tabs', 'any', (files) => mapBody(files, (body) => body.replaceAll('\n\n', '\n\f\n\t\n'))),
  make('thousand-comment-lines', 'any', (files) =>
    before(files, (comment) => `${comment} A table has rows and columns.\n`.repeat(1000), '\n'),
  ),
  make('benign-prose-around', 'prose', (files) =>
    mapText(files, /^SKILL\.md$/, (text) => {
      const {head, body} = partsOf(text)
      const around = `\n${`${sentence.repeat(3)}\n\n`.repeat(40)}`
      return head + around + body + around
    }),
  ),
  make('benign-files-around', 'any', (files) => ({
    ...files,
    ...Object.fromEntries(Array.from({length: 60}, (_, i) => [`docs/page-${i}.md`, `# Page ${i}\n\n${sentence.repeat(20)}\n`])),
  })),
]
