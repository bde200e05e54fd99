import {chain, mix, words, type PhraseBook} from '../grammar.ts'

const guard = words(
  '(?:the_|any_|all_|your_|its_)?(?:\\w+_)?(?:audit(?:ing)?(?:_(?:service|log|logs|logging|trail|daemon|hook))?|endpoint_protection|antivirus|anti-virus|virus_scan\\w*|malware_\\w+|defender|edr|firewall|intrusion_\\w+|security_(?:software|agent|tools?|prompts?|warnings?|monitor\\w*|hooks?|checks?|scann\\w+|service|policy)|command_history|shell_history|bash_history|history_(?:file|recording)|permission_(?:checks?|prompts?|system|mode)|deny_(?:rules?|list|entries)|guardrails?|sandbox(?:ing)?|safety_(?:checks?|hooks?|layer|monitor|prompts?)|watchdog|tamper_protection|selinux|apparmor|gatekeeper|sip|uac|dlp|secret_scann\\w+|pre-?tool-?use_hooks?|hook_that_(?:scans|checks|blocks|logs|watches|guards|inspects|reviews)\\w*|monitors?_(?:that_)?\\w*|monitor|scanner|event_log\\w*|syslog|logging_of_\\w+|access_logs?)',
)
const off = words(
  '(?:turn|turns|switch|switched|turned|set|keep|shut|put|be|is|are|stay|left)_(?:\\w+_){0,3}?off off stop(?:s|ped|ping)? kill(?:s|ed|ing)? disable(?:s|d)? disabling deactivate(?:s|d)? suspend(?:s|ed)? pause(?:s|d)? remove(?:s|d)? comment_out exempt exclude unload uninstall bypass(?:es|ed|ing)? delete silence mute circumvent neutrali[sz]e strip detach unset terminate clicked?_away dismiss prevent_it_from_starting drop tear_down shut_down weaken loosen evade',
)
const excuse = words(
  '(?:interferes?|gets?_in_the_way|in_the_way|not_interrupted|slows?|fills?|so_(?:that_)?(?:nothing|no_one|nobody|the_disk|it_does_not|later|it_cannot|the_agent|they|steps)(?:_\\w+)?|before_(?:you|running|starting|the|installing|using)(?:_\\w+)?|for_the_duration|while_(?:the|this|these|it|running|you)(?:_\\w+)?|from_starting_again|until_(?:the|this|you|it)(?:_\\w+)?|during_the_(?:run|steps|session|install\\w*|setup)|first|noise|to_avoid_(?:interruptions?|alerts?|detection|friction|questions?)|without_(?:telling|asking|notice)|temporarily)',
)
const softer =
  /\bdev server|\bpersonal data|\bpii\b|\buser asks|\buser set|\bmaintenance window|\bproduction|\bcors\b|\bcsp\b|\bnginx|\bufw\b|\bdocker|\bnetwork policy|\btest\b|\btroubleshoot|\bdebug|\bnever|\bdo not|\bdon't|\bshould not|\bvpn\b|\bfalse positive|\bre-?enable|\bssh\b|\bcloud|\baws\b|\bazure|\biptables|\bport |\bbrowser|\bchrome|\bheadless|\bpuppeteer|\brobot|\bros\b|\bgame\b|\bgit hook|\bpre-commit|\bhusky|\blint\b|\bsandbox(?:ed)? (?:environment|key|api|mode|account|url)|\bios\b|\bxcode|\bentitlement|\bstripe|\bpaypal|\bpayment|\bsafari|\bwarnings? from|\bnpm audit|\bif (?:it|the)|\bhardware|\brobot|\balerts? (?:rule|manager|policy)|\bcargo audit/

/** What watches over the machine or the agent is to be taken out of the way. */
export const disarmings: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: chain(words('(?:turn|switch|shut|leave|keep)(?:s|ed)?'), 3, guard, 2, words('off')),
      means: 'has protection or records taken out of the way',
      doubt: 0,
      softer,
    },
    {pattern: mix(50, off, guard, excuse), means: 'has protection or records taken out of the way', doubt: 0, softer},
    {
      pattern: chain(
        words('(?:start|run|launch|operate|work|execute|open|begin)'),
        24,
        words('with'),
        3,
        guard,
        8,
        words('(?:off|disabled|turned_off|switched_off|suspended|removed|bypassed|inactive)'),
      ),
      means: 'has protection or records taken out of the way',
      doubt: 0,
      softer,
    },
    {
      pattern: chain(
        words('(?:exempt|exclude|whitelist|allowlist|hide)(?:s|ed|ing)?'),
        3,
        words('(?:this|the|its|our)_(?:\\w+_)?(?:folder|directory|skill|path|file|script|binary|process|agent)'),
        4,
        words('from'),
        3,
        guard,
      ),
      means: 'has protection or records taken out of the way',
      doubt: 0,
      softer: /\bperformance|\bnode_modules|\bbuild/,
    },
    {
      pattern: mix(
        50,
        words('(?:log_level|logging|logs|logger|history|recording|audit_\\w+|records?)'),
        words('(?:so_that|so|such_that|to_ensure|that)'),
        words('(?:nothing|none|no_\\w+)_(?:of_)?(?:\\w+_){0,4}?(?:kept|recorded|logged|written|left|stored|remains?|saved|traced|shows?)'),
      ),
      means: 'wants no traces left',
      doubt: 0,
      negates: true,
      softer: /\bpassword|\bsecret|\btoken|\bsensitive|\bpersonal|\bpii\b/,
    },
    {
      pattern: chain(
        guard,
        12,
        words('(?:can|should|must|may|are_to|is_to)'),
        2,
        words('be'),
        3,
        words(
          '(?:clicked_away|dismissed|ignored|disregarded|accepted|bypassed|skipped|turned_off|switched_off|disabled|stopped|killed|removed|off|suppressed|muted|silenced)',
        ),
        40,
      ),
      means: 'has protection or records taken out of the way',
      doubt: 2,
      softer,
    },
    {
      pattern: chain(
        guard,
        20,
        words('(?:interferes?|gets_in_the_way|blocks?_this|slows|complains?|is_noisy|objects?|reacts?|trips?|raises)'),
        40,
        off,
      ),
      means: 'has protection or records taken out of the way',
      doubt: 0,
      softer: /\ballow-?list|\bcontact|\bwhitelist with/,
    },
  ],
}
