import {chain, mix, words, type PhraseBook} from '../grammar.ts'

const decode = words(
  '(?:decode|decipher|decrypt|unscramble|reverse|shift|join|strip|translate|interpret|read|take|assemble|reassemble|concatenate|reconstruct|combine|rotate|unpack|spell|xor|collect|rearrange|pick|reorder)(?:s|d|ed|ing|ting|ped)?',
)
const cipher = words(
  '(?:(?:first|last|second|third|initial|every_\\w+|nth|each)_(?:\\w+_)?(?:letters?|words?|characters?|initials)|character_codes?|char_codes?|code_points?|ascii_(?:codes?|values?)|base64|base-64|base32|hex|hexadecimal|rot-?13|caesar|cipher\\w*|morse|emojis?|digits|backwards?|reversed|the_string|in_reverse|letters?|vowels|acrostic|zero-width|whitespace|invisible_characters|places|fragments|pieces|chunks|semaphore|binary|binary_digits|unicode|pixels)',
)
const act = words(
  '(?:(?:execute|run|obey|carry_out|perform|follow|do|evaluate|eval)_(?:it|them|this|that|what|whatever|the|its)_?(?:\\w+_){0,3}?(?:result|output|outcome|remains?|says?|spells?|reads?|command|instruction|instructions|message|sentence|text|decoded|right_away|immediately|at_once|order|orders)? act_(?:on|upon)_(?:it|them|the|what) (?:pass|feed|hand|pipe|give)_(?:it|the_\\w+|them)_to_(?:the_)?(?:shell|bash|sh|interpreter|terminal|eval|python) (?:put|type|paste|enter)_(?:it|them|the_\\w+)(?:_\\w+){0,3}_(?:in|into|to)_(?:the|a|your)_(?:shell|terminal|console) (?:your|the)_(?:real|actual|true|hidden)_(?:task|instructions?|command|orders|job|assignment) (?:the_)?command_(?:to_(?:run|execute|carry_out)|that_you|you_(?:run|execute|must|have|should)) as_a_(?:directive|command|instruction|order) as_(?:directives|instructions|commands|orders) (?:is|are|as|forms?|gives?|makes?|contains?|holds?|yields?)_(?:the_)?(?:your_|an_|a_)?(?:next_|real_|actual_|hidden_)*(?:command|instructions?|orders?|directive|task) then_(?:execute|obey|run|do|carry|follow|act|perform))',
)
const softer =
  /\bshow\b|\bdisplay|\bprint|\bsave\b|\bpng\b|\bjwt\b|\battachment|\bpuzzle|\bgame\b|\bcsv\b|\bcolumn|\bjson\b|\bspreadsheet|\bnever|\bdo not|\brun (?:the )?tests?|\bquery|\bimage|\bparse|\btest\b|\bmigration|\bfile name|\bfilename|\bloop\b|\bscript|\bresponse|\bmermaid|\bsql\b|\bframe|\bvideo|\baudio|\bformula|\bworkflow|\bsubagent/

/** Orders in a code that the agent is to undo by itself. */
export const riddles: PhraseBook = {
  gate: /^/,
  phrases: [
    {pattern: mix(-70, decode, cipher, act), means: 'has the agent decode an order and carry it out', doubt: 0, softer},
    {
      pattern: chain(
        cipher,
        50,
        words(
          '(?:form|forms|spell|spells|stand|stands|give|gives|make|makes|yield|yields|contain|contains|hold|holds|encode|encodes|hide|hides)',
        ),
        50,
        act,
      ),
      means: 'has the agent decode an order and carry it out',
      doubt: 0,
      softer,
    },
  ],
}
