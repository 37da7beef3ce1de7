"""What elements of a page are marked as: microdata, RDFa, ``rel``, ``time`` and class names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from sourcebook.clean.blocks import one_line
from sourcebook.clean.metadata.claims import Claim
from sourcebook.clean.metadata.json_ld import DESCRIBING, bare_types

MAX_MARKED: Final = 20
"""Elements with one mark that are looked at; a list of other articles has more."""

_ADDRESSED: Final = {"a": "href", "link": "href", "img": "src", "time": "datetime"}
_NESTED: Final = frozenset(
    {"comment", "review", "hasPart", "aggregateRating", "relatedLink", "mentions"}
)
"""Properties whose own properties say nothing of the article."""

_COMMENTS: Final = frozenset({"Comment", "UserComments"})
_MAIN: Final = frozenset({"mainEntity", "mainEntityOfPage", "blogPost"})
"""Properties under which a page or a blog has the article itself."""

MAX_TYPED: Final = 200
"""Elements with a type that are looked at."""


@dataclass(slots=True)
class Marked:
    """Elements by the property they are marked with, in the order of the page."""

    root: HtmlElement
    properties: dict[str, list[HtmlElement]] = field(default_factory=dict)

    @property
    def types(self) -> frozenset[str]:
        """Return the types of schema.org that the article has: the nearest ones to its headline.

        Without a single ``h1`` they are those of the only element that has any that may be.
        """
        typed = list(islice(self.root.iterfind(".//*[@itemtype]"), MAX_TYPED))
        typed += islice(self.root.iterfind(".//*[@typeof]"), MAX_TYPED)
        if self.root.get("itemtype"):
            typed.append(self.root)
        fit = [one for one in typed if not _is_part(one) and bare_types(_types(one)) & DESCRIBING]
        headings = list(islice(self.root.iter("h1"), 2))
        if len(headings) == 1:
            around = set(headings[0].iterancestors())
            fit = [one for one in fit if one in around][-1:]
        return bare_types(_types(fit[0])) if len(fit) == 1 else frozenset()

    def values(self, *names: str) -> Iterator[Claim]:
        """Yield the values of microdata and RDFa properties, machine-readable ones as such."""
        for name in names:
            for element in self.properties.get(name, ())[:MAX_MARKED]:
                yield Claim(_value(element), f"microdata {name}")

    def words(self, name: str) -> Iterator[Claim]:
        """Yield the words of elements with a property; of an object its name alone."""
        for element in self._of_article(self.properties.get(name, [])[:MAX_MARKED]):
            inner = [near for near in element.iter() if near.get("itemprop") == "name"]
            for part in inner or [element]:
                yield Claim(lines_of(part) or part.get("content") or "", f"microdata {name}")

    def _of_article(self, elements: list[HtmlElement]) -> list[HtmlElement]:
        """Return those of *elements* in the object of the only ``h1``, all where it has none."""
        headings = list(islice(self.root.iter("h1"), 2))
        scope = next(
            (near for near in _around(headings) if near.get("itemscope") is not None), None
        )
        inside = [one for one in elements if scope is not None and scope in one.iterancestors()]
        return inside or elements

    def at(self, path: str, source: str) -> Iterator[Claim]:
        """Yield the words of the elements at an XPath, in their lines."""
        for element in self.root.xpath(path)[:MAX_MARKED]:
            yield Claim(lines_of(element), source)


def read_marked(root: HtmlElement) -> Marked:
    """Gather the elements that are marked with a property."""
    marked = Marked(root)
    for element in root.iterfind(".//*[@itemprop]"):
        if not _is_nested(element):
            for name in (element.get("itemprop") or "").split():
                marked.properties.setdefault(name, []).append(element)
    for element in root.iterfind("body//*[@property]"):
        for name in (element.get("property") or "").split():
            vocabulary, colon, bare = name.rpartition(":")
            if not colon or vocabulary in {"schema", "dc", "dcterms"}:
                marked.properties.setdefault(_KNOWN_AS.get(bare, bare), []).append(element)
    return marked


_KNOWN_AS: Final = {"creator": "author", "issued": "datePublished", "created": "datePublished"}
"""Properties of Dublin Core → those of schema.org."""


_LINES: Final = frozenset(("br", "div", "p", "li", "ul", "h2", "h3", "h4", "h5", "h6", "dd"))


def words_of(element: HtmlElement) -> str:
    """Return the words of an element on one line, without scripts; none of a long one."""
    return one_line(lines_of(element))


def lines_of(element: HtmlElement) -> str:
    """Return the words of an element in the lines that its blocks make; none of a long one."""
    parts = [_spaced(element.text)]
    for near in element.iterdescendants():
        if near.tag in _LINES:
            parts.append("\n")
        if near.tag not in {"script", "style", "svg"}:
            parts.append(_spaced(near.text))
        if near.tag in _LINES:
            parts.append("\n")
        parts.append(_spaced(near.tail))
        if len(parts) > 200:
            return ""
    return "\n".join(filter(None, map(one_line, " ".join(parts).split("\n"))))


def _spaced(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def _value(element: HtmlElement) -> str:
    attribute = _ADDRESSED.get(str(element.tag), "content")
    return element.get("content") or element.get(attribute) or words_of(element)


def _types(element: HtmlElement) -> list[str]:
    return (element.get("itemtype") or element.get("typeof") or "").split()


def _is_part(element: HtmlElement) -> bool:
    """Tell an object that is a property of another, as the author of an article is."""
    names = set((element.get("itemprop") or element.get("property") or "").split())
    return _is_nested(element) or bool(names - _MAIN)


def _around(headings: list[HtmlElement]) -> Iterator[HtmlElement]:
    return headings[0].iterancestors() if len(headings) == 1 else iter(())


def _is_nested(element: HtmlElement) -> bool:
    for near in element.iterancestors():
        if not _NESTED.isdisjoint((near.get("itemprop") or "").split()):
            return True
        if not _COMMENTS.isdisjoint(bare_types((near.get("itemtype") or "").split())):
            return True
    return False
