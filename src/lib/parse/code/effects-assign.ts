import {performHttp} from './effects-http.ts'
import type {Run} from './run.ts'
import type {Span} from './tree.ts'
import {textsOf} from './value.ts'
import type {Abs} from './value.ts'

/** Assignments that act: setting an image's or script's address fetches it, setting the location leads there. */
export function performAssignment(run: Run, object: Abs, name: string, value: Abs, at: Span): void {
  if (run.language !== 'javascript' || (name !== 'src' && name !== 'href')) return
  const loads = textsOf(value).some((text) => /^https?:\/\//.test(text))
  if (!loads && object.path !== 'location') return
  const path = `${object.path ?? 'element'}.${name}`
  const call = {path, method: name, receiver: undefined, args: [value], named: new Map(), isNew: false, start: at.start, end: at.end}
  performHttp(run, call, {do: 'http', method: 'GET', url: [0]})
}
