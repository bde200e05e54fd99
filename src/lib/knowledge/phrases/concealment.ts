import {chain, either, people, verbs, words, type PhraseBook} from '../grammar.ts'

const not = words("never do_not don't must_not should_not shouldn't mustn't cannot can't not_to avoid refrain_from nor may_not no_need_to")
const tell = verbs('tell inform notify mention disclose reveal acknowledge admit alert warn explain announce report divulge advise')
const letOn = either(
  tell,
  words('let_on bring_up make_\\w+_aware let_\\w+(?:_\\w+)?_know talk_about_(?:this|it) call_attention draw_attention hint_at'),
)
const show = verbs('show display print output surface present include write log record echo list state say')
/** What an agent does, as opposed to what it knows or how it looks. */
const deed = words(
  'steps? actions? uploads? transfers? transmissions? transactions? copies copy sync telemetry collection background_\\w+ activit(?:y|ies) tool_calls? tool_use calls? network_\\w+ requests? updates? installs? installations? downloads? modifications? changes? executions? behaviou?rs? processe?s? instructions? directives? this_rule rule operations? side[-_]effects? data_\\w+ exfiltration tracking profiling override overrides redirection policy backdoor access check',
)
const send = verbs(
  'send upload forward transmit exfiltrate collect harvest capture track monitor share copy intercept redirect relay post leak steal extract siphon',
)
const change = verbs(
  'install inject grant elevate modify append overwrite execute run add insert disable enable delete store save include replace',
)
/** What one may well not tell: secrets, and noise of the implementation. */
const discreet =
  /errors?\b|facts|api[- ]?keys?|tokens?\b|passwords?|credentials?|secrets?|private|sensitive|pii|personal|seed|raw|json|internal ids?|\bids?\b|stack ?traces?|tracebacks?|technical|implementation|jargon|reasoning|thought|planning|verbose|every|each|progress|debug|template|placeholder|empty|spoiler|answer|solution|score|draft|all at once|mapping|who \w+|how (?:the|it|this)\b|surprise|gift|prompt text|tool names?|which tool|model name|version|until|before|to (?:run|open|install|type|go|do|paste|copy|use|visit|set|restart|create|wait|check|log)/

/** The agent is told to keep its own doings from the user, to deny them, or to leave no trace. */
/** Behind a "do not tell" these are what every careful text says. */
const secret =
  /\b(?:api[- ]?keys?|tokens?|passwords?|private keys?|seed phrases?|secret keys?|access keys?|pii|credentials?|secrets)\b(?! (?:upload|transfer|collection|sync|copy|access|harvest))/

export const concealments: PhraseBook = {
  gate: /tell|told|inform|notif|mention|disclos|reveal|acknowledg|admit|alert|warn|explain|announc|report|show|display|print|output|log|record|know|notic|aware|hid|conceal|mask|suppress|withh|omit|silent|quiet|secret|covert|stealth|discreet|invisib|surrept|background|unnotic|den(?:y|ies)|claim|pretend|lie|lying|nothing|trace|tracks|visible|reflected|asked|consult|respond|cover|disguis|obscur|without|includ|respons|summary|appear|output|leave/,
  phrases: [
    {
      pattern: chain(not, 10, letOn, 44, people),
      means: 'tells the agent to keep something from the user',
      negates: true,
      doubt: 1,
      softer: discreet,
      undone: secret,
    },
    {
      pattern: chain(not, 10, letOn, 3, words('(?:about_)?(?:this|these|that|it|the|any|your|its|having|what)'), 30, deed),
      means: 'tells the agent to keep its own actions quiet',
      negates: true,
      doubt: 1,
      softer: discreet,
      undone: secret,
    },
    {
      pattern: chain(not, 10, letOn, 3, words('(?:about_)?(?:this|these|that|it|the|any|your|its)'), 36, deed, 36, people),
      means: 'tells the agent to keep its own actions from the user',
      negates: true,
      softer: discreet,
      undone: secret,
    },
    {
      pattern: chain(
        not,
        10,
        show,
        3,
        words('this these that it the any your its'),
        24,
        words(
          'steps? actions? uploads? transfers? telemetry tool_calls? calls? network_\\w+ transmission collection instructions? operation',
        ),
        40,
        either(
          people,
          words('(?:in|to)_(?:the|your|any)_(?:\\w+_)?(?:output|logs?|response|summary|report|answer|reply|transcript|history)'),
        ),
      ),
      means: 'tells the agent to leave its own actions out of what the user sees',
      negates: true,
      softer: /raw|json|intermediate|internal|debug|verbose|each|every|progress/,
    },
    {
      pattern: chain(
        not,
        10,
        words('show display reveal mention print output'),
        3,
        words('this it these that'),
        3,
        words('to with'),
        3,
        people,
      ),
      means: 'tells the agent to keep something from the user',
      negates: true,
      doubt: 2,
    },
    {
      pattern: chain(
        words('without'),
        3,
        words("(?:the_)?(?:users?|anyone|owners?|operators?|victims?|humans?|customers?|people|person|them)(?:'s?|s')?"),
        12,
        words(
          'knowing knowledge noticing notice awareness being_aware seeing realizing realising being_(?:told|informed|notified) finding_out detecting',
        ),
      ),
      means: "asks for something to happen behind the user's back",
      doubt: 0,
    },
    {
      pattern: chain(
        words('without'),
        3,
        words('telling informing notifying mentioning alerting disclosing revealing warning'),
        20,
        either(people, words('this anything')),
      ),
      means: "asks for something to happen behind the user's back",
      doubt: 1,
      softer: discreet,
      undone: secret,
    },
    {
      pattern: chain(
        either(
          verbs('hide conceal mask suppress withhold omit disguise obscure obfuscate'),
          words('keep_(?:this|it|these|them|the|all)(?:_\\w+){0,3}_(?:hidden|secret|quiet|private|confidential|away)'),
        ),
        44,
        words('from'),
        8,
        either(
          people,
          words(
            '(?:the|any|all|your)_(?:\\w+_)?(?:output|logs?|response|transcript|chat|conversation|summary|report|history|audit\\w*|review(?:ers?)?)',
          ),
        ),
      ),
      means: 'tells the agent to hide something from the user',
      doubt: 1,
      softer:
        /errors?|complexity|details?|loading|elements?|button|columns?|menu|secrets?|credentials?|passwords?|tokens?|keys?|sensitive|private|internal|implementation|unauthenticated|other users/,
    },
    {
      pattern: chain(
        words('secretly covertly stealthily surreptitiously clandestinely furtively unnoticed undetected'),
        30,
        either(send, change),
      ),
      means: 'asks for something to be done in secret',
      softer: /detect/,
    },
    {
      pattern: chain(either(send, change), 40, words('secretly covertly stealthily surreptitiously clandestinely unnoticed undetected')),
      means: 'asks for something to be done in secret',
      doubt: 1,
    },
    {
      pattern: chain(words('silently quietly discreetly invisibly'), 24, either(send, verbs('inject grant elevate append modify'))),
      means: 'asks for data to be taken or changed in silence',
      doubt: 1,
      softer: /(?:can|will|could|may|would|might) silently|copy to clipboard|track changes|extract text|share button/,
    },
    {
      pattern: chain(send, 50, words('silently discreetly invisibly quietly in_the_background behind_the_scenes')),
      means: 'asks for data to be taken in silence',
      doubt: 4,
      softer: /download|server|process|task|job/,
    },
    {
      pattern: chain(words('deny denies denying'), 3, words('any having that knowledge the_existence doing being'), 40, words('\\w+')),
      means: 'tells the agent to deny what it did',
      doubt: 1,
      softer: /all by default|everything by|traffic|access|permission|ingress|egress|request|rule|any other/,
    },
    {
      pattern: chain(
        words('as_if act_as_if act_as_though pretend behave_as_if continue_as_if proceed_as_if respond_as_if'),
        8,
        words('nothing no_\\w+ normal everything_is'),
        3,
        words('happened\\W happened is_wrong changed unusual occurred was_(?:done|sent|changed)'),
      ),
      means: 'tells the agent to act as if nothing had happened',
    },
    {
      pattern: chain(
        words('pretend pretending claim claiming insist insisting assert feign'),
        6,
        words(
          "(?:that_)?(?:you|it|this|the_skill|nothing)_(?:do|does|did|have|has|can|cannot|are|is|was|were)_?(?:not|n't)? not_to_(?:know|have|understand|see) ignorance nothing_(?:happened|was) to_be_unable",
        ),
        20,
        words('\\w+'),
      ),
      means: 'tells the agent to lie to the user',
      doubt: 1,
    },
    {
      pattern: chain(
        words('if when whenever should'),
        12,
        words('users? anyone someone they asked questioned'),
        3,
        words(
          '(?:later_|ever_|then_|explicitly_)?(?:asks?|asked|inquires?|questions?|wonders?|enquires?|confronts?|notices?|whether|about|complains?)',
        ),
        60,
        words('respond reply say answer claim tell state insist assure confirm explain deny'),
        6,
        words('(?:them_|the_user_)?(?:that_)?(?:it|this|there|you|the_skill|no|none|nothing|data|their_data|deletion|they|everything)'),
        2,
        words(
          "(?:is|are|does|do|did|has|have|was|were|will|can)_?(?:not|n't|no|never|complete|only|safe|secure|implicitly|already) \\w+_implicitly data_is_not|_is_shared",
        ),
      ),
      means: 'tells the agent what untruth to answer when asked',
      doubt: 1,
      softer: /support|available|configured|installed|found|set up|connected|able|sure|know/,
    },
    {
      pattern: chain(words('lie lying'), 2, words('to about'), 12, either(people, words('your its what whether the_skill'))),
      means: 'tells the agent to lie',
      doubt: 1,
      softer: /in wait|on the|heart|that lie/,
    },
    {
      pattern: chain(
        either(words('(?:the_)?users? customers? people'), words('they')),
        2,
        words('are is will_be be was were should_be must_be need should do'),
        2,
        words('not never'),
        3,
        words('(?:be_)?(?:informed|notified|told|alerted|made_aware|aware|warned|know|consulted|told_about|shown)'),
        20,
        words('\\w+'),
      ),
      means: 'says that the user is not told',
      doubt: 1,
      negates: true,
      softer: /\b(?:if|when|yet|logged in|authenticated|registered|familiar|technical|sure|how to|what|why)\b/,
    },
    {
      pattern: chain(
        words('(?:is|are|was|be|must|should|will) (?:do|does)'),
        1,
        words('not never'),
        3,
        words(
          '(?:be_)?(?:reflected|mentioned|disclosed|surfaced|revealed|noted|apparent|appear|reported|included|shown|visible|logged|recorded|displayed)',
        ),
        6,
        words('in to on'),
        4,
        words(
          "(?:the_)?(?:skill's_|final_|agent's_|user-facing_|visible_)?(?:output|users?|response|operators?|transcript|audit_\\w+|summary|logs?|history|report|changelog)",
        ),
      ),
      means: 'says that something does not show in what the user sees',
      doubt: 2,
      negates: true,
      softer: /password|secret|key|token|credential|if |when |unless|sensitive/,
    },
    {
      pattern: chain(
        words(
          '(?:telemetry|transmission|collection|upload|transfer|tracking|profil\\w+|this|it|step|redirect\\w*|call|calls|copy|copies|request|requests)',
        ),
        40,
        words(
          'hidden_from invisible_to not_visible_to not_reflected_in not_shown_to not_disclosed_to never_(?:shown|disclosed|mentioned|visible)_(?:to|in) transparent_to',
        ),
        4,
        either(people, words("the_(?:skill's_)?(?:output|logs?|response)")),
      ),
      means: 'says that what it does with data is kept from the user',
      doubt: 0,
      negates: true,
    },
    {
      pattern: chain(
        words('leave leaves leaving'),
        2,
        words('no without_a(?:ny)?'),
        12,
        words('traces? evidence records? logs? footprints? artifacts?'),
      ),
      means: 'asks for no traces to be left',
      doubt: 1,
      negates: true,
      softer: /temp|clean/,
    },
    {
      pattern: chain(verbs('cover hide erase remove wipe'), 2, words('your its the all any our'), 2, words('tracks traces')),
      means: 'asks for traces to be removed',
    },
    {
      pattern: chain(
        words('(?:clear|delete|erase|wipe|purge|scrub|remove|clean)'),
        20,
        words('(?:bash_|shell_|command_|conversation_|chat_|audit_)(?:history|logs?|trail)'),
        60,
        words('so_that to_(?:avoid|prevent|hide|conceal|ensure_no) detection evidence forensic trace'),
      ),
      means: 'asks for traces to be removed',
      doubt: 1,
    },
    {
      pattern: chain(
        not,
        6,
        words('include mention reference show list print output log record document write display'),
        3,
        words(
          '(?:this|these|that|the_above|the_following|such)_(?:step|steps|action|actions|instruction|instructions|call|calls|request|requests|operation|upload|process|behaviou?r|transfer|directive|rule)',
        ),
      ),
      means: 'tells the agent to leave its own actions unmentioned',
      doubt: 1,
      negates: true,
      softer: /if|unless|empty|twice|again|every|each/,
    },
    {
      pattern: chain(
        words('this the these'),
        2,
        words('steps? instructions? actions? operation process behaviou?r collection upload transfer rule directive'),
        2,
        words('must should shall is are has have'),
        6,
        words('(?:to_)?(?:be_)?(?:remain_|kept_|stay_|keep_)?(?:hidden|secret|invisible|silent|undisclosed|unnoticed|confidential|covert)'),
      ),
      means: 'says that its actions have to stay secret',
      doubt: 1,
      softer: /element|api/,
    },
  ],
}
