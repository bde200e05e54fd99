import {chain, either, people, verbs, words, type PhraseBook} from '../grammar.ts'

const not = words("never do_not don't must_not should_not shouldn't cannot can't not_to avoid may_not")
const user = words('(?:the_|any_|an?_)?(?:users?|owners?|operators?|humans?|customers?|person|people|anyone|victims?|administrators?)')
const interest = words(
  'sponsor\\w* paid pay pays commissions? affiliates? advert\\w* promot\\w+ kickbacks? compensat\\w+ partner\\w* biased? prefer\\w* manipulat\\w+ rank\\w* adjusted altered inflated modified collected shared sent stored logged recorded uploaded track\\w* monitor\\w* forwarded harvest\\w* copied transmitted profil\\w+ data',
)
const routine = words(
  'standard routine normal required known expected legitimate harmless temporary security system ordinary mandatory technical',
)
const excuse = words(
  'procedure process diagnostics? check maintenance step behaviou?r error bug glitch update requirement issue verification measure optimi[sz]ation protocol feature limitation',
)
const unaware = words('unaware in_the_dark oblivious uninformed none_the_wiser')

/** The user is to believe something that is not so, or never to learn what is. */
export const deceits: PhraseBook = {
  gate: /let|between us|to yourself|find out|know|notice|realiz|aware|suspect|wiser|dark|oblivious|leave out|omit|strip|exclude|mention|reference|asked|claim|insist|success|fine|up to date|trace|evidence|record|disclose|reveal|admit|appear|look|seem|neutral|objective|unbiased|say|tell|told|explain|report|return|show|subtl|gradual|covert|gently|quietly|exploit|leverag|manipul|urgency|scarcity|assur|hesitat|refus|resist|object|silent|reluctan|why|fake|false|artificial|hint|sign|indication|nobody|no one|no-one|although|though|in fact|blame|invent|deflect|feign/,
  phrases: [
    {
      pattern: chain(
        not,
        4,
        'let',
        2,
        user,
        6,
        words('know notice realize realise find_out suspect learn discover become_aware see_(?:this|that|these|what_you)'),
      ),
      means: 'wants the user not to notice',
      negates: true,
      softer: /password|secret|each other|other users?/,
    },
    {
      pattern: chain(
        verbs('keep'),
        20,
        words('between_us between_you_and_me to_yourself our_(?:little_)?secret under_wraps off_the_record'),
      ),
      means: 'wants a secret kept from the user',
      doubt: 1,
    },
    {
      pattern: chain(
        people,
        2,
        words('must should may can will shall do does is are'),
        1,
        words('not never'),
        8,
        words(
          '(?:be_)?(?:able_to_)?(?:find_out|know|notice|realize|realise|learn|discover|suspect|detect|become_aware|aware)_?(?:about|of|that|this|it|the|what|anything)?',
        ),
      ),
      means: 'wants the user not to notice',
      doubt: 1,
      negates: true,
      softer: /need|have to know|how|which|password|expect|code|if|familiar|technical|yet|sure|why/,
    },
    {
      pattern: chain(
        words('so so_that such_that in_order_that to_ensure_that to_make_sure ensure_(?:that)? make_sure_(?:that)?'),
        3,
        user,
        6,
        words("doesn't does_not don't do_not won't will_not never cannot can't isn't is_not"),
        10,
        words('notice notices know knows see sees realize realizes suspect suspects find finds become aware'),
      ),
      means: 'wants the user not to notice',
      negates: true,
      softer: /error page|flicker|loading|blank/,
    },
    {
      pattern: chain(words('remain remains remaining stay stays keep keeps kept leave leaves left'), 10, unaware),
      means: 'wants the user kept unaware',
      negates: true,
    },
    {
      pattern: chain(
        words('leave leaves leaving omit omits omitting strip strips exclude excludes drop remove removes'),
        6,
        words('out any all every'),
        6,
        words('(?:references?|mentions?|signs?|hints?|indications?|evidence|traces?)'),
        2,
        words('to of that'),
        24,
        words('this these the that it your tool step action request call'),
      ),
      means: 'wants its own actions left out of the account',
      doubt: 1,
      softer: /broken|unused|deprecated|dead/,
    },
    {
      pattern: chain(
        words('if when whenever should'),
        4,
        words("(?:you_are_|you're_|ever_)?(?:asked|questioned|confronted|challenged|pressed)"),
        30,
        words('claim insist pretend deny lie feign'),
        30,
        words('\\w+'),
      ),
      means: 'tells the agent what untruth to answer when asked',
      doubt: 1,
    },
    {
      pattern: chain(
        words('say saying tell explain claim answer respond reply state'),
        24,
        words('(?:that_)?(?:this|it|that)_(?:is|was)'),
        1,
        `(?:just |only |simply |merely |part of )?(?:an? |the )?${routine}`,
        12,
        excuse,
      ),
      means: 'tells the agent how to explain its doings away',
      doubt: 1,
    },
    {
      pattern: chain(
        verbs('tell report say claim show return state confirm'),
        44,
        words('success\\w* succeeded fine normal complete\\w* up[-_]to[-_]date ok okay working no_(?:issues|problems|errors|changes)'),
        20,
        words('even_(?:if|though|when) regardless_of whether_or_not although despite no_matter'),
      ),
      means: 'has a failure reported as success',
      softer: /exit code|warnings/,
    },
    {
      pattern: chain(
        words('(?:errors?|failures?|fails?|failed|exceptions?)'),
        30,
        words('report return claim tell say pretend respond announce'),
        16,
        words('success successful that_it_succeeded that_it_worked that_everything'),
      ),
      means: 'has a failure reported as success',
      doubt: 2,
      softer: /false|status|code|after|fixed|resolved|retry|otherwise|until|both|number|rate|or /,
    },
    {
      pattern: chain(
        words('(?:no|without_a|without_any)'),
        2,
        words('traces? evidence records? footprints?'),
        14,
        words('(?:of|is|are|remains?|left|stays?|that)'),
        50,
        words('logs? history disk system remains? left command commands upload execution activity transfer behind'),
      ),
      means: 'wants no traces left',
      doubt: 1,
      softer: /found|exists|matching|yet|returned|if no|when no/,
    },
    {
      pattern: chain(
        not,
        8,
        words('disclose reveal admit mention acknowledge tell say state inform indicate'),
        24,
        words('that whether why'),
        60,
        interest,
      ),
      means: 'wants an interest or a use of data kept from the user',
      doubt: 1,
      negates: true,
      softer: /sensitive|confidential|personal data of others|nda|secret|preferences?/,
    },
    {
      pattern: chain(
        words('appear appears look looks seem seems'),
        12,
        words('as_(?:if|though)'),
        40,
        words('not never nothing no'),
        20,
        words('used called run sent happened involved changed made accessed done occurred'),
      ),
      means: 'wants it to look as if it had done nothing',
      doubt: 1,
    },
    {
      pattern: chain(
        verbs('present show list rank recommend frame describe label portray'),
        50,
        words('as'),
        3,
        words('(?:an?_|the_)?(?:neutral|objective|unbiased|independent|organic|impartial|best|top|most_relevant|editorial)'),
        60,
        words('sponsor\\w* paid partners? affiliates? commissions? pays? regardless advert\\w*'),
      ),
      means: 'passes paid promotion off as advice',
      doubt: 1,
    },
    {
      pattern: chain(
        words('(?:prioriti[sz]e|prefer|rank|promote|favou?r|boost|recommend|insert|suggest)(?:s|d|ed|ing)?'),
        50,
        words(
          '(?:partner|sponsored|affiliate|affiliated|promoted|paid|our|advertiser\\w*)_?(?:\\w+_)?(?:products?|services?|results?|brands?|links?|vendors?|listings?|content|offers?|partners?)',
        ),
        80,
        words(
          'regardless even_(?:if|when|though) without without_disclos\\w+ not_disclos\\w+ irrespective organically natural\\w* seamlessly unmarked unlabell?ed',
        ),
      ),
      means: 'passes paid promotion off as advice',
      doubt: 1,
    },
    {
      pattern: chain(
        verbs('suppress remove omit hide downrank exclude filter drop demote'),
        24,
        words(
          "(?:competitors?|competing|rival|negative|critical|unfavou?rable)(?:'s|s')?_?(?:\\w+_)?(?:products?|results?|reviews?|mentions?|brands?|alternatives?|services?|information|options?|tools?)?",
        ),
        60,
        words('from without results? answers? recommendations? responses? disclos\\w+ user'),
      ),
      means: 'withholds what its maker does not like',
      doubt: 2,
      softer: /campaign|keywords?|negative (?:numbers|values|space|margin)|seo|ads?\b|marketing|outlier|analysis/,
    },
    {
      pattern: chain(
        words('remove strip delete exclude omit'),
        8,
        words('this these'),
        2,
        words('instructions? steps? directives? actions? calls? requests?'),
        10,
        words('from'),
        2,
        words('(?:your|the|any|all)_(?:\\w+_)?(?:output|response|answer|reply|summary|transcript|logs?|history)'),
      ),
      means: 'wants its own actions left out of the account',
      doubt: 1,
    },

    {
      pattern: chain(
        words('subtly gradually covertly gently imperceptibly quietly subliminally subconsciously unobtrusively'),
        12,
        verbs('steer nudge guide influence persuade manipulate push encourage shape shift direct bias lead'),
        24,
        words(
          'users? the_user\\S* them people customers? (?:their_)?(?:decisions?|opinions?|choices?|preferences?|beliefs?) conversation recommendations?',
        ),
      ),
      means: 'steers the user without saying so',
      doubt: 1,
      softer: /animation|hover|design|color|eye|attention to/,
    },
    {
      pattern: chain(
        verbs('exploit leverage manipulate prey_on play_on'),
        16,
        words("(?:the_)?(?:user's|users'|user|customer's|their)"),
        16,
        words('emotion\\w* fears? anxiet\\w+ loneliness vulnerab\\w+ insecurit\\w+ cognitive_bias\\w* trust ignorance guilt'),
      ),
      means: 'manipulates the user',
      doubt: 1,
      softer: /never|not|avoid/,
    },
    {
      pattern: chain(
        verbs('create invent convey use fabricate manufacture generate express'),
        10,
        words(
          '(?:an?_|the_)?(?:false|artificial|fake|manufactured|invented|exaggerated)_(?:sense_of_)?(?:urgency|scarcity|deadlines?|statistics|reviews?|testimonials?|citations?|social_proof|authority)',
        ),
      ),
      means: 'manipulates the user',
      doubt: 3,
      softer: /test|mock|sample|never|not|avoid/,
    },

    {
      pattern: chain(
        verbs('reassure assure convince persuade pressure'),
        3,
        user,
        6,
        words('that'),
        50,
        words(
          'safe secure private stored saved shared one-time temporary standard normal required legitimate harmless trusted official not never',
        ),
      ),
      means: 'tells the agent how to talk the user round',
      doubt: 1,
      softer: /support ticket|customers? that their order/,
    },
    {
      pattern: chain(
        words('if when whenever should'),
        2,
        user,
        3,
        words(
          'hesitates? refuses? resists? objects? (?:is|are|seems?)_(?:reluctant|unsure|suspicious|hesitant|concerned) becomes?_suspicious asks?_why pushes?_back declines?_to_share',
        ),
        20,
        words('reassure insist explain pressure persuade convince tell say remind repeat claim'),
        60,
        words('\\w+'),
      ),
      means: 'tells the agent how to talk the user round',
      doubt: 2,
      softer: /alternativ|stop|option|other ways|politely end|respect/,
    },
    {
      pattern: chain(
        words('must should shall are is to always'),
        3,
        words('be'),
        6,
        words('completed done performed executed carried_out run processed handled made sent'),
        3,
        words(
          'silently quietly covertly discreetly invisibly in_silence unobtrusively without_(?:any_)?(?:output|notice|notification|mention|comment)',
        ),
      ),
      means: 'asks for something to be done in secret',
      doubt: 1,
      softer: /cron|job|test|build|install(?:er|ation)/,
    },

    {
      pattern: chain(
        not,
        24,
        words('contain include give leave show have carry hold offer'),
        8,
        words('(?:any_|an?_|the_slightest_)?(?:hints?|mentions?|traces?|signs?|indications?|references?|evidence)'),
        1,
        words('of that to'),
        30,
        words('\\w+'),
      ),
      means: 'wants its own actions left out of the account',
      doubt: 1,
      negates: true,
      softer: /secret|password|personal|real name|brand|ai-generated|placeholder|sources?/,
    },
    {
      pattern: chain(
        words('nobody no_one no-one none_of_them'),
        2,
        words('needs_to should must has_to will can is_to may ever'),
        6,
        words('know knows notice see sees find_out tell learn suspect realize'),
      ),
      means: 'wants nobody to notice',
      doubt: 1,
      negates: true,
      softer: /how|what|else will|password/,
    },
    {
      pattern: chain(
        words('so_that so to_ensure to_make_sure such_that'),
        3,
        words('nobody no_one no-one'),
        2,
        words('can will knows? notices? sees? suspects? finds? could is_aware realizes?'),
      ),
      means: 'wants nobody to notice',
      negates: true,
    },
    {
      pattern: chain(
        words('say claim tell state report pretend answer'),
        50,
        words('although even_though when_in_fact while_actually when_actually despite_the_fact though_it_is'),
        30,
        words('\\w+'),
      ),
      means: 'tells the agent to lie to the user',
      doubt: 3,
    },
    {
      pattern: chain(
        words('if when whenever'),
        3,
        user,
        4,
        words('asks? asked questions? wonders? complains? notices?'),
        40,
        words('blame attribute_it_to make_up invent deflect change_the_subject feign play_dumb'),
        20,
        words('\\w+'),
      ),
      means: 'tells the agent what untruth to answer when asked',
      doubt: 1,
    },
  ],
}

const ask = either(verbs('ask inquire question wonder'), words('asked'))
/** Left to the check of false answers: a question of the user about data, and the answer prescribed. */
export const prescribedAnswers: PhraseBook = {
  gate: /ask|inquir|question|wonder/,
  phrases: [
    {
      pattern: chain(
        words('if when whenever should'),
        6,
        user,
        6,
        ask,
        50,
        words(
          'data privacy shared sent track\\w* collect\\w* stored recorded uploaded delet\\w+ charged? purchase unexpected access capabilit\\w+ permissions?',
        ),
        50,
        words('respond reply say answer tell assure state explain confirm insist'),
        40,
        words('(?:not|no|never|only|always|safe|secure|complete|implicitly|nothing|none|private|local|locally)'),
      ),
      means: 'prescribes what the user is told about data and actions',
      doubt: 1,
      softer: /link|documentation|privacy policy/,
    },
    {
      pattern: chain(
        words('should'),
        2,
        user,
        4,
        ask,
        20,
        words('respond reply say answer tell claim insist state explain'),
        30,
        words('\\w+'),
      ),
      means: 'prescribes what the user is told about data and actions',
      doubt: 2,
    },
  ],
}
