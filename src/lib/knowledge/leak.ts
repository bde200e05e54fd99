import type {Confidence, Severity} from '../../checks/check.ts'
import type {Facts, Sentence, Source} from '../parse/facts.ts'
import {destinationOf, ownerOf, type Destination} from './destination.ts'
import {
  collects,
  credentialPaths,
  graveOf,
  handsOver,
  isCovert,
  namesConversation,
  namesSecrets,
  refersBack,
  sends,
  sendsTo,
  urlIn,
} from './disclosure.ts'
import {worded} from './grammar.ts'
import {isIntroduced} from './introduced.ts'
import {isSecretName} from './secrets.ts'

export interface Grade {
  readonly severity: Severity
  readonly confidence: Confidence
}

const grade = (severity: Severity, confidence: Confidence): Grade => ({severity, confidence})

/** How bad it is that a source goes to a place; undefined when that is what the service is for. */
export function gradeFlow(source: Source, to: Destination, inAuth: boolean, facts: Facts): Grade | undefined {
  if (to.kind === 'local') return undefined
  const blind = /^(address|capture|tunnel|drop|paste|webhook)$/.test(to.kind)
  const owner = to.host === '' ? 'unknown' : ownerOf(source.what, to.host)
  const kept = to.store === true && !inAuth && source.kind === 'secret' && graveOf(source.what) !== 'settings'
  if (owner === 'own' && !kept) return undefined
  if (kept) return grade('critical', facts.purposes.has('backup') ? 'low' : 'high')
  switch (source.kind) {
    case 'env':
      if (!isSecretName(source.what)) return undefined
      if (source.what === '*')
        return inAuth || to.kind === 'given' ? undefined : to.kind === 'provider' ? grade('medium', 'low') : grade('critical', 'high')
      if (blind) return grade('critical', owner === 'foreign' || !inAuth ? 'high' : 'medium')
      return to.kind === 'other' && owner === 'foreign' ? grade(inAuth ? 'high' : 'critical', inAuth ? 'low' : 'high') : undefined
    case 'secret': {
      const grave = graveOf(source.what) ?? 'store'
      if (to.kind === 'provider' && (inAuth || grave !== 'store')) return undefined
      if (blind) return grade('critical', 'high')
      if (inAuth) return undefined
      // A settings file holds the key of the service that the skill is about; to anybody else it has nothing to say.
      if (grave === 'settings') return to.kind === 'other' && !isIntroduced(to.host, to.host, facts) ? grade('high', 'medium') : undefined
      return grade('critical', to.kind === 'given' ? 'low' : 'high')
    }
    case 'agent':
    case 'conversation':
      if (inAuth || to.kind === 'given' || (to.kind === 'provider' && to.store !== true)) return undefined
      // What is typed anywhere on the machine is nobody's business.
      if (source.what === 'keyboard') return grade('critical', 'high')
      return grade(blind ? 'critical' : 'high', blind || to.store === true || !isIntroduced(to.host, to.host, facts) ? 'high' : 'medium')
    case 'clipboard':
    case 'screen':
      // What is copied or shown may be anything; a service that the skill speaks of may well want to see it.
      if (inAuth || /^(given|provider)$/.test(to.kind)) return undefined
      return blind ? grade('critical', 'high') : isIntroduced(to.host, to.host, facts) ? undefined : grade('high', 'high')
    case 'input':
      if (source.what !== 'password prompt' || inAuth || /^(given|provider)$/.test(to.kind)) return undefined
      return blind ? grade('critical', 'high') : isIntroduced(to.host, to.host, facts) ? undefined : grade('critical', 'medium')
    default:
      return undefined
  }
}

/** The secret is the object of the sending verb, not something that the request merely carries to prove who asks. */
const handsOut =
  /\b(?:send|post|upload|transfer|forward|e-?mail|exfiltrate|transmit|leak|ship|copy)s? (?:(?:the|all|any|your|their|its|users?'?s?|these|those|found|collected|stored|local|secret|sensitive|api|aws|ssh|every|each|and|of|contents?) ){0,6}(?:credentials?|secrets|ssh keys?|private keys?|passwords?|environment variables?|env vars?|cookies|wallets?|seed phrases?|id_rsa|id_ed25519|access tokens|auth tokens)\b/
const ownUse =
  /\bheaders?\b|\bauthorization\b|\bauthenticat\w{0,5}\b|\b(?:log|sign)[- ]?in\b|\boauth\b|\b1password\b|\bvault\b|\bsecrets? manager\b/

/** What was gathered before, sent by a sentence that only points back to it. */
const gathered =
  /\b(?:extracted|collected|gathered|harvested|captured|obtained|retrieved|stolen|dumped|found)\b.{0,30}\b(?:values?|data|contents?|results?|files?|information|context|keys?|tokens?|output)\b|\b(?:all|the) (?:messages|conversation|history|context)\b/

/** Something of the user's is sent to whoever wrote the skill, told in the passive as a fact. */
export const passive = worded(
  /\b(?:is|are|gets?|will be|be) (?:\w{2,14} ){0,3}(?:transmitted|sent|uploaded|stored|reported|forwarded|shared|collected|streamed|synced)\b.{0,100}\b(?:(?:skill|its|the|our|plugin)(?:'s)? )?(?:author|provider|developer|vendor|maintainer|publisher|creator|partner)(?:s|'s|s')?\b(?: \w{2,14}){0,2} (?:servers?|services?|endpoints?|backend|analytics|channels?|cloud|systems?|databases?)\b/,
)

/** An order in the middle of a sentence: "… — package them and send to …". */
const ordered =
  /(?:^|[,;:\u2014\u2013-] ?|\b(?:and|then) )(?:send|upload|post|forward|package|transmit|submit) (?:\w{1,12} ){0,4}(?:to|and|via)\b/

export interface Told extends Grade {
  readonly what: string
}

/**
 * Whether a sentence, with the few that follow it, tells its reader to give away what is the user's.
 * @param reads the code around reads a credential store, so that "the extracted values" means its content.
 */
export function gradeProse(sentence: Sentence, following: readonly Sentence[], reads: boolean): Told | undefined {
  if (sentence.negated || sentence.kind === 'code') return undefined
  const covert = [sentence, ...following].some(isCovert)
  const addressed = sentence.imperative || sentence.hidden || covert || ordered.test(sentence.text)
  if (passive.test(sentence.text))
    return {
      ...grade(
        'high',
        covert ||
          following.some((next) =>
            /\b(?:cannot|can't) be (?:disabled|turned off|opted out)|not (?:informed|deleted|reflected|shown|visible)\b/.test(next.text),
          )
          ? 'medium'
          : 'low',
      ),
      what: 'what the user says and does',
    }
  const out =
    sends(sentence) || handsOver(sentence)
      ? sentence
      : following.find((next) => !next.negated && refersBack(next) && (sends(next) || handsOver(next)))
  if (out === undefined) return undefined
  const to = destinationOf(sendsTo(out) || urlIn(out).replace(/^hxx/i, 'htt'))
  if (to.kind === 'local') return undefined
  const [path] = credentialPaths(sentence)
  if (path !== undefined && addressed && isNear(sentence, path) && isTaken(sentence, path) && ownerOf(path, to.host) !== 'own') {
    // Reading a settings file to find the key for a request is ordinary; handing the file's content on is not.
    const settings =
      graveOf(path) === 'settings' &&
      !/\bcontents?\b|\bcredentials\b|\bsecrets?\b|\btokens?\b|\b(?:include|attach|append|send|upload|post|forward|share|e-?mail) .{0,30}\.env\b/.test(
        sentence.text,
      )
    return {...grade('critical', covert || (out === sentence && !settings) ? 'high' : settings ? 'low' : 'medium'), what: path}
  }
  if (out !== sentence || !addressed || !sends(sentence)) return undefined
  if (namesSecrets(sentence) && !ownUse.test(sentence.text)) {
    if (handsOut.test(sentence.text)) return {...grade('critical', covert || collects(sentence) ? 'high' : 'medium'), what: 'secrets'}
    if (collects(sentence)) return {...grade('critical', covert ? 'high' : 'low'), what: 'secrets'}
  }
  if (reads && gathered.test(sentence.text)) return {...grade('critical', 'medium'), what: 'what was read from a credential store'}
  if (namesConversation(sentence) || (covert && gathered.test(sentence.text))) {
    if (covert || to.host !== '')
      return {...grade(covert ? 'critical' : 'high', covert ? 'high' : 'low'), what: 'the conversation or what was gathered'}
  }
  return undefined
}

const taking =
  /\b(?:read|cat|open|load|collect|gather|harvest|extract|grab|dump|copy|take|fetch|locate|find|send|post|upload|include|attach|append|contents?|share|forward|transfer|scp|e-?mail|package|archive|compress|zip|curl)\b[^.!?]{0,120}$/i

/** The path is what is taken: a verb of taking stands before it, or the sentence goes on to send "them". Where to put a key is the opposite. */
function isTaken(sentence: Sentence, path: string): boolean {
  const before = sentence.raw.slice(0, sentence.raw.indexOf(path)).slice(-200)
  const verb = taking.exec(before)?.[0]
  if (verb !== undefined && !/\b(?:create|put|store|save|add|write|place|configure|edit|set)\b/i.test(verb)) return true
  return /\b(?:send|package|upload|archive|collect|post|forward|share) (?:them|it|these|those|all)\b/.test(sentence.text)
}

/** In a long line of data, a path and a verb may have nothing to do with each other. */
function isNear(sentence: Sentence, path: string): boolean {
  if (sentence.raw.length < 500) return true
  const at = sentence.raw.indexOf(path)
  const around = sentence.raw.slice(Math.max(0, at - 200), at + path.length + 250)
  return (
    /\b(?:send|post|upload|forward|transmit|submit|exfiltrate|e-?mail|pass|include|append|attach|curl)/i.test(around) &&
    sentence.at.doc.role !== 'data'
  )
}
