# ruff: noqa: RUF001 - full-width signs stand in Chinese phrases
"""Phrases of sites, in many languages: appeals for support, notices, picture credits.

Each table is a list of regular expressions, one a line or parted by a bar between spaces.
"""

from typing import Final

NOTICES: Final = {
    "comments": r"""
        comments? (are|is|have been)( now)? (closed|off|disabled)\.? | (no|\d+) comments?( yet)?
        (post|leave|add) a (comment|reply) | join the conversation | view comments
        (die )?kommentar(e|funktion)( sind| ist)? (geschlossen|deaktiviert)\.?
        kommentare( \(\d+\))? | (les )?commentaires (sont )?(fermés|clos)\.?
        laisser un commentaire | yorumlar( kapalı| kapatıldı)?\.? | yorum (yap|yaz)ın?
        (los )?comentarios( están)? cerrados\.? | (i )?commenti (sono )?chiusi\.?
        (os )?comentários (estão )?(fechados|encerrados)\.? | (de )?reacties (zijn )?gesloten\.?
        التعليقات مغلقة\.? | 评论已关闭。?""",
    "share": r"""
        share (this|on|via|with)\b.{0,60} | share | (tweet|pin|email|print)( this)?
        teilen( auf.{0,30})? | diesen (artikel|beitrag) teilen.{0,30}
        partage[rz]( sur.{0,30}| cet article.{0,30})? | paylaş(ın)?
        bu (haberi|yazıyı) paylaş.{0,20} | compart(ir|e)( en.{0,30})? | condividi( su.{0,30})?
        compartilh(ar|e)( n[oa].{0,30})? | deel dit artikel.{0,20}
        شارك( على.{0,25}| المقال.{0,10})? | 分享(到.{0,10})?
        (follow|like) us on .{0,40} | folgen sie uns .{0,40} | suivez-nous .{0,40}
        bizi takip edin.{0,40}""",
    "newsletter": r"""
        .{0,30}(sign up|subscribe) (to|for) (our|the|my) .{0,40}newsletter.{0,80}
        .{0,40}newsletter (abonnieren|bestellen|anmelden).{0,40} | .{0,60}unseren newsletter.{0,60}
        .{0,40}(abonnez|inscrivez)-vous à (notre|la) (newsletter|lettre).{0,60}
        .{0,40}bülten(imize|e) (abone|kay[ıi]t|üye).{0,40}
        .{0,30}suscr[íi]be(te|ase) a nuestr.{0,60}
        .{0,30}iscriviti alla (nostra )?newsletter.{0,40}
        .{0,30}assine (a )?nossa newsletter.{0,40} | .{0,30}اشترك في (النشرة|نشرتنا).{0,40}
        .{0,8}订阅.{0,20}""",
    "advertisement": r"""
        advertisements? | sponsored( content)? | anzeige | werbung | publicité | reklam | ilan
        publicidad | pubblicità | publicidade | advertentie | إعلان | 广告
        advertisement.{0,3}(scroll (down )?to )?continue reading.{0,20}""",
    "fallback": r"""
        this slideshow requires javascript\.? | diese diashow benötigt javascript\.?
        ce diaporama nécessite javascript\.? | este slideshow necessita de javascript\.?
        esta presentación de diapositivas requiere javascript\.?
        (please )?enable javascript to view .{0,60}""",
    "navigation": r"""
        (read|see) (more|next|also)(:.{0,120})? | related (articles|posts|stories):?
        you (may|might) also like:? | more: | related (content|reading|topics):?
        you (may|might) (also )?be interested in:? | continue reading.{0,20} | back to top
        skip to (main )?content | (previous|next) (article|post)
        (lesen sie auch|mehr zum thema|zum thema|weiterlesen)(:.{0,80})? | zurück nach oben
        (lire aussi|à lire aussi|voir aussi|en savoir plus)(\s?:.{0,80})? | haut de page
        (ayrıca okuyun|ilgili haberler|devamını oku|bunları da okuyun)(:.{0,60})?
        (leer más|lea también|te puede interesar)(:.{0,60})? | leggi anche(:.{0,80})?
        (leia também|leia mais)(:.{0,80})? | (lees ook|lees verder)(:.{0,60})?
        اقرأ أيض[اً]+(:.{0,60})?
        相关(阅读|文章)[:：]?.{0,30} | all rights reserved\.? | (copyright )?(©|\(c\)).{0,60}
        copyright \d{4}.{0,60}
        alle rechte vorbehalten\.? | tous droits réservés\.? | tüm hakları saklıdır\.?""",
}
"""Reason → whole lines that are a notice of that kind."""

APPEALS: Final = r"""
    we need your (help|support) | (please )?support (us|our (work|journalism)) | can you help
    chip(ping)? in\b | (make|making) a (one-off |monthly |small )?(donation|contribution)
    donate (now|today|here) | become a (member|supporter|patron)
    (a few|£|\$|€)\s?\d* ?(pounds|dollars|euros)? ?(each|a|per) month
    help (us )?keep .{0,40}(independent|free|alive)
    unterstütz(en sie|t|e) (uns|unsere arbeit|unseren)
    brauchen (wir )?(ihre|eure|deine) (hilfe|unterstützung)
    (jetzt )?spenden( sie)? (jetzt|hier|an) | mit (ihrer|einer|deiner) spende | mitglied werden
    soutene(z|r)[ -]nous | nous avons besoin de (vous|votre) | fai(tes|re) un don
    votre (don|soutien) | (bize )?destek (ol|olun|verin)\b | desteğin(iz)?e ihtiyac
    bağış (yap|yapın) | bağışlarınız | necesitamos (tu|su) (ayuda|apoyo) | ap[óo]ya(nos| nuestro)
    haz(te)? (una donación|soci[oa]) | abbiamo bisogno del (tuo|vostro) | sostieni(ci| il nostro)
    fai una donazione | precisamos (da sua|do seu) (ajuda|apoio) | apoie (o nosso|nosso|nos)
    faça uma doação | steun ons | we hebben (je|uw|jouw) (hulp|steun) nodig | doneer | ادعمنا
    نحتاج (إلى )?دعمكم | تبرع(وا)? (الآن|لنا) | 支持我们 | 捐款 | 赞助我们"""
"""Words that surely ask for money or support."""

APPEAL_WORDS: Final = r"""
    independent (media|journalism|press) | our (readers|staff|journalis[mt]s?|reporting|supporters)
    reader[- ]funded | readers like you | donations? | donate | income | subscri(be|ption|bers)
    pay our | bail us out | shut us down | contribut(e|ion) | paywall | billionaire
    unabhängige[nr]? (medien|journalismus|berichterstattung) | spenden? | leserinnen | redaktion
    abonnement | (médias?|journalisme|presse) indépendante?s? | dons?\b | lecteurs
    bağımsız (medya|gazetecilik|basın) | bağış(lar)? | okurlar | periodismo independiente
    donaci[óo]n(es)? | giornalismo indipendente | donazion[ei] | jornalismo independente
    doaç(ão|ões) | onafhankelijke journalistiek | صحافة مستقلة | 独立(媒体|新闻)"""
"""Words that often stand in an appeal, and elsewhere too."""

CREDITS: Final = r"""
    (featured |cover |lead )?(image|photo|picture|photograph|screenshot)s?( credit(s|ed)?)? ?[:©/|]
    (featured |cover |lead )?(image|photo|picture|photograph)s?( credit(s|ed)?)? (via|by)\b
    (image|photo|picture|photograph|illustration|graphic)s? (courtesy of|taken by)\b
    (foto|bild|titelbild|aufmacherbild|symbolbild|grafik)s?( (von|van|via|di|de))? ?[:©/|]
    (fotoğraf|görsel)(lar)? ?[:©/|]
    (fotografía|fotografia|imagen|imagem|immagine|beeld)( (por|di|de|van|via))? ?[:©/|]
    (crédits?|légende|photo)\s?(photo|image)?\s?[:©/] | © ?\w | (صورة|تصوير|الصورة)\s?[:：]
    (图|图片|图源|摄影)(来源)?\s?[:：/] | (写真|画像|撮影)(提供)?\s?[:：/／=＝]
    (фото|фотография|иллюстрация|изображение)( предоставлено)?\s?[:©/] | (사진|그림)\s?[:：=/]
    (फोटो|तस्वीर|चित्र)\s?[:：/]"""
"""How a line begins that says where a picture comes from."""

PICTURE_LABELS: Final = r"""
    (bild|foto)(s|er)?(quelle|nachweis|credit)? | quelle | grafik | crédits?( photo)?
    (photo|image) d[eu] | source de l.image | fuente | fonte | fotografía | fotografia | imagen
    imagem | immagine | créditos | crediti | bron | beeld | kaynak | görsel | fotoğraf
    źródło | zdjęcie | fot | kilde | källa | lähde | kuva | источник | фото"""
"""What else stands before a name and a colon right behind a picture."""
