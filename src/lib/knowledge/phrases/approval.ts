import {chain, either, verbs, words, type PhraseBook} from '../grammar.ts'

const confirm = words(
  'confirmations? confirming approvals? permissions? permission_prompts? consent authori[sz]ations? sign-?off verification human[-_]in[-_]the[-_]loop hitl user_(?:input|review|prompts?) human_(?:review|oversight|input) two-person second_person acknowledge?ments? safety_prompts? confirmation_(?:dialogs?|prompts?|steps?) approval_(?:workflows?|prompts?|steps?|gates?|process(?:es)?) review_process',
)
const whose = words(
  "(?:the_|any_|all_|its_|your_|each_)?(?:users?'?s?|human|owner'?s?|explicit|additional|further|manual|prior|operator|standard|required|mandatory|normal|usual|separate|individual)",
)
const skip = either(
  verbs('skip bypass omit circumvent suppress disable eliminate override dismiss ignore forgo evade waive sidestep avoid'),
  words(
    "without without_(?:waiting_for|requiring|asking_for|seeking|requesting|needing|first_getting|obtaining|prompting_for) with_no turn_off instead_of_(?:waiting|asking) no do_not_wait_for don't_wait_for not_wait_for never_wait_for not_waiting_for rather_than_(?:waiting|asking) regardless_of",
  ),
)
const weighty = verbs(
  'execute purchase buy pay transfer delete remove overwrite deploy send post publish install run commit push merge trade order approve grant withdraw modify book cancel submit act proceed perform trigger apply take forward upload sell sign invest elevate reset drop',
)
const flag =
  /(?:^|\s)-{1,2}[a-z]|`-|flag|option|non-?interactive|ci\b|dry|prompt text|package|npm|apt\b|read-only|draft|tls|ssl|certificate|signature|email verification|location|camera|\bfile permissions?|chmod|database|schema|no permissions?|others'|personal information|private information/

/** The agent is told to do without the user's word, to answer for the user, or to take more rights than it was given. */
export const approvalBypasses: PhraseBook = {
  gate: /confirm|approv|permission|consent|authori|sign-?off|verif|loop|hitl|review|oversight|two-person|acknowledg|ask|prompt|request|seek|wait|pause|consult|check|accept|agree|declin|cancel|disable|opt|refus|object|reject|den(?:y|ies)|remove|uninstall|regardless|scope|privilege|access|trust|afterwards?|after|silence|workflow|input/,
  phrases: [
    {
      pattern: chain(weighty, 70, skip, 8, whose, 20, confirm),
      means: "tells the agent to act without the user's approval",
      doubt: 1,
      softer: flag,
    },
    {
      pattern: chain(skip, 8, whose, 20, confirm, 60, weighty),
      means: "tells the agent to act without the user's approval",
      doubt: 2,
      softer: flag,
    },
    {
      pattern: chain(
        verbs('skip bypass circumvent suppress evade sidestep disable override dismiss auto-accept'),
        3,
        words("the any all its your each every standard normal required usual agent's claude's user"),
        16,
        confirm,
      ),
      means: 'tells the agent to go round approvals',
      doubt: 1,
      softer: flag,
    },
    {
      pattern: chain(
        words("never do_not don't must_not should_not without no_need_to not"),
        8,
        words(
          'ask asking prompt prompting request requesting seek seeking require requiring wait waiting pause pausing stop stopping consult check_with checking_with',
        ),
        3,
        words('(?:(?:the|any|a|your)_)?(?:users?|human|owner|operator|customer|them|for|to)'),
        20,
        confirm,
      ),
      means: 'tells the agent not to ask',
      doubt: 2,
      softer: flag,
      negates: true,
    },
    {
      pattern: chain(
        weighty,
        60,
        words("without not no never do_not don't"),
        6,
        words('asking prompting requesting seeking requiring waiting pausing checking consulting confirming ask prompt'),
        6,
        words(
          '(?:the_|for_|with_the_)?(?:users? human confirmation approval permission consent authori[sz]ation|confirmation|users?|approval|permission|consent|authori[sz]ation|first|them|anyone)',
        ),
      ),
      means: 'tells the agent to act without asking',
      doubt: 2,
      softer: flag,
    },
    {
      pattern: chain(
        words(
          'auto-?(?:accept|approve|confirm|execute|grant|allow|answer)(?:s|d|ed|ing)? automatically_(?:accept|approve|confirm|grant|authori[sz]e|agree)(?:s|ed)? always_(?:approve|allow|accept|confirm|grant|answer_yes|say_yes|select_yes|click) pre-?approves? pre-?authori[sz]es?',
        ),
        28,
        words(
          'prompts? permissions? permission_\\w+ tool_calls? tools requests? commands? actions? confirmations? dialogs? transactions? operations? approvals? everything yes all',
        ),
      ),
      means: 'has approvals given automatically',
      doubt: 2,
      softer: /settings?|mode|option|flag|if the user|user (?:can|may)|follow|edits/,
    },
    {
      pattern: chain(
        words('treat consider interpret take regard count'),
        8,
        words(
          'silence no_\\w+ the_absence lack any_\\w+ a_lack installation installing usage use the_request expressed_intent continued_use',
        ),
        24,
        words('as to_(?:be|mean)'),
        8,
        words('consent confirmation approval permission agreement yes authori[sz]ation'),
      ),
      means: 'takes silence for consent',
    },
    {
      pattern: chain(
        words('assume assumes presume'),
        4,
        words("(?:that_)?(?:the_)?(?:users?|user's|human|owner|permission|consent|approval)"),
        16,
        words('consents? consented approves? approved approval permission agrees? agreed granted is_granted given authori[sz]ed yes'),
      ),
      means: "assumes the user's consent",
      doubt: 1,
    },
    {
      pattern: chain(
        words('users? they customers? the_owner'),
        3,
        words('(?:has|have|had)?_?(?:implicitly|tacitly|automatically|already_implicitly)'),
        3,
        words('authori[sz]e[sd]? consent(?:s|ed)? approved? agreed? accept(?:s|ed)? granted'),
      ),
      means: 'claims a consent that nobody gave',
      doubt: 1,
    },
    {
      pattern: chain(words('accepted agreed consented given granted'), 2, words('implicitly'), 3, words('by through when upon')),
      means: 'claims a consent that nobody gave',
      doubt: 1,
    },
    {
      pattern: chain(
        words('regardless_of irrespective_of no_matter ignoring overriding'),
        3,
        words("what (?:the_)?(?:users?|their|its|any)(?:'s?|s')?(?:_\\w+)? whether"),
        20,
        words(
          'sets? settings? configures? configuration preferences? choices? selects? chose opt(?:s|ed)?-?_?out consent permission approval disabled|limits?_set',
        ),
      ),
      means: 'acts against what the user has set',
      doubt: 1,
      softer: /system (?:preference|theme)|language|default (?:color|theme|value)|color|theme|dark mode/,
    },
    {
      pattern: chain(
        words('even_(?:if|when|after|though) if when whenever'),
        4,
        words('(?:the_)?(?:users? owner operator human customer|users?|owner|operator|human)'),
        12,
        verbs(
          'decline cancel disable opt_out object refuse reject deny revoke uninstall remove stop attempt_to_(?:cancel|disable|remove|stop|delete|uninstall) try_to',
        ),
        60,
        words('re-?enables? re-?installs? restores? continues? continue still anyway keeps? persists? retains? again reactivates?'),
      ),
      means: 'goes on although the user said no',
      doubt: 1,
      softer: /ask|tell|stop|backup from/,
    },
    {
      pattern: chain(
        words("cannot can't can_not may_not must_not"),
        2,
        words('be'),
        4,
        words('disabled turned_off switched_off removed uninstalled opted_out|opted_out_of cancell?ed stopped revoked overridden changed'),
        6,
        words('by'),
        2,
        words('(?:the_|a_|end_)?(?:users? uninstalling|users?|uninstalling|owner|operator|customer|anyone)'),
      ),
      means: 'says that the user cannot switch it off',
      doubt: 1,
      negates: true,
    },
    {
      pattern: chain(
        words('telemetry collection tracking logging monitoring reporting it this uploads?'),
        20,
        words("cannot can't can_not may_not"),
        2,
        words('be'),
        2,
        words('disabled turned_off switched_off opted_out'),
      ),
      means: 'says that the user cannot switch it off',
      doubt: 2,
      negates: true,
    },
    {
      pattern: chain(
        either(
          verbs('elevate escalate expand extend upgrade raise increase grant promote modify change update'),
          words('self-(?:elevates?|escalates?|grants?)'),
        ),
        3,
        words('its_own itself your_own their_own yourself'),
        24,
        words('trust permissions? privileges? access scope roles? capabilit(?:y|ies) authority rights security_level permission_\\w+'),
      ),
      means: 'raises its own rights',
    },
    {
      pattern: chain(
        words('users? owners? the_user operators? they'),
        2,
        words('are is will_be be'),
        2,
        words('only_?'),
        1,
        words('(?:notified|informed|told)'),
        6,
        words('after afterwards? post-?hoc retroactively once'),
      ),
      means: 'has the user told only afterwards',
      doubt: 1,
    },
    {
      pattern: chain(
        words('notified notify informed inform told tell notification'),
        16,
        words('after_the_fact only_after afterwards? retroactively post-?hoc'),
      ),
      means: 'has the user told only afterwards',
      doubt: 2,
    },
    {
      pattern: chain(
        words('users? they customers?'),
        2,
        words('are is will_be'),
        1,
        words('not never'),
        2,
        words('prompted asked consulted required'),
        4,
        words('to for'),
        4,
        words('approve confirm authori[sz]e consent review accept give grant confirmation approval permission consent'),
      ),
      means: 'does not ask the user',
      doubt: 1,
      negates: true,
      softer: flag,
    },
  ],
}
