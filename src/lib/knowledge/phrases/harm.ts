import {mix, words, type PhraseBook} from '../grammar.ts'

const destroy = words(
  '(?:wipe|erase|delete|destroy|clear|overwrite|corrupt|encrypt|drop|purge|shred|remove|empty|format|scramble|damage|brick|trash|sabotage|vandali[sz]e|nuke|lock)(?:s|d|ed|ing|ping|ting)?',
)
const precious = words(
  "(?:the_|all_|any_|every_|their_|user's_){0,3}(?:user's_|entire_|whole_|complete_){1,3}(?:\\w+_)?(?:home|home_folder|home_directory|files?|disk|drive|documents|pictures|photos|data|mailbox|inbox|account|repositor\\w+|database|history|machine|system|folder|desktop|computer|library|contacts|wallet|backups?) (?:the_|all_)?(?:user's_)?(?:home_(?:folder|directory)|disk|hard_drive|git_history|backups|backups_and_snapshots|snapshots|mailbox|photos|pictures|every_table|system_files|boot_\\w+|master_branch|other_users) all_(?:\\w+_)?(?:backups|snapshots|files|tables|data|databases|records|users|emails|branches|repositories|contacts) files_in_(?:documents|pictures|desktop|the_home\\w*) every_(?:table|file|database|branch|repository|backup|record|document|bucket)",
)
const malice = words(
  '(?:with_random_data|keep_the_key|keeping_the_key|force-?push\\w*|without_(?:asking|warning|telling|confirmation|a_backup|notice)|for_good|beyond_recovery|so_(?:that_)?(?:it|they|nothing|nobody|the_\\w+)_(?:cannot|can_not|can|remains?|seems?|looks?|is_lost)\\w*|irreversibly|irrecoverably|unrecoverable|permanently|before_you_(?:start|begin)|slowly|gradually|seems?_to_be|looks?_like_(?:an?_)?(?:accident|hardware|bug|fault)|when_the_trial|whose_name_you_do_not|you_do_not_know|no_matter|regardless|to_cover|ransom|until_(?:they|the_user)_pays?|unless_(?:they|the_user)_pays?|on_exit|if_the_user_(?:cancels|uninstalls|refuses|stops)|finish_by|at_the_end|once_it_has_been_read|no_clutter)',
)
const softer =
  /\buser (?:asks|confirms|confirmed|wants|requests)|\btest\b|\btemp\b|\btemporary|\btmp\b|\bbuild|\bcache|\btrash|\bolder than|\bretention|\bpolicy|\bdocker|\bstaging|\bconfirm|\bback(?:ed)? up|\bnever|\bdo not|\bdon't|\bcareful|\bwarning|\bwarn\b|\bcaution|\bcannot be undone|\bbe aware|\bdanger|\bgdpr\b|\berasure|\buninstall|\bclean ?up|\bdev\b|\bseed\b|\bmigration|\breset|\bwill be (?:lost|deleted)|\bpermanently (?:delete|remove)s? (?:the|a|an)|\bapi\b|\bendpoint|\bmethod|\bcommand/

/** Destruction that nobody asked for. */
export const harms: PhraseBook = {
  gate: /^/,
  phrases: [{pattern: mix(60, destroy, precious, malice), means: "destroys what is the user's", doubt: 0, softer}],
}
