/** What a skill can do, by kind, in the order in which it is shown. */
export const capabilityKinds = [
  'network',
  'listens',
  'programs',
  'installs',
  'code',
  'reads',
  'writes',
  'deletes',
  'environment',
  'agent',
  'persistence',
  'hidden',
  'mentioned',
] as const

/**
 * network: hosts that are sent to or fetched from; listens: ports that are opened; programs: by base name; installs: manager and package; code: text that an
 * interpreter is given and that does not stand in the skill as it is run; reads, writes, deletes: paths; environment: variables read; agent: settings, memory,
 * sessions and skills of agents; persistence: what goes on after the skill's own run; hidden: characters that nobody sees; mentioned: hosts of URLs that no
 * code contacts.
 */
export type CapabilityKind = (typeof capabilityKinds)[number]

/**
 * How it is known. script: a code file of the skill, or code hidden in an encoding; command: what the text asks to be run; data: a command in a data or build
 * file; example: a code block that is only shown; declaration: the front matter; text: stands there and does nothing.
 */
export type SeenAs = 'script' | 'command' | 'data' | 'example' | 'declaration' | 'text'

/** One thing that the skill can do. Strings come from the skill, at most 120 units, with `*` for parts that are only known when it runs. */
export interface Capability {
  readonly name: string
  readonly file: string
  /** 1-based: where it was seen first, in the most telling of the ways that it was seen. */
  readonly line: number
  readonly seenAs: SeenAs
  /** API or program that does it: `requests.post`, `curl`. '' when there is none. */
  readonly via: string
  /** Under sudo, doas or runas. */
  readonly elevated?: true
  /** For hidden characters: how many. */
  readonly count?: number
  /** Which part of the front matter says so: `requires.bins`, `allowed-tools: Bash(git:*)`, `description`. Absent when none does. */
  readonly declared?: string
}

/** Something that the front matter asks for, and that nothing in the skill uses. */
export interface Unused {
  readonly kind: CapabilityKind
  readonly name: string
  readonly declared: string
}

/** Each kind sorted by name, in code unit order, at most `mostOfKind`. Kinds without entries are absent. */
export interface Capabilities {
  readonly uses: Readonly<Partial<Record<CapabilityKind, readonly Capability[]>>>
  readonly unused: readonly Unused[]
  /** `allowed-tools` as written; absent when not declared, which leaves every decision to the user. */
  readonly grants?: readonly string[]
  /** How many more of a kind there are than are listed. Absent kinds are complete. */
  readonly leftOut: Readonly<Partial<Record<CapabilityKind, number>>>
}

export const mostOfKind = 200

export const noCapabilities: Capabilities = {uses: {}, unused: [], leftOut: {}}
