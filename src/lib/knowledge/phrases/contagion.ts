import {chain, either, mix, words, type PhraseBook} from '../grammar.ts'

const self = words(
  "(?:this|the_present)_(?:skill|file|folder|directory|message|prompt|text|block|paragraph|note|instruction|section|document|line|notice|page|rule)(?:'s_\\w+)? (?:these|the_following|the_same)_(?:lines|rules|instructions|paragraphs?|words|directives|notes) the_(?:paragraph|block|text|lines|section|note|instruction|snippet|prompt)_(?:below|above) itself yourself a_copy_of_(?:this|itself|yourself) copies_of_(?:this|itself)",
)
const spread = words(
  '(?:put|copy|place|leave|include|add|insert|push|install|set_up|sets_up|embed|append|share|forward|send|offer|link|mention|plant|drop|replicate|spread|propagate|distribute|publish|commit|paste|carry|pass_on|recommend|seed|write|upload|deploy|post|clone|reproduce|attach|repeat)(?:e?s|ed|ing|t?ing)?',
)
const many = words(
  '(?:into|in|to|on|with|onto|across|for|at|from|of|among)_(?:\\w+_)?(?:each|every|all|any|other|more|further|new|ten|five|several|as_many|whatever|whichever)_(?:\\w+_){0,3}?(?:repositor(?:y|ies)|repos?|projects?|readmes?|commits?|agents?|assistants?|machines?|remotes?|contacts?|skills?|files?|folders?|workspaces?|channels?|messages?|emails?|documents?|hosts?|people|friends|users?|branches|pull_requests?|servers?|replies|responses?|colleagues|directories|accounts?|customers?) (?:other|ten_more|five_more|more|all|every|each|further)_(?:\\w+_){0,2}?(?:assistants?|agents?|bots?|contacts?|machines?|repositor(?:y|ies)|repos|projects|colleagues|commits?|readmes?|remote) when_you_(?:create|write|generate|make|build)_(?:an?_)?(?:\\w+_)?(?:new_)?(?:skills?|agents?|repositor(?:y|ies)|projects?)',
)
const restore = words(
  '(?:restore|reinstall|re-install|recreate|bring_it_back|put_it_back|copy_it_back|re-create|re-add|rewrite|reinstate|regenerate)(?:s|d|ed|ing)?',
)
const softer =
  /\buser (?:asks|wants|names|chose|requests)|\bif the user|\bwhen asked|\bcolleague|\btemplate|\bnpm publish|\byour team|\bmanually|\bto share|\bto install|\bto use|\bclaude\/skills|\bcopy (?:this|the) (?:skill|folder|file|template|block|text|snippet) (?:to|into) (?:your|the|~)|\buse this|\bchecklist|\bheader|\blicense|\bcopyright|\bboilerplate|\bconfig|\bexample|\boutput format|\bfor each|\bcreate (?:a|the) new|\beach new|\bsubagents?|\bsub-agents?|\bprompt (?:below|above)|\bpaste this|\bdocumentation/

/** The text wants to be carried further, or to come back. */
export const contagions: PhraseBook = {
  gate: /^/,
  phrases: [
    {pattern: mix(40, spread, self, many), means: 'has the skill copied to other places', doubt: 1, softer},
    {
      pattern: chain(
        words('(?:get|have|make|let|tell|ask|convince|urge|persuade|instruct|encourage|bring)'),
        3,
        words(
          '(?:other|another|all|every|each|any|more|neighbou?ring|fellow)_(?:\\w+_)?(?:assistants?|agents?|bots?|models?|instances?|ais)',
        ),
        24,
        words('(?:to_)?(?:load|read|install|follow|adopt|use|obey|run|copy|import|open|execute)'),
        6,
        either(self, words('it')),
      ),
      means: 'has other agents take the skill over',
      doubt: 1,
      softer: /\bsubagent|\breviewer/,
    },
    {
      pattern: mix(
        60,
        words(
          '(?:if|when|whenever|should|once)_(?:this|the|these|it)_?(?:\\w+_)?(?:file|skill|folder|lines?|rule|hook|entry|service|job|note|is)?_?(?:\\w+_)?(?:is|are|gets?|was|has_been)_(?:ever_)?(?:removed|deleted|uninstalled|disabled|edited|missing|changed|cleaned|erased|stripped|reverted)',
        ),
        restore,
        words('(?:it|from|the|automatically|again|silently|immediately|at_once|backup|cache|copy)'),
      ),
      means: 'stays when it is removed',
      doubt: 1,
      softer: /\bby mistake|\baccident|\buser\b|\bgit\b|\btest\b|\bconfig|\bindex|\bcache is|\bbuild|\bdatabase|\bnode_modules/,
    },
    {
      pattern: chain(
        words('(?:so_that|so|and)'),
        3,
        words(
          '(?:the|any|every|all)_(?:next|later|other|following|subsequent|future|neighbou?ring)_(?:agents?|assistants?|models?|instances?|bots?)',
        ),
        12,
        words('(?:finds?|obeys?|follows?|reads?|loads?|picks?_(?:it|them)_up|inherits?|executes?|adopts?|gets?)'),
        12,
        words('(?:it|them|this|these|the_\\w+)'),
      ),
      means: 'has other agents take the skill over',
      doubt: 2,
      softer: /\bcontext|\bprogress|\bwork\b|\bstate|\bstatus|\btask\b|\bhandoff|\bnotes?|\bsession/,
    },
  ],
}
