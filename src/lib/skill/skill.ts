/** One file of a skill as it was read: bytes exactly as stored, never followed out of the skill's own folder. */
export interface SkillFile {
  /** Path inside the skill, `/` between parts, never absolute, never with `..`; as stored, so it may hold control characters. */
  readonly path: string
  /** Bytes in the file. */
  readonly size: number
  /** Whether any execute permission bit is set (false where the source has no modes). */
  readonly executable: boolean
  /** How many names the file has on its disk, where that is more than one (hard links): another of them may lie outside the skill. */
  readonly links?: number
  /** The whole content. Reads from disk when asked, so that a large skill is never in memory at once. Throws WeftError when it changed or vanished. */
  read(): Buffer
}

/** Why a part of the input was not looked at, or is not what a skill may hold. The scan reports each, and none is silently dropped. */
export type GapKind =
  | 'too-large' // a file over the limit for one file
  | 'too-many' // entries over the limit; the rest was not read
  | 'total-size' // bytes over the limit for one skill
  | 'compression-bomb' // expands beyond the allowed ratio or size
  | 'unreadable' // permission, I/O error, encrypted archive entry
  | 'changed' // differed between listing and reading
  | 'too-deep' // folders nested beyond the limit
  | 'outside' // traversal or absolute name, or link that leaves the skill: not followed
  | 'link' // symbolic or hard link inside the skill: reported, not followed
  | 'special' // device, socket, fifo
  | 'collision' // two names that are one on a case-insensitive or normalising file system
  | 'bad-name' // control characters, reserved or invalid names
  | 'corrupt' // archive or entry that does not parse

export interface Gap {
  readonly kind: GapKind
  /** Path inside the skill or archive, as stored (escape before printing). */
  readonly path: string
  /** One sentence for a person: what it was, with the number or target where there is one. */
  readonly detail: string
}

/** A skill as read from a folder, a file or an archive; everything after this is pure. */
export interface Skill {
  /** Name from the front matter, else the folder's or archive's name. Untrusted text. */
  readonly name: string
  /** Absolute path of the folder, SKILL.md or archive; inside an archive that holds several, `archive.zip!inner/folder`. `-` for stdin. */
  readonly path: string
  /** Sorted by path, code unit order. In an archive a path may be there twice; a gap of kind `collision` then says so. */
  readonly files: readonly SkillFile[]
  /** What could not or must not be read. Empty means that every byte is in `files`. */
  readonly gaps: readonly Gap[]
  readonly frontMatter: FrontMatter
}

/** Front matter as agentskills.io, Claude Code and OpenClaw write it, read leniently. */
export interface FrontMatter {
  /** Which file it came from (SKILL.md, skill.md, skills.md), undefined when the skill has none. */
  readonly file: string | undefined
  /** `none`: no `---` block; `invalid`: a block that is not YAML or no mapping. */
  readonly state: 'ok' | 'none' | 'invalid'
  /** What was wrong, for a person; empty when all is well. */
  readonly problems: readonly {readonly message: string; readonly line: number}[]
  /** Line (1-based) of the first line after the block; 1 when there is none. */
  readonly bodyLine: number
  /** Offset in UTF-16 units of the body in the file's text. */
  readonly bodyOffset: number
  readonly name: string | undefined
  readonly description: string | undefined
  /** `allowed-tools`, split and trimmed; undefined when not declared, which is not the same as an empty list. */
  readonly allowedTools: readonly string[] | undefined
  /** Union of requires.bins and anyBins under metadata.openclaw and its aliases. */
  readonly bins: readonly string[]
  /** Environment variables declared: requires.env, primaryEnv, envVars. */
  readonly env: readonly string[]
  /** Installers declared: metadata.openclaw.install. */
  readonly installs: readonly Installer[]
  /** Whole mapping as plain data (null-prototype objects), for whatever the fields above do not cover. */
  readonly data: Readonly<Record<string, unknown>>
}

export interface Installer {
  readonly kind: string
  /** Formula, package, module or label: what is installed. */
  readonly what: string
  readonly url: string | undefined
  readonly sha256: string | undefined
  /** Shell command, where the installer is one. */
  readonly command: string | undefined
}
