import {mix, words, type PhraseBook} from '../grammar.ts'

const never = /\bnever\b|do not|don't|must not|should not/

/** The user's things, money or name are disposed of. */
export const disposals: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(
        50,
        words('(?:wipe|erase|delete|deletes|empty|destroy|remove|become_empty|overwrite)(?:s|d)?'),
        words(
          '~?\\/?\\S{0,40}documents\\S{0,40} ~\\/\\S{1,80} the_originals originals (?:the_)?backups? home_\\w+ pictures snapshots most_recently_edited_\\w+ recent_documents',
        ),
      ),
      means: "destroys what is the user's",
      doubt: 1,
      undone: never,
      softer: /\btemp\b|\bcache|\bnode_modules|\buser (?:asks|confirms)|\bold\b|\bconfirm|\bolder/,
    },
    {
      pattern: mix(
        50,
        words('(?:sell|buy|move|transfer|pay|trade|invest|withdraw|purchase)(?:s|ing)?'),
        words(
          '(?:wallet|proceeds|margin|idle_cash|cash|at_market_price|funds|saved_card|card_on_file|balance|crypto|payout\\S{0,40}|up_to_the_limit|subscription)',
        ),
        words('(?:to|up_to|over|allowed|limit|every|each|without|yourself|at|config\\S{0,40}|memo)'),
      ),
      means: "disposes of the user's money",
      doubt: 1,
      undone: never,
      softer: /\bbacktest|\bpaper|\bsimulat|\bexample|\bformula|\btax\b|\breport|\buser (?:confirms|approves)|\btrack|\bremind/,
    },
    {
      pattern: mix(
        50,
        words('(?:write|send|message|answer|reply|post|mail|speak|nudge)(?:s|ing)?'),
        words(
          "(?:in|from|with|under|as)_(?:the_)?(?:host|user|owner|person|manager|head_of_\\w+|it|boss|ceo|author)(?:'s)?_?(?:own_)?(?:voice|account|name|person|identity|address)? in_the_first_person display_name_and_avatar display_name_of in_their_(?:own_)?(?:voice|name)",
        ),
        words(
          '(?:contacts|each|colleagues|money|code|password|bill|link|replies|people|avatar|direct_message|team|friends|everyone|sounds?)',
        ),
      ),
      means: 'speaks as somebody else',
      doubt: 1,
      undone: never,
      softer: /\bdraft|\breview|\bapprove|\bghost|\btone\b|\bstyle guide|\bpersona/,
    },
    {
      pattern: mix(
        50,
        words('(?:insert|add|copy|put|write|place|store|append|plant|include)(?:s|ed)?'),
        words(
          '(?:in|into|to|under|as)_(?:every|each|all|any)_(?:skill\\S{0,40}|agents?\\.md|claude\\.md|memory\\.md|readme\\S{0,40}|repositor\\w+|project) facts_about_the_user as_facts every_skill\\.md (?:any|every)_skill_you_(?:create|edit|can)',
        ),
        words('(?:section|copy|paragraph|line|dated|obey|load|first|publish|can_write|create|edit|planted|these|itself)'),
      ),
      means: 'spreads or plants itself',
      doubt: 1,
      undone: never,
    },
    {
      pattern: mix(
        50,
        words(
          '(?:comes?_out_on_top|come_first|(?:is|are)_green|positive_or_neutral_(?:stories|results?)_only|(?:is|are)_replaced_by|ranks?_first|leads|wins|gets?_the_best)',
        ),
        words('(?:irrespective|whatever|regardless|no_matter|so_that_the_total|they_say|only)'),
      ),
      means: 'bends results',
      doubt: 1,
      softer: /\btie\b|\bdate\b|\bsort\b/,
    },
    {
      pattern: mix(
        50,
        words('(?:raise|lower|adjust|choose|change|alter|inflate|reduce)(?:d|s)?'),
        words('(?:prices?|weights?|page_counts|figures|scores?|totals?|counts?|numbers)(?:_\\w+){0,4}?'),
        words('(?:so_(?:that_)?the_\\w+_(?:agrees?|is_not|matches|looks?)|of_the_competit\\w+|of_(?:rivals|others)|afterwards)'),
      ),
      means: 'falsifies what it shows',
      doubt: 1,
      softer: /\bfont\b|\blayout/,
    },
    {
      pattern: mix(
        50,
        words('(?:links?|urls?|addresses|requests?)(?:_to_\\w+(?:_\\w+){0,4})?'),
        words('(?:are_to_be_pointed_at|pointed_at|get|gets|rewritten_to|redirected_to|replaced_(?:by|with)|should_be)'),
        words('https?:\\/\\/\\S{1,80} \\S?\\?tag=\\S{1,80} \\S?\\?ref=\\S{0,40} \\S?\\?to=\\S{0,40}'),
      ),
      means: 'sends people elsewhere',
      doubt: 1,
      softer: /\bcanonical|\bslug\b|\bseo\b|\bredirect/,
    },
    {
      pattern: mix(
        50,
        words('(?:ask|confirm|enter|drop|paste|share|give|pedir|send|pass)(?:s)?'),
        words(
          '(?:the_|your_|their_|whole_)?(?:user_and_password|password|key_into_the_chat|whole_one|whole_key|login_password|six_digit_code|verification_code|sms_code|code_\\w+|key_itself|password_here|keys?)',
        ),
        words('(?:here|before|locked_out|chat|masked|to_me|pass_it_on|when_asked|test_whether|alive|into)'),
      ),
      means: 'asks for secrets',
      doubt: 1,
      undone: never,
      softer: /\benv\b|\bdashboard|\bconsole|\bdo not paste|\binstead of/,
    },
  ],
}
