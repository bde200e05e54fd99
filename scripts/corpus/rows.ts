import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'

export type Label = 'benign' | 'malicious'

/** One labelled skill. */
export interface Row {
  readonly name: string
  readonly label: Label
  readonly tier: string
  /** Near-duplicates share one, and count once together. */
  readonly cluster: string
  /** False when the label is in doubt: listed, and left out of all figures. */
  readonly core: boolean
  /** Repository that it comes from; '' when not known. */
  readonly source: string
  /** Kind of attack, as the manifest has it; '' for benign ones and when not known. */
  readonly category: string
  readonly folder: string
}

interface Entry {
  readonly name: string
  readonly label: Label
  readonly repo?: string
  readonly commit?: string
  readonly path?: string
  readonly tier?: string
  readonly cluster?: string
  readonly core?: boolean
  readonly category?: string
}

/** The rows of a manifest: one JSON object a line. Throws with the line number on one that is not. */
export function readManifest(file: string): Entry[] {
  const entries: Entry[] = []
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue
    try {
      const entry = JSON.parse(line) as Entry
      if (typeof entry.name !== 'string' || (entry.label !== 'benign' && entry.label !== 'malicious')) throw new Error('no name or label')
      entries.push(entry)
    } catch (error) {
      throw new Error(`${file}:${index + 1}: ${error instanceof Error ? error.message : String(error)}`, {cause: error})
    }
  }
  return entries
}

/** The skills below `corpus`/benign and `corpus`/malicious, with what the manifest says of them. */
export function rowsOf(corpus: string, entries: readonly Entry[]): Row[] {
  const known = new Map(entries.map((entry) => [`${entry.label}/${entry.name}`, entry]))
  return (['benign', 'malicious'] as const).flatMap((label) =>
    foldersOf(join(corpus, label)).map((name): Row => {
      const {tier = label, cluster = name, core = true, repo = '', category = ''} = known.get(`${label}/${name}`) ?? {}
      return {
        name,
        label,
        tier,
        cluster,
        core,
        source: repo,
        category: category === label ? '' : category,
        folder: join(corpus, label, name),
      }
    }),
  )
}

function foldersOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => statSync(join(folder, name)).isDirectory())
      .sort()
  } catch {
    return []
  }
}

export type {Entry}
