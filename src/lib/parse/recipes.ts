import type {Doc} from './facts.ts'
import type {DataString} from './data.ts'

/** Keys whose value a tool runs as a command line. */
const commandKeys =
  /^(run|script|scripts|command|cmd|before_script|after_script|entrypoint|exec|execstart|shell|preinstall|install|postinstall|prepare|prepublish|build|test|start|hooks?)$/i

function part(doc: Doc, text: string, offset: number, verbatim: boolean, headings: readonly string[], end = offset + text.length): Doc {
  const layers = verbatim ? doc.layers : [...doc.layers, {kind: doc.language, start: offset, end}]
  return {
    file: doc.file,
    language: 'shell',
    text,
    parent: doc,
    offset,
    verbatim,
    layers,
    role: doc.role === 'shown' ? 'shown' : 'script',
    headings,
  }
}

/** Command lines in data: package.json scripts, workflow steps, MCP servers, hooks. Key paths become the headings. */
export function commandsInData(doc: Doc, strings: readonly DataString[]): Doc[] {
  const found: Doc[] = []
  for (let i = 0; i < strings.length && found.length < 500; i++) {
    const {text, start, end, keys, verbatim} = strings[i]!
    const last = keys.at(-1) ?? ''
    if (!keys.slice(-2).some((key) => commandKeys.test(key)) || text.trim() === '' || text.length > 100_000) continue
    if (!/\s|\.(sh|js|py)$/.test(text) && last !== 'command') continue
    if (last === 'command') {
      // MCP and hook style: the arguments stand in a list of their own.
      const path = keys.slice(0, -1).join('\0')
      const args = strings
        .slice(i + 1, i + 40)
        .filter((other) => other.keys.at(-1) === 'args' && other.keys.slice(0, -1).join('\0') === path)
      if (args.length > 0) {
        found.push(part(doc, [text, ...args.map((arg) => quote(arg.text))].join(' '), start, false, keys, args.at(-1)!.end))
        continue
      }
    }
    found.push(part(doc, text, start, verbatim, keys, end))
  }
  return found
}

function quote(text: string): string {
  return /^[\w./:@=,+-]*$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** RUN lines of a Dockerfile and recipe lines of a Makefile. */
export function commandsInBuildFile(doc: Doc): Doc[] {
  const found: Doc[] = []
  const pattern =
    doc.language === 'make'
      ? /^\t[@+-]{0,3}((?:[^\n\\]|\\.|\\\n){1,20000})/gm
      : /^[ \t]*(?:RUN|CMD|ENTRYPOINT)[ \t]+((?:[^\n\\]|\\.|\\\n){1,20000})/gim
  for (const match of doc.text.matchAll(pattern)) {
    if (found.length >= 1000) break
    const body = match[1]!
    found.push(
      part(doc, doc.language === 'make' ? body.replaceAll('$$', ' $') : body, match.index + match[0].length - body.length, true, []),
    )
  }
  return found
}
