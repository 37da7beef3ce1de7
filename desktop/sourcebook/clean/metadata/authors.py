"""Who wrote an article: names in their order, without what is no name."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Final

from sourcebook.clean.bylines import (
    PARTICLES,
    formal_names,
    is_full_name,
    is_login,
    split_names,
    spoken,
)
from sourcebook.clean.metadata.claims import NO_CLAIM, Claim
from sourcebook.clean.metadata.json_ld import types_of
from sourcebook.clean.metadata.near_title import lines_near_title
from sourcebook.clean.metadata.shown_authors import classed_names, labelled_names, linked_names
from sourcebook.clean.metadata.sources import Sources
from sourcebook.clean.ordinary import is_ordinary

MAX_AUTHORS: Final = 200
"""Names that are kept; papers of large experiments have thousands."""

_BY: Final = re.compile(
    r"(?:(?:[Pp]osted|[Ww]ritten|[Pp]ublished|[Ss]tory|[Ww]ords|[Aa]rticle)?\s*\b[Bb]y|BY|[Vv]on|[Pp]ar"
    r"|[Pp]or|(?:[Aa]uthor|[Aa]utor|[Aa]uteur)(?=\s*:))\s*:?\s+"
    rf"((?:(?:(?:{'|'.join(sorted(PARTICLES))})\s+(?=\S)){{0,2}}[^\W\d_a-z][\w.'’\-]*\s?){{1,4}})"  # noqa: RUF001 - an apostrophe
    r"(?=$|[^\w .]|\s[^\W\d_A-Z]|\s\(|\.(?:\s|$))"
)
"""*By* and up to four words that begin with a capital letter."""

_HIGHWIRE: Final = (
    *("citation_author", "citation_authors", "bepress_citation_author", "eprints.creators_name"),
    *("coins.author",),
)
_DUBLIN_CORE: Final = ("dc.creator", "dcterms.creator", "dc.creator.personalname")
_FORMAL: Final = frozenset((*_HIGHWIRE, *_DUBLIN_CORE))
"""Fields whose names are written ``Family, Given``."""

_EDITED: Final = re.compile(
    r"\s*(?:(?:medically|fact|last)[\s-]*)?(?:updated|edited|reviewed|(?:fact[\s-]*)?checked)\s+by\b"
    r"|\s*more (?:about|from|by)\b",
    re.IGNORECASE,
)
"""Who had another part in an article, and a link to more of its author."""

_GROUPS: Final = frozenset(
    {"Organization", "NewsMediaOrganization", "Corporation", "LocalBusiness", "WebSite"}
)
_BYLINE: Final = (
    "//*[contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class,"
    " 'author_name') or contains(@class, 'authorName') or contains(@class, 'post-author')"
    " or contains(@class, 'entry-author') or contains(concat(' ', @class, ' '), ' author ')]"
)


def read_authors(sources: Sources) -> tuple[tuple[str, ...], Claim]:
    """Return the names of the first source that has any, and that source with the byline.

    Where that has only the name by which somebody logs in, the first full name is taken.
    Persons in JSON-LD are believed first, organisations there only when nothing names a person.
    """
    tags, marked = sources.tags, sources.marked
    candidates: tuple[Iterable[Claim], ...] = (
        _linked(sources, is_person=True),
        tags.all(*_HIGHWIRE),
        tags.all(*_DUBLIN_CORE),
        tags.all("parsely-author", "sailthru.author", "author", "article:author", "byl"),
        tags.all("cxenseparse:author", "dcsext.author", "rbauthors", "article.author"),
        _labelled(sources),
        marked.words("author"),
        marked.at("//a[@rel='author' or contains(@class, 'p-author')]", "rel=author"),
        marked.at(_BYLINE, "byline"),
        labelled_names(sources.root),
        classed_names(sources.root),
        linked_names(sources.root),
        _said_near_title(sources),
        _linked(sources, is_person=False),
    )
    publisher = {_plain(name) for name in sources.linked.texts("publisher")}
    sites = (publisher | {_plain(tags.first("og:site_name"))}) - {""}
    login: tuple[tuple[str, ...], Claim] = (), NO_CLAIM
    for claims in candidates:
        for names, claim in _told(claims, sites):
            if not all(map(is_login, names)):
                if not login[0] or all(map(is_full_name, names)):
                    return names, claim
            elif not login[0]:
                login = names, claim
    return login


def _told(
    claims: Iterable[Claim], sites: Collection[str]
) -> Iterator[tuple[tuple[str, ...], Claim]]:
    """Yield the names of each kind of element: other elements name the same people again."""
    for source, group in groupby(claims, key=lambda claim: claim.source):
        told = list(group)[: 1 if source == "byline" else None]
        names = tuple(dict.fromkeys(_without_site(name, sites) for name in _names(told)))
        people = tuple(name for name in names if _plain(name) not in sites)
        if names := people or names:
            said = map(spoken, names) if source in _FORMAL else names
            yield names, Claim(", ".join(said), source, told[0].is_guess)


def _linked(sources: Sources, *, is_person: bool) -> Iterator[Claim]:
    linked = sources.linked
    sites = [*linked.texts("publisher"), sources.tags.first("og:site_name")]
    groups = {_plain(site) for site in sites}
    for key in ("author", "creator"):
        for value in linked.things(key):
            is_group = isinstance(value, dict) and not _GROUPS.isdisjoint(types_of(value))
            for name in linked.names_of(value):
                if (is_group or _plain(name) in groups) != is_person:
                    yield Claim(name, "json-ld")


def _labelled(sources: Sources) -> Iterator[Claim]:
    """Yield what WordPress tells Twitter under the label *Written by*."""
    for number in ("1", "2"):
        label = sources.tags.first(f"twitter:label{number}").lower()
        if label in {"written by", "author", "verfasst von", "écrit par", "escrito por"}:
            yield from sources.tags.all(f"twitter:data{number}")


def _said_near_title(sources: Sources) -> Iterator[Claim]:
    """Yield the name after *by* in a line beside the headline; *By Train* has none."""
    for line in lines_near_title(sources.root):
        found = _BY.match(line)
        if found and not is_ordinary(found[1], str(sources.root.text_content())):
            yield Claim(found[1], "text near the title", is_guess=True)
            return


def _without_site(name: str, sites: Collection[str]) -> str:
    """Return a person's *name* without the name of the paper right behind it."""
    words = name.split()
    for at in range(2, min(len(words), 7)):
        person = " ".join(words[:at]).rstrip(" .,|")
        if _plain(" ".join(words[at:])) in sites and is_full_name(person):
            return person
    return name


def _names(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the names that *claims* tell, once each; who only edited comes in where none wrote."""
    told = list(claims)
    names: dict[str, str] = {}
    for claim in [claim for claim in told if not _EDITED.match(claim.value)] or told:
        reads = formal_names if claim.source in _FORMAL else split_names
        for name in reads(claim.value):
            names.setdefault(name.casefold(), name)
    return tuple(list(names.values())[:MAX_AUTHORS])


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
