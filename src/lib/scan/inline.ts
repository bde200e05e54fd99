import type {InlineRequest} from './report.ts'
import type {SkillFile} from '../skill/skill.ts'

const word = 'weft-ignore'
const openers = ['<!--', '#', '//', '/*', '--', ';', '%', 'REM', 'rem', '*']
/** A skill cannot flood the report. */
const mostRequests = 500

/**
 * Comments of the form `weft-ignore CHECK-ID: reason` in a text. They lie in the untrusted skill, so they count for nothing unless the user says so; they are
 * always reported.
 */
export function findInline(text: string, file: string): InlineRequest[] {
  const requests: InlineRequest[] = []
  let line = 1
  let counted = 0
  for (let at = text.indexOf(word); at >= 0 && requests.length < mostRequests; at = text.indexOf(word, at + word.length)) {
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      line++
      counted = next + 1
    }
    const before = text.slice(Math.max(counted, at - 20), at).trimEnd()
    if (!openers.some((opener) => before.endsWith(opener))) continue
    const end = text.indexOf('\n', at)
    const rest = text.slice(at + word.length, Math.min(end < 0 ? text.length : end, at + 600))
    const request = parseRequest(rest, file, line)
    if (request !== undefined) requests.push(request)
  }
  return requests
}

function parseRequest(rest: string, file: string, line: number): InlineRequest | undefined {
  if (!/^\s/.test(rest)) return undefined
  const body = rest.split(/-->|\*\//, 1)[0]?.trim() ?? ''
  const colon = body.indexOf(':')
  const check = (colon < 0 ? body : body.slice(0, colon)).trim().split(/\s/, 1)[0] ?? ''
  const reason = colon < 0 ? '' : body.slice(colon + 1).trim()
  const base = {file, line, check, reason, applied: false}
  if (check === '') return {...base, problem: 'no check is named'}
  return reason === '' ? {...base, problem: 'no reason is given'} : base
}

/** All of a skill's requests. Files that cannot be read are the reader's to report. */
export function findInlineInSkill(files: readonly SkillFile[]): InlineRequest[] {
  const requests: InlineRequest[] = []
  for (const file of files) {
    let bytes: Buffer
    try {
      bytes = file.read()
    } catch {
      continue
    }
    if (bytes.includes(word)) requests.push(...findInline(bytes.toString('utf8'), file.path))
    if (requests.length >= mostRequests) break
  }
  return requests
}
