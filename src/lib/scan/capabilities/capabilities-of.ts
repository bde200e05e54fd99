import type {Doc, Facts} from '../../parse/facts.ts'
import {type Capabilities, type Capability, type CapabilityKind, capabilityKinds} from './capabilities.ts'
import {type Collector, newCollector} from './collector.ts'
import {readDeclared} from './declared.ts'
import {hiddenIn} from './hidden.ts'
import {plainHost} from './hosts.ts'
import {addOps} from './infer.ts'
import {baseName} from './programs.ts'
import {locate} from '../locate.ts'

/**
 * What a skill can do, by what its code does and its front matter declares: facts, no guess at intent. Code that is only shown counts as an example; a URL
 * that no code contacts is a mention. Deterministic and bounded.
 */
export function capabilitiesOf(facts: Facts): Capabilities {
  const {frontMatter} = facts.skill
  const found = newCollector()
  const files = new Set(facts.files.filter(({type}) => type === 'text').map(({path}) => path))
  const scripts = new Set([...files].map(baseName))
  addOps(facts, {files, scripts, isFunction: functionsOf(facts)}, found)
  addInstallers(facts, found)
  addMentions(facts, found)
  const declared = readDeclared(frontMatter)
  const uses: Partial<Record<CapabilityKind, readonly Capability[]>> = {}
  const leftOut: Partial<Record<CapabilityKind, number>> = {}
  for (const kind of capabilityKinds) {
    const {entries, leftOut: more} =
      kind === 'hidden' ? {entries: hidden(facts), leftOut: 0} : found.list(kind, (seen) => declared.by(kind, seen))
    if (entries.length > 0) uses[kind] = entries
    if (more > 0) leftOut[kind] = more
  }
  return {
    uses,
    unused: declared.unused(found),
    ...(frontMatter.allowedTools === undefined ? {} : {grants: frontMatter.allowedTools.slice(0, 200).map((grant) => grant.slice(0, 120))}),
    leftOut,
  }
}

function hidden(facts: Facts): Capability[] {
  return [...hiddenIn(facts)]
    .map(([name, {at, count}]): Capability => ({name, file: at.doc.file, line: locate(at).line, seenAs: 'text', via: '', count}))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Installers that the front matter names: the agent runs them before the skill is used. */
function addInstallers(facts: Facts, into: Collector): void {
  const {frontMatter} = facts.skill
  if (frontMatter.installs.length === 0) return
  const doc = mainDoc(facts)
  if (doc === undefined) return
  const block = doc.text.slice(0, frontMatter.bodyOffset)
  const from = Math.max(0, block.search(/\binstall["']?\s{0,5}:/))
  for (const {kind, what, url} of frontMatter.installs) {
    const start = Math.max(from, block.indexOf(url ?? what, from))
    into.add('installs', `${kind} ${url ?? what}`, {doc, start, end: start}, 'metadata', {seenAs: 'declaration'})
  }
}

const mainDoc = ({docs, skill}: Facts): Doc | undefined =>
  docs.find((doc) => doc.parent === undefined && doc.file === skill.frontMatter.file)

const isHost = /^(?:[\w-]{1,63}(?:\.[\w-]{1,63})+|localhost|\[[0-9a-f:.]+\])$/

function addMentions(facts: Facts, into: Collector): void {
  const contacted = new Set([...into.seen('network')].map(({name}) => name.replace(/:\d+$/, '')))
  for (const url of facts.urls) {
    if (url.host === '') continue
    const name = plainHost(url.host)
    if (isHost.test(name) && !contacted.has(name)) into.add('mentioned', name, url.at, '', {seenAs: 'text'})
  }
}

/** Functions that shell scripts of the skill define: one may call those of another. Looked for when the first name is asked about. */
function functionsOf(facts: Facts): (name: string) => boolean {
  let names: Set<string> | undefined
  return (name) => {
    if (names === undefined) {
      names = new Set()
      for (const {language, text} of facts.docs)
        if (language === 'shell')
          for (const match of text.matchAll(/^[ \t]{0,40}(?:function[ \t]{1,9}([\w:.-]{1,80})|([\w:.-]{1,80})[ \t]{0,9}\(\))/gm))
            names.add((match[1] ?? match[2]!).toLowerCase())
    }
    return names.has(name)
  }
}
