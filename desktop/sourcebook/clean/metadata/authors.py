"""Who wrote an article: names in their order, without what is no name."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from sourcebook.clean.blocks import one_line
from sourcebook.clean.dates import find_date
from sourcebook.clean.metadata.claims import NO_CLAIM, Claim
from sourcebook.clean.metadata.json_ld import types_of
from sourcebook.clean.metadata.near_title import lines_near_title
from sourcebook.clean.metadata.sources import Sources
from sourcebook.clean.typography import BETWEEN, LINE

MAX_AUTHORS: Final = 200
"""Names that are kept; papers of large experiments have thousands."""

MAX_NAME: Final = 100
"""Code points of a name with its titles."""

_LABEL: Final = re.compile(
    r"^(?:(?:posted|written|reviewed|published|story|words|text|reporting)?\s*by|von|par|por|di|door"
    r"|yazan|author|autor|auteur)\b\s*:?\s+|^(?:author|autor|by|text)\s*:\s*",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(
    r"https?:|www\.|@|[<>{}]|^\d+$|\.(?:com|org|net)$"
    r"|^(?:admin(?:istrator)?|editor|staff|redaktion|null|undefined|none|unknown|author|guest|root"
    r"|user|webmaster|default|anonymous|published|share|follow|more|read more"
    r"|(?:posted|written|reviewed|published)(?: by)?:?|by|insights from)$",
    re.IGNORECASE,
)
_AND: Final = re.compile(r",?\s+(?:and|und|et|y|e|ve|en|&)\s+|\s*;\s*", re.IGNORECASE)
_TITLED: Final = re.compile(
    r"^(?:Ph\.?D|M\.?D|R\.?D|M\.?S|B\.?A|M\.?A|J\.?D|MBA|CFP|CPA|RN|Jr|Sr|II|III|Dr)\b",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"(?:(?:[Pp]osted|[Ww]ritten|[Pp]ublished|[Ss]tory|[Ww]ords|[Aa]rticle)?\s*\b[Bb]y|BY|[Vv]on|[Pp]ar"
    r"|[Pp]or|[Aa]uthor|[Aa]utor|[Aa]uteur)\s*:?\s+"
    r"((?:[^\W\d_a-z][\w.'’\-]*\s?){1,4})(?=$|[^\w ]|\s[^\W\d_A-Z]|\s\()"  # noqa: RUF001 - an apostrophe
)
"""*By* and up to four words that begin with a capital letter."""

_GROUPS: Final = frozenset(
    {"Organization", "NewsMediaOrganization", "Corporation", "LocalBusiness", "WebSite"}
)
_BYLINE: Final = (
    "//*[contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class,"
    " 'author_name') or contains(@class, 'authorName') or contains(@class, 'post-author')"
    " or contains(@class, 'entry-author') or contains(concat(' ', @class, ' '), ' author ')]"
)


def read_authors(sources: Sources) -> tuple[tuple[str, ...], Claim]:
    """Return the names of the first source that has any, and that source.

    Persons in JSON-LD are believed first, organisations there only when nothing names a person.
    """
    tags, marked = sources.tags, sources.marked
    candidates: tuple[Iterable[Claim], ...] = (
        _linked(sources, is_person=True),
        tags.all("citation_author", "citation_authors", "bepress_citation_author"),
        tags.all("dc.creator", "dcterms.creator", "dc.creator.personalname"),
        tags.all("parsely-author", "sailthru.author", "author", "article:author", "byl"),
        tags.all("cxenseparse:author", "dcsext.author", "rbauthors", "article.author"),
        _labelled(sources),
        marked.words("author"),
        marked.at("//a[@rel='author' or contains(@class, 'p-author')]", "rel=author"),
        marked.at(_BYLINE, "byline"),
        _said_near_title(sources),
        _linked(sources, is_person=False),
    )
    publisher = {_plain(name) for name in sources.linked.texts("publisher")}
    for claims in candidates:
        # One kind of element only: other elements name the same people again.
        for source, group in groupby(claims, key=lambda claim: claim.source):
            told = list(group)[: 1 if source == "byline" else None]
            names = _names(claim.value for claim in told)
            people = tuple(name for name in names if _plain(name) not in publisher)
            if names := people or names:
                return names, Claim(", ".join(names), source, told[0].is_guess)
    return (), NO_CLAIM


def _linked(sources: Sources, *, is_person: bool) -> Iterator[Claim]:
    linked = sources.linked
    sites = [*linked.texts("publisher"), sources.tags.first("og:site_name")]
    groups = {_plain(site) for site in sites}
    for key in ("author", "creator"):
        for value in linked.things(key):
            name = linked.name_of(value)
            is_group = isinstance(value, dict) and not _GROUPS.isdisjoint(types_of(value))
            if (is_group or _plain(name) in groups) != is_person:
                yield Claim(name, "json-ld")


def _labelled(sources: Sources) -> Iterator[Claim]:
    """Yield what WordPress tells Twitter under the label *Written by*."""
    for number in ("1", "2"):
        label = sources.tags.first(f"twitter:label{number}").lower()
        if label in {"written by", "author", "verfasst von", "écrit par", "escrito por"}:
            yield from sources.tags.all(f"twitter:data{number}")


def _said_near_title(sources: Sources) -> Iterator[Claim]:
    """Yield the name after *by* in a line beside the headline."""
    for line in lines_near_title(sources.root):
        if found := _BY.match(line):
            yield Claim(found[1], "text near the title", is_guess=True)
            return


def _names(raws: Iterable[str]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for raw in raws:
        for name in split_names(raw):
            names.setdefault(name.casefold(), name)
    return tuple(list(names.values())[:MAX_AUTHORS])


def split_names(raw: str) -> Iterator[str]:
    """Yield the names in a byline; a title after a comma stays with its name."""
    line = _LABEL.sub("", one_line(raw)).strip(f" ,{LINE}{BETWEEN}")
    parts = _AND.split(line)
    if not all(" " in part.strip() for part in parts):
        parts = re.split(r"\s*;\s*", line)  # *Linny and Peter*, *Johnson & Sons*
    for part in parts:
        inner = [piece.strip() for piece in part.split(",")]
        is_list = len(inner) > 1 and all(_is_full_name(piece) for piece in inner)
        for name in inner if is_list else [part]:
            if fitting := _name(name):
                yield fitting


def _is_full_name(piece: str) -> bool:
    words = piece.split()
    return 2 <= len(words) <= 4 and all(w[0].isupper() for w in words) and not _TITLED.match(piece)


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _name(raw: str) -> str:
    name = _LABEL.sub("", one_line(raw)).strip(f" ,{LINE}{BETWEEN}")
    is_name = 1 < len(name) <= MAX_NAME and not _NO_NAME.search(name) and not find_date(name)
    return name if is_name and any(map(str.isalpha, name)) else ""
