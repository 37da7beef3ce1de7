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
    alle (?:cookies )?akzeptieren|mit werbung (?:weiter|lesen)
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
    already a (?:subscriber|member)\?
    unlock (?:this article|unlimited)
    you have (?:reached|used|read) (?:your|all|the) .{0,30}(?:free|limit)
    this post is for pa(?:id|ying) subscribers
    jetzt (?:weiterlesen|abonnieren und)|weiterlesen mit
    (?:nur|exklusiv) für (?:abonnent|mitglied)
    dieser artikel ist (?:kostenpflichtig|nur für)
    (?:la suite|cet article) est réservée? aux abonnés|réservé (?:à nos|aux) abonnés
    il vous reste \d+(?:[.,]\d+)? ?% de cet article
    contenido (?:exclusivo|solo) para suscriptores|suscríbete para
    contenuto riservato agli abbonati
    devamını okumak için (?:abone|giriş|üye)|sadece abonelere
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
