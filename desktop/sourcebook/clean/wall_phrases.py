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
    mit werbung und tracking|zustimmen und weiter
    avant d.accéder|continuer sans accepter|accepter (?:tous les cookies|et continuer)
    nous (?:et nos (?:\d+ )?partenaires|utilisons des cookies)
    antes de continuar|utilizamos cookies|aceptar (?:todas )?las cookies
    çerez(?:leri)? kabul
    accetta (?:tutti )?i cookie
    alle cookies accepteren
""")

PAY: Final = _any_of(r"""
    (?:subscribe|sign ?up|register|log ?in|sign in)(?: now| today| here)? to (?:continue|keep|read)
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
""")

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
""")
"""Headlines of a page that looks at its visitors before it lets them in."""

CLOSED: Final = _any_of(r"""
    (?:unavailable|not available|blocked|restricted) (?:due to|for) legal reasons
    not (?:currently )?available (?:in|from) your (?:country|region|location)
    country belonging to the european economic area
    cannot grant you access|unable to (?:grant|give) you access
    in (?:ihrem land|ihrer region) nicht verfügbar
    (?:pas|non) disponible dans votre (?:pays|région)
    no está disponible en (?:su|tu) (?:país|región)
""")
"""What a site tells those to whom it is closed."""

MISSING: Final = _any_of(r"""
    ^(?:error |fehler |erreur )?(?:403|404|410|500|502|503)\b.{0,30}$
    \b404\b.{0,20}(?:not found|error|fehler|page)
    (?:page|article|content|story) (?:\w+ )?(?:not|can.?t) (?:be )?(?:found|available)
    page you .{0,30} (?:not found|not be found|can.?t be found)
    page (?:doesn.t|does not|no longer) exist
    ^(?:page )?not found\b
    seite (?:wurde )?(?:leider )?nicht gefunden|seite existiert nicht
    page (?:introuvable|non trouvée)
    página no encontrada|pagina non trovata|pagina niet gevonden
    sayfa bulunamadı
    ^(?:access denied|forbidden)\b
    ^(?:internal server|bad gateway|service unavailable|gateway timeout)\b
""")
