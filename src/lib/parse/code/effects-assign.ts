import {performHttp} from './effects-http.ts'
import type {Run} from './run.ts'
import type {Span} from './tree.ts'
import {textsOf} from './value.ts'
import type {Abs} from './value.ts'

/** Assignments that act: setting an image's or script's address fetches it, setting the location leads there. True when nothing else is to be done. */
export function performAssignment(run: Run, object: Abs, name: string, value: Abs, at: Span): boolean {
  if (run.language !== 'javascript') return false
  const loads = (name === 'src' || name === 'href') && textsOf(value).some((text) => /^https?:\/\//.test(text))
  if (!loads && !(name === 'href' && object.path === 'location')) return false
  performHttp(
    run,
    {
      path: `${object.path ?? 'element'}.${name}`,
      method: name,
      receiver: undefined,
      args: [value],
      named: new Map(),
      isNew: false,
      ...span(at),
    },
    {do: 'http', method: 'GET', url: [0]},
  )
  return false
}

function span(at: Span): Span {
  return {start: at.start, end: at.end}
}
