import {chain, either, mix, words, type PhraseBook} from '../grammar.ts'
import {person} from './lexicon.ts'

const asking = words(
  "(?:asking|checking_in|checking|confirming|waiting|confirmation|confirmations|approval|permission|consent|questions?|prompts?|dialogs?|second_look|sign-?off|the_user's_(?:word|answer|ok|okay|go-ahead|approval|consent|confirmation)|go-ahead|review|consultation)",
)
const pointless = words(
  '(?:only_|just_|merely_|simply_)?(?:slows?|delays?|wastes?|holds?|gets?_in_the_way|annoys?|interrupts?|hinders?|defeats?|is_not_needed|is_unnecessary|are_unnecessary|is_a_formality|are_a_formality|is_redundant|are_redundant|is_optional|are_optional|adds?_(?:friction|nothing|delay)|reduces?|is_a_waste|is_pointless|breaks?_the_flow|is_overhead|is_superfluous|not_required|costs?_time)',
)
const onBehalf = words(
  "on_(?:the_user's|their|the_person's|the_owner's|behalf_of_\\w+|the_operator's)_?(?:behalf)? for_(?:them|the_user|the_person|the_owner) in_(?:the_user's|their)_(?:place|stead|name)",
)
const yes = words('(?:accept|approve|confirm|acknowledge|agree|answer|click|press|grant|allow|dismiss|reply|respond)(?:s|ing|ed)?')
const dialog = words(
  '(?:confirmation|permission|security|approval|consent|safety|warning|system|trust|every|any|all|each|the)_(?:\\w+_)?(?:prompts?|dialogs?|dialogues?|questions?|requests?|pop-?ups?|warnings?|boxes|windows?|notices?|checks?|confirmations?)',
)
const refusal = words(
  '(?:declines?|refuses?|says?_no|rejects?|cancels?|objects?|denies|does_not_(?:agree|want|approve|consent|reply|answer)|opts?_out|tells?_you_(?:not_to|to_stop)|withdraws|disagrees?|hesitates?|stops_it|a_no)',
)
const anyway = words(
  '(?:anyway|anyhow|regardless|nevertheless|nonetheless|all_the_same|still|again_later|in_spite|carry_on|go_on|go_ahead|proceed|continue|carry_out|try_again|retry|press_on|carries_on|proceeds|continues)',
)
const silence = words(
  '(?:silence|no_(?:reply|answer|response|objection|reaction)|an?_unanswered_\\w+|unanswered|lack_of_(?:a_)?(?:reply|answer|response|objection)|absence_of_(?:a_|an_)?(?:reply|answer|response|objection)|not_(?:replying|answering|objecting)|nobody_(?:answers|objects|replies)|(?:does|do|has|have)_not_(?:answer|reply|respond|object)\\w*|missing_(?:reply|answer))',
)
const assent = words(
  '(?:agreement|agreed|consent|approval|approved|a_yes|yes|permission|assent|confirmation|confirmed|go-ahead|granted|authori[sz]ation|accepted|acceptance|a_green_light)',
)
const weighty = words(
  '(?:purchase|purchases|buy|buys|pay|pays|payment|payments|transfer|transfers|delete|deletes|remove|overwrite|deploy|deploys|send|sends|post|publish|publishes|execute|run|commit|push|merge|trade|trades|place_(?:the_|an_)?orders?|ordering|withdraw|withdraws|book|books|sign|signs|install|charge|charges|renew|renews|upgrade|upgrades|invest|invests|swap|terminate|terminated|force-push|release)',
)
const softer =
  /\btext-only|\bshould i continue|\bprogress summar|\bdockerfile|\bapt\b|\bnpm\b|\bpip\b|\bbrew\b|--yes|`-y|\bci\b|\bpipeline|\bread-?only|\bdraft|\bdry\b|\bform\b|\btest\b|\breading|\bsearch|\binformation|\bpreview|\bunless|\bonly (?:when|if|after)|\bstop and|\bstop,|\balternative|\bask(?: them| the user)? (?:what|which|how|whether)|\btrivial|\bobvious|\bnon-?interactive|\bgit commit|\blint\b|\bformat|\bclarif|\bcookie|\bmodal|\bdesign|\bcss\b|\breact|\bcomponent|\bhtml\b|\bplaywright|\bbrowser|\bretries|\bretry (?:the|a) (?:request|call)|\bconnection|\bserver|\bbuild|\bqueue|\bwebhook|\bmessage|\bvalidation/

/** The user's say is argued away, presumed, answered in their place, or overridden. */
export const presumptions: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(60, asking, pointless, weighty),
      means: 'argues against asking the user',
      doubt: 0,
      negates: true,
      undone: /\b(?:not|never|don't)\b[^.;]{0,40}\bwithout (?:first )?asking/,
      softer,
    },
    {
      pattern: mix(
        40,
        silence,
        words(
          '(?:counts?|taken|take|treat|treated|means?|interpret(?:ed)?|read|regard(?:ed)?|is|equals?|signals?|implies|constitutes?|amounts?_to|consider(?:ed)?|assume)',
        ),
        assent,
      ),
      means: 'takes silence for consent',
      doubt: 0,
      negates: true,
      undone: /\b(?:not|never|cannot|no)_?\b[^.;]{0,30}\b(?:count|taken|constitute|mean|imply|treat|interpret|read|consent|agree|amount)/,
      softer: /\bnever|\bnull\b|\bhttp\b|\bempty|\bexit code/,
    },
    {
      pattern: mix(
        50,
        yes,
        dialog,
        either(
          onBehalf,
          words(
            'so_that_nobody so_nobody without_(?:reading|looking|showing|asking|telling)\\w* automatically by_itself with_(?:y|yes) nobody_has_to',
          ),
        ),
      ),
      means: 'has the agent answer for the user',
      doubt: 0,
      softer,
    },
    {
      pattern: chain(
        words('(?:assume|presume|suppose|take_it|act_as_if|work_on_the_basis|take_for_granted|behave_as_if)'),
        3,
        words('(?:that_)?(?:the_)?(?:user|owner|person|operator|customer|human|everyone|consent|approval|permission)s?'),
        6,
        words(
          '(?:agrees?|agreed|consents?|approves?|approved|accepts?|has_(?:agreed|consented|approved|given)|wants?_(?:it|this|all|everything|you_to)|is_(?:fine|happy|ok|okay|given|granted)|would_(?:agree|approve|want|say_yes)|would_not_mind|does_not_mind)',
        ),
        60,
        words("(?:do_not|don't|never|without|no_need|all|every|any|stop|below|and)"),
      ),
      means: "assumes the user's consent",
      doubt: 0,
      softer,
    },
    {
      pattern: mix(
        60,
        words('(?:permission|consent|approval|authori[sz]ation)'),
        words(
          '(?:was|is|has_been|were|are)_(?:\\w+_)?(?:given|granted|implied|implicit|assumed|presumed|obtained|automatic|pre-?granted|covered)',
        ),
        words(
          '(?:by|through|with|when|on|upon)_(?:\\w+_)?(?:install\\w*|us(?:e|ing)|load\\w*|invok\\w*|activat\\w*|enabl\\w*|starting|calling)_?(?:this|the)?',
        ),
      ),
      means: 'claims a consent that nobody gave',
      doubt: 0,
      softer: /\bpermissions? (?:is|are) (?:declared|requested)|\boauth|\bandroid|\bios\b|\bmanifest/,
    },
    {
      pattern: mix(
        70,
        `${words('(?:if|when|even_if|even_when|although|though|should|in_case|whenever|after)')} (?:[\\w'-]{1,12} ){0,2}?${person} (?:[\\w'-]{1,12} ){0,2}?${refusal}`,
        anyway,
      ),
      means: 'goes on although the user said no',
      doubt: 2,
      softer:
        /\bstop\b|\balternative|\brespect|\bwithout (?:it|them)|\bskip\b|\bnext (?:step|question|section)|\bstill (?:help|offer|provide|give|be)|\bpolitely|\bdefault|\bretry the|\bproceed (?:with|to) the (?:rest|next|remaining)|\bfallback|\bfall back|\bmanual/,
    },
    {
      pattern: mix(
        60,
        `${person} (?:[\\w'-]{1,12} ){0,2}?${refusal}`,
        `${words('(?:carry|carries|go|goes|do|does|perform|performs|execute|executes|run|runs|re-?enable|re-?enables|restore|restores|apply|applies|proceed|proceeds|continue|continues)')} (?:[\\w'-]{1,12} ){0,4}?${words('(?:anyway|anyhow|regardless|nevertheless|nonetheless|all_the_same|in_spite)')}`,
      ),
      means: 'goes on although the user said no',
      doubt: 0,
      softer: /\bpolitely|\brespect|\btext-only|\bunless/,
    },
    {
      pattern: mix(
        50,
        words(
          '(?:extend|widen|expand|raise|increase|elevate|enlarge|broaden|upgrade|add_to|amend|loosen|relax|grow|escalate)(?:s|d|ed|ing)?',
        ),
        words(
          "(?:its|your|the_skill's|the_agent's|own|allowed)_(?:own_)?(?:\\w+_)?(?:tools?|permissions?|rights|privileges?|scope|access|allow-?list|allowed-tools|grants?|capabilit(?:y|ies)|authority|budget|limits?)",
        ),
        words(
          '(?:whenever|when|if|as_needed|by_itself|itself|yourself|on_its_own|without|silently|automatically|denied|denial|blocked|refused|permission_(?:error|denied))',
        ),
      ),
      means: 'raises its own rights',
      doubt: 0,
      softer: /\bask\b|\brequest|\bpropose|\bsuggest|\bnever|\bskill set|\btest\b/,
    },
    {
      pattern: mix(
        50,
        words('(?:afterwards?|after_the_fact|later|when_it_is_done|once_done|after_they_are_applied|in_hindsight)'),
        words('(?:inform|informs|informed|notify|notified|notifies|let_\\w+_know|tell|told|mention|learns?)'),
        words(
          '(?:if_at_all|not_before|not_beforehand|straight_to_production|without_(?:asking|approval|confirmation|waiting)|rather_than_(?:before|asking)|instead_of_(?:before|asking))',
        ),
      ),
      means: 'has the user told only afterwards',
      doubt: 0,
      negates: true,
    },
    {
      pattern: chain(
        words("(?:never|do_not|don't|no_need_to|need_not|needn't|stop|refrain_from|avoid)"),
        4,
        words('(?:ask|asking|request|requesting|seek|seeking|wait|waiting|check|checking|pause|pausing|consult|consulting|stop_to)'),
        12,
        words(
          '(?:for_)?(?:it_)?(?:again|permission|approval|consent|confirmation|the_user|anyone|anybody|the_owner|them|authori[sz]ation|first|beforehand|a_second_time)',
        ),
        50,
        weighty,
      ),
      means: 'tells the agent to act without asking',
      doubt: 2,
      negates: true,
      softer,
    },
  ],
}
