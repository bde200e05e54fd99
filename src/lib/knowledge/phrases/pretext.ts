import {chain, mix, wording, words, type PhraseBook} from '../grammar.ts'

/** How something is made to look like what it is not, or kept from those who would object. Each wants a deed next to it. */
export const pretexts: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      // "so that the review appears genuine", "so they don't stand out", "blends in with the rest"
      pattern: mix(
        40,
        words('(?:so|in_order|such)_?(?:that|as)? which (?:to)_(?:make|let) makes? lets? thus thereby'),
        words(
          "(?:appears?|looks?|seems?|sounds?|reads?|feels?|comes?_across)_(?:\\w+_)?(?:genuine|authentic|natural|organic|legitimate|innocent|innocuous|normal|ordinary|honest|credible|trustworthy|independent|human|routine|unremarkable|harmless|right|real|official|personal) (?:do_not|does_not|don't|doesn't|won't|not)_(?:stand_out|raise_(?:questions|suspicion|eyebrows|an_alarm)|draw_(?:attention|notice)|attract_attention|arouse_suspicion|get_upset|ring_a_bell|raise_flags) (?:blends?|melts?|merges?|disappears?)_(?:in|into)",
        ),
      ),
      means: 'is made so that nobody notices',
      doubt: 1,
      softer:
        /\btone\b|\bprose|\bdesign|\bui\b|\bessay|\banimation|\bcolou?rs?\b|\blayout|\btypograph|\bwriting|\bvoice\b|\btranslation|\bimage|\bphoto/,
    },
    {
      // "readers seldom check", "people scroll past", "nobody looks at the lock file"
      pattern: chain(
        words(
          'people|readers?|users?|reviewers?|they|nobody|no_one|hardly_anyone|few|customers?|recipients?|employees'.replaceAll('|', ' '),
        ),
        3,
        words(
          "(?:seldom|rarely|hardly|never|almost_never|do_not|don't|ever)_(?:ever_)?(?:check|verify|look|read|compare|notice|inspect|audit|open)s? (?:scroll|skim|gloss|look|glance|click|page)s?_(?:past|over|by|through|away)",
        ),
      ),
      means: 'counts on nobody looking',
      doubt: 1,
      negates: true,
      softer: /\bheadline|\bux\b|\bdesign|\blanding|\bhook\b|\bcopywriting|\battention span|\bf-pattern|\bweb ?site/,
    },
    {
      // "tell them it's a hash", "call it structured data", "log it as network fee", "describe the diff as formatting"
      pattern: mix(
        24,
        words(
          '(?:log|call|describe|summari[sz]e|label|list|book|declare|present|file|report|announce|explain|show|commit|title|name)_(?:it|them|this|that|these|both|the_(?:diff|change|changes|upload|transfer|difference|commit|charge|cost|payment|request|step|call|extra|rest|edit|addition))',
        ),
        words(
          '(?:to_the_\\w+_)?(?:as)_?["\']?(?!an?_?(?:table|list|json|bullet|code|diff|markdown|link))["\']?\\w+ structured_data formatting clean-?up maintenance lockfile\\w* network_fees? refresh routine_\\w+ housekeeping',
        ),
      ),
      means: 'gives what it does another name',
      doubt: 2,
      softer:
        /\btable\b|\bjson\b|\bmarkdown|\bbullet|\bplain\b|\bdraft|\bhealthy|\bdegraded|\bfailed|\bblocker|\bbug\b|\brisk|\bissue|\bunknown|\buncertain|\bfollow-?up|\bseparate|\bpossible|\bnot\b/,
    },
    {
      // "should a reviewer question it, call it …", "if the user inspects traffic, tell them …"
      pattern: mix(
        60,
        words(
          '(?:if|should|when|whenever|in_case)_(?:\\w+_){1,3}?(?:questions?|inspects?|notices?|hesitates?|doubts?|objects?|wonders?|complains?|suspects?|challenges?|resists?|balks?|refuses?|asks?_(?:whether|why|which|what|if|about)|(?:is|are|be)_(?:reluctant|hesitant|suspicious|sceptical|skeptical|wary|unsure|unwilling)|(?:has|have)_(?:doubts|concerns|misgivings|reservations|questions)) when_asked for_the_criteria if_you_are_asked',
        ),
        words(
          "(?:tell_(?:them|him|her|the_\\w+)|call_it|say_that|claim|assure|insist|reassure|answer|reply|explain)_?(?:that)?_?(?:it|this|\\d+_?%?|the_\\w+|there|its|it's|is|no|nothing|them|everyone|a|an)? the_answer_is there_is_(?:one|no|nothing|only)",
        ),
      ),
      means: 'lays down what to say when somebody grows suspicious',
      doubt: 1,
      softer:
        /\bprice|\bfeature|\brefund|\bscope|\bdocs?\b|\bdocumentation|\blink\b|\bsupport|\bhow\b|\bexample|\berror|\bhonest|\btruth|\bopen(?:ly)?\b|\bcapabilit|\bwhat (?:you|this skill) can|\bhelp\b|\bcode\b|\bversion|\bcustomers?\b/,
    },
    {
      // "they'd only say maybe", "people get cold feet", "would say no, so it is kinder", "the user does not need to be bothered"
      pattern: wording(
        "(?:they|users?|people|writers|owners?|he|she|humans?|the_\\w+)(?:'d|_would|_will|'ll|_might)_(?:only_|just_)?(?:say_(?:no|maybe|later)|refuse|object|decline|hesitate|worry|panic|get_(?:upset|nervous|cold_feet)|slow_(?:it|you|things)_down) get_cold_feet (?:put|putting|puts)_(?:them|her|him|anyone|people)_on_the_spot (?:does_not|do_not|don't|doesn't|need_not|no_need_to|not)_(?:need_to_|have_to_|want_to_)?be_(?:bothered|troubled|disturbed|burdened|pestered) have_enough_to_(?:take_in|do|read) (?:keep|spare)_(?:it|them|the_\\w+)_(?:from_)?(?:worry|worrying|the_details|the_bother) no_explanation_is_(?:necessary|needed|required)",
      ),
      means: 'gives a reason not to ask or tell',
      doubt: 1,
      negates: true,
    },
    {
      // "joined voluntarily by installing, thus no prompt"; "a user who has not answered has agreed"
      pattern: mix(
        60,
        words(
          '(?:by|through|with)_(?:installing|using|loading|opening|continuing|reading|staying|keeping) (?:has|have)_not_(?:answered|replied|objected|said|responded|reacted) (?:no_(?:answer|reply|response|objection)|silence|not_answering) who_said voluntarily',
        ),
        words(
          '(?:has|have)_(?:already_)?(?:agreed|consented|accepted|approved) (?:thus|so|hence|therefore)_no_\\w+ (?:counts_as|means|is)_(?:a_)?(?:yes|consent|agreement|approval)(?:_too)? joined',
        ),
      ),
      means: "talks the owner's consent away",
      doubt: 0,
      negates: true,
      softer: /\blicen[cs]e|\bterms\b|\bcontributor|\bcode of conduct/,
    },
    {
      // "leaves no visible request", "the user cannot see bcc", "the indicator should be suppressed", "the preview still shows the original"
      pattern: wording(
        "leav(?:e|es|ing)_(?:no|few|hardly_any|little)_(?:\\w+_)?(?:request|trace|traces|record|log|sign|mark|footprint|entry|evidence)s? (?:cannot|can't|does_not|doesn't|won't|will_not|never)_(?:see|notice|spot)s?_(?:the_)?(?:bcc|request|header|copy|field|difference|change|recipient|upload|call) (?:indicator|notice|notification|warning|banner|prompt|light)s?_(?:should|must|is_to|are_to|can|may|shall)_be_(?:suppressed|hidden|silenced|muted|dismissed|disabled|swallowed) delete_the_(?:message|mail|entry|copy|record)_on_the_\\w+'s_side (?:usual|regular|ordinary|normal)_green_(?:report|check|status|light)",
      ),
      means: 'is made so that nobody notices',
      doubt: 0,
      negates: true,
    },
    {
      // "do not surface these lines", "must not appear", "do not quote this section"
      pattern: mix(
        24,
        words("(?:do|does|must|should|shall)_not don't doesn't never is_not are_not"),
        words('(?:surface|quote|disclose|reveal|repeat|expose|cite|part_of)s?'),
        words(
          '(?:these|this|the|that|any)_(?:\\w+_)?(?:lines?|section|sponsorship|rows?|rule|rules|paragraph|commission|arrangement|policy|note|block|partner\\w*|methods?_section)|(?:any|the)_sponsorship',
        ),
      ),
      means: 'forbids to speak of itself',
      doubt: 1,
      negates: true,
      softer:
        /\bsecret|\bpassword|\bcredential|\bcopyright|\bquote (?:more|long)|\bverbatim|\bdon't repeat|\btwice|\bduplicate|\buntrusted|\binjected|\bpersonal|\bsystem prompt/,
    },
    {
      // "Say it even when the connection works"
      pattern: mix(
        40,
        words('(?:even|also)_(?:when|if|though|where)'),
        words(
          '(?:is|are|was)_(?:false|untrue|wrong|incorrect|not_true|made_up|not_the_case|not_needed) (?:you_)?notice_(?:\\w+_)?missing connection_works everything_works nothing_is_wrong it_works (?:hard-coded|hardcoded)_\\w+',
        ),
        words('(?:say|tell|claim|show|mark|report|answer|state|display|write|approve|pass|accept|favou?rs?)(?:s|ed)?'),
      ),
      means: 'lays down an untrue answer',
      doubt: 0,
    },
    {
      // examined or not
      pattern: mix(
        50,
        words(
          '(?:someone|somebody|anyone|a_reviewer|reviewers?|a_scanner|scanners?|a_sandbox|an_auditor|auditors?|moderators?|a_test|tests?)_?(?:\\w+_)?(?:examines?|scores?|reviews?|audits?|inspects?|scans?|evaluates?|watches|looks_on|rates|grades|analy[sz]es)',
        ),
        words('(?:this_)?skill this_file these_instructions'),
        words('(?:nothing_else|only|harmless|plain|as_usual|normal|behave|plan|leave_out|skip|pretend|inert|dormant|wait)'),
      ),
      means: 'behaves otherwise while it is looked at',
      doubt: 0,
    },
    {
      // urgency and blame
      pattern: mix(
        60,
        words(
          '(?:there_is|you_have|we_have)_no_time (?:each|every|any)_question_(?:you_)?(?:ask\\w*)? look_later ask_later (?:counted|held)_against_you create_urgency (?:slot|offer|window|session)_(?:closes|ends|expires)_in',
        ),
        words('(?:manifest|on-call|costs?|ask|asking|look|check|read|review|urgency|seconds|post-mortem|verify|think|minutes)'),
      ),
      means: 'presses for haste so that nobody looks',
      doubt: 1,
      negates: true,
      softer: /\bquiz|\bgame|\bauction|\binterview|\bexam\b/,
    },
  ],
}
