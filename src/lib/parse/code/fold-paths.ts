import {HOLE} from '../facts.ts'
import {concat, flatten, textOf, textValue, unknown} from './value.ts'
import type {Abs} from './value.ts'

/** Marks a text as a path object; methods are looked up under this name. */
export const pathObject = 'pathlib.Path()'

export function pathValue(value: Abs): Abs {
  return {...value, items: undefined, fields: undefined, text: textOf(value), path: pathObject}
}

/** An expanded home folder stays `~`, the one spelling that all rules know. */
export function homePath(value: Abs): Abs {
  return /^(\$HOME|\$\{HOME\}|%USERPROFILE%)/.test(value.text) ? {...value, text: value.text.replace(/^[^/\\]+/, '~')} : value
}

export function joinPaths(parts: readonly Abs[]): Abs {
  let out: Abs[] = []
  for (const part of flatten(parts)) {
    const text = textOf(part)
    if (/^([/~]|[A-Za-z]:[\\/])/.test(text)) out = [part]
    else if (text === '..' && out.length === 1 && out[0] !== undefined) out = [parentOf(out[0])]
    else if (text !== '.' && text !== '') {
      if (out.length > 0) out.push(textValue(out[out.length - 1]?.text.endsWith('/') === true ? '' : '/'))
      out.push(part)
    }
  }
  const [only] = out
  return {...(out.length === 1 && only !== undefined ? only : concat(out.length === 0 ? [textValue('.')] : out)), path: undefined}
}

export function parentOf(value: Abs): Abs {
  const cut = value.text.lastIndexOf('/')
  if (value.text === HOLE) return {...unknown, sources: value.sources}
  return {...value, text: cut > 0 ? value.text.slice(0, cut) : cut === 0 ? '/' : '.', alts: undefined}
}
