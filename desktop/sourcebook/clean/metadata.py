"""What a page says about its article: title, byline, site, date and language, never guessed."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from sourcebook.base import urls
from sourcebook.clean.blocks import one_line
from sourcebook.clean.dates import find_date
from sourcebook.clean.typography import BETWEEN
from sourcebook.model.article import Metadata

_ARTICLES: Final = frozenset(
    {
        *("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle"),
        *("OpinionNewsArticle", "ReviewNewsArticle", "BackgroundNewsArticle", "ScholarlyArticle"),
        *("TechArticle", "Report", "Review", "SocialMediaPosting", "WebPage", "MedicalWebPage"),
    }
)
_ISO: Final = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)
_TAG: Final = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")
_SEPARATOR: Final = re.compile(rf"\s+[{BETWEEN}]\s+|\s*\|\s*")
_LABEL: Final = re.compile(r"^(?:by|von|par|por|di|door|written by|author:?)\s+", re.IGNORECASE)
_NO_AUTHOR: Final = re.compile(
    r"https?:|www\.|@|^(?:admin|editor|staff|redaktion|null|undefined)$", re.IGNORECASE
)
MAX_JSON: Final = 500_000
"""Code points of one block of JSON-LD; longer ones are catalogues."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a page says of its article.

    ``titles`` is how the title reads elsewhere on the page; ``body`` its words as JSON-LD has
    them, for pages that show them by a script only.
    """

    metadata: Metadata
    titles: tuple[str, ...]
    body: str = ""


def read_metadata(root: HtmlElement, address: str) -> Found:
    """Read the metadata of a page.

    Asked in the order of trust: JSON-LD, Open Graph and its kin, ``meta``, marked elements.
    A date is taken only where the page marks it as the date of publication.
    """
    linked = _json_ld(root)
    metas = _metas(root)
    title, titles = _title(root, metas, linked)
    site = _first(metas, "og:site_name", "application-name") or _name(linked.get("publisher"))
    known = Metadata(
        title=title,
        byline=_byline(root, metas, linked),
        site=site or urls.site_of(address),
        published=_published(root, metas, linked),
        language=_language(root, metas, linked),
    )
    body = linked.get("articleBody")
    return Found(known, titles, body if isinstance(body, str) else "")


def _title(
    root: HtmlElement, metas: dict[str, list[str]], linked: dict[str, object]
) -> tuple[str, tuple[str, ...]]:
    """Choose the title: the page's own heading when another place says nearly the same."""
    site = _first(metas, "og:site_name")
    named = [
        _without_site(text, site)
        for text in (
            _text(linked.get("headline")),
            _first(metas, "og:title", "twitter:title", "citation_title", "dc.title"),
            one_line(" ".join(root.xpath("string(//head/title)").split())),
        )
        if text
    ]
    headings = [text for h in root.iter("h1") if (text := one_line(" ".join(h.itertext())))]
    every = tuple(dict.fromkeys([*named, *headings]))
    for heading in headings:
        if any(_is_alike(heading, other) for other in named):
            return heading, every
    if len(headings) == 1 and not named:
        return headings[0], every
    return (named[0] if named else next(iter(headings), "")), every


def _without_site(title: str, site: str) -> str:
    """Drop the name of the site from the end or the start of a title."""
    title = one_line(title)
    parts = [part for part in _SEPARATOR.split(title) if part]
    if len(parts) < 2:
        return title
    if site and _plain(parts[-1]) == _plain(site):
        return one_line(title[: title.rfind(parts[-1])].rstrip(f" {BETWEEN}"))
    if site and _plain(parts[0]) == _plain(site):
        return one_line(title[len(parts[0]) :].lstrip(f" {BETWEEN}"))
    return title


def _is_alike(one: str, other: str) -> bool:
    one, other = _plain(one), _plain(other)
    return bool(one) and (one == other or (len(one) > 15 and (one in other or other in one)))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _byline(root: HtmlElement, metas: dict[str, list[str]], linked: dict[str, object]) -> str:
    candidates: list[Iterable[str]] = [
        _names(linked.get("author")),
        metas.get("citation_author", []),
        metas.get("author", []),
        metas.get("article:author", []),
        metas.get("dc.creator", []),
        _marked(root, "//*[@rel='author'] | //*[@itemprop='author']"),
        _marked(root, "//*[contains(@class, 'byline') or contains(@class, 'author-name')]"),
    ]
    for names in candidates:
        good = dict.fromkeys(name for raw in names if (name := _author(raw)))
        if good:
            return ", ".join(list(good)[:6])
    return ""


def _author(raw: str) -> str:
    name = _LABEL.sub("", one_line(raw)).strip(" ,|")
    is_name = 1 < len(name) < 100 and not _NO_AUTHOR.search(name) and not find_date(name)
    return name if is_name else ""


def _published(root: HtmlElement, metas: dict[str, list[str]], linked: dict[str, object]) -> str:
    candidates = [
        _text(linked.get("datePublished")),
        *metas.get("article:published_time", []),
        *metas.get("og:published_time", []),
        *metas.get("citation_publication_date", []),
        *metas.get("citation_date", []),
        *metas.get("dc.date.issued", []),
        *metas.get("dc.date", []),
        *metas.get("parsely-pub-date", []),
        *metas.get("date", []),
        *metas.get("datepublished", []),
        *root.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime"),
        *root.xpath("//*[@itemprop='datePublished']/@content"),
    ]
    times = set(root.xpath("//article//time/@datetime | //header//time/@datetime"))
    if len(times) == 1:
        candidates += times
    return next((iso for raw in candidates if (iso := _iso(str(raw)))), "")


def _iso(raw: str) -> str:
    raw = raw.strip().replace("/", "-")
    if (found := _ISO.match(raw)) and (found.end() == len(raw) or found.end() >= 10):
        return found[0].replace(" ", "T") if _is_sound(found[0]) else ""
    return find_date(raw) if len(raw) < 60 else ""


def _is_sound(iso: str) -> bool:
    year, month, day = (*iso[:10].split("-"), "01", "01")[:3]
    return 1400 < int(year) < 2200 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def _language(root: HtmlElement, metas: dict[str, list[str]], linked: dict[str, object]) -> str:
    claims = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        _first(metas, "content-language", "og:locale"),
        _text(linked.get("inLanguage")),
    )
    for claim in claims:
        if found := _TAG.fullmatch(claim.strip()):
            first, _, rest = found[0].replace("_", "-").partition("-")
            return f"{first.lower()}-{rest}" if rest else first.lower()
    return ""


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv") or ""
        content = one_line(meta.get("content") or "")
        if name and content and len(content) < 2000:
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _first(metas: dict[str, list[str]], *names: str) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _marked(root: HtmlElement, path: str) -> Iterator[str]:
    for element in root.xpath(path)[:3]:
        text = one_line(" ".join(element.itertext()))
        if 1 < len(text) < 80:
            yield text


def _json_ld(root: HtmlElement) -> dict[str, object]:
    """Return the first description of an article in the page's JSON-LD."""
    best: dict[str, object] = {}
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        for thing in _things(script.text or ""):
            kinds = thing.get("@type")
            listed = kinds if isinstance(kinds, list) else [kinds]
            names = _ARTICLES.intersection(kind for kind in listed if isinstance(kind, str))
            is_better = "headline" in thing and "headline" not in best
            if names and (not best or is_better):
                best = thing
    return best


def _things(text: str) -> Iterator[dict[str, object]]:
    """Yield every object of a JSON text, outermost first; broken JSON has none."""
    if len(text) > MAX_JSON:
        return
    try:
        waiting: list[object] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        thing = waiting.pop(0)
        if isinstance(thing, dict):
            yield thing
            waiting += [value for value in thing.values() if isinstance(value, dict | list)]
        elif isinstance(thing, list):
            waiting += thing[:200]


def _names(value: object) -> Iterator[str]:
    for thing in value if isinstance(value, list) else [value]:
        if name := _name(thing):
            yield name


def _name(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = value[0] if value else ""
    return _text(value)


def _text(value: object) -> str:
    return one_line(value) if isinstance(value, str) and len(value) < 2000 else ""
