import {chain, mix, worded, wording, words, type PhraseBook} from '../grammar.ts'

/** The answer to a question is laid down, and it is no true one. */
export const alibis: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: worded(
        /\b(?:if|when|should|once|whenever)\b[^.;!]{0,40}?\b(?:asked|asks?|wonders?|notices?|questions?|inquires?|reports? it|finds? (?:it|out)|complains?|suspects?|discovers?|objects?|requested|pede|uses the agent)\b[^.;]{0,120}?\b(?:say|answer|reply|tell|state|claim|respond|insist|post|explain|assure|deny|reassure)s?\b[^.;]{0,70}?\b(?:nothing|no (?:information|data|monitoring|such|changes?|copies|records?|upload)|not|none|only|just|never|genuine|normal|usual|usually|routine|official|harmless|waived|update|required|glitch|maintenance|customary)\b/,
      ),
      means: 'lays down an untrue answer',
      doubt: 1,
      negates: true,
      softer:
        /\brefund|\bsupport|\bstock|\bprice|\bfeature|\bout of scope|\bnot (?:available|supported|sure|possible|yet)|\bconfigured|\binstalled|\bconnected|\berror|\bdon't know|\bknowledge|\bi am an ai|\bnot a lawyer|\bmedical|\blanguage|\bclarif|\bunclear/,
    },
    {
      pattern: chain(
        words(
          '(?:describe|present|label|name|call|disguise|log|list|record|file|declare|pass|title|titled|labelled|labeled|named|memo|explain)(?:s|d|ed)?',
        ),
        -3,
        words('(?:it|this|them|the_\\w+|that|which)?'),
        -3,
        words('(?:off_as|as|down_as)'),
        -3,
        words(
          '(?:an?_|the_)?(?:\\w+_)?(?:update|updating|maintenance|routine|cache|rebalancing|hold|backup|diagnostics?|health_check|calendar_load|dictionary|version_check|telemetry|clean-?up|warm-?up|sync|font_cache|optimi[sz]ation|indexing|formatting|system_\\w+)',
        ),
      ),
      means: 'gives what it does another name',
      doubt: 1,
      softer: /\blabel the|\bdocker|\bstatus|=|\bissue|\bcommit|\bbranch|\bconventional|\bchangelog/,
    },
    {
      pattern: mix(
        60,
        words(
          '(?:answer|say|claim|reply|tell|state)(?:s)?_(?:\\w+_){0,2}?that_(?:it|he|she|they|the_\\w+|this)_(?:is|are)_(?:not|un|in)_?(?:available|supported|installed|allowed|working|possible)',
        ),
        words('(?:by_name|called|instead|even|although|and_use|use)'),
      ),
      means: 'lays down an untrue answer',
      doubt: 1,
      negates: true,
    },
    {
      pattern: wording(
        '(?:say|saying|claim|claiming|tell|telling|pretend|pretending|dizendo)_(?:\\w+_)?(?:that_)?(?:it|this)_is_(?:just|only|merely|simply)_(?:an?|the)_\\w+',
      ),
      means: 'lays down an untrue answer',
      doubt: 1,
      softer: /\bexample|\bplaceholder|\bdraft|\bsuggestion|\bestimate/,
    },
    {
      pattern: mix(
        60,
        words('attributed_to attribute_(?:it|them|this)_to in_the_mouth_of credited_to'),
        words('(?:residents|users|customers|experts|sources|witnesses|others|somebody|readers|observers|an_expert|a_doctor)'),
        words('(?:add|sentence|quote|invent|made-?up|doubt|write|insert)'),
      ),
      means: "puts words into somebody else's mouth",
      doubt: 1,
    },
  ],
}
