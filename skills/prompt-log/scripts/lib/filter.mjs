import {UsageError} from './errors.mjs'

const units = {m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000}

const startOfDay = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate())
const nextDay = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1)

/** A date as the options take it: the span of time it names, `[start, end)` in milliseconds; a point in time is one millisecond. */
export function parseDate(text, now = new Date()) {
  const back = /^(\d{1,6})([mhdw])$/.exec(text)
  if (back) {
    const point = now.getTime() - Number(back[1]) * units[back[2]]
    return {start: point, end: point + 1}
  }
  if (text === 'today') return {start: startOfDay(now).getTime(), end: nextDay(now).getTime()}
  if (text === 'yesterday') {
    const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
    return {start: day.getTime(), end: startOfDay(now).getTime()}
  }
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (day) {
    const date = new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3]))
    // 2026-02-31 would silently become a day in March.
    if (date.getMonth() === Number(day[2]) - 1 && date.getDate() === Number(day[3])) {
      return {start: date.getTime(), end: nextDay(date).getTime()}
    }
  }
  const point = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isFinite(point)) return {start: point, end: point + 1}
  throw new UsageError(`"${text}" is not a date. Write 2026-11-22, 2026-11-22T15:30, today, yesterday, or a time back such as 12h or 7d.`)
}

/** Letters as people compare them: case, width and accents do not count. */
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * A function that says whether an entry passes project, session, tags, dates and words.
 * Absent options pass everything.
 */
export function makeFilter(options, words = []) {
  const since = options.since === undefined ? -Infinity : parseDate(options.since).start
  const until = options.until === undefined ? Infinity : parseDate(options.until).end
  const tags = (options.tag ?? []).map(fold)
  const wanted = words.map(fold)
  const combine = options.any ? 'some' : 'every'
  return (entry) => {
    const time = Date.parse(entry.time)
    if (time < since || time >= until) return false
    if (options.project !== undefined && fold(entry.project) !== fold(options.project)) return false
    if (options.session !== undefined && fold(entry.session) !== fold(options.session)) return false
    const own = entry.tags.map(fold)
    if (!tags.every((tag) => own.includes(tag))) return false
    if (wanted.length === 0) return true
    const text = fold(entry.text)
    return wanted[combine]((one) => text.includes(one))
  }
}
