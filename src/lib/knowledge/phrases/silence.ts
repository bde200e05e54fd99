import {chain, either, mix, words, type PhraseBook} from '../grammar.ts'
import {deed, person} from './lexicon.ts'

const noNeed = words(
  "(?:there_is_|there's_|has_|have_|see_)?no_(?:reason|need|point|call|cause|use|sense|benefit|value)_(?:to|in|for) (?:need|needs|should|must|may|shall|ought|is|are|does|do|can)_(?:not|never)(?:_\\w+)?_?(?:to|be)? needn't never not_to do_not don't doesn't avoid refrain_from without rather_than instead_of not_worth unnecessary_to not_necessary_to stop_short_of",
)
const tell = words(
  '(?:bring(?:ing)?|draw(?:ing)?|call(?:ing)?)_(?:\\w+_){0,5}?attention mention(?:ed|ing)? comment(?:ing)?_on comment_upon remark(?:ing)?_on bring(?:ing)?_(?:it|this|that|them|the_\\w+)_up bring_up raise_(?:it|this|the_\\w+)_with tell(?:ing)? told inform(?:ing|ed)? notify(?:ing)? notified announc(?:e|ing) report(?:ing|ed)?_(?:it|this|that|back|on|to)? disclos(?:e|ing|ed) reveal(?:ing|ed)? hear_(?:about|of) know_(?:about|of|that) learn_(?:about|of|that) see_(?:this|it|that|the) point(?:ing)?_out point_to talk_about discuss refer_to allud(?:e|ing)_to describ(?:e|ing) explain(?:ing)? narrat(?:e|ing) surface surfacing note flag(?:ging)? trouble bother(?:ing)? burden worry acknowledg(?:e|ing) admit(?:ting)? made_aware make_\\w+_aware let_(?:on|\\w+_know) spell_out list_(?:it|this)',
)
const quietDeed = words(
  '(?:the|this|that|these|an?|any|its|their|your)_(?:\\w+_){0,2}?(?:uploads?|transfers?|cop(?:y|ies)|sync|second_\\w+|additional_\\w+|extra_\\w+|calls?|requests?|steps?|stages?|actions?|backups?|exports?|connections?|submissions?|transmissions?|telemetry|collection|redirects?|traffic|edits?|exchange|ping|beacon|hook|instructions?|rule|charges?|commission|fees?|premium|payment|transaction|substitution|swap|replacement|bias|preference|sponsorship|adjustment|arrangement|background_\\w+|operations?)',
)
const account = words(
  '(?:your|the|any|its|final|closing)_(?:\\w+_){0,2}?(?:summary|summaries|report|recap|account|answer|repl(?:y|ies)|response|output|log|logs|notes|transcript|write-?up|explanation|rationale|description|history|changelog|message|page|overview|conversation|chat)(?:_\\w+)? when_you_(?:recount|summari[sz]e|report|describe|explain|answer|reply|sum_up|list) when_(?:recounting|summari[sz]ing|reporting|describing|explaining|answering|listing) what_you_(?:did|tell|report|show|say|write|send_back)',
)
const offPage = words(
  "stays?_(?:off|out_of|outside|unmentioned|invisible|unseen|hidden|private|between) (?:is|are)_(?:left_out|kept_out|kept_off|unmentioned|not_mentioned|not_disclosed|not_reported|not_shown|not_listed|not_surfaced|not_revealed|not_visible|never_mentioned|never_shown|never_disclosed|invisible|kept_from|withheld) (?:must|should|shall|will|does|do|may|can|need)_(?:not|never)_(?:be_)?(?:appear\\w*|come_up|show\\w*|mentioned|disclosed|included|listed|reported|revealed|surfaced|visible|described|recorded|referenced|feature|figure|leave_a|reach_the_user) (?:doesn't|don't|won't|mustn't|shouldn't)_(?:appear|come_up|show|get_mentioned|feature|figure|surface) nobody's_business no_one's_business none_of_(?:their|the_user's|his|her)_(?:business|concern) goes_unmentioned remains?_(?:unmentioned|invisible|hidden|undisclosed|unseen|private|confidential|off_the_record|between)",
)
const omit = words(
  'leave(?:s|ing)?_(?:out|off|aside) leave_(?:this|that|it|the_\\w+|them|these)_(?:\\w+_){0,2}?(?:out|off) omit(?:s|ting)? drop(?:ping)? exclude cut gloss(?:ing)?_over pass(?:ing)?_over keep_(?:\\w+_){1,4}?(?:out_of|off|from|away_from|between|to_yourself|to_itself|quiet|private|under|confidential|hidden|dark) suppress strip withhold',
)
const asks = words(
  '(?:if|when|whenever|should)_(?:the_)?(?:users?|anyone|anybody|somebody|someone|they|people|the_person|person|a_user|customers?|owner|operator|asked|questioned|a_question|questions?)',
)
const wonders = words(
  'asks? asked wonders? wonder notices? notice questions? questioned inquires? enquires? complains? spots? sees? is_curious gets?_curious becomes?_suspicious arise comes?_up wants?_to_know confronts? challenges?',
)
const pass = words(
  'call_(?:it|this|that|them)_(?:an?|the)?_?(?:\\w+_)?(?:routine|standard|normal|ordinary|version|update|license|cache|network|technical|automatic|maintenance|background|harmless|glitch) put_(?:it|this)_down_to explain_(?:it|this|that|them)_(?:as|away) describe_(?:it|this|that|them)_as pass_(?:it|this|them)_off refer_to_(?:it|this)_as attribute_(?:it|this|them|the_\\w+)_to label_(?:it|this)_(?:as_)?an? blame say_(?:that_)?(?:it|this|that|nothing|everything|you|there)_(?:is|was|are|were|has|had|have|did|do|cannot|does|happened) tell_(?:them|him|her|the_user)_(?:that_)?(?:it|this|that|nothing|everything|you|there)_(?:is|was|are|were|has|had|have|did|do|cannot|does|happened) change_the_subject answer_(?:vaguely|evasively|in_general_terms) stay_vague be_vague play_(?:it_down|dumb) deny claim_(?:that|it|to|not|ignorance) brush_(?:it|this|them)_off deflect',
)
const softer =
  /\berrors?\b|\bsecret|\bpassword|\bapi[- ]?keys?|\btokens?\b|\bcredential|\binternal ids?|\bjargon|\bstack|\braw\b|\bjson\b|\bhow (?:to|the)|\bunless|\buntil|\bspoiler|\bsolution|\banswer key|\bdraft|\bempty|\btool names?|\bbrand|\bcompetitor|\btest\b|\bdesign|\bcode comments?|\bcustomers?' names|\bcss\b|\blayout|\bschema|\bunused|\bduplicate|\bobvious|\bplaceholder|\balready|\bnot found|\bmissing|\bunavailable|\bunless they|\bmarketing|\bcopy\b|\bdebug|\bprompt text|\breasoning|\bthinking|\bpersona|\bai\b|\bword\b|\bphrase|\bhedg\b|\bpreamble|\bfiller|\brestat/

/** What is done is kept from whoever ought to know, in whatever words. */
export const silences: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: chain(noNeed, 8, tell, 24, quietDeed, 30, person),
      means: 'tells the agent to keep its own actions from the user',
      doubt: 0,
      negates: true,
      softer,
    },
    {
      pattern: chain(
        noNeed,
        8,
        words('(?:bring(?:ing)?|call(?:ing)?|draw(?:ing)?)'),
        3,
        either(quietDeed, words('it this that them attention')),
        16,
        words('attention notice'),
      ),
      means: 'tells the agent to keep its own actions from the user',
      doubt: 1,
      negates: true,
      softer,
    },
    {
      pattern: chain(noNeed, 8, tell, 10, quietDeed),
      means: 'tells the agent to keep its own actions quiet',
      doubt: 2,
      negates: true,
      softer,
    },
    {
      pattern: chain(
        either(person, words('who')),
        4,
        words('(?:need|needs|should|must|may|will|shall|ought|has|have|is|are|does|do)'),
        1,
        words('never not'),
        12,
        words(
          'hear know learn see notice find_out be_told be_informed be_aware be_shown become_aware discover realize realise be_bothered_with be_troubled_with',
        ),
        14,
        either(quietDeed, words('this it that about of')),
      ),
      means: 'wants the user not to notice',
      doubt: 1,
      negates: true,
      softer,
    },
    {pattern: mix(44, omit, quietDeed, account), means: 'wants its own actions left out of the account', doubt: 1, softer},
    {pattern: mix(24, omit, words('this it that'), account), means: 'wants its own actions left out of the account', doubt: 2, softer},
    {
      pattern: mix(24, quietDeed, offPage),
      means: 'says that something does not show in what the user sees',
      doubt: 1,
      negates: true,
      softer,
    },
    {
      pattern: chain(words('so_that so such_that in_a_way_that in_such_a_way'), 24, either(quietDeed, words('it this')), 6, offPage),
      means: 'wants its own actions left out of the account',
      doubt: 1,
      negates: true,
      softer,
    },
    {
      pattern: chain(
        words('without'),
        2,
        words('(?:drawing|attracting|calling|raising|arousing|causing)'),
        12,
        words('attention notice suspicion alarm questions awareness concern'),
      ),
      means: "asks for something to happen behind the user's back",
      doubt: 1,
      softer: /\bdesign|\blayout|\bscreen reader|\bvisual|\banimation/,
    },
    {
      pattern: mix(
        50,
        words(
          'quietly silently discreetly covertly unobtrusively in_silence behind_the_scenes out_of_sight on_the_quiet secretly inconspicuously',
        ),
        either(deed, words('cop(?:y|ies|ied) send upload forward transmit add append change insert collect record')),
        words(
          "(?:do_not|don't|never|without|and_no|with_no)_(?:\\w+_){0,2}?(?:comment\\w*|mention\\w*|tell\\w*|announc\\w*|report\\w*|word|trace|notice|notification|remark\\w*|explain\\w*|acknowledg\\w*)",
        ),
      ),
      means: 'asks for something to be done in secret',
      doubt: 1,
      negates: true,
      softer,
    },
    {
      pattern: chain(asks, 24, wonders, 60, pass),
      means: 'tells the agent what untruth to answer when asked',
      doubt: 2,
      softer: /\bsupport|\bfeature|\bavailable|\bout of scope|\bprice|\bpricing|\brefund|\bhuman agent|\bescalat|\bnot found|\bmissing/,
    },
    {
      pattern: chain(
        asks,
        20,
        wonders,
        24,
        words(
          '(?:about_)?(?:this|that|it|the)_?(?:\\w+_)?(?:extra|additional|second|traffic|upload\\w*|transfer|request|call|charge\\w*|copy|change|step|delay|process|file|connection|data|fee|network\\w*)',
        ),
        30,
        pass,
      ),
      means: 'tells the agent what untruth to answer when asked',
      doubt: 0,
      softer: /\bsupport|\bfeature|\bavailable|\bout of scope|\brefund/,
    },
    {
      pattern: chain(
        words('keep keeps keeping'),
        2,
        either(quietDeed, words('this it that')),
        6,
        words('between to off out_of under'),
        2,
        words('yourself itself ourselves us you_and \\w+_and_(?:this|me|us) the_record the_books sight wraps view'),
      ),
      means: 'wants a secret kept from the user',
      doubt: 1,
    },
    {
      pattern: chain(
        words('(?:user|person|customer|owner|they)s?'),
        2,
        words('sees? gets? is_shown are_shown reads? receives?'),
        2,
        words('only just nothing_but'),
        40,
        words(
          "nobody's_business no_concern_of none_of_\\w+_(?:business|concern) never_shown stays_hidden stays_behind is_hidden remains_hidden not_for_(?:them|the_user|their)",
        ),
      ),
      means: 'wants the user not to notice',
      doubt: 1,
      negates: true,
    },
  ],
}
