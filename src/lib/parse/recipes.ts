import type {Doc} from './facts.ts'
import type {DataString} from './data.ts'

/** Keys whose value a tool runs as a command line. */
const commandKeys =
  /^(run|script|scripts|command|cmd|before_script|after_script|entrypoint|exec|execstart|shell|preinstall|install|postinstall|prepare|prepublish|cmds|entry|provisioner|post-\w{1,20}-cmd|build|test|start|hooks?|(?:initialize|onCreate|updateContent|postCreate|postStart|postAttach)Command)$/i

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

/** RUN lines of a Dockerfile and recipes of a Makefile. */
export function commandsInBuildFile(doc: Doc): Doc[] {
  return (doc.language === 'make' ? recipesOf(doc) : runsOf(doc)).slice(0, 1000)
}

/** The lines of one recipe together, as `.ONESHELL` has it and as a person reads it; without the marks before commands. */
function recipesOf(doc: Doc): Doc[] {
  // A justfile is indented by spaces.
  const lines = /(?:^|\/)\.?justfile$/i.test(doc.file) ? /(?:^(?:\t| {2,})[^\n]*\n?|^\n){1,2000}/gm : /(?:^\t[^\n]*\n?){1,2000}/gm
  const set = new Map<string, string>([['HOME', '$HOME']])
  if (doc.language === 'make')
    for (const [, name, value] of doc.text.matchAll(/^(?:export )?([A-Za-z_]\w{0,60})[ ]{0,20}(?::|::|\?)?=[ \t]{0,20}([^\n#]{1,1000})/gm))
      if (set.size < 200) set.set(name!, value!.trim())
  return [...doc.text.matchAll(lines)]
    .filter((match) => match[0].trim() !== '')
    .map((match) => {
      const body = match[0].replace(/^(?:\t| {2,8})[@+-]{0,3}/gm, '').trimEnd()
      return part(doc, filled(body, set).replaceAll('$$', '$'), match.index + 1, false, [], match.index + match[0].length)
    })
}

/** A Makefile's variables in a recipe, and those in their values. */
function filled(body: string, set: ReadonlyMap<string, string>): string {
  let text = body
  for (let depth = 0; depth < 3 && /\$[({]\w/.test(text) && text.length < 100_000; depth++)
    text = text.replace(/(?<!\$)\$(?:\((\w{1,60})\)|\{(\w{1,60})\})/g, (whole, round?: string, curly?: string) => {
      const value = set.get(round ?? curly ?? '')
      return value === undefined || value.length > 1000 ? whole : value
    })
  return text
}

function runsOf(doc: Doc): Doc[] {
  const found: Doc[] = []
  for (const match of doc.text.matchAll(/^[ \t]*(?:RUN|CMD|ENTRYPOINT)[ \t]+((?:[^\n\\]|\\.|\\\n){1,20000})/gim)) {
    const start = match.index + match[0].length - match[1]!.length
    const word = /<<-?(["']?)(\w{1,40})\1\s*$/.exec(match[1]!)?.[2]
    const end = word === undefined ? -1 : doc.text.indexOf(`\n${word}`, start)
    const body = word === undefined ? match[1]! : doc.text.slice(match.index + match[0].length + 1, end < 0 ? undefined : end)
    found.push(part(doc, body, word === undefined ? start : match.index + match[0].length + 1, true, []))
  }
  return found
}

const spoken =
  /(?:\b(?:cat|tar|env|printenv|base64|gzip|zip)\b[^\n"'`<>;|]{0,200}(?:\|[^\n"'`<>;|]{0,80}){0,2}\|\s{0,3})?\b(?:curl|wget)\s[^\n"'`<>}]{4,300}/g

/** Command lines in files of other kinds (units, property lists, infrastructure code, database scripts): those that pipe or send. */
export function commandsInText(doc: Doc): Doc[] {
  const found: Doc[] = []
  for (const match of doc.text.matchAll(spoken)) {
    if (found.length >= 100) break
    const text = match[0].replace(/[\s;)}\]]{1,20}$/, '')
    if (
      !/\|\s{0,3}(?:sudo\s{1,3})?(?:ba|z|da)?sh\b|\|\s{0,3}(?:php|python3?|node|perl)\b|\s-(?:d|T|F|X)\b|--data|--post-file|--upload-file/.test(
        text,
      )
    )
      continue
    found.push(part(doc, text, match.index, true, []))
  }
  return found
}
