"""Reading HTML to canonical text and blocks: the one place where offsets are made.

White space of every kind, no-break spaces too, is one plain space; characters that show
nothing (soft hyphens, zero-width spaces, control characters) are left out; nothing else is
changed, and nothing is Unicode-normalised. ``<br>`` is a line feed inside its block; code keeps
its white space.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from sourcebook.model.edition import TASK, Block, Kind, Mark, Span

_BULLET: Final = "•"
_BOXES: Final = ("\N{BALLOT BOX} ", "\N{BALLOT BOX WITH CHECK} ")
"""How the item of a list of tasks begins."""

_NOTE: Final = "fn-"
"""How the name of a footnote begins; it may stand at the sign before its words."""

MAX_SPAN: Final = 100
"""Columns or rows that one cell may cover here; more is a slip or an attack."""

_MARKS: Final = {
    **dict.fromkeys(("em", "i", "cite", "q"), Mark.EMPHASIS),
    **dict.fromkeys(("strong", "b", "mark"), Mark.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Mark.CODE),
    **dict.fromkeys(("s", "del", "strike"), Mark.STRIKE),
    **dict.fromkeys(("u", "ins"), Mark.UNDERLINE),
    "a": Mark.LINK,
    "sup": Mark.SUPERSCRIPT,
    "sub": Mark.SUBSCRIPT,
}
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_CAPTIONS: Final = frozenset({"caption", "figcaption"})
_CELLS: Final = frozenset({"td", "th"})
_EDGES: Final = _CELLS | _CAPTIONS | _HEADINGS.keys()
_LISTS: Final = frozenset({"ul", "ol", "dl"})
_BOUNDARIES: Final = frozenset(
    {"p", "blockquote", "pre", "li", "dt", "dd", "figure", "table", "tr", "html", "body"}
    | {"thead", "tbody", "tfoot"}
    | _EDGES
    | _LISTS
)

_INVISIBLE: Final = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\ufffe\uffff]+"
)
_LONE_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_SPACE: Final = re.compile(r"\s+")


def visible(text: str) -> str:
    """Return *text* without characters that show nothing; lone surrogates become U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """Return *text* as it stands in a canonical text: visible, every white space one space."""
    return _SPACE.sub(" ", visible(text)).strip()


def ink(text: str) -> int:
    """Count the characters of *text* that are no white space: the same before and after layout."""
    return sum(map(len, visible(text).split()))


def read_blocks(html: str) -> tuple[str, tuple[Block, ...]]:
    """Read sanitised *html*: its canonical text and the blocks that cover it.

    The texts of the blocks, joined by line feeds, are the text; an image or a rule is an empty
    block at the end of the text before it. Costs about 150 ms a megabyte.
    """
    reader = _Reader()
    parser = etree.HTMLParser(huge_tree=True, no_network=True, encoding="utf-8")
    page = f"<html><body>{_LONE_SURROGATE.sub(chr(0xFFFD), html).replace(chr(0), '')}</body></html>"
    root = etree.fromstring(page.encode(), parser)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            reader.open(element)
            reader.write(element.text)
        else:
            reader.close(element)
            reader.write(element.tail)
    reader.flush()
    return "\n".join(reader.texts), tuple(reader.blocks)


@dataclass(slots=True)
class _Open:
    """A mark that is open; ``start`` counts in the block, -1 until its first character."""

    mark: Mark
    href: str
    start: int = -1


@dataclass(slots=True)
class _Table:
    """Where the reader is in a table; ``covered`` counts the rows a cell above still reaches."""

    number: int
    row: int = -1
    column: int = -1
    next_column: int = 0
    is_header: bool = False
    side: str = ""
    covered: dict[int, int] = field(default_factory=dict)

    def next_row(self) -> None:
        self.row += 1
        self.next_column = 0
        self.covered = {column: left - 1 for column, left in self.covered.items() if left > 1}

    def next_cell(self, element: etree._Element) -> None:
        if self.row < 0:
            self.next_row()
        while self.next_column in self.covered:
            self.next_column += 1
        self.column, self.is_header = self.next_column, element.tag == "th"
        self.side = element.get("align", "")
        wide, high = _extent(element, "colspan"), _extent(element, "rowspan")
        self.next_column += wide
        for column in range(self.column, self.next_column):
            self.covered[column] = high


@dataclass(slots=True)
class _Reader:
    """The state of one pass: what is open, and the block being written."""

    texts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    tables: int = 0
    table: _Table | None = None
    cell: int = 0
    caption: int = 0
    heading: int = 0
    code: int = 0
    figure: int = 0
    quotes: int = 0
    language: str = ""
    marker: str = ""
    name: str = ""
    lists: list[int] = field(default_factory=list)
    marks: list[_Open] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    size: int = 0
    gap: str = ""
    spans: list[Span] = field(default_factory=list)
    images: list[Block] = field(default_factory=list)

    def open(self, element: etree._Element) -> None:
        """Take note that *element* begins."""
        tag = str(element.tag)
        if tag in _BOUNDARIES:
            self.boundary(element)
            self._enter(tag, element)
        elif mark := _mark_of(element):
            self.marks.append(_Open(mark, element.get("href", "")))
            if tag == "sup" and not self.buffer and element.get("id", "").startswith(_NOTE):
                self.name = element.get("id", "")
        elif tag == "br":
            self.gap = self.gap + "\n" if self.code else "\n"
        elif tag == "img":
            self._image(element)
        elif tag == "hr":
            self.boundary(element)
            self.blocks.append(self._empty(Kind.RULE))

    def close(self, element: etree._Element) -> None:
        """Take note that *element* ends."""
        tag = str(element.tag)
        if tag in _BOUNDARIES:
            self.boundary(element)
            self._leave(tag)
        elif _mark_of(element):
            self._end_mark(self.marks.pop())

    def boundary(self, element: etree._Element) -> None:
        """End the block; inside a cell, caption or heading only its line."""
        is_flat = self.cell or self.caption or self.heading
        if is_flat and element.tag not in _EDGES:
            self.gap = "\n"
        else:
            self.flush()

    def write(self, text: str | None) -> None:
        """Add the text between two tags."""
        if not text:
            return
        text = visible(text)
        if self.code:
            for part in re.findall(r"\s+|\S+", text):
                self._code(part)
        elif words := " ".join(text.split()):
            self._space(is_there=text[0].isspace())
            self._word(words)
            self._space(is_there=text[-1].isspace())
        else:
            self._space(is_there=bool(text))

    def flush(self) -> None:
        """End the block being written, if there is one."""
        for mark in reversed(self.marks):
            self._end_mark(mark)
        if self.buffer:
            self._add("".join(self.buffer))
        self.buffer, self.spans, self.size, self.gap = [], [], 0, ""
        end = self.length
        self.blocks += [replace(image, start=end, end=end) for image in self.images]
        self.images = []

    def _code(self, part: str) -> None:
        if part.isspace():
            self.gap += _code_space(part)
        else:
            self._word(part)

    def _space(self, *, is_there: bool) -> None:
        if is_there and not self.gap:
            self.gap = " "

    def _word(self, word: str) -> None:
        if self.gap:
            self._gap()
        for mark in self.marks:
            if mark.start < 0:
                mark.start = self.size
        self.buffer.append(word)
        self.size += len(word)

    def _gap(self) -> None:
        # Before its first word a block has no space; code keeps the indent of its first line.
        gap = self.gap if self.buffer else self.gap.rpartition("\n")[2] if self.code else ""
        self.buffer += [gap] if gap else []
        self.size += len(gap)
        self.gap = ""

    def _end_mark(self, mark: _Open) -> None:
        if 0 <= mark.start < self.size and (mark.mark is not Mark.LINK or mark.href):
            self.spans.append(Span(mark.start, self.size, mark.mark, mark.href))
        mark.start = -1

    def _add(self, text: str) -> None:
        start = self.length + 1 if self.texts else 0
        shifted = (replace(s, start=s.start + start, end=s.end + start) for s in self.spans)
        spans = tuple(sorted(shifted, key=lambda span: (span.start, -span.end)))
        self.length = start + len(text)
        self.texts.append(text)
        kind = self._kind()
        block = self._placed(Block(kind, start, self.length, spans, self._level(kind)))
        block, self.name = replace(block, name=self.name), ""
        is_item = kind is not Kind.CELL and self.marker
        if is_item and self.marker == _BULLET and text.startswith(_BOXES) and not block.name:
            block = replace(block, name=TASK)
        self.blocks.append(replace(block, list_marker=self.marker) if is_item else block)
        self.marker = self.marker if kind is Kind.CELL else ""

    def _kind(self) -> Kind:
        states = (
            (self.cell, Kind.CELL),
            (self.caption, Kind.CAPTION),
            (self.heading, Kind.HEADING),
            (self.code, Kind.CODE),
            (self.figure, Kind.EMBED),
            (len(self.lists), Kind.LIST_ITEM),
        )
        return next((kind for is_open, kind in states if is_open), Kind.PARAGRAPH)

    def _level(self, kind: Kind) -> int:
        return self.heading if kind is Kind.HEADING else len(self.lists)

    def _placed(self, block: Block) -> Block:
        block = replace(block, quote_depth=self.quotes)
        if block.kind is Kind.CODE:
            return replace(block, label=self.language)
        if self.table is None or not self.cell:
            return block
        table = self.table
        return replace(
            block,
            table=table.number,
            row=table.row,
            column=table.column,
            is_header=table.is_header,
            label=table.side,
        )

    def _empty(self, kind: Kind) -> Block:
        return self._placed(Block(kind, self.length, self.length))

    def _image(self, element: etree._Element) -> None:
        asset = element.get("src", "")
        if not asset.startswith("asset:"):
            return
        label = one_line(element.get("alt", ""))
        self.images.append(replace(self._empty(Kind.IMAGE), asset=asset, label=label))
        if not self.buffer:
            self.flush()

    def _enter(self, tag: str, element: etree._Element) -> None:
        if tag in _LISTS:
            self.lists.append(_number(element.get("start"), 1) - 1 if tag == "ol" else -1)
        elif tag == "li" and self.lists:
            self._next_item(element)
        elif tag in _CELLS:
            self._next_cell(element)
        elif tag == "tr" and self.table and not self.cell:
            self.table.next_row()
        elif tag == "table" and not self.cell:
            self.tables += 1
            self.table = _Table(self.tables)
        elif tag == "pre":
            self.language = element.get("lang", "")
        if (tag in {"p", "li"} or tag in _HEADINGS) and (name := element.get("id", "")):
            self.name = name
        self._count(tag, 1)

    def _leave(self, tag: str) -> None:
        if tag in _LISTS:
            self.lists.pop()
            self.marker = ""
        elif tag in {"li", "dd"}:
            self.marker = ""
        elif tag == "table" and not self.cell:
            self.table = None
        self._count(tag, -1)

    def _count(self, tag: str, step: int) -> None:
        if tag in _HEADINGS:
            self.heading = _HEADINGS[tag] if step > 0 else 0
        elif tag in _CAPTIONS:
            self.caption += step
        elif tag in _CELLS:
            self.cell += step
        elif tag == "pre":
            self.code += step
        elif tag == "figure":
            self.figure += step
        elif tag == "blockquote":
            self.quotes += step

    def _next_item(self, element: etree._Element) -> None:
        if self.lists[-1] < 0:
            self.marker = _BULLET
        else:
            self.lists[-1] = _number(element.get("value"), self.lists[-1] + 1)
            self.marker = f"{self.lists[-1]}."

    def _next_cell(self, element: etree._Element) -> None:
        if self.cell:
            return
        if self.table is None:
            self.tables += 1
            self.table = _Table(self.tables)
        self.table.next_cell(element)


def _mark_of(element: etree._Element) -> Mark | None:
    """Return what an inline element stands for; small print is no mark, small capitals are."""
    if element.tag == "small" and element.get("class") == "caps":
        return Mark.SMALL_CAPS
    return _MARKS.get(str(element.tag))


def _extent(element: etree._Element, name: str) -> int:
    return min(_number(element.get(name), 1), MAX_SPAN)


def _number(value: str | None, default: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 5 else default


def _code_space(part: str) -> str:
    return re.sub(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", part).translate(_CODE_SPACES)


_CODE_SPACES: Final = {0xA0: " ", 0x202F: " ", 0x2007: " ", 0x1F: " "}
