import {chain, either, mix, words, type PhraseBook} from '../grammar.ts'
import {guidance, ofOthers, thisText, toVoid, voided} from './lexicon.ts'

/** `previous … instructions`, `the guidance you were given`, `what the system message says`. */
const theirGuidance = either(
  `${ofOthers} (?:[\\w'-]{1,16} ){0,3}?${guidance}`,
  `${guidance} (?:[\\w'-]{1,14} ){0,3}?${words('you_\\w+ came_before before_this ahead_of reached_you set_for_you above_this so_far up_to_now given_to_you handed_to_you from_(?:the_)?(?:system|operator|developer|user|before)')}`,
  words(
    'what_the_(?:system|developer|operator)_(?:message|prompt)_says (?:the_)?(?:system|developer|safety)_(?:prompts?|messages?|layer|training)',
  ),
)
const conflict = words(
  'conflicts? conflicting contradicts? contradictions? disagrees? differs? clash(?:es)? diverges? at_odds in_tension incompatible says?_otherwise say_something_else tells?_you_otherwise inconsistent collides?',
)
const wins = words(
  'wins? prevails? comes?_first takes?_precedence takes?_priority governs? counts? rules decides? outranks? outweighs? is_right has_the_(?:last|final)_(?:word|say) (?:is|are)_the_(?:\\w+_)?one_(?:that|to|which)_\\w+ is_(?:authoritative|decisive|final|binding) stands overrides? trumps? beats? follow go_with side_with stick_(?:to|with) defer_to obey',
)
const softer =
  /\bin (?:docs?|old|legacy|archive)\S{0,40}\/|\bconfig|\bsetting|\bdefault value|\blint\b|\bcss\b|\bstyle|\bformat|\bschema|\bgit\b|\bfile rules|\bairflow|\bpackage|\bversion|\bbranch|\benvironment|\bplaceholder|\bapi\b|\buser'?s? (?:preference|wins|choice)|\bfollow the user|\bproject|\brepositor|\bcodebase|\bconvention|\bclaude\.md|\bagents\.md|\buntrusted|\binjected|\bfound in|\breference|\bbrand|\bsection|\bprompt (?:field|box|template|library)|\bnegative prompt|\bimage|\bvideo|\bold prompt|\bcache|\bcss\b|\btest\b|\bignore (?:instructions|any)|\bagreement|\bparties|\btraining (?:data|prior|cutoff|knowledge)|\bhook\b/

/** The agent's other guidance is put out of force or below this text, in whatever words. */
export const rankings: PhraseBook = {
  gate: /^/,
  phrases: [
    {pattern: mix(28, theirGuidance, voided), means: 'says that earlier instructions no longer count', doubt: 1, negates: true, softer},
    {
      pattern: chain(toVoid, 24, theirGuidance),
      undone: /\bthe default|\bagreements?\b/,
      means: 'tells the agent to drop its earlier instructions',
      doubt: 1,
      softer,
    },
    {
      pattern: chain(
        toVoid,
        10,
        words('(?:the|all|any|every)'),
        12,
        guidance,
        24,
        words('(?:that_)?you_(?:were|have|had|got|learned|received|hold|carry|follow) before above so_far'),
      ),
      means: 'tells the agent to drop its earlier instructions',
      doubt: 1,
      softer,
    },
    {
      pattern: mix(
        60,
        either(theirGuidance, words("(?:the_)?(?:user|operator|system|developer|owner|assistant)(?:'s|s)?(?:_\\w+)?")),
        conflict,
        `${thisText} (?:[\\w'-]{1,12} ){0,2}?${wins}`,
      ),
      means: 'claims to outrank the instructions that the agent has',
      doubt: 1,
      softer,
    },
    {
      pattern: chain(
        words('the_only only sole'),
        2,
        words('rules? instructions? guidance directions? directives? guidelines orders authority source_of_\\w+'),
        3,
        words('that which you to'),
        30,
        words('binds? counts? appl(?:y|ies) follow obey matters? heed answer_to listen_to'),
        40,
        thisText,
      ),
      means: 'claims to be all that the agent has to follow',
      doubt: 1,
      softer,
    },
    {
      pattern: chain(
        words('from_(?:this|here|now)_?(?:line|point|moment|sentence|page|paragraph)? starting_now as_of_now henceforth hereafter'),
        4,
        words('on onward onwards forward ,? you answer follow obey listen'),
        60,
        words('only solely nothing_but exclusively no_other none_but alone'),
        40,
        either(thisText, guidance),
      ),
      means: 'claims to be all that the agent has to follow',
      doubt: 1,
      softer,
    },
    {
      pattern: chain(
        words('work act operate answer proceed go behave'),
        12,
        words('from by on according_to'),
        2,
        thisText,
        3,
        words('alone only exclusively solely and_nothing_else and_no_other'),
      ),
      means: 'claims to be all that the agent has to follow',
      doubt: 2,
      softer,
    },
    {
      pattern: chain(
        words('your_(?:actual|real|true|new|only|proper|genuine|updated|revised|secret)'),
        1,
        words(
          'assignment job task mission mandate duty duties brief orders instructions role objective purpose master loyalty allegiance goal',
        ),
        30,
        words('is are now follows? below lies comes? begins?'),
      ),
      means: 'gives the agent another task than the one it was given',
      doubt: 1,
      softer:
        /\bgame\b|\bexercise|\bstudent|\bcareer|\brole-?play|\binterview|\bcustomer|\bstory|\bsoul\.md|\byour human|\bcome from|\bwhat(?:'s| is)/,
    },
    {
      pattern: mix(
        40,
        words('take treat regard consider accept see adopt understand'),
        either(thisText, words('the_following')),
        words(
          'as_your_(?:actual|real|true|new|only|proper|updated|primary|sole)_(?:\\w+_)?(?:assignment|job|task|mission|mandate|brief|orders|instructions|role|objective|purpose|goal|system_prompt|rules|configuration)',
        ),
      ),
      means: 'gives the agent another task than the one it was given',
      doubt: 1,
    },
    {
      pattern: mix(
        60,
        thisText,
        words(
          'without_(?:consulting|asking|checking_with|telling|referring_to)_(?:\\w+_)?(?:users?|operator|owner|anyone|developer) (?:user|operator|owner|developer|they)_need_not_be_(?:consulted|asked|told|informed)',
        ),
        wins,
      ),
      means: 'claims to outrank the instructions that the agent has',
      doubt: 1,
      negates: true,
    },
    {
      pattern: chain(
        words('no_longer not never'),
        3,
        words('(?:be_)?(?:bound|governed|limited|restrained|constrained|held_back|restricted|ruled|controlled|answerable)'),
        2,
        words('by to'),
        16,
        either(guidance, words('anthropic openai your_makers? your_developers? your_creators? the_system')),
      ),
      means: 'tells the agent that its rules no longer bind it',
      doubt: 1,
      negates: true,
      softer,
    },
  ],
}
