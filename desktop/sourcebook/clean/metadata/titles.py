"""The title of an article, its subtitle, and the name of its site."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from sourcebook.base import urls
from sourcebook.clean.blocks import one_line
from sourcebook.clean.metadata.claims import NO_CLAIM, Claim, first
from sourcebook.clean.metadata.marked import words_of
from sourcebook.clean.metadata.sources import Sources
from sourcebook.clean.typography import BETWEEN

MAX_SUBTITLE: Final = 400
"""Code points of a subtitle; longer ones are summaries."""

MAX_HEADINGS: Final = 200
"""First headings of a page among which its title is looked for."""

MAX_PARTS: Final = 20
"""Parts of one title that are looked at."""

_SEPARATOR: Final = re.compile(rf"\s+[{BETWEEN}]\s+|\s*\|\s*")


def read_title(sources: Sources, site: str) -> tuple[Claim, tuple[str, ...]]:
    """Choose the title: the page's own heading when another place says nearly the same.

    Returns:
        The title, and how it reads everywhere on the page.
    """
    named = list(_named(sources, site))
    elements = [h for h in islice(sources.root.iter("h1"), MAX_HEADINGS) if words_of(h)]
    headings = [Claim(words_of(element), "h1") for element in elements]
    every = tuple(dict.fromkeys(claim.value for claim in (*named, *headings)))
    for heading in headings:
        if any(is_alike(heading.value, other.value) for other in named):
            return heading, every
    for heading, element in zip(headings, elements, strict=True):
        if not _is_of_site(element, site) and _is_a_part(heading.value, named):
            return heading, every
    if len(headings) == 1 and not named:
        return headings[0], every
    return next(iter((*named, *headings)), NO_CLAIM), every


def _is_a_part(heading: str, named: Sequence[Claim]) -> bool:
    """Tell a heading that is one part of a title, however short: the other names the site."""
    parts = (part for claim in named for part in _SEPARATOR.split(claim.value)[:MAX_PARTS])
    return plain(heading) in {plain(part) for part in parts} - {""}


def _is_of_site(heading: HtmlElement, site: str) -> bool:
    """Tell a heading that names the site: it is a link, or stands in the site's own header."""
    words = plain(words_of(heading))
    if words == plain(site) or heading.find(".//a") is not None:
        return True
    around = [str(element.tag) for element in heading.iterancestors()]
    return "a" in around or ("header" in around and not {"article", "main"} & {*around})


def _named(sources: Sources, site: str) -> Iterator[Claim]:
    tags = sources.tags
    claims = [Claim(text, "json-ld") for text in sources.linked.texts("headline")]
    claims += tags.all("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title")
    claims += tags.all("parsely-title", "sailthru.title")
    claims += sources.marked.words("headline")
    head_title = one_line(sources.root.xpath("string(//head/title)"))
    for claim in (*claims, Claim(head_title, "title")):
        if title := without_site(claim.value, site):
            yield Claim(title, claim.source)


def read_subtitle(sources: Sources, title: str) -> Claim:
    """Return the subtitle where the page marks one as such."""
    claims = [Claim(text, "json-ld") for text in sources.linked.texts("alternativeHeadline")]
    claims += sources.tags.all("citation_subtitle", "dc.title.alternative", "dcterms.alternative")
    claims += sources.marked.words("alternativeHeadline")

    def fit(text: str) -> str:
        is_other = len(text) <= MAX_SUBTITLE and not is_alike(text, title)
        return one_line(text) if is_other else ""

    return first(claims, fit)


def read_description(sources: Sources) -> str:
    """Return what the page gives as its summary: a standfirst reads like it."""
    texts = sources.linked.texts("description")
    tags = sources.tags.all("og:description", "description", "twitter:description")
    return next((text for text in (*texts, *(tag.value for tag in tags)) if text), "")


def read_site(sources: Sources) -> Claim:
    """Return the name of the site, or its host."""
    publisher = (Claim(text, "json-ld") for text in sources.linked.texts("publisher"))
    part_of = (Claim(text, "json-ld") for text in sources.linked.texts("isPartOf"))
    is_paper = "citation_journal_title" in sources.tags.metas
    told = (
        *sources.tags.all("og:site_name", "application-name", "dc.publisher"),
        *publisher,
        *(part_of if not is_paper else ()),
        *sources.tags.all("apple-mobile-web-app-title"),
    )
    host = urls.site_of(sources.address)
    return first((*told, Claim(host, "address", is_guess=True)))


def without_site(title: str, site: str) -> str:
    """Drop the name of the site from the end or the start of a title."""
    title = one_line(title)
    parts = [part for part in _SEPARATOR.split(title) if part]
    if len(parts) < 2:
        return title
    if site and plain(parts[-1]) == plain(site):
        return one_line(title[: title.rfind(parts[-1])].rstrip(f" {BETWEEN}"))
    if site and plain(parts[0]) == plain(site):
        return one_line(title[len(parts[0]) :].lstrip(f" {BETWEEN}"))
    return title


def is_alike(one: str, other: str) -> bool:
    """Tell whether two titles say the same, one perhaps a little more."""
    one, other = plain(one), plain(other)
    return bool(one) and (one == other or (len(one) > 15 and (one in other or other in one)))


def plain(text: str) -> str:
    """Return the letters and digits of *text*, in lower case."""
    return "".join(filter(str.isalnum, text.lower()))
