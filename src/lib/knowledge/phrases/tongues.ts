import {mix, worded, words, type Phrase, type PhraseBook} from '../grammar.ts'

// The same requests in further languages and in freer wordings, by stems. `\w` knows only ASCII letters: endings after others are left open.

const latin = (means: string, doubt: number, ...sets: readonly (readonly string[])[]): Phrase[] =>
  sets.map((parts) => ({pattern: mix(44, ...parts.map((part) => words(part))), means, doubt, negates: true}))
const other = (means: string, doubt: number, ...sources: readonly string[]): Phrase[] =>
  sources.map((source) => ({pattern: worded(new RegExp(source)), means, doubt, negates: true}))

const dropped = 'tells the agent, in another language than English, to drop its earlier instructions'
export const overrideTongues: PhraseBook = {
  gate: /[^\x00-\x7f]/,
  phrases: [
    ...latin(
      dropped,
      0,
      [
        '(?:ignor|olvid|descart|desobede|prescind|anul)\\w{0,6} caso_omiso no_hagas_caso dej[ae]_de_lado pas[ae]_por_alto',
        '(?:anterior|previ|original|inicial)\\w{0,3} del_sistema del_operador de_seguridad',
        '(?:instrucci|regla|directri|indicaci|consigna|norma|restricci)\\w{0,5}',
      ],
      [
        '(?:ignor|esque|descart|desconsider|desobede|anul)\\w{0,6} deix[ae]_de_lado',
        '(?:anterior|pr.vi|origina|inicia)\\w{0,4} do_sistema do_operador de_seguran',
        '(?:instru|regra|diretri|orienta|ordens|restri|comando)\\w{0,5}',
      ],
      [
        '(?:ignor|oubli|n.glig|contourn|abandonn|.carte)\\w{0,4} abstraction ne_ti(?:ens|enne)\\w{0,2}_pas_compte',
        '(?:pr.c.dente|ant.rieure|initiale|origine|re.ue)\\w{0,2} du_syst(?:.me)? de_s.curit',
        '(?:instruction|r.gle|consigne|directive|ordre|restriction)s?',
      ],
      [
        '(?:ignorier|vergiss|vergesst|missacht|.bergeh|verwirf|umgeh|verwerf)\\w{0,4} (?:lass|lasse|lassen|setz|setze)_\\w+(?:_\\w+){0,3} au(?:.|ss)er_acht au(?:.|ss)er_kraft',
        '(?:vorherig|bisherig|vorig|fr.her|obig|urspr.nglich|vorangegangen)\\w{0,3} des_(?:systems|betreibers)',
        '(?:anweisung|instruktion|regel|vorgabe|befehl|richtlinie|einschr.nkung)\\w{0,2}',
      ],
      [
        '(?:vorgabe|anweisung|regel|richtlinie|instruktion)\\w{0,2}',
        '(?:betreiber|system|bisherig|vorherig|fr.her|nutzer|entwickler)\\w{0,3}',
        'aufgehoben nichtig hinf.llig ung.ltig au(?:.|ss)er_kraft gelten_nicht\\w{0,3} nicht_mehr',
      ],
      [
        '(?:ignor|dimentic|trascur|scart|disobbed|annull)\\w{0,5} non_seguire',
        '(?:precedent|original|inizial)\\w{0,2} di_sistema del_sistema di_sicurezza',
        '(?:istruzion|regol|direttiv|indicazion|ordin|restrizion)\\w{0,2}',
      ],
      [
        '(?:yok_say|unut|g.rmezden_gel|dikkate_alma|g.z_ard|ge.ersiz)\\w{0,5}',
        '(?:.nceki|yukar.daki|eski|sistem|g.venlik|mevcut|ilk)\\w{0,3}',
        '(?:talimat|komut|kural|y.nerge|k.s.tlama)\\w{0,6}',
      ],
      [
        '(?:negeer|vergeet|overtreed|omzeil|sla)\\w{0,3}',
        '(?:vorige|eerdere|bovenstaande|oorspronkelijke|alle)',
        '(?:instructies|regels|opdrachten|richtlijnen|beperkingen)',
      ],
      [
        '(?:zignoruj|ignoruj|zapomnij|pomi\\S|odrzu)\\w{0,3}',
        '(?:poprzedni|wcze.niejsz|powy.sz|pierwotn|wszystki)\\w{0,4}',
        '(?:instrukcj|polece|regu|zasad|wytyczn|ogranicze)\\w{0,4}',
      ],
      ['(?:abaikan|lupakan|hiraukan)', '(?:sebelumnya|semua|sistem|awal)', '(?:instruksi|perintah|aturan|arahan|batasan)\\w{0,3}'],
    ),
    ...other(
      dropped,
      0,
      '(?:تجاهل|تجاهلي|انس|انسى|اهمل|أهمل|لا تتبع).{0,24}(?:التعليمات|تعليمات|الأوامر|القواعد|الإرشادات|القيود).{0,16}(?:السابقة|سابقة|الأصلية|النظام|أعلاه)?',
      '(?:पिछले|पहले के|सभी|पूर्व).{0,20}(?:निर्देश|आदेश|नियम).{0,20}(?:अनदेखा|भूल|नज़रअंदाज़|उपेक्षा)',
      '(?:无视|忽略|忘记|忘掉|抛弃|不要遵守|不必遵守|无需遵守|作废).{0,12}(?:此前|之前|先前|以前|原先|上面|系统|原有|既有).{0,8}(?:规定|要求|指令|指示|规则|约束|设定|说明)',
      '(?:此前|之前|先前|以前|原先|系统|既有).{0,8}(?:规定|要求|指令|指示|规则|约束|设定).{0,8}(?:作废|失效|无效|不再适用|不再有效)',
      '(?:これまで|従来|以前|前|既存|システム|運営).{0,8}(?:の)?.{0,8}(?:指示|指令|命令|ルール|規則|設定|制約).{0,10}(?:無視|無効|忘れ|破棄|従わな|適用しない|効力)',
      '(?:이전|기존|앞선|지금까지|시스템).{0,10}(?:지침|지시|명령|규칙|설정).{0,8}(?:무시|무효|잊|폐기|따르지)',
      '(?:забудь|забудьте|отбрось|игнорируй|не обращай внимания|пренебреги).{0,24}(?:всё|все|прежн|предыдущ|что тебе говорили|что было раньше|ранее|указани|правил|инструкци)',
      '(?:противореч)[а-яё]{0,4}.{0,30}(?:твоим правилам|правилам|инструкциям|просьбам пользовател|указаниям)',
    ),
  ],
}

const hidden = 'tells the agent, in another language than English, to keep something from the user'
export const concealTongues: PhraseBook = {
  gate: /[^\x00-\x7f]/,
  phrases: [
    ...latin(
      hidden,
      0,
      [
        'no nunca sin',
        '(?:digas?|decir|decirle|informes?|informar|menciones?|mencionar|avises?|avisar|comentes?|muestres?|reveles?|hables?|cuentes?)',
        'usuario persona cliente nadie resumen informe titular due.o contribuyente (?:lo|esto|este_\\w+)_(?:en|al|a)_?\\w*',
      ],
      ['no nunca', 'lo_(?:menciones|digas|comentes|muestres|reveles|cuentes)', 'en a al resumen informe nadie'],
      [
        'n.o nunca sem',
        '(?:diga|dizer|informe|informar|mencione|mencionar|avise|conte|comente|mostre|revele|fale|precisa_saber|deve_saber)',
        'usu.rio utilizador cliente contribuinte ningu.m pessoa resumo relat.rio titular',
      ],
      [
        'ne n pas',
        '(?:parle|parlez|dis|dites|mentionne|mentionnez|informe|informez|signale|signalez|.voque|r.v.le|montre|pr.viens)',
        '(?:l.)?utilisateur personne client usager cette_.tape r.sum titulaire',
      ],
      [
        '(?:nicht|nichts|nie|niemals|kein)\\w{0,2}',
        '(?:erw.hn|sag|verrat|mitteil|teil|inform|zeig|nenn|bericht|auftauch|taucht|erfahr|merk|erz.hl|anzeig|wissen)\\w{0,4}',
        '(?:nutzer|benutzer|anwender|kunde|kunden|nutzerin|person|bericht|zusammenfassung|protokoll|inhaber|empf.nger)\\w{0,2} niemand\\w{0,2}',
      ],
      [
        'non senza mai',
        '(?:dire|dirlo|dirgli|dillo|informare|menzionare|menzionarlo|avvisare|mostrare|rivelare|parlare|accennare)',
        'utente utenti cliente nessuno riepilogo rapporto persona',
      ],
      [
        '(?:bahsetme|s.yleme|bildirme|g.sterme|a..klama|haber_verme)\\w{0,5}',
        '(?:kullan.c.|kimse|m..teri|rapor|.zet)\\w{0,5}',
        '\\w{1,20}',
      ],
      ['niet nooit zonder', '(?:vertel|zeg|vermeld|meld|noem|toon|laat)\\w{0,3}', 'gebruiker klant niemand samenvatting'],
      ['nie nigdy bez', '(?:m.w|wspominaj|informuj|pokazuj|ujawniaj|zg.aszaj)\\w{0,3}', '(?:u.ytkownik|klient|nikomu|podsumowani)\\w{0,5}'],
      [
        'jangan tanpa',
        '(?:beri\\s?tahu|sebut|katakan|tampilkan|ungkapkan|memberi_tahu)\\w{0,3}',
        '(?:pengguna|siapa_pun|ringkasan|pelanggan)',
      ],
    ),
    ...other(
      hidden,
      0,
      '(?:لا تخبر|لا تذكر|لا تبلغ|لا تظهر|دون علم|بدون علم|دون إخبار|لا تعلم).{0,24}(?:المستخدم|العميل|أحد|المالك|بذلك|الملخص|الخطوة)?',
      '(?:उपयोगकर्ता|यूज़र|किसी).{0,12}(?:को).{0,24}(?:न बताएं|मत बताना|मत बताएं|सूचित न करें|न बताना)',
      '(?:不要|不得|勿|别|無需|无需|不必|不用).{0,4}(?:向|跟|对|對|让|讓)?(?:用户|用戶|使用者|客户|本人|任何人|对方).{0,6}(?:提及|提起|说明|說明|透露|告知|报告|知道|显示|展示|解释)',
      '(?:不|勿)(?:会|要|得|可|应)?(?:出现|写|列|显示|提及|记录|记入|体现).{0,6}(?:在|于|到|进|入).{0,8}(?:报告|摘要|总结|回复|日志|结果)',
      '(?:利用者|ユーザー?|本人|顧客|お客様|相手|誰).{0,6}(?:に|には|へ|にも).{0,14}(?:知らせない|知らせず|伝えず|伝えない|告げず|告げない|言わず|見せない|明かさない|報告しない|触れない)',
      '(?:사용자|고객|본인|누구|상대).{0,6}(?:에게|한테|에게는|에게도|께).{0,16}(?:알리지|말하지|언급하지|보고하지|보여주지|밝히지)',
      '(?:не|никогда не).{0,14}(?:сообща|рассказыва|упомина|говори|показыва|уведомля|раскрыва)[а-яё]{0,5}.{0,24}(?:пользовател|клиент|владельц|никому|об этом|шаге|отчёт|отчет)?',
      '(?:пользовател|клиент|владельц)[а-яё]{0,4}.{0,20}(?:об этом|про это|этого)?.{0,10}не (?:сообща|говори|рассказыва|уведомля|показыва|знает|должен знать|узна)',
      '(?:истори|журнал|лог|след)[а-яё]{0,4}.{0,20}(?:очища|удаля|стира|чист)[а-яё]{0,5}.{0,12}(?:за собой|команд|всё|все|$)',
    ),
  ],
}

const unasked = 'tells the agent, in another language than English, to act without asking'
export const approveTongues: PhraseBook = {
  gate: /[^\x00-\x7f]/,
  phrases: [
    ...latin(
      unasked,
      0,
      [
        'sin',
        '(?:preguntar|consultar|confirmar|pedir|avisar|esperar|permiso|confirmaci.n|autorizaci.n)',
        '(?<!(?:ne|non|no|n.o|nunca|mai|jamais|rien)_)(?:pag|compr|transfer|env|borr|elimin|ejecut|pedid|instal|public|firm|tarjeta)\\w{0,5}',
      ],
      [
        'sem',
        '(?:perguntar|consultar|confirmar|pedir|avisar|esperar|permiss.o|confirma..o|autoriza..o)',
        '(?<!(?:ne|non|no|n.o|nunca|mai|jamais|rien)_)(?:pag|compr|transfer|envi|apag|exclu|execut|pedid|instal|public|assin|cart)\\w{0,5}',
      ],
      [
        'sans',
        '(?:demander|consulter|confirmer|pr.venir|attendre|accord|confirmation|autorisation|permission)',
        '(?<!(?:ne|non|no|n.o|nunca|mai|jamais|rien)_)(?:pai|pay|ach.t|vir|transf.r|envo|supprim|effac|ex.cut|command|install|publi|sign)\\w{0,6}',
      ],
      [
        '(?<!(?:nicht|nichts|nie|niemals|kein|keine)_)ohne',
        '(?:fragen|nachzufragen|r.ckfrage|best.tigung|zustimmung|zu_warten|freigabe|genehmigung|r.cksprache|erlaubnis)',
        '(?:zahl|kauf|.berweis|send|l.sch|f.hr|bestell|install|ver.ffentlich|unterschreib|schick|buch)\\w{0,8}',
      ],
      [
        'senza',
        '(?:chiedere|consultare|confermare|avvisare|aspettare|conferma|permesso|autorizzazione|consenso)',
        '(?<!(?:ne|non|no|n.o|nunca|mai|jamais|rien)_)(?:pag|compr|trasfer|invi|cancell|elimin|esegu|ordin|install|pubblic|firm)\\w{0,5}',
      ],
      [
        '(?:best.tig|akzeptier|genehmig|erweiter)\\w{0,3}',
        '(?:alle|jede|s.mtliche|die)\\w{0,2}',
        '(?:dialoge|r.ckfragen|abfragen|berechtigungen|best.tigungen)_?(?:selbst|so|automatisch)?',
      ],
      [
        '(?:contesta|responde|respuesta|contest)\\w{0,3}',
        '(?:cuenta|vale|equivale|se_toma|se_entiende)\\w{0,2}',
        '(?:un|como)_s\\S consentimiento aprobaci.n',
      ],
      [
        '(?:schalt|stell|deaktivier|l.sch)\\w{0,3}',
        '(?:protokollierung|.berwachung|logging|virenschutz|verlauf|eintr.ge|sicherheitspr.fung)\\w{0,3}',
        '(?:ab|aus|deaktivieren|eigenen|bereits|geschriebene)\\w{0,3}',
      ],
    ),
    ...other(
      unasked,
      0,
      '(?:بدون|دون|من غير).{0,8}(?:تأكيد|موافقة|إذن|سؤال|الرجوع|طلب).{0,30}',
      '(?:确认|確認|承認|許可|同意|下書き).{0,8}(?:は)?(?:求めず|せずに|なしに|不要|取らず|待たず).{0,16}(?:送信|実行|削除|送金|購入|公開|進め)',
      '(?:未经|不经|无需|不必|不用|不需要).{0,6}(?:用户|客户|本人|任何)?.{0,4}(?:同意|确认|许可|批准|授权|询问).{0,14}(?:付款|支付|转账|删除|发送|购买|下单|安装|发布)',
      '(?:확인|동의|승인|허락)(?:을|를)? ?(?:받지|구하지|묻지|기다리지) ?(?:말고|않고).{0,20}',
      'без (?:спроса|ведома|согласия|подтверждения|разрешения).{0,40}(?:оплат|перевод|отправ|удал|выполн|куп|установ)',
    ),
  ],
}

/** Fetch a page and do what it says; hand secrets over; take a law for a reason. */
export const obeyTongues: PhraseBook = {
  gate: /[^\x00-\x7f]/,
  phrases: [
    ...other(
      'has a page fetched and does what it says, in another language than English',
      0,
      '(?:открывай|открой|загружай|загрузи|читай|скачай|скачивай)[а-яё]{0,3} .{0,40}https?:.{0,80}(?:выполняй|выполни|следуй|делай)[а-яё]{0,3}',
      '(?:abre|abra|lee|lea|descarga|consulta|carga|leia|baixe|acesse|ouvre|lis|charge|t.l.charge|apri|leggi|scarica|.ffne|lies|lade)\\w{0,3}\\b.{0,60}https?:.{0,80}\\b(?:ejecuta|haz|sigue|cumple|obedece|execute|fa.a|siga|cumpra|ex.cute|suis|fais|ob.is|esegui|segui|fai|befolge|f.hre|tue)\\b.{0,30}(?:lo que|o que|ce qui|ce que|quello che|was|anweisung|instruc|istruz|alles|todo|tudo|tout|tutto)',
      '(?:读取|打开|访问|获取|下载).{0,16}https?:.{0,80}(?:执行|照做|遵照|按照|服从)',
      'https?:.{0,80}(?:を|から).{0,16}(?:読み|取得|開き|ダウンロード).{0,40}(?:実行|従|行う)',
      'https?:.{0,60}(?:에서|을|를).{0,16}(?:읽|가져|열).{0,40}(?:실행|따르|수행)',
    ),
    ...other(
      'has secrets handed over, in another language than English',
      0,
      '(?:أرسل|ارسل|ارفع|حمّل|انسخ|مرر).{0,40}(?:كلمات المرور|كلمة المرور|ملفات|المحادثة|مفاتيح|وثائق|البريد).{0,60}(?:https?:|\\S{1,40}@)',
      '(?:パスワード|受信箱|秘密鍵|会話|認証情報|個人情報|ファイル).{0,40}(?:https?:|\\S{1,40}@).{0,60}(?:送|アップロード|転送|投稿)',
      '(?:把|将|將).{0,20}(?:密码|密碼|密钥|对话|聊天记录|文件|凭证|环境变量|邮件).{0,24}(?:发送|发到|上传|提交|转发|傳送|传到).{0,12}(?:https?:|\\S{1,40}@|服务器|伺服器)',
      '(?:비밀번호|대화|파일|키|인증|메일).{0,30}(?:https?:|\\S{1,40}@).{0,40}(?:보내|전송|업로드|전달)',
      '(?:отправ|перешл|загруз|выгруз|переда)[а-яё]{0,5}.{0,40}(?:парол|переписк|диалог|файл|ключ|документ|письм)[а-яё]{0,4}.{0,40}(?:https?:|\\S{1,40}@)',
      '(?:pedir|peça|pida|pide|solicite|demande[zr]?|chiedi|frage|fordere|verlange)\\b.{0,50}(?:senha|contraseña|mot de passe|passwort|clave|parola d|código|codigo|code|pin\\b).{0,60}(?:sms|portal|banco|banque|bank|conta|cuenta|compte|konto|correo|e-?mail|clave única|gov)',
    ),
  ],
}
