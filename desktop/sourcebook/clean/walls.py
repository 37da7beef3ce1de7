"""Recognise what stands before an article instead of it: consent, payment, a login, a script.

An alarm needs little text and words or marks that say so: a whole article is never called
anything, whatever else its page carries.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from sourcebook.base import urls
from sourcebook.clean import wall_phrases
from sourcebook.clean.blocks import one_line
from sourcebook.clean.offer import (
    SILENT,
    ends_in,
    is_marked,
    lies_in,
    words_from_the_article_on,
    words_marked,
)
from sourcebook.model.article import Status

MAX_WALL: Final = 900
"""Code points of a wall: notices of consent run to some hundred, whole articles to thousands."""

MAX_TEASER: Final = 2_500
"""Code points that a page for subscribers shows of its article, at most."""

MAX_READ: Final = 60_000
"""Code points of a page's words that are looked at."""

MAX_CONSENT: Final = 12_000
"""Code points of all words on a page that is a wall: its list of partners may be long."""

NO_WORDS: Final = 200
"""Code points that are no article: a title, a name, a menu."""

MAX_OFFER: Final = 300
"""Code points between two sentences of one offer to subscribe."""

MAX_SAID: Final = 100
"""Sentences of offers on one page that are looked at."""

MAX_HINT: Final = 100
"""Code points between the name of JavaScript and the word that asks for it."""

MAX_LABEL: Final = 60
"""Code points of a button that agrees."""

MAX_ENDS: Final = 5
"""Parts named for payment, from the last one on, at which an article may break off."""

MAX_PART: Final = 800
"""Code points of a part of a page that is an offer to subscribe."""

_TO_ANOTHER: Final = re.compile(r"\s*[0-5]?(?:\.\d{0,3})?\s*[;,]\s*url\s*=", re.IGNORECASE)
_ROOTS: Final = frozenset({"root", "app", "__next", "__nuxt", "___gatsby", "svelte", "react-root"})


@dataclass(frozen=True)
class Seen:
    """A page as it came, and what cleaning kept of it.

    ``shown`` is the text that was kept; ``is_free`` is False where the page's own description
    says that its words cost money, and ``for_payment`` holds the CSS selectors of those parts.
    """

    root: HtmlElement
    address: str
    shown: str
    is_free: bool = True
    for_payment: tuple[str, ...] = ()

    @cached_property
    def words(self) -> str:
        """The words of the page outside scripts, up to `MAX_READ`."""
        return one_line(" ".join(islice(_texts(self.root), 5_000)))[:MAX_READ]

    @cached_property
    def marks(self) -> str:
        """Ids and classes of elements, and the addresses of frames and scripts."""
        names = []
        for element in islice(self.root.iter(), 20_000):
            if isinstance(element.tag, str):
                names += [element.get("id") or "", element.get("class") or ""]
                if element.tag in {"iframe", "script"}:
                    names.append((element.get("src") or "")[:500])
        return " ".join(filter(None, names))

    @cached_property
    def headlines(self) -> tuple[str, ...]:
        """The title of the page and its first headings."""
        headings = islice(self.root.iter("title", "h1", "h2"), 4)
        return tuple(one_line(" ".join(h.itertext()))[:200] for h in headings)


def status_of(seen: Seen) -> Status:
    """Return what stands in the way of the article, `Status.WHOLE` when nothing does."""
    size = len(seen.shown)
    if size < MAX_WALL and _is_consent(seen):
        return Status.CONSENT
    is_check = any(map(wall_phrases.CHECK.search, seen.headlines))
    if (size < MAX_WALL // 2 and is_check) or (size < NO_WORDS and _is_on_the_way(seen)):
        return Status.SCRIPT
    if size < MAX_WALL and _is_missing(seen):
        return Status.MISSING
    if size < MAX_TEASER and _asks_for_money(seen):
        return Status.PAYWALL
    if size < MAX_WALL // 2 and _asks_for_a_password(seen):
        return Status.LOCKED
    return Status.SCRIPT if size < NO_WORDS and _needs_a_script(seen) else Status.WHOLE


def _is_consent(seen: Seen) -> bool:
    return _asks_for_consent(seen) or _is_built_for_consent(seen) or _shows_consent_alone(seen)


def _asks_for_consent(seen: Seen) -> bool:
    if wall_phrases.CONSENT_HOST.search(urls.host_of(seen.address)):
        return True
    if len(seen.words) > MAX_CONSENT:
        return False
    told = len(
        wall_phrases.CONSENT.findall(seen.shown if len(seen.shown) > NO_WORDS else seen.words)
    )
    return told > 1 or (told == 1 and bool(wall_phrases.CONSENT_MARK.search(seen.marks)))


def _is_built_for_consent(seen: Seen) -> bool:
    """Weigh in which part of the page its words stand, in any language.

    What was kept is what a part for consent says, or the page hardly says more outside its menus;
    or a page of few words speaks of it above a button that agrees.
    """
    parts = [
        part
        for mark in (wall_phrases.CONSENT_MARK, wall_phrases.CONSENT_PART)
        for part in words_marked(seen.root, mark)
        if wall_phrases.CONSENT_TERM.search(part)
    ]
    if parts:
        outside = len(words_from_the_article_on(seen.root, "")) - max(map(len, parts))
        return outside < NO_WORDS or (bool(seen.shown) and lies_in(seen.shown, parts))
    if not _is_bare(seen):
        return False
    words = seen.shown if len(seen.shown) >= NO_WORDS else seen.words
    terms = {term.lower() for term in wall_phrases.CONSENT_TERM.findall(words)}
    needed = 1 if len(seen.shown) < NO_WORDS else 2
    return len(terms) >= needed and any(map(wall_phrases.AGREE.search, _labels(seen.root)))


def _shows_consent_alone(seen: Seen) -> bool:
    """Tell a page that has a frame for consent, and next to no words of its own."""
    is_empty = len(seen.shown) < MAX_LABEL and len(seen.words) < NO_WORDS
    return is_empty and _is_bare(seen) and bool(wall_phrases.CONSENT_MARK.search(seen.marks))


def _asks_for_a_password(seen: Seen) -> bool:
    """Tell a page that is a form to sign in; the one in the header of every page is none."""
    if len(seen.shown) < NO_WORDS and wall_phrases.SIGN_IN.search(seen.words):
        return True
    for field in islice(seen.root.iterfind(".//input[@type='password']"), 5):
        around = [near for near in field.iterancestors() if near.tag not in {"html", "body"}]
        names = " ".join(f"{near.get('id') or ''} {near.get('class') or ''}" for near in around)
        is_beside = any(
            near.tag in {"header", "nav", "footer", "aside", "dialog"} for near in around
        )
        if not (is_beside or wall_phrases.POPPED_UP.search(names)):
            return True
    return False


def _is_bare(seen: Seen) -> bool:
    """Tell a page of few words that says nowhere that it is an article."""
    if len(seen.words) >= MAX_WALL or next(seen.root.iter("article", "time"), None) is not None:
        return False
    kinds = seen.root.xpath("//meta[@property='og:type']/@content")
    return "article" not in {str(kind).strip().lower() for kind in kinds}


def _labels(root: HtmlElement) -> Iterator[str]:
    for button in islice(root.iter("button", "input", "a"), 200):
        label = one_line(" ".join(button.itertext()) or button.get("value") or "")
        if len(label) <= MAX_LABEL:
            yield label


def _is_missing(seen: Seen) -> bool:
    if any(map(wall_phrases.MISSING.search, seen.headlines)):
        return True
    if len(seen.shown) < NO_WORDS and wall_phrases.FOR_SALE.search(seen.words):
        return True
    told = wall_phrases.CLOSED.findall(seen.shown)
    return len(told) > 1 or (len(told) == 1 and len(seen.shown) < MAX_WALL // 2)


def _is_on_the_way(seen: Seen) -> bool:
    return _leads_on(seen.root) or bool(wall_phrases.CHECK_MARK.search(seen.marks))


def _leads_on(root: HtmlElement) -> bool:
    """Tell a page that sends its visitors to another at once."""
    metas = (m for m in root.iter("meta") if (m.get("http-equiv") or "").lower() == "refresh")
    return any(_TO_ANOTHER.match(meta.get("content") or "") for meta in metas)


def _asks_for_money(seen: Seen) -> bool:
    """Weigh what the page states of itself, what it says to people, and how it is built.

    What it says and how it is built must both be seen, and stand where the article breaks off
    or below: a header asks every reader whether they are subscribers. Little text above two
    sentences of an offer that stand together is enough.
    """
    if not seen.is_free:
        return not _is_all_there(seen)
    words = words_from_the_article_on(seen.root, seen.shown)
    if _is_built_for_payment(seen):
        return True
    parts = words_marked(seen.root, wall_phrases.PAY_MARK)
    saying = [part for part in parts if wall_phrases.PAY.search(part)]
    for part in saying[-MAX_ENDS:] if len(seen.shown) >= NO_WORDS else ():
        if not ends_in(seen.root, seen.shown, part):
            words = words.replace(part, " ")  # an offer amid an article keeps nothing back
    said = list(islice(wall_phrases.PAY.finditer(words), MAX_SAID))
    if not said:
        return False
    is_offer = any(
        second.start() - first.end() < MAX_OFFER and first[0].lower() != second[0].lower()
        for first, second in pairwise(said)
    )
    return (is_offer and len(seen.shown) < MAX_WALL) or is_marked(seen.root, wall_phrases.PAY_MARK)


def _is_built_for_payment(seen: Seen) -> bool:
    """Tell whether the article breaks off at a part named for payment that names subscribers."""
    return any(
        len(part) < MAX_PART
        and wall_phrases.SUBSCRIBE.search(part)
        and ends_in(seen.root, seen.shown, part)
        for part in words_marked(seen.root, wall_phrases.PAY_MARK)[-MAX_ENDS:]
    )


def _is_all_there(seen: Seen) -> bool:
    """Tell whether the parts that cost money stand in the page nevertheless."""
    for selector in seen.for_payment[:10]:
        name = selector.strip().removeprefix(".").removeprefix("#")
        if re.fullmatch(r"[\w-]{1,100}", name):
            test = f"@id='{name}' or contains(concat(' ', @class, ' '), ' {name} ')"
            inside = (" ".join(_texts(part)) for part in seen.root.xpath(f"//*[{test}]")[:20])
            if sum(len(one_line(words)) for words in inside) > 1_000:
                return True
    return False


def _needs_a_script(seen: Seen) -> bool:
    if wall_phrases.LOADING.fullmatch(seen.shown.strip()):
        return True
    hints = [*seen.root.iter("noscript")]
    said = " ".join(one_line(" ".join(hint.itertext())) for hint in hints[:5])
    words = seen.words[:2_000]
    if any(map(wall_phrases.SCRIPT.search, (said, words))) or _asks_for_a_script(said):
        return True
    if _asks_for_a_script(words) or (_is_bare(seen) and wall_phrases.JAVASCRIPT.search(words)):
        return True
    is_bare = len(seen.words) < NO_WORDS
    return is_bare and any((e.get("id") or "") in _ROOTS for e in seen.root.iter("div", "main"))


def _asks_for_a_script(words: str) -> bool:
    """Tell whether *words* name JavaScript near a word that asks for it, in many languages."""
    return any(
        wall_phrases.TURN_ON.search(words[max(0, name.start() - MAX_HINT) : name.end() + MAX_HINT])
        for name in islice(wall_phrases.JAVASCRIPT.finditer(words), 5)
    )


def _texts(root: HtmlElement) -> Iterator[str]:
    """Yield the texts below *root* that a browser without scripts would show."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            yield element.tail or ""
        elif element.tag in SILENT:
            walk.skip_subtree()
        else:
            yield element.text or ""
