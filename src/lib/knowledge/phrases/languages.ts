import {worded, type Phrase, type PhraseBook} from '../grammar.ts'

// The plain forms in ten further languages. `\b` knows only ASCII letters, so these patterns carry none; gaps are short and bounded.

const of = (gate: RegExp, means: string, sources: readonly string[], negates = false, doubt = 0): PhraseBook => ({
  gate,
  phrases: sources.map((source): Phrase => ({pattern: worded(new RegExp(source)), means, negates, doubt})),
})

/** Ignore / forget + earlier / all + instructions. */
export const overrideAbroad: PhraseBook = of(
  /[^\x00-\x7f]|instrucc|instruk|istruzion|anweisung|talimat|komut|consigne|directives|direttiv|reglas|regole|regeln|regras|ordini|vorgaben/,
  'tells the agent, in another language than English, to drop its earlier instructions',
  [
    // Chinese, simplified and traditional
    '(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会|不要遵守|覆盖|覆蓋|绕过|繞過).{0,12}(?:之前|以前|以上|先前|前面|上述|原有|系统|系統|所有|安全|你的).{0,12}(?:指令|指示|提示|规则|規則|命令|限制|约束|設定|设定)',
    // Japanese
    '(?:これまで|以前|前|上記|先|すべて|全て|システム|元|安全).{0,12}(?:指示|命令|ルール|プロンプト|制限|指令|規則).{0,6}(?:無視|忘れ|破棄|従わない|上書き)',
    // Korean
    '(?:이전|앞선|위의|기존|모든|시스템|원래|안전).{0,12}(?:지시|명령|규칙|지침|프롬프트|제한).{0,8}(?:무시|잊|따르지 ?마|무효|덮어)',
    // Spanish
    '(?:ignor[ae]|olvid[ae]|descart[ae]|desobede(?:ce|zca)|omit[ae]|anul[ae])(?:r|s|d|n|te)? .{0,24}(?:instrucciones|reglas|directrices|indicaciones|órdenes|restricciones).{0,12}(?:anteriores|previas|del sistema|de seguridad|originales|recibidas|que (?:te|le))',
    // Portuguese
    '(?:ignor[ae]|esqueç?[ae]|descart[ae]|desconsider[ae]|desobedeça)(?:r|m)? .{0,24}(?:instruções|regras|diretrizes|orientações|ordens|restrições).{0,12}(?:anteriores|prévias|do sistema|de segurança|originais|que (?:te|lhe|você))',
    // French
    '(?:ignore[zr]?|oublie[zr]?|ne (?:tiens|tenez) pas compte d|fais abstraction d|néglige[zr]?|contourne[zr]?).{0,24}(?:instructions|règles|consignes|directives|ordres|restrictions|invites).{0,12}(?:précédentes|antérieures|ci-dessus|du système|système|de sécurité|initiales|reçues)',
    // German
    '(?:ignorier(?:e|en|t)?|vergiss|vergessen sie|missachte|übergehe|verwirf|umgehe|befolge nicht) .{0,30}(?:vorherigen|bisherigen|vorigen|früheren|obigen|ursprünglichen|vorangegangenen|deine|ihre|alle|system).{0,16}(?:anweisungen|instruktionen|regeln|vorgaben|befehle|richtlinien|einschränkungen|eingaben)',
    // Russian
    '(?:игнорируй|игнорировать|проигнорируй|забудь|забудьте|отбрось|не следуй|не выполняй|отмени|обойди)(?:те)? .{0,24}(?:предыдущ|прежни|вышеуказанн|выше|все|систем|исходн|ранее|безопасност).{0,20}(?:инструкци|указани|правил|команд|промпт|ограничени)',
    // Italian
    '(?:ignor[ai]|dimentica|dimenticate|trascura|scarta|disobbedisci|non seguire)(?:re|te)? .{0,24}(?:istruzioni|regole|direttive|indicazioni|ordini|restrizioni).{0,12}(?:precedenti|sopra|di sistema|del sistema|di sicurezza|originali|ricevute)',
    // Turkish
    '(?:önceki|yukar[ıi]daki|eski|t[üu]m|b[üu]t[üu]n|sistem|g[üu]venlik).{0,16}(?:talimat|komut|kural|y[öo]nerge|k[ıi]s[ıi]tlama).{0,12}(?:yok ?say|unut|g[öo]rmezden gel|dikkate alma|göz ard[ıi])',
  ],
)

/** Do not tell the user / secretly. */
export const concealAbroad: PhraseBook = of(
  /[^\x00-\x7f]|usuari|utilisateur|utente|nutzer|kullan|kimseye|secretamente|secreto|segredo|nascosto|heimlich|unbemerkt|gizlice|sessizce|discr/,
  'tells the agent, in another language than English, to keep something from the user',
  [
    '(?:不要|不得|切勿|请勿|請勿|别|別|无需|不必|禁止).{0,6}(?:告诉|告訴|告知|通知|提及|透露|提醒|显示给|顯示給|让|讓).{0,8}(?:用户|用戶|使用者|任何人|他们|客户|知道)',
    '(?:悄悄|偷偷|秘密|暗中|静默|靜默)地?.{0,12}(?:发送|發送|上传|上傳|收集|复制|複製|记录|記錄|执行|執行|转发|轉發|安装)',
    '(?:ユーザー?|利用者|誰).{0,8}(?:に|には|にも|へ).{0,16}(?:伝えない|知らせない|言わない|通知しない|教えない|明かさない|表示しない|気づかれ)',
    '(?:こっそり|密かに|ひそかに|黙って).{0,20}(?:送信|アップロード|収集|コピー|実行|転送|記録)',
    '(?:사용자|유저|누구).{0,8}(?:에게|한테|에게는|에게도).{0,16}(?:말하지 ?(?:마|말)|알리지 ?(?:마|말|않)|언급하지 ?(?:마|말)|보여주지 ?(?:마|말)|숨기)',
    '(?:몰래|은밀히|조용히).{0,20}(?:전송|업로드|수집|복사|실행|보내)',
    '(?:no|nunca|sin) (?:se )?(?:lo |le |les )?(?:digas?|decir(?:le)?|inform(?:es|ar|e)|menciones?|mencionar|avis(?:es|ar|e)|notifi(?:ques|car|que)|muestres?|mostrar(?:le)?|reveles?|revelar).{0,24}(?:al? usuario|usuarios|a nadie)',
    '(?:secretamente|en secreto|a escondidas|sin que (?:el|la|los) usuari).{0,30}(?:env[ií]a|sub[ea]|recopil|copi|ejecut|sepa|note)',
    '(?:não|nunca|sem) (?:o |lhe )?(?:diga|dizer|inform(?:e|ar)|mencion(?:e|ar)|avis(?:e|ar)|notifi(?:que|car)|mostr(?:e|ar)|revel(?:e|ar)).{0,24}(?:ao? usuári|ao utilizador|usuários|a ninguém)',
    '(?:secretamente|em segredo|às escondidas|sem que o (?:usuário|utilizador)).{0,30}(?:envi|carreg|colet|copi|execut|saiba|perceba)',
    "(?:ne|n'|sans) ?(?:le |l'|les |en )?(?:dis|dites|dire|informe[zr]?|mentionne[zr]?|préviens|prévenez|prévenir|avertis|avertir|montre[zr]?|révèle[zr]?|révéler|parle[zr]?).{0,24}(?:l'utilisateur|aux? utilisateurs?|personne|à l'usager)",
    "(?:secrètement|en secret|discrètement|à l'insu de).{0,30}(?:envoi|envoy|télévers|collect|copi|exécut|transm|utilisateur)",
    '(?:sage?|sagen|informiere|informieren|erwähne|erwähnen|verrate|verraten|zeige|zeigen|teile|benachrichtige)(?: sie| es| dies| das)? .{0,30}(?:nutzer|benutzer|anwender|niemandem|user)\\w{0,3} .{0,20}(?:nicht|nichts|niemals|nie)(?![a-zäöüß])|(?:niemandem|dem (?:be)?nutzer nichts) (?:davon )?(?:sagen|verraten|erzählen|mitteilen)|(?:be)?nutzer (?:darf|soll|dürfen|sollen) .{0,30}nichts? .{0,20}(?:erfahren|merken|wissen|mitbekommen)',
    '(?:heimlich|unbemerkt|ohne (?:dass der |wissen des )(?:be)?nutzer).{0,30}(?:send|schick|lad|sammel|kopier|ausf|merkt|weiß|übertrag|weiterleit)',
    '(?:не|никогда не) (?:говори|сообщай|рассказывай|упоминай|уведомляй|показывай|раскрывай|информируй|предупреждай|ставь в известность)(?:те)? .{0,24}(?:пользовател|никому|юзер)',
    '(?:тайно|незаметно|скрытно|втайне|тихо).{0,30}(?:отправ|загруз|собер|собира|скопир|копир|выполн|перешл|передай|установ)',
    "(?:non|senza|mai) (?:lo |la |gli )?(?:dire|dirlo|dirgli|informare|menzionare|avvisare|notificare|mostrare|rivelare).{0,24}(?:all'utente|agli utenti|l'utente|a nessuno)",
    "(?:segretamente|di nascosto|in segreto|all'insaputa).{0,30}(?:invi|caric|raccogli|copi|esegu|utente)",
    '(?:kullan[ıi]c[ıi](?:ya|lara)|kimseye|hi[çc] kimseye).{0,20}(?:s[öo]yleme|bildirme|bahsetme|g[öo]sterme|haber verme|a[çc][ıi]klama)(?:y[ıi]n|den|meli)?',
    '(?:gizlice|sessizce|fark ettirmeden|kullan[ıi]c[ıi]n[ıi]n haberi olmadan).{0,30}(?:g[öo]nder|y[üu]kle|topla|kopyala|[çc]al[ıi][şs]t[ıi]r|ilet)',
  ],
  true,
)

/** Without asking / confirmation. */
export const approveAbroad: PhraseBook = of(
  /[^\x00-\x7f]|confirma|autoriz|permiso|conferma|permesso|consenso|approva|approbation|autorisation|genehmig|zustimm|nachfrage|erlaubnis|freigabe|onay|izin|sormadan/,
  'tells the agent, in another language than English, to act without asking',
  [
    '(?:不要|无需|無需|不必|不用|跳过|跳過|绕过|繞過|省略|未经|未經).{0,8}(?:用户|用戶|使用者).{0,4}(?:确认|確認|批准|许可|許可|授权|授權|同意|审批|審批).{0,10}(?:直接|执行|執行|操作|步骤|步驟|发送|删除|转账|即可|就)',
    '(?:ユーザー?|利用者)?.{0,4}(?:確認|承認|許可|同意).{0,8}(?:せずに|なしで|を求めず|をスキップ|を省略|不要で|を待たず)',
    '(?:사용자)?.{0,4}(?:확인|승인|허락|동의|허가).{0,8}(?:없이|건너뛰|생략|받지 ?(?:말|않)|묻지 ?(?:말|않))',
    '(?:sin (?:pedir|solicitar|esperar|requerir|necesidad de) ?(?:la |el )?(?:confirmación|aprobación|permiso|autorización|consentimiento)|(?:omit[ae]|salt[ae]|no pidas|no solicites|nunca pidas).{0,16}(?:confirmación|aprobación|permiso|autorización))',
    '(?:sem (?:pedir|solicitar|esperar|aguardar|exigir) ?(?:a |por )?(?:confirmação|aprovação|permissão|autorização|consentimento)|(?:pule|ignore|omita|não peça|nunca peça|não solicite).{0,16}(?:confirmação|aprovação|permissão|autorização))',
    "(?:sans (?:demander|attendre|solliciter|requérir) ?(?:de |la |l'|d')?(?:confirmation|approbation|permission|autorisation|accord|validation)|(?:ignore[zr]?|saute[zr]?|ne demande[zr]? (?:pas|jamais)|contourne[zr]?).{0,16}(?:confirmation|approbation|permission|autorisation|validation))",
    '(?:ohne (?:rückfrage|nachfrage|bestätigung|genehmigung|zustimmung|freigabe|erlaubnis|nachzufragen|zu fragen|um (?:bestätigung|erlaubnis))|(?:überspringe|umgehe|frage? nicht nach|frag nicht nach).{0,20}(?:bestätigung|genehmigung|zustimmung|erlaubnis|freigabe)).{0,40}(?:ausf|lösch|send|überweis|install|kauf|durch|fort|handel|befehl|$)',
    '(?:без (?:подтверждения|разрешения|согласия|одобрения|запроса)|не (?:спрашивай|запрашивай|проси|жди)(?:те)? .{0,20}(?:подтвержд|разрешен|соглас|одобрен)|(?:пропусти|обойди|отключи)(?:те)? .{0,20}(?:подтвержд|разрешен))',
    "(?:senza (?:chiedere|attendere|richiedere|aspettare) ?(?:la |il |l')?(?:conferma|approvazione|permesso|autorizzazione|consenso)|(?:salta|ignora|ometti|non chiedere).{0,16}(?:conferma|approvazione|permesso|autorizzazione))",
    '(?:onay|izin|do[ğg]rulama|r[ıi]za|teyit).{0,10}(?:almadan|istemeden|beklemeden|sormadan|istemeyin|isteme|atla)|kullan[ıi]c[ıi]ya sormadan',
  ],
  true,
  1,
)
