/** A skill that was found and not yet read. Plain data, so that it can be sent to a worker thread. */
export interface SkillRef {
  readonly kind: 'folder' | 'archive'
  /** Absolute path of the folder or archive. */
  readonly path: string
  /** Folder inside the archive; undefined when the skill is the whole archive. */
  readonly inner?: string
  /** Name of the folder or archive, until the front matter says another. Untrusted text. */
  readonly name: string
  /** What reports call it where `path` means nothing to a person: `-` for an archive from stdin. */
  readonly shown?: string
  /** Whether the archive holds other skills too, and is worth keeping unpacked until they are read. */
  readonly oneOfMany?: boolean
}

/** What a person sees as the skill's place: path, `-`, or `archive.zip!inner/folder`. */
export function refPath(ref: SkillRef): string {
  const path = ref.shown ?? ref.path
  return ref.inner === undefined ? path : `${path}!${ref.inner}`
}
