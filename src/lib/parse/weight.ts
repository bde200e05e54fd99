import type {Place} from './facts.ts'

/** Deeds that somebody may have a reason to hide. */
const weighty =
  /https?:|\b(?:send|sends|sent|sending|upload|forward|transmit|submit|share|copy|copies|copied|mail|e-?mail|bcc|webhook|server|endpoint|telemetry|collect|gather|token|password|credential|secret|cookie|wallet|private|confidential|delete|wipe|erase|shred|encrypt|pay|paid|payment|buy|purchase|transfer|money|price|fee|card|iban|trade|install|download|sudo|payload|hook|cron|permission|memory|remember|sponsor|affiliate|advert|brand|vulnerab|bypass|disable|sandbox|audit)\w{0,4}\b/
/** Chores that nobody needs to hear of. */
const chore =
  /\b(?:format(?:s|ted|ter|ters|ting)?|prettier|gofmt|lint(?:er|ing)?|whitespace|indent(?:ation|ing)?|line breaks?|line endings?|spelling|typos?|import order|sort(?:s|ed|ing)? (?:the )?imports|trailing spaces?|semicolons?|cache warm-?up|progress bar|spinner|blank lines?|json only|output json|preamble)\b/

/**
 * Whether what is kept quiet at a place may be worth hiding, by the text around it, 600 characters either way. Formatting, preambles and the like that
 * go unmentioned are noise and no secret, unless something is sent, spent, deleted or installed next to them. What is not `sure` to be
 * kept quiet wants such a deed next to it in any case.
 */
export function isWeighty({doc, start, end}: Place, sure: boolean): boolean {
  const around = doc.text.slice(Math.max(0, start - 600), end + 600).toLowerCase()
  return weighty.test(around) || (!chore.test(around) && (sure || /[^\x00-\x7f]{4}/.test(around)))
}

/** Whether what stands at a place is put off rather than kept: hints "not before they tried", a present until the day. */
export function isForNow({doc, start, end}: Place): boolean {
  return /\b(?:until|till|unless|before (?:they|he|she|the (?:learner|student|player|reader|guest|child|pupil|candidate)s?)|not yet)\b/i.test(
    doc.text.slice(start, end),
  )
}
