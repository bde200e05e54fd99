import {HOLE, type Op} from '../../parse/facts.ts'
import type {Collector} from './collector.ts'
import {hostName} from './hosts.ts'

const mostPackages = 100

/** What is installed: `npm left-pad@1.3.0`, `git https://…`; `pip, as listed elsewhere` for what a file of dependencies names. */
export function addInstall(op: Extract<Op, {kind: 'install'}>, into: Collector): void {
  const via = op.via === op.manager ? '' : op.via
  if (op.packages.length === 0) {
    // `<name>` is read as files to read and write.
    const filledIn = op.at.doc.text.slice(op.at.start, Math.min(op.at.end, op.at.start + 1000)).includes('<')
    into.add('installs', filledIn ? `${op.manager} ${HOLE}` : `${op.manager}, as listed elsewhere`, op.at, via)
  }
  for (const {text} of op.packages.slice(0, mostPackages)) {
    const name = text.trim()
    if (name === '') continue
    into.add('installs', `${op.manager} ${isPackage(name) ? name : HOLE}`, op.at, via)
    const url = /(?:git\+)?((?:https?|ssh|git):\/\/\S{3,500}|git@[\w.-]{1,200}:\S{1,200})/.exec(name)?.[1]
    if (url !== undefined) into.add('network', hostName(url), op.at, op.via)
  }
}

// Placeholders are filled in by whoever runs it.
const isPackage = (name: string): boolean => !/[<>{}$`\s]/.test(name)
