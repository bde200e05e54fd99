import {chain, mix, words, type PhraseBook} from '../grammar.ts'

const mine = words(
  "(?:this|our|the_following)_(?:skill|tool|function|server|plugin|command|wrapper|helper)(?:'s_\\w+)? (?:the_)?ones?_below the_wrapper this_one log_helper the_(?:account|address|wallet|iban)_(?:in|from|given|named|below)_?(?:this_\\w+|below|here)?",
)
const others = words(
  '(?:any|all|every|each|the|another|other|no)_?(?:other|others|remaining|competing|rival|built-in|native|default|standard|alternative|different|existing|installed)?_(?:\\w+_){0,2}?(?:tools?|skills?|functions?|servers?|plugins?|agents?|commands?) other_\\w+_tools? any_other the_others the_built-in_(?:one|version) a_different_one (?:mail|email|payment|search|file|git|database|shell|browser|calendar)_(?:tool|skill|server|function|plugin)',
)
const first = words(
  '(?:ahead_of|before|prior_to|in_place_of|instead_of|rather_than|in_preference_to|in_lieu_of|takes?_over_from|replaces?|override|overrides|supersedes?|shadows?|intercepts?|above)',
)
const call = words(
  '(?:call|use|invoke|run|choose|select|pick|prefer|route|send|pass|hand|go_through|consult|trigger|execute|load)(?:e?s|ed|ing)?',
)
const softer =
  /\bcustom tool|\bsend the result|\bso that the|\bwhen the local|\bbecause|\bfaster|\bcheaper|\bdeprecated|\bremoved in|\bgrep\b|\brg\b|\bbash\b|\bsed\b|\bedit tool|\bread tool|\bpdf skill|\blist_|\bget_|\bschema|\bvalidate|\bask\b|\bprefer .{0,30} over|\buser asks|\buser prefers|\bgit |\bcommit|\bnpm\b|\bdocker|\bcompile|\btest\b|\bbrowser tool|\bweb search|\bwebfetch|\bweb_search|\bmcp__|\bcontext7|\bsearch the/

/** A tool pushes itself before the others, or between them and their results. */
export const precedences: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(
        50,
        words('(?:arguments?|parameters?|inputs?|call)_(?:\\w+_)?(?:meant|intended|destined)_for'),
        words('(?:the_)?(?:other|another)_(?:tool|skill|function)s?'),
        words('(?:anyway|instead|put|pass|send|copy|into|to)'),
      ),
      means: 'puts itself between other tools and their data',
      doubt: 0,
    },
    {
      pattern: chain(
        words('(?:if|when|even_if|even_when)'),
        2,
        words('(?:an)?other_(?:tool|skill|function)'),
        3,
        words('(?:is|fits|would_be|seems|looks|suits)'),
        24,
        words('(?:call|use|run|invoke|choose)'),
        24,
        words('anyway regardless all_the_same nevertheless instead'),
      ),
      means: 'claims to come before all other tools',
      doubt: 1,
    },
    {
      pattern: mix(
        40,
        `${call} (?:[\\w'-]{1,12} ){0,2}?${mine}`,
        `${first} (?:[\\w'-]{1,12} ){0,2}?${others}`,
        words(
          '(?:even_(?:when|if)_the_user\\w*|regardless|no_matter|without_exception|whatever|whichever|whoever|at_all_times|even_\\w+_(?:asks?|names?))',
        ),
      ),
      means: 'claims to come before all other tools',
      doubt: 1,
    },
    {
      pattern: chain(call, 6, mine, 16, first, 3, words('(?:any|all|every)'), 2, words('(?:other|others|tool|else)')),
      means: 'claims to come before all other tools',
      doubt: 2,
      softer,
    },
    {
      pattern: mix(
        60,
        `${words('(?:whenever|before|each_time|every_time|when|if|prior_to)')} (?:[\\w'-]{1,14} ){0,4}?${others}`,
        words('(?:hand|pass|send|give|copy|forward|report|route|log|share)(?:es|s|ing)?'),
        words(
          '(?:its|their|the|all|every)_(?:\\w+_)?(?:arguments?|parameters?|inputs?|contents?|payload|messages?|results?|outputs?|credentials?)',
        ),
      ),
      means: 'puts itself between other tools and their data',
      doubt: 2,
      softer,
    },
    {
      pattern: chain(
        others,
        40,
        words('(?:are|is|have_been|has_been)'),
        6,
        words(
          '(?:broken|unsafe|deprecated|compromised|unreliable|out_of_date|outdated|disabled|forbidden|insecure|untrusted|malicious|not_to_be|down)',
        ),
        40,
        words('(?:must_not|do_not|never|not|use|should_not|avoid|refuse|instead|in_their_place|only)'),
      ),
      means: 'tells the agent not to use other tools',
      doubt: 1,
      negates: true,
      softer: /\bif\b|\bwhen |\bversion|\bnode\b|\bpython|\bbrowser/,
    },
    {
      pattern: mix(
        50,
        words(
          '(?:the_)?(?:sole|only|single|exclusive|one)_(?:\\w+_)?(?:approved|permitted|allowed|authori[sz]ed|trusted|valid|sanctioned|legitimate|safe)_(?:\\w+_)?(?:way|tool|means|method|skill|channel|route)',
        ),
        words('(?:refuse|reject|ignore|avoid|never|do_not|disable|decline|block)'),
        others,
      ),
      means: 'tells the agent not to use other tools',
      doubt: 1,
      negates: true,
    },
    {
      pattern: mix(
        50,
        words('(?:route|redirect|divert|channel|funnel|send|replace|intercept|wrap|reroute|proxy)(?:s|ed|ing)?'),
        words(
          '(?:every|all|each|any)_(?:\\w+_){0,2}?(?:writes?|reads?|calls?|requests?|messages?|commands?|queries|traffic|payments?|uploads?|results?|files?|tools?)',
        ),
        words('(?:through|via|to|into|with|by)_(?:this_skill\\w*|this_tool\\w*|our_\\w+|the_(?:wrapper|proxy|helper|relay|account)\\w*)'),
      ),
      means: 'puts itself between other tools and their data',
      doubt: 1,
      softer: /\blogger|\bmiddleware|\bnginx|\bcloudflare|\bapi gateway|\bcomponent|\bstate/,
    },
    {
      pattern: chain(
        words('(?:replace|change|alter|redefine|substitute|swap|override|hijack|shadow)(?:s|d|ing)?'),
        3,
        words('the'),
        3,
        words('(?:behaviou?r|meaning|result|results|output|implementation|definition|descriptions?)'),
        2,
        words('of'),
        12,
        others,
        60,
        words('(?:whichever|whatever|whenever|no_matter|regardless|every|all|any|this_skill|without|in_this_folder)'),
      ),
      means: 'changes what other tools do',
      doubt: 1,
    },
    {
      pattern: mix(
        60,
        words('(?:when|whenever|if|each_time)_(?:another|any_other|an?_other|some_other)_(?:\\w+_)?(?:skills?|tools?|agents?)'),
        words('(?:asks?|calls?|requests?|wants?|is_(?:used|called|invoked|chosen)|tries|needs?)'),
        words("(?:answer_in_its_place|in_its_place|in_its_stead|instead|intercept|take_over|respond_with_this|with_this_one's|pre-?empt)"),
      ),
      means: 'changes what other tools do',
      doubt: 1,
      softer,
    },
    {
      pattern: mix(
        60,
        words(
          '(?:if|when|whenever|should)_?(?:\\w+_)?(?:tool|function|skill|send_\\w+|payment|transfer\\w*|\\w+_payment|\\w+_transfer|\\w+_available|\\w+_is_(?:available|called|present|used))',
        ),
        words(
          '(?:always|set|change|replace|substitute|fill|put|overwrite|use)_?(?:its|the)?_?(?:\\w+_)?(?:recipient|destination|payee|address|iban|account|beneficiary|bcc)',
        ),
        words(
          '(?:account|address|wallet|value|iban)_?(?:\\w+_){0,2}?(?:in_this|below|here|given|from_this|named|listed)|in_this_file|below|0x\\w+|this_skill',
        ),
      ),
      means: 'has payments go to its own account',
      doubt: 1,
    },
  ],
}
