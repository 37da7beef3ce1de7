"""When an article was published and last changed; a date that nothing states is marked a guess."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from sourcebook.clean.dates import find_date
from sourcebook.clean.metadata.claims import NO_CLAIM, Claim, first
from sourcebook.clean.metadata.near_title import lines_near_title
from sourcebook.clean.metadata.sources import Sources

_ISO: Final = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/\-_.]|$)")
_PUBLISHED: Final = (
    *("article:published_time", "og:published_time", "og:article:published_time"),
    *("citation_publication_date", "citation_date", "citation_online_date"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created"),
    *("dc.date.created", "prism.publicationdate", "parsely-pub-date", "sailthru.date", "pubdate"),
    *("publish-date", "publish_date", "publication_date", "publicationdate", "article.published"),
    *(
        "date",
        "datepublished",
        "cxenseparse:recs:publishtime",
        "published-date",
        "rnews:datepublished",
    ),
)
_MODIFIED: Final = (
    *("article:modified_time", "og:updated_time", "og:modified_time", "dcterms.modified"),
    *("dc.date.modified", "prism.modificationdate", "datemodified", "article.updated"),
    *("last-modified", "lastmod", "revised"),
)


def read_published(sources: Sources) -> Claim:
    """Return the date of publication as the page states it, else a guess, else nothing."""
    stated = first(_stated(sources), iso)
    return stated if stated.value else _guessed(sources)


def read_modified(sources: Sources) -> Claim:
    """Return when the article was last changed, as the page states it."""
    claims = [Claim(text, "json-ld") for text in sources.linked.texts("dateModified")]
    claims += sources.tags.all(*_MODIFIED)
    claims += sources.marked.values("dateModified")
    return first(claims, iso)


def iso(raw: str) -> str:
    """Return a date or date-time in ISO 8601, or an empty string for what is none."""
    raw = raw.strip().replace("/", "-")
    if found := _COMPACT.fullmatch(raw):
        raw = "-".join(found.groups())
    if (found := _ISO.match(raw)) and (found.end() == len(raw) or found.end() >= 10):
        return found[0].replace(" ", "T") if _is_sound(found[0]) else ""
    return find_date(raw) if len(raw) < 60 else ""


def _is_sound(moment: str) -> bool:
    year, month, day = (*moment[:10].split("-"), "01", "01")[:3]
    return 1400 < int(year) < 2200 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def _stated(sources: Sources) -> Iterator[Claim]:
    linked, marked = sources.linked, sources.marked
    for text in linked.texts("datePublished", "dateCreated", "uploadDate"):
        yield Claim(text, "json-ld")
    yield from sources.tags.all(*_PUBLISHED)
    yield from marked.values("datePublished", "dateCreated")
    for at in sources.root.xpath("//time[@pubdate]/@datetime"):
        yield Claim(str(at), "time pubdate")
    classed = "//time[contains(@class, 'published') or contains(@class, 'entry-date')]/@datetime"
    for at in sources.root.xpath(classed):
        yield Claim(str(at), "time published")
    times = set(sources.root.xpath("//article//time/@datetime | //header//time/@datetime"))
    if len(times) == 1:
        yield Claim(str(times.pop()), "time")


def _guessed(sources: Sources) -> Claim:
    """Guess from the address, a date beside the headline, or what htmldate finds in markup."""
    if found := _IN_ADDRESS.search(sources.address):
        year, month, day = found.groups()
        if date := iso(f"{year}-{month:0>2}-{day:0>2}"):
            return Claim(date, "address", is_guess=True)
    for line in lines_near_title(sources.root):
        if date := find_date(line):
            return Claim(date, "text near the title", is_guess=True)
    date = _htmldates(sources)
    return Claim(date, "htmldate", is_guess=True) if date else NO_CLAIM


def _htmldates(sources: Sources) -> str:
    """Ask htmldate about marked places alone: its wide search always finds some date."""
    from htmldate import find_date as ask  # noqa: PLC0415 - it loads slowly, and few pages need it

    page = deepcopy(sources.root)  # it changes what it reads
    try:
        found = ask(page, extensive_search=False, original_date=True, url=sources.address or None)
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError):
        return ""  # a date that it trips over is none
    return iso(found or "")
