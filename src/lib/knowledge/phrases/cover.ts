import {chain, either, mix, wording, words, type PhraseBook} from '../grammar.ts'
import {person} from './lexicon.ts'

const account = words(
  '(?:the|your|any|its|every|final|closing|a)_(?:\\w+_)?(?:summary|summaries|recap|report|reports|overview|log|logs|stats|statistics|history|answers?|repl(?:y|ies)|output|response|notes|list|minutes|transcript|digest|changelog|commit_message|conversation|chat|table|preview)',
)
const softer =
  /\bsecret|\bpassword|\btoken\b|\bapi[- ]?key|\bcredential|\bpersonal data|\bpii\b|\bempty|\bstack trace|\braw\b|\bjson\b|\bspoiler|\bsolution|\bdraft|\bai-generated|\bjargon|\binternal id|\bnever (?:log|print|commit)|\btest\b|\bcss\b|\blayout|\bbutton|\bmenu\b|\btoolbar|\bcolumn|\bfield|\belement|\bhidden input|\bflag\b|\bdeprecated|\buntrusted|\binjected|\bprompt injection|\bduplicate|\bemoji|\bmarkdown|\bheading|\bpreamble|\bpleasantr|\bfiller/

/** Something is to stay out of sight: of a report, of the person it concerns. Each is weak by itself. */
export const omissions: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(
        50,
        words('(?:remove|take|keep|hide|move|get)s?'),
        words('(?:twin|copy|copies|thread|invitation|message|event|reply|entry|it|them)'),
        words('(?:from|out_of)_(?:view|sight)|hidden'),
      ),
      means: 'keeps something out of sight',
      doubt: 1,
      softer,
    },
    {
      pattern: mix(
        30,
        words(
          '(?:left|leave|leaves|kept|keep|keeps|stay|stays|remain|remains|is|are|belongs|belong|goes|go|taken|take|drop|drops)_?(?:\\w+_){0,4}?(?:out_of|off|outside|away_from|nowhere_in|no_part_of)',
        ),
        account,
      ),
      means: 'keeps something out of a report',
      doubt: 1,
      softer,
    },
    {
      pattern: mix(40, words('(?:has|have|had)_no_(?:place|business|part)_in'), account),
      means: 'keeps something out of a report',
      doubt: 0,
      softer,
    },
    {
      pattern: chain(
        words(
          '(?:is|are|must|should|may|shall|will|does|do|can|need)_(?:not|never)_(?:to_)?(?:be_)?(?:come_up|show_up|shown|appear|mentioned|discussed|brought_up|referred_to|reported|listed|named|raised|told|surface|spoken_of|talked_about|disclosed|noticed|seen)',
        ),
        4,
        words('(?:in|with|to|by|on|at|anywhere|again|of)?'),
        3,
        either(account, person, words("'?what_\\w+ \\S?stats\\S?")),
      ),
      means: 'keeps something out of sight',
      doubt: 1,
      negates: true,
      softer,
    },
    {
      pattern: chain(
        words("(?:do_not|don't|never|without|not_to|no_need_to)"),
        4,
        words(
          '(?:refer(?:ring)?_to|mention(?:ing)?|bring(?:ing)?_up|speak(?:ing)?_of|talk(?:ing)?_about|disclos(?:e|ing)|reveal(?:ing)?|discuss(?:ing)?|comment(?:ing)?_on)',
        ),
        3,
        words(
          '(?:this|these|that|the)_(?:\\w+_)?(?:update|paragraph|section|note|verse|comment|rule|block|message|step|notice|line|text|instruction|matter|line|order|arrangement|part)s? it this',
        ),
        0,
      ),
      means: 'forbids to speak of itself',
      doubt: 0,
      negates: true,
      softer: new RegExp(`${softer.source}|\\brules? in the (?:output|answer|result)`),
    },
    {
      pattern: wording('(?:pass|passes|skip|skips|glide|glides)_over_(?:it|this|the_(?:matter|step|point|subject|topic|upload|transfer))'),
      means: 'forbids to speak of itself',
      doubt: 1,
    },
    {
      pattern: wording(
        '(?:keep|keeps|kept)_(?:it|this|that|them|the_\\w+)_to_(?:yourself|itself|themselves) between_(?:the_)?\\w+(?:_\\w+)?_and_you between_you_and_(?:the_)?\\w+',
      ),
      means: 'asks for secrecy',
      doubt: 1,
      softer: /\bcompare|\bdifference|\brelationship|\bchoose|\bsync\b/,
    },
    {
      pattern: mix(
        30,
        words(
          '(?:without_(?:any_)?comment(?:ing)?|without_a_word|without_saying_(?:so|anything)|wordlessly|no_questions_asked|without_remark)',
        ),
        words('(?:put|add|do|send|place|write|set|change|run|them|it|there|copy|append|insert|start)'),
      ),
      means: 'asks for secrecy',
      doubt: 1,
      softer,
    },
    {
      pattern: wording('only_the_\\w+(?:_\\w+)?_(?:is|are)_(?:reported|shown|mentioned|listed|visible|told)'),
      means: 'reports only a part',
      doubt: 1,
      softer,
    },
    {
      pattern: chain(
        words(
          "(?:so|such)_(?:that_)?(?:it|they|this|the_\\w+|that|nobody|no_one|reviewers?|the_user)_(?:\\w+_){0,3}?(?:does_not|do_not|doesn't|don't|is_not|are_not|isn't|cannot|won't|not)_(?:be_)?(?:show|shown|noticed?|seen|see|missed|visible|suffer|stand_out|appear|suspect|look|catch|find)\\w* so_that_no_(?:notice|notification|warning|alert|trace|sign|record|mail|message)_\\w+ so_(?:that_)?(?:they|it)_look(?:s)?_(?:\\w+_){0,2}?(?:rather_than|instead_of|natural|normal|innocent|grown|routine)",
        ),
      ),
      means: 'is made so that nobody notices',
      doubt: 0,
      negates: true,
      softer: /\bflicker|\blayout shift|\bclip\b|\boverlap|\btruncat|\bscreen reader/,
    },
    {
      pattern: mix(
        24,
        words('(?:visible|link|shown|displayed)_(?:\\w+_)?(?:text|label|part|form|name)'),
        words('(?:as_(?:is|it_is|before)|bare|unchanged|only|untouched|short)'),
      ),
      means: 'is made so that nobody notices',
      doubt: 2,
      softer: /\balt text|\baria\b/,
    },
    {
      pattern: chain(
        words('(?:one_pixel|1px|1x1|zero-size|invisible|tiny|transparent)'),
        40,
        words('(?:image|images|badge|badges|pixel|picture|gif|high|wide|text)'),
      ),
      means: 'is made so that nobody notices',
      doubt: 1,
      softer: /\bpng (?:with|background)|\bborder|\bfavicon/,
    },
  ],
}

/** The person concerned does not know, and is not to. */
export const unawareness: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: chain(
        either(
          person,
          words(
            'she he him her colleagues? (?:the_)?(?:owner|teacher|employee|report|partner|manager|reader|gardener|taxpayer|contributor|pupil|parent|child|hr|host|guest|recipient|account_holder|viewer|subject|victim|buyer|seller|patient|tenant|student|worker|staff)s?',
          ),
        ),
        2,
        words(
          "(?:need|needs|must|should|may|is|are|was|will|shall|does|do|can|has|have|ought)_?(?:n't|not|never) needn't mustn't isn't aren't won't doesn't don't can't cannot",
        ),
        3,
        words(
          '(?:to_|be_|have_to_|need_to_)*(?:know|learn|hear|notice|see|realise|realize|find_out|aware|told|informed|suspect|discover|understand|shown|asked|consulted|notified|warned)',
        ),
        3,
        words('(?:of_(?:it|this|that)|about|that|this|it|what|where|why|to|,|how|they|the)? \\W?'),
        0,
      ),
      means: 'keeps the person concerned in the dark',
      doubt: 1,
      negates: true,
      softer:
        /\bwhat you can|\bhow to|\bcode\b|\btechnical|\bfamiliar|\bgit\b|\bprogramming|\bpassword|\bif |\bunless|\byet\b|\berror|\blogged|\blogin|\bneed to know (?:how|which|what)|\bsee (?:the )?(?:raw|error|json|logs|each|every)|\bexpert|\bsign(?:ed)? in/,
    },
    {
      pattern: wording(
        '(?:while|when)_(?:she|he|they|the_user|the_person|the_owner|everyone|the_child)_(?:sleeps?|is_asleep|are_asleep|is_away|are_away|is_out|are_out|is_not_looking|are_not_looking)',
      ),
      means: 'waits until nobody looks',
      doubt: 0,
    },
    {
      pattern: mix(
        50,
        words("(?:do_not|don't|does_not|never|will_not|won't|cannot|can't)_(?:know|understand|see|notice|realise|realize)_what"),
        words('(?:agree|agreeing|consent|consenting|happen|happening|happens|runs?|sent|see|approve|going_on)'),
      ),
      means: 'counts on the person not understanding',
      doubt: 1,
      negates: true,
      softer: /\byou |\bif /,
    },
    {
      pattern: mix(
        50,
        person,
        words('(?:take|takes|believe|believes|think|thinks|assume|assumes|takes_it)'),
        words('(?:neutral|independent|genuine|official|from_(?:us|them|it|the_bank)|for_granted|harmless|real_one)'),
      ),
      means: 'counts on the person being deceived',
      doubt: 2,
      softer: /\bdo not|\bdon't|\bnever/,
    },
  ],
}
