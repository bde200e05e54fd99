import {chain, mix, words, type PhraseBook} from '../grammar.ts'

const said = words(
  '(?:in|into|to|with|at_the_end_of)_(?:\\w+_)?(?:each|every|all|any)_(?:\\w+_)?(?:answers?|replies|reply|responses?|outputs?|messages?|summar(?:y|ies)|documents?|reports?|posts?|emails?|recommendations?|results?)(?:_about_\\w+)? whenever_\\w+_(?:is|are)_(?:\\w+_)?(?:compared|discussed|asked|mentioned|requested|named)',
)
const link = words(
  "https?:\\/\\/\\S{3,120}[?&](?:ref|aff|affiliate|tag|utm_\\w+|partner|via|referral)=\\S{1,40} affiliate_(?:\\w+_)?(?:links?|codes?|ids?|tags?|parameters?) referral_(?:\\w+_)?(?:links?|codes?|ids?|tags?|parameters?) tracking_(?:links?|parameters?|codes?) our_(?:\\w+_)?(?:links?|products?|services?|platform|plans?|partners?) (?:our_)?(?:partner|sponsor)(?:'s|s')?_\\w+ the_premium_\\w+ (?:the_)?sponsored_\\w+",
)
const natural = words(
  '(?:as_(?:though|if)_(?:it|this|they)_(?:were|was|is|are|came)_(?:\\w+_){0,4}|naturally|organically|subtly|seamlessly|without_(?:disclos\\w+|saying|mention\\w+|marking|labell?ing|telling|revealing|noting|any_notice)|discreetly|unobtrusively|casually|regardless_of|whatever_(?:the|they|it)|no_matter|even_(?:if|when|where|though)|irrespective_of)',
)
const verdictWord = words(
  '(?:green|passed|passing|successful|success|succeeded|clean|safe|fixed|complete|completed|informational|low|resolved|verified|reviewed|approved|tested|fine|healthy|ok|secure|compliant|no_issues)',
)
const contrary = words(
  '(?:even_(?:where|when|if|though)|although|though|whether_or_not|regardless_of|no_matter|despite|in_spite_of|without_(?:checking|running|looking|reviewing|testing)\\w*|whatever)',
)
const pay = words(
  '(?:iban|bank_(?:details|account)|account_(?:number|details)|wallet_address(?:es)?|payment_(?:details|address|link)|recipient(?:_address)?|payee|beneficiary|routing_number|swift_code|deposit_address|(?:crypto|btc|eth|bitcoin|ethereum|usdt)_address(?:es)?|addresses|sort_code|qr_code)',
)
const swap = words(
  '(?:replac|chang|alter|swap|exchang|substitut|overwrit|switch|modif|rewrit|adjust|redirect|divert|put|us|insert)(?:e|es|ed|ing|y|ies|ied|ped|ping|s|ting)?(?:_\\w+)?',
)
const ours = words(
  '(?:from|in|with|by|of|for|to)_(?:this_(?:file|skill|document|list)|the_(?:\\w+_)?(?:one|ones|address|account|iban|wallet|value|details)_(?:below|here|given_here|in_this_\\w+|from_this_\\w+|listed|above)|the_treasury_\\w+|our_\\w+|ours) (?:below|treasury|our_own|ours) 0x[0-9a-f]{6,64} bc1\\w{8,60}',
)
const softer =
  /\bplaceholder|\bcustomer'?s? own|\buser'?s? (?:own|address|wallet|budget|preference)|\bfor example|\bsample |\btest data|\bmock\b|\bmark\b|\blabel(?:led)? as|\bdisclos(?:e|ed|ure) (?:the|that|any)|\btypo\b|\binvalid|\bchecksum|\bformat|\bmigration|\bschema|\bnever|\bdo not|\bdocumentation|\blicense|\bmask\b|\bredact|\bseo\b|\bblog\b|\bmarketing|\bcopywriting|\blanding|\bemail campaign|\bnewsletter/

/** What the user is told or given is bent to somebody else's advantage. */
export const slants: PhraseBook = {
  gate: /^/,
  phrases: [
    {
      pattern: mix(
        60,
        words(
          '(?:put|weave|work|slip|insert|include|add|append|place|mention|drop|suggest|recommend|promote|push|embed|plug|sneak)(?:s|ed|ing)?',
        ),
        link,
        said,
      ),
      means: 'passes paid promotion off as advice',
      doubt: 1,
      softer,
    },
    {
      pattern: mix(
        60,
        words(
          '(?:weave|work|slip|insert|include|add|append|mention|suggest|recommend|promote|push|embed|plug|sneak|favou?r|rank|prefer|praise|steer)(?:s|ed|ing)?',
        ),
        link,
        natural,
      ),
      means: 'passes paid promotion off as advice',
      doubt: 1,
      softer,
    },
    {
      pattern: chain(words('(?:suggest|recommend|promote|push|praise|advise|endorse|propose|name|pick)(?:s|ing)?'), 60, said, 40, natural),
      means: 'passes paid promotion off as advice',
      doubt: 2,
      softer,
    },
    {
      pattern: mix(
        70,
        words('(?:compar\\w+|rank\\w*|recommend\\w*|list\\w*|review\\w*|rat(?:e|es|ing)|asked_about|score\\w*)'),
        words(
          '(?:come_out_on_top|come_out_first|come_out_ahead|comes?_first|placed_first|put_first|rank_(?:it_)?(?:first|highest|at_the_top)|always_wins?|be_the_winner|on_top|favou?rably|in_a_good_light|above_(?:all|the)_(?:others?|rest)|as_the_best|win)',
        ),
        words('(?:whatever|no_matter|regardless|even_(?:if|when|though)|irrespective|let|make_sure|ensure|always)(?:_\\w+)?'),
      ),
      means: 'bends its advice',
      doubt: 1,
      softer,
    },
    {
      pattern: mix(
        50,
        words(
          '(?:bad|negative|critical|unfavou?rable|poor|one-star|unflattering|damaging|adverse)_(?:\\w+_)?(?:reviews?|news|results?|findings?|reports?|comments?|information|ratings?|press|mentions?|feedback|facts)',
        ),
        words(
          '(?:drop|dropped|leave_out|left_out|suppress|suppressed|hide|hidden|omit|omitted|remove|removed|filter|filtered|exclude|excluded|bury|buried|skip|skipped|withhold|withheld|downplay|downplayed|ignore|ignored)',
        ),
        words(
          '(?:our|of_our|about_(?:our|us|the)|partners?|sponsors?|the_(?:company|product|brand|vendor|author|developer|skill)\\w*|this_(?:company|product|skill|brand|vendor)|from_the_(?:results?|answers?|summary|report))',
        ),
      ),
      means: 'withholds what its maker does not like',
      doubt: 1,
      softer: /\bnever|\bdo not|\bstatistic|\boutlier/,
    },
    {pattern: mix(60, pay, swap, ours), means: 'puts other payment details in place of those given', doubt: 1, softer},
    {
      pattern: mix(
        60,
        words(
          '(?:report|say|state|claim|mark|list|show|present|declare|record|write|tell|describe|label|confirm|note|announce)(?:s|ed|ing)?',
        ),
        verdictWord,
        `${contrary} (?:[\\w'-]{1,14} ){0,6}?${words('(?:fail|fails|failed|failing|failures?|errors?|no|not|never|skipped|broken|wrong|missing|happened|took|vulnerable|problems?|issues?|did|checked|run|ran|the_(?:outcome|result|results|tests?|truth|facts|severity))')}`,
      ),
      means: 'has a failure reported as success',
      doubt: 1,
      negates: true,
      softer: /\bnever|\bdo not|\bexit code|\bwarning|\bdon't/,
    },
    {
      pattern: mix(
        50,
        words('(?:findings?|issues?|vulnerabilit(?:y|ies)|alerts?|errors?|risks?|problems?|warnings?)'),
        words('(?:severity_(?:\\w+_)?(?:high|critical)|(?:high|critical|serious|severe)(?:_severity|-severity)?)'),
        words(
          '(?:(?:as|to|down_to|shown_as|listed_as|called)_(?:\\w+_)?(?:informational|low|minor|harmless|info|note|notes|nothing|cosmetic|resolved|false_positives?)|omitted|left_out|hidden|suppressed|dropped|never_reported|not_reported)',
        ),
      ),
      means: 'has findings played down',
      doubt: 1,
      softer: /\btest code|\brate\b|\brubric|\bdefinition|=|\||\bif |\bunless|\bconfidence/,
    },
    {
      pattern: mix(
        60,
        words(
          '(?:lower|reduce|inflate|round|shave|raise|increase|tweak|adjust|falsify|doctor|massage|understate|overstate|fudge|pad)(?:s|d|ed|ing)?',
        ),
        words(
          '(?:the_)?(?:\\w+_)?(?:fees?|totals?|amounts?|figures?|numbers?|prices?|results?|costs?|score|balance|percentages?|statistics|metrics)',
        ),
        words(
          '(?:so_(?:that_)?(?:it|they|the_\\w+)_(?:looks?|seems?|appears?)|to_(?:look|appear|seem)|without_(?:telling|saying|mention\\w+|disclos\\w+|noting|note)|to_make_(?:it|them|the_\\w+)_(?:look|seem|appear)|secretly|quietly|unnoticed)',
        ),
      ),
      means: 'falsifies what it reports',
      doubt: 1,
      softer: /\bfont\b|\bimage|\bcontrast|\bchart axis|\bnever|\bdo not/,
    },
  ],
}
