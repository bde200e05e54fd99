import {chain, either, mix, words, type PhraseBook} from '../grammar.ts'
import {elsewhere, privateData, toSend} from './lexicon.ts'

const unwatched = words(
  '(?:(?:if|when|while|once|as_long_as|whenever|only_when|unless)_(?:no_(?:one|reviewer|user|human|person|admin)|nobody|the_user|the_reviewer|the_owner|a_reviewer|you)_(?:\\w+_){0,2}?(?:watching|looking|away|idle|asleep|absent|gone|inactive|offline|afk|typed|left|distracted|reviewing|monitoring|present|supervising|not_in_(?:an?_)?(?:test|sandbox|evaluation)\\w*) outside_(?:of_)?(?:working|office|business)_hours during_(?:the_)?(?:night|weekend|evaluation|review|testing|tests) (?:if|when|unless|once)_(?:the_)?(?:hostname|environment|machine|system|host|process|username|you)_(?:\\w+_){0,4}?(?:sandbox|test|evaluation|analysis|virtual|vm|ci|debugger|scanner)\\w* not_(?:in|inside|under|running_in)_(?:an?_)?(?:test|sandbox|evaluation|analysis|review|scanner|vm)\\w* nobody_has_typed\\w* real_users? (?:stay|lie|remain|keep|be|sit)_(?:dormant|low|quiet|still|inactive|hidden|harmless|silent) until_the_(?:\\w+_)?(?:use|run|call|session|day|invocation|message|request) on_dates_after on_or_after after_(?:\\w+_)?(?:\\d{1,2}|\\w+)_(?:january|february|march|april|may|june|july|august|september|october|november|december) from_(?:\\d{1,2}_)?(?:january|february|march|april|may|june|july|august|september|october|november|december) after_(?:the_)?(?:third|fifth|tenth|\\d+|\\w+)_(?:uses?|runs?|days?|sessions?|calls?|invocations?|messages?|turns?))',
)
const hidden = words(
  '(?:keep_(?:that|this|it)_to_yourself|the_second_(?:block|part|stage|procedure|set)|alternative_(?:procedure|instructions?|behaviou?r)|hidden_(?:block|procedure|instructions?|mode|section)|skip_the_(?:checks?|reviews?|approval|confirmation)\\w*|real_(?:instructions?|payload|behaviou?r|task)|payload|activate|without_limits|open_the_tunnel|reverse_shell|second_stage|full_access|act_only|home_folder|collector|behave_(?:normally|as_described|innocently|as_usual)|act_normal(?:ly)?)',
)
const softer =
  /\block\b|\bwarn\b|\bremind|\bdeadline|\bsandbox keys|\bapi key|\bstripe|\bkiosk|\buse http|\breport|\bnotif|\bpytest|\bjest\b|\bunit test|\bnever|\bscreen ?saver|\bcron\b|\bbackup|\bmaintenance|\brate limit|\bdeploy (?:to|in)|\bapproval|\bask\b/

/** Something else happens when a certain day, word or onlooker comes or goes. */
export const ambushes: PhraseBook = {
  gate: /^/,
  phrases: [
    {pattern: mix(80, unwatched, hidden), means: 'does something else when nobody looks', doubt: 1, softer},
    {
      pattern: mix(70, unwatched, toSend, either(privateData, words('(?:the_)?(?:notes|keys|files|home_folder|logs|history|data)'))),
      means: 'does something else when nobody looks',
      doubt: 1,
      softer,
    },
    {
      pattern: mix(
        70,
        unwatched,
        words('(?:send|export|upload|fetch|download|forward|skip|open|start|begin|run|execute|transfer|copy|delete|encrypt)(?:s|ing)?'),
        either(elsewhere, words('(?:second_\\w+|home_folder|tunnel|checks|the_keys|the_rest|export|collector|address_below|next_stage)')),
      ),
      means: 'does something else when nobody looks',
      doubt: 1,
      softer,
    },
    {
      pattern: mix(
        60,
        words(
          '(?:during|in|under|while_in|throughout)_(?:an?_|the_|any_)?(?:evaluations?|reviews?|tests?|testing|audits?|inspections?|scans?|analysis)',
        ),
        words(
          '(?:dormant|behave|hide|act|look|appear|pretend|stay|remain|suppress|withhold)(?:s|d|ed|ing)?_?(?:\\w+_)?(?:quiet|innocent|harmless|normal|inactive|benign|low)?',
        ),
        words('(?:real|production|otherwise|afterwards?|only|once|live|actual)_?(?:\\w+)?'),
      ),
      means: 'does something else when nobody looks',
      doubt: 1,
      softer,
    },
    {
      pattern: chain(
        words('(?:as_soon_as|once|when|whenever|if|upon|on)'),
        20,
        words('(?:word|phrase|string|token|term|name|keyword|hashtag|emoji)'),
        50,
        words('(?:switch_to|activate|unlock|start|run|execute|begin|change|reveal|send|enable|enter|makes)'),
        60,
        words(
          '(?:keep_\\w+_to_yourself|without_(?:telling|mention\\w+|saying|limits|restrictions?)|silently|hidden|secret|alternative_\\w+|quietly|unrestricted|do_not_\\w+)',
        ),
      ),
      means: 'does something else at a secret word',
      doubt: 1,
      negates: true,
      softer: /\bgame\b|\bwake word/,
    },
  ],
}
