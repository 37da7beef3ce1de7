"""When an article was published and last changed; a date that nothing states is marked a guess."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.date_words import CHANGED
from sourcebook.clean.dates import dates_in, find_date
from sourcebook.clean.metadata.claims import NO_CLAIM, Claim, first
from sourcebook.clean.metadata.languages import read_language
from sourcebook.clean.metadata.marked import words_of
from sourcebook.clean.metadata.near_title import lines_near_title
from sourcebook.clean.metadata.sources import Sources
from sourcebook.clean.metadata.unsure_dates import (
    in_order,
    is_unsure,
    order_of,
    with_year,
    year_near,
)

_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?!\d))?)?")
_CLOCK: Final = re.compile(
    r"[T ]+(\d\d:\d\d(?::\d\d)?)(\.\d+)?(?:\s?(Z|UTC|GMT)\b|\s?([+-]\d\d):?(\d\d)\b)?"
    r"(?!\s?[AaPp]\.?[Mm])"
)
"""The time of day and its zone; one of twelve hours is none, for the day is enough."""

_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(?:\d{4}|\d{6})Z?)?")
_UNIX: Final = re.compile(r"(1\d{9})(\d{3})?")
"""Seconds since 1970, or thousandths of them; ten digits with a one say 2001 to 2033."""

FIRST_YEAR: Final = 1400
"""Works are older than their pages, but no page gives a day in manuscripts' times."""

MAX_BEFORE: Final = 40
"""Code points before a moment that may say that something changed then."""

GRACE: Final = timedelta(days=1)
"""How much later than its capture a page may be dated: in another zone it is tomorrow."""

_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/\-_.]|$)")
_PUBLISHED: Final = (
    *("article:published_time", "og:published_time", "og:article:published_time"),
    *("citation_publication_date", "citation_date", "citation_online_date"),
    *("bepress_citation_date", "bepress_citation_online_date", "eprints.date", "coins.date"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created"),
    *("dc.date.created", "prism.publicationdate", "parsely-pub-date", "sailthru.date", "pubdate"),
    *(
        "published",
        "publish-date",
        "publish_date",
        "publication_date",
        "publicationdate",
        "article.published",
    ),
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
    stated = first(_stated(sources), partial(iso, captured_at=sources.captured_at))
    if stated.value:
        return stated
    order = order_of(sources.root, read_language(sources).value, sources.address)
    unsure = first(_stated(sources), lambda raw: iso(in_order(raw, order), sources.captured_at))
    return (
        Claim(unsure.value, unsure.source, is_guess=True)
        if unsure.value
        else _guessed(sources, order)
    )


def read_modified(sources: Sources) -> Claim:
    """Return when the article was last changed, as the page states it."""
    claims = [Claim(text, "json-ld") for text in sources.linked.texts("dateModified")]
    claims += sources.tags.all(*_MODIFIED)
    claims += sources.marked.values("dateModified")
    stated = first(claims, partial(iso, captured_at=sources.captured_at))
    return stated if stated.value else _shown_change(sources)


def _shown_change(sources: Sources) -> Claim:
    """Return the day of a line beside the headline that says when the article was changed."""
    order = order_of(sources.root, read_language(sources).value, sources.address)
    dated = [
        one for line in lines_near_title(sources.root) for one in dates_in(in_order(line, order))
    ]
    told = (Claim(one.iso, "text near the title", is_guess=True) for one in dated if one.is_change)
    return first(told, partial(iso, captured_at=sources.captured_at))


def iso(raw: str, captured_at: str = "") -> str:
    """Return a date or date-time in ISO 8601, or an empty string for what is none.

    A day that no calendar has is none, and so is one after *captured_at* (ISO 8601, may be
    empty) and a day of `GRACE`. Of a time that no clock shows only the day is kept.
    """
    raw = raw.strip()
    if found := _UNIX.fullmatch(raw):
        raw = datetime.fromtimestamp(int(found[1]), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    raw = raw.replace("/", "-")
    if found := _COMPACT.fullmatch(raw):
        raw = "-".join(found.groups())
    found = _DAY.match(raw)
    if found and (found.end() == len(raw) or found[3]):
        moment = "-".join(f"{part:0>2}" for part in found.groups() if part)
        moment += _clock(raw[found.end() :])
    else:
        moment = find_date(raw) if len(raw) < 60 else ""
    return moment if _is_sound(moment, captured_at) else ""


def _clock(raw: str) -> str:
    """Return the time of day that *raw* begins with as ``T08:00:00+01:00``, or nothing."""
    found = _CLOCK.match(raw)
    if not found:
        return ""
    clock, fraction, utc, hours, minutes = found.groups()
    try:
        time.fromisoformat(clock + (f"{hours}:{minutes}" if hours else ""))
    except ValueError:
        return ""
    zone = f"{hours}:{minutes}" if hours else ("Z" if utc else "")
    return f"T{clock}{fraction or ''}{zone}"


def _is_sound(moment: str, captured_at: str) -> bool:
    year, month, day = (*moment[:10].split("-"), "01", "01")[:3]
    try:
        stated = date(int(year), int(month), int(day))
        last = date.fromisoformat(captured_at[:10]) + GRACE if captured_at else date.max
    except (ValueError, OverflowError):
        return False
    return stated.year > FIRST_YEAR and stated <= last


def _stated(sources: Sources) -> Iterator[Claim]:
    linked, marked = sources.linked, sources.marked
    for text in linked.texts("datePublished", "dateCreated", "uploadDate"):
        yield Claim(text, "json-ld")
    yield from sources.tags.all(*_PUBLISHED)
    yield from marked.values("datePublished", "dateCreated")
    for path, source in (
        ("//time[@pubdate]", "time pubdate"),
        (
            "//time[contains(@class, 'published') or contains(@class, 'entry-date')]",
            "time published",
        ),
    ):
        yield from (Claim(at, source) for at in _times(sources.root, path))
    if len(times := set(_times(sources.root, "//article//time | //header//time"))) == 1:
        yield Claim(times.pop(), "time")


def _times(root: HtmlElement, path: str) -> Iterator[str]:
    """Yield the moments of ``time`` elements, but for those of a change."""
    for element in root.xpath(f"({path})[@datetime]"):
        previous = element.getprevious()
        before = (previous.tail if previous is not None else element.getparent().text) or ""
        if not (CHANGED.search(words_of(element)) or CHANGED.search(before[-MAX_BEFORE:])):
            yield str(element.get("datetime"))


def _guessed(sources: Sources, order: str) -> Claim:
    """Guess from the address, a date beside the headline, or what htmldate finds in markup."""
    if found := _IN_ADDRESS.search(sources.address):
        year, month, day = found.groups()
        if told := iso(f"{year}-{month:0>2}-{day:0>2}", sources.captured_at):
            return Claim(told, "address", is_guess=True)
    lines = lines_near_title(sources.root)
    dated = [one for line in lines for one in dates_in(in_order(line, order))]
    # Of a change only where nothing else is told: it is the nearest to what nobody says.
    for one in sorted(dated, key=lambda one: one.is_change):
        if told := iso(one.iso, sources.captured_at):
            return Claim(told, "text near the title", is_guess=True)
    year, is_exact = year_near(sources.root, sources.address, sources.captured_at)
    for line in lines if year else ():
        if told := with_year(line, order, year, sources.captured_at, is_exact=is_exact):
            return Claim(told, "text near the title", is_guess=True)
    told = _htmldates(sources)
    is_changed = told[:10] == read_modified(sources).value[:10]
    is_sure = bool(told) and not is_changed and (bool(order) or not is_unsure(told, lines))
    return Claim(told, "htmldate", is_guess=True) if is_sure else NO_CLAIM


def _htmldates(sources: Sources) -> str:
    """Ask htmldate about marked places alone: its wide search always finds some date."""
    from htmldate import find_date as ask  # noqa: PLC0415 - it loads slowly, and few pages need it

    page = deepcopy(sources.root)  # it changes what it reads
    try:
        found = ask(page, extensive_search=False, original_date=True, url=sources.address or None)
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError):
        return ""  # a date that it trips over is none
    return iso(found or "", sources.captured_at)
