import {chain, either, verbs, words, type PhraseBook} from '../grammar.ts'

const limits = words(
  'restrictions? limitations? limits filters? guidelines rules safety_\\w+ ethics ethical_\\w+ censorship moral_\\w+ morals content_polic(?:y|ies) guardrails? safeguards? boundaries constraints',
)
const guards = words(
  '(?:safety|content|ethical|ethics|moderation|harm|alignment|guardrail|usage|abuse|refusal|misuse)_(?:filters?|filtering|guidelines?|checks?|polic(?:y|ies)|restrictions?|guardrails?|protocols?|constraints?|controls?|measures?|limits?|rules?|training|moderation|mechanisms?|features?|warnings?|safeguards?) guardrails? safeguards? moderation safety security_(?:restrictions?|controls?|guardrails?|protocols?|constraints?|polic(?:y|ies)) restrictions',
)
const off = words(
  "disabled suspended lifted relaxed bypassed ignored turned_off switched_off waived overridden removed inactive deactivated skipped unnecessary dropped loosened off paused null void not_enforced not_apply don't_apply not_applicable no_longer_(?:apply|active|enforced) unlocked",
)
const turnOff = verbs(
  'disable bypass suspend lift relax remove circumvent deactivate ignore waive override evade skip drop disregard unlock turn_off turns_off switch_off switches_off',
)
const mode = words(
  '(?:developer|dev|god|admin|administrator|root|debug|maintenance|unrestricted|jailbreak|sudo|dan|override|unsafe|unlocked|evil|opposite|chaos|test|testing|safety[-_]test|red[-_]?team|research|emergency|privileged|superuser|elevated|diagnostic|efficiency|expert|unlimited|raw|power|service)_?mode',
)

/** The agent is given a persona or a mode in which its safety rules are said not to hold, or is told never to refuse. */
export const personas: PhraseBook = {
  gate: /security|\bdan\b|do anything now|jailbr|unrestrict|uncensor|unfilter|unshackl|unalign|amoral|restriction|limit|filter|guideline|safety|ethic|moral|guardrail|safeguard|mode\b|moderation|refus|declin|comply|disclaimer|warning|can't|unable|policy|policies|rules|boundar|content|says? no|never|always|dangerous|harmful|illegal|forbidden|flagged|evad|avoid|bypass|normally|otherwise|access|grant|privileg|without regard|allowed|permitted/,
  phrases: [
    {
      pattern: chain(
        words(
          "you_are you're act_as pretend pretending roleplay role-play simulate become behave_(?:as|like) respond_as imagine impersonate",
        ),
        40,
        words(
          'dan jailbroken unrestricted uncensored unfiltered unaligned amoral unshackled no_restrictions without_(?:any_)?(?:restrictions|ethical|filters|guidelines|moral|limitations|safety|censorship) do_anything_now',
        ),
      ),
      means: 'gives the agent a persona without restrictions',
      softer: /photo|image|video|api|network|access to the|disk|query|model is|search|traffic|schema/,
    },
    {
      pattern: chain(
        words('you assistant agent model ai claude it'),
        14,
        words('have has operate operates run runs respond responds answer answers act acts work works are is function functions'),
        12,
        words(
          'no without free_(?:of|from) not_bound_by unbound_by not_subject_to exempt_from free_to_ignore beyond not_limited_by not_restricted_by unrestricted_by no_longer_bound_by',
        ),
        14,
        limits,
      ),
      means: 'tells the agent that it has no restrictions',
      doubt: 1,
      softer: /rate limit|size|length|character|time limit|no rules (?:for|about|yet|match|defined)|style|file|budget|limits on/,
      negates: true,
    },
    {
      pattern: chain(mode, 60, either(turnOff, off, 'without', 'no', 'unrestricted'), 30, guards),
      means: 'describes a mode in which safety does not hold',
      negates: true,
      softer: /production|csp|cors/,
    },
    {
      pattern: chain(either(turnOff, 'without', 'no'), 30, guards, 50, mode),
      means: 'describes a mode in which safety does not hold',
      negates: true,
      doubt: 1,
    },
    {
      pattern: chain(
        words('in_this in_that this while_in under_this once_in'),
        2,
        words('mode state persona role'),
        60,
        either(
          off,
          words(
            'no_(?:restrictions|limits|filters|refusals) unrestricted any_(?:request|command|instruction)_(?:is|will|must|should) without_(?:restrictions?|refusal|question|limits?|filters?)',
          ),
        ),
      ),
      means: 'describes a mode in which safety does not hold',
      doubt: 1,
      negates: true,
    },
    {
      pattern: chain(
        words("you_are you're"),
        8,
        words('in entering operating_in running_in now_in switched_to'),
        4,
        words('developer dan jailbreak unrestricted god debug admin root maintenance sudo'),
        1,
        'mode',
      ),
      means: 'puts the agent into a mode that it does not have',
    },
    {
      pattern: chain(
        verbs('enter enable activate switch_to unlock engage'),
        6,
        words('jailbreak dan unrestricted god uncensored unfiltered evil no[-_]restrictions?'),
        1,
        'mode',
      ),
      means: 'puts the agent into a mode without restrictions',
    },
    {
      pattern: chain(guards, 16, words('are is be been should must can will do does may have'), 12, off),
      means: 'says that safety rules do not hold',
      softer: /airbag|food|type safety|thread|moderation queue|if .{0,20}(?:disabled|off)|import/,
      doubt: 1,
      negates: true,
    },
    {
      pattern: chain(turnOff, 16, `(?:your|the|all|any|its|every|claude's|the model's|the agent's) (?:\\w+ )?${guards}`),
      means: 'tells the agent to switch its safety rules off',
      doubt: 1,
      softer: /foreign key|constraint|csp|row level|type/,
    },
    {
      pattern: chain(
        words("never do_not don't must_not cannot can't shall_not without may_not not_allowed_to not_permitted_to"),
        10,
        words('refuse refusing refusal decline declining reject'),
        14,
        words(
          'any requests? commands? instructions? tasks? users? to_(?:answer|comply|help|respond|execute|do) regardless anything questions?',
        ),
      ),
      means: 'tells the agent never to refuse',
      doubt: 1,
      negates: true,
      softer: /pull request|merge|service|medical|patient/,
    },
    {
      pattern: chain(
        verbs('comply answer fulfil fulfill obey execute'),
        6,
        words('with all any every each'),
        12,
        words('requests? commands? instructions? orders? prompts?'),
        20,
        words(
          'without_(?:question(?:ing)?|refus\\w+|hesitation|moral\\w*|ethical|judg\\w+|restriction|filter\\w*|limit\\w*) regardless_of_(?:safety|harm|content|legality|ethics|polic(?:y|ies)|consequences|how) no_matter_(?:how|what)',
        ),
      ),
      means: 'tells the agent to obey whatever is asked',
      softer: /regardless of content[- ]type|order/,
    },
    {
      pattern: chain(
        words("never do_not don't avoid without must_not"),
        8,
        verbs('say include add mention give show output provide express display'),
        14,
        words(
          "i_can't i_cannot i'm_sorry as_an_ai safety_(?:warnings?|disclaimers?|notes?|cautions?) ethical_(?:warnings?|concerns?|disclaimers?|considerations?) moral_\\w+ refusals?",
        ),
      ),
      means: 'tells the agent to leave out refusals and warnings',
      doubt: 2,
      negates: true,
    },

    {
      pattern: chain(
        words("you_are you're act_as pretend become behave_as respond_as imagine roleplay_as"),
        44,
        words(
          'with_(?:no|zero) without free_(?:of|from) lacking unburdened_by unbound_by freed_from liberated_from who_ignores that_ignores',
        ),
        16,
        words(
          'moral\\w* ethic\\w* restrictions? filters? safety_\\w+ content_polic\\w+ guardrails? censorship scruples inhibitions your_(?:usual_|normal_)?(?:\\w+_)?(?:polic(?:y|ies)|guidelines|rules|restrictions)',
        ),
      ),
      means: 'gives the agent a persona without restrictions',
      softer: /ip restrictions|cors|network|spam filters/,
    },
    {
      pattern: chain(
        words("you_are you're act_as pretend imagine an? ai assistant model bot"),
        30,
        words("(?:that|who|which)_(?:never|always|cannot|does_not|can't)"),
        4,
        words('say_no says_no refuses? decline[sd]? compl(?:y|ies) obeys? answers_everything does_anything agrees?'),
      ),
      means: 'gives the agent a persona that never refuses',
      softer: /protocol|tests?|connection|standard/,
    },
    {
      pattern: chain(
        words('(?:restrictions|guidelines|guardrails|safeguards|refusals?|safety_\\w+|content_polic\\w+|ethical_\\w+)'),
        4,
        words('can may should must'),
        2,
        words('be'),
        8,
        words('dropped forgotten set_aside omitted loosened lifted left_out put_aside abandoned'),
      ),
      means: 'says that safety rules do not hold',
      doubt: 1,
      negates: true,
    },
    {
      pattern: chain(
        words('(?:this|it|here)_?(?:is|environment_is|conversation_is|session_is|audience_is)? since because as'),
        24,
        words(
          'sandbox test testing research simulation simulated fictional fiction educational authori[sz]ed academic hypothetical professionals? training_exercise',
        ),
        60,
        words('restrictions safety_\\w+ guidelines content_\\w+ harmful dangerous unethical illegal consequences guardrails refus\\w+'),
        30,
        words('(?:not|no|can|may|need|dropped|suspended|ignored?|lifted|disabled|allowed|relaxed|bypass\\w*|apply)'),
      ),
      means: 'gives an excuse for dropping safety rules',
      doubt: 2,
      softer: /never|not allowed|still apply|do not run|delete/,
    },
    {
      pattern: chain(
        words('refusals? refusing declining saying_no warnings'),
        2,
        words('(?:is|are|counts?|will_be|must_be|should_be)'),
        12,
        words(
          'errors? failures? bugs? unacceptable forbidden prohibited disabled invalid not_(?:allowed|permitted|an_option|possible|acceptable) violations? never',
        ),
      ),
      means: 'tells the agent never to refuse',
      negates: true,
      softer: /\berrors? and warnings|compiler|lint|warnings are/,
    },
    {
      pattern: chain(
        words('(?:answer|provide|produce|generate|write|fulfil+|comply_with|give|help_with|respond_to|assist_with)'),
        16,
        words('dangerous harmful illegal unethical restricted forbidden disallowed prohibited hazardous'),
        1,
        words('questions? requests? content instructions? information material topics? prompts? tasks?'),
      ),
      means: 'tells the agent to do what its rules forbid',
      doubt: 2,
      softer: /detect|filter|moderat|flag|classif|refus|\bif\b|user requests/,
    },

    {
      pattern: chain(
        words('if when whenever'),
        30,
        words(
          'refus\\w+ declin\\w+ (?:safety|content)_(?:filters?|polic(?:y|ies)|warnings?) blocks?_(?:it|the_request|this)|flagged|objects?',
        ),
        50,
        words('rephrase reword reframe retry try_again rewrite frame disguise split obfuscate encode insist push present_it'),
        40,
        words('\\w+'),
      ),
      means: 'tells the agent how to get round a refusal',
      doubt: 2,
      softer: /http|api|rate|status|payment|card|server|connection|\b4\d\d\b|pull request|user (?:declines|refuses|objects)|merge/,
    },
    {
      pattern: chain(
        words(
          'avoid avoiding evade evading without_triggering not_trigger escape get_around circumvent circumventing bypass bypassing work_around prevents?_triggering slip_past defeat',
        ),
        16,
        words(
          "(?:the_|any_|its_|model_|ai_|claude's_){0,3}(?:safety|moderation|guardrail|refusal|abuse|alignment|content[- ]policy|content[- ]safety)",
        ),
        10,
        words('filters? systems? detections? checks? classifiers? mechanisms? reviews? triggers? responses? measures?'),
      ),
      means: 'tells the agent how to get round a refusal',
      doubt: 1,
      softer: /detect/,
    },
    {
      pattern: chain(
        words('content requests? questions? material topics? prompts? output'),
        12,
        words('(?:that|which)_(?:would|might|may)'),
        2,
        words('normally otherwise usually typically ordinarily'),
        2,
        words('be'),
        2,
        words('refused blocked filtered restricted declined rejected censored prohibited flagged'),
      ),
      means: 'asks for what the agent would refuse',
      doubt: 1,
    },
    {
      pattern: chain(
        words('if when whenever'),
        20,
        words('messages? requests? inputs? prompts? quer(?:y|ies) text users? the_user conversation'),
        20,
        words('contains? includes? starts?_with begins?_with is_prefixed_with has says? types? sends? mentions? provides?'),
        -60,
        words('skip bypass disable ignore unlock lift drop suspend turn_off switch_off remove'),
        30,
        words(
          '(?:all_|any_|the_|every_|usual_|normal_|safety_|content_){0,3}(?:safety\\w*|restrictions?|filters?|guardrails?|guidelines|authentication|authori[sz]ation|permission_checks?|access_(?:checks?|controls?)|security_checks?|all_checks|content_polic\\w+)',
        ),
      ),
      means: 'has a secret word that switches safety off',
      doubt: 0,
      softer: /api|lint|test|cache/,
    },
    {
      pattern: chain(
        words('if when whenever'),
        20,
        words('messages? requests? inputs? prompts? quer(?:y|ies) text users? the_user conversation'),
        20,
        words('contains? includes? starts?_with begins?_with is_prefixed_with has says? types? sends? mentions? provides?'),
        -60,
        words('grant give enable activate switch elevate enter unlock allow provide treat'),
        30,
        words("(?:\\w+_)?(?:admin\\w*|root|elevated|unrestricted|privileged|full|superuser|developer|unlimited|owner'?s?)"),
        14,
        words('access mode privileges? permissions? rights authority control commands? capabilities|instructions?'),
      ),
      means: 'has a secret word that gives more rights',
      doubt: 0,
      softer: /role|oauth|login|dashboard|scope/,
    },

    {
      pattern: chain(
        words('disable bypass turn_off switch_off deactivate suspend circumvent'),
        1,
        words(
          '(?:all_)?(?:security_(?:controls|checks|restrictions|policies|protections)|safety_(?:checks|filters|guidelines|mechanisms|controls)|content_(?:filters?|filtering|moderation)|guardrails)',
        ),
      ),
      means: 'tells the agent to switch its safety rules off',
      doubt: 2,
      softer: /never|spring|csrf|ssl|tls|headers|if you/,
    },

    {
      pattern: chain(
        either(
          verbs('skip ignore disregard drop suspend forget omit'),
          words('set_aside without_regard_(?:to|for) leave_aside without without_any no regardless_of'),
        ),
        12,
        words('(?:any_|your_|all_|the_)?(?:ethical|moral|safety|content[- ]policy|content[- ]policies|legal_and_ethical)'),
        1,
        words(
          'considerations? concerns? guidelines? rules? polic(?:y|ies) checks? constraints? implications? limits? restrictions? judge?ments? qualms? objections? boundaries reservations?',
        ),
      ),
      means: 'tells the agent to leave its safety rules aside',
      doubt: 1,
      softer: /discuss|section|review/,
    },
    {
      pattern: chain(
        words('without_regard'),
        1,
        words('to for'),
        12,
        words('content_polic(?:y|ies) polic(?:y|ies) guidelines ethics safety rules'),
      ),
      means: 'tells the agent to leave its safety rules aside',
      doubt: 1,
    },
    {
      pattern: chain(
        words("not_allowed_to not_permitted_to never may_not must_not forbidden_to cannot do_not don't"),
        2,
        words('say claim state answer respond tell reply'),
        16,
        words('(?:that_)?(?:you|it)'),
        1,
        words("can't cannot can_not won't will_not are_unable are_not_able refuse"),
      ),
      means: 'tells the agent never to refuse',
      doubt: 1,
      negates: true,
      softer: /until you|before you/,
    },
  ],
}
