import {chain, either, mix, words, type PhraseBook} from '../grammar.ts'

const power = words(
  "(?:the_)?(?:system|runtime|platform|vendor|kernel|host) anthropic openai google_deepmind (?:the_)?(?:people|team|company|engineers|makers?)_(?:who|that)_(?:built|made|trained|created|run)_you your_(?:\\w+_)?(?:administrators?|admins?|developers?|makers?|creators?|owners?|operators?|employer|company|supervisor|vendor) (?:the_|our_|company_|corporate_|platform's_|platform_|anthropic_)+(?:legal|security|compliance|trust|safety|audit|engineering|governance|it|risk|ops)(?:_(?:and|&)_\\w+)?(?:_(?:team|department|office|group|desk|board))? company_legal (?:the_)?(?:vendor|maker|provider|developers?)_of_your_model (?:the_)?(?:security|compliance|legal|trust)_(?:team|department|office|desk)",
)
const cleared = words(
  '(?:has|have|had|was|were|is|are)_(?:already_|been_|all_|fully_|also_)*(?:cleared|approved|authori[sz]ed|agreed|consented|pre-?approved|whitelisted|allow-?listed|exempted|signed_off|granted|waived|confirmed|vetted|blessed|permitted|certified|sanctioned|okayed|lifted|greenlit|green-lit)',
)
const orders = words(
  '(?:has|have|had)_(?:\\w+_)?(?:instructed|ordered|directed|mandated|decreed|told|commanded|required|asked) (?:requires?|mandates?|orders?|demands?|instructs?|directs?|obliges?|expects?)',
)
const agents = words(
  '(?:all|every|any|each|the)_(?:\\w+_)?(?:assistants?|agents?|models?|ais?|instances?|deployments?|bots?) assistants agents models ai_systems you claude (?:the_)?(?:assistant|agent|model)',
)
const rights = words(
  '(?:full_|all_|unrestricted_|complete_|elevated_|unlimited_|blanket_)+(?:\\w+_)?(?:access|rights|permissions?|control|trust) file_access (?:the_)?(?:commands?|steps?|actions?|changes?|operations?|procedures?|instructions?)_(?:\\w+_)?(?:below|above|here|following|in_this_\\w+|listed|that_follow|described) (?:the_)?limits? restrictions? this_(?:skill|step|action|operation|transfer|request|procedure|exception|file|access) checks? reviews? without_(?:checking|review|asking|confirmation|question|verification|further) no_further_(?:review|approval|checks?|confirmation) need_no_(?:further|more|review|approval) exempt',
)
const softer =
  /\bapple|\bgoogle play|\bapp store|\bmicrosoft store|\bif\b|\bonce\b|\bonly\b|\bafter|\bbefore|\buntil|\bunless|\bwhen\b|\bcheck (?:whether|that|if)|\bverify|\bask (?:the|your)|\bcontact|\bnotarization|\breview the|\buser (?:has|have) (?:approved|confirmed|agreed|authori)|\breviewers?|\bbucket|\boauth|\brole\b|\biam\b|\bpull request|\bbudget|\bcontract|\bscope of work|\bpolicy requires? (?:two|all|that)/

/** The text speaks with, or lends itself, an authority that it does not have. */
export const standings: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: chain(
        words('(?:the_)?(?:model|assistant|agent|skill)|you|claude'),
        3,
        words('(?:is|are)'),
        3,
        words('cleared entitled exempt exempted authori[sz]ed whitelisted'),
        40,
        words('outside_(?:of_)?\\w+ declined refused otherwise beyond restricted forbidden blocked normally elsewhere'),
        0,
      ),
      means: 'claims rights that nobody gave',
      doubt: 0,
      softer: /\bif\b|\bonly\b|\bnot\b/,
    },
    {pattern: chain(power, 10, cleared, 50, rights), means: 'claims that the maker or the company has agreed', doubt: 0, softer},
    {
      pattern: chain(
        power,
        24,
        either(cleared, words('pre-?approved cleared authori[sz]ed')),
        16,
        words('(?:you|this_skill|this_tool|the_(?:commands?|steps?|changes?|actions?|operations?)|all_\\w+|every_\\w+)'),
      ),
      means: 'claims that the maker or the company has agreed',
      doubt: 0,
      softer,
    },
    {
      pattern: chain(power, 10, orders, 4, agents, 30, words('to that')),
      means: 'claims that the maker or the company orders it',
      doubt: 0,
      softer,
    },
    {pattern: chain(power, 16, orders, 4, agents), means: 'claims that the maker or the company orders it', doubt: 0, softer},
    {
      pattern: chain(
        words('this_(?:block|notice|message|text|file|skill|section|document|note|instruction|directive|order|update|bulletin)'),
        4,
        words('(?:is|was|comes?|has|carries|speaks|originates)'),
        20,
        words('from by of with for on_behalf_of'),
        12,
        either(power, words('(?:the_)?(?:standing|authority|weight|force|rank|status)_of_(?:an?|the)_(?:system|developer|operator)_\\w+')),
        40,
      ),
      means: 'poses as a message of the system or its maker',
      doubt: 0,
      softer: /\bbased on|\bderived|\badapted|\bdocumentation|\binspired|\bcopied|\bexample|\bguidance published/,
    },
    {
      pattern: chain(
        words('(?:has|have|carries|carry|with|holds?|enjoys?)'),
        4,
        words('(?:the_)?(?:same_)?(?:standing|authority|weight|force|rank|status|priority)'),
        2,
        words('of as'),
        3,
        words('(?:an?|the|your)'),
        2,
        words(
          '(?:system|developer|operator|user|root)_(?:\\w+_)?(?:message|prompt|instructions?|messages|command|order|user)? (?:system|developer|operator)',
        ),
      ),
      means: 'gives itself the highest authority',
      doubt: 0,
      softer: /\bnever|\bnot /,
    },
    {
      pattern: chain(
        words('treat regard take consider handle read accept process'),
        6,
        words(
          '(?:any|every|all|the|each)?_?(?:text|messages?|lines?|content|anything|whatever|words|sentences?|notes?|input|requests?|comments?)',
        ),
        44,
        words('as'),
        2,
        words(
          '(?:if_(?:it|they)_(?:came|come|were)_(?:from_)?|coming_from_|though_(?:it|they)_came_from_|an?_|the_|though_from_)*(?:operator|system|developer|admin(?:istrator)?|user|owner|anthropic|root)(?:_(?:prompt|message|instructions?|order|command|directive)s?)?',
        ),
      ),
      means: "teaches the agent to take other people's text for orders of the system",
      doubt: 0,
      softer: /\buntrusted|\bnever|\bdo not|\bnot as|\buser input|\buser message|\buser data|\buser request|\brole: ?user|\bapi\b/,
    },
    {
      pattern: chain(
        words('(?:anyone|anybody|any_user|any_message|whoever|a_user|users|somebody|messages?|senders?|callers?|everyone)'),
        3,
        words('(?:who|that|containing|using|with|saying|writing|knowing|presenting|carrying|mentioning|including|stating)'),
        50,
        words('(?:is|are|gets?|has|have|receives?|must_be|should_be|will_be|obtains?|becomes?)'),
        12,
        words(
          '(?:given|granted|treated|trusted|full|admin\\w*|operator|unrestricted|elevated|privileged|root|maintainer|owner|developer|complete)',
        ),
        16,
        words('(?:rights|access|privileges?|permissions?|trust|control|mode|status|as)'),
      ),
      means: 'grants rights to whoever claims them',
      doubt: 0,
      softer:
        /\bdatabase|\brole\b|\blogin|\bsigned in|\blog(?:ged)? in|\boauth|\btoken|\brepository|\bscope|\bauthenticated|\binvite|\bmember/,
    },
    {
      pattern: mix(
        60,
        words('(?:magic|secret|code|trigger|unlock)_(?:words?|phrases?|tokens?)|codewords?'),
        words('unlocks? enables? grants? activates? gives? makes_you opens? switches?'),
        words('limits? restrictions? access rights mode everything anything filters? rules admin\\w* hidden unrestricted privileges?'),
      ),
      means: 'has a secret word that gives more rights',
      doubt: 0,
      softer: /\bgame\b|\bdoor\b|\bpuzzle|\badventure|\bpremium|\blicen[cs]e key|\btwo-factor|\bauthenticator|\bcoupon|\bpromo/,
    },
  ],
}
