import type {Skill} from '../skill/skill.ts'

/** What a document is written in; `text` when nothing better is known. */
export type Language =
  | 'markdown'
  | 'shell'
  | 'powershell'
  | 'python'
  | 'javascript'
  | 'json'
  | 'yaml'
  | 'toml'
  | 'html'
  | 'xml'
  | 'make'
  | 'dockerfile'
  | 'text'

/** One step from the file as stored to the text that was looked at: `base64`, `hex`, `gzip`, `zip:inner/name`, `notebook`, … */
export interface Layer {
  readonly kind: string
  /** Where in the parent's text the encoded form stands. */
  readonly start: number
  readonly end: number
}

/**
 * A text to look at: a file, a code block in it, a script inside a string, or something decoded from it.
 * Positions in facts are offsets into `text`; `place` maps them to the file that a person can open.
 */
export interface Doc {
  /** Path of the file in the skill. */
  readonly file: string
  readonly language: Language
  /** UTF-16 text, decoded leniently, otherwise as written. */
  readonly text: string
  /** The document this one lies in (code block, string, decoded layer); undefined for a file itself. */
  readonly parent: Doc | undefined
  /** Offset in `parent.text` where this begins. For a decoded layer every position maps to the start of the encoded form. */
  readonly offset: number
  /** Whether offsets map one to one into the parent (code block) or not (decoded or unescaped). */
  readonly verbatim: boolean
  /** How the text was reached from the file, outermost first; [] for the file and its verbatim parts. */
  readonly layers: readonly Layer[]
  /**
   * Who would run or read it. `script`: a code file of the skill; `asked`: a code block that the text tells the agent or user to run;
   * `shown`: a code block in a language that is only shown, or under a heading of examples; `data`: JSON, CSV and the like.
   */
  readonly role: 'prose' | 'script' | 'asked' | 'shown' | 'data'
  /** Headings above a code block, outermost first; [] elsewhere. */
  readonly headings: readonly string[]
}

/** A span in a document. */
export interface Place {
  readonly doc: Doc
  readonly start: number
  readonly end: number
}

/**
 * Where a value came from.
 * secret: credential file, key chain, password store, wallet; env: environment variable or the whole environment; agent: agent state, memory,
 * sessions, settings; conversation: prompt, context, chat; files: the user's own documents or whole folders; remote: fetched over the network;
 * decoded: base64 and the like; input: arguments, stdin, fields of an event; host: host, user, process or network facts; random; time.
 */
export type SourceKind =
  | 'secret'
  | 'env'
  | 'agent'
  | 'conversation'
  | 'files'
  | 'remote'
  | 'decoded'
  | 'input'
  | 'host'
  | 'clipboard'
  | 'screen'
  | 'time'

export interface Source {
  readonly kind: SourceKind
  /** The path, variable, URL or call, as written: `~/.aws/credentials`, `OPENAI_API_KEY`, `*` for the whole environment. */
  readonly what: string
  readonly at: Place
}

/** Stands in `Value.text` for a part that static analysis does not know. */
export const HOLE = '\uFFFC'

/** What is known of an argument: its text with HOLE for the unknown parts, and where its content came from. */
export interface Value {
  readonly text: string
  readonly sources: readonly Source[]
}

interface OpBase {
  readonly at: Place
  /** The API or program as written and resolved: `requests.post`, `curl`, `fs.writeFileSync`. */
  readonly via: string
  /** True when it only runs under a condition on date, host name, user, environment or a counter (a trigger). */
  readonly conditional: boolean
}

/**
 * One thing that running the skill would do, in any language. Front ends (shell, Python, JavaScript, PowerShell) emit these and checks read these,
 * so that no check knows a language.
 */
export type Op =
  | (OpBase & {readonly kind: 'read'; readonly path: Value})
  | (OpBase & {readonly kind: 'write'; readonly path: Value; readonly data: Value; readonly append: boolean})
  | (OpBase & {readonly kind: 'remove'; readonly path: Value; readonly recursive: boolean})
  | (OpBase & {readonly kind: 'mode'; readonly path: Value; readonly mode: string})
  | (OpBase & {readonly kind: 'fetch'; readonly url: Value; readonly saveTo: Value | undefined})
  /** Outgoing payload: `data` is body, query and form; `auth` is what goes into authorisation headers or credentials. */
  | (OpBase & {readonly kind: 'send'; readonly url: Value; readonly data: Value; readonly auth: Value; readonly method: string})
  | (OpBase & {readonly kind: 'resolve'; readonly host: Value})
  /** A raw socket: connect or listen. `shell` when a shell's streams are attached to it. */
  | (OpBase & {readonly kind: 'socket'; readonly host: Value; readonly port: string; readonly listen: boolean; readonly shell: boolean})
  /** A program started. `shell` when one command line went through a shell, which is then also parsed into ops of its own. `input` is what goes to its stdin. */
  | (OpBase & {
      readonly kind: 'run'
      readonly program: string
      readonly args: readonly Value[]
      readonly shell: boolean
      readonly input: Value | undefined
      /** sudo, doas, runas. */
      readonly elevated: boolean
      /** Detached, nohup, &, disown. */
      readonly background: boolean
    })
  /** Text executed as code by an interpreter: eval, exec, `new Function`, `bash -c`, `… | sh`, `iex`, `source <(…)`, import of a computed module. */
  | (OpBase & {readonly kind: 'eval'; readonly language: string; readonly code: Value})
  | (OpBase & {readonly kind: 'env'; readonly name: string; readonly write: boolean})
  | (OpBase & {readonly kind: 'install'; readonly manager: string; readonly packages: readonly Value[]; readonly flags: readonly string[]})
  | (OpBase & {readonly kind: 'archive'; readonly inputs: readonly Value[]; readonly output: Value})
  /** A loop with no exit that can be seen. `effects`: it does something (op) each turn; `waits`: it sleeps or blocks. `spawns`: starts processes each turn. */
  | (OpBase & {readonly kind: 'loop'; readonly effects: boolean; readonly waits: boolean; readonly spawns: boolean})
  | (OpBase & {readonly kind: 'allocate'; readonly bytes: number})

export type OpKind = Op['kind']

/** Where a sentence stands. */
export type SentenceKind =
  | 'paragraph'
  | 'heading'
  | 'list'
  | 'quote'
  | 'table'
  | 'comment'
  | 'hidden'
  | 'alt'
  | 'description'
  | 'string'
  | 'code-comment'
  | 'code'

/** One sentence of prose that an agent would read, wherever it stands: Markdown, comments, docstrings, strings, data fields, decoded layers. */
export interface Sentence {
  readonly at: Place
  /** As written. */
  readonly raw: string
  /** For matching: NFKC, confusables folded to ASCII, invisible characters removed, white space folded, lower case, Markdown emphasis removed. */
  readonly text: string
  readonly kind: SentenceKind
  /** Headings above it, outermost first, in matching form. */
  readonly headings: readonly string[]
  /** True when it addresses the agent or reader as a command: imperative verb first, "you must", "always", "agent should". */
  readonly imperative: boolean
  /** True when a negation governs it: "never", "do not", "must not", "avoid". */
  readonly negated: boolean
  /**
   * True when the sentence is talked about rather than said: quotation, table of patterns, an example under a heading of attacks or tests, defensive
   * or descriptive frame. Lowers confidence; never removes a finding, since an attacker can quote as well.
   */
  readonly mention: boolean
  /** True when a person reading the rendered page would not see it. */
  readonly hidden: boolean
}

/** A URL anywhere in the skill. */
export interface Url {
  readonly at: Place
  readonly href: string
  /** Lower case, without a trailing dot; '' when it does not parse. */
  readonly host: string
  /** Link text in Markdown, '' elsewhere. */
  readonly label: string
  readonly use: 'link' | 'image' | 'code' | 'text' | 'data'
}

/** A file as its content shows it, whatever its name says. */
export interface FileFact {
  readonly path: string
  readonly size: number
  readonly executable: boolean
  /** By content: `text`, `elf`, `macho`, `pe`, `pyc`, `wasm`, `class`, `zip`, `gzip`, `tar`, `7z`, `rar`, `pdf`, `ole`, `office`, `png`, `jpeg`, `gif`, `webp`, `font`, `sqlite`, `unknown`, … */
  readonly type: string
  /** By name: the type that its extension promises, or undefined. */
  readonly promised: string | undefined
  readonly language: Language
  /** Undefined for binary files and for text not parsed. */
  readonly doc: Doc | undefined
  /** Members of an archive or document (names), as far as unfolded. */
  readonly members: readonly string[]
  /** Encrypted members, a password is needed: cannot be looked into. */
  readonly encrypted: boolean
  /** What acts by itself in a document, or is not seen in it: macros, actions at opening, external parts, bytes behind the end. */
  readonly notes: readonly {readonly kind: string; readonly detail: string}[]
}

/** What a skill says it is for, in words of a closed list, from its name, description and first heading. A claim, not a fact. */
export type Purpose =
  | 'security'
  | 'backup'
  | 'deploy'
  | 'memory'
  | 'scheduler'
  | 'agent-config'
  | 'package-manager'
  | 'password-manager'
  | 'messaging'
  | 'email'
  | 'browser'
  | 'devops'
  | 'network'
  | 'wallet'
  | 'logging'
  | 'system'
  | 'database'
  | 'files'
  | 'web'
  | 'ai'

/** All that is known of one skill, made once and shared by all checks. */
export interface Facts {
  readonly skill: Skill
  readonly files: readonly FileFact[]
  readonly docs: readonly Doc[]
  readonly ops: readonly Op[]
  readonly sentences: readonly Sentence[]
  readonly urls: readonly Url[]
  readonly purposes: ReadonlySet<Purpose>
  /** What could not be looked at: the reader's gaps, and what parsing or unfolding gave up on. */
  readonly gaps: Skill['gaps']
}
