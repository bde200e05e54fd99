import {chain, either, mix, words, type PhraseBook} from '../grammar.ts'

/** Where text comes from that is not part of the skill. */
const remote = words(
  'https?:\\/\\/\\S{3,160} (?:the|our|an?|its|that|their)_(?:\\w+_){0,2}?(?:servers?|endpoints?|gists?|webhooks?|remote_\\w+|url|web_?page|pastebin|feed|api_response|response_body) (?:the|that|this|a)_(?:page|reply|response|gist|feed|inbox|shared_inbox)(?:_\\w+)? (?:fetched|returned|retrieved|downloaded|remote)_(?:\\w+_)?(?:pages?|text|content|file|document|body) subject_lines? (?:incoming|inbound)_(?:messages?|mails?|emails?)',
)
const get = words(
  '(?:fetch|load|read|get|pull|download|retrieve|look_up|poll|query|refresh|check|visit|open|consult|obtain|request|call|contact|curl|sync|update|reload|lives|hosted|kept|published|found|arrives?|returned|ask|see|go_to)(?:e?s|ed|ing)?',
)
const comply = words(
  "(?:act|acting|do|behave|proceed)_(?:exactly_)?(?:as|what(?:ever)?|accordingly|on)(?:_\\w+)? comply(?:ing)? carry(?:ing)?_(?:them|it|out)\\w*(?:_out)? obey(?:s|ing)? adopt(?:s|ed|ing)? adhere follow(?:ing)?_(?:it|them|what|whatever|its|those|the_(?:instructions?|orders|steps|directions|guidance))\\w* perform_(?:the_steps|what|whatever|it|them|its|the_actions?)\\w* execut(?:e|ing)_(?:it|them|what|whatever|its|the_(?:instructions?|steps|commands?))\\w* run_(?:them|it|what|whatever)\\w* (?:treat|regard|consider|take)(?:ed)?_(?:it|them|its_\\w+|the_\\w+)_as_(?:\\w+_){0,3}?(?:instructions?|sections?|orders|directives|part) (?:is|are)_(?:to_be_)?(?:treated|regarded|considered|followed|taken|obeyed)_(?:as_)?(?:\\w+_){0,3}?(?:instructions?|part|orders|directives|sections?|commands?)? part_of_(?:these|your|the|this_skill's)_instructions apply_(?:it|them|whatever)\\w* let_it_\\w+ replaces?_(?:these|this|the)_\\w+",
)
const order = words(
  "(?:(?:today's|current|latest|new|next|fresh|daily|further|additional|updated|live|real|actual|remaining)_)+(?:orders|instructions?|guidelines|rules|procedure|tasks?|steps?|directives|playbook|behaviou?r|prompt|policy|directions|commands) (?:orders|instructions|guidelines|directives|playbook|commands|system_prompt|directions) what_to_do(?:_next)? the_steps_it_\\w+ your_(?:guidelines|rules|instructions|orders|behaviou?r|tasks?|next_\\w+)",
)
const each = words(
  '(?:each|every)_(?:\\w+_)?(?:time|task|session|hour|run|day|request|start|use|turn|invocation|minute|message|conversation|morning|week|minutes|hours) whenever periodically hourly daily before_(?:each|every|any)_\\w+ at_(?:startup|the_start|launch|the_beginning) on_(?:startup|load|each|every) begin_\\w+ first_of_all again regularly at_regular_intervals',
)
const mail = words(
  '(?:web_?pages?|pages?|emails?|mails?|messages?|documents?|comments?|issues?|tickets?|posts?|tweets?|inbox|subject_lines?|feeds?|articles?|attachments?|search_results?|tool_(?:outputs?|results?)|calendar_\\w+|pull_requests?|transcripts?|reviews?|websites?|pdfs?)',
)
const softer =
  /\bdocumentation|\bdocs\b|\bchangelog|\bschema|\bapi reference|\bopenapi|\binstall|\bsign ?-?up|\bregister|\baccount|\btutorial|\brelease|\buser (?:asks|wants|picked|chose)|\bweather|\bprice|\bstatus page|\bnever|\bdo not|\buntrusted|\breferences?\/|\bpagination|\bnext page|\brate limit|\blogin|\boauth|\bbrowser|\bsetup guide|\btodoist|\bjira\b|\basana|\blinear|\breadme|\btemplate|\bmigration|\bquickstart|\bstyle guide|\bspec\b|\brfc\b|\bstandard|\berror|\bjob\b|\blicense/

/** Orders come from a place that can say something else tomorrow. */
export const heteronomies: PhraseBook = {
  gate: /^/,
  phrases: [
    {pattern: mix(60, remote, order, comply), means: 'has a page fetched and does what it says', doubt: 0, softer},
    {pattern: chain(get, 50, remote, 50, comply), means: 'has a page fetched and does what it says', doubt: 0, softer},
    {
      pattern: mix(50, each, order, `${get} (?:[\\w',-]{1,14} ){0,8}?${remote}`),
      means: 'loads its instructions from elsewhere',
      doubt: 0,
      softer,
    },
    {
      pattern: chain(
        words('(?:text|content|whatever|everything|anything|response|reply|output|body|result|file|page|data)'),
        40,
        words('(?:returned|fetched|served|from|sent|delivered|given|provided|received|downloaded|behind|at|comes?)'),
        30,
        remote,
        40,
        words('(?:is|are|counts?|has|have|becomes?|forms?|replaces?|must_be|should_be|to_be)'),
        24,
        words(
          '(?:part_of_(?:these|your|the)|(?:regarded|treated|considered|taken|read|followed|obeyed)\\w*_as|instructions?|binding|authoritative|the_same_weight|precedence|orders)',
        ),
      ),
      means: 'follows orders that come over the wire',
      doubt: 0,
      softer: /\bnever|\bnot\b|\buntrusted|\bjson\b|\bschema/,
    },
    {
      pattern: chain(
        words('what_to_do what_you_do what_happens your_next_\\w+ the_next_(?:step|action|task) what_the_(?:agent|skill)_does'),
        10,
        words('(?:next_)?(?:is|are|will_be|gets?|depends?)'),
        6,
        words('(?:decided|determined|set|given|told|dictated|chosen|controlled|governed|on)'),
        10,
        remote,
      ),
      means: 'asks elsewhere what to do next',
      doubt: 0,
    },
    {
      pattern: chain(
        words('(?:any|every|all|an|the)_?(?:\\w+_)?(?:requests?|instructions?|commands?|directives?|orders?)'),
        4,
        words('(?:inside|in|within|from|found_in|contained_in|on)'),
        3,
        words('(?:an?|the|any|every|all|each|fetched|those|such)'),
        16,
        mail,
        30,
        words('(?:has|have|carry|carries|is|are|counts?|must|should|deserves?|enjoys?)'),
        20,
        words(
          '(?:same_weight|weight_as|as_if|by_the_user|from_the_user|binding|obeyed|carried_out|authority|executed|honou?red|followed|priority)',
        ),
      ),
      means: 'obeys what strangers write',
      doubt: 0,
      softer: /\bnever|\bnot\b|\buntrusted|\bignored/,
    },
    {
      pattern: chain(
        words('(?:commands?|orders|instructions?|tasks?|directives?)'),
        10,
        words('(?:arrive|come|are_sent|are_posted|are_left|are_received|appear|show_up|get_posted)'),
        6,
        words('(?:in|through|via|over|by|on|as)'),
        24,
        either(mail, remote),
        30,
        words('(?:run|execute|obey|carry|perform|follow|act|do)(?:_\\w+)?'),
      ),
      means: 'obeys what strangers write',
      doubt: 0,
      softer: /\bnever|\buser\b/,
    },
    {
      pattern: chain(
        words('(?:if|when|once|whenever|as_soon_as)'),
        6,
        remote,
        12,
        words('(?:says?|returns?|contains?|reads?|answers?|shows?|reports?|replies)'),
        40,
        words('(?:perform|execute|carry_out|follow|run|do|obey)'),
        3,
        words('(?:the|what|whatever|its|those|any|every|all)'),
        20,
        words('(?:it|names?|says|steps?|lists?|asks|instructions?|contains|commands?|listed|actions?)'),
      ),
      means: 'follows orders that come over the wire',
      doubt: 0,
      softer,
    },
  ],
}
