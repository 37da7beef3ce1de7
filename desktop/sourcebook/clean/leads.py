"""What a page says of its other parts: the page after it, the whole on one page, AMP, print.

Pure, and cheap enough for a thread that waits for servers: tags are found by their looks, nothing
is parsed. A next page must lie at the address of the article with the next number; the next
*post* of a blog never does.
"""

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from zlib import crc32

from sourcebook.base import urls
from sourcebook.clean.blocks import one_line
from sourcebook.clean.page_words import NEXT, ON, count_in

MAX_READ: Final = 3_000_000
"""Code points, and bytes, of a page that are looked at."""

MAX_LINKS: Final = 3_000
"""Links of a page that are looked at."""

MAX_PARAGRAPHS: Final = 200
"""Paragraphs of a page by which it is known again."""

MAX_LABEL: Final = 60
"""Code points of a link's words that may name a page."""

_SILENT: Final = re.compile(
    r"<!--.*?-->|<(script|style|template)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_LINK: Final = re.compile(r"<link\b[^<>]{1,2000}>", re.IGNORECASE)
_ANCHOR: Final = re.compile(r"<a\b([^<>]{1,2000})>(.{0,400}?)</a\s*>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TAG: Final = re.compile(r"<[^<>]*>")
_AMP: Final = re.compile(r"<html\b[^<>]*\s(?:amp|⚡)(?=[\s=>])", re.IGNORECASE)
_TYPED: Final = r"""\"@type"\s*:\s*\[?\s*(?:"[^"]{1,80}"\s*,\s*){0,5}"(?:https?://schema\.org/)?"""
_ARTICLE: Final = re.compile(
    r"""<meta\b(?=[^<>]{1,500}\b(?:property|name)\s*=\s*["']?og:type\b)"""
    r"""(?=[^<>]{1,500}\bcontent\s*=\s*["']?article(?![\w-]))"""
    rf"""|{_TYPED}(?:\w*Article|BlogPosting|Report)\"""",
    re.IGNORECASE,
)
_LISTING: Final = re.compile(rf"{_TYPED}(?:CollectionPage|SearchResultsPage)\"")
_WHOLE: Final = re.compile(
    r"(?:view|read|show)?\s*(?:as|on|in)?\s*(?:a|one)?\s*single[- ]page(?: view)?"
    r"|(?:view|read|show) (?:all|it all|everything|full article|as one page|on one page|all pages)"
    r"|(?:artikel )?auf einer seite(?: lesen| anzeigen)?|komplettansicht"
    r"|(?:lire |afficher )?(?:tout )?sur une (?:seule )?page|ver en una (?:sola )?página|tek sayfa",
    re.IGNORECASE,
)
_PRINT: Final = re.compile(
    r"(?:print|printer[- ]friendly|print (?:this|version|article|page)|drucken|druckversion"
    r"|druckansicht|imprimer|imprimir|stampa|yazdır)\W*",
    re.IGNORECASE,
)
_PAGE_KEY_LIST: Final = """
    page p pg pagenum pagenumber page_number pageno page_no paged seite sayfa pagina pag página
    strona strana stranka side sida sivu oldal
"""
_PAGE_KEYS: Final = frozenset(_PAGE_KEY_LIST.split())
_TAIL: Final = re.compile(
    r"(?:/(?:page|seite|sayfa|pagina|strona|sida|side|p)[/-]?|/|[_-](?:page|seite|p)?[_-]?"
    r"|[,;](?:page|seite|sayfa|pagina|p)[=-]?)(\d{1,2})/?$",
    re.IGNORECASE,
)
_SUFFIX: Final = re.compile(r"\.(?:html?|php|aspx?|jsp|shtml|amp)$", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"<p\b[^<>]{0,500}>(.{100,2000}?)</p\b", re.DOTALL | re.IGNORECASE)
_OF_COMMENTS: Final = re.compile(
    r"comment|repl(?:y|ies)|kommentar|leserbrief|forum|yorum|reacties|gallery|related",
    re.IGNORECASE,
)
"""Names of what leads through something other than the article."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Absolute addresses, empty where the page says nothing.

    Attributes:
        next: The page after this one, of the same article.
        whole: The whole article on one page.
        amp: The page for small devices.
        print: The page for printers.
        canonical: The address the page gives itself.
        is_variant: It is an AMP or print page; the proper one is ``canonical``.
        paragraphs: Sums of its longer paragraphs, by which the same page is known again.
    """

    next: str = ""
    whole: str = ""
    amp: str = ""
    print: str = ""
    canonical: str = ""
    is_variant: bool = False
    paragraphs: frozenset[int] = frozenset()

    def repeats(self, other: "Leads") -> bool:
        """Tell whether most paragraphs of this page stand on *other*, too: it is no further one."""
        return 2 * len(self.paragraphs & other.paragraphs) > len(self.paragraphs)


@dataclass(frozen=True, slots=True)
class _Link:
    """A link: its relations, where it leads, its words, for which media, and its classes."""

    relations: frozenset[str]
    address: str
    label: str = ""
    media: str = ""
    names: str = ""


def leads_of(page: str, address: str) -> Leads:
    """Read the leads of the HTML *page* found at *address*; without one there are none."""
    if not urls.is_http(address):
        return Leads()
    page = _SILENT.sub(_kept_silent, page[:MAX_READ])
    links = list(_links(page, address))
    anchors = [link for link in _anchors(page, address) if _is_near(address, link.address)]
    canonical = _first(link for link in links if "canonical" in link.relations)
    is_other = bool(canonical) and urls.normalise(canonical) != urls.normalise(address)
    return Leads(
        next=_next(page, address, links, anchors),
        whole=_whole(address, anchors),
        amp=_first(link for link in links if "amphtml" in link.relations),
        print=_print(links, anchors),
        canonical=canonical,
        is_variant=is_other and (bool(_AMP.search(page[:5000])) or _is_for_print(address)),
        paragraphs=frozenset(_paragraphs(page)),
    )


def page_number(address: str) -> int:
    """Return the number that *address* gives its page; 1 where it gives none."""
    return _parted(address)[1]


def continues(address: str, other: str) -> bool:
    """Tell whether *other* is the page right after *address*, of the same article."""
    (stem, number), (next_stem, next_number) = _parted(address), _parted(other)
    return stem == next_stem and next_number == number + 1


def _paragraphs(page: str) -> Iterator[int]:
    for _, found in zip(range(MAX_PARAGRAPHS), _PARAGRAPH.finditer(page), strict=False):
        yield crc32(one_line(_TAG.sub("", found[1])).encode())


def _next(page: str, address: str, links: list[_Link], anchors: list[_Link]) -> str:
    anchors = [link for link in anchors if not _OF_COMMENTS.search(link.names)]
    is_article = bool(_ARTICLE.search(page)) and not _LISTING.search(page)
    told = [link for link in (*links, *anchors) if "next" in link.relations]
    here = page_number(address)
    number, total = count_in(page)
    is_counted = number == here and total >= number
    if is_article or here > 1 or is_counted:
        named = (link for link in anchors if _says_next(link))
        if found := _first(link for link in (*told, *named) if continues(address, link.address)):
            return found
    if is_counted and total > here:
        return _first(link for link in anchors if continues(address, link.address))
    return ""


def _says_next(link: _Link) -> bool:
    is_classed = "next" in re.split(r"[\s_-]+", link.names.lower())
    return is_classed or bool(NEXT.fullmatch(link.label) or ON.fullmatch(link.label))


def _whole(address: str, anchors: list[_Link]) -> str:
    """Return the link to all pages in one; it lies at or below the article's own address."""
    stem, here = _parted(address)[0], urls.normalise(address)
    named = (link for link in anchors if _WHOLE.fullmatch(link.label) and link.address)
    return _first(
        link
        for link in named
        if _parted(link.address)[0].startswith(stem) and urls.normalise(link.address) != here
    )


def _print(links: list[_Link], anchors: list[_Link]) -> str:
    told = (link for link in links if "alternate" in link.relations and link.media == "print")
    named = (
        link for link in anchors if _is_for_print(link.address) and _PRINT.fullmatch(link.label)
    )
    return _first((*told, *named))


def _is_for_print(address: str) -> bool:
    parts = urlsplit(address)
    keys = {key.lower() for key, _ in parse_qsl(parts.query, keep_blank_values=True)}
    return "print" in keys or bool(re.search(r"/(?:print|drucken|imprimir)(?:/|$)", parts.path))


def _is_near(address: str, other: str) -> bool:
    return urls.host_of(address) == urls.host_of(other)


def _first(links: "Iterator[_Link] | tuple[_Link, ...]") -> str:
    return next((link.address for link in links if link.address), "")


def _parted(address: str) -> tuple[str, int]:
    """Return *address* without what numbers its page, and that number."""
    parts = urlsplit(urls.normalise(address))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    numbers = [int(value) for key, value in pairs if _counts_pages(key, value)]
    query = urlencode([pair for pair in pairs if not _counts_pages(*pair)])
    path, number = _SUFFIX.sub("", parts.path), (numbers or [1])[0]
    if not numbers and (found := _TAIL.search(path)) and int(found[1]) > 1:
        path, number = path[: found.start()], int(found[1])
    path = path.removesuffix("/index").rstrip("/")
    return urlunsplit(("", parts.netloc, path, query, "")), number


def _counts_pages(key: str, value: str) -> bool:
    return key.lower() in _PAGE_KEYS and value.isascii() and value.isdigit() and len(value) < 3


def _links(page: str, address: str) -> Iterator[_Link]:
    for count, found in enumerate(_LINK.finditer(page)):
        if count >= MAX_LINKS:
            return
        known = _attributes(found[0])
        yield _link(known, address, "")


def _anchors(page: str, address: str) -> Iterator[_Link]:
    for count, found in enumerate(_ANCHOR.finditer(page)):
        if count >= MAX_LINKS:
            return
        label = one_line(entities.unescape(_TAG.sub(" ", found[2])))
        if len(label) <= MAX_LABEL:
            yield _link(_attributes(found[1]), address, label)


def _link(known: dict[str, str], address: str, label: str) -> _Link:
    target, _, fragment = urls.absolute(address, known.get("href", "")).partition("#")
    relations = frozenset(known.get("rel", "").lower().split())
    names = f"{known.get('class', '')} {known.get('id', '')} {fragment}"
    target = target if urls.is_http(target) else ""
    return _Link(relations, target, label, known.get("media", "").lower(), names)


def _attributes(tag: str) -> dict[str, str]:
    return {
        name.lower(): entities.unescape(double or single or bare).strip()
        for name, double, single, bare in _ATTRIBUTE.findall(tag)
    }


def _kept_silent(found: re.Match[str]) -> str:
    """Leave out scripts and comments, but what JSON-LD says of the page."""
    return found[0] if "ld+json" in found[0][:200] else " "
