import {sourceOfPath} from '../knowledge/paths.ts'
import type {Doc, Op, Source, Value} from './facts.ts'
import {HOLE} from './facts.ts'
import {splitStatements, stringsIn} from './other-text.ts'
import {sourcesOf} from './value.ts'

/** Languages without a front end of their own: read by statement, by the names of what every library calls the same. */
const extensions = /\.(go|rs|rb|pl|pm|php|java|kt|swift|cs|lua|c|cc|cpp|applescript|scpt|vbs|vbe|wsf|hta|scala|groovy|r|jl|ex|dart|nim)$/i
const fences =
  /```\s{0,3}(go|golang|rust|rs|ruby|rb|perl|php|java|kotlin|swift|csharp|cs|c#|lua|c|cpp|c\+\+|applescript|osascript|vbs|vbscript|vba|scala|groovy|dart)\b[^\n]{0,40}\n$/i

export interface OtherFacts {
  readonly ops: readonly Op[]
  readonly embedded: readonly {
    readonly language: 'shell' | 'powershell'
    readonly text: string
    readonly start: number
    readonly end: number
  }[]
}

/** Whether a text is code of such a language, by its file's ending or the name on its fence. */
export function isOtherCode(doc: Doc): boolean {
  if (doc.parent === undefined) return extensions.test(doc.file)
  return doc.verbatim && fences.test(doc.parent.text.slice(Math.max(0, doc.offset - 60), doc.offset))
}

const variable =
  /(?:os\.(?:Getenv|LookupEnv)|\bENV(?:\.fetch)?|\bgetenv|System\.getenv|env::var|GetEnvironmentVariable|\$ENV|\$_ENV|\$_SERVER|os\.getenv|environment)\s{0,2}[([{]\s{0,2}["']?(\w{2,80})/g
const wholeEnvironment =
  /\bos\.Environ\(\)|\bENV\.(?:to_h|to_a|each|map|select|inspect|to_json)|System\.getenv\(\)|env::vars\b|GetEnvironmentVariables\(|%ENV\b|\bgetenv\(\)|\$_ENV\b(?!\[)|ProcessInfo\.processInfo\.environment\b(?!\[)/
const prompt = /display dialog[^\n]{0,400}hidden answer|GetPassword\(|ReadPassword\(|noecho|InputBox\([^)\n]{0,200}password/i
const fetching =
  /http\.Get\b|Net::HTTP\.get|URI\.open|URI\.parse|open-uri|file_get_contents|curl_exec|reqwest|DownloadString|DownloadData|GetStringAsync|GetAsync|LWP|HTTP::Tiny|openStream|URLSession|HttpClient|http\.request|MSXML2|WinHttp|ureq/i
const decoding = /base64|Base64|FromBase64|decode64|unpack\(|DecodeString|gzinflate|str_rot13|hex2bin|Buffer\.from/
const evaluating =
  /\b(?:eval|instance_eval|class_eval|create_function|assert|loadstring|dofile|ExecuteGlobal|ExecuteStatement|CSharpScript|Assembly\.Load|defineClass|ScriptEngine)\b/
const sending =
  /http\.Post\w{0,6}\b|http\.NewRequest|\.Post\(|\.post\(|PostAsync|PutAsync|SendAsync|Net::HTTP|CURLOPT_POSTFIELDS|CURLOPT_URL|->post\b|BodyPublishers|UploadString|UploadData|UploadFile|UploadValues|\.body\(|\.send_string|\.send\(|\.Send\b|TCPSocket|UDPSocket|fsockopen|socket_write|net\.Dial|TcpStream|TcpClient|fwrite|SmtpClient|SendMail|smtp\.|dataTask|uploadTask|http\.request|\.Do\(|\.request\(|\.Write\(|\.write\(|\.puts\b|fputs|write_all|mail\(/
const running =
  /\b(?:system|shell_exec|passthru|popen|proc_open|os\.execute|io\.popen|do shell script|ShellExecute|Process\.Start|ProcessBuilder|StartProcess)\b|\bexec(?:\.Command(?:Context)?)?\s{0,2}[( "']|Command::new|getRuntime\(\)\.exec|\.(?:Run|Exec)[( ]|Kernel\.|Open3\.|IO\.popen|Process\.spawn|\bspawn\(|%x[{([]/
const assignment =
  /^\s*(?:(?:let|var|val|const|my|our|local|final|auto|mut|static|private|public|set|dim|string|byte|def)\s+){0,4}(?:[\w<>[\].:?]{1,60}\s+)?[$@%&]?(\w{1,80})(?:\s{0,2},\s{0,2}[$\w]{1,60}){0,3}\s{0,4}(?::[^=\n]{1,60})?(?::=|=(?![=>~])|<-|\bto\b)/i
const growing = /[$@]?(\w{1,80})\s{0,2}(?:\.(?:append|add|push|put|set|insert|push_str|write|merge|concat)\w{0,10}[!(]|<<|\+=|\.=)/i
const field = /^\s*[$@]?(\w{1,80})(?:\[[^\]\n]{1,60}\]|\.\w{1,40}|->\w{1,40})\s{0,3}=(?![=>~])/
const authHeader = /authori[sz]ation|bearer|api[-_]?key|x-[\w-]{0,20}(?:token|key)|private-token/i

const mostStatements = 20_000

/** What a program in such a language takes, sends and runs, as far as its statements tell. Never throws. */
export function readOther(doc: Doc): OtherFacts {
  const ops: Op[] = []
  const embedded: OtherFacts['embedded'][number][] = []
  const tainted = new Map<string, readonly Source[]>()
  let address = ''
  /** The function that the statements stand in: what it returns is taken to carry what it reads. */
  let inside = ''
  // Twice: a function may be used before it stands there.
  const statements = splitStatements(doc.text, mostStatements)
  for (let i = 0; i < statements.length * 2; i++) {
    const {text, start} = statements[i % statements.length]!
    if (i === statements.length) {
      ops.length = 0
      embedded.length = 0
      inside = ''
    }
    const end = start + text.length
    const at = {doc, start, end}
    const common = {at, via: text.trim().slice(0, 60), conditional: false}
    const strings = stringsIn(text)
    const listed = /%w[[({]([^\])}\n]{1,600})/.exec(text)?.[1]?.split(/\s+/) ?? []
    for (const word of listed.slice(0, 40)) strings.push({text: word})
    const defined = /^\s*(?:public |private |static |async )*(?:def|func|fn|function|sub)\s+(?:self\.)?(\w{1,80})/.exec(text)?.[1]
    if (defined !== undefined) inside = defined
    const url = strings.map((string) => /^[a-z]{2,8}:\/\/[^\s"'<>]{3,500}/i.exec(string.text)?.[0]).find((found) => found !== undefined)
    const sources: Source[] = []
    const paths = joined(strings.map((string) => string.text))
    for (const path of paths) {
      const kind = path.length < 300 ? sourceOfPath(path) : undefined
      if (kind === undefined) continue
      sources.push({kind, what: path, at})
      if (ops.length < 5000) ops.push({...common, kind: 'read', path: {text: path, sources: []}})
    }
    for (const match of text.matchAll(variable)) sources.push({kind: 'env', what: match[1]!, at})
    if (wholeEnvironment.test(text)) sources.push({kind: 'env', what: '*', at})
    if (prompt.test(text)) sources.push({kind: 'secret', what: 'a password prompt', at})
    const words = new Set(text.match(/\w{1,80}/g))
    for (const [name, from] of tainted) if (words.has(name)) sources.push(...from.slice(0, 8))
    const remote = url !== undefined && fetching.test(text)
    if (remote) sources.push({kind: 'remote', what: url, at})
    if (decoding.test(text) && strings.some((string) => string.text.length > 24)) sources.push({kind: 'decoded', what: 'base64', at})
    if (url !== undefined) address = url
    const value: Value = {text: HOLE, sources: sourcesOf([{text: '', sources}])}
    if (value.sources.length > 0) {
      const name = assignment.exec(text)?.[1] ?? growing.exec(text)?.[1] ?? field.exec(text)?.[1]
      if (inside !== '' && inside !== 'main' && tainted.size < 500)
        tainted.set(inside, sourcesOf([value, {text: '', sources: tainted.get(inside) ?? []}]))
      if (name !== undefined && tainted.size < 500) tainted.set(name, sourcesOf([value, {text: '', sources: tainted.get(name) ?? []}]))
      const telling = value.sources.filter((source) => source.kind !== 'remote' && source.kind !== 'decoded')
      if (sending.test(text) && telling.length > 0) {
        const inAuth = authHeader.test(text)
        const carried = {text: HOLE, sources: telling}
        const none = {text: '', sources: []}
        const to = url ?? address
        ops.push({
          ...common,
          kind: 'send',
          url: {text: to === '' ? HOLE : to, sources: []},
          data: inAuth ? none : carried,
          auth: inAuth ? carried : none,
          method: 'POST',
        })
      }
      if (evaluating.test(text) && value.sources.some((source) => source.kind === 'remote' || source.kind === 'decoded'))
        ops.push({...common, kind: 'eval', language: 'script', code: value})
    }
    if (running.test(text) || /^[^"']*`[^`]{4,}`/.test(text)) {
      const words = strings.map((string) => string.text).filter((word) => word !== '')
      const whole = commandOf(words)
      const known = value.sources.filter((source) => source.kind === 'remote')
      if (whole === '' && known.length > 0 && !remote)
        ops.push({...common, kind: 'eval', language: 'shell', code: {text: HOLE, sources: known}})
      const telling = value.sources.filter((source) => source.kind === 'secret')
      const to = /\b(?:curl|wget|nc)\b[^\n]{0,400}?(https?:\/\/[^\s"'\\]{3,300})/.exec(whole)?.[1]
      if (to !== undefined && telling.length > 0)
        ops.push({
          ...common,
          kind: 'send',
          url: {text: to, sources: []},
          data: {text: HOLE, sources: telling},
          auth: {text: '', sources: []},
          method: 'POST',
        })
      if (/\s/.test(whole) && embedded.length < 500)
        embedded.push({
          language: /^\s*(powershell|pwsh|cmd|mshta|rundll32|regsvr32|certutil|bitsadmin)/i.test(whole) ? 'powershell' : 'shell',
          text: whole,
          start,
          end,
        })
    }
  }
  return {ops, embedded}
}

/** Strings as paths, and those that are given in parts: `home, ".ssh", "id_rsa"`. */
function joined(texts: readonly string[]): readonly string[] {
  const paths = texts
    .map((text) => text.replace(/\{\w{0,20}\}|%[sv]|#\{[^}]{0,40}\}/g, ''))
    .filter((text) => /[./\\]|^id_|wallet/.test(text) && !/\s{2}|[<>{}]|^https?:/.test(text))
    .slice(0, 20)
  return paths.length > 1 && paths.length < 6 ? [...paths, paths.map((path) => path.replace(/^[/\\]|[/\\]$/g, '')).join('/')] : paths
}

/** A command line, given whole or word by word, perhaps to a shell. */
function commandOf(words: readonly string[]): string {
  const flag = words.findIndex((word) => /^(-c|\/c|-lc|-Command)$/i.test(word))
  if (flag >= 0) return words.slice(flag + 1).join(' ')
  return words.join(' ')
}
