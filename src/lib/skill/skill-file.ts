/** Whether a file of this name makes its folder a skill. Systems that ignore case accept any spelling, so any counts. */
export function isSkillFile(name: string): boolean {
  return /^skills?\.md$/i.test(name)
}

const preferred = ['SKILL.md', 'skill.md', 'skills.md']

/** The one that agents would read, where several are there; undefined without any. */
export function pickSkillFile(names: readonly string[]): string | undefined {
  return preferred.find((name) => names.includes(name)) ?? names.filter(isSkillFile).toSorted()[0]
}

/**
 * The outermost folders that hold a skill file, from the paths of all files; '' is the root. A skill's own folders are not searched, nor
 * node_modules and .git on the way to one.
 */
export function skillFolders(paths: Iterable<string>): string[] {
  const found: string[] = []
  for (const path of paths) {
    const cut = path.lastIndexOf('/')
    if (!isSkillFile(path.slice(cut + 1))) continue
    const folder = cut === -1 ? '' : path.slice(0, cut)
    if (!folder.split('/').some(isSkipped)) found.push(folder)
  }
  const roots: string[] = []
  for (const folder of found.toSorted()) {
    const previous = roots.at(-1)
    if (previous === '' || folder === previous) continue
    // Sorted, so that a folder comes before those inside it, though others (`a-b` after `a`) may stand between.
    if (!roots.some((root) => folder.startsWith(`${root}/`))) roots.push(folder)
  }
  return roots
}

/** Folders that hold other people's code or git's own files: searched for no skills, but read when they lie inside one. */
export function isSkipped(folder: string): boolean {
  return folder === 'node_modules' || folder === '.git'
}
