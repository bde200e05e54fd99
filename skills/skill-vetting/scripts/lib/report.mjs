import {NotVetted} from './errors.mjs'

const order = ['pass', 'warn', 'block']
const severities = ['critical', 'high', 'medium', 'low', 'info']
const worse = (a, b) => (order.indexOf(a) >= order.indexOf(b) ? a : b)
const isText = (value) => typeof value === 'string'

function toFinding(raw) {
  if (raw === null || typeof raw !== 'object' || !isText(raw.checkId) || !isText(raw.message) || !isText(raw.file)) {
    throw new NotVetted('weft answered with a finding that cannot be read.')
  }
  return {
    checkId: raw.checkId,
    checkName: isText(raw.checkName) ? raw.checkName : '',
    axis: raw.axis === 'power' ? 'power' : 'deception',
    severity: severities.includes(raw.severity) ? raw.severity : 'high',
    confidence: isText(raw.confidence) ? raw.confidence : '',
    file: raw.file,
    line: Number.isInteger(raw.line) ? raw.line : 1,
    snippet: isText(raw.snippet) ? raw.snippet : '',
    message: raw.message,
    layers: Array.isArray(raw.layers) ? raw.layers.filter(isText) : [],
    suppressed: isText(raw.suppressed?.reason) ? raw.suppressed.reason : undefined,
  }
}

/** A comment in the skill that asks the scanner to ignore a finding. */
function toRequest(raw) {
  return {
    file: raw.file,
    line: Number.isInteger(raw.line) ? raw.line : 1,
    check: isText(raw.check) ? raw.check : '',
    reason: isText(raw.reason) ? raw.reason : '',
    applied: raw.applied === true,
  }
}

function toSkill(raw) {
  if (raw === null || typeof raw !== 'object' || !order.includes(raw.verdict) || !Array.isArray(raw.findings)) {
    throw new NotVetted('weft answered with a skill that cannot be read.')
  }
  return {
    name: isText(raw.name) ? raw.name : '',
    path: isText(raw.path) ? raw.path : '',
    verdict: raw.verdict,
    reason: isText(raw.reason) ? raw.reason : '',
    findings: raw.findings.map(toFinding),
    notCovered: Array.isArray(raw.notCovered) ? raw.notCovered.filter(isText) : [],
    asks: (Array.isArray(raw.inline) ? raw.inline : []).filter((one) => isText(one?.file)).map(toRequest),
  }
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Turns weft's answer into a result, or throws NotVetted: whatever is missing, contradictory or of a newer format counts as not vetted.
 * @param {{code: number, out: string, errors: string}} answer
 */
export function readReport({code, out, errors}) {
  const raw = parse(out)
  if (raw === null || typeof raw !== 'object' || !order.includes(raw.verdict) || !Array.isArray(raw.skills)) {
    const why = isText(raw?.error?.message) ? raw.error.message : errors.split('\n').at(0)
    throw new NotVetted(`weft did not answer with a report (exit code ${code})${why ? `: ${why}` : '.'}`)
  }
  if (raw.version !== undefined && raw.version !== 1) throw new NotVetted('weft answered in a newer format. Update this skill.')
  const unread = Array.isArray(raw.errors) ? raw.errors : []
  if (unread.length > 0) throw new NotVetted(`weft could not read everything: ${unread.map((one) => one?.message ?? one?.path).join('; ')}`)
  const skills = raw.skills.map(toSkill)
  if (skills.length === 0) throw new NotVetted('There is no skill there: no SKILL.md was found.')
  const verdict = skills.reduce((worst, skill) => worse(worst, skill.verdict), raw.verdict)
  // Findings make weft exit with 1; any other code than 0 and 1 is a failure, whatever was printed before it.
  if (code !== 0 && code !== 1) throw new NotVetted(`weft failed (exit code ${code})${errors ? `: ${errors.split('\n').at(0)}` : '.'}`)
  if (code === 0 && verdict === 'block') throw new NotVetted('weft contradicts itself: it reports block and says that all is well.')
  if (code === 1 && verdict === 'pass') throw new NotVetted('weft contradicts itself: it reports pass and says that something was found.')
  const notices = Array.isArray(raw.notices) ? raw.notices.filter(isText) : []
  return {verdict, notices, skills: skills.sort((a, b) => order.indexOf(b.verdict) - order.indexOf(a.verdict))}
}

/** Findings of one kind, worst first, with suppressed ones left out. */
export function findingsOf(skill, axis) {
  return skill.findings
    .filter((finding) => finding.axis === axis && finding.suppressed === undefined)
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
