"""The title of an article, its subtitle, and the name of its site."""

import html as entities
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from sourcebook.base import urls
from sourcebook.clean.blocks import one_line
from sourcebook.clean.dates import find_date
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

MAX_SITE: Final = 4
"""Words of the name of a site, at most; a longer part of a title says more."""

STEM: Final = 5
"""Letters by which words of two titles are told to be the same."""

MAX_TITLE: Final = 200
"""Code points of a heading that may be a title though no other place says just that."""

_PAIR: Final = re.compile(
    r"<(em|i|b|strong|su[bp]|span|u|small)(?:\s[^<>]{0,200})?>([^<>]*)</\1>", re.IGNORECASE
)
"""Words marked up in a title that is no markup; a title about a tag has no pair."""

_COUNTED: Final = re.compile(r"\s*\([\w-]+(?:\.[\w-]+)+\)\s*\d*")
"""Where a linked story stands, and how many wrote about it, in the headline of its own page."""

_SECTIONS: Final = frozenset({"blog", "news", "articles", "magazine"})
_NO_HOSTS: Final = frozenset({"blog", "blogs", "news", "github", "medium", "wordpress", "blogspot"})
"""Parts of hosts that name no site, or the sites of many."""

_SEPARATOR: Final = re.compile(rf"\s+[{BETWEEN}]\s+|\s*\|\s*")


def read_title(sources: Sources, site: str) -> tuple[Claim, tuple[str, ...]]:
    """Choose the title: the page's own heading when another place says nearly the same.

    Returns:
        The title, and how it reads everywhere on the page.
    """
    named = list(_named(sources, site))
    elements = [h for h in islice(sources.root.iter("h1"), MAX_HEADINGS) if words_of(h)]
    headings = [
        Claim(without_site(_unmarked(words_of(element)), site, sources.address), "h1")
        for element in elements
    ]
    every = tuple(dict.fromkeys(claim.value for claim in (*named, *headings)))
    if paper := next((claim for claim in named if claim.source == "citation_title"), None):
        return paper, every
    for heading, element in zip(headings, elements, strict=True):
        if any(is_alike(heading.value, other.value) for other in named):
            return _bare(heading, element, named), every
    for heading, element in zip(headings, elements, strict=True):
        if not _is_of_site(element, site) and _is_a_part(heading.value, named):
            return heading, every
    for heading, element in zip(headings, elements, strict=True):
        if not _is_of_site(element, site) and _says_it_otherwise(heading.value, named):
            return heading, every
    if len(headings) == 1 and not named:
        return headings[0], every
    return next(iter((*named, *headings)), NO_CLAIM), every


def _bare(heading: Claim, element: HtmlElement, named: Sequence[Claim]) -> Claim:
    """Return *heading*, or the title within it beside which it has a date, counts or a kicker."""
    kickers = {plain(words_of(child)) for child in element}
    for claim in named:
        before, found, after = heading.value.partition(claim.value)
        is_kicker = bool(before and found) and not after.strip() and plain(before) in kickers
        if is_kicker or (found and (find_date(f"{before} {after}") or _COUNTED.fullmatch(after))):
            return claim
    return heading


def _is_a_part(heading: str, named: Sequence[Claim]) -> bool:
    """Tell a heading that is one part of a title, however short: the other names the site."""
    parts = (part for claim in named for part in _SEPARATOR.split(claim.value)[:MAX_PARTS])
    return plain(heading) in {plain(part) for part in parts} - {""}


def _says_it_otherwise(heading: str, named: Sequence[Claim]) -> bool:
    """Tell a heading with half of the words of a title that was made for search engines."""
    own = _stems(heading) if len(heading) <= MAX_TITLE else set()
    for claim in named:
        others = _stems(claim.value)
        fewer = min(len(own), len(others))
        if len(own & others) > 1 and 2 * len(own & others) >= fewer:
            return True
    return False


def _stems(title: str) -> set[str]:
    """Return how the longer words of *title* begin."""
    return {word[:STEM] for word in re.findall(r"\w{4,}", title.lower())}


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
    claims += tags.all("bepress_citation_title", "eprints.title", "coins.title")
    claims += tags.all("parsely-title", "sailthru.title")
    claims += sources.marked.words("headline")
    head_title = one_line(sources.root.xpath("string(//head/title)"))
    for claim in (*claims, Claim(head_title, "title")):
        if title := without_site(_unmarked(claim.value), site, sources.address):
            yield Claim(title, claim.source)


def _unmarked(title: str) -> str:
    """Return *title* without tags and entities that were written into it once too often."""
    return entities.unescape(_PAIR.sub(r"\2", title)) if "<" in title or "&" in title else title


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


def without_site(title: str, site: str, address: str = "") -> str:
    """Drop the name of the site from the end or the start of a title.

    *site* is how the page calls it; the host of its *address* often has the same letters.
    """
    title = one_line(title)
    parts = [part for part in _SEPARATOR.split(title) if part]
    if len(parts) < 2:
        return title
    if _names_site(parts[-1], site, address):
        rest = one_line(title[: title.rfind(parts[-1])].rstrip(f" |{BETWEEN}"))
        head, separator, last = _parted(rest)
        return head if separator and plain(last) in _SECTIONS else rest
    if _names_site(parts[0], site, address, is_first=True):
        return one_line(title[len(parts[0]) :].lstrip(f" |{BETWEEN}"))
    return title


def _names_site(part: str, site: str, address: str, *, is_first: bool = False) -> bool:
    """Tell whether *part* of a title has the letters of the site's name or of its host.

    What stands first must have no others: *Ufer Signal 18* is an issue of *Ufer*.
    """
    words = plain(part)
    if site and words == plain(site):
        return True
    labels = urls.host_of(address).removeprefix("www.").split(".")
    names = [plain(label) for label in labels[:-1] if len(label) > 3 and label not in _NO_HOSTS]
    if len(words) < 4 or len(part.split()) > MAX_SITE:
        return False
    return any(words in name or (name in words and not is_first) for name in names)


def _parted(title: str) -> tuple[str, str, str]:
    """Return a title before its last separator, that separator, and what is behind it."""
    separators = list(_SEPARATOR.finditer(title))
    if not separators:
        return title, "", ""
    last = separators[-1]
    return title[: last.start()].strip(), last[0], title[last.end() :]


def is_alike(one: str, other: str) -> bool:
    """Tell whether two titles say the same, one perhaps a little more."""
    one, other = plain(one), plain(other)
    shorter, longer = sorted((one, other), key=len)
    return bool(one) and (one == other or (len(shorter) > 15 and shorter in longer))


def plain(text: str) -> str:
    """Return the letters and digits of *text*, in lower case."""
    return "".join(filter(str.isalnum, text.lower()))
