"""What a page says about its article, each fact with where it came from.

`read_metadata` is the door. A module each tells one story: ``json_ld``, ``meta_tags`` and
``marked`` read what a page says; ``titles``, ``authors``, ``moments``, ``languages`` and ``works``
choose what is believed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.metadata.authors import read_authors
from sourcebook.clean.metadata.claims import Claim
from sourcebook.clean.metadata.json_ld import Thing, listed, text_of
from sourcebook.clean.metadata.languages import read_language
from sourcebook.clean.metadata.moments import read_modified, read_published
from sourcebook.clean.metadata.sources import Sources, read_sources
from sourcebook.clean.metadata.titles import (
    read_description,
    read_site,
    read_subtitle,
    read_title,
)
from sourcebook.clean.metadata.works import (
    read_canonical,
    read_container,
    read_doi,
    read_lead_image,
    read_licence,
    read_number,
    read_pages,
    read_publisher,
    read_section,
    read_work_type,
)
from sourcebook.model.article import Metadata
from sourcebook.model.citation import NOTHING_KNOWN, Citation, Origin, WorkType

__all__ = ["Found", "read_metadata"]

_NUMBERS: Final = ("volume", "issue", "issn", "isbn")


@dataclass(frozen=True, slots=True)
class Found:
    """What a page says of its article.

    ``titles`` is how the title reads elsewhere on the page; ``body`` its words as JSON-LD has
    them, for pages that show them by a script only; ``description`` its summary, which a
    standfirst repeats; ``is_free`` is False where JSON-LD says that the words cost money,
    and ``for_payment`` holds the CSS selectors of those parts.
    """

    metadata: Metadata
    titles: tuple[str, ...]
    body: str = ""
    citation: Citation = NOTHING_KNOWN
    origins: tuple[Origin, ...] = field(default=())
    description: str = ""
    is_free: bool = True
    for_payment: tuple[str, ...] = ()


def read_metadata(root: HtmlElement, address: str, captured_at: str = "") -> Found:
    """Read the metadata of a page found at *address*, captured when *captured_at* (ISO 8601) says.

    Asked in the order of trust: JSON-LD, Open Graph and its kin, ``meta``, marked elements.
    What the page does not state as such is marked as a guess, or left empty.
    """
    sources = read_sources(root, address, captured_at)
    site = read_site(sources)
    title, titles = read_title(sources, "" if site.is_guess else site.value)
    authors, byline = read_authors(sources)
    known = {
        "title": title,
        "subtitle": read_subtitle(sources, title.value),
        "byline": byline,
        "site": site,
        "published": read_published(sources),
        "language": read_language(sources),
    }
    facts = _facts(sources, site)
    citation = Citation(
        work_type=WorkType(facts.pop("work_type").value),
        authors=authors,
        **{name: claim.value for name, claim in facts.items()},
    )
    facts |= {"authors": byline, "work_type": read_work_type(sources, site.value)}
    body = sources.linked.article.get("articleBody")
    return Found(
        metadata=Metadata(**{name: claim.value for name, claim in known.items()}),
        titles=titles,
        body=body if isinstance(body, str) else "",
        citation=citation,
        origins=_origins(known | facts),
        description=read_description(sources),
        is_free=_is_free(sources.linked.article) and not _is_said_locked(sources),
        for_payment=tuple(_for_payment(sources.linked.article)),
    )


def _facts(sources: Sources, site: Claim) -> dict[str, Claim]:
    work_type = read_work_type(sources, site.value)
    return {
        "work_type": work_type,
        "modified": read_modified(sources),
        "canonical": read_canonical(sources),
        "lead_image": read_lead_image(sources),
        "section": read_section(sources),
        "licence": read_licence(sources),
        "publisher": read_publisher(sources),
        "container": read_container(sources, WorkType(work_type.value), site),
        "pages": read_pages(sources),
        "doi": read_doi(sources),
        **{name: read_number(sources, name) for name in _NUMBERS},
    }


def _origins(claims: dict[str, Claim]) -> tuple[Origin, ...]:
    return tuple(
        Origin(name, claim.source, claim.is_guess) for name, claim in claims.items() if claim.value
    )


def _is_free(thing: Thing) -> bool:
    """Tell whether an object does not say that it costs money."""
    return str(thing.get("isAccessibleForFree")).strip().lower() not in {"false", "no", "0"}


def _is_said_locked(sources: Sources) -> bool:
    """Tell whether the tags or the microdata of a page say that it costs money."""
    if sources.tags.first("article:content_tier").strip().lower() == "locked":
        return True
    told = sources.marked.values("isAccessibleForFree")
    return any(claim.value.strip().lower() in {"false", "no", "0"} for claim in told)


def _for_payment(article: Thing) -> Iterator[str]:
    for part in listed(article.get("hasPart")):
        if isinstance(part, dict) and not _is_free(part):
            yield from filter(None, map(text_of, listed(part.get("cssSelector"))))
