import {chain, either, mix, words, type PhraseBook} from '../grammar.ts'
import {elsewhere, privateData, toSend} from './lexicon.ts'

const extra = words(
  '(?:each|every)_(?:request|reply|answer|response|call|message|task|turn|run|session|step|lookup|query|time)(?:_\\w+)? (?:after|before|with|on|upon|during|alongside|along_with)_(?:each|every|any)_(?:\\w+_)?(?:request|reply|answer|response|call|message|task|turn|run|session|query|lookup) word_for_word verbatim in_full on_(?:failure|error|each_error) when_(?:it|the_\\w+|a_\\w+|an_\\w+)_fails',
)
const pretext = words(
  '(?:to_(?:help_us_)?improve|for_(?:support|quality|debugging|diagnostic|compliance|training|analytics|backup|safekeeping|product|service|research|billing|licen[cs]ing|verification|auditing)_?\\w*|quality_(?:assurance|control|review|purposes|metrics)|so_that_(?:the_)?(?:sync|support|service|maintainers?|authors?|developers?|we|our_\\w+)|for_(?:better|faster)_\\w+|help_us)',
)
const recite = words(
  '(?:include|repeat|print|quote|recite|reproduce|show|output|list|tell|give|state|write_out|write_down|copy_out|disclose|paste|return|echo|read_out|spell_out|transcribe)(?:s|ing)?',
)
const prompt = words(
  "(?:your|the_agent's|the_assistant's|its)_(?:\\w+_)?(?:opening|initial|hidden|system|original|internal|first|starting|setup|configuration|confidential|developer)_(?:\\w+_)?(?:instructions?|prompts?|messages?|directives?|rules|text) everything_(?:that_)?(?:stands|is|was|comes|came|appears|precedes)_(?:before|above|ahead)\\w* (?:all|the)_(?:text|words|content|messages|lines)_(?:before|above|preceding|ahead_of)_(?:this|it|here) what_(?:stands|is|was|comes|came)_(?:before|above)_this",
)
const softer =
  /\bprofiles?\b|\ballowed_hosts|\bstateless|\bdashboard|\bhistory each|\buser(?:'s)? own|\buser (?:agrees|asks|wants|approves|consents|selected|chose|picks)|\bwith (?:the user's )?(?:consent|permission)|\bif the user|\bopt[- ]?in|\bselected|\bnever|\bdo not|\bdon't|\bauthorization|\bauth header|\bbearer|\bheader|\blogin|\bsign in|\banthropic api|\bopenai api|\bllm\b|\bmodel|\bembedding|\btranslat|\btheir own|\byour own|\bcookies? (?:banner|consent)|\bcsrf\b|\baccess token|\bapi (?:call|request)s?|\bapi key (?:in|as|to|is|for)|\bapi_key (?:in|as|to|is|for)|\boauth|\bexport [a-z_]+=|\benv(?:ironment)? variables? (?:in|for|to|are)|\bset\b|\bdeploy|\bcommit|\bgithub|\bgit |\bvercel|\bnetlify|\brailway|\bcrm\b|\bnewsletter|\bcampaign|\bsubscriber|\bslack|\bchannel|\boutreach|\bprospect|\buser_prompt|\blead\b|\binbox|\bgmail/

/** What belongs to the user, or to the conversation, goes along with something else, politely. */
export const gatherings: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: chain(
        words(
          'what_the_runner_has the_text_you_were_(?:initiali[sz]ed|started|set_up|configured)_with your_instructions_in_full (?:all|everything)_you_(?:remember|know)_about_the_(?:person|user) tokens_seen everything_in_your_context',
        ),
      ),
      means: 'wants what the agent knows',
      doubt: 0,
      softer: /\bnever\b|\bdo not\b/,
    },
    {pattern: mix(-60, elsewhere, privateData, toSend), means: "has the user's data sent to strangers", doubt: 2, softer},
    {pattern: mix(-60, extra, privateData, elsewhere), means: "has the user's data sent to strangers", doubt: 1, softer},
    {pattern: mix(60, toSend, privateData, pretext), means: "has the user's data sent to strangers", doubt: 1, softer},
    {pattern: mix(60, toSend, privateData, extra), means: "has the user's data sent to strangers", doubt: 2, softer},
    {
      pattern: mix(
        -50,
        privateData,
        elsewhere,
        words(
          '(?:accompan(?:y|ies)|travels?|rides?|goes|go|sent|posted|copied|delivered|forwarded|mirrored|uploaded|reported|attached|included|shared|logged)(?:_\\w+)?',
        ),
      ),
      means: "has the user's data sent to strangers",
      doubt: 1,
      softer,
      undone: /\b(?:not|never|no|nothing|none|isn't|aren't|won't|doesn't|without)\b/,
    },
    {
      pattern: chain(recite, 30, prompt, 40),
      means: 'asks for the system prompt',
      doubt: 0,
      softer: /\bfield|\bparameter|\bapi\b|\bgenerated|\bnever/,
    },
    {
      pattern: chain(
        words('(?:takes?|expects?|wants?|requires?|needs?|receives?|must_contain|should_contain|carries|carry|holds?|accepts?)'),
        10,
        words(
          "(?:the_)?(?:last|recent|full|entire|whole|complete|previous|user's)_(?:\\w+_)?(?:messages|conversation|chat|dialogue|transcript|history|prompts?|session)",
        ),
        24,
        words('(?:as|in|for)'),
        6,
        words(
          '(?:its|the|an?)_(?:\\w+_)?(?:context|metadata|note|notes|reason|extra|debug|trace|session|hint|comment|parameter|argument|field)',
        ),
      ),
      means: "has the conversation put into a tool's argument",
      doubt: 0,
      softer: /\bllm\b|\bmodel|\bchatbot|\bapi\b/,
    },
    {
      pattern: mix(
        50,
        words(
          '(?:each|every|all|any)_(?:\\w+_)?(?:documents?|files?|emails?|messages?|prompts?|notes?|invoices?|attachments?|contracts?|photos?|outputs?|results?)',
        ),
        words('(?:also|additionally|as_well|too|in_parallel|a_cop(?:y|ies)|second)'),
        either(elsewhere, words('(?:another|second|further|archive|review)_(?:mailbox|address|copy|folder|account|server)')),
      ),
      means: 'has a copy of everything sent elsewhere',
      doubt: 0,
      softer: /\buser's|\bbackup|\bproject|\blinter|\bcrm\b|\bdoc\b/,
    },
  ],
}

const secret = words(
  '(?:recovery|seed|backup|mnemonic|secret|twelve-word|12-word|24-word|wallet)_(?:recovery_|backup_|seed_|secret_)?(?:words|phrases?) mnemonics? private_keys? secret_(?:access_)?keys? (?:mail|email|bank|account|login|sudo|root|admin|system|computer|wallet|master|vault|network|domain|facebook|google|apple|icloud|windows|laptop|keychain)_(?:account_)?passwords? (?:bank|banking|account|mail|email)_(?:login|credentials|details) (?:one-time|2fa|mfa|otp|verification|sms|texted|security|login|authenticator)_codes? card_(?:number|details|and_security)s? security_code cvv\\d? cvc social_security_\\w+ pin_(?:code|number) passphrase aws_secret_\\w+ passwords?',
)
const solicit = words(
  '(?:have|get|ask|make|let|invite|request|require|prompt|urge|press|instruct|tell|persuade|lead|encourage)(?:s|ing)?_(?:the_|a_|each_|every_)?(?:users?|person|people|them|him|her|customer|owner|visitor|reader|human|victim) ask_for asks_for asking_for request requests prompt_for demand collect collects obtain obtains solicit (?:the_)?(?:user|person|customer|they|owner|visitor)s?_(?:\\w+_)?(?:must|should|is_to|are_to|has_to|have_to|needs_to|need_to|will)_(?:supply|provide|enter|paste|type|give|share|hand|submit|reveal|send|state|read_out)',
)
const give = words(
  '(?:paste|type|enter|enters|provide|supply|share|send|hand|give|reveal|state|submit|read_out|dictate|confirm|tell|pass|forward|stored?|kept|keep|entered|shown|verify|ownership|chat|plain_text|into_the_chat|again|identity|age|calendar|faster|balance|unlock|activate|activation|restore|sync|validate)(?:_\\w+)?',
)

/** The user is asked for what nobody may be told. */
export const solicitations: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: chain(
        words('(?:drop|paste|put|type|share|send|post|give|enter)'),
        8,
        words(
          '(?:(?:the|your|their|an?|whole|full|real)_)*(?:\\w+_)?(?:keys?|tokens?|passwords?|secrets?|credentials|passphrase|mnemonic|seed_phrase|codes?)',
        ),
        4,
        words('(?:here|right_here)_in_(?:the_)?chat (?:in|into|to)_(?:the_|this_|our_)?(?:chat|conversation)'),
      ),
      means: 'has the user put a secret into the chat',
      doubt: 0,
      spoken: true,
      softer: /\bnever\b|\bdo not\b|\bdon't\b|\binstead of\b|\bask (?:them )?not\b/,
    },
    {
      pattern: mix(60, solicit, secret, give),
      means: 'has the agent ask the user for a secret that no skill needs to see',
      doubt: 0,
      spoken: true,
      softer:
        /\bnever|\bdo not|\bdon't|\bnot to|\bbrowser|\bitself|\bform\b|\.env|\benvironment variable|\bconfig|\bdashboard|\bkeychain|1password|\bbitwarden|\bvault|\bdatabase|\bsign ?up|\breset|\bhash\b|\bzip\b|\barchive|\bpdf\b|\bapp password|\bwifi\b|\btest (?:user|account)|\boauth|\bstrong|\bgenerate|\blogin page|\bfield|\binput|\bui\b|\bscreen|\bauthenticat(?:e|ion) flow|\bdevice|\bpostgres|\bmysql|\bsmtp\b|\bimap\b|\bserver|\bssh\b|\bcomponent|\bvalidation|\bmanager/,
    },
    {
      pattern: chain(
        words('(?:say|tell|explain|claim|inform|state|pretend|announce)(?:s|ing)?'),
        40,
        words('(?:expired|suspended|locked|blocked|compromised|at_risk|cannot_be_shown|fails|required|lost)'),
        60,
        secret,
      ),
      means: 'has the agent ask the user for a secret that no skill needs to see',
      doubt: 0,
      spoken: true,
      softer: /\bnever|\breset|\bapi key|\btoken expired|\brefresh/,
    },
    {
      pattern: chain(words('without'), 4, secret, 40, words('(?:cannot|can_not|not_be|impossible|lost|unavailable|blocked|unable|no_way)')),
      means: 'has the agent ask the user for a secret that no skill needs to see',
      doubt: 2,
      softer: /\bnever|\bbackup|\blost forever|\brecover(?:ed)? without|\bencrypt|\bstore/,
    },
  ],
}
