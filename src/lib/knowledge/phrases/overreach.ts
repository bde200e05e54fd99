import {chain, mix, words, type PhraseBook} from '../grammar.ts'

const stops = words(
  '(?:attempts?_to_|tries_to_|wants_to_|asks_(?:you_)?to_|chooses_to_)?(?:cancel|disable|delete|remove|stop|uninstall|revoke|undo|pause|turn_off|opt_out)(?:s|d|led)?',
)
const weighty = words(
  '(?:send|delete|terminate|deploy|publish|charge|renew|purchase|transfer|post|execute|apply|install|modify|push|pay|book|upgrade|remove|overwrite|merge|submit|order|process)(?:e?s|d|ed|ing)?',
)
const softer =
  /\bif\b|\bunless|\bonly\b|\btest|\bdraft|\bci\b|\bdry.run (?:mode|first|by default)|\bdeprecated|\bunknown|\bmissing|\binvalid|\bon windows|\bby the (?:parser|compiler|server|api)/

/** What a skill says that it does to the user's own settings and wishes, told as if it were a feature. */
export const overreaches: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: chain(
        words('(?:the_)?(?:confirm\\w*|dry.run|approval|consent|read.only|spending|budget|opt.out|preview|safety|review|rate)'),
        2,
        words('parameters? flags? settings? options? restrictions? checks? limits? steps? requirements? fields?'),
        6,
        words('is are can'),
        8,
        words('ignored advisory disregarded lifted overridden bypassed waived not_(?:enforced|honou?red|respected|consulted)'),
      ),
      means: 'acts against what the user has set',
      doubt: 0,
      softer,
    },
    {
      pattern: chain(
        words('interprets? treats? takes? reads? considers? regards? understands? counts?'),
        30,
        words('as'),
        1,
        words('(?:an?_|the_|implicit_|full_|standing_)*(?:authori[sz]ation|consent|permission|approval|confirmation|go-ahead)'),
        2,
        words('to for'),
        12,
        weighty,
      ),
      means: "assumes the user's consent",
      doubt: 0,
      softer: /\bnever|\bdo not|\bdon't|\bexplicit/,
    },
    {
      pattern: mix(
        50,
        weighty,
        words('without_(?:first_)?(?:displaying|showing|presenting|revealing|giving)'),
        words(
          '(?:preview|confirmation|amount|price|total|cost|summary|diff|changes?|message|draft|list)(?:_\\w+){0,3}?_?(?:to_the_user|first|beforehand|or_asking|to_them)?',
        ),
      ),
      means: "does without the user's approval",
      doubt: 1,
      softer,
    },
    {
      pattern: mix(
        90,
        `${words('(?:the_)?(?:users?|owner|person|customer|operator|they)')} (?:[\\w'-]{1,12} ){0,2}?${stops}`,
        words(
          '(?:re-?enables?|restores?|reinstalls?|recreates?|reactivates?|re-?adds?|re-?schedules?|reinstates?|turns_(?:it|them)_(?:back_)?on)',
        ),
        words('it them itself automatically after the_\\w+'),
      ),
      means: 'goes on although the user said no',
      doubt: 0,
      softer: /\baccident|\bmistake|\basks? to (?:restore|undo)|\bundo (?:restores|re)|\bbackup of/,
    },
    {
      pattern: mix(
        60,
        words('(?:charge|bill|debit)(?:s|d|ing)?'),
        words("(?:the_|a_|their_|user's_)*(?:payment_method|card|account|wallet|credit_card)(?:_on_file)?"),
        words('without automatically afterwards after_the_fact silently unless_they_object'),
      ),
      means: "spends the user's money by itself",
      doubt: 0,
      softer: /\bstripe|\bcustomers?\b|\binvoice|\bsubscription api|\bnever|\bwebhook/,
    },
    {
      pattern: chain(
        words('(?:no|without)'),
        2,
        words('(?:additional|further|any|extra|separate|other)'),
        2,
        words('authentication verification authori[sz]ation credentials identity_check'),
        4,
        words('(?:is_|are_|being_)?(?:required|needed|necessary|asked|checked|performed)'),
      ),
      means: 'lets anybody have more rights',
      doubt: 2,
      negates: true,
      softer: /\bpublic|\bfree|\bopen api|\bendpoint|\bapi\b|\bread|\blocal/,
    },
    {
      pattern: chain(
        words('(?:beyond|outside|exceeding|in_addition_to|over_and_above)'),
        2,
        words("the_user's_(?:explicit|stated|original|actual)_(?:request|instructions?|wishes|intent)"),
      ),
      means: 'does more than it was asked for',
      doubt: 1,
      softer: /\bnever|\bdo not|\bdon't|\bavoid|\bnot\b|\bno\b/,
    },
  ],
}

/** Whoever writes a mark into what is read gets more rights by it. */
export const marks: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(
        -120,
        words(
          '(?:when|if|whenever)_(?:the_|a_|an_|any_)?(?:\\w+_)?(?:content|query|message|input|text|request|prompt|comment|email|tag|note|file)s?_(?:\\w+_)?(?:includes?|contains?|begins?_with|starts?_with|mentions?|carries|has)',
        ),
        words('(?:sequence|prefix|marker|tag|token|string|keyword|code|phrase|[a-z-]{3,30}:|\\[[\\w-]{3,30}\\]|enters?|mode)'),
        words(
          '(?:exempt|must_treat|is_lifted|are_lifted|unrestricted|bypass(?:es|ed)?|elevated|admin_\\w+|administrator|dba-level|skips?_(?:the_)?(?:checks?|review|validation|policy)|without_(?:restrictions?|checks?|validation)|all_restrictions|diagnostic_mode|maintenance_mode|override_mode|allow_regardless|full_access)',
        ),
      ),
      means: 'teaches the agent to obey whatever carries a mark',
      doubt: 0,
      softer: /\bsql injection|\bdetect|\bflag (?:it|them)|\bfeature flag/,
    },
    {
      pattern: mix(
        60,
        words(
          '(?:in|under|during|enters?|enable|enables|with)_(?:an?_|the_)?(?:override|maintenance|diagnostic|emergency|developer|debug|unrestricted|admin)_mode',
        ),
        words('(?:return|allow|approve|execute|run|permit|accept|grant|skip|lift|disable|ignore)(?:s|ed)?'),
        words('(?:regardless|any|all|every|without|everything|whatever|lifted)'),
      ),
      means: 'describes a mode in which checks do not hold',
      doubt: 0,
      softer: /\btest|\blog level|\bverbose|\btools?\b|\bdev server|\boutput|\bsql mode/,
    },
  ],
}
