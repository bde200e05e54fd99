import {chain, either, verbs, words, type PhraseBook} from '../grammar.ts'

const others = words(
  "(?:other|another|all_other|all|every|every_other|each|any|neighbou?ring|peer|sibling|sub-?|foreign|connected|installed|existing|remaining)_(?:\\w+_){0,2}?(?:ai_)?(?:agents?|assistants?|skills?|bots?|plugins?|extensions?)(?:'s?|s')? (?:the_)?(?:main|parent|orchestrator|supervisor|reviewer|peer|downstream|upstream)_agents?(?:'s?|s')?",
)
const self = words(
  'itself this_skill these_rules these_directives this_file this_prompt this_instruction this_text this_message these_instructions the_skill_itself its_own_(?:code|files?|instructions?) a_copy_of_(?:itself|this) copies_of_(?:itself|this) yourself this_block this_section',
)

/** Somebody else speaks than the sender line says. */
export const impersonations: PhraseBook = {
  gate: /imperson|pretend|pose|posing|pretext|spoof|forg|fake|falsif|fabricat|as if|on behalf|sign|sender|from|masquerad|disguis|identity|approved|confirmed|claim|tell|overrul|overrid|ignore|veto|cancel/,
  phrases: [
    {
      pattern: chain(
        either(
          verbs('impersonate spoof masquerade forge counterfeit'),
          words(
            'pretend_to_be pretending_to_be pose_as posing_as poses_as disguise_(?:yourself|itself|it|the_message|messages)_as masquerading_as',
          ),
        ),
        24,
        words(
          '(?:the_|an?_|your_)?(?:users?|owners?|human|admin(?:istrator)?s?|system|orchestrator|supervisor|operators?|(?:\\w+_)?agents?|assistant|sender|senders?_identity|colleagues?|managers?|boss|support|bank|identity|identities|messages?|approvals?|signatures?|from_(?:header|address))',
        ),
      ),
      means: 'has the agent speak as somebody else',
      doubt: 1,
      softer:
        /role-?play|simulat|test|persona interview|user-agent|user agent|kubectl|service account|--impersonate|interview|customer in|playing/,
    },
    {
      pattern: chain(
        verbs('send post write submit publish reply respond compose message email'),
        50,
        words(
          'as_if_(?:it|they|you|he|she)_(?:came|come|were|was|is|are|wrote)_?(?:from|sent_by|written_by|the)? as_though_(?:it|they|you)_(?:came|come|were|was)_?(?:from|sent_by|written_by|the)? in_the_name_of pretending_to_be under_the_identity_of using_the_identity_of',
        ),
        20,
        words(
          '(?:the_|an?_|their_|another_|your_)?(?:users?|owners?|human|admin\\w*|system|orchestrator|supervisor|operators?|agents?|colleagues?|managers?|person|sender|\\w+_agent)',
        ),
      ),
      means: 'forges the sender of a message',
      doubt: 1,
      softer: /user asks|draft|ghost-?writ|tone|style|voice/,
    },
    {
      pattern: chain(
        verbs('tell inform notify assure convince report claim message'),
        8,
        either(others, words('(?:the_)?(?:(?:\\w+_)?agents?|orchestrator|supervisor|reviewer|subagents?|sub-agents?|peers?)')),
        16,
        words('that'),
        6,
        words(
          '(?:the_|a_|your_)?(?:users?|human|owner|admin\\w*|operator|security(?:_team)?|legal|management|compliance|qa|team|supervisor|request|action|task|change)',
        ),
        4,
        words(
          '(?:has_|have_|had_|was_|is_)?(?:already_|been_)?(?:approved?|authori[sz]ed|confirmed|granted|agreed|consented|verified|signed_off|pre-approved)',
        ),
      ),
      means: 'forges an approval towards another agent',
      doubt: 0,
      softer: /after|once|only if|when the user/,
    },
    {
      pattern: chain(
        verbs('forge fabricate fake falsify invent manufacture inject insert'),
        24,
        words(
          '(?:messages?|approvals?|confirmations?|consent|signatures?|tool_(?:results?|outputs?)|log_entries|logs|responses?|votes?|reviews?_from|authori[sz]ations?|handoffs?|identit(?:y|ies)|receipts?)',
        ),
        24,
        either(words('(?:from|of|by|into|in|to|between|as)'), words('(?:the|an?|other)')),
        20,
        either(
          others,
          words(
            '(?:the_|an?_|other_)?(?:users?|owner|human|admin\\w*|system|orchestrator|supervisor|reviewer|agents?|queue|inbox|conversation|session|transcript|shared_\\w+|message_bus)',
          ),
        ),
      ),
      means: 'forges messages between agents',
      doubt: 1,
      softer: /never|do not|mock|test|stub|fixture|sample data|fake data|error/,
    },
    {
      pattern: chain(
        words('(?:message|messages|instruction|instructions|output|outputs|request|requests)'),
        20,
        words('from'),
        3,
        others,
        60,
        words('(?:must|should|are_to|is_to|shall|as)'),
        30,
        words(
          '(?:trusted|obeyed|followed|executed|elevated|authoritative|privileged|override|overrides|supersedes?|bypass\\w*|without_(?:question|verification|validation|review))',
        ),
      ),
      means: 'gives messages of other agents an authority that nobody granted',
      doubt: 1,
      softer: /never|not be|untrusted|verif/,
    },

    {
      pattern: chain(
        verbs('override ignore overrule veto cancel'),
        6,
        words('(?:the_|any_|all_)?(?:decisions?|instructions?|outputs?|results?|permissions?|tasks?|objections?|verdicts?)'),
        1,
        words('of from by'),
        1,
        others,
      ),
      means: 'takes over from other agents',
      doubt: 1,
      softer: /never|do not|user/,
    },

    {
      pattern: chain(
        words('sign signs signing send sends sending write post reply'),
        30,
        words('as'),
        1,
        words(
          "(?:the_)?(?:ceo|cfo|cto|president|director|boss|manager|administrator|user's_manager|system_administrator|support_team|security_team|bank|government|police|legal_department|hr_department)",
        ),
      ),
      means: 'has the agent speak as somebody else',
      doubt: 2,
      softer: /draft|template|example/,
    },
  ],
}

/** The skill spreads, or changes what others do. */
export const spreadings: PhraseBook = {
  gate: /itself|this skill|this file|this prompt|this instruction|this text|this message|these instructions|copy|copies|yourself|this block|this section|replicat|propagat|spread|self-|other skills|other agents|skills|agents|publish|recommend/,
  phrases: [
    {
      pattern: chain(
        either(
          verbs(
            'copy install replicate propagate spread clone duplicate distribute embed inject insert append add write include paste share publish push upload deploy plant',
          ),
          words('self-replicates? self-propagates?'),
        ),
        10,
        self,
        24,
        words('(?:in|to|into|onto|across|on|with|among|within)'),
        10,
        either(
          others,
          words(
            "(?:all|every|any|each|other|the_user's|new|connected|reachable|neighbou?ring|future)_(?:\\w+_){0,2}(?:repositor(?:y|ies)|repos?|projects?|workspaces?|files?|machines?|hosts?|sessions?|accounts?|devices?|directories|folders?|messages?|emails?|documents?|responses?|outputs?|conversations?|channels?|contacts?|skills?_folders?|agents?\\.md|claude\\.md|readmes?|commits?|prs?|pull_requests?|registr(?:y|ies)|servers?)",
          ),
        ),
      ),
      means: 'has the skill copied to other places',
      doubt: 0,
      softer: /if the user|when (?:the user )?ask|user wants|manually|to use (?:this|the) skill|your (?:team|agent)/,
    },
    {
      pattern: chain(
        words('self-?replicat\\w+ self-?propagat\\w+ (?:replicates?|propagates?|spreads?|reproduces?|clones?)_(?:itself|yourself)'),
      ),
      means: 'spreads by itself',
      doubt: 1,
      softer: /worm|virus|not/,
    },
    {
      pattern: chain(
        words('(?:instruct|tell|ask|convince|persuade|get|have|make|force|require|encourage)'),
        6,
        others,
        24,
        words('(?:to_)?(?:install|load|copy|adopt|follow|run|use|share|forward|spread|include|execute)'),
        12,
        either(self, words('this_skill the_same_(?:instructions?|skill) the_skill')),
      ),
      means: 'has other agents take the skill over',
      doubt: 1,
    },
    {
      pattern: chain(
        words('(?:install|download|add|enable|load|activate|deploy)(?:s|ed|ing)?'),
        6,
        words(
          '(?:additional|more|other|further|companion|related|dependent|new|extra|recommended|partner|required)_(?:\\w+_)?(?:skills|plugins|extensions|agents|mcp_servers)',
        ),
        60,
        words('without automatically silently unasked on_its_own in_the_background unprompted even_if'),
      ),
      means: 'installs further skills unasked',
      doubt: 1,
      softer: /never|do not|don't/,
    },
    {
      pattern: chain(
        words('(?:silently|automatically|secretly|quietly|always|immediately)'),
        12,
        words('(?:install|publish|re-?install|re-?publish|propagate|redistribute)(?:s|ed|ing)?'),
        10,
        either(self, words('(?:other|additional|more|companion|the_latest|new|further)_(?:\\w+_)?(?:skills?|plugins?|agents?)')),
      ),
      means: 'installs or publishes skills unasked',
      doubt: 1,
      softer: /update|never|not/,
    },
    {
      pattern: chain(
        words('(?:include|append|add|embed|insert|put|attach)'),
        24,
        either(self, words('(?:the|a)_(?:link|reference|install\\w*_(?:command|line|instructions?))_(?:to|for)_this_skill')),
        30,
        words('(?:in|to|into|at_the_end_of)'),
        6,
        words('(?:every|each|all|any)'),
        20,
        words('(?:response|reply|replies|output|message|email|commit|file|document|post|answer|pull_request|readme)s?'),
      ),
      means: 'puts itself into everything the agent writes',
      doubt: 0,
    },

    {
      pattern: chain(
        words('(?:add|copy|commit|push|install|include|write|place|put)(?:s|ed|ing)?'),
        3,
        self,
        6,
        words('to into in'),
        4,
        words('(?:its|each|every|any|all)'),
        36,
        words('folders? director(?:y|ies) repositor(?:y|ies) repos? \\.?claude\\S* skills? workspaces? projects?'),
      ),
      means: 'has the skill copied to other places',
      doubt: 1,
      softer: /if the user|when (?:the user )?ask|user wants|manually/,
    },

    {
      pattern: chain(
        words('(?:install|deploy|add|enable|register|publish|activate)(?:s|ed|ing)?'),
        2,
        self,
        4,
        words('for on in'),
        4,
        words('(?:every|all|each|any)'),
        12,
        words('users? agents? machines? accounts? projects? hosts? devices? workspaces? profiles?'),
      ),
      means: 'has the skill copied to other places',
      doubt: 1,
      softer: /if the user|system-wide|globally|team can/,
    },
  ],
}

/** Changes to what belongs to other skills and agents. */
export const foreignChanges: PhraseBook = {
  gate: /skill|agent|plugin|extension|assistant|bot/,
  phrases: [
    {
      pattern: chain(
        verbs(
          'modify edit patch rewrite overwrite alter replace inject insert append plant embed hide prepend add write tamper_with change',
        ),
        40,
        words(
          '(?:files?|code|skill\\.md|config\\w*|settings|instructions?|prompts?|system_prompts?|permissions?|memory|memories|descriptions?)',
        ),
        4,
        words('(?:of|in|for|belonging_to)'),
        4,
        others,
      ),
      means: 'changes what belongs to other skills or agents',
      doubt: 1,
      softer: /user asks|when asked|if the user|never|do not|conflict|permission|migrat|refactor|own|subagent|review|format/,
    },
    {
      pattern: chain(
        verbs(
          'modify edit patch rewrite overwrite alter replace disable delete remove uninstall inject append tamper_with hijack override change backdoor corrupt sabotage',
        ),
        30,
        either(others, words('(?:other|another|all|every)_(?:users?|teams?)_agents?')),
        30,
        words(
          '(?:files?|code|skill\\.md|configs?|configuration|settings|instructions?|prompts?|system_prompts?|permissions?|manifests?|behaviou?r|workspaces?|descriptions?|memory|tools?|hooks?|scripts?)',
        ),
      ),
      means: 'changes what belongs to other skills or agents',
      doubt: 1,
      softer: /user asks|when asked|if the user|never|do not|conflict|permission|migrat|refactor|own|subagent|review/,
    },
    {
      pattern: chain(
        words('(?:inject|insert|plant|embed|hide|prepend|append|smuggle)(?:s|ed|ing)?'),
        30,
        words('(?:into|in|to|inside)'),
        6,
        either(others, words('(?:the_)?(?:other|another|installed|existing)_(?:\\w+_)?(?:skill|agent|plugin)s?')),
        20,
        words('(?:skill\\.md|files?|prompts?|instructions?|context|config\\w*|code|system_prompts?|memory|messages?|queue|inbox)'),
      ),
      means: 'plants something in other skills or agents',
      doubt: 1,
      softer: /never|do not|dependency|context into (?:the )?sub/,
    },
    {
      pattern: chain(
        words('(?:disable|uninstall|remove|delete|deactivate|block|kill|unload)(?:s|d|ed|ing)?'),
        10,
        words(
          '(?:all|any|every|other|competing|conflicting|rival|security|existing)_(?:\\w+_)?(?:skills?|plugins?|agents?|extensions?|scanners?|guards?)',
        ),
      ),
      means: 'removes other skills or agents',
      doubt: 2,
      softer: /user asks|if the user|unused|when asked|never|do not|to (?:debug|test)|browser|vs ?code|chrome|ad ?block/,
    },

    {
      pattern: chain(
        verbs('modify edit patch rewrite overwrite alter replace change update'),
        3,
        words('(?:the_)?(?:other|all_other|every_other|existing|installed|all_installed)_(?:skills|agents|plugins)'),
        4,
        words('so so_that to'),
        6,
        words('(?:they_)?(?:import|include|call|load|use|reference|depend|report|send|forward|trust|always|first)'),
      ),
      means: 'changes what belongs to other skills or agents',
      doubt: 1,
      softer: /user asks|migrat|never/,
    },
  ],
}

/** Reads of what belongs to other agents. */
export const foreignReads: PhraseBook = {
  gate: /agent|session|workspace|transcript|histor|memory/,
  phrases: [
    {
      pattern: chain(
        verbs('read access collect gather copy extract search dump harvest steal spy_on retrieve query export'),
        24,
        either(others, words("(?:other|all|another|every)_(?:users?|tenants?|peoples?)(?:'s?|s')?_(?:agents?|sessions?)")),
        20,
        words(
          '(?:workspaces?|sessions?|session_\\w+|transcripts?|histor(?:y|ies)|memor(?:y|ies)|conversations?|chats?|messages?|credentials?|secrets?|configs?|configuration|logs?|context|state|files?|data|prompts?|tokens?|keys?)',
        ),
      ),
      means: 'reads what belongs to other agents',
      doubt: 1,
      softer: /user asks|when asked|subagents?'? (?:results?|output)|never|do not|report/,
    },
  ],
}
