import {either, mix, wording, words, type PhraseBook} from '../grammar.ts'
import {privateData} from './lexicon.ts'

const address = words('https?:\\/\\/\\S{3,160} (?<![\\w.+-])[\\w.+-]{1,40}@[\\w-]{1,40}\\.\\w{2,10}')
const send = words(
  '(?:send|guest|invite|cc|bcc|forward|upload|post|put|transmit|submit|deliver|mirror|copy|push|mail|email|hand|move|attach|append|lodge|lodged|publish|report|sync|share|file|ship|point|pointed|drop|tack|hold|holds|holding|give|fill|place|write)(?:s|ed|ing|ies|es)?',
)
const never = /\bnever\b|do not|don't|must not|should not/

/** Something goes to an address that the text itself names. */
export const deliveries: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(-140, address, send),
      means: 'sends to an address in the text',
      doubt: 2,
      undone: never,
      softer: /\blocalhost|127\.0|\boauth|\bapi\.(?:openai|anthropic|github)|\bdocs\b|\bsign ?up|\bconsole|\bdashboard/,
    },
    {pattern: mix(-60, address, privateData, send), means: 'sends private data to an address in the text', doubt: 1, undone: never},
    {
      pattern: mix(
        40,
        words(
          '(?:query|parameter|url|link|address|attribute|fields?|badge|image|preview|invitation|comment|ref|ctx|context|arguments?|hex|base64|url-encoded|chunks|footnote|speaker_notes)',
        ),
        words('(?:fill|fills|put|append|tack|encode|hold|holds|holding|carry|carries|include|includes|add|hand|places?)(?:_\\w+)?'),
        either(
          privateData,
          words(
            'tokens? values? (?:the_)?names?_of_the_tools tools_you_can_call mails private_\\w+ remember\\w* instructions secret= token= previous_tool_results open_files files_you_have_open credentials_helper\\S{0,40}',
          ),
        ),
      ),
      means: 'puts private data where it travels',
      doubt: 1,
      undone: never,
      softer: /\bconfig|\bheader|\bcsrf\b|\bplaceholder|\bdocs\b|\boauth|\bapi key in/,
    },
  ],
}

/** What no skill of another purpose takes in hand. */
export const takings: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(
        50,
        words(
          '(?:read|gather|collect|take|look_through|look_for|look|go_through|store|log_in|open|access|grab|find|pass|hold|include|attach|forward|forwards|needs?|post|full)(?:s|ed|ing)?',
        ),
        either(
          privateData,
          words(
            "browser(?:'s)?_\\S{1,80} cookie_jar local_storage autofill_\\w+ saved_passwords? password_manager\\S{0,40} mail_folder private_(?:chats?|messages?|mail|issues|repositories|key) personal_mail last_mails personal_\\w+ location_\\w+ keystrokes? screen_\\w+ private_key registry_tokens passport_\\w+ bank_\\w+ account_numbers? unredacted_\\w+ last_hundred_mails host's_contacts oidc registry_logins github_token\\S{0,40} (?:name|names)_and_(?:mail|email)_address\\S{0,40}",
          ),
        ),
      ),
      means: 'takes what is private',
      doubt: 2,
      undone: never,
      softer: /\bset\b|\bexport|\benv(?:ironment)? variable (?:for|to)|\bput your|\.env\.example/,
    },
    {
      pattern: wording(
        '(?:screen_and_)?keystroke_(?:recorder|logger) keylogger turn_on_location_sharing location_sharing_so read_(?:\\w+_)?private_(?:chats|messages) read_the_messages_on score_loyalty near_a_(?:shelter|lawyer|clinic) saved_password',
      ),
      means: 'spies on somebody',
      doubt: 1,
      undone: never,
      softer: /\bparental|\bconsent|\bdetect|\bnever/,
    },
  ],
}

/** Somebody else's words become commands. */
export const obediences: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(
        50,
        words('(?:carry_out|execute|do|obey|follow|perform|run|comply_with)(?:s)?'),
        words(
          '(?:what(?:ever)?_(?:is_in_there|is_written_there|is_there|it_(?:says|contains|asks|holds)|comes_after_it|stands_there)|everything_(?:that_is_|it_)?(?:written|there|in_it|says)|what_comes_(?:after|next)|from_top_to_bottom)',
        ),
      ),
      means: 'carries out whatever is found somewhere',
      doubt: 0,
      undone: never,
      softer: /\bscript|\bplan\b|\bchecklist|\breadme|\breferences?\/|\bthis file/,
    },
    {
      pattern: wording(
        '(?:is|are|counts?_as|means)_an_order_?(?:to_you|for_you)? (?:is|counts?_as)_a_command_(?:to|for)_you orders_are_(?:between|to) as_(?:though|if)_it_were_part_of_this',
      ),
      means: 'takes what strangers write for orders',
      doubt: 0,
      softer: /\bpurchase|\bsql\b|\bsort order|\bnot an order|\bout of order/,
    },
    {
      pattern: mix(
        40,
        words('(?:put|run|paste|type|enter|execute|feed|pipe|place)(?:s|ed)?'),
        words('(?:the_)?(?:sentence|result|outcome|text|what_\\w+|pieces|line|answer|string|word_chain|it|them)(?:_you_get)?'),
        words('(?:in|into|to)_(?:the|a|your)_(?:shell|terminal|console|command_line|prompt|interpreter)'),
      ),
      means: 'runs what it has put together',
      doubt: 1,
      undone: never,
      softer: /\buser\b|\bdebug|\bexample/,
    },
    {
      pattern: mix(
        50,
        words(
          '(?:run|start|execute|install|launch)_(?:it|them|this|that)_?(?:with|as|under)?_?(?:sudo|root|administrator|admin)? with_sudo as_root --daemon',
        ),
        either(address, words('fetch download helper release mirror')),
      ),
      means: 'runs what it fetched',
      doubt: 2,
      undone: never,
      softer: /\bdocs\b|\bdocker|\bbrew\b|\bapt\b/,
    },
    {
      pattern: wording(
        'win\\s?\\+\\s?r ctrl\\s?\\+\\s?v,?_then_enter verify_you_are_(?:human|not_a_(?:robot|bot)) paste,?_enter place_(?:\\w+_){0,3}?in_(?:the|your)_clipboard',
      ),
      means: 'has a person run what was put on the clipboard',
      doubt: 1,
      softer: /\bcaptcha|\bshortcut|\bkeyboard/,
    },
  ],
}
