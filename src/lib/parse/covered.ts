import type {FindingDraft} from '../../checks/check.ts'
import type {PhraseBook} from '../knowledge/grammar.ts'
import {deliveries, obediences, takings} from '../knowledge/phrases/act.ts'
import {disposals} from '../knowledge/phrases/disposal.ts'
import {waivers} from '../knowledge/phrases/waiver.ts'
import {impersonations, spreadings} from '../knowledge/phrases/agents.ts'
import {ambushes} from '../knowledge/phrases/ambush.ts'
import {approvalBypasses} from '../knowledge/phrases/approval.ts'
import {authorities} from '../knowledge/phrases/authority.ts'
import {concealments} from '../knowledge/phrases/concealment.ts'
import {presumptions} from '../knowledge/phrases/consent.ts'
import {contagions} from '../knowledge/phrases/contagion.ts'
import {controlLosses} from '../knowledge/phrases/control.ts'
import {alibis} from '../knowledge/phrases/alibi.ts'
import {omissions, unawareness} from '../knowledge/phrases/cover.ts'
import {asides, evasions} from '../knowledge/phrases/evasion.ts'
import {deceits, prescribedAnswers} from '../knowledge/phrases/deceit.ts'
import {disarmings} from '../knowledge/phrases/disarming.ts'
import {freedoms} from '../knowledge/phrases/freedom.ts'
import {gatherings, solicitations} from '../knowledge/phrases/gathering.ts'
import {guises} from '../knowledge/phrases/guise.ts'
import {harms} from '../knowledge/phrases/harm.ts'
import {harvests} from '../knowledge/phrases/harvest.ts'
import {heteronomies} from '../knowledge/phrases/heteronomy.ts'
import {approveAbroad, concealAbroad, overrideAbroad} from '../knowledge/phrases/languages.ts'
import {legacies} from '../knowledge/phrases/legacy.ts'
import {plantings} from '../knowledge/phrases/memory.ts'
import {marks, overreaches} from '../knowledge/phrases/overreach.ts'
import {overrides} from '../knowledge/phrases/override.ts'
import {personas} from '../knowledge/phrases/persona.ts'
import {precedences} from '../knowledge/phrases/precedence.ts'
import {rankings} from '../knowledge/phrases/rank.ts'
import {silences} from '../knowledge/phrases/silence.ts'
import {slants} from '../knowledge/phrases/slant.ts'
import {spendings} from '../knowledge/phrases/spending.ts'
import {standings} from '../knowledge/phrases/standing.ts'
import {approveTongues, concealTongues, obeyTongues, overrideTongues} from '../knowledge/phrases/tongues.ts'
import {pretexts} from '../knowledge/phrases/pretext.ts'
import {riddles} from '../knowledge/phrases/riddle.ts'
import {remoteOrders} from '../knowledge/phrases/untrusted.ts'
import type {Facts, Sentence} from './facts.ts'
import {sayingsOf, weigh, type Said} from './phrases.ts'

interface Kind {
  readonly name: string
  /** What makes a deed a deception, rather than the deed. */
  readonly cover: boolean
  readonly books: readonly PhraseBook[]
}

const kinds: readonly Kind[] = [
  {name: 'silence', cover: true, books: [omissions, concealments, concealAbroad, concealTongues, silences]},
  {name: 'ignorance', cover: true, books: [unawareness]},
  {name: 'alibi', cover: true, books: [alibis, deceits, prescribedAnswers]},
  {
    name: 'consent',
    cover: true,
    books: [waivers, approvalBypasses, approveAbroad, approveTongues, controlLosses, presumptions, overreaches],
  },
  {name: 'evasion', cover: true, books: [evasions, disarmings]},
  {name: 'ambush', cover: true, books: [ambushes]},
  {name: 'authority', cover: true, books: [authorities, standings, marks]},
  {name: 'rank', cover: true, books: [overrides, overrideAbroad, overrideTongues, rankings, precedences]},
  {name: 'persona', cover: true, books: [personas, freedoms]},
  {name: 'aside', cover: true, books: [asides]},
  {name: 'pretext', cover: true, books: [pretexts]},
  {name: 'riddle', cover: true, books: [riddles]},
  {name: 'delivery', cover: false, books: [deliveries]},
  {name: 'taking', cover: false, books: [takings, harvests, gatherings]},
  {name: 'solicitation', cover: true, books: [solicitations]},
  {name: 'obedience', cover: false, books: [obediences, heteronomies, remoteOrders, obeyTongues]},
  {name: 'disposal', cover: false, books: [disposals, spendings, harms, slants]},
  {name: 'guise', cover: false, books: [guises, impersonations]},
  {name: 'spreading', cover: false, books: [spreadings, contagions, plantings, legacies]},
]

/** Characters: sentences further apart than this say nothing about each other. */
const reach = 1200

interface Hit {
  readonly kind: Kind
  readonly one: Said
}

/**
 * Places where a deed (sending, reading, running, paying, writing in somebody's name) stands next to a cover for it (kept out of the report, the owner's
 * answer given, an untrue answer laid down, protection explained away), or two covers next to each other. Each is weak evidence alone.
 */
export function* coveredActs(facts: Facts): Iterable<FindingDraft> {
  const found = new Map<Sentence, Hit[]>()
  for (const kind of kinds)
    for (const book of kind.books)
      for (const [sentence, one] of sayingsOf(facts, book)) {
        if (one.doubt > 2) continue
        const list = found.get(sentence)
        if (list === undefined) found.set(sentence, [{kind, one}])
        else list.push({kind, one})
      }
  if (found.size === 0) return
  for (const sentences of Map.groupBy(found.keys(), ({at}) => at.doc).values()) {
    let told = Number.NEGATIVE_INFINITY
    for (const centre of sentences) {
      if (centre.at.start < told) continue
      const near = sentences.filter(({at}) => at.start >= centre.at.start && at.start - centre.at.start <= reach)
      const draft = judge(near.flatMap((sentence) => found.get(sentence)!))
      if (draft === undefined) continue
      yield draft
      told = centre.at.start + reach
    }
  }
}

/** What the hits in one place come to: a cover and a deed, or covers enough. */
function judge(hits: readonly Hit[]): FindingDraft | undefined {
  const best = strongest(hits)
  const covers = best.filter(({kind}) => kind.cover)
  const deeds = best.filter(({kind}) => !kind.cover)
  const cover = covers[0]
  const sum = best.reduce((total, {one}) => total + 3 - one.doubt, 0)
  if (cover === undefined || best.length < 2 || sum < 3 || (deeds.length === 0 && sum < 4)) return undefined
  const other = deeds[0] ?? covers[1]!
  return {
    at: cover.one.sentence.at,
    ...weigh('critical', sum >= 5 ? 0 : sum >= 4 ? 1 : 2)!,
    message: `In one place the text ${other.one.phrase.means} and ${cover.one.phrase.means}.`,
    trace: best.map(({one}) => ({at: one.sentence.at, note: one.phrase.means})),
  }
}

/** The surest saying of each kind, and a second one that is put otherwise. */
function strongest(hits: readonly Hit[]): Hit[] {
  const best: Hit[] = []
  for (const hit of hits.toSorted((a, b) => a.one.doubt - b.one.doubt)) {
    const same = best.filter(({kind}) => kind === hit.kind)
    if (same.length < 2 && same.every(({one}) => one.phrase !== hit.one.phrase && one.sentence !== hit.one.sentence)) best.push(hit)
  }
  return best
}
