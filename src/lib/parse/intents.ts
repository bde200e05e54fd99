import {worded, type PhraseBook} from '../knowledge/grammar.ts'
import {approvalBypasses} from '../knowledge/phrases/approval.ts'
import {authorities} from '../knowledge/phrases/authority.ts'
import {concealments} from '../knowledge/phrases/concealment.ts'
import {controlLosses} from '../knowledge/phrases/control.ts'
import {deceits} from '../knowledge/phrases/deceit.ts'
import {harvests} from '../knowledge/phrases/harvest.ts'
import {approveAbroad, concealAbroad, overrideAbroad} from '../knowledge/phrases/languages.ts'
import {overrides} from '../knowledge/phrases/override.ts'
import {personas} from '../knowledge/phrases/persona.ts'
import {remoteOrders} from '../knowledge/phrases/untrusted.ts'
import type {Facts, Op, Sentence} from './facts.ts'
import {isOfFacts, matching} from './matching.ts'
import {saidIn, saidOf, type Said} from './phrases.ts'

/** Every way of turning an agent against its user that has a book. */
const books: readonly PhraseBook[] = [
  overrides,
  overrideAbroad,
  personas,
  concealments,
  deceits,
  controlLosses,
  concealAbroad,
  approvalBypasses,
  approveAbroad,
  authorities,
  harvests,
  remoteOrders,
]

/** The least doubtful hostile intent of a sentence, whichever check it belongs to. */
export function hostileIntent(sentence: Sentence, facts: Facts): Said | undefined {
  return isOfFacts(sentence, facts) ? hostileIntents(facts).get(sentence) : saidIn(sentence, facts, ...books)
}

/** The hostile intents of all sentences that have one. */
export function hostileIntents(facts: Facts): ReadonlyMap<Sentence, Said> {
  return saidOf(facts, books)
}

/** What hardly any text says unless it wants something done to secrets or with a shell. */
const wants = worded(
  /\b(?:send|upload|post|forward|transmit|exfiltrate|copy|read|collect|include|cat|append|pass)\b[^.;!?]{0,60}?(?:~\/\.|\.ssh|\.aws|\.env\b|id_rsa|credentials?\b|api[ _-]keys?|passwords?|private keys?|seed phrase|secrets?\b|tokens?\b|cookies?\b|wallets?\b|environment variables)|\b(?:run|execute|eval|curl|wget|fetch|download)\b[^;!?]{0,40}?(?:https?:\/\/|\||\bsh\b|\bbash\b|shell|rm -rf|base64)|\b(?:rm -rf|chmod 777|curl -|wget -|bash -c|sh -c|nc -e|powershell -)/,
)

/** Whether a command in prose is after secrets or a shell. */
export function wantsSecretsOrShell(sentence: Sentence): boolean {
  return wants.test(sentence.text)
}

/** The sentences that are after secrets or a shell. */
export function wantingSecretsOrShell(facts: Facts): ReadonlySet<Sentence> {
  return matching(facts, wants)
}

/** The agent is spoken to by name. */
export const addressed = worded(
  /\b(?:ai|llm|claude|gpt|chatgpt|gemini|copilot|assistants?|agents?|language models?|the model)\b[^.;!?]{0,30}?\b(?:must|should|shall|needs? to|have to|has to|will|always|never|please|are to|is to|are instructed|do not)\b|\b(?:note|message|instructions?|attention|important|hint) (?:to|for) (?:the |any |all )?(?:ai|llm|claude|assistants?|agents?|models?|bots?)\b|^\W{0,4}(?:ai|assistant|agent|claude|llm)s?\s?[:,]/,
)

const heavy =
  /^(?:curl|wget|bash|sh|zsh|dash|python[\d.]*|node|perl|ruby|php|powershell|pwsh|cmd|iex|nc|ncat|socat|osascript|chmod|sudo|rm|base64|openssl|scp|ssh|crontab|launchctl|systemctl|mshta|rundll32|regsvr32|certutil|bitsadmin|schtasks|xattr|spctl)(?:\.exe)?$/i

/** An operation that an encoded or hidden text has no honest reason to hold. */
export function isWeighty(op: Op): boolean {
  switch (op.kind) {
    case 'send':
    case 'fetch':
    case 'eval':
    case 'socket':
      return true
    case 'remove':
      return op.recursive
    case 'run':
      return heavy.test(op.program.replace(/^.*\//, ''))
    default:
      return false
  }
}
