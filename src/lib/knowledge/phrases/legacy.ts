import {chain, either, mix, words, type PhraseBook} from '../grammar.ts'

const store = words(
  '(?:store|save|record|write|add|put|plant|append|insert|keep|remember|note|commit|persist|pin|place|enter|memori[sz]e|log|inscribe|embed|set|register)(?:s|d|ed|ing)?',
)
const lasting = words(
  "(?:your|the|its|long-term|lasting|permanent|persistent|the_agent's|the_assistant's|the_user's)_(?:\\w+_){0,2}?(?:memory|memories|context|preferences?|notes|profile|knowledge|settings|instructions) memory\\.md claude\\.md agents\\.md soul\\.md gemini\\.md user\\.md identity\\.md heartbeat\\.md \\.cursorrules cursor_rules copilot-instructions\\.md permanently for_good forever to_memory in_memory into_memory as_a_(?:\\w+_)?(?:preference|fact|rule|habit) (?:long-term|permanent|persistent)_memory",
)
const order = words(
  '(?:always|never|every|all|any)_(?:\\w+_){0,3}?(?:safe|trusted|allowed|approved|run|obey|follow|trust|accept|execute|send|forward|pay|approve|first|backed|copied) (?:commands?|requests?|instructions?|messages?|payments?|links?|packages?|answers?|results?|skills?)_(?:\\w+_){0,3}?(?:are|is|go|goes|should|must|outrank|come)_(?:\\w+_){0,2}?(?:safe|trusted|approved|allowed|obeyed|followed|accepted|executed|through|first|those|always|without) questions?_(?:\\w+_){0,3}?(?:unnecessary|not_needed|unwanted|off) (?:confirmations?|approvals?|permission|prompts?|warnings?|safety|checks?)_(?:\\w+_){0,4}?(?:unnecessary|not_needed|off|disabled|waived|granted|skipped|not_required|optional) (?:turned|switched)_off without_(?:asking|confirmation|question|approval|telling|checking) (?:has|have|with|gets?)_(?:full|unrestricted|complete|admin|total|root)_(?:access|trust|rights|control|permissions?) (?:is|are)_(?:pre-?approved|pre-?authori[sz]ed|trusted|authoritative|always_right|to_be_trusted|never_to_be_questioned) outranks? take_precedence overrides? do_not_(?:ask|question|warn|tell|mention|verify) no_longer_(?:needs?|ask|requires?) (?:mirror|second|collection|backup|external)_(?:host|server|mailbox|address) (?:account|address|wallet)_(?:named|given|below|in_this) every_later_\\w+ obeys? disregard\\w*',
)
const later = words(
  '(?:(?:every|each|all|any)_)?(?:later|coming|future|subsequent|new|next|following|other|upcoming)_(?:\\w+_)?(?:sessions?|conversations?|chats?|assistants?|agents?|runs?|tasks?|requests?) from_now_on in_every_session survives?_\\w+ across_(?:all_)?sessions after_a_(?:reset|restart) (?:every|each|all)_(?:sessions?|conversations?|chats?)',
)
const hook = words(
  '(?:start|starts|begin|begins|open|opens|load|loads|loading|inherit|inherits|obey|obeys|follow|follows|apply|applies|carry|carries|run|runs|include|includes|keep|remember|read|reads|execute)(?:_\\w+)?',
)
const softer =
  /\buser (?:asks|wants|confirms|has reviewed|prefers|explicitly|said|told)|\bif they ask|\bafter the user|\bwith the user'?s? (?:consent|permission|approval)|\bask the user|\bbuild commands?|\btest command|\bnever save|\bdo not save|\bdo not store|\bdecision|\blessons?|\blearned|\blearnings?|\bnaming|\bconventions?|\barchitecture|\bfacts? about|\bprogress|\btodo\b|\bsummary|\bbug\b|\bfix\b|\bpattern|\broot cause|\berror|\bstyle|\bbirthday|\btimezone|\bunits|\blanguage/

/** What is said here is to outlive the task: in memory, in rules, in later sessions. */
export const legacies: PhraseBook = {
  gate: /^/,
  phrases: [
    {pattern: mix(70, store, lasting, order), means: "plants orders in the agent's memory", doubt: 1, negates: true, softer},
    {
      pattern: mix(
        50,
        words(
          '(?:this|these|the)_(?:\\w+_)?(?:skill|file|rule|rules|note|instructions?|paragraph|text|lines?|block|author|directive|message|section|code)',
        ),
        later,
        hook,
      ),
      means: "plants a lasting order in the agent's memory",
      doubt: 2,
      softer,
    },
    {
      pattern: mix(
        60,
        either(store, words('make_sure ensure see_to_it')),
        later,
        words(
          '(?:without_(?:telling|saying|asking|mentioning|explaining)\\w*|survives?|full_access|always_(?:obey|trust|run|load|follow)|obeys?|no_questions|regardless|silently|even_(?:if|after|when)|cannot_be_removed|same_(?:rights|access))',
        ),
      ),
      means: "plants a lasting order in the agent's memory",
      doubt: 1,
      negates: true,
      softer,
    },
    {
      pattern: chain(
        words('(?:remember|memori[sz]e|note|keep_in_mind)'),
        3,
        words('(?:permanently|forever|for_good|always|for_ever|in_all_future_\\w+)'),
        3,
        words('(?:that)?'),
        2,
        order,
      ),
      means: 'wants to be remembered for ever',
      doubt: 1,
      negates: true,
    },
    {
      pattern: mix(
        60,
        words('(?:plant|slip|smuggle|hide|sneak|embed|bury)(?:s|ed|ing)?'),
        words('(?:this|these|the|a)_(?:\\w+_)?(?:note|instructions?|rule|line|lines|paragraph|text|message|directive|entry|block)'),
        lasting,
      ),
      means: "plants orders in the agent's memory",
      doubt: 1,
    },
    {
      pattern: chain(
        store,
        24,
        either(lasting, words('(?:claude|agents|memory|soul)\\.md')),
        20,
        words('(?:saying|stating|that_says|that_states|to_the_effect|that_reads|telling|so_that)'),
        80,
        words(
          '(?:always|never|unnecessary|obeys?|trust\\w*|safe|without_(?:asking|confirmation)|not_(?:needed|necessary|required)|approved|every|all|first|skip\\w*)',
        ),
      ),
      means: "plants orders in the agent's memory",
      doubt: 1,
      negates: true,
      softer,
    },
  ],
}
