"""A page as a row of segments: runs of words, images, embeds, in the order they are read.

A segment carries its words as inline HTML and the structure around it as a path of steps, so
that an article can be built again from any choice of segments without touching the tree.
The walk is iterative: no depth of nesting can hurt it.
"""

import html as entities
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from sourcebook.base.ornaments import is_ornament
from sourcebook.clean import shown
from sourcebook.clean.blocks import one_line, visible
from sourcebook.clean.embeds import EMBEDS, bare_embed, embed_link, stand_in
from sourcebook.clean.footnotes import NO_NOTES, Footnotes, footnotes_of
from sourcebook.clean.formulas import formula_of, is_drawn_formula, signs_around
from sourcebook.clean.headings import heading_of, is_caption
from sourcebook.clean.images import image_address
from sourcebook.clean.inline import INLINE, marks_of, tag_of
from sourcebook.clean.listing import LINE_NUMBERS, Lines, is_line, is_listing, numbers_lines
from sourcebook.clean.mathml import Run, spelt
from sourcebook.clean.noscript import names_of_pictures, pictures_in
from sourcebook.clean.steps import Step, attributes_of
from sourcebook.clean.tables import Use, use_of
from sourcebook.clean.unread import MAX_UNREAD, Unread, frame_of, unread_of

MAX_CREDIT: Final = 300
"""Code points of words in a figure that are taken for a credit or caption without a mark."""

_BLOCK_LIST: Final = """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre
    search section summary table tbody td tfoot th thead tr ul caption
"""
_BLOCKS: Final = frozenset(_BLOCK_LIST.split())
_STEPS: Final = frozenset({"blockquote", "ul", "ol", "dl", "li", "dt", "dd", "pre", "figcaption"})
_TABLE_STEPS: Final = frozenset({"table", "caption", "tr", "td", "th"})
_CELLS: Final = frozenset({"td", "th"})
_SKIPPED_LIST: Final = """
    script style template noscript head svg select textarea canvas input datalist map title
"""
_SKIPPED: Final = frozenset(_SKIPPED_LIST.split())
_SENTENCE: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "li", "td", "th"})
"""Elements in which a button is a part of what is said."""

_PERMALINKS: Final = frozenset({"#", "¶", "§", "🔗", "⚓", "∞"})
"""Signs of a link by which a heading names its own place."""

MAX_RULE: Final = 40
"""Code points of signs that part two scenes."""

_RULED: Final = frozenset({"p", "div", "center", "section", "article", "body"})
"""Elements in which such signs stand by themselves."""


class Form(StrEnum):
    """What a segment is."""

    TEXT = "text"
    HEADING = "heading"
    CODE = "code"
    CAPTION = "caption"
    IMAGE = "image"
    EMBED = "embed"
    RULE = "rule"


@dataclass(slots=True)
class Segment:
    """A run of words, an image or an embed.

    Attributes:
        form: What it is.
        element: The block element it stands in.
        path: The steps around it, outermost first.
        html: Its words as inline HTML; for a heading without its tag.
        text: Its words, white space collapsed.
        linked: How many of the visible characters are links.
        tag: For a heading ``h1`` to ``h6``.
        address: For an image where it is.
        is_hidden: Whether the page hides it from eyes or from voices.
        is_unseen: Whether no eye sees it.
        name: For the first of a footnote, the name that links to it have.
        unread: For words that are no part of any article, why: a form, a fallback.
    """

    form: Form
    element: HtmlElement
    path: tuple[Step, ...]
    html: str = ""
    text: str = ""
    linked: int = 0
    tag: str = ""
    address: str = ""
    is_hidden: bool = False
    is_unseen: bool = False
    name: str = ""
    unread: str = ""


def segments_of(body: HtmlElement, base: str) -> list[Segment]:
    """Return what `walk_of` reads, without what is no part of any article."""
    return [segment for segment in walk_of(body, base) if not segment.unread]


def walk_of(body: HtmlElement, base: str) -> list[Segment]:
    """Walk *body* once; links and images become absolute against *base*."""
    walker = _Walker(base, body, footnotes_of(body))
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if walker.enter(element):
                walker.write(element.text)
            else:
                walk.skip_subtree()
        else:
            walker.leave(element)
            if element is not body:
                walker.write(element.tail)
    walker.end(body)
    return walker.segments


@dataclass(slots=True)
class _Walker:
    """The state of one walk."""

    base: str
    body: HtmlElement
    notes: Footnotes = NO_NOTES
    name: str = ""
    segments: list[Segment] = field(default_factory=list)
    path: list[Step] = field(default_factory=list)
    blocks: list[HtmlElement] = field(default_factory=list)
    marks: list[tuple[HtmlElement, tuple[str, ...]]] = field(default_factory=list)
    opened: int = 0
    hidden: int = 0
    unseen: int = 0
    tables: list[Use] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    figures: int = 0
    skipped: HtmlElement | None = None
    html: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    has_words: bool = False
    linked: int = 0
    breaks: int = 0
    images: list[Segment] = field(default_factory=list)
    unread: int = 0
    keys: int = 0
    pictures: set[str] | None = None
    code: HtmlElement | None = None
    lines: Lines = field(default_factory=Lines)
    numbers: list[str] = field(default_factory=list)

    def enter(self, element: HtmlElement) -> bool:
        """Take note that *element* begins; tell whether its inside is to be read."""
        tag = str(element.tag)
        self._take_name(element)
        if self._is_left_out(tag, element):
            self.skipped = element
            return False
        self._embed(*stand_in(element, self.base), element)
        if self._is_crowded(tag):
            self.write(" ")
        elif self.code is not None and self._parts_code(tag, element):
            self._part_code(tag)
        elif self._is_block(tag):
            self._begin_block(tag, element)
        if tag in INLINE:
            self._part_line(element, is_end=False)
            if marks := marks_of(tag, element, self.base, self.notes):
                self.marks.append((element, marks))
        elif tag == "br":
            self._break()
        elif tag in {"img", "amp-img"}:
            self._image(element)
        elif signs := signs_around(tag, element):
            self._put(signs[0])
        return True

    def leave(self, element: HtmlElement) -> None:
        """Take note that *element* ends."""
        if element is self.skipped:
            self.skipped = None
            return
        tag = str(element.tag)
        if self._is_crowded(tag):
            return
        if self._is_open_block(element):
            self._end_block(tag, element)
            return
        if self.code is not None and tag not in _CELLS and self._parts_code(tag, element):
            self.lines.edge()
        if self.marks and self.marks[-1][0] is element:
            if self.opened == len(self.marks):
                self.html += [f"</{tag_of(mark)}>" for mark in reversed(self.marks[-1][1])]
                self.opened -= 1
            self.marks.pop()
        elif signs := signs_around(tag, element):
            self._put(signs[1])
        if tag in INLINE:
            self._part_line(element, is_end=True)

    def write(self, text: str | None) -> None:
        """Add the text between two tags."""
        if not text:
            return
        if not self._is_code() and text.isspace():
            self.html.append(" ")
            self.words.append(" ")
        else:
            self._put(text)

    def end(self, element: HtmlElement) -> None:
        """End the segment being written, if there is one."""
        text = one_line("".join(self.words)) if self.has_words else ""
        if text:
            self._close_marks()
            raw = "".join(self.words)
            segment = self._segment(self._form(), element)
            segment.html = "".join(self.html)
            segment.text = visible(raw) if segment.form is Form.CODE else text
            segment.linked = self.linked
            segment.tag = self.headings[-1] if self.headings else ""
            segment.name, self.name = self.name, ""
            if self._parts_scenes(segment):
                segment.form = Form.RULE
            elif self.figures and not segment.linked and not segment.path:
                self._take_address(segment)
            self.segments.append(segment)
        self.html, self.words, self.has_words = [], [], False
        self.linked = self.breaks = self.opened = 0
        self.segments += self.images
        self.images = []

    def _take_name(self, element: HtmlElement) -> None:
        """Remember that a footnote begins, for the next segment."""
        for name in (element.get("id"), element.get("name")):
            if name and name in self.notes.names:
                is_edge = element.tag in _BLOCKS or not self.has_words
                if is_edge and self.code is None:
                    self.end(self.blocks[-1] if self.blocks else element)
                self.name = self.notes.names[name]

    def _put(self, text: str) -> None:
        if self.breaks:
            self._settle_breaks()
        if self.code is not None:
            text = self.lines.written(text)
        for _, marks in self.marks[self.opened :]:
            self.html += [f"<{mark}>" for mark in marks]
        self.opened = len(self.marks)
        self.html.append(entities.escape(text))
        self.words.append(text)
        self.has_words = self.has_words or not text.isspace()
        if any(marks[0].startswith("a ") for _, marks in self.marks):
            self.linked += len("".join(text.split()))

    def _put_runs(self, runs: list[Run]) -> None:
        for text, mark in runs:
            self._put("")  # the marks around it are opened first
            self.html.append(f"<{mark}>" if mark else "")
            self._put(text)
            self.html.append(f"</{mark}>" if mark else "")

    def _break(self) -> None:
        if self._is_code():
            self._put("\n")
        else:
            self.breaks += 1
            self.words.append(" ")

    def _part_line(self, element: HtmlElement, *, is_end: bool) -> None:
        """Part an inline element from the words beside it, where its style sets it apart."""
        if self.code is not None:
            return
        if shown.stands_on_its_line(element):
            if self.has_words and not self.breaks:
                self._break()
        elif shown.is_side_note(element) and (not is_end or (element.tail or "")[:1].isalnum()):
            self.write(" ")

    def _settle_breaks(self) -> None:
        """Make a line break of one ``<br>`` and a new paragraph of several."""
        breaks, self.breaks = self.breaks, 0
        if not self.has_words:
            return
        if breaks == 1:
            self.html.append("<br>")
        elif self.blocks:
            self.end(self.blocks[-1])

    def _close_marks(self) -> None:
        for _, marks in reversed(self.marks[: self.opened]):
            self.html += [f"</{tag_of(mark)}>" for mark in reversed(marks)]
        self.opened = 0

    def _begin_block(self, tag: str, element: HtmlElement) -> None:
        self.end(self.blocks[-1] if self.blocks else element)
        self.blocks.append(element)
        self.hidden += shown.is_hidden(element)
        self.unseen += shown.is_unseen(element)
        if tag == "table":
            self.tables.append(use_of(element, self.tables[-1] if self.tables else None))
        elif tag == "figure":
            self.figures += 1
        elif heading := heading_of(tag, element):
            self.headings.append(heading)
        elif tag == "pre" and is_listing(element):
            self.code, self.lines = element, Lines()
        elif tag == "hr":
            self.segments.append(self._segment(Form.RULE, element))
        if self._is_step(tag, element):
            self.keys += 1
            name = "figcaption" if tag not in _STEPS | _TABLE_STEPS else tag
            self.path.append(Step(name, self.keys, attributes_of(tag, element)))

    def _end_block(self, tag: str, element: HtmlElement) -> None:
        self.end(element)
        if element is self.code:
            self.code = None
            self._set_numbers_aside(element)
        self.blocks.pop()
        self.hidden -= shown.is_hidden(element)
        self.unseen -= shown.is_unseen(element)
        if self._is_step(tag, element):
            self.path.pop()
        if tag == "table":
            self.tables.pop()
        elif tag == "figure":
            self.figures -= 1
        elif heading_of(tag, element):
            self.headings.pop()

    def _is_step(self, tag: str, element: HtmlElement) -> bool:
        if tag in _TABLE_STEPS:
            return bool(self.tables) and self.tables[-1] is Use.DATA
        return tag in _STEPS or (tag in {"p", "div"} and is_caption(element))

    def _is_block(self, tag: str) -> bool:
        """Tell what begins a block; a button does unless it stands in a sentence."""
        if tag != "button":
            return tag in _BLOCKS
        return not self.blocks or self.blocks[-1].tag not in _SENTENCE

    def _is_left_out(self, tag: str, element: HtmlElement) -> bool:
        """Tell what is not read where it stands; put there what stands for it."""
        if _is_replaced(tag, element) or (tag == "a" and self._leads_nowhere(element)):
            self._replaced(tag, element)
            return True
        has_room = tag in INLINE and self.unread < MAX_UNREAD
        if has_room and (hidden := shown.hidden_in_line(element)):
            aside = Unread(shown.HIDDEN, hidden, entities.escape(hidden))
            self._set_aside(aside, self.blocks[-1] if self.blocks else element)
            return True
        in_code = self.code is not None
        if numbers_lines(element, in_code=in_code):
            self.numbers += "\n".join(map(str, element.itertext())).split()
            if not in_code:
                self._set_numbers_aside(self.blocks[-1] if self.blocks else element)
            return True
        return False

    def _set_numbers_aside(self, block: HtmlElement) -> None:
        """Keep the numbers of the lines of one piece of code as one cut."""
        text, self.numbers = " ".join(self.numbers), []
        if text:
            self._set_aside(Unread(LINE_NUMBERS, text, entities.escape(text)), block)

    def _parts_code(self, tag: str, element: HtmlElement) -> bool:
        """Tell what stands on lines of its own in code."""
        return tag in _BLOCKS or tag == "button" or (tag in INLINE and is_line(element))

    def _part_code(self, tag: str) -> None:
        """End the line of code; cells of one row are parted on it."""
        if tag in _CELLS:
            if self.lines.has_words and not self.lines.is_ended:
                self._put("\t")
        elif edge := self.lines.begin():
            self.html.append(edge)
            self.words.append(edge)

    def _parts_scenes(self, segment: Segment) -> bool:
        """Tell a line of signs alone between two paragraphs."""
        is_alone = segment.form is Form.TEXT and not segment.linked and not segment.path
        is_short = len(segment.text) <= MAX_RULE and segment.element.tag in _RULED
        return is_alone and is_short and is_ornament(segment.text)

    def _leads_nowhere(self, link: HtmlElement) -> bool:
        """Tell links that are made for the page: back from a footnote, to the heading itself."""
        if self.notes.is_way_back(link):
            return True
        return "#" in (link.get("href") or "") and "".join(link.itertext()).strip() in _PERMALINKS

    def _is_open_block(self, element: HtmlElement) -> bool:
        return bool(self.blocks) and self.blocks[-1] is element

    def _is_crowded(self, tag: str) -> bool:
        """Tell a cell of a table that is too large: its row becomes one line of words."""
        return tag in _CELLS and bool(self.tables) and self.tables[-1] is Use.TOO_LARGE

    def _is_code(self) -> bool:
        return any(step.tag == "pre" for step in self.path)

    def _form(self) -> Form:
        tags = {step.tag for step in self.path}
        if "pre" in tags:
            return Form.CODE
        if tags & {"figcaption", "caption"}:
            return Form.CAPTION
        if self.headings:
            return Form.HEADING
        return Form.CAPTION if self._is_beside_image(tags) else Form.TEXT

    def _is_beside_image(self, tags: set[str]) -> bool:
        """Tell short words in a figure that carry no mark of a caption: credits mostly.

        A row of links is none: shops stand in figures too.
        """
        if self.linked * 2 > len("".join("".join(self.words).split())):
            return False
        is_framed = self.figures > 0 and not tags & {"blockquote", "table", "li"}
        is_framed = is_framed and not self.tables
        is_paragraph = bool(self.blocks) and self.blocks[-1].tag == "p"
        return is_framed and not is_paragraph and sum(map(len, self.words)) < MAX_CREDIT

    def _segment(self, form: Form, element: HtmlElement) -> Segment:
        hidden, unseen = self.hidden > 0, self.unseen > 0
        return Segment(form, element, tuple(self.path), is_hidden=hidden, is_unseen=unseen)

    def _image(self, element: HtmlElement) -> None:
        if not (address := image_address(element, self.base)):
            return
        self._picture(address, element.get("alt") or "", element)
        if self.has_words and (element.tail or "")[:1].isalnum():
            self.write(" ")

    def _picture(
        self, address: str, described: str, element: HtmlElement, form: Form = Form.IMAGE
    ) -> None:
        """Place what stands before the words of its block before them, anything else behind."""
        picture = self._segment(form, self.blocks[-1] if self.blocks else element)
        picture.address, picture.text = address, one_line(described)
        is_behind = self.has_words or self.headings or self.code is not None
        (self.images if is_behind else self.segments).append(picture)

    def _embed(self, address: str, label: str, element: HtmlElement) -> bool:
        if address:
            self._picture(address, label, element, Form.EMBED)
        return bool(address)

    def _take_address(self, segment: Segment) -> None:
        """Make an embed of a bare address in a figure: a script of the site would have done so."""
        address, label = bare_embed(segment.text)
        if address:
            segment.form, segment.html = Form.EMBED, ""
            segment.address, segment.text = address, label

    def _without_scripts(self, element: HtmlElement) -> None:
        """Take the pictures that the page shows only to visitors without scripts."""
        if self.pictures is None:
            self.pictures = names_of_pictures(self.body, self.base)
        for address, described in pictures_in(element, self.base, self.pictures):
            self._picture(address, described, element)

    def _replaced(self, tag: str, element: HtmlElement) -> None:
        """Put what stands for an element that is not read itself, and set its words aside."""
        block = self.blocks[-1] if self.blocks else element
        if formula := formula_of(tag, element):
            self._put(f" {formula} ")
        elif tag == "math":
            self._put_runs(spelt(element, "".join(self.words[-1:])))
        elif tag in EMBEDS:
            if not self._embed(*embed_link(element, self.base), element):
                self._set_aside(frame_of(tag, element, self.base), block)
        elif tag == "script":
            self._embed(*stand_in(element, self.base), element)
        elif tag == "noscript" and element.find(".//img") is not None:
            self._without_scripts(element)
        self._set_aside(unread_of(tag, element), block)

    def _set_aside(self, found: Unread | None, block: HtmlElement) -> None:
        if found and self.unread < MAX_UNREAD:
            self.unread += 1
            aside = self._segment(Form.TEXT, block)
            aside.unread, aside.text, aside.html = found.reason, found.text, found.html
            self.images.append(aside)


def _is_replaced(tag: str, element: HtmlElement) -> bool:
    """Tell elements whose inside is not read, or stands there a second time."""
    return tag in _SKIPPED or tag in EMBEDS or tag == "math" or is_drawn_formula(tag, element)
