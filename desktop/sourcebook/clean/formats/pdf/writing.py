"""Paragraphs of a PDF to reading HTML, with the marks of its pages at their very letters."""

import html as entities
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sourcebook.clean.blocks import ink
from sourcebook.clean.draft import Leftover, Mark
from sourcebook.clean.formats.captions import speaks_of_table
from sourcebook.clean.formats.pdf.paragraphs import Paragraph, Sort, table_of
from sourcebook.clean.formats.pdf.shapes import Line, Piece, spaced
from sourcebook.clean.formats.pictures import Pictures
from sourcebook.clean.joining import Lexicon, Seam, seam
from sourcebook.clean.layout import BULLET
from sourcebook.model.edition import Place

_NUMBER: Final = re.compile(r"\(?(\d{1,3})[.)]\s+")
_CALL: Final = re.compile(r"\d{1,3}|[*†‡§¶]{1,3}")


@dataclass(slots=True)
class Run:
    """Letters of one style in a paragraph that is being joined."""

    text: str
    piece: Piece
    page: int


@dataclass(slots=True)
class Writer:
    """Writes paragraphs one after the other; where most words are bold, none are strong."""

    lexicon: Lexicon
    labels: Mapping[int, str]
    heads: Mapping[int, Sequence[str]]
    notes: set[tuple[int, str]]
    is_bold: bool = False
    pictures: Pictures = field(default_factory=Pictures)
    written: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    headings: dict[int, list[tuple[str, int]]] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    ink: int = 0
    _page: int = -1
    _list: str = ""
    _called: set[tuple[int, str]] = field(default_factory=set)

    def write(self, paragraph: Paragraph) -> None:
        """Write one paragraph."""
        tag = {Sort.BULLET: "ul", Sort.NUMBER: "ol"}.get(paragraph.sort, "")
        if self._list and tag != self._list:
            self.end()
        first = paragraph.lines[0]
        self.reach(first.page, is_note=paragraph.sort is Sort.NOTE)
        match paragraph.sort:
            case Sort.PICTURE:
                self._picture(first)
            case Sort.TABLE:
                self._table(paragraph.lines)
            case Sort.CODE:
                self._code(paragraph.lines)
            case Sort.HEADING:
                self.headings.setdefault(first.page, []).append((paragraph.text, self.ink))
                self._block(paragraph, f"h{paragraph.level}")
            case Sort.CAPTION:
                self._open_figure(paragraph.text)
                self._block(paragraph, "figcaption")
                self.written.append("</figure>")
            case Sort.BULLET | Sort.NUMBER:
                self._item(paragraph, tag)
            case _:
                self._block(paragraph, "p")

    def write_words(self, page: int, words: str) -> None:
        """Write the bare words of a page as one paragraph, words parted at line ends joined."""
        self.reach(page)
        pieces: list[str] = []
        for line in filter(None, (" ".join(line.split()) for line in words.splitlines())):
            if pieces:
                match seam(pieces[-1], line, self.lexicon, is_typeset=True):
                    case Seam.SPACE:
                        pieces.append(" ")
                    case Seam.NO_HYPHEN:
                        pieces[-1] = pieces[-1][:-1]
                    case Seam.NOTHING:
                        pass
            pieces.append(line)
        text = "".join(pieces)
        if text:
            self.written.append(f"<p>{entities.escape(text)}</p>")
            self.ink += ink(text)

    def end(self) -> None:
        """End the list that is open."""
        self.written += [f"</{self._list}>"] if self._list else []
        self._list = ""

    def reach(self, page: int, *, is_note: bool = False) -> None:
        """Take note that the words of *page* begin here, and of what stood at its edges."""
        if is_note:
            return
        for number in range(self._page + 1, page + 1):
            if number in self.labels:
                self.marks.append(Mark(self.ink, Place.PAGE, self.labels[number]))
                self.starts[number] = self.ink
            if number in self.heads:
                lines = "".join(f"<p>{entities.escape(line)}</p>" for line in self.heads[number])
                self.leftovers.append(Leftover(self.ink, "running head", lines))
        self._page = max(self._page, page)

    def _picture(self, line: Line) -> None:
        if line.picture:
            address = f"picture-{len(self.pictures.assets) + 1}"
            if tag := self.pictures.tag(address, line.picture.data, ""):
                self.written.append(f"<figure>{tag}</figure>")

    def _open_figure(self, caption: str) -> None:
        """Begin the figure of a caption: that of the picture right before it goes on."""
        last = self.written[-1] if self.written else ""
        if last.startswith("<figure><img ") and not speaks_of_table(caption):
            self.written[-1] = last.removesuffix("</figure>")
        else:
            self.written.append("<figure>")

    def _table(self, lines: Sequence[Line]) -> None:
        self.written.append("<table>")
        for row in table_of(lines):
            cells = "".join(f"<td>{entities.escape(cell)}</td>" for cell in row)
            self.written.append(f"<tr>{cells}</tr>")
            self.ink += sum(map(ink, row))
        self.written.append("</table>")

    def _code(self, lines: Sequence[Line]) -> None:
        left = min(line.x0 for line in lines)
        width = max(0.3, lines[0].style.size * 0.6)
        shown = [" " * min(60, round((line.x0 - left) / width)) + line.text for line in lines]
        self.written.append(f"<pre>{entities.escape(chr(10).join(shown))}</pre>")
        self.ink += sum(map(ink, shown))

    def _item(self, paragraph: Paragraph, tag: str) -> None:
        text = paragraph.lines[0].text
        found = (_NUMBER if tag == "ol" else BULLET).match(text)
        if tag == "ol" and not found:
            self.end()
            self._block(paragraph, "p")
            return
        if not self._list:
            start = int(found[1]) if found and tag == "ol" else 1
            self.written.append(f'<ol start="{start}">' if start > 1 else f"<{tag}>")
            self._list = tag
        self._block(paragraph, "li", len(found[0]) if found else 0)

    def _block(self, paragraph: Paragraph, tag: str, skipped: int = 0) -> None:
        runs = _without_start(self._joined(paragraph.lines), skipped)
        self.written.append(f"<{tag}>")
        is_strong = tag.startswith("h")
        is_note = paragraph.sort is Sort.NOTE
        for index, run in enumerate(runs):
            self.reach(run.page, is_note=is_note)
            self.written.append(
                self._note_start(run)
                if is_note and index == 0
                else self._inline(run, is_plain=is_strong)
            )
            self.ink += ink(run.text)
        self.written.append(f"</{tag}>")

    def _joined(self, lines: Sequence[Line]) -> list[Run]:
        """Return the runs of lines that are joined, hyphens at their ends judged."""
        runs: list[Run] = []
        for index, line in enumerate(lines):
            if index:
                left = lines[index - 1].text
                match seam(left, line.text, self.lexicon, is_typeset=True):
                    case Seam.SPACE:
                        runs[-1].text += " "
                    case Seam.NO_HYPHEN:
                        runs[-1].text = runs[-1].text.rstrip()[:-1]
                    case Seam.NOTHING:
                        runs[-1].text = runs[-1].text.rstrip()
            runs += [Run(text, piece, line.page) for text, piece in spaced(line.pieces)]
            runs[-1].text = runs[-1].text.rstrip()
        return runs

    def _inline(self, run: Run, *, is_plain: bool) -> str:
        piece, text = run.piece, entities.escape(run.text)
        if not run.text.strip():
            return text
        if piece.is_raised and _CALL.fullmatch(run.text.strip()):
            return self._call(run)
        lead = text[: len(text) - len(text.lstrip())]
        trail = text[len(text.rstrip()) :]
        text = text.strip()
        if piece.is_raised:
            text = f"<sup>{text}</sup>"
        if piece.style.is_italic and not is_plain:
            text = f"<em>{text}</em>"
        if piece.style.is_bold and not (is_plain or self.is_bold):
            text = f"<strong>{text}</strong>"
        if piece.href:
            text = f'<a href="{entities.escape(piece.href)}">{text}</a>'
        return f"{lead}{text}{trail}"

    def _call(self, run: Run) -> str:
        """Write a raised number: the call of a note when the page has such a note."""
        label = run.text.strip()
        lead, trail = (" " if run.text[:1] == " " else ""), (" " if run.text[-1:] == " " else "")
        key = (run.page, label)
        if key not in self.notes:
            return f"{lead}<sup>{entities.escape(label)}</sup>{trail}"
        name = _name_of(key)
        own = "" if key in self._called else f' id="fnref-{name}"'
        self._called.add(key)
        return f'{lead}<sup{own}><a href="#fn-{name}">{entities.escape(label)}</a></sup>{trail}'

    def _note_start(self, run: Run) -> str:
        """Write the start of a note, whose number leads back to its call."""
        found = _CALL.match(run.text.strip())
        if not found or (run.page, found[0]) not in self.notes:
            return self._inline(run, is_plain=False)
        name = _name_of((run.page, found[0]))
        rest = run.text.strip()[len(found[0]) :]
        trail = " " if run.text.endswith(" ") else ""
        label = entities.escape(found[0])
        back = f'<a href="#fnref-{name}">{label}</a>'
        return f'<sup id="fn-{name}">{back}</sup>{entities.escape(rest)}{trail}'


def note_keys(paragraphs: Sequence[Paragraph]) -> set[tuple[int, str]]:
    """Return page and number of each note."""
    return {
        (paragraph.lines[0].page, found[0])
        for paragraph in paragraphs
        if paragraph.sort is Sort.NOTE and (found := _CALL.match(paragraph.text))
    }


def _name_of(key: tuple[int, str]) -> str:
    page, label = key
    number = label if label.isdecimal() else f"s{'-'.join(str(ord(sign)) for sign in label)}"
    return f"{page + 1}-{number}"


def _without_start(runs: list[Run], count: int) -> list[Run]:
    """Take the first *count* letters off: the sign before an item."""
    for at, run in enumerate(runs):
        if count < len(run.text):
            run.text = run.text[count:].lstrip()
            return runs[at:]
        count -= len(run.text)
    return runs
