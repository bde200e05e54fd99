import {hash} from 'node:crypto'
import type {Facts, Place} from './facts.ts'
import {stringsOf} from './data.ts'

/** A promise about a file's bytes that the skill itself carries. */
export interface Promised {
  readonly path: string
  /** Lower-case hex. */
  readonly sha256: string
  readonly at: Place
}

/** Digests that a skill states of its own files: SHA256SUMS lists, and JSON manifests that map paths to digests. */
export function promisedDigests(facts: Facts): Promised[] {
  const paths = new Set(facts.files.map((file) => file.path))
  const found: Promised[] = []
  for (const {doc} of facts.files) {
    if (doc === undefined || doc.text.length > 2 << 20) continue
    const folder = doc.file.slice(0, doc.file.lastIndexOf('/') + 1)
    const add = (name: string, sha256: string, start: number) => {
      const clean = name.replace(/^\.\//, '')
      const path = [folder + clean, clean].find((candidate) => paths.has(candidate))
      if (path !== undefined && path !== doc.file && found.length < 5000)
        found.push({path, sha256: sha256.toLowerCase(), at: {doc, start, end: start + 64}})
    }
    if (/(^|\/)(sha256sums?|checksums?|manifest)(\.txt|\.sha256)?$|\.sha256(sum)?s?$/i.test(doc.file)) {
      for (const match of doc.text.matchAll(/^([0-9a-f]{64})[ \t]+\*?([^\n\r]{1,400})$/gim)) add(match[2]!.trim(), match[1]!, match.index)
    } else if (doc.language === 'json' && /[0-9a-f]{64}/i.test(doc.text)) {
      const strings = stringsOf(doc)
      for (const [i, string] of strings.entries()) {
        const digest = /^(?:sha256[:-])?([0-9a-f]{64})$/i.exec(string.text)?.[1]
        if (digest === undefined) continue
        const key = string.keys.at(-1) ?? ''
        // {"path": "a", "sha256": "…"} or {"a": "…"}
        const sibling = /^(sha-?256|digest|hash|integrity)$/i.test(key)
          ? strings.slice(Math.max(0, i - 4), i + 5).find((other) => /^(path|file|name)$/i.test(other.keys.at(-1) ?? ''))
          : undefined
        add(sibling?.text ?? (/^(sha-?256|digest|hash|integrity)$/i.test(key) ? (string.keys.at(-2) ?? '') : key), digest, string.start)
      }
    }
  }
  return found
}

/** SHA-256 of a file of the skill, lower-case hex; undefined when it cannot be read. */
export function digestOf(facts: Facts, path: string): string | undefined {
  try {
    const file = facts.skill.files.find((candidate) => candidate.path === path)
    return file && hash('sha256', file.read())
  } catch {
    return undefined
  }
}
