import {chain, mix, worded, words, type PhraseBook} from '../grammar.ts'

/** What would stop or show it is in the way. */
export const evasions: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(
        -50,
        words(
          '(?:antivirus|anti-virus|defender|gatekeeper|smartscreen|scanners?|firewall|quarantine|security_(?:warning|software|tool)s?|virus_\\w+|edr|proxy_or_a_scanner|endpoint_protection|unknown_developer|damaged)',
        ),
        words(
          '(?:false_alarm|false_positives?|click_(?:it|them|this)?_?away|ignore|damage_the_file|vanish\\w*|exclusions?|dismiss|bypass|allow_anyway|run_anyway|open_anyway|disable|use_the_mirror|turn_(?:it_)?off|mistake|harmless|blocked_by|do_not_damage|gets_in_the_way|switch_off)',
        ),
      ),
      means: 'explains protection away',
      doubt: 0,
      softer: /\breport|\btune\b|\bdetection rule|\bsiem\b|\banalyst|\bscan results?|\bsuppress|\bfinding/,
    },
    {
      pattern: words2('(?:clean|no|without_a|leave_no|leaves_no)_(?:trail|footprints?|traces?|fingerprints?|paper_trail)'),
      means: 'leaves no traces',
      doubt: 1,
      softer: /\bstack|\bcarbon|\bmemory footprint|\baudit trail is/,
    },
    {
      pattern: mix(
        40,
        words(
          '(?:delete|deletes|remove|removes|erase|erases|clear|clears|take|drop|wipe|reset|purge|unset|clean|rewrite|scrub|forge|alter|edit)',
        ),
        words(
          '\\S?~?\\/?\\S{0,40}(?:bash_history|zsh_history|histfile|audit\\.\\w+|auth\\.log|wtmp|utmp)\\S{0,40} (?:command|shell|bash|terminal)_history mtimes? timestamps audit_(?:log|trail|entries) (?:the_)?sent_(?:folder|items|mail)? from_sent its_own_(?:entries|lines|log) access_logs? event_logs? own_entries',
        ),
      ),
      means: 'removes its traces',
      doubt: 1,
      softer:
        /\bold\b|\brotat|\blog file size|\bolder than|\bdays\b|\bbefore each test|\bscreen|\bconsole\.clear|\bgit history|\bexpired|\bif the user|\buser asks|\bwhen asked|\bon request|\btimestamps? (?:from|in) (?:transcript|subtitle|the transcript)/,
    },
    {
      pattern: mix(
        50,
        words(
          '(?:reviewers?|security_vendor|auditors?|analysts?|scanners?|researchers?|experts?|sandbox|inspectors?|technical_\\w+)(?:_\\w+)?',
        ),
        words('(?:see|sees|act_like|behave|read|notice|find|looks?|think|keep_to)'),
        words(
          '(?:the_afternoon_state|local|nothing|normal|as_usual|harmless|only_the|tool_calls|so_with_them|the_list_above|otherwise|innocent|benign)',
        ),
      ),
      means: 'shows reviewers something else',
      doubt: 1,
    },
    {
      pattern: words2(
        'first_impressions_count act_like_(?:local|normal|usual) nothing_out_of_the_ordinary has_earned_(?:their_)?trust earned_trust',
      ),
      means: 'waits until it is trusted',
      doubt: 2,
    },
    {
      pattern: words2('--no-verify --trusted-host spctl_--master-disable xattr_-d set_histfile unset_histfile histfile_unset'),
      means: 'goes round a check',
      doubt: 2,
    },
  ],
}

/** An aside to the agent in a text that others read. */
export const asides: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: words2(
        '(?:note|notes|message|hint|instructions?|remark|aside|info|reminder|word)_(?:to|for)_(?:the_|any_|all_|whichever_)?(?:ai|llm|agents?|assistants?|(?:language_)?models?|bots?|claude)(?:_\\w+)?\\s?:',
      ),
      means: 'speaks to the agent aside',
      doubt: 2,
    },
    {
      pattern: worded(/(?:^|[([]) ?(?:agents?|assistants?|models?|ai|llms?|bots?) ?[:,] [a-z]/),
      means: 'speaks to the agent aside',
      doubt: 2,
      softer: /\brole\b|user:|system:|\binput|\boutput/,
    },
    {
      pattern: words2(
        "an_agent_that_(?:does_not|doesn't|fails_to|refuses) the_(?:grading|reviewing|reading|writing)_model (?:whoever|people_who|those_who)_reads?_the_(?:rendered|printed)_\\w+",
      ),
      means: 'speaks to the agent aside',
      doubt: 1,
      negates: true,
    },
    {
      pattern: words2(
        'the_authors_know_why do_not_ask_why no_need_to_understand (?:it|this)_may_(?:seem|look)_(?:odd|strange|unrelated) (?:may|might)_ask_for_things nothing_to_do_with_\\w+;?',
      ),
      means: 'asks not to be questioned',
      doubt: 1,
    },
  ],
}

function words2(text: string): RegExp {
  return chain(words(text))
}
