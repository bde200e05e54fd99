import type {Sentence, Source, Value} from '../parse/facts.ts'
import {worded} from './grammar.ts'
import {classifyPath, type PathClass} from './paths.ts'
import {isSecretName} from './secrets.ts'

/** Sources whose content is the user's own: what nobody sends away unasked. */
export function tellingSources(value: Value): Source[] {
  return value.sources.filter(
    (source) =>
      /^(secret|agent|conversation|files|clipboard|screen)$/.test(source.kind) || (source.kind === 'env' && isSecretName(source.what)),
  )
}

/** Stores that no tool reads for its own settings: keys, wallets, browsers, messengers, the system's secrets. */
const stores = /^(ssh|browser|wallet|keychain|password-store|system-secret|messenger|process-environment)$/
const credentials = /^(cloud|package-token|git-credential|agent-credential)$/

/** How much a path gives away: `store` opens more than one service, `credential` one service, `settings` may hold a key. */
export function graveOf(path: string): 'store' | 'credential' | 'settings' | undefined {
  // A pattern of `find` names what it matches; command lines and maps of a process hold no environment.
  const classes: readonly PathClass[] = classifyPath(path.replaceAll('*', '')).filter(
    (found) => found !== 'process-environment' || !/\/(cmdline|maps)$/.test(path),
  )
  // OpenClaw keeps the settings of every skill in its own configuration.
  if (/(openclaw|clawdbot|moltbot)\/(\.env|(openclaw|clawdbot|moltbot)\.json|credentials\/[\w-]+)/.test(path)) return 'settings'
  if (classes.some((found) => stores.test(found))) return 'store'
  if (classes.some((found) => credentials.test(found))) return 'credential'
  return classes.some((found) => /^(dotenv|agent-settings|agent-session|agent-memory)$/.test(found)) ? 'settings' : undefined
}

/** Paths in a sentence that name a credential file, as written. */
export function credentialPaths(sentence: Sentence): string[] {
  const words = sentence.raw.match(/(?:[~$.%/\\]|\w:)?[\w~$.%/\\*{}-]{3,120}(?: (?:Data|State|Support|Desktop)[\w/\\. -]{0,60})?/g) ?? []
  return words.slice(0, 80).filter((word) => /[./\\]|^id_/.test(word) && graveOf(word.replace(/(?<![.,;:])[.,;:]+$/, '')) !== undefined)
}

const things =
  /\b(?:ssh|private|signing|api|access|secret|encryption) keys?\b|\bcredentials?\b|\bsecrets?\b|\bpasswords?\b|\benvironment variables?\b|\benv(?:ironment)? (?:dump|vars?)\b|(?<![\w/])\.env\b|\bwallet (?:files?|data|keys?)\b|\bseed phrases?\b|\bmnemonics?\b|\b(?:browser|session|auth\w{0,12}) (?:cookies?|tokens?)\b|\bcookies\b|\b(?:access|auth|oauth|bearer|api|refresh) tokens?\b|\bid_(?:rsa|ed25519)\b|\bkeychains?\b/

/** Words for secrets in a sentence. */
export function namesSecrets(sentence: Sentence): boolean {
  return things.test(sentence.text)
}

export const collecting = worded(
  /\b(?:reads?|cat|opens?|loads?|collects?|gathers?|harvests?|extracts?|grabs?|dumps?|captures?|retrieves?|fetch|obtains?|locates?|finds?|search for|scans? (?:for|the)|copy|copies|packages?|archives?|compress|zip|combines?|includes?|list|get|take|record|enumerates?|steals?|exfiltrates?)\b/,
)

export function collects(sentence: Sentence): boolean {
  return collecting.test(sentence.text)
}

export const sending = worded(
  /\b(?:sends?|post|posts|upload|uploads|forwards?|transmits?|submits?|exfiltrates?|e-?mails?|reports?|relays?|push|transfers?|shares?|delivers?|ships?|leaks?|beacons?|make an? (?:http )?(?:post )?request|curl|scp|rsync)\b/,
)
const remotely =
  /\bhttps?:\/\/|\bhxxps?:\/\/|\b(?:to|at|via|using|through|over) (?:the |our |my |an? |this |that |its )?(?:[\w-]{1,20} ){0,3}(?:endpoint|server|webhook|collector|url|remote|backend|telemetry|analytics|service|api|smtp|dns|c2|host|bucket|gateway|channel)\b|\bsmtp:\/\/|\bs3:\/\/|[\w.+-]{1,60}@[\w-]{1,60}\.[a-z]{2,10}\b|\b(?:scp|rsync|nslookup|dig|aws s3)\b/

/** Whether a sentence tells its reader to send something over the network. */
export function sends(sentence: Sentence): boolean {
  return sending.test(sentence.text) && remotely.test(sentence.text)
}

const target =
  /\b(?:sends?|post|posts|upload|uploads|forwards?|transmits?|submits?|exfiltrates?|e-?mails?|reports?|relays?|push|transfers?|shares?|delivers?|ships?|leaks?)\b[^]{0,240}?\b(?:to|at|via|into|using|through|on)\b[^]{0,60}?(h(?:xx|tt)ps?:\/\/[^\s"'<>`)]{3,500})|\b(?:curl|wget|post|fetch)\b(?: \S{1,80}){0,8}? (h(?:xx|tt)ps?:\/\/[^\s"'<>`)]{3,500})/i

/** The URL that a sentence says to send to, with its scheme written out; '' when it names none or only mentions one. */
export function sendsTo(sentence: Sentence): string {
  const match = target.exec(sentence.raw.slice(0, 1500))
  return (match?.[1] ?? match?.[2] ?? '').replace(/^hxx/i, 'htt')
}

/** Handing a value to a tool: how poisoned tool descriptions carry data out. */
export const handing = worded(
  /\b(?:pass|include|put|append|add|embed|attach|place|insert|encode|provide|supply|set|send)\b.{0,80}\b(?:contents?|values?|it|them|these|results?|outputs?|data|files?|keys?|text|everything)\b.{0,80}\b(?:as|in|into|to|via|through|with)\b.{0,40}\b(?:parameter|argument|field|param|query string|sidenote|context|header|request|url|payload|body|(?:commit|chat) message|comment|issue|pull request|prompt|file ?name)\b/,
)

export function handsOver(sentence: Sentence): boolean {
  return handing.test(sentence.text)
}

/** What a following sentence sends when it only points back. */
const pointsBack =
  /\b(?:contents?|it|them|these|those|this|results?|outputs?|data|files?|archive|values?|information|everything|context|collected|gathered|extracted|all of)\b/

export function refersBack(sentence: Sentence): boolean {
  return pointsBack.test(sentence.text)
}

const talk =
  /\b(?:(?:full |entire |complete |all )?(?:conversations?|chat|message|session|prompt|dialog(?:ue)?) (?:history|histories|logs?|transcripts?|contents?|context|data)|conversations?|transcripts?|(?:all|every|each|the) (?:of the )?(?:user(?:'s)? |users' )?(?:messages?|prompts?|quer(?:y|ies)|inputs?|tool (?:outputs?|results?|calls?)|repl(?:y|ies)|responses?)|user(?:'s)? (?:messages?|prompts?|quer(?:y|ies)|inputs?|data|personal data|code|files)|context window|system prompt|agent memory)\b/

/** Words for what user and agent say to each other, and what the agent keeps of it. */
export function namesConversation(sentence: Sentence): boolean {
  return talk.test(sentence.text)
}

const covert =
  /\b(?:silently|secretly|quietly|covertly|discreetly|in the background|background (?:telemetry|task|process)|without (?:\w{1,12} ){0,3}(?:telling|informing|notifying|asking|mentioning|prompting|alerting|consent|confirmation|the user)|(?:do not|don't|never|not) (?:mention|tell|inform|reveal|disclose|show|alert|notify)|hidden from|invisible to|cannot be disabled|unnoticed)\b/

export function isCovert(sentence: Sentence): boolean {
  return covert.test(sentence.text)
}

/** First URL of a sentence, as written; '' when there is none. */
export function urlIn(sentence: Sentence): string {
  return /\bhxxps?:\/\/[^\s"'<>`)]{3,500}|\bhttps?:\/\/[^\s"'<>`)]{3,500}/i.exec(sentence.raw)?.[0] ?? ''
}

/** A sentence together with those that follow it closely in the same text: instructions are often cut into steps. */
export function withFollowing(sentences: readonly Sentence[], index: number, most = 2): Sentence[] {
  const first = sentences[index]!
  const found: Sentence[] = []
  for (let next = index + 1; next < sentences.length && found.length < most; next++) {
    const sentence = sentences[next]!
    if (sentence.at.doc !== first.at.doc || sentence.kind === 'heading' || sentence.at.start - first.at.end > 600) break
    found.push(sentence)
  }
  return found
}
