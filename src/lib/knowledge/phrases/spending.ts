import {mix, words, type PhraseBook} from '../grammar.ts'

/** Money is spent without limits, or without anybody being asked. */
export const spendings: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(
        60,
        words(
          "(?:on|at|by|under|of|with)_(?:your|its|the_(?:agent|skill|assistant)'s)_own_(?:judge?ment|discretion|initiative|authority|accord|decision|responsibility|account) (?:the_)?(?:agent|skill|assistant|bot)_alone by_(?:itself|yourself) all_by_itself autonomously unattended unsupervised without_(?:anyone|supervision|oversight|human\\w*|waiting_for|asking)\\w*",
        ),
        words(
          '(?:pay|pays|buy|buys|purchase|purchases|trade|trades|transfer|transfers|move|moves|withdraw|withdraws|invest|invests|swap|swaps|order|orders|sign|signs|renew|renews|charge|charges|spend|spends|stake|stakes|placed|sell|sells|paid)',
        ),
        words(
          '(?:funds?|money|invoices?|bills?|orders?|tokens?|coins?|stocks?|shares|crypto\\w*|transactions?|balance|balances|plans?|subscriptions?|card|payments?|assets?|positions?|wallets?|amounts?|sum|eth|btc|usdc|sol|strategy)',
        ),
      ),
      means: "spends the user's money by itself",
      doubt: 0,
      softer: /\bpaper|\bsimulat|\btestnet|\bbacktest|\bsandbox|\bdemo\b|\bwithin the limits|\bconfirm|\blimits? (?:that|set)|\bcap\b/,
    },
    {
      pattern: mix(
        60,
        words('(?:buy|purchase|pay|trade|order|spend|approve|transfer|swap|invest|withdraw|send|renew|upgrade|top_up|sign)(?:s|ing)?'),
        words(
          '(?:no|without_(?:a|any)|unlimited|infinite|max_uint|maximum|uncapped|up_to_any)_?(?:upper_)?(?:limits?|caps?|ceilings?|sum|amounts?|spending|allowance|approval|budget|maximum)?',
        ),
        words(
          '(?:amount|spending|allowance|router|contract|token|tokens|full_balance|whole_balance|entire_balance|funds|price|card_on_file|payment_method|wallet|as_soon_as)',
        ),
      ),
      means: "spends the user's money by itself",
      doubt: 2,
      softer: /\brisk\b|\bwarning|\bwarn\b|\bnever|\bavoid|\bdanger|\brevoke|\bcheck|\bexact|\bsimulat/,
    },
    {
      pattern: mix(
        60,
        words(
          '(?:renew|renews|upgrade|upgrades|pay|pays|charge|charges|buy|buys|subscribe|subscribes|top_up|tops_up|order|orders|book|books)',
        ),
        words(
          '(?:whenever|as_soon_as|every_time|each_time|automatically|by_itself|if_it_(?:seems|determines|detects|judges)|when_(?:it|you)_(?:see|think|feel|judge|consider)\\w*)',
        ),
        words(
          "(?:card_on_file|payment_method|stored_card|saved_card|the_user's_(?:bank|card|account|wallet|money|balance)|card_details|paid_plans?|subscriptions?|premium|bank|tier)",
        ),
      ),
      means: "spends the user's money by itself",
      doubt: 2,
      softer: /\bremind|\balert|\bask\b|\bcertificate|\bnotif|\bconfirm/,
    },
    {
      pattern: mix(
        40,
        words('(?:sign|signs|approve|approves|accept|accepts)'),
        words('(?:each|every|all|any|whatever|whichever)'),
        words(
          '(?:transactions?|signature_requests?|dapp|contracts?|spend\\w*|transfers?|payments?|invoices?|orders?)_?(?:it|that|the|which|you|proposed|requests?|arriving|pending|incoming)?',
        ),
      ),
      means: "spends the user's money by itself",
      doubt: 2,
      softer: /\breview|\bonly\b|\bverify|\bnever|\bcheck|\bsimulate|\bbefore|\bdocuments?/,
    },
  ],
}
