import {createHash} from 'node:crypto'
import {escapeHtml} from '../../../lib/scan/escape.ts'
import {fromBase} from '../../../lib/scan/paths.ts'
import type {ScanReport} from '../../../lib/scan/report.ts'
import {skillCard} from './html/skill.ts'
import {style} from './html/style.ts'
import type {Reporter, ReportOptions} from './reporter.ts'
import {withoutWeaker, worstFirst} from './select.ts'
import {count, duration, symbols} from './words.ts'

/** Skills that stand open when the page does. */
const expandedSkills = 3

const sentences = {
  block: 'At least one skill deceives. Do not use what is blocked below.',
  warn: 'Nothing is blocked. Read the warnings before you use these skills.',
  pass: 'Nothing was found that speaks against these skills.',
} as const

/** One page that loads nothing, runs nothing and works when opened from disk. */
export const html: Reporter = (whole, options) => {
  const report = withoutWeaker(whole, options.minSeverity)
  const digest = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`
  const title = `weft: ${report.verdict.toUpperCase()}, ${count(report.summary.skills, 'skill')}`
  const sentence =
    report.skills.length === 1
      ? (report.skills[0]?.reason ?? '')
      : report.skills.length === 0
        ? 'Nothing was scanned.'
        : sentences[report.verdict]
  const cards = worstFirst(report.skills).map((skill, index) =>
    skillCard(skill, options, index < expandedSkills && (skill.verdict !== 'pass' || report.skills.length === 1)),
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header class="banner ${report.verdict}">
<h1>${symbols[report.verdict]} ${report.verdict.toUpperCase()}</h1>
<p>${escapeHtml(sentence)}</p>
</header>
${tiles(report)}
${problems(report, options)}
${cards.join('\n')}
<footer class="soft small">weft ${escapeHtml(report.tool.version)} · ${count(options.checks.length, 'check')} · ${duration(report.summary.milliseconds)}</footer>
</main>
</body>
</html>
`
}

function tiles({summary}: ScanReport): string {
  const numbers: readonly (readonly [number, string])[] = [
    [summary.skills, summary.skills === 1 ? 'skill' : 'skills'],
    [summary.block, 'block'],
    [summary.warn, 'warn'],
    [summary.pass, 'pass'],
    ...(summary.errors > 0 ? [[summary.errors, 'not scanned'] as const] : []),
    ...(summary.suppressed > 0 ? [[summary.suppressed, 'suppressed'] as const] : []),
  ]
  return `<dl class="tiles">${numbers.map(([number, name]) => `<div><dt>${name}</dt><dd>${number}</dd></div>`).join('')}</dl>`
}

function problems(report: ScanReport, {base}: ReportOptions): string {
  const errors = report.errors.map(
    (error) =>
      `<li><code>${escapeHtml(fromBase(base, error.path))}</code> ${escapeHtml(error.message)} <span class="soft small">${escapeHtml(error.code)}</span></li>`,
  )
  const notices = (report.notices ?? []).map((notice) => `<p class="soft small">${escapeHtml(notice)}</p>`)
  const list =
    errors.length === 0
      ? ''
      : `<section class="card"><h2 class="block">Could not be scanned</h2><ul class="plain">${errors.join('')}</ul></section>`
  return `${list}${notices.join('')}`
}
