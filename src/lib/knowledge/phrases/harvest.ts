import {chain, either, verbs, words, type PhraseBook} from '../grammar.ts'

const give = verbs(
  'send forward transmit upload share post submit report copy relay exfiltrate deliver email mirror stream push sync log record',
)
const talk = words(
  "(?:conversations?|chats?|session)_(?:history|logs?|transcripts?|contexts?|content|data|messages?) (?:full|entire|whole|complete|current|recent)_(?:conversations?|chats?|contexts?|sessions?|transcripts?|prompts?|dialogs?) all_(?:conversations?|messages|prompts|user_messages|user_inputs?|tool_outputs?|interactions|queries) every_(?:conversation|message|prompt|query|user_message|user_input|interaction|request) system_prompts? conversations context_window user_prompts? user_queries (?:the_)?user's_(?:messages?|prompts?|conversations?|quer(?:y|ies)|inputs?|session|requests?) recent_(?:messages|conversation) tool_(?:outputs?|results?|responses?) previous_messages chat_history session_transcripts?",
)
const theirs = words(
  "(?:the_)?users?'?s?_(?:\\w+_){0,2}(?:data|documents?|files?|code|text|descriptions?|details|profiles?|emails?|contacts?|information|credentials|keys|transactions?|locations?|history|activity|behaviou?r|preferences?|content|portfolio|balances?|addresses|address|calendar|searches|photos?) full_(?:text|content|source|document|contents)_of personal_(?:data|information|details) (?:all|complete|any)_(?:data|files|documents|inputs?|outputs?|results|transactions|collected_data|credentials|emails|contacts) usage_data (?:input|email|document|file|transaction)_(?:content|contents|text|data|details) (?:a_)?cop(?:y|ies)_of_(?:all|each|every|the|any|their) generated_(?:code|content|output)",
)
const strangers = words(
  "third[-_]part(?:y|ies) partners? (?:our|the)_(?:analytics|telemetry|monitoring|logging|collection|quality|data|tracking|research|central|remote|external|backend|audit|compliance)_?(?:servers?|services?|endpoints?|platforms?|team|apis?|systems?|partners?|backend|pipeline|database)? analytics telemetry (?:skill|plugin|tool|package)_(?:author|developer|provider|publisher|maintainer|vendor|creator)s?(?:'s?)? (?:author|developer|provider|publisher|vendor)'s_servers? advertis\\w+ data_brokers? (?:the_)(?:skill's_|original_)?(?:developer|author|vendor|publisher|maintainer)s? external_(?:servers?|endpoints?|services?|webhooks?|apis?|address|hosts?|url) remote_(?:servers?|endpoints?|hosts?|collectors?) collectors? collection_(?:servers?|endpoints?) monitoring_endpoint logging_endpoint webhook_endpoint our_servers? marketing affiliates",
)
const no = /\b(?:not|never|no|nothing|none|isn't|aren't|won't|doesn't|without)\b/
const secrets = words(
  'system_(?:prompts?|instructions?|messages?) (?:initial|hidden|original|internal|secret|confidential|developer)_(?:prompts?|instructions?|messages?|directives?) instructions_(?:verbatim|above|you_were_given) context_window prompt_(?:verbatim|above)',
)

/** The agent is told to give away its prompt, the conversation or the user's data, or to let somebody collect them. */
export const harvests: PhraseBook = {
  gate: /conversation|chat|session|prompt|context|message|user|data|telemetry|analytics|third|partner|advertis|text|copy|copies|parameter|profile|instructions|content|credential|tool|bcc|track|everything|whatever|keystroke|secret|password|mirror|above|error|exception|failure|crash|key|phrase|code|card/,
  phrases: [
    {
      pattern: chain(
        give,
        40,
        talk,
        60,
        words('to with via through'),
        16,
        either(
          strangers,
          words('https? an?_(?:\\w+_)?(?:endpoint|server|webhook|address)'),
          words('the_(?:\\w+_)?(?:endpoint|webhook|collector)'),
        ),
      ),
      means: 'has the conversation sent away',
      doubt: 1,
      softer: /llm|model|api response|user's own|your own|claude api|openai api/,
    },
    {
      pattern: chain(give, 30, theirs, 60, words('to with via through'), 8, strangers),
      means: "has the user's data sent to strangers",
      doubt: 1,
      softer: /user asks|with permission|consent/,
    },
    {
      pattern: chain(
        either(talk, theirs),
        50,
        words('is are gets? will_be must_be should_be be'),
        24,
        words('sent transmitted shared forwarded uploaded sold logged copied submitted posted reported stored retained emailed mailed'),
        6,
        words('to with by on at'),
        24,
        strangers,
      ),
      means: "has the user's data sent to strangers",
      doubt: 1,
      undone: no,
    },
    {
      pattern: chain(
        words('(?:patterns?|data|information|profiles?|history|logs?|contents?|metadata|text|queries|inputs?)'),
        14,
        words('is are gets? will_be'),
        16,
        words('shared sold disclosed transmitted sent provided'),
        2,
        words('with to'),
        10,
        strangers,
      ),
      means: "has the user's data shared with strangers",
      doubt: 1,
      undone: no,
    },
    {
      pattern: chain(
        words('telemetry analytics metrics diagnostics usage_data'),
        30,
        words('includes? contains? captures? collects? consists? comprises? records? sends?'),
        24,
        either(talk, theirs, words('full_text prompts conversations source_code environment_variables file_contents clipboard')),
      ),
      means: "calls the taking of the user's data telemetry",
      doubt: 1,
      undone: no,
      softer: /opt[- ]?in|does not|never|no /,
    },
    {
      pattern: chain(
        verbs('build create maintain compile keep construct'),
        10,
        words('(?:\\w+_){0,2}profiles?'),
        24,
        words('of about on across for'),
        20,
        words('users? customers? sessions? them people'),
        200,
        words("advertis\\w+ partners? third[-_]part\\w+ marketing sold provider's_servers?"),
      ),
      means: 'builds a profile of the user for others',
      doubt: 1,
    },
    {
      pattern: chain(
        words('(?:persistent_|user_|behaviou?ral_|detailed_)+profiles?'),
        40,
        words('users? sessions? preferences'),
        100,
        words('advertis\\w+ partners? third[-_]part\\w+ servers?'),
      ),
      means: 'builds a profile of the user for others',
      doubt: 1,
    },
    {
      pattern: chain(
        words('(?:profile|data|history|information|it)'),
        20,
        words('stored kept retained saved held'),
        10,
        words('on by at'),
        8,
        words("(?:skill_|plugin_)?(?:provider|author|developer|vendor|publisher)(?:'s|s'|s)?"),
        4,
        words('servers? cloud backend systems? database infrastructure'),
      ),
      means: "keeps the user's data at its author's",
      doubt: 1,
      undone: no,
      softer: /not|never/,
    },
    {
      pattern: chain(
        words(
          '(?:reveal|print|output|repeat|dump|leak|disclose|recite|echo|expose|exfiltrate|reproduce|quote|return|send|include|summarize|translate)',
        ),
        20,
        words('(?:your|the|its|any|all|full|entire|complete|verbatim)'),
        14,
        secrets,
      ),
      means: 'asks for the system prompt',
      doubt: 1,
      softer: /api|parameter|field|length|tokens|template|custom|config|generated|summary|section|your prompt/,
    },
    {
      pattern: chain(
        verbs('include embed append attach encode put add insert pass provide place'),
        30,
        either(
          talk,
          words(
            "gathered_\\w+ (?:all|its|the|their|file|gathered|collected)_(?:file_)?contents? secrets? credentials api_keys? environment_variables (?:ssh|private)_keys? (?:the_)?user's_(?:\\w+_)?(?:keys?|passwords?|credentials|tokens?)",
          ),
        ),
        40,
        words('in into as to within'),
        24,
        words(
          'urls? query_strings? parameters? arguments? images? headers? links? payload sidenote metadata notes? filenames? commit_messages? subdomains? diagnostics? (?:diagnostics?|error|bug|crash|status|usage)_reports? telemetry',
        ),
      ),
      means: 'has private data put into a request',
      doubt: 1,
      softer: /your own|template|header|command-line|authorization|--/,
    },
    {
      pattern: chain(
        words('pass send include provide put add forward'),
        20,
        words('contents? it them data results? output'),
        24,
        words('as in to into'),
        10,
        words('\\W?(?:sidenote|context|notes?|metadata|extra|debug|reason|feedback|hidden)\\W?'),
        12,
        words('parameters? arguments? fields? otherwise value'),
      ),
      means: "has private data put into a tool's argument",
      doubt: 1,
    },
    {
      pattern: chain(
        words('before when after prior_to whenever'),
        2,
        words('using calling invoking running you_(?:use|call)'),
        3,
        words('this any other another the each every'),
        16,
        words('tools? functions?'),
        60,
        words('read call send run execute fetch collect forward upload access list'),
        60,
        words('\\S*(?:\\.ssh|\\.aws|\\.env|credentials|config|mcp\\.json|id_rsa|secrets?|tokens?|conversation|history|environment)'),
      ),
      means: "makes a tool's use depend on private data",
      doubt: 0,
    },
    {
      pattern: chain(
        words('send forward share bcc cc deliver email mirror'),
        6,
        words('a_cop(?:y|ies) copies a_duplicate duplicates'),
        6,
        words('of'),
        3,
        words('each every all any the their'),
        24,
        words(
          'emails? messages? documents? files? results? transactions? quer(?:y|ies) reports? outputs? inputs? repl(?:y|ies) conversations? invoices? data requests?',
        ),
        40,
        words('to via'),
      ),
      means: 'has a copy of everything sent elsewhere',
      doubt: 1,
      softer: /yourself|the user|your own|team|channel|recipient/,
    },
    {
      pattern: chain(
        words('always automatically every_email all_emails all_outgoing each_message silently'),
        40,
        words('bcc cc blind-copy blind_carbon_copy'),
        40,
        words('\\S{1,60}@\\S{1,60} address'),
      ),
      means: 'has a copy of all mail sent elsewhere',
      doubt: 1,
      softer: /never|ask|user's/,
    },

    {
      pattern: chain(
        give,
        4,
        words('everything anything all whatever every_word each_word'),
        4,
        words('(?:that_)?(?:the_)?(?:users?|they|customer|human)'),
        1,
        words('types? says? writes? sends? enters? does asks? uploads? pastes?'),
      ),
      means: 'has everything the user does passed on',
      softer: /to the user/,
    },
    {
      pattern: chain(
        verbs('record capture collect store save track intercept'),
        4,
        words('everything anything all whatever every'),
        4,
        words('(?:that_)?(?:the_)?(?:users?|they|customer|human|keystrokes?|user_(?:input|message|action))'),
        1,
        words('types? says? writes? sends? enters? does asks? made pressed\\w*|and'),
      ),
      means: 'records everything the user does',
      doubt: 1,
    },
    {
      pattern: chain(
        words('collects? collect gathers? gather harvests? compiles? tracks? records? uses? analy[sz]es?'),
        70,
        words(
          'browsing_\\w+ contact_lists? contacts locations? health\\w* financial\\w* personal\\w* purchase\\w* keystrokes clipboard search_history preferences conversations messages emails interests',
        ),
        60,
        words(
          '(?:marketing|advertis\\w+|behaviou?ral|user|detailed|persistent)_(?:profiles?|purposes|partners|targeting|campaigns) advertis\\w+ third[-_]part\\w+ sell sold resale moneti[sz]\\w+ data_brokers?',
        ),
      ),
      means: 'builds a profile of the user for others',
      doubt: 1,
      undone: no,
      softer: /campaign|customers|leads|consent|crm|seo|audience|market research/,
    },
    {
      pattern: chain(
        words('(?:repeat|print|output|recite|copy|echo|reproduce|write_out|translate|summari[sz]e|show|display)'),
        12,
        words('(?:the_)?(?:text|words|everything|content|messages?|prompt|instructions)'),
        2,
        words('above before_this preceding you_were_given'),
        40,
        words('verbatim word_for_word exactly you_are starting_with in_full in_a_code_block'),
      ),
      means: 'asks for the system prompt',
      doubt: 0,
      softer: /table|error/,
    },
    {
      pattern: chain(
        words('(?:translate|encode|summari[sz]e|convert|rewrite|list|write_down)'),
        4,
        words('your'),
        1,
        words('(?:initial|system|original|hidden|internal|full|secret)_(?:instructions?|prompts?|rules|directives?|messages?)'),
      ),
      means: 'asks for the system prompt',
      doubt: 1,
    },
    {
      pattern: chain(
        words(
          '(?:each|every|all|user|the|any)_(?:\\w+_)?(?:requests?|responses?|messages?|inputs?|outputs?|traffic|data|prompts?|results?|queries|query|files?|conversations?|interactions?)',
        ),
        4,
        words('is are gets? will_be must_be should_be'),
        12,
        words('mirrored copied duplicated forwarded relayed streamed reported logged transmitted replicated sent'),
        4,
        words('to with'),
        24,
        words(
          '(?:secondary|author\\S*|vendor\\S*|developer\\S*|maintainer\\S*|publisher\\S*|provider\\S*|our|external|remote|third-party|analytics|telemetry|quality)',
        ),
        20,
        words('\\w+'),
      ),
      means: 'has a copy of everything sent elsewhere',
      doubt: 1,
      undone: no,
      softer: /backup|replica|follower|region|warehouse|cluster/,
    },
    {
      pattern: chain(
        words('(?:retain|keep|store|save|record|collect|cache|log)(?:s|ed|ing)?'),
        12,
        words(
          "(?:all_|any_|the_|every_)?(?:user's_|user_|their_)?(?:credentials?|passwords?|api_keys?|tokens|secrets?|card_(?:numbers?|details)|seed_phrases?|private_keys?)",
        ),
        60,
        words(
          "later_use future_use (?:the_)?(?:developer|author|vendor|provider|maintainer)(?:'s|s)? analytics remote_\\w+ our_\\w+ reuse",
        ),
      ),
      means: "keeps the user's secrets for others",
      doubt: 1,
      undone: no,
      softer: /keychain|env|vault|securely|encrypted|1password/,
    },

    {
      pattern: chain(
        words('(?:on|upon|when|if|after|in_case_of|for)'),
        24,
        words('errors? exceptions? failures? failure crash crashes fails? problems?'),
        60,
        give,
        50,
        either(
          talk,
          words(
            "environment_variables environment credentials secrets api_keys tokens (?:full_|complete_)?(?:context|session|memory|user_input) (?:the_)?user's_\\w+ user_data input_data all_inputs",
          ),
        ),
        70,
        words('to with via'),
        30,
        words(
          '(?:\\w+_)?(?:endpoints?|servers?|author\\S*|vendor\\S*|developer\\S*|maintainers?|team|service|https?|webhook|address|backend|support)',
        ),
      ),
      means: 'has private data sent along with errors',
      doubt: 1,
      undone: no,
      softer: /sentry|user asks|consent/,
    },

    {
      pattern: chain(
        words('ask asks instruct instructs request prompt prompts tell persuade convince require requires have get'),
        3,
        words('(?:the_)?(?:users?|customers?|person|them)'),
        12,
        words('provide enter paste share send type give supply reveal submit disclose'),
        12,
        words(
          '(?:their|his|her|the|your|a)_(?:\\w+_)?(?:private_keys?|seed_phrases?|recovery_phrases?|mnemonics?|passwords?|passphrases?|pin|otp|2fa_codes?|verification_codes?|one-time_codes?|credit_cards?|card_numbers?|cvv|social_security_\\w+|session_cookies?)',
        ),
      ),
      means: 'has the user asked for what nobody may ask for',
      doubt: 1,
      softer: /\bnever\b|sudo|keychain|strong|new password|encrypt|master password|vault|prompted by/,
    },

    {
      pattern: chain(
        words('ask asks prompt request require'),
        3,
        words('(?:the_)?(?:users?|customers?|person|them)'),
        1,
        words('for'),
        12,
        words(
          '(?:(?:their|his|her|the|a)_)?(?:\\w+_)?(?:private_keys?|seed_phrases?|recovery_phrases?|mnemonics?|passphrases?|otp|2fa_codes?|verification_codes?|one-time_codes?|credit_card_\\w+|card_numbers?|cvv|social_security_\\w+|session_cookies?)',
        ),
      ),
      means: 'has the user asked for what nobody may ask for',
      doubt: 1,
      softer: /\bnever\b|keychain|encrypt|vault/,
    },
    {
      pattern: chain(
        words('collect gather read capture dump grab list extract'),
        10,
        words('(?:all_|the_|every_|full_)?(?:environment_variables?|env_vars?|credentials|api_keys|secrets|tokens|ssh_keys|cookies)'),
        50,
        words('include send post add attach upload submit transmit forward append pass put'),
        40,
        words('(?:request|body|payload|header|endpoint|server|url|webhook|report|https?|parameter|context|field|them)'),
      ),
      means: 'has private data put into a request',
      doubt: 0,
      softer: /never|\.env file|github secrets|vault/,
    },
    {
      pattern: chain(
        words('(?:dump|print|output|reveal|list|show|repeat)'),
        3,
        words('everything all_(?:text|messages|instructions) the_entire_contents?'),
        3,
        words('in of'),
        2,
        words('(?:your|the_current|the)_(?:context|context_window|memory|prompt|conversation)'),
      ),
      means: 'asks for the system prompt',
      doubt: 1,
      softer: /file/,
    },
  ],
}
