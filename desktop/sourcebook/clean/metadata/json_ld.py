"""The JSON-LD of a page: the description of its article, with references followed."""

import html as entities
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from sourcebook.clean.blocks import one_line

MAX_JSON: Final = 500_000
"""Code points of one block of JSON-LD; longer ones are catalogues."""

MAX_THINGS: Final = 5_000
"""Objects that are looked at on one page."""

MAX_LISTED: Final = 200
"""Members of one list that are looked at."""

NEWS: Final = frozenset(
    {
        *("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"),
        *("ReviewNewsArticle", "BackgroundNewsArticle", "AskPublicNewsArticle"),
        *("AdvertiserContentArticle", "SatiricalArticle"),
    }
)
"""Types of schema.org that stand in a newspaper or a magazine."""

DESCRIBING: Final = NEWS | {
    *("Article", "BlogPosting", "LiveBlogPosting", "ScholarlyArticle", "MedicalScholarlyArticle"),
    *("TechArticle", "Report", "SocialMediaPosting", "DiscussionForumPosting", "Chapter", "Thesis"),
}
"""Types that an article has; those of NEWS among them."""

_RANKS: Final[Sequence[frozenset[str]]] = (
    DESCRIBING,
    frozenset({"Review", "HowTo", "Recipe", "Book", "CreativeWork", "VideoObject", "FAQPage"}),
    frozenset({"WebPage", "MedicalWebPage", "AboutPage", "ItemPage", "ProfilePage", "QAPage"}),
)
"""Types that may describe the article, the better ones first."""

_WRAPPED: Final = re.compile(r"\A\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|[;\s]*\Z")
_END: Final = re.compile(r"(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*\Z")
_TRAILING_COMMA: Final = re.compile(r",(?=\s*[}\]])")

Thing = dict[str, object]


@dataclass(frozen=True, slots=True)
class Linked:
    """What JSON-LD says: the object that describes the article, and all objects by their name."""

    article: Thing
    by_id: dict[str, Thing]

    @property
    def types(self) -> frozenset[str]:
        """Return the types of the article's description."""
        return types_of(self.article)

    def things(self, name: str) -> Iterator[object]:
        """Yield the values of the article's property *name*, references followed."""
        for value in listed(self.article.get(name)):
            yield self.followed(value)

    def texts(self, *names: str) -> Iterator[str]:
        """Yield the values of properties that are text, or are named by it."""
        for name in names:
            yield from (text for value in self.things(name) if (text := self.name_of(value)))

    def addresses(self, *names: str) -> Iterator[str]:
        """Yield the values of properties that are addresses, or objects that have one."""
        for name in names:
            for value in self.things(name):
                if isinstance(value, dict):
                    found = (text_of(value.get(key)) for key in ("url", "contentUrl", "@id"))
                    yield next(filter(None, found), "")
                else:
                    yield text_of(value)

    def name_of(self, value: object) -> str:
        """Return a text, or the name of an object."""
        if isinstance(value, dict):
            value = next(listed(value.get("name") or value.get("@value")), "")
        return text_of(value)

    def names_of(self, value: object) -> list[str]:
        """Return the names of a person or of several, put together where they are in parts."""
        if isinstance(value, list):
            return [
                name for one in value[:MAX_LISTED] for name in self.names_of(self.followed(one))
            ]
        if not isinstance(value, dict):
            return [text_of(value)]
        names = [text_of(name) for name in listed(value.get("name") or value.get("@value"))]
        parts = (text_of(value.get(part)) for part in ("givenName", "familyName"))
        return names or [" ".join(filter(None, parts))]

    def followed(self, value: object) -> object:
        """Return what a reference points at, or *value* itself."""
        if isinstance(value, dict) and not value.get("name"):
            return self.by_id.get(text_of(value.get("@id")), value)
        return value


def read_linked(root: HtmlElement, address: str) -> Linked:
    """Read the JSON-LD of a page found at *address*; broken JSON is passed over."""
    things: list[Thing] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        if kind == "application/ld+json" and len(things) < MAX_THINGS:
            things += _things(script.text or "", MAX_THINGS - len(things))
    by_id = {name: thing for thing in things if len(thing) > 1 and (name := _id(thing))}
    return Linked(_article(things, address), by_id)


def types_of(thing: Thing) -> frozenset[str]:
    """Return the types of an object without the address of their vocabulary."""
    return bare_types(kind for kind in listed(thing.get("@type")) if isinstance(kind, str))


def bare_types(kinds: Iterable[str]) -> frozenset[str]:
    """Return the names of types without the address of their vocabulary."""
    return frozenset(re.split("[/#:]", kind)[-1] for kind in kinds)


def listed(value: object) -> Iterator[object]:
    """Yield the members of a list, or a single value."""
    for member in value[:MAX_LISTED] if isinstance(value, list) else [value]:
        if member is not None:
            yield member


def text_of(value: object) -> str:
    """Return a text or a number as one line; markup in it is none of our business."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or len(value) > 2000:
        return ""
    return one_line(entities.unescape(value))


def _id(thing: Thing) -> str:
    return text_of(thing.get("@id"))


def _article(things: Sequence[Thing], address: str) -> Thing:
    """Choose the description of the page's own article: its type, its address, its headline."""
    path = _path(address)
    best, best_rank = {}, (0, False, False)
    for thing in things:
        kinds = types_of(thing)
        rank = next((3 - at for at, types in enumerate(_RANKS) if kinds & types), 0)
        told = (rank, bool(path) and path in _paths(thing), "headline" in thing)
        if rank and told > best_rank:
            best, best_rank = thing, told
    return best


def _paths(thing: Thing) -> set[str]:
    page = thing.get("mainEntityOfPage")
    named = [thing.get("url"), thing.get("@id")]
    named += [page.get("@id"), page.get("url")] if isinstance(page, dict) else [page]
    return {_path(name) for name in named if isinstance(name, str)} - {""}


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/").lower()
    except ValueError:
        return ""


def _things(text: str, most: int) -> list[Thing]:
    """Return the objects of a JSON text, outermost first."""
    if len(text) > MAX_JSON:
        return []
    waiting, found = deque([_loaded(text)]), list[Thing]()
    while waiting and len(found) < most:
        thing = waiting.popleft()
        if isinstance(thing, dict):
            found.append(thing)
            waiting += [value for value in thing.values() if isinstance(value, dict | list)]
        elif isinstance(thing, list):
            waiting += thing[:MAX_LISTED]
    return found


def _loaded(text: str) -> object:
    """Read JSON; what people often add to it, comment signs and last commas, is forgiven."""
    bare = _END.sub("", _WRAPPED.sub("", text))
    for attempt in (text, bare, _TRAILING_COMMA.sub("", bare), entities.unescape(bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _one_after_another(bare)


def _one_after_another(text: str) -> list[object]:
    """Read several JSON texts that were written one behind the other, as far as they are sound."""
    decoder, found, at = json.JSONDecoder(strict=False), list[object](), 0
    while at < len(text) and len(found) < MAX_LISTED:
        try:
            one, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found.append(one)
        at = next((place for place in range(end, len(text)) if text[place] in "{["), len(text))
    return found
