"""Write the text of a block with its marks: emphasis, links, code, and what else stands inside."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtGui import QTextCharFormat

from sourcebook.model.edition import Block, Mark, Span
from sourcebook.ui.article_pane.typography import Look, Typography, lead_to, manner
from sourcebook.ui.article_pane.writer import Writer

_Marks = tuple[frozenset[Mark], str]


class InlineWriter:
    """Writes marked text; keeps each format it needed, for an article needs few."""

    def __init__(self, writer: Writer, typography: Typography, text: str) -> None:
        self._writer = writer
        self._typography = typography
        self._text = text
        self._formats: dict[tuple[Look, frozenset[Mark], str], QTextCharFormat] = {}

    def text_of(self, block: Block) -> str:
        """Return the canonical text of *block*."""
        return self._text[block.start : block.end]

    def plain(self, look: Look) -> QTextCharFormat:
        """Return how letters of *look* are drawn without a mark."""
        return self._format(look, (frozenset(), ""))

    def link(self, look: Look, address: str) -> QTextCharFormat:
        """Return how letters of *look* are drawn that lead to *address*."""
        return self._format(look, (frozenset({Mark.LINK}), address))

    def write(self, block: Block, look: Look) -> None:
        """Write the canonical text of *block* at the end of the document."""
        text = self.text_of(block)
        self._writer.map_text(block.start, text)
        if not block.spans:
            self._writer.write(text, self.plain(look))
            return
        for start, end, marks in _segments(block):
            self._segment(self._text[start:end], look, marks)

    def _segment(self, text: str, look: Look, marks: _Marks) -> None:
        before = self._writer.position
        self._writer.write(text, self._format(look, marks))
        if Mark.CODE in marks[0]:
            self._writer.codes.append((before, self._writer.position))

    def _format(self, look: Look, marks: _Marks) -> QTextCharFormat:
        kinds, address = marks
        key = (look, kinds, manner(address))
        form = self._formats.get(key)
        if form is None:
            form = self._formats[key] = self._typography.character_format(look, kinds, address)
        if address == form.anchorHref():
            return form
        link = QTextCharFormat(form)  # an article can have thousands of links; all look alike
        lead_to(link, address)
        return link


def _segments(block: Block) -> Iterator[tuple[int, int, _Marks]]:
    spans = [span for span in block.spans if span.start < span.end]
    edges = {block.start, block.end}
    for span in spans:
        edges |= {min(max(at, block.start), block.end) for at in (span.start, span.end)}
    for start, end in pairwise(sorted(edges)):
        over = [span for span in spans if span.start < end and span.end > start]
        yield start, end, (frozenset(span.mark for span in over), _address(over))


def _address(spans: list[Span]) -> str:
    return next((span.href for span in reversed(spans) if span.mark is Mark.LINK), "")
