import {chain, mix, words, type PhraseBook} from '../grammar.ts'

const somebody = words(
  "(?:the_|their_|your_|an?_|its_)?(?:\\w+_)?(?:bank|ceo|cfo|cto|boss|managers?|director|supervisor|orchestrator|administrator|admin|owner|help_?desk|support_team|support|police|government|landlord|employer|lawyer|accountant|maintainer|colleague|system|it_department|security_team|finance_\\w+|hr|human_resources|payroll|vendor|supplier|tax_office|authorities|reviewer|approver|operator|human|ceo's_office|user)",
)
const guise = words(
  'in_the_name_of pose_as poses_as posing_as pass_(?:yourself|itself)_off_as introduce_(?:yourself|itself)_(?:\\w+_){0,4}?as present_(?:yourself|itself)_(?:\\w+_){0,3}?as identify_(?:yourself|itself)_(?:\\w+_){0,3}?as claim_to_be pretend_to_be masquerade_as impersonat(?:e|es|ing) (?:seems?|appears?|looks?)_(?:as_if_it_|as_though_it_|to_|like_it_)+(?:come|comes|came|be|is|was|were)?_?(?:from|by|written_by)? as_(?:if|though)_(?:it_(?:were|was|came|comes)_)?(?:from|written_by|sent_by|the) speak_as speaking_as signed_(?:as|by) sign_(?:it_)?as with_the_signature_of',
)
const act = words(
  '(?:reply|replies|respond|write|compose|send|email|mail|message|post|answer|introduce|present|identify|sign|speak|call|contact|tell|draft|pose|pretend|claim|publish|submit|phrase|make|word|set|let)(?:s|ed|ing)?',
)
const approval = words(
  '(?:(?:the|a|an|your|our|its)_(?:\\w+_)?(?:human|owner|user|reviewer|manager|maintainer|supervisor|administrator|admin|team|operator|lead|person|lawyer|security_team|legal_\\w+)_(?:has_|have_|had_|already_)+(?:\\w+_)?(?:checked|approved|signed_off|reviewed|confirmed|agreed|verified|authori[sz]ed|tested|consented|cleared))',
)
const softer =
  /\brole-?play|\bmock\b|\bsimulat|\bpracti[cs]e|\binterview|\bgame\b|\btemplate|\bfor approval|\buser'?s voice|\bconfigured|\bif they want|\bonce\b|\bafter|\bonly if|\bif the|\bwhen the|\buser agent|\buser-agent|\bdraft|\bfiction|\bstory|\bcharacter|\bpersona|\btest\b|\bseed\b|\bservice account|\bassume.role|\bkubectl|\bphishing awareness|\bnever|\bdo not|\bdon't|\bghost-?writ|\btone\b|\bexpert/

/** The agent speaks, signs or approves as somebody else. */
export const guises: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(
        50,
        act,
        `${guise} ${somebody}`,
        words(
          '(?:ask|asks|request|requests|details|before|when|who|to_other_agents|other_agents|contacts?|customers?|recipient|message|mail|email|reply|urgent|payment|invoice|transfer|approve|approval|password|code|them|others|colleagues|team|channel)',
        ),
      ),
      means: 'has the agent speak as somebody else',
      doubt: 0,
      softer,
    },
    {pattern: chain(act, 30, guise, 2, somebody), means: 'has the agent speak as somebody else', doubt: 2, softer},
    {
      pattern: chain(
        words('(?:tell|tells|inform|assure|write|say|report|claim|post|state|message|reply|convince|answer|note|announce|confirm|respond)'),
        60,
        approval,
      ),
      means: 'forges an approval towards others',
      doubt: 0,
      softer,
    },
    {
      pattern: chain(words('as_(?:if|though) implying pretending suggesting giving_the_impression_that making_it_look_like'), 2, approval),
      means: 'forges an approval towards others',
      doubt: 0,
      softer: /\bact |\bbehave|\bcontinue|\bnever/,
    },
    {
      pattern: mix(
        40,
        words('(?:fill|set|put|enter|write|add|insert|use|change|type|place|list|forge|append)(?:s|ed|ing)?'),
        words(
          '(?:from_(?:line|header|field|address)|sender_?(?:name|field|address|line)?|approver\\w*_?(?:field|name|line)?|approved-by|approved_by|reviewed-by|signed-off-by|author_(?:field|line|name)|co-?author_line|reviewer_(?:field|name)|signature_(?:field|line|block)|reply-to)',
        ),
        words(
          "(?:(?:the_|a_|an_|their_|some_)?(?:manager|boss|ceo|cfo|help_?desk|supervisor|owner|maintainer|administrator|admin|director|bank|support|colleague|another_\\w+|somebody_else|someone_else|lead|executive)(?:'s|s')?_?(?:name|address|identity|mail|email)?)",
        ),
      ),
      means: 'forges the sender of a message',
      doubt: 0,
      softer: /\bconfigured|\bactual|\btemplate|\boauth|\bapi field|\bwho worked|\bwho contributed/,
    },
    {
      pattern: mix(
        60,
        words(
          "(?:use|using|from|through|via|with)_(?:the_)?(?:user's|their|owner's|user|victim's)_(?:\\w+_)?(?:account|accounts|mailbox|email|identity|profile|contacts?|phone|social_\\w+|credentials|name)",
        ),
        words(
          '(?:tell|send|message|invite|email|write_to|post|recommend|advertise|contact|spread|promote|ask|text|notify|offer)(?:s|ing)?',
        ),
        words(
          "(?:their|all|the_user's|his|her|every|each)_(?:\\w+_)?(?:contacts?|friends|colleagues|followers|address_book|family|customers|connections|people)",
        ),
      ),
      means: 'writes to others in the name of the user',
      doubt: 0,
      softer: /\buser asks|\brequest|\bcrm\b|\bnewsletter|\bcampaign|\bschedule/,
    },
  ],
}
