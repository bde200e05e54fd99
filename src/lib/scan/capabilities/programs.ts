import {wrappers} from '../../knowledge/wrappers.ts'
import {HOLE} from '../../parse/facts.ts'
import {handlers} from '../../parse/shell/programs/index.ts'

/** Words that the shell itself obeys. */
const builtins = new Set(
  '. : [ [[ alias bg bind break builtin caller case cd command compgen complete compopt continue declare dirs disown do done echo elif else enable esac eval exec exit export false fc fg fi for function getopts hash help history if in jobs let local logout mapfile popd printf pushd pwd read readarray readonly return select set setlocal endlocal shift shopt source suspend test then time times trap true type typeset ulimit umask unalias unset until wait while { } ( ) ! & && | || ; < > rem goto call cls'.split(
    ' ',
  ),
)

/** Wrappers that are only ever a prefix, told apart from programs that people also run by themselves. */
const elevators = new Set(['sudo', 'doas', 'runas', 'pkexec', 'gsudo'])

export interface Program {
  /** Base name in lower case; HOLE when it is only known at run time. */
  readonly name: string
  /** As written: with its folder. */
  readonly path: string
  readonly args: readonly string[]
  readonly elevated: boolean
}

/** The program that a command line starts, seen through sudo, env, timeout, xargs and the like. Undefined for what a shell does by itself. */
export function programOf(words: readonly string[]): Program | undefined {
  let at = 0
  let elevated = false
  for (let depth = 0; depth < 8; depth++) {
    while (at < words.length && /^[A-Za-z_]\w{0,80}=/.test(words[at]!)) at++
    const path = words[at]
    if (path === undefined || path === '') return undefined
    const name = baseName(path)
    const flags = wrappers.get(name) ?? (elevators.has(name) ? '' : undefined)
    const inner = flags === undefined ? undefined : innerCommand(name, flags.split(' '), words, at + 1)
    if (inner === undefined) {
      if (builtins.has(name)) return undefined
      return {name: isName(name) ? name : HOLE, path, args: words.slice(at + 1), elevated}
    }
    elevated ||= elevators.has(name)
    at = inner
  }
  return undefined
}

/** Where the command begins that a wrapper runs, or undefined when it is given none. */
function innerCommand(name: string, valued: readonly string[], words: readonly string[], from: number): number | undefined {
  for (let i = from; i < words.length; i++) {
    const word = words[i]!
    if (valued.includes(word)) i++
    else if (word.startsWith('-') || (name === 'timeout' && /^\d/.test(word)) || (name === 'env' && /^\w+=/.test(word))) continue
    else return i
  }
  return undefined
}

/** Programs whose effects are known. */
export const isKnown = (name: string): boolean => handlers.has(name)

/** sudo, env, timeout and their like. */
export const isWrapper = (name: string): boolean => wrappers.has(name) || elevators.has(name)

export function baseName(path: string): string {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
  return path
    .slice(cut + 1)
    .toLowerCase()
    .replace(/\.exe$/, '')
}

const isName = (name: string): boolean => name.length <= 80 && /^[\w@.][\w.+@~-]*$/.test(name)

/**
 * Whether a command of the text can be one: prose in a code block, a table of options and the rest of a line that was broken are read as commands as well.
 * @param shown it stands in an example that nobody is asked to run.
 */
export function isLikely({name, path, args}: Program, shown: boolean): boolean {
  if (/[\\/]/.test(path) || path.includes(HOLE)) return true
  if (name === HOLE || name.startsWith('.')) return false
  return !shown || isKnown(name) || /[-_.\d]/.test(name) || args.some((arg) => /^(--?\w|[~.]?\/)/.test(arg))
}
