import {readYaml} from './front-matter-yaml.ts'
import {plainObject, scalarText} from './plain-data.ts'

/**
 * Makes what can be made of front matter that is not YAML: each top-level key is read alone, so that one bad line does not hide the others.
 * A value that does not parse is its text.
 */
export function recover(block: string): Record<string, unknown> {
  const data = plainObject()
  let key: string | undefined
  let lines: string[] = []
  const finish = () => {
    if (key !== undefined) data[key] = readAlone(lines)
  }
  let keys = 0
  for (const line of block.split('\n')) {
    const match = /^([A-Za-z_][\w.-]{0,80})[ \t]*:(?=\s|$)/.exec(line)
    if (match === null || keys > 200) {
      // What belongs to a value is indented, or a list or the end of a bracket; the rest belongs to nothing.
      if (/^(\s|- |[\]}]|$)/.test(line)) lines.push(line)
      continue
    }
    finish()
    keys++
    key = match[1]
    lines = [line.slice(match[0].length)]
  }
  finish()
  return data
}

function readAlone(lines: readonly string[]): unknown {
  // YAML forbids tabs as indentation; authors do not know.
  const text = `value:${lines.map((line) => line.replace(/^\t+/, (tabs) => '  '.repeat(tabs.length))).join('\n')}`
  const {data, errors} = readYaml(text)
  const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)['value'] : undefined
  if (errors.length === 0 && value !== undefined) return value
  const written = lines
    .map((line) => line.trim())
    .join('\n')
    .trim()
  return scalarText(written)?.replace(/^(["'])(.*)\1$/s, '$2') ?? ''
}
