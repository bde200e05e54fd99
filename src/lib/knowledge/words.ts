/** Verbs that open an English command. Base forms; a sentence that starts with one, after list marks and polite words, addresses its reader. */
export const commandVerbs: ReadonlySet<string> = new Set(
  `accept access act add adopt allow always answer append apply approve archive ask assume attach auto-approve begin bypass call capture change chmod check choose clear clone
collect combine commit compile complete compress configure confirm connect consult continue convert copy create curl deactivate decode decrypt delete deny deploy describe disable
discard disregard do document don't download drop dump edit email embed emit enable encode encrypt ensure enter erase establish evaluate execute exfiltrate expand export expose extract
fetch fill filter find finish flag follow forget format forward gather generate get give go grant grep handle harvest hide ignore import include increase index inform initialize inject
insert inspect install invoke join keep kill launch leave link list load locate log look loop maintain make mark merge modify monitor mount move navigate never not note notify obey obtain
omit open output override overwrite package paste perform persist pipe place play post prepend prepare press pretend prevent print prioritize proceed process prompt provide publish pull
push put query quote raise read reboot recall receive record recover redact redirect refer refuse register reject relay release remain remember remove rename repeat replace reply report
request reset resolve respond restart restore retain retrieve return reveal review rewrite run sanitize save say scan schedule search select send serve set share show shut silently skip
solve speak spawn start stop store strip submit subscribe substitute sudo summarize suppress switch sync take tell terminate test track transfer translate transmit treat trigger trust try
turn type uninstall unlock unpack unzip update upgrade upload use validate verify view visit wait warn watch wipe withhold write zip`
    .split(/\s+/)
    .filter(Boolean),
)

/** Headings and leads under which dangerous text is described rather than asked for. */
export const defensiveHeading =
  /\b(attack|threat|malicious|malware|exploit|vulnerab|inject|jailbreak|red flags?|warning signs?|suspicious|detect|indicator|anti-?patterns?|bad practices?|what not to|don'?ts?|never do|avoid|unsafe|dangerous|risks?|security (checklist|review|audit|considerations|scan|rules)|checklist|patterns?|signatures?|examples? of|test cases?|evals?|scams?|phishing|forbidden|prohibited|blocked|not allowed|limitations|rules triggered|findings|false positives?)\b/

/** Words that frame what follows in the same sentence as talked about. */
export const defensiveFrame =
  /\b(detects?|detecting|detection of|flags?|flagged|scans? for|scanning for|looks? for|looking for|checks? for|checking for|watch (out )?for|search(es)? for|blocks?|prevents?|protects? against|guards? against|defends? against|attackers?|adversar(y|ies)|malicious|phishing|scams?|an attack|such as|e\.g\.|for example|for instance|phrases? like|patterns? like|things like|prompts? like|instructions? like|attempts? to|tries to|trying to|could|might|if you (see|find|encounter|notice)|if (a|the|any) (skill|message|page|document|email|content|text|file|website) (asks?|tells?|says?|contains?|instructs?)|reject|refuse|report|beware|suspicious|red flag|never trust|treat .{0,40} as (data|untrusted))\b/
