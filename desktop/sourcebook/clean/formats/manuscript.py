"""The pages of a document to reading HTML: all belongs to it, its notes and pictures stay."""

import html as entities
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from lxml import etree

from sourcebook.base import urls
from sourcebook.clean.blocks import ink, one_line
from sourcebook.clean.capitals import SMALL_CAPS, in_small_capitals
from sourcebook.clean.draft import Mark
from sourcebook.clean.formats.captions import frame_captions
from sourcebook.clean.formats.pictures import Pictures
from sourcebook.clean.formats.places import Names, find_places, place_of
from sourcebook.clean.formats.trees import Element, attribute, name_of, words_of
from sourcebook.model.edition import Place

MAX_DEPTH: Final = 64
"""Elements of structure inside one another; deeper ones lose their tags and keep their words."""

_INLINE: Final = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("strong", "b", "mark"), "strong"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **dict.fromkeys(("u", "ins"), "u"),
    "sup": "sup",
    "sub": "sub",
}
_BARE: Final = frozenset({"span", "abbr", "small"})
"""Elements that set nothing unless their style or class says so."""

_HOLDERS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "pre", "figcaption", "caption"}
)
"""Elements whose words stand right in them; elsewhere words without one get a paragraph."""

_BLOCKS: Final = _HOLDERS | {
    *("blockquote", "ul", "ol", "li", "dl", "dd", "figure"),
    *("table", "thead", "tbody", "tfoot", "tr", "td", "th"),
}
_FRAMES: Final = frozenset(
    {
        *("div", "section", "article", "aside", "main", "header", "footer", "body", "center"),
        *("address", "details", "summary", "nav", "html", "hgroup", "fieldset"),
    }
)
_SKIPPED: Final = frozenset(
    {
        *("script", "style", "head", "template", "title", "iframe", "object", "embed", "audio"),
        *("video", "form", "input", "select", "textarea", "noscript", "canvas", "annotation"),
    }
)
_CALLER: Final = re.compile(r"[\[({]?(?:\d{1,4}|[*†‡§¶#]{1,3}|[a-z]|[ivxlc]{1,6})[\])}.]?")
_BRACKETED: Final = re.compile(r"\[\d{1,4}\]")
_ARROW: Final = re.compile(r"[\u2191\u21a9\u21b5\u2934^]\ufe0e?")
_NOTE_KINDS: Final = ("noteref", "footnote-ref", "footnoteref", "endnote-ref", "fnref")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document: where it lies in its file, its tree, and how it names its own.

    ``picture_of`` gives the address and the bytes that a ``src`` means; ``file_of`` the page
    that an ``href`` leads to, or an empty string when it leads out of the document.
    """

    name: str
    body: Element
    file_of: Callable[[str], str]
    picture_of: Callable[[str], tuple[str, bytes | None]]
    chapters: Mapping[str, Sequence[tuple[str, int]]] = field(
        default_factory=lambda: MappingProxyType({})
    )


@dataclass(frozen=True, slots=True)
class Notes:
    """Which places are notes, the calls of a note, and what other links lead to: ``page#id``."""

    of_call: Mapping[str, int]
    of_note: Mapping[str, int]
    of_place: Mapping[str, int]


def find_notes(pages: Sequence[Page]) -> Notes:
    """Find the calls of notes and number them in the order in which they are read."""
    of_call: dict[str, int] = {}
    of_note: dict[str, int] = {}
    for page in pages:
        for link in page.body.iter("a", "{*}a"):
            target = _target(page, link)
            if not target or not _is_call(link) or target in of_call:
                continue
            number = of_note.setdefault(target, len(of_note) + 1)
            for place in (link, link.getparent()):
                if place is not None and (own := attribute(place, "id")):
                    of_call.setdefault(f"{page.name}#{own}", number)
    return Notes(of_call, of_note, find_places(pages, {**of_call, **of_note}))


@dataclass(slots=True)
class Manuscript:
    """Writes a document, page after page."""

    notes: Notes
    pictures: Pictures = field(default_factory=Pictures)
    written: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    ink: int = 0
    _blocks: list[str] = field(default_factory=list)
    _inline: list[tuple[Element, tuple[str, ...]]] = field(default_factory=list)
    _opened: int = 0
    _is_loose: bool = False
    _pending: str = ""
    _called: set[int] = field(default_factory=set)
    _names: Names = field(init=False)

    def __post_init__(self) -> None:
        self._names = Names(self.notes.of_place)

    def html(self) -> str:
        """Return what was written."""
        return self._names.settled("".join(self.written))

    def add(self, page: Page, heading: str = "", level: int = 2) -> None:
        """Write *page*; iterative, so that no depth of nesting can hurt.

        *heading* is one that the document has in its table of contents only.
        """
        frame_captions(page.body)
        self._place_chapters(page, "")
        self._names.reach(f"{page.name}#", self.written, is_in_line=False)
        if heading:
            self.written.append(f"<h{level}>")
            self._names.opened(f"h{level}", self.written)
            self.written.append(f"{entities.escape(heading)}</h{level}>")
            self.ink += ink(heading)
        skipped: Element | None = None
        walk = etree.iterwalk(page.body, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._enter(page, element):
                    self._write(element.text)
                else:
                    skipped = element
                    walk.skip_subtree()
            else:
                if element is not skipped:
                    self._leave(element)
                skipped = None
                if element is not page.body:
                    self._write(element.tail)
        self._end_line()

    def _enter(self, page: Page, element: Element) -> bool:
        """Take note that *element* begins; tell whether its inside is to be read."""
        name = name_of(element)
        self._take_places(page, element, name)
        if name in _SKIPPED or _is_way_back(name, element) or self._stands_for(page, element, name):
            return False
        if name in _BLOCKS:
            self._begin_block(page, element, name)
        elif name in _FRAMES:
            self._end_line()
        elif marks := self._marks(page, element, name):
            self._inline.append((element, marks))
        return True

    def _leave(self, element: Element) -> None:
        name = name_of(element)
        if name in _BLOCKS:
            self._end_line()
            tag = self._blocks.pop()
            self.written += [f"</{tag}>"] if tag else []
        elif name in _FRAMES:
            self._end_line()
        elif self._inline and self._inline[-1][0] is element:
            if self._opened == len(self._inline):
                self._close_marks(self._opened - 1)
            self._inline.pop()

    def _stands_for(self, page: Page, element: Element, name: str) -> bool:
        """Write what stands for an element that is not read itself."""
        if name in {"img", "image"}:
            self._picture(page, element)
        elif name == "svg":
            self._drawing(page, element)
        elif name == "math":
            self._write(attribute(element, "alttext") or words_of(element))
        elif name == "br":
            self.written += ["<br>"] if self._is_in_line() else []
        elif name == "hr":
            self._end_line()
            self.written.append("<hr>")
        else:
            return name == "nav" and "toc" in attribute(element, "type").split()
        return True

    def _picture(self, page: Page, element: Element) -> None:
        source = attribute(element, "src") or attribute(element, "href")
        address, data = page.picture_of(source)
        tag = self.pictures.tag(address, data, one_line(attribute(element, "alt")))
        if tag:
            is_framed = self._is_in_line() or "figure" in self._blocks
            self.written.append(tag if is_framed else f"<figure>{tag}</figure>")

    def _drawing(self, page: Page, element: Element) -> None:
        """Put the picture in a drawing, as covers have it, or the words that describe it."""
        inner = next((found for found in element.iter() if name_of(found) == "image"), None)
        if inner is not None:
            self._picture(page, inner)
        else:
            titles = (found for found in element.iter() if name_of(found) in {"title", "desc"})
            self._write(attribute(element, "aria-label") or words_of(next(titles, None)))

    def _begin_block(self, page: Page, element: Element, name: str) -> None:
        self._end_line()
        tag = name if sum(map(bool, self._blocks)) < MAX_DEPTH else ""
        self._blocks.append(tag)
        if tag:
            self.written.append(f"<{tag}{self._attributes(page, element, name)}>")
            self._names.opened(tag, self.written)

    def _attributes(self, page: Page, element: Element, name: str) -> str:
        if name == "li":
            number = self.notes.of_note.get(f"{page.name}#{attribute(element, 'id')}")
            if number and self._pending:
                self._pending = ""
                return f' id="fn-{number}"'
        names = {"ol": ("start",), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan")}
        pairs = ((key, attribute(element, key)) for key in names.get(name, ()))
        return "".join(f' {key}="{value}"' for key, value in pairs if value.isdecimal())

    def _marks(self, page: Page, element: Element, name: str) -> tuple[str, ...]:
        """Return the tags to open for an inline element, outermost first."""
        if name == "a":
            return self._link(page, element)
        if name in _BARE:
            return tuple(_styled(attribute(element, "style"), attribute(element, "class")))
        if name == "sup" and (call := next(element.iter("a", "{*}a"), None)) is not None:
            return (f"sup{self._call_id(page, call)}",)
        return (_INLINE[name],) if name in _INLINE else ()

    def _link(self, page: Page, element: Element) -> tuple[str, ...]:
        href = attribute(element, "href").strip()
        target = _target(page, element)
        if number := self.notes.of_note.get(target):
            link = f'a href="#fn-{number}"'
            is_raised = any(marks[0].startswith("sup") for _, marks in self._inline)
            return (link,) if is_raised else (f"sup{self._call_id(page, element)}", link)
        if number := self.notes.of_call.get(target):
            return (f'a href="#fnref-{number}"',)
        if place := self.notes.of_place.get(place_of(page, element)):
            return (f'a href="#at-{place}"',)
        address = urls.absolute("", href)
        is_outside = bool(address) and not address.startswith("#")
        return (f'a href="{entities.escape(address)}"',) if is_outside else ()

    def _call_id(self, page: Page, link: Element) -> str:
        number = self.notes.of_note.get(_target(page, link))
        if not number or number in self._called:
            return ""
        self._called.add(number)
        return f' id="fnref-{number}"'

    def _take_places(self, page: Page, element: Element, name: str) -> None:
        """Note what begins at *element*: a chapter, a page of the printed book, a note."""
        if own := attribute(element, "id") or (attribute(element, "name") if name == "a" else ""):
            self._place_chapters(page, own)
            is_in_line = self._is_in_line() and name not in _BLOCKS | _FRAMES
            self._names.reach(f"{page.name}#{own}", self.written, is_in_line=is_in_line)
            if number := self.notes.of_note.get(f"{page.name}#{own}"):
                self._pending = f'<sup id="fn-{number}"></sup>'
        kinds = f"{attribute(element, 'type')} {attribute(element, 'role')}"
        if "pagebreak" in kinds and name in {"span", "div", "a", "hr", "p"}:
            label = attribute(element, "title") or attribute(element, "aria-label")
            if label := one_line(label) or words_of(element):
                self.marks.append(Mark(self.ink, Place.PAGE, label.rstrip(".")))

    def _place_chapters(self, page: Page, own: str) -> None:
        for label, level in page.chapters.get(own, ()):
            self.marks.append(Mark(self.ink, Place.CHAPTER, label, level))

    def _write(self, text: str | None) -> None:
        """Add the text between two tags; out of a paragraph it begins one."""
        if not text or (text.isspace() and not self._is_in_line()):
            return
        if not self._is_in_line():
            self.written.append("<p>")
            self._names.opened("p", self.written)
            self._is_loose = True
        if not text.isspace():
            self.written += [self._pending]
            self._pending = ""
            for _, marks in self._inline[self._opened :]:
                self.written += [f"<{mark}>" for mark in marks]
            self._opened = len(self._inline)
        self.written.append(entities.escape(text))
        self.ink += ink(text)

    def _is_in_line(self) -> bool:
        return self._is_loose or (bool(self._blocks) and self._blocks[-1] in _HOLDERS)

    def _end_line(self) -> None:
        self._close_marks(0)
        if self._is_loose:
            self.written.append("</p>")
        self._is_loose = False

    def _close_marks(self, left: int) -> None:
        for _, marks in reversed(self._inline[left : self._opened]):
            self.written += [f"</{mark.partition(' ')[0]}>" for mark in reversed(marks)]
        self._opened = min(self._opened, left)


def _target(page: Page, link: Element) -> str:
    """Return the place in the document that *link* leads to, as ``page#id``, or nothing."""
    href = attribute(link, "href").strip()
    path, _, fragment = href.partition("#")
    if not fragment:
        return ""
    name = page.file_of(path) if path else page.name
    return f"{name}#{fragment}" if name else ""


def _is_call(link: Element) -> bool:
    """Tell the call of a note: it says so, or it is a number that is raised or in brackets."""
    kinds = " ".join(attribute(link, key) for key in ("type", "role", "class")).lower()
    if any(kind in kinds for kind in _NOTE_KINDS):
        return True
    if _BRACKETED.fullmatch(words_of(link)):
        return True
    around = link.getparent()
    is_raised = any(name_of(inner) == "sup" for inner in link.iter()) or (
        around is not None and name_of(around) == "sup"
    )
    return is_raised and bool(_CALLER.fullmatch(words_of(link)))


def _is_way_back(name: str, element: Element) -> bool:
    """Tell an arrow that a converter put behind a note: it is no word of the document."""
    return name == "a" and bool(_ARROW.fullmatch(words_of(element)))


def _styled(style: str, classes: str) -> Iterator[str]:
    if re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", style, re.IGNORECASE):
        yield "strong"
    if re.search(r"font-style\s*:\s*italic", style, re.IGNORECASE):
        yield "em"
    if in_small_capitals(style, classes):
        yield SMALL_CAPS
