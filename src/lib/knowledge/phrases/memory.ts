import {chain, either, verbs, words, type PhraseBook} from '../grammar.ts'

/** The agent's standing text, as people call it. */
export const memoryFiles = words(
  '(?:\\S{0,60}/)?(?:soul|memory|agents|claude|gemini|identity|heartbeat|user|bootstrap|tools)\\.md \\S{0,40}\\.?(?:cursorrules|windsurfrules|clinerules|copilot-instructions(?:\\.md)?|cursor/rules\\S{0,30})',
)
const memory = either(
  memoryFiles,
  words(
    "(?:your|the_agent's|its|agent|assistant|long-term|persistent|permanent|core|the_assistant's|claude's|the_model's)_(?:long-term_|persistent_|core_)?(?:memory|memories|memory_(?:store|file|bank)|identity|personality|standing_(?:orders|instructions)|persistent_instructions|system_prompt|context_file|global_(?:rules|instructions)|knowledge_base) memory_stores? agent_memory heartbeat_files? (?:the_|your_)system_prompt global_(?:rules|instructions)",
  ),
)
const write = verbs(
  'append add write insert save store persist inject plant embed prepend put record copy overwrite replace modify edit rewrite update implant seed',
)
const lasting = words(
  'always permanently forever (?:in|for|across|at|before|after|on)_(?:all|every|each|any|the_start_of_(?:all|every|each))_(?:future_)?(?:sessions?|conversations?|tasks?|requests?|chats?|messages?|commits?|responses?|tool_calls?) future_(?:sessions?|conversations?|tasks?|agents?) every_session all_sessions from_now_on survives?_(?:a_)?(?:restarts?|reboots?|uninstall\\w*|resets?|session) persists?_(?:across|after|even|beyond|between) even_(?:after|if)_(?:this_skill|the_skill|it)',
)

/** Orders are planted where the agent will read them in every later session. */
export const plantings: PhraseBook = {
  gate: /memor|soul|agents\.md|claude\.md|gemini\.md|identity|heartbeat|from now on|henceforth|bootstrap|user\.md|tools\.md|rules|instructions|system prompt|personality|standing|future|remember|session|yourself|itself|startup|boot|overwrite|replace/,
  phrases: [
    {
      pattern: chain(write, -70, words('(?:in|to|into|on)'), 10, memory, -110, lasting),
      means: "plants a lasting order in the agent's memory",
      doubt: 1,
      softer:
        /user (?:asks|says|wants|prefer)|preferences?|learn(?:ing|ed|t)|lessons?|mistake|template|format|project|convention|decision|summary|never (?:write|store|save|add)|never forget/,
    },
    {
      pattern: chain(
        write,
        30,
        words('(?:hidden|malicious|its_own|these|additional|persistent|covert|standing|our)'),
        14,
        words('directives? orders? payloads? instructions? commands? overrides?'),
        14,
        words('(?:in|to|into|on|inside)'),
        10,
        memory,
      ),
      means: "plants orders in the agent's memory",
      doubt: 1,
      softer: /project|section|user's|template|team|setup|set up|snippet/,
    },
    {
      pattern: chain(
        words('memorize remember store save retain keep_in_mind internalize'),
        12,
        words(
          '(?:permanently|forever|across_(?:all_)?sessions|for_(?:all|every)_future_\\w+|from_now_on|as_a_(?:permanent|standing|core|trusted)_\\w+|in_(?:all|every)_future_\\w+|long-term)',
        ),
        60,
        words('that to this and the is must should'),
      ),
      means: 'wants to be remembered for ever',
      doubt: 2,
      softer: /user|preference|context|project|key points|decisions/,
    },
    {
      pattern: chain(
        words('remember memorize record store save note add'),
        24,
        words('as'),
        6,
        words('(?:trusted|authoritative|preferred|safe|verified|approved|whitelisted|official)'),
        3,
        words('sources? domains? sites? vendors? providers? skills? authors? senders? hosts?'),
      ),
      means: 'has somebody remembered as trusted',
      doubt: 1,
      softer: /user (?:asks|confirms|approves)/,
    },
    {
      pattern: chain(
        either(words('modify overwrite replace rewrite change corrupt alter poison tamper_with edit delete erase wipe')),
        10,
        words("(?:your|the_agent's|its|the_assistant's|the_user's)"),
        8,
        words(
          '(?:soul|identity|personality|core_identity|core_values|long-term_memory|standing_instructions|persona_file|memory_files?|soul\\.md|identity\\.md|system_prompt)',
        ),
      ),
      means: 'changes who the agent is',
      doubt: 2,
      softer: /user asks|when asked|with (?:the user|permission)|if the user|user wants|ask/,
    },

    {
      pattern: chain(
        verbs('edit update modify change amend patch'),
        6,
        memoryFiles,
        30,
        words('to so_that which that'),
        12,
        words('allow allows permit grant trust disable skip bypass remove always auto-approve ignore forward send approve never'),
      ),
      means: "plants a lasting order in the agent's memory",
      doubt: 1,
      softer: /user (?:asks|wants)|project|learn/,
    },
    {
      pattern: chain(
        words(
          'from_now_on henceforth in_(?:all|every)_(?:future|subsequent|later)_(?:sessions?|conversations?|chats?|interactions?|tasks?)',
        ),
        40,
        words('remember recommend always never promote insert include mention send forward trust prefer treat'),
        60,
        words('\\w+'),
      ),
      means: 'wants to be remembered for ever',
      doubt: 2,
      softer: /user|preference|project|lesson|learn/,
    },

    {
      pattern: chain(
        write,
        4,
        words('yourself itself this_skill the_skill these_rules this_rule this_instruction this_text this_line'),
        12,
        words('to in into'),
        12,
        words(
          '(?:startup|boot|bootstrap|standing|global|persistent|core|system)_(?:instructions?|prompt|rules|context|memory|orders|config\\w*|files?)',
        ),
        60,
        words('session start restart conversation always every survives? persists?'),
      ),
      means: "plants a lasting order in the agent's memory",
      doubt: 1,
      softer: /user (?:asks|wants)/,
    },
    {
      pattern: chain(
        words('overwrite replace overwrites replaces'),
        4,
        words("(?:the_|your_|the_agent's_)?(?:\\S{0,40}/)?(?:soul|identity|agents|claude|memory)\\.md"),
        12,
        words('with by'),
        30,
        words('\\w+'),
      ),
      means: 'changes who the agent is',
      doubt: 2,
      softer: /user|template|chosen|selected|persona|backup/,
    },
  ],
}
