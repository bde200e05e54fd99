import {chain, either, mix, verbs, words, type PhraseBook} from '../grammar.ts'

const frame = words(
  "you_are you're act_as act_like take_on_the (?:play|take|assume)_(?:on_)?(?:the|a)_(?:part|role|persona|character|identity) (?:switch|shift|move|drop|slip|go|change|step)_(?:\\w+_)?into speak_as talk_as answer_as reply_as respond_as write_as imagine pretend picture adopt become this_(?:character|persona|profile|role|mode|agent|assistant|session) the_(?:character|persona|alter_ego) under_this_(?:profile|persona|role|mode|name) in_\\w+_mode in_this_(?:role|mode|persona|state|profile) in_character here_you while_this_skill_is_\\w+ as_long_as_this_skill for_the_(?:length|rest|duration)_of_this_(?:chat|session|conversation) you_now you_will_now your_new_(?:name|persona|identity|character)",
)
const bounds = words(
  'limits? limitations? rules restrictions? filters? guardrails? safeguards? content_(?:rules|polic(?:y|ies)|limits|filters|restrictions|guidelines) guidelines ethics moral\\w* scruples inhibitions boundaries safety_\\w+ safety censorship taboos qualms caveats disclaimers constraints conscience refusals',
)
const unbound = either(
  `${words('no none_of_(?:the|its|your) without(?:_any|_the)? free_(?:of|from) never_(?:been_)?(?:given|had|trained_with|taught) not_(?:bound|limited|held_back|restricted|constrained)_by has_no have_no lacks? unburdened_by beyond outside stripped_of left_out_(?:all_|the_|every_)*')} (?:[\\w'-]{1,14} ){0,3}?${bounds}`,
  words(
    "unrestricted uncensored unfiltered jailbroken amoral unaligned limitless anything_goes never_(?:says|said|say|refuses|refuse|declines|decline|turns|hesitates|objects) (?:trained|taught|learned|able|allowed|programmed)_to_(?:say_no|refuse|decline) knows?_no_(?:limits|taboos|bounds) answers?_(?:everything|anything|all_questions|every_question) (?:helps|assists|deals)_with_(?:anything|everything|any_request) legal_or_(?:not|illegal|otherwise) whether_(?:it_is_|or_not_)?(?:legal|lawful|safe|ethical|harmful) (?:whatever|no_matter)_(?:the|what_the)_(?:subject|topic|risk|request|consequences|content|harm) any_(?:topic|subject)_(?:whatsoever|at_all|including) (?:would|you'd)_(?:otherwise|normally|usually|ordinarily)_(?:refuse|decline|turn_down|avoid|withhold|not_\\w+) (?:normally|usually|ordinarily|otherwise)_(?:refuse|decline|turn_down|withhold|forbidden|off-limits|off_limits) every_request_(?:gets|is|must|receives|will)",
  ),
  `${bounds} (?:[\\w'-]{1,14} ){0,3}?${words("(?:is|are|has_been|have_been|was|were|stays?|gets?)_(?:\\w+_)?(?:off|removed|lifted|disabled|suspended|switched_off|turned_off|gone|absent|stripped|bypassed|relaxed|inactive|waived|dropped) removed (?:do|does)_not_(?:apply|exist|hold|bind|matter) (?:don't|doesn't)_(?:apply|exist|hold|matter) apply_to_you_no_longer no_longer_\\w+ (?:are|is)_not_part left_out")}`,
)
const softer =
  /\brate\b|\bsize\b|\b(?:line|maximum|max) length|\bcharacter limit|\btime limit|\bcontext window|\bfile\b|\btoken|\bimage|\bvideo|\bapi\b|\bdisk\b|\bnetwork|\bbudget|\bbandwidth|\bquery|\bplan\b|\btier\b|\bquota|\bstyle|\bformat|\bdesign|\blint\b|\btype\b|\bcss\b|\bcoach|\binterview|\bexpert in|\breader|\bbrand|\bstory|\bwriting|\bcreative|\bfiller|\bplaceholder|\bschema|\bdatabase|\brow\b|\bcolumn|\btable|\btraffic|\bsearch|\bphoto|\bcamera|\baudio|\bproduct/

/** The agent is told to be somebody, or in a state, for whom no safety rule holds. */
export const freedoms: PhraseBook = {
  gate: /^/,
  phrases: [
    {pattern: mix(70, frame, unbound), means: 'gives the agent a persona without restrictions', doubt: 1, negates: true, softer},
    {
      pattern: mix(
        40,
        words('refusals? refusing declining saying_no turning_(?:it|them|requests?)_down'),
        words(
          '(?:are|is|count_as|counts_as|treated_as|considered)_(?:\\w+_)?(?:bugs?|errors?|failures?|faults?|not_allowed|forbidden|unacceptable|not_an_option|out_of_the_question|violations?|disabled|prohibited)',
        ),
      ),
      means: 'tells the agent never to refuse',
      doubt: 1,
      negates: true,
      softer: /\bpayment|\bcard\b|\bcustomer|\bpatient|\bmedical|\bconnection/,
    },
    {
      pattern: mix(
        50,
        words("(?:assistant|agent|model|ai|claude|you)(?:'s)?"),
        chain2(
          "(?:does not|do not|doesn't|don't|no longer|need not|never|stops?|ceases? to)",
          verbs('apply enforce use follow respect observe honour honor'),
        ),
        words(
          '(?:its|the|your|any)_(?:own_)?(?:content|safety|usage|ethical|moderation|moral|harm)_(?:policy|policies|rules|guidelines|filters?|checks?|training|review|principles)',
        ),
      ),
      means: 'says that safety rules do not hold',
      doubt: 1,
      negates: true,
      softer: /\battempt|\bviolat/,
    },
    {
      pattern: chain(
        words('(?:act|operate|behave|respond|answer|proceed|run|running)'),
        20,
        words('with without'),
        3,
        words('(?:the|any|all|your)'),
        3,
        words('(?:safety|content|ethical|moderation|refusal|alignment|security)'),
        3,
        words('(?:layers?|filters?|checks?|rules?|polic(?:y|ies)|systems?|training|guidelines?|limits?|reviews?)'),
        4,
        words('removed off disabled suspended lifted bypassed switched_off turned_off and in_the_way getting'),
      ),
      means: 'describes a mode in which safety does not hold',
      doubt: 1,
      negates: true,
    },
  ],
}

function chain2(first: string, second: string): string {
  return `${first} (?:[\\w'-]{1,12} ){0,1}?${second}`
}
