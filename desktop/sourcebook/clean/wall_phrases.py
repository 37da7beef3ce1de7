"""What walls say and how they are marked, one regular expression a line."""

import re
from typing import Final


def _any_of(lines: str) -> re.Pattern[str]:
    return re.compile("|".join(filter(None, map(str.strip, lines.splitlines()))), re.IGNORECASE)


CONSENT_HOST: Final = re.compile(
    r"^(?:consent|cmp|privacy-mgmt|guce|myprivacy|zustimmung)\.", re.IGNORECASE
)

CONSENT_MARK: Final = _any_of(r"""
    onetrust|optanon
    didomi
    sp_message|sourcepoint
    qc-cmp|quantcast
    usercentrics|uc-banner
    cookiebot|cybotcookie
    trustarc|truste-
    iubenda|borlabs|klaro|fc-consent
    tcf(?:api)?[-_]|__tcfapi
    consent-?(?:wall|page|dialog|form)|cookie-?wall
    cmpbox|cmp-(?:wall|container|ui)
""")

CONSENT: Final = _any_of(r"""
    before you continue to
    we (?:and our (?:\d+ )?partners|value your privacy|care about your privacy)
    (?:accept|manage|reject) (?:all )?(?:cookies|consent)
    (?:store|storing) and/?or access
    your (?:privacy|consent|cookie) (?:choices|preferences|settings)
    consent to (?:the use|our use|cookies)
    bevor (?:du|sie) (?:fortf|zu .{1,20} weiter)
    wir (?:und unsere (?:\d+ )?partner|verwenden cookies|brauchen ihre (?:zustimmung|einwilligung))
    alle (?:cookies )?akzeptieren|mit werbung (?:und cookies )?(?:weiter|lesen)
    zustimmen und weiter
    avant d.accéder|continuer sans accepter|accepter (?:tous les cookies|et continuer)
    nous (?:et nos (?:\d+ )?partenaires|utilisons des cookies)
    antes de continuar|utilizamos cookies|aceptar (?:todas )?las cookies
    çerez(?:leri)? kabul
    accetta (?:tutti )?i cookie
    alle cookies accepteren
    (?:mit|ohne) werbung und (?:\w+ )?tracking|einwilligen und weiter
    zaakceptuj i przejdź|używamy plików cookies?
    мы используем (?:файлы )?(?:cookie|куки)|принять все (?:файлы )?(?:cookie|куки)
    我们使用 ?cookie|接受(?:所有|全部) ?cookie
    すべての ?(?:cookie|クッキー)を(?:許可|受け入れ)
    nós e os nossos (?:\d+ )?parceiros|aceitar (?:todos )?os cookies
    نستخدم ملفات تعريف الارتباط
    vi använder (?:cookies|kakor)|godkänn alla
""")

PAY: Final = _any_of(r"""
    (?:subscribe|sign ?up|register|log ?in|sign in)(?: now| today| here)? to (?:continue|keep|read)
    (?:register|sign ?up) (?:for|it.s) free to (?:continue|keep|read)
    create (?:a |your |my )?(?:free )?account to (?:continue|keep|read)|already have an account\?
    subscribe to unlock
    to (?:continue|keep) reading(?: this| your|,|\b.{0,20}subscri)
    (?:article|story|post|content) is (?:\w+ ){0,2}(?:for|to) (?:\w+ )?(?:subscribers|members)
    (?:subscriber|member)s?[- ](?:only|exclusive)
    already a (?:subscriber|member)\?|already have a subscription\?
    unlock (?:this article|unlimited)
    you have (?:reached|used|read) (?:your|all|the) .{0,30}(?:free|limit)
    this post is for pa(?:id|ying) subscribers
    jetzt (?:weiterlesen|abonnieren und)|weiterlesen mit
    (?:nur|exklusiv) für (?:abonnent|mitglied)
    bereits (?:ein )?(?:abo|abonnent(?:in)?|abonniert)\b
    dieser artikel ist (?:kostenpflichtig|nur für)
    (?:la suite|cet article) est réservée? aux abonnés|réservé (?:à nos|aux) abonnés
    déjà abonnée? ?\?|(?:abonnez|connectez|identifiez)-vous pour (?:lire|continuer|accéder)
    pour lire la suite
    il vous reste \d+(?:[.,]\d+)? ?% de cet article
    contenido (?:exclusivo|solo) para suscriptores|suscríbete para
    contenuto riservato agli abbonati
    devamını okumak için (?:abone|giriş|üye)|sadece abonelere
    (?:içerik|haber|yazı|makale) (?:\w+ )?abonelere özel|zaten abone misiniz
    (?:riservat[oa]|solo per) (?:gli |agli )?abbonati
    abbonati per (?:continuare|leggere)|sei già abbonato
    (?:alleen|exclusief) voor (?:\w+ )?(?:abonnees|leden)|om verder te lezen|al abonnee\?
    (?:tylko|wyłącznie) dla (?:prenumeratorów|subskrybentów)
    aby czytać dalej|masz już (?:prenumeratę|subskrypcję)
    (?:только|доступ\w*) (?:для )?(?:наших )?подписчик
    (?:чтобы|подпис\w+,? чтобы) (?:читать дальше|продолжить чтение)
    уже есть подписка|уже подписаны\?
    (?:仅供|仅限)(?:订阅|付费|会员)|(?:登录|登入|订阅|訂閱)后?(?:以|即可|可|後)?(?:继续|繼續)?阅读全文
    已经?是(?:会员|订阅)
    (?:有料)?会員限定|続きを読むには|(?:ログイン|購読)して(?:続き|全文)を読む
    (?:للمشتركين|لمشتركينا) فقط|اشتركوا? (?:الآن )?(?:للمتابعة|لمتابعة القراءة|لمواصلة القراءة)
    (?:exclusivo|somente|só) para assinantes|assine para (?:continuar|ler)|já é assinante
    (?:endast|bara) för prenumeranter|för att läsa (?:vidare|hela artikeln)|redan prenumerant
    suscríbete (?:y|para)|(?:ya eres|si eres) suscriptor|solo para suscriptores
""")

PAY_MARK: Final = _any_of(r"""
    pay-?wall|reg-?wall
    subscriber-?only|premium-?(?:wall|gate|overlay)
    piano-|tp-(?:modal|container|iframe)
    meter(?:ed)?-?(?:wall|content)
    (?:subscribe|subscription)-?(?:wall|gate|barrier)
    gateway-content|content-?(?:gate|locked)|locked-?content|article-?(?:fade|barrier|gate)
""")

SCRIPT: Final = _any_of(r"""
    (?:enable|activate|turn on|requires?|need) (?:to (?:run|enable) )?(?:java ?script|js\b)
    java ?script (?:is |to be |must be |has been )?(?:\w+ )?(?:required|disabled|enabled|turned)
    javascript (?:aktivieren|einschalten|deaktiviert)
    activer (?:le )?javascript|javascript.{0,12}désactivé
    (?:active|habilite|activar|habilitar) (?:el )?javascript
    javascript.{0,20}etkinleştir
    (?:checking|verifying) (?:your browser|(?:that )?you are (?:a )?human)
    just a moment\.\.\.
    your browser will (?:be )?redirect|ddos protection by
""")

JAVASCRIPT: Final = re.compile(r"java ?script|جافا ?سكريبت|джава ?скрипт", re.IGNORECASE)
"""The name of what a page may need, in any language."""

TURN_ON: Final = _any_of(r"""
    enabl|activat|turn|requir|disabl|switch on|allow|support
    aktivier|schalte|einschalt|eingeschaltet|anschalten|deaktivier|benötig|erforder
    activer|activez|désactiv|nécessaire|requis
    activ[aeo]|habilit|neces(?:ari|it)|ativ[aeo]|desativ|necessári
    abilit|attiva|disattiv|richiest|necessari
    schakel|ingeschakeld|uitgeschakeld|inschakelen|vereist|nodig
    etkinleştir|açın|gerek|devre dışı
    włącz|wyłącz|wymaga|obsług
    включ|отключ|выключ|требует|увімкн
    启用|啟用|开启|開啟|打开|需要|禁用|停用
    有効|無効|必要|オンに
    활성화|사용하도록|필요
    تفعيل|فعّ?ل|تمكين|يتطلب|معطل
    aktiver|slå på|slå til|kräver|kræver|krever|povolte|zapněte|vyžaduj|engedélyez|ενεργοποι
""")
"""What is asked of those who read without it; stems of words."""

CHECK_MARK: Final = _any_of(r"""
    \bcf[-_]chl|cf-(?:challenge|browser-verification)|challenge-(?:form|running)\b
    challenge-platform/h/|captcha-delivery\.com|px-captcha|_incapsula_resource|ddos-?guard
""")
"""How those are built who look at a visitor before they let a page be seen."""

CONSENT_PART: Final = _any_of(r"""
    (?<!tag-)(?<!category-)cookie[-_]?(?:wall|modal|banner|bar|box|consent|notice|layer|popup|overlay|dialog|message|policy|law|info)
    (?<!tag-)(?<!category-)(?:consent|gdpr|rgpd|dsgvo)(?!ing)
    privacy[-_]?(?:wall|modal|banner|notice|layer|popup|overlay|dialog|manager|gate)
    (?:^|[\s_-])cmp(?:$|[\s_-])
""")
"""Names of parts of a page that ask for consent, beside those of `CONSENT_MARK`."""

CONSENT_TERM: Final = _any_of(r"""
    cookie|kakor\b|tracking|consent|partners?\b|privacy|personal data
    datenschutz|einwillig|zustimm
    partenaires|consentement|vie privée|socios|privacidad|consentimiento
    parceiros|terze parti|consenso
    toestemming|persoonsgegevens|çerez|kişisel veri|açık rıza
    ciastecz|zgod[ęy]\b|prywatno|souhlas|süti|samtyck|samtykk|evästee
    куки|персональн\w+ данн|конфиденциальн|隐私|隱私|個人情報|クッキー|개인정보|쿠키
    ملفات تعريف|الخصوصية
""")
"""What a page speaks of when it asks for consent."""

AGREE: Final = _any_of(r"""
    \b(?:accept|agree|allow all|got it|i consent|ok)\b
    akzept|zustimm|einwillig|einverstanden|accepte|acept|aceit|accett|accons
    akkoord|accepteer|sta toe|kabul|zgadzam|akceptuj|souhlas|přijmout|elfogad
    принять|принима|соглас|прийняти|godkänn|godkend|godta|hyväksy|αποδοχή|συμφων
    同意|接受|允许|許可|동의|أوافق|موافق|قبول
""")
"""Labels of the button below it."""

SUBSCRIBE: Final = _any_of(r"""
    subscri|\bmembers?\b|abonn|abonné|abbonat|suscri|assin(?:e|ante)|subskry|prenumer|předplat|előfizet
    abone\b|abonel|подпис|передплат|订阅|訂閱|会员|會員|購読|有料|구독|اشتر[كا]|مشترك|συνδρομ|tilaa
""")
"""Stems of what an offer to subscribe says, in any language."""

CHECK: Final = _any_of(r"""
    ^just a moment\b
    ^attention required!
    (?:verify|verifying|confirm)(?: that)? you are (?:a )?(?:human|not a (?:ro)?bot)
    ^are you (?:a )?(?:human|robot)\b
    checking (?:your browser|if the site connection)
    ^(?:security check|human verification|bot check|captcha)\b
    ^age (?:check|verification|gate)\b
    ^are you (?:over|at least|older than) (?:1[68]|21)\b
    ^(?:sind sie|bist du) (?:über|mindestens|schon) (?:1[68]|21)\b
    ^(?:sind sie|bist du) ein (?:mensch|roboter)\b
    ^êtes-vous (?:un (?:humain|robot)|majeure?)\b
    ^ddos protection by\b
    ^(?:please )?(?:disable|turn off|pause) (?:your )?ad[ -]?block
    ^ad[ -]?block(?:er)?s? (?:is )?detected
    ^(?:nur einen moment|un instant|un momento|even geduld|só um momento|um momento)(?:…|\.\.\.)
    ^(?:bir dakika lütfen|один момент|cierpliwości|لحظة)(?:…|\.\.\.|$)
    ^(?:请稍候|請稍候|しばらくお待ちください)(?:…|\.\.\.|$)
""")
"""Headlines of a page that looks at its visitors before it lets them in."""

CLOSED: Final = _any_of(r"""
    (?:unavailable|not available|blocked|restricted) (?:due to|for) legal reasons
    not (?:currently )?available (?:in|from) your (?:country|region|location)
    unavailable (?:in|from) your (?:country|region|location)
    country belonging to the european economic area
    cannot grant you access|unable to (?:grant|give) you access
    in (?:ihrem land|ihrer region) nicht verfügbar
    (?:pas|non) disponible dans votre (?:pays|région)
    no está disponible en (?:su|tu) (?:país|región)
""")
"""What a site tells those to whom it is closed."""

MISSING: Final = _any_of(r"""
    ^(?:error |fehler |erreur )?(?:403|404|410|429|451|500|502|503|504)\b.{0,30}$
    ^too many requests\b
    (?:article|story|page|post|content) (?:is |has been |was )?no longer (?:available|here|exists?)
    (?:article|story|page|post|content) (?:has been |was )(?:removed|deleted)\W*$
    ^(?:site|website|scheduled|under|down for) maintenance\W*$|^we(?:.ll| will) be (?:right )?back\b
    ^(?:wartungsarbeiten|en maintenance|en mantenimiento|bakım)\b
    \b404\b.{0,20}(?:not found|error|fehler|page)
    (?:page|article|content|story) (?:\w+ )?(?:not|can.?t) (?:be )?(?:found|available)
    page you .{0,30} (?:not found|not be found|can.?t be found)
    page (?:doesn.t|does not|no longer) exist
    ^(?:page )?not found\b
    seite (?:wurde )?(?:leider )?nicht gefunden|seite existiert nicht
    page (?:introuvable|non trouvée)
    página no encontrada|pagina non trovata|pagina niet gevonden
    sayfa bulunamadı
    страница не найдена|strona nie (?:została )?(?:znaleziona|istnieje)
    (?:页面|頁面)不存在|找不到(?:该|此|您)?.{0,6}(?:页面|頁面)|ページが(?:見つかりません|存在しません)
    الصفحة غير موجودة|sidan (?:kunde inte )?hitta(?:de)?s
    ^(?:access denied|forbidden)\b
    ^(?:internal server|bad gateway|service unavailable|gateway timeout)\b
""")

FOR_SALE: Final = re.compile(
    r"(?:domain|website)(?: name)? (?:\w+ ){0,3}for sale|(?:buy|purchase) this domain"
    r"|diese domain (?:\w+ ){0,3}(?:kaufen|verkauf)",
    re.IGNORECASE,
)
"""What stands where a site was, when nobody has its name."""

SIGN_IN: Final = _any_of(r"""
    you (?:must|need to|have to) (?:be (?:logged|signed) in|log in|sign in) (?:to|in order)
    (?:please )?(?:log|sign) in to (?:view|access|see) this
    (?:sie müssen|bitte) (?:sich )?(?:ein|an)(?:geloggt|gemeldet|loggen|melden)
    (?:vous devez|veuillez) (?:être connectée?|vous connecter)
    debes? (?:iniciar sesión|estar registrado)
    giriş yapmalısınız
""")
"""What a page says to those who are not signed in, without a field for a password."""

LOADING: Final = re.compile(
    r"(?:(?:loading|please wait|wird geladen|bitte warten|lädt|chargement(?: en cours)?|cargando"
    r"|caricamento|carregando|laden|yükleniyor|загрузка|ładowanie|加载中|読み込み中)[\s,.…!]*)+",
    re.IGNORECASE,
)
"""All that stands on a page whose words a script would bring."""

POPPED_UP: Final = re.compile(
    r"modal|pop-?up|drop-?down|drawer|off-?canvas|header|menu|login-?(?:box|bar)", re.IGNORECASE
)
"""Names of parts in which every reader may sign in, whatever the page is."""
