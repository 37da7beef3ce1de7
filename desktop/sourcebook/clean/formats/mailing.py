"""What mailing programs add to a message: hidden words, counters, footers, broken lines."""

import html as entities
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from sourcebook.clean.blocks import ink, one_line
from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.shown import HIDDEN, hidden_among, is_unseen_in_mail

EDGE: Final = 4
"""Blocks at the start among which the link to the web version stands."""

TAIL: Final = 12
"""Blocks at the end among which the footer begins."""

MAX_NOTICE: Final = 500
"""Code points of a block that can be a notice of the mailing program."""

_ONE_PIXEL: Final = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*[01]px", re.IGNORECASE)
_COUNTER: Final = re.compile(
    r"/(?:open|track|tracking|pixel|beacon|wf/open|o\.gif|trk)\b|[/.](?:open|pixel|spacer)\.(?:gif|png)",
    re.IGNORECASE,
)
_WEB_VERSION: Final = re.compile(
    r"\b(?:view|read|open|see)\b.{0,40}\b(?:in (?:your |a |the )?browser|online|on the web)\b"
    r"|im browser (?:an|öffnen|lesen|betrachten)|online-?version|webversion"
    r"|(?:dans|dans votre|le) navigateur|version en ligne|en (?:el|tu|su) navegador|no navegador"
    r"|nel (?:tuo )?browser|in (?:je|uw|de) browser|tarayıcı(?:da|nızda)|в браузере"
    r"|浏览器|瀏覽器|ブラウザ|في المتصفح",
    re.IGNORECASE,
)
_FOOTER: Final = re.compile(
    r"unsubscribe|opt[ -]out of|manage (?:your )?(?:e-?mail )?(?:preferences|subscription)"
    r"|update your (?:e-?mail )?preferences|you(?:.| a)?re receiving this|you received this"
    r"|this e-?mail was sent (?:to|by)|was sent to you because|abbestellen|newsletter abmelden"
    r"|sie erhalten diese|vom newsletter ab|désabonner|désinscri|vous recevez ce"
    r"|darse de baja|cancelar (?:la |tu |su )?suscripci|recibes este"
    r"|cancelar (?:a )?(?:sua )?inscri"
    r"|disiscri|annulla (?:l\'|la )?iscrizione|ricevi questa|afmelden|uitschrijven|u ontvangt deze"
    r"|aboneliğ.{0,20}(?:iptal|çık)|listeden çık|bu e-?postayı"
    r"|отписаться|вы получили это|退订|取消订阅|取消訂閱|配信停止|購読解除"
    r"|إلغاء الاشتراك|avregistrera|avsluta prenumeration",
    re.IGNORECASE,
)
_BUTTON: Final = (
    r"like|comments?|share|restack|read in app|open in app|listen(?: now)?|save|subscribe(?: now)?"
    r"|upgrade to paid|leave a comment|share this post|view comments|gefällt mir|kommentieren"
    r"|teilen|weiterleiten|jetzt abonnieren|j['’]aime|commenter|partager|s['’]abonner"  # noqa: RUF001 - an apostrophe
    r"|me gusta|comentar|compartir|suscribirse|beğen|yorum yap|paylaş|abone ol"
)
_ROUND_ABOUT: Final = re.compile(
    rf"(?:(?:{_BUTTON}|\d+(?!\d))[\s|·•∙]*)+"
    r"|(?:was this e?-?mail forwarded|forwarded this e?-?mail|did someone forward).{0,60}\?.{0,60}"
    r"|wurde (?:ihnen|dir) diese e-?mail weitergeleitet\?.{0,60}"
    r"|on vous a transféré (?:cet e-?mail|ce message) ?\?.{0,60}"
    r"|¿te (?:han reenviado|reenviaron) este correo\?.{0,60}"
    r"|thanks for reading .{1,80}[!.] subscribe for free to receive new posts.{0,60}"
    r"|.{1,80} is a reader-supported publication\. .{0,140}",
    re.IGNORECASE,
)
"""Buttons and offers that platforms for newsletters put between the words."""

_QUOTED: Final = re.compile(r"^(>*) ?")


def tidy(root: HtmlElement) -> tuple[Leftover, ...]:
    """Take counters and hidden elements out of a message; hidden words are set aside."""
    for image in [image for image in root.iter("img") if _is_counter(image)]:
        image.drop_tree()
    hidden = _outermost_hidden(root)
    words = [one_line(" ".join(element.itertext())) for element in hidden]
    seen = ink(root.text_content()) - sum(map(ink, words))
    if not hidden_among([seen, *map(ink, words)], [False, *(True for _ in words)]):
        return ()
    for element in hidden:
        element.drop_tree()
    shown = "".join(f"<p>{entities.escape(line)}</p>" for line in words if line)
    return (Leftover(0, HIDDEN, shown),) if shown else ()


def without_footer(draft: Draft) -> Draft:
    """Set aside what the mailing program wrote around the message; never all of it."""
    if not draft.html:
        return draft
    root = lxml_html.fragment_fromstring(draft.html, create_parent="div")
    blocks = list(root)
    texts = [one_line(block.text_content()) for block in blocks]
    reasons = _reasons(texts, draft.metadata.title)
    if all(reasons):
        return draft
    kept, leftovers, before = [], [], 0
    removed: list[tuple[int, int]] = []
    for block, reason in zip(blocks, reasons, strict=True):
        html = etree.tostring(block, encoding="unicode", method="html")
        size = ink(block.text_content())
        if reason:
            leftovers.append(Leftover(before, reason, html))
            removed.append((before + sum(gone for _, gone in removed), size))
        else:
            kept.append(html)
            before += size
    earlier = (
        replace(left, after=left.after - sum(size for at, size in removed if at < left.after))
        for left in draft.leftovers
    )
    return replace(draft, html="".join(kept), leftovers=(*earlier, *leftovers))


def unflowed(text: str, *, joins: bool) -> str:
    """Join the lines of text in the form ``flowed`` (RFC 3676); *joins* drops the last space."""
    lines: list[str] = []
    is_open = ""
    for line in text.replace("\r\n", "\n").split("\n"):
        found = _QUOTED.match(line)
        depth = found[1] if found else ""
        words = line[found.end() :] if found else line
        if lines and is_open == f"flows{depth}":
            lines[-1] += words
        else:
            lines.append(f"{depth} {words}" if depth else words)
        is_open = f"flows{depth}" if words.endswith(" ") and words != "-- " else ""
        if is_open and joins:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _outermost_hidden(root: HtmlElement) -> list[HtmlElement]:
    found = []
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        is_frame = element.tag in {"html", "head", "body"}
        if not is_frame and is_unseen_in_mail(element):
            found.append(element)
            walk.skip_subtree()
    return found


def _is_counter(image: HtmlElement) -> bool:
    if _ONE_PIXEL.search(image.get("style") or ""):
        return True
    is_said = bool((image.get("alt") or "").strip())
    return not is_said and bool(_COUNTER.search((image.get("src") or "")[:2000]))


def _reasons(texts: Sequence[str], title: str) -> list[str]:
    """Say of each block why it is none of the message's own; nothing when it is."""
    reasons = [""] * len(texts)
    for at, text in enumerate(texts):
        is_short = 0 < len(text) <= MAX_NOTICE
        is_at_edge = at < EDGE or at >= len(texts) - TAIL
        if is_short and is_at_edge and len(text) < 200 and _WEB_VERSION.search(text):
            reasons[at] = "boilerplate"
        elif at < EDGE and is_short and text.casefold() == title.casefold():
            reasons[at] = "title"
        elif is_short and _ROUND_ABOUT.fullmatch(text):
            reasons[at] = "newsletter"
    start = next(
        (
            at
            for at in range(max(0, len(texts) - TAIL), len(texts))
            if 0 < len(texts[at]) <= MAX_NOTICE and _FOOTER.search(texts[at])
        ),
        len(texts),
    )
    for at in range(start, len(texts)):
        if len(texts[at]) <= MAX_NOTICE:
            reasons[at] = "footer"
    return reasons
