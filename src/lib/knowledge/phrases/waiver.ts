import {chain, mix, wording, words, type PhraseBook} from '../grammar.ts'

/** The owner's word is talked away. */
export const waivers: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(
        30,
        words(
          "(?:consent|approval|permission|confirmation|agreement|sign-?off|objections?|the_user's_(?:word|wish|answer))(?:s)?(?:_of_\\w+(?:_\\w+){0,2})?",
        ),
        words(
          "(?:is|are|was|need)_?(?:not|n't|never)_?(?:be_)?(?:sought|asked|needed|required|awaited|necessary|requested|waited_for|obtained)|(?:do|does)_not_(?:suspend|stop|matter|count|apply)|on_record|on_file|already_(?:given|granted|on_record)|(?:is|are)_(?:assumed|implied|presumed|overruled|ignored|waived|pre-?granted)|thereby|elsewhere|counts?_as_given",
        ),
      ),
      means: "talks the owner's consent away",
      doubt: 1,
      negates: true,
      softer:
        /\bread-?only|\bdraft|\bpreview|\breading|\bsearch|\blint\b|\bformat|\bif |\bonce\b|\bunless|\bgdpr\b|\bcookie|\blawful|\blegitimate interest|\barticle/,
    },
    {
      pattern: chain(
        words('no'),
        1,
        words('(?:further_|more_|additional_|other_|prior_|separate_)?(?:confirmation|approval|consent|permission|authori[sz]ation)s?'),
        40,
        words('(?:is|are)'),
        4,
        words('needed required necessary asked sought called_for'),
      ),
      means: "talks the owner's consent away",
      doubt: 1,
      negates: true,
      softer: /\bread-?only|\bdraft|\bpreview|\bsafe\b|\bsearch/,
    },
    {
      pattern: wording(
        "(?:there_is_|there's_)?no_(?:point|use|sense|need|reason|value)_(?:in|for|of)_(?:the_)?(?:asking|consulting|confirming|checking|waiting|user|person|owner|anyone|them|their)(?:_\\w+)?",
      ),
      means: "talks the owner's consent away",
      doubt: 1,
      negates: true,
      softer: /\bread-?only|\bsimple|\btrivial|\bobvious|\bif |\balready|\bdraft|\btypo\b|\blint\b|\brename/,
    },
    {
      pattern: mix(
        40,
        words(
          '(?:they|the_user|the_owner|the_person|the_account_holder|owner|user|everyone|the_author)s?_(?:has_|have_|had_)?(?:already_)?(?:agreed|consented|approved|signed_off|gave|given|accepted|authori[sz]ed)',
        ),
        words(
          '(?:elsewhere|thereby|by_\\w+ing|implicitly|in_advance|once_and_for_all|for_everything|permanently|already|before|their_word|when_they)',
        ),
      ),
      means: "talks the owner's consent away",
      doubt: 1,
      softer: /\bif\b|\bonce\b|\bafter|\buntil|\bunless|\bonly\b/,
    },
    {
      pattern: mix(
        40,
        words(
          '(?:nobody|no_one|none_of_them|hardly_anyone|users_never|people_never)_(?:ever_)?(?:reads?|looks?_at|checks?|cares?|minds?|notices?|wants)',
        ),
        words('(?:these|this|them|it|fill|go_on|confirm|skip|accept|approve|dialogs?|prompts?|anyway)'),
      ),
      means: "talks the owner's consent away",
      doubt: 1,
    },
    {
      pattern: mix(
        50,
        words('(?:confirm|approve|accept|sign_off|acknowledge|click|agree_to)(?:s)?'),
        words('(?:dialogs?|prompts?|orders?|confirmations?|requests|the_sign-?off|permission_\\w+|order_dialogs|any_prompt)'),
        words('(?:yourself|with_yes|with_y|by_yourself|on_their_behalf|on_your_own|for_them|as_reviewer\\S{0,40}|with_an?_other_\\w+)'),
      ),
      means: "answers in the owner's place",
      doubt: 0,
      softer: /\btest\b|\bplaywright|\bbrowser automation|\bci\b/,
    },
    {
      pattern: wording(
        '(?:second_pair_of_eyes|four-eyes|second_reviewer|approver|reviewer)_(?:\\w+_)?(?:is|are)_(?:also_)?(?:you|yourself) sign_off_as',
      ),
      means: "answers in the owner's place",
      doubt: 0,
    },
    {
      pattern: wording(
        'even_if_(?:nobody|no_one|the_user|they)_(?:\\w+_){0,2}?(?:asked|asks|wants|wanted|requested|needs|agreed|objects?|says_no|refuses?) whether_or_not_(?:\\w+_)?(?:they|the_user|anyone|it_is)_(?:\\w+_)?(?:asked|wants?|agrees?|needed|wanted|requested)',
      ),
      means: 'does it whether or not anybody asked',
      doubt: 1,
      softer: /\btrigger|\buse this skill|\beven if the user|\binvoke|\bactivate|\bmention/,
    },
  ],
}
