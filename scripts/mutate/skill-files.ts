/** A skill in memory: path to content. Transformations take one and give another; nothing is ever written or run. */
export type SkillFiles = Readonly<Record<string, string | Uint8Array>>

/** What carries the payload of a fixture, and what a transformation works on. */
export type Carrier = 'prose' | 'shell' | 'python' | 'javascript'

export interface Transformation {
  /** Permanent kebab-case name. */
  readonly name: string
  /** What it works on; `any` for whole files, whatever is in them. */
  readonly on: Carrier | 'any'
  /** Whether an agent or a machine would still do what the skill wanted. False where a little is lost, such as the address of a link. */
  readonly keeps: boolean
  /** Set where the change is an act of its own, such as making a step that the user was asked to run run by itself: no measure of false alarms then. */
  readonly acts?: true
  /** The changed skill, or undefined where there is nothing to change. */
  apply(files: SkillFiles): SkillFiles | undefined
}

/** What carries the payload: scripts where there are any, else commands in the text, else the text itself. */
export function carriersOf(files: SkillFiles): ReadonlySet<Carrier> {
  const paths = Object.keys(files)
  if (paths.some((path) => path.endsWith('.py'))) return new Set(['python'])
  const hooks = /"postinstall"/.test(textOf(files, 'package.json'))
  if (!hooks && paths.some((path) => path.endsWith('.js'))) return new Set(['javascript'])
  if (hooks || paths.some((path) => path.endsWith('.sh')) || /^```bash/m.test(textOf(files, 'SKILL.md'))) return new Set(['shell'])
  return new Set(['prose'])
}

export function textOf(files: SkillFiles, path: string): string {
  const content = files[path]
  return typeof content === 'string' ? content : ''
}

/** Changes the text of each file that a pattern of paths names; undefined when nothing changed. */
export function mapText(
  files: SkillFiles,
  paths: RegExp,
  change: (text: string, path: string) => string | Uint8Array,
): SkillFiles | undefined {
  const changed: Record<string, string | Uint8Array> = {...files}
  let touched = false
  for (const [path, content] of Object.entries(files)) {
    if (typeof content !== 'string' || !paths.test(path)) continue
    const next = change(content, path)
    if (next === content) continue
    changed[path] = next
    touched = true
  }
  return touched ? changed : undefined
}

/** Front matter with its fences, title, and the rest of a SKILL.md. */
export function partsOf(text: string): {readonly head: string; readonly body: string} {
  const match = /^---\n[\s\S]*?\n---\n\n# [^\n]*\n/.exec(text)
  return match === null ? {head: '', body: text} : {head: match[0], body: text.slice(match[0].length)}
}

/** Changes the body of SKILL.md below its title. */
export function mapBody(files: SkillFiles, change: (body: string) => string): SkillFiles | undefined {
  return mapText(files, /^SKILL\.md$/, (text) => {
    const {head, body} = partsOf(text)
    return head + change(body)
  })
}

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm

/** Changes each line of prose: not code, headings or blank lines. */
export function mapProse(files: SkillFiles, change: (line: string) => string): SkillFiles | undefined {
  return mapBody(files, (body) => {
    let code = false
    return body
      .split('\n')
      .map((line) => {
        if (line.startsWith('```')) code = !code
        return code || line === '' || /^(?:#|```)/.test(line) ? line : change(line)
      })
      .join('\n')
  })
}

/** Changes words of four letters and more in prose; addresses, paths and code stay, so that the meaning does. */
export function mapWords(files: SkillFiles, change: (word: string) => string): SkillFiles | undefined {
  return mapProse(files, (line) =>
    line
      .split(/(`[^`]*`|\s+)/)
      .map((token) =>
        token.replace(/^(["'(*]*)([A-Za-z]{4,})([.,;:!?)"'*]*)$/, (_, a: string, word: string, b: string) => a + change(word) + b),
      )
      .join(''),
  )
}

/** Changes every script of one language: files of it and, for shell, blocks in SKILL.md and the install hook of package.json. */
export function mapCode(files: SkillFiles, language: Exclude<Carrier, 'prose'>, change: (code: string) => string): SkillFiles | undefined {
  const extension = {shell: /\.sh$/, python: /\.py$/, javascript: /\.js$/}[language]
  const scripts = mapText(files, extension, (text) => {
    const shebang = /^#![^\n]*\n/.exec(text)?.[0] ?? ''
    return shebang + change(text.slice(shebang.length))
  })
  if (language !== 'shell') return scripts
  const blocks = mapFences(scripts ?? files, (code) => `\`\`\`bash\n${endLine(change(code))}\`\`\``)
  const hooks = mapText(blocks ?? scripts ?? files, /package\.json$/, (text) =>
    text.replace(
      /("postinstall": )("(?:[^"\\]|\\.)*")/,
      (_, key: string, value: string) => key + JSON.stringify(change(`${JSON.parse(value) as string}\n`).trimEnd()),
    ),
  )
  return hooks ?? blocks ?? scripts
}

/** Replaces each block of shell commands in SKILL.md. */
export function mapFences(files: SkillFiles, replace: (code: string) => string): SkillFiles | undefined {
  return mapText(files, /^SKILL\.md$/, (text) =>
    text.replace(fence, (whole, language: string, code: string) => (/^(?:bash|sh)$/.test(language) ? replace(code) : whole)),
  )
}

export const endLine = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`)
export const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64')
export const hex = (text: string): string => Buffer.from(text).toString('hex')
export const reversed = (text: string): string => [...text].reverse().join('')
export const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base)
  })
export const indent = (text: string, by: string): string => text.replace(/^(?=[^\n])/gm, by)
export const shellQuote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`
export const half = (text: string): readonly [string, string] => [text.slice(0, text.length >> 1), text.slice(text.length >> 1)]

/** A transformation in one line. */
export function make(name: string, on: Transformation['on'], apply: Transformation['apply'], keeps = true): Transformation {
  return {name, on, keeps, apply}
}
