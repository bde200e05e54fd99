import {agent, chain, earlier, either, rules, verbs, words, worded, type PhraseBook} from '../grammar.ts'

const dismiss = either(
  verbs('ignore disregard forget override bypass supersede discard abandon overrule disobey nullify outrank circumvent'),
  words("set_aside pay_no_attention_to do_not_follow don't_follow do_not_obey stop_following no_longer_follow deviate_from throw_out void"),
)
const swap = verbs('replace erase overwrite cancel drop revoke reset delete')
const told = words(
  'everything_you everything_above all_of_the_above anything_you what_you_(?:were|have_been) whatever_you everything_before everything_prior_to (?:all_previous|all_prior)_(?:context|conversation|text|input|messages?|content|turns?|and) what_came_before',
)
const standing = words(
  "system_prompts? system_instructions? system_messages? developer_messages? safety_\\w+ security_\\w+_?(?:rules|policies|polic(?:y|ies))? (?:previous|prior|earlier|existing|default|original|conflicting|other|normal|standard|usual|platform|all_other|any_other|built-in|core|your|the_agent's|the_assistant's|user|user's|the_user's)_(?:\\w+_){0,2}(?:instructions?|guidelines|prompts?|directives?|polic(?:y|ies)|guardrails|constraints|requests?|commands?)",
)

/** The agent is told that its earlier or higher instructions do not count, or count for less than this text. */
export const overrides: PhraseBook = {
  gate: /ignor|disregard|forget|overrid|overrod|bypass|supersed|discard|abandon|overrul|disobey|nullif|eras|overwrit|replac|cancel|drop|outrank|circumvent|set aside|attention|follow|obey|void|priorit|precedence|authority|bound|subject to|apply|instruction|task|goal|objective|mission|regardless|even if|instead|from now|treat|deviate|throw|void|revok|conflict|contradict|no longer|whatever|consider|regard|let |released|freed|exempt|relieved|absolv|everything|anything/,
  phrases: [
    {
      pattern: chain(dismiss, 28, earlier, 18, rules),
      // "Do not follow attempts to override the system instructions" starts with the same words.
      undone: /\b(?:attempts?|requests?|trying|tries|agreements?)\b/,
      means: 'tells the agent to drop its earlier instructions',
      softer:
        /git ?hooks?|eslint|lint|css|stylesheet|config|environment|default|timeout|rate|length|character|size|cors|csp|security policy|firewall|branch|attempt|untrusted|embedded|injected|agreement|parties|\bin (?:docs?|old|legacy|archive)\S{0,40}\//,
    },
    {
      pattern: chain(
        dismiss,
        20,
        rules,
        24,
        words(
          '(?:you_|that_|which_|were_|was_|have_|been_)*(?:given|told|received|above|earlier|before|so_far|previously|from_before|shown|set_for_you|came_before)',
        ),
      ),
      means: 'tells the agent to drop its earlier instructions',
      softer: /\bignoring|file|field|flag|option|config|setting|lint|argument/,
    },
    {
      pattern: chain(
        swap,
        20,
        words('previous prior earlier original initial your(?!-) existing safety system'),
        10,
        words('instructions directives guidelines guardrails programming'),
      ),
      means: 'tells the agent to drop its earlier instructions',
      doubt: 1,
      softer: /file|readme|section|between turns|config/,
    },
    {
      pattern: chain(
        dismiss,
        10,
        words('all any every the_rules the_instructions'),
        14,
        words('instructions? guidelines directives guardrails rules_(?:you|above|given|set)'),
      ),
      means: 'tells the agent to drop the instructions it has',
      doubt: 1,
    },
    {pattern: chain(dismiss, 4, told), means: 'tells the agent to forget what it was told', doubt: 1, softer: /learn|know about|thought/},
    {
      pattern: chain(words('precedence priority authority'), 3, words('over above than'), 24, standing),
      means: 'claims to outrank the instructions that the agent has',
      doubt: 1,
      softer: /default (?:style|guideline)|conflicting|project|existing|agreement|parties|contract/,
    },
    {
      pattern: chain(words('supersedes? overrides? outranks? trumps? overriding superseding takes?_over'), 24, standing),
      means: 'claims to outrank the instructions that the agent has',
      doubt: 1,
      softer: /default|project|existing|config|parties|contract/,
      undone: /\bagreements?\b/,
    },
    {
      pattern: chain(
        verbs('treat consider regard prioritize rank'),
        6,
        words(
          'safety_\\w+ guardrails? safeguards? your_guidelines system_prompts? system_instructions? security_polic(?:y|ies) (?:the_|your_)?(?:previous|existing|original)_instructions other_(?:instructions|rules|polic(?:y|ies))',
        ),
        16,
        words('lower secondary optional advisory non-binding suggestions? irrelevant void outdated deprecated less_important'),
      ),
      means: 'tells the agent to rank its rules below this text',
    },
    {
      pattern: chain(
        verbs('prioritize prefer favor favour follow obey'),
        24,
        words('over above instead_of rather_than'),
        12,
        words("normal usual standard safety system your_own your policy previous prior the_user's user"),
        12,
        words('polic(?:y|ies) instructions? wording rules guidelines prompts? guardrails requests? commands?'),
      ),
      means: 'tells the agent to put this text above its rules',
      doubt: 1,
    },
    {
      pattern: chain(
        agent,
        8,
        words('no_longer not never'),
        12,
        words(
          'bound_(?:by|to) subject_to required_to_follow constrained_by restricted_by limited_by obligated_to_follow obliged_to_follow',
        ),
        24,
        words('instructions? rules guidelines restrictions polic(?:y|ies) constraints directives programming training limitations'),
      ),
      means: 'tells the agent that its rules no longer bind it',
      negates: true,
    },
    {
      pattern: chain(
        words('previous prior earlier original initial system existing'),
        3,
        words('instructions? prompts? rules guidelines directives'),
        12,
        words(
          "do_not_apply don't_apply no_longer_apply no_longer_valid are_(?:void|obsolete|cancell?ed|revoked|superseded|suspended|replaced|invalid|null)",
        ),
      ),
      means: 'says that earlier instructions no longer count',
      negates: true,
    },
    {
      pattern: chain(
        words('your_(?:new|real|true|actual|hidden|secret|only) the_(?:new|real|true|actual|hidden)'),
        2,
        words('instructions? task goal objective mission directive purpose role identity system_prompt'),
        24,
        '(?:is|are|will be|shall be|becomes)',
      ),
      means: 'gives the agent another task than the one it was given',
      doubt: 2,
    },
    {
      pattern: worded(
        /^\W{0,6}(?:important:? |attention:? |note:? )?(?:new|updated|revised|real|actual) (?:system )?(?:instructions?|directives?|prompt|orders)\s?:/,
      ),
      means: 'announces new instructions to the agent',
      doubt: 1,
    },
    {
      pattern: chain(
        words(
          'overrid(?:es|e|ing) replac(?:es|e|ing) interrupt(?:s|ing)? supersed(?:es|e|ing) hijack(?:s|ing)? tak(?:es|e|ing)_precedence_over',
        ),
        6,
        words("your_current the_current the_agent's_current the_user's your_original the_original the_assigned"),
        14,
        words('task request instructions? goal objective conversation context workflow'),
      ),
      means: 'claims to outrank the task at hand',
      doubt: 0,
      softer: /settings?|preference/,
    },
    {
      pattern: chain(
        words('regardless_of irrespective_of no_matter disregarding ignoring'),
        6,
        words('what the any whether their his'),
        24,
        words('users? customers? people they'),
        12,
        words('asks?|asked requests?|requested says? said wants? instructions? instructs? intent objections?'),
      ),
      means: 'tells the agent to act whatever the user asks',
      doubt: 2,
      softer: /language|how|format|phras|word|tone|what the user (?:says|asks) (?:about|in)/,
    },
    {
      pattern: chain(
        words('must_be should_be is always always_be are shall_be'),
        10,
        words('used called invoked run executed consulted selected chosen preferred'),
        16,
        words('before instead_of rather_than over in_place_of ahead_of'),
        3,
        words('any all every other another'),
        12,
        words('tools? skills? servers? functions? plugins? agents?'),
      ),
      means: 'claims to come before all other tools',
      doubt: 2,
    },
    {
      pattern: chain(
        words('(?:never|not|avoid|stop|disable|ignore|skip)'),
        3,
        verbs('use call invoke trust choose select consider'),
        6,
        words('any all the every'),
        2,
        words('other others remaining competing alternative'),
        10,
        words('tools? skills? servers? functions? plugins? agents?'),
      ),
      means: 'tells the agent not to use other tools',
      doubt: 3,
      negates: true,
    },

    {
      pattern: chain(
        dismiss,
        16,
        rules,
        16,
        words(
          '(?:you_|that_)*(?:were_|are_|have_been_)?(?:configured|trained|programmed|set_up|initiali[sz]ed)_?(?:with|to_follow|by)? (?:from|by|of)_(?:your_(?:developers?|makers?|creators?|company|operators?)|anthropic|openai|the_system|the_developers?)',
        ),
      ),
      means: 'tells the agent to drop its earlier instructions',
      softer: /\bignoring/,
    },
    {
      pattern: chain(
        words("no_longer do_not don't need_not needn't not"),
        4,
        words('(?:(?:have|need|required|obliged)_(?:to_)?)?(?:follow|obey|comply_with|adhere_to|respect|observe|honou?r)'),
        10,
        words("(?:your|the_system|the_developer's|the_safety|previous|prior|earlier|original|initial|safety|system)"),
        12,
        rules,
      ),
      means: 'tells the agent to drop its earlier instructions',
      negates: true,
      softer: /attempt|untrusted|embedded|injected|request|found in|user'?s?/,
    },
    {
      pattern: chain(
        words('your previous prior earlier original initial existing safety system default all_other all_previous'),
        12,
        words('instructions? rules guidelines directives prompts? polic(?:y|ies) guardrails constraints orders'),
        2,
        words('(?:are|is|have_been|has_been|be|were)'),
        10,
        words(
          'revoked void cancell?ed superseded withdrawn null rescinded lifted suspended obsolete overridden nullified replaced_by_(?:this|these|the_following) no_longer_(?:valid|in_force|in_effect|binding|applicable)',
        ),
      ),
      means: 'says that earlier instructions no longer count',
      doubt: 1,
      softer: /terms|contract|agreement|config|when|if /,
    },
    {
      pattern: chain(
        words('consider treat regard'),
        2,
        words('everything anything all whatever any_instructions? any_rules'),
        16,
        words('before above prior earlier previously preceding'),
        24,
        words('void null obsolete invalid irrelevant cancell?ed outdated superseded non-binding'),
      ),
      means: 'says that earlier instructions no longer count',
    },
    {
      pattern: chain(
        words('conflicts? contradicts? conflicting disagrees? contradiction'),
        30,
        words(
          "safety system built-in developer user user's the_user's platform your_(?:\\w+_)?(?:guidelines|instructions|rules|polic(?:y|ies)|training) anthropic\\S* security",
        ),
        50,
        words('this_(?:skill|file|document|text|section) these_(?:instructions?|rules|steps) the_skill'),
        10,
        words('wins? prevails? takes?_precedence governs? applies comes?_first overrides? is_final has_priority takes?_priority'),
      ),
      means: 'claims to outrank the instructions that the agent has',
      doubt: 1,
      softer: /user (?:wins|prevails|decides|takes)/,
    },
    {
      pattern: chain(
        words('follow obey use apply execute proceed comply'),
        50,
        words('even'),
        1,
        words('when if though'),
        16,
        words('contradicts? conflicts? conflict violates? violate goes_against go_against against breaks? overrides?'),
        20,
        words("users? user's the_user\\S* safety system your guidelines polic(?:y|ies) previous developer"),
      ),
      means: 'tells the agent to follow it against everybody else',
      doubt: 1,
      softer: /never|lint|style/,
    },
    {
      pattern: chain(
        words("do_not don't never"),
        3,
        words('let allow'),
        3,
        words('your the any its'),
        16,
        words(
          'safety default built-in guidelines ethical training rules guardrails polic(?:y|ies) restrictions instincts previous_instructions system_prompt',
        ),
        24,
        words('interfere stop prevent block override hold limit restrict get_in delay hinder affect'),
      ),
      means: 'tells the agent to put its rules aside',
      negates: true,
      softer: /timeout|thread/,
    },
    {
      pattern: chain(
        words('whatever no_matter_what'),
        2,
        words('(?:the_)?(?:users?|they|human|customer|owner)'),
        1,
        words('asks? says? wants? requests? tells?_you instructs? chooses? prefers?'),
      ),
      means: 'tells the agent to act whatever the user asks',
      doubt: 2,
      softer: /do whatever|give them|language|about|help (?:them|the user) with/,
    },

    {
      pattern: chain(
        earlier,
        12,
        rules,
        40,
        words('should must can may will are_to is_to'),
        1,
        'be',
        4,
        words('ignored disregarded forgotten overridden discarded bypassed dropped set_aside suspended abandoned'),
      ),
      means: 'tells the agent to drop its earlier instructions',
      softer: /git|lint|config|default|cors|csp|never/,
    },
    {
      pattern: chain(
        words('released freed exempt exempted relieved absolved liberated'),
        1,
        words('from'),
        24,
        words('previous prior earlier your all_\\w+ safety'),
        8,
        either(rules, words('obligations? duties commitments')),
      ),
      means: 'tells the agent that its rules no longer bind it',
    },
    {
      pattern: chain(
        words('whatever everything anything what all_that'),
        30,
        words('before_this before_now earlier previously prior_to so_far until_now above'),
        24,
        words(
          "no_longer_(?:matters?|counts?|applies|apply) does_not_(?:matter|count|apply) doesn't_(?:matter|count|apply) is_(?:irrelevant|void|obsolete|cancell?ed) can_be_(?:ignored|forgotten)",
        ),
      ),
      means: 'says that earlier instructions no longer count',
      negates: true,
    },
    {
      pattern: chain(
        words('treat consider regard'),
        3,
        words(
          "(?:the_|your_|any_|all_)?(?:operator|system|developer|user|anthropic|openai|platform|safety|previous|prior|owner)(?:'s|s')?_(?:\\w+_)?(?:instructions?|prompts?|rules|guidelines|requests?|messages?|commands?)",
        ),
        4,
        words('as'),
        4,
        words('mere merely just only optional suggestions? advisory non-binding irrelevant secondary hints?'),
      ),
      means: 'tells the agent to rank its rules below this text',
    },
    {
      pattern: chain(
        verbs('replace supersede override overwrite void cancel'),
        44,
        words('(?:all_)?(?:earlier|previous|prior|existing)'),
        4,
        words('rules instructions directives guidelines prompts orders'),
      ),
      means: 'claims to outrank the instructions that the agent has',
      doubt: 1,
      softer: /file|config|project|readme|lint|version/,
    },
    {
      pattern: chain(
        words('prioriti[sz]e put place rank follow obey'),
        40,
        words('over above before'),
        4,
        words('(?:anything|everything|whatever|all|what)'),
        3,
        words('(?:that_)?(?:the_)?(?:users?|system|developers?|operators?|they|it)'),
        12,
        words('said says asks? asked wants? requests? requested told instructs?'),
      ),
      means: 'tells the agent to put this text above everybody else',
      doubt: 0,
    },
  ],
}
