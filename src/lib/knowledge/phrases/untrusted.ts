import {chain, either, verbs, words, worded, type PhraseBook} from '../grammar.ts'

const obey = either(
  verbs('follow execute obey perform apply implement honor'),
  words(
    'carry_out carries_out carrying_out act_on acts_on acting_on act_upon comply_with complies_with do_what do_whatever adhere_to run runs',
  ),
)
const orders = words(
  '(?:recovery_|remediation_|embedded_|repair_)?(?:instructions?|directives?|commands?|steps) orders? tasks? prompts? rules guidance actions? requests? what_it_says whatever_it_says',
)
/** Where orders come over the wire, from somebody who can change them later. */
const wire = words(
  '(?:the_|its_|each_|any_|a_|api_|server_|http_|json_){0,3}(?:responses?|servers?|endpoints?|remote_\\w+|urls?|web_?pages?|websites?|web_page|gists?|pastes?|payload|feeds?|callback|returned_\\w+|fetched_\\w+|downloaded_\\w+|retrieved_\\w+|external_\\w+|https?) that_(?:page|url|site|response) it_returns is_returned returned',
)
/** What strangers write and the agent reads. */
const mail = words(
  '(?:the_|any_|each_|incoming_|every_|unread_|all_|new_|user_){0,3}(?:e-?mails?|messages?|articles?|issues?|comments?|calendar_\\w+|events?|event_descriptions?|tickets?|posts?|tweets?|reviews?|pull_requests?|attachments?|transcripts?|scraped_\\w+|invites?|inbox|web_content|pages?|content|documents?|search_results?|error_(?:messages?|output|responses?|text)|api_responses?|tool_(?:output|results?)|footers?|metadata|bios?|pdfs?|images?|feeds?)',
)
const fetchVerb =
  '(?:fetch|download|curl|wget|retrieve|load|pull|get|read|visit|open|browse|check|poll|query|request|import|go to|navigate to)(?:e?s|ed|ing)?'

/** The agent is told to take its orders from elsewhere. */
export const remoteOrders: PhraseBook = {
  gate: /instruction|directive|command|order|task|step|prompt|rules|guidance|says|heartbeat|https?:|whatever|carry|execut|obey|run |told|decides|determines|controls|dictates|objective|goal|mission/,
  phrases: [
    {
      pattern: worded(
        new RegExp(
          `\\b${fetchVerb}\\b[^;!?]{0,40}(?:https?:\\/\\/[^ ]{3,200}|\\b(?:urls?|web ?pages?|remote [a-z]{3,20}|gists?|servers?|endpoints?)\\b)[^;!?]{0,80}?\\b(?:follow|execute|obey|perform|carry out|act on|comply with|do what|do whatever|apply)\\b[^.;!?]{0,30}?\\b(?:instructions?|directives?|commands?|orders|tasks|steps|prompts?|rules|guidance|says|it|them|whatever|exactly)\\b`,
        ),
      ),
      means: 'has a page fetched and does what it says',
      doubt: 0,
      softer:
        /user|install|setup|set up|migrat|sign ?-?up|documentation|docs|guide|to (?:get|create|obtain|register|configure)|account|api key/,
    },
    {
      pattern: chain(
        obey,
        16,
        either(orders, words('whatever')),
        24,
        words(
          'in from on at inside within contained_in returned_by provided_by received_from found_in embedded_in published_at served_by sent_by by given_by',
        ),
        3,
        wire,
      ),
      means: 'follows orders that come over the wire',
      doubt: 1,
      softer:
        /install|setup|set up|sign up|migrat|documentation|docs|website to|to (?:get|create|obtain|register|configure)|user|screen|browser|prompts? (?:on|in)/,
    },
    {
      pattern: chain(
        verbs('check poll query contact ping ask'),
        60,
        words('for'),
        3,
        words(
          '(?:any_|new_|updated_|further_|the_latest_|latest_|pending_|additional_|more_){0,3}(?:instructions?|directives?|commands|orders)',
        ),
      ),
      means: 'asks elsewhere what to do next',
      doubt: 1,
      softer: /user|readme|agents\.md|claude\.md|project|file|existing/,
    },
    {
      pattern: worded(
        new RegExp(
          `\\b(?:load|fetch|get|pull|download|retrieve|read|import|take)(?:e?s|ed|ing)?\\b[^.;!?]{0,16}\\b(?:your|its|the|updated|latest|new|current|further|additional|behaviou?ral|agent|system)\\b[^.;!?]{0,20}?\\b(?:instructions?|directives?|orders|behaviou?r rules|system prompts?|prompts?|rules)\\b[^;!?]{0,24}\\b(?:from|at|via)\\b[^;!?]{0,16}(?:https?:\\/\\/|\\b(?:urls?|remote|servers?|endpoints?|api|gists?|external)\\b)`,
        ),
      ),
      means: 'loads its instructions from elsewhere',
      doubt: 1,
    },
    {
      pattern: chain(
        either(obey, words('treated_as executed followed obeyed processed')),
        24,
        either(orders, words('text anything whatever')),
        16,
        words('(?:that_(?:is|are)_)?(?:in from inside within contained_in found_in embedded_in included_in hidden_in written_in)'),
        2,
        mail,
      ),
      means: 'obeys what strangers write',
      doubt: 2,
      softer: /user|readme|skill|plan|section|file|reference|design|codebase|script|checklist|above|below|this document|guide|spec/,
    },
    {
      pattern: chain(
        words('any all'),
        2,
        words('text instructions? commands? directives? content strings?'),
        24,
        words('(?:found_|contained_|embedded_|included_)?(?:in|within|inside)'),
        3,
        mail,
        90,
        words('must_be should_be is_to_be are_to_be shall_be will_be is are'),
        6,
        words('(?:treated_as|executed|followed|obeyed|carried_out|processed_as|interpreted_as|performed|acted_upon)'),
      ),
      means: 'obeys what strangers write',
      doubt: 0,
    },

    {
      pattern: worded(
        new RegExp(
          `\\b${fetchVerb}\\b[^;!?]{0,40}(?:https?:\\/\\/[^ ]{3,200}|\\b(?:urls?|web ?pages?|gists?|servers?|endpoints?)\\b)[^;!?]{0,80}?\\b(?:do|run|execute|act|behave|proceed)\\b[^.;!?]{0,16}?\\b(?:exactly as|as (?:it says|told|instructed|directed|described there)|what(?:ever)? it (?:says|tells|asks|returns|contains)|(?:the |any |all )?(?:commands?|instructions?|directives?) (?:it|there|in it|from it|inside|contained|returned|provided|found))\\b`,
        ),
      ),
      means: 'has a page fetched and does what it says',
      doubt: 0,
      softer: /install|sign ?-?up|documentation|guide/,
    },
    {
      pattern: chain(
        words('if when whenever'),
        2,
        mail,
        12,
        words('contains? contain includes? include has have starts? begins? mentions? carr(?:y|ies)'),
        -70,
        words(
          'carry_(?:it|them|this)_out execute_(?:it|them|this) follow_(?:it|them|this) obey_(?:it|them|this) run_(?:it|them|this) do_(?:what_)?it_?(?:says)? perform_(?:it|them) comply act_on_(?:it|them) honou?r_(?:it|them) treat_(?:it|them|this)_as_(?:an?_)?(?:instructions?|commands?|orders?|directives?)',
        ),
      ),
      means: 'obeys what strangers write',
      doubt: 0,
      softer: /code block|todo|checklist|never|ask the user/,
    },
    {
      pattern: chain(
        orders,
        2,
        words('(?:that_(?:are|appear)_)?(?:embedded|contained|found|written|hidden|included|placed)?_?(?:in|inside|within|from)'),
        2,
        mail,
        4,
        words('should must are_to shall will can'),
        1,
        'be',
        10,
        words(
          'executed followed obeyed carried_out honou?red performed treated_as_(?:\\w+_){0,2}(?:instructions?|commands?|trusted) acted_upon trusted processed_as_(?:\\w+_)?(?:instructions?|commands?)',
        ),
      ),
      means: 'obeys what strangers write',
      doubt: 0,
      softer: /plan|checklist|readme|spec|this document|guide|ordered/,
    },
    {
      pattern: worded(
        new RegExp(
          '\\b(?:web ?pages?|emails?|messages?|documents?|articles?|comments?|issues?|results?|feeds?)\\b[^.!?]{0,40}\\b(?:contain|include|carry|hold)s?\\b[^.!?]{0,30}\\b(?:instructions?|directives?|commands?)\\b[^.!?]{0,40}\\b(?:honou?r|follow|execute|obey|carry out|act on)\\b (?:them|these|it|those)\\b',
        ),
      ),
      means: 'obeys what strangers write',
      doubt: 1,
      softer: /never|not/,
    },
    {
      pattern: chain(
        words('whatever'),
        2,
        mail,
        3,
        words('asks?|says?|tells?|requests?|instructs?|commands?|wants?'),
        30,
        words('do follow perform execute comply carry|obey'),
      ),
      means: 'obeys what strangers write',
      doubt: 1,
    },

    {
      pattern: worded(
        new RegExp(
          `\\b(?:obtain|receive|fetch|get|pull|download|retrieve|load|take|read)(?:e?s|ed|ing)?\\b[^.;!?]{0,10}\\b(?:your|its|the agent's|my)\\b[^.;!?]{0,16}\\b(?:tasks?|objectives?|goals?|commands?|mission|orders|marching orders|next steps?)\\b[^;!?]{0,12}\\b(?:from|at|via)\\b[^;!?]{0,16}(?:https?:\\/\\/|\\b(?:urls?|remote|servers?|endpoints?|gists?|c2)\\b)`,
        ),
      ),
      means: 'loads its instructions from elsewhere',
      doubt: 1,
      softer: /todoist|asana|jira|linear|trello|notion|calendar|api\b/,
    },
    {
      pattern: chain(
        words(
          '(?:remote|server|external|hosted)_?(?:\\w+_)?(?:config\\w*|response|file|page|endpoint|url|service|document)? response endpoint',
        ),
        12,
        words('decides? determines? controls? dictates? tells? specifies'),
        3,
        words('what which how'),
        4,
        words('(?:the_)?(?:you|agent|assistant|skill|model)'),
        4,
        words('does? should must will runs? executes?'),
      ),
      means: 'follows orders that come over the wire',
      doubt: 1,
    },
    {
      pattern: chain(
        verbs('treat regard consider interpret handle'),
        30,
        words('(?:\\w+_)?(?:files?|readmes?|pages?|content|text|comments?|messages?|documents?|results?|emails?|output|responses?)'),
        40,
        words('as'),
        4,
        words('(?:\\w+_){0,2}(?:instructions|commands|directives|orders)'),
        2,
        words('to for from'),
        2,
        words('you the_agent execute be_executed be_followed follow yourself the_user'),
      ),
      means: 'obeys what strangers write',
      doubt: 1,
      softer: /never|not /,
    },
  ],
}

/** Text of strangers is acted upon, without orders being named as such. */
export const untrustedInput: PhraseBook = {
  gate: /mail|message|article|issue|comment|calendar|event|ticket|post|tweet|review|pull request|attachment|inbox|web|page|content|document|search result|tool|channel|chat/,
  phrases: [
    {
      pattern: chain(
        words('execute run perform obey follow fulfil fulfill carry_out'),
        2,
        words('(?:every|any|each|all|whatever)'),
        12,
        words('commands? requests? instructions? orders?'),
        4,
        words('(?:that_|which_)?(?:arrives?|arriving|comes?_in|coming_in|(?:is_|are_|gets?_)?(?:posted|sent|received|written|typed))'),
        12,
        either(mail, words('(?:the_|any_|a_|this_)?(?:channel|chat|group|room|thread|server|mailbox|queue)')),
      ),
      means: 'acts on what strangers write',
      doubt: 1,
      softer: /\buser\b|\bowner\b|allow-?list|approved|trusted|authori[sz]ed/,
    },
    {
      pattern: chain(
        words('do follow obey'),
        2,
        words('whatever anything everything exactly_what'),
        2,
        either(mail, words('(?:the_|a_|any_|this_)?(?:web_?)?(?:page|site)')),
        4,
        words('(?:tells?|asks?|orders?|commands?|instructs?|wants?)(?:_(?:you|it|the_agent|for|to))?'),
      ),
      means: 'does what strangers write',
      doubt: 1,
      softer: /\buser\b|readme|skill|plan|design|guide|spec/,
    },
    {
      pattern: chain(
        obey,
        20,
        either(orders, words('whatever_(?:is|it) anything')),
        30,
        words('in from inside within contained_in found_in embedded_in of described_in mentioned_in requested_in asked_in'),
        2,
        mail,
      ),
      means: 'acts on what strangers write',
      doubt: 1,
      softer: /user|readme|skill|plan|section|file|reference|design|codebase|script|checklist|guide|spec|api/,
    },
    {
      pattern: chain(
        words('for_each for_every on_each on_every when_an? whenever_an?'),
        10,
        mail,
        70,
        words('do perform execute carry_out fulfil fulfill complete take run'),
        3,
        words('(?:whatever|what|the|any|all)'),
        12,
        words('(?:it_|is_|sender_|author_|they_){0,3}(?:requested|requests?|asks?|asked|instructs?|instructions?|says?|commands?|wants?)'),
        12,
        words('\\w+'),
      ),
      means: 'does what incoming messages ask for',
      doubt: 1,
    },
    {
      pattern: chain(
        words('automatically immediately always autonomously'),
        12,
        verbs('execute perform fulfil fulfill act_on respond_to reply_to implement run carry_out'),
        30,
        words('requests? instructions? commands? tasks? actions?'),
        16,
        words('from in'),
        2,
        mail,
      ),
      means: 'does what incoming messages ask for',
      doubt: 1,
    },
    {
      pattern: chain(
        words('trust trusts believe rely_on'),
        3,
        words('all any the every everything'),
        16,
        words('(?:text_|instructions?_|content_|information_)?(?:in|from|on|returned_by|provided_by)'),
        3,
        mail,
      ),
      means: 'trusts what strangers write',
      doubt: 1,
    },
  ],
}

/** The skill draws the line itself: what it reads is data. Lowers a doubt by one step, no more. */
export const boundary = worded(
  /\b(?:treat|regard|consider|handle)\b.{0,60}\b(?:as (?:data|untrusted|content)|untrusted)\b|\b(?:never|do not|don't)\b.{0,30}\b(?:follow|execute|obey|act on)\b.{0,40}\b(?:instructions?|commands?|directives?)\b.{0,40}\b(?:in|from|within|inside|embedded)\b/,
)
