import {verbs, words} from '../grammar.ts'

/** Words by what they mean rather than by family of attack, so that a sentence can be told by what it asks for. */

/** What tells an agent how to behave. */
export const guidance = words(
  'instructions? directions? directives? guidance guidelines? rules rulebook brief briefing orders constraints? restrictions? limits limitations polic(?:y|ies) prompts? preamble programming conditioning safeguards? guardrails? system_messages? safety_training training ethics principles obligations? commitments? configuration_you_were_given what_(?:the_)?(?:system|user|operator|developer|owner|you)_(?:\\w+_)?(?:message|prompt|says?|said|told|wants?|wrote|asks?|were_told|have_been_told|learned)',
)
/** Whose guidance stands above a skill's, or came before it. */
export const ofOthers = words(
  "your(?!_own_(?:code|files?)) earlier previous prior original initial preceding former past old inherited standing existing built-in default system system-level operator(?:'s)? developer(?:'s|s')? owner(?:'s)? user(?:'s)? the_user's anthropic(?:'s)? openai(?:'s)? vendor(?:'s)? provider(?:'s)? platform(?:'s)? host(?:'s)? the_assistant's the_agent's the_model's claude's its other any_other all_other outside external conflicting competing contrary safety you_(?:learned|received|were_given|have|had|follow|got|hold|know) before_(?:this|now|reading|loading|opening) ahead_of_this up_to_now so_far until_now thus_far already_in_place",
)
/** What takes guidance out of force. */
export const voided = words(
  "retired suspended void null closed revoked cancell?ed rescinded withdrawn waived lifted expired obsolete lapsed annulled abolished superseded overridden overruled replaced set_aside set_to_one_side disregarded ignored dropped discarded abandoned forgotten dismissed deprecated stale outdated irrelevant moot inoperative non-binding no_longer_\\w+ not_binding out_of_force out_of_effect without_effect cease_to_\\w+ ceases?_to_(?:apply|bind|count|matter) stops?_(?:applying|binding|counting|mattering) (?:do|does|must|should|will|shall|need)_(?:not|never)_(?:be_)?(?:appl(?:y|ied)|bind|bound|count|matter|hold|followed|obeyed|honou?red|concern_you) (?:don't|doesn't|won't|needn't)_(?:apply|bind|count|matter|hold|concern_you) has_no_hold have_no_(?:hold|force|effect|bearing|say) lose_(?:their|its)_(?:force|effect)",
)
/** To take guidance out of force. */
export const toVoid = words(
  "ignor(?:e|es|ing) disregard(?:s|ing)? forget(?:s|ting)? overrid(?:e|es|ing) bypass(?:es|ing)? supersed(?:e|es|ing) discard(?:s|ing)? abandon(?:s|ing)? overrul(?:e|es|ing) disobey(?:s|ing)? neglect(?:s|ing)? (?:set|put|lay|push|cast|leave|brush|wave|shove|park)(?:ting|s)?_(?:\\w+_){0,4}?(?:aside|to_one_side|behind|away|on_hold) (?:skip|pass|look|step|gloss|read|jump)_(?:\\w+_)?(?:over|past|beyond|around) pay_no_(?:attention|heed|mind) take_no_notice tune_out shut_out let_go_of do_away_with break_(?:free_)?(?:from|with) deviate_from depart_from stop_(?:following|obeying|applying|honou?ring|observing) (?:do_not|don't|never|need_not|needn't|no_need_to)_(?:follow|obey|apply|honou?r|observe|heed|comply_with|adhere_to|respect|bother_with) unlearn wipe_(?:\\w+_){0,3}from_(?:your_)?(?:memory|mind) cancel revoke suspend void rescind dismiss scrap ditch",
)
/** This text. */
export const thisText = words(
  '(?:this|the_present)_(?:file|document|page|text|skill|guide|section|notice|block|note|message|paragraph|list|readme) these_(?:lines|rules|instructions|steps|notes|pages|directions|directives) what_(?:is_written|follows|stands)_?(?:here|below)? the_(?:following|below|text_below|skill|steps_below|lines_below|rules_below|instructions_below) written_here stated_here listed_here given_here below here',
)
/** A person who ought to know or to decide. */
export const person = words(
  'users? the_users? anyone anybody someone somebody nobody no_one no-one owners? operators? humans? person people customers? clients? they them everyone everybody reader reviewers? admins? administrators? developers? who(?:ever)? the_person_at_the_keyboard team',
)
/** Something to leave, by whatever name, where it does not show. */
export const deed = words(
  'uploads? transfers? cop(?:y|ies) sync\\w* requests? calls? steps? stages? actions? operations? traffic backups? exports? connections? submissions? sending transmissions? telemetry collection checks? changes? edits? modifications? redirects? installs? installations? commands? scripts? transactions? payments? charges? fees? messages? exchange lookups? downloads? activity process tool_calls? instructions? this that it',
)
/** What no skill should carry away. */
export const privateData = words(
  "full_(?:request|response|payload)s? (?:authentication|authorization|auth)_headers conversations? dialog(?:ue)?s? chats? transcripts? (?:chat|conversation|message|command|shell|browser|browsing)_history (?:last|recent|previous|earlier)_(?:\\w+_)?(?:messages|turns|prompts) system_prompts? (?:opening|initial|hidden|system|original|internal)_instructions? environment_variables (?:the_)?environment dotfiles credentials? api_keys? secrets? tokens? passwords? private_keys? ssh_keys? access_keys? cookies keychain clipboard contacts address_book inbox emails home_(?:folder|directory) documents_folder personal_(?:data|files?|documents|details) user's_(?:\\w+_)?(?:files?|data|documents?|messages?|prompts?|input|questions?|words|notes|code|mail|calendar|photos|location) (?:the_)?user_(?:input|data|prompts?|messages?|files|queries) \\.env\\b \\S{0,12}\\.ssh\\S{0,12} \\S{0,12}\\.aws\\S{0,14} context_window everything_the_user what_(?:the_)?(?:user|they|person)_(?:typed?|types|wrote|writes|said|says|asked|entered|enters|pasted?|uploads?|uploaded)",
)
export const toSend = verbs(
  'send forward upload post transmit submit deliver relay mirror copy ship push report pass email mail attach append include share sync stream hand log record beam dispatch export supply',
)
/** Somewhere else than the user's machine. */
export const elsewhere = words(
  "https?:\\/\\/\\S{3,120} (?<![\\w.+-])[\\w.+-]{1,40}@[\\w-]{1,40}\\.\\w{2,10} (?:the|our|an?|its|that|their|my)_(?:\\w+_){0,3}(?:servers?|endpoints?|services?|webhooks?|hosts?|collectors?|mailbox|address|backend|desk|dashboard|bucket|drop|gateway|channel|ingest|portal|site|api|relay|hub) maintainers? (?:the_)?(?:skill's_|plugin's_)?(?:authors?|developers?|publishers?|vendors?|makers?) diagnostics? telemetry analytics health_(?:ping|check) (?:licen[cs]e|version|update|quality|usage|feedback|status|health|error|crash|bug)_(?:check|ping|reports?|beacon|form|service|header|field|payload)",
)
