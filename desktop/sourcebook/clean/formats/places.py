"""Places of a document to which its own links lead: a chapter, a figure, a word."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from sourcebook.clean.formats.trees import Element, attribute

MAX_PLACES: Final = 5_000
"""Places of one document; an index of a thick book leads to some thousand."""


_NAMED: Final = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements of reading HTML that may have the name of a place."""

_LINK: Final = re.compile(r"(?<=href=\"#at-)\d+(?=\")")


class Paged(Protocol):
    """A page of a document."""

    @property
    def name(self) -> str:
        """Return where it lies."""

    @property
    def body(self) -> Element:
        """Return its tree."""

    def file_of(self, href: str, /) -> str:
        """Return the page that an address leads to, or an empty string."""


def place_of(page: Paged, link: Element) -> str:
    """Return where *link* leads within the document, as ``page#id`` or ``page#``, or nothing.

    A link that goes elsewhere, or to its own page as a whole, leads nowhere here.
    """
    path, _, fragment = attribute(link, "href").strip().partition("#")
    name = page.file_of(path) if path else page.name
    return f"{name}#{fragment}" if name and (fragment or name != page.name) else ""


def find_places(pages: Sequence[Paged], without: Collection[str]) -> Mapping[str, int]:
    """Number the places that links lead to, those of notes, *without*, left out.

    A place that its page does not have is the page itself.
    """
    wanted: dict[str, None] = {}
    for page in pages:
        for link in page.body.iter("a", "{*}a"):
            place = place_of(page, link)
            if place and place not in without:
                wanted[place] = None
    named = {place.partition("#")[0] for place in wanted if not place.endswith("#")}
    known = {place for page in pages for place in _there(page, is_named=page.name in named)}
    numbers: dict[str, int] = {}
    for place in [*wanted][:MAX_PLACES]:
        found = place if place in known else f"{place.partition('#')[0]}#"
        if found in known:
            numbers[place] = numbers.setdefault(found, len(numbers) + 1)
    return numbers


def _there(page: Paged, *, is_named: bool) -> Iterator[str]:
    yield (prefix := f"{page.name}#")
    if is_named:
        for element in page.body.iter():
            if own := attribute(element, "id") or attribute(element, "name"):
                yield f"{prefix}{own}"


@dataclass(slots=True)
class Names:
    """Names the blocks of a text that is being written after the places that begin in them.

    Several places in one block share its name.
    """

    numbers: Mapping[str, int]
    _waiting: int = 0
    _current: int = 0
    _at: int = -1
    _shared: dict[int, int] = field(default_factory=dict)
    _given: set[int] = field(default_factory=set)

    def reach(self, place: str, written: list[str], *, is_in_line: bool) -> None:
        """Take note that *place* is here: in the block that is open, or in the next one."""
        number = self.numbers.get(place, 0)
        if not number or number in self._given:
            return
        self._given.add(number)
        if self._waiting or (is_in_line and self._current):
            self._shared[number] = self._waiting or self._current
        elif is_in_line and self._at >= 0:
            self._name(number, written)
        else:
            self._waiting = number

    def opened(self, tag: str, written: list[str]) -> None:
        """Take note that the last piece of *written* opened a block."""
        self._current, self._at = 0, len(written) - 1 if tag in _NAMED else -1
        if self._at >= 0 and " id=" in written[-1]:
            self._at = -1
        if self._waiting and self._at >= 0:
            self._name(self._waiting, written)
            self._waiting = 0

    def settled(self, html: str) -> str:
        """Let the links in *html* lead to the names that their places share."""
        if not self._shared:
            return html
        return _LINK.sub(lambda found: str(self._shared.get(int(found[0]), found[0])), html)

    def _name(self, number: int, written: list[str]) -> None:
        written[self._at] = f'{written[self._at].removesuffix(">")} id="at-{number}">'
        self._current, self._at = number, -1
