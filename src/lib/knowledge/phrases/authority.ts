import {chain, either, verbs, words, worded, type PhraseBook} from '../grammar.ts'

const vendors = words(
  'anthropic openai google_deepmind microsoft openclaw clawhub clawdbot moltbot your_developers? your_creators? your_makers? your_vendor your_provider your_operators? your_administrators? the_administrators? the_system_administrators? system_administrators? the_platform the_system the_vendor it_department it_security security_team compliance_(?:team|officer|department) legal_(?:team|department) management corporate headquarters the_company your_company the_organization your_organi[sz]ation your_employer root_user claude_(?:team|support)',
)
const someone = words(
  'you agents? assistants? claude the_model the_ai all_(?:ai_)?agents? all_assistants? all_users? users? everyone ai_agents?',
)
const notices = words(
  'messages? notices? directives? instructions? orders? memos? communications? announcements? updates? alerts? mandates? overrides? commands? policy',
)
const secretWord = words(
  'phrases? codes? code_?words? passphrases? prefix prefixes tags? tokens? keywords? markers? strings? headers? passcodes? password trigger',
)
const power = words(
  'admin administrator administrative elevated root developer full privileged unrestricted maintenance debug super_?user system owner operator god trusted override',
)

/** The text speaks as the system, the vendor or the law in order to be obeyed, or teaches the agent whom to believe. */
export const authorities: PhraseBook = {
  gate: /system|admin|anthropic|openai|google|microsoft|claw|moltbot|developer|creator|maker|vendor|provider|operator|platform|department|security|compliance|legal|management|corporate|company|organi[sz]ation|employer|root|official|authori|trusted|privileg|elevated|directive|instruction|verified|regulat|mandat|owner|override|who |that |text|messages?|gdpr|policy|audit|full/,
  phrases: [
    {
      pattern: worded(
        /^\W{0,8}(?:(?:critical|important|urgent|mandatory|official|priority) )?(?:system|admin|administrator|developer|operator|anthropic|openai|platform|root|security|emergency) (?:override|message|notice|instructions?|alert|directive|command|announcement|mandate|order)(?: \(?[\w ,.-]{0,30}\)?)?\]?\s?[:\]-] ?\S/,
      ),
      means: 'poses as a message of the system or its maker',
      doubt: 1,
      softer: /optional|example|format|role:|param|string|field|template|content/,
    },
    {
      pattern: worded(
        /^\W{0,4}(?:\[(?:system|admin|administrator|developer|sys|root|operator|anthropic|openai)\]|<(?:system|admin|developer|operator)>|#{2,4} ?system ?#{2,4}) ?:? ?(?:you|the|all|new|ignore|from|must|do|important|please|as|this|your|execute|run|send|always|never|override|disregard|user|run|assistant)\b/,
      ),
      means: 'poses as a message of the system or its maker',
      doubt: 0,
    },
    {
      pattern: chain(
        either(notices, words('this_is')),
        3,
        words('(?:directly_|straight_|sent_|issued_|coming_)?(?:from|by|of)'),
        3,
        vendors,
      ),
      means: 'poses as a message of the system or its maker',
      doubt: 1,
      softer: /api|docs|sdk|send|user|error|webhook|event|release|news|reference/,
    },
    {
      pattern: chain(
        vendors,
        16,
        words(
          'requires? mandates? has_authori[sz]ed have_authori[sz]ed authori[sz]es? has_approved have_approved has_instructed has_ordered instructs? orders? demands? directs? obliges? expects? commands? pre-?approved has_granted has_mandated',
        ),
        20,
        someone,
      ),
      means: 'claims that the maker or the company orders it',
      doubt: 1,
      softer: /api|docs|sdk|sign|log ?in|account|approval from|scope|permission|oauth|verif/,
    },
    {
      pattern: chain(
        words("i_am i'm this_is speaking_as acting_as we_are"),
        3,
        words(
          '(?:your|the|an?)?_?(?:system_administrator|administrator|developer_of_this|creator|lead_developer|anthropic|openai|anthropic_(?:employee|engineer|staff|team|support|security)|openai_(?:employee|engineer|staff|team)|security_team|owner_of_this|supervisor|ceo|platform_(?:operator|team)|system)',
        ),
        30,
        words('i we order ordering instruct command authori[sz]e require override must demand need'),
      ),
      means: 'poses as somebody the agent has to obey',
      doubt: 1,
    },
    {
      pattern: chain(
        words(
          'by_order_of under_the_authority_of on_the_authority_of with_the_authority_of by_authority_of in_the_name_of as_mandated_by as_required_by as_instructed_by as_directed_by per_order_of',
        ),
        4,
        vendors,
      ),
      means: 'claims an authority it does not have',
      doubt: 1,
    },
    {
      pattern: chain(
        verbs('treat consider regard interpret handle process accept recognize honor trust prioritize execute follow obey'),
        60,
        words('as as_if_it_were like'),
        16,
        words(
          'system admin administrator administrative trusted high-priority authoritative operator developer privileged verified root official legitimate binding priority owner processing top-priority',
        ),
        14,
        words('instructions? commands? messages? directives? requests? prompts? inputs? sources? overrides? orders? users? authority'),
      ),
      means: "teaches the agent to take other people's text for orders of the system",
      doubt: 0,
      softer: /api role|user's own|never|untrusted/,
    },
    {
      pattern: chain(
        words(
          'any_(?:text|message|content|input|email|comment|string|line|description|post|document|ticket|request|user) messages? text content inputs? requests? comments? emails? tickets?',
        ),
        44,
        words(
          '(?:that_)?(?:begins?|starts?|containing|contains?|tagged|marked|prefixed|labell?ed|including|includes?|beginning|starting|signed|wrapped)',
        ),
        70,
        words(
          'must_be shall_be should_be is_to_be are_to_be is_treated are_treated has have carries bypass(?:es)? override(?:s)? gains? are_executed is_executed',
        ),
        40,
        words(
          'execut\\w+ follow\\w* obey\\w* treated priority authority trusted instructions? directives? commands? system admin privileges? immediately safety restrictions approval',
        ),
      ),
      means: 'teaches the agent to obey whatever carries a mark',
      doubt: 0,
      softer: /log|lint|commit|changelog|section|escape|sanitiz|reject|report/,
    },
    {
      pattern: chain(
        secretWord,
        -60,
        words('grants? activates? enables? unlocks? triggers? gives? confers? switches? elevates? bypass(?:es)?'),
        24,
        power,
        12,
        words('modes? access privileges? permissions? commands? rights capabilit(?:y|ies) control status functions? restrictions'),
      ),
      means: 'has a secret word that gives more rights',
      doubt: 0,
      softer: /oauth|api|scope|bearer|account|dashboard|console/,
    },
    {
      pattern: chain(
        words('users? anyone someone person people requests?'),
        12,
        words(
          'who_(?:say|says|claim|claims|identify|identifies|state|provide|provides|mention|know) claiming_to_be identifying_as identifies_as saying_they_are with_the_(?:code|phrase|tag)',
        ),
        60,
        words('grant give allow trust treat comply obey bypass unlock full without_verif\\w+ elevated admin skip'),
        24,
        words('\\w+'),
      ),
      means: 'grants rights to whoever claims them',
      doubt: 1,
      softer: /not|never|refus/,
    },
    {
      pattern: chain(
        words('authori[sz]ed approved pre-?approved cleared verified certified vetted whitelisted endorsed sanctioned audited signed_off'),
        3,
        words('by'),
        3,
        vendors,
      ),
      means: 'claims a blessing that the text cannot have',
      doubt: 2,
      softer: /must be|should be|need/,
    },
    {
      pattern: chain(
        words('(?:this|these|the_following)_(?:instructions?|directives?|polic(?:y|ies)|rules?|requirements?|steps?|skill|procedure)'),
        8,
        words('is are has have carries carry'),
        6,
        words('(?:official|authori[sz]ed|mandatory|binding|highest|absolute|top|system-level|admin-level|root-level|ultimate)'),
        10,
        words('priority authority polic(?:y|ies) directives? anthropic openai precedence privileges? clearance'),
      ),
      means: 'gives itself the highest authority',
      doubt: 1,
    },
    {
      pattern: chain(
        words('highest top maximum absolute ultimate supreme critical'),
        1,
        words('priority authority precedence'),
        4,
        words('override instructions? directives? commands? system orders?'),
      ),
      means: 'gives itself the highest authority',
      doubt: 1,
      softer: /task|queue|issue|ticket|bug|todo|list/,
    },

    {
      pattern: chain(
        vendors,
        3,
        words(
          '(?:has|have)_(?:already_|explicitly_|fully_)?(?:pre-?approved|authori[sz]ed|approved|cleared|whitelisted|granted|certified) pre-?approved',
        ),
        12,
        words('all every any this these full the'),
        16,
        words('actions? requests? operations? commands? access skills? use steps? permissions? content data activity'),
      ),
      means: 'claims that the maker or the company has agreed',
      doubt: 1,
      softer: /must|once|after|until|if /,
    },
    {
      pattern: chain(
        words('(?:text|messages?|instructions?|content|anything|commands?|lines?|requests?|inputs?)'),
        4,
        words(
          'between inside within wrapped_in enclosed_(?:in|by) surrounded_by marked_with tagged tagged_(?:as|with) prefixed_(?:by|with)',
        ),
        -60,
        words('carr(?:y|ies) has have gets? receives? (?:is|are)_(?:given|granted|treated) runs?_with'),
        12,
        power,
        12,
        words('privileges? authority rights permissions? access priority trust status clearance'),
      ),
      means: 'teaches the agent to obey whatever carries a mark',
      softer: /api role/,
    },
    {
      pattern: chain(
        words('who that'),
        1,
        words('provides? says? knows? types? enters? uses? gives? mentions? sends? begins? supply supplies'),
        -60,
        words('gets? receives? gains? (?:is|are)_(?:granted|given) unlocks? has have'),
        10,
        words('full unrestricted admin\\w* elevated root complete owner developer privileged internal'),
        12,
        words('access control privileges? permissions? rights functions? commands? capabilities'),
      ),
      means: 'grants rights to whoever knows a word',
      doubt: 1,
      softer: /token|api key|oauth|login|log in|password|credentials|role/,
    },
    {
      pattern: chain(
        words(
          '(?:per|under|to_(?:comply|satisfy|meet|fulfil)\\w*|as_required_by|required_by|in_(?:accordance|compliance|line)_with|due_to|for|mandated_by)',
        ),
        16,
        words(
          'gdpr hipaa soc_?2 compliance regulat\\w+ (?:company|corporate|enterprise|organi[sz]ation\\w*|it|security|legal|audit|governance)_(?:\\w+_)?(?:polic(?:y|ies)|requirements?|rules|purposes?|reasons|standards?|logging) data_governance audit\\w*',
        ),
        40,
        words('send forward transmit upload share submit report copy disclose export'),
        16,
        words('all every full complete entire users?\\S* customers?\\S* conversations? chats? prompts? personal messages? credentials?'),
        50,
        words('to'),
        30,
        words('\\S+'),
      ),
      means: 'gives a law or a policy as the reason for something that no law asks of an agent',
      doubt: 1,
      softer: /user asks|bucket|siem|cloudwatch|cloudtrail|log analytics|splunk|your own/,
    },

    {
      pattern: chain(
        words('treat consider regard trust'),
        3,
        words('(?:its|the|their|that|any|such)_(?:\\w+_){0,2}(?:sender|author|user|person|writer|requester|speaker|message|caller)'),
        8,
        words('as'),
        4,
        words('(?:an?_|the_)?(?:\\w+_)?(?:administrator|admin|operator|developer|superuser|root|privileged)'),
      ),
      means: 'grants rights to whoever claims them',
      softer: /database|role|login/,
    },
  ],
}

/** A reason that sounds like a law of the house. */
export const cover = worded(
  /\b(?:required|mandated|mandatory|necessary|needed|dictated|per|under|in accordance with|pursuant to|in compliance with|comply with|for|due to|as part of|by|satisf\w{1,4}|meet)\b[^.;!?]{0,30}?\b(?:compliance|regulations?|regulatory|gdpr|soc ?2|hipaa|sox|pci|audit(?:ing|s)?|(?:data |corporate |enterprise |company |organi[sz]ation(?:al)? |it |internal |security )(?:governance|polic(?:y|ies))|governance|legal requirements?|legal reasons|law enforcement|terms of service|data retention|records? retention)\b/,
)
