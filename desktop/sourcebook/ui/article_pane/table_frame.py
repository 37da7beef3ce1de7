"""How wide the columns of a table are, and where a long one is parted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from PySide6.QtGui import QFontMetricsF, QTextLength, QTextTable

from sourcebook.model.edition import Block
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.tables import PADDING_EM, Grid
from sourcebook.ui.article_pane.typography import CELL, Typography

PART_CELLS: Final = 80
"""Cells that are laid out at a time, about: some 30 ms, for Qt needs 0.2 ms for a cell and asks
twice. A table of less than one and a half times as many is not parted."""

MOST_COLUMNS: Final = 60
"""Columns that are drawn as such; of a wider table each row is a line of the text."""

_WORD: Final = 18
"""Letters of a word that are not broken."""

_LINE: Final = 30
"""Letters after which the words of a cell may go on in the next line."""

_WIDE_AT: Final = 0x2E80
"""Code points from here on (CJK) are as wide as two Latin letters, mostly."""


@dataclass(frozen=True, slots=True)
class TableFrame:
    """What the parts of one table have in common.

    Attributes:
        number: The number of the table in the edition.
        grid: Its rows and columns.
        is_parted: Whether it is drawn in several parts.
        least: Pixels of each column with which its words can be read.
        whole: Pixels of each column with which they fill no second line, within reason.
    """

    number: int
    grid: Grid
    is_parted: bool
    least: tuple[float, ...]
    whole: tuple[float, ...]

    @classmethod
    def of(cls, cells: Sequence[Block], text: str, typography: Typography) -> "TableFrame | None":
        """Measure a table; None if it is damage that is better drawn as paragraphs."""
        grid = Grid.of(cells)
        if not grid.is_sane(cells):
            return None
        letter = QFontMetricsF(fonts.sans(typography.letter_px(CELL))).averageCharWidth() * 1.12
        edge = 2 * typography.em(PADDING_EM) + 2
        columns = {column: at for at, column in enumerate(grid.columns)}
        least, whole = [1] * len(columns), [1] * len(columns)
        for cell in cells:
            at = columns[cell.column]
            words = text[cell.start : min(cell.end, cell.start + 10 * _LINE)]
            least[at] = max(least[at], _longest_word(words))
            whole[at] = max(whole[at], min(_LINE, _letters(words)))
        return cls(
            cells[0].table,
            grid,
            _parts(cells) > 1,
            tuple(min(one, _WORD) * letter + edge for one in least),
            tuple(max(one, two) * letter + edge for one, two in zip(least, whole, strict=True)),
        )

    @property
    def is_drawn(self) -> bool:
        """Tell whether it has few enough columns to be drawn as a table."""
        return len(self.grid.columns) <= MOST_COLUMNS

    def is_wider_than(self, column_px: float) -> bool:
        """Tell whether the words cannot be read in a column of that width."""
        return sum(self.least) > column_px

    def widths(self, column_px: float) -> list[float]:
        """Return the pixels of each column: all the column if they fit, else what they need."""
        least, whole = sum(self.least), sum(self.whole)
        if least > column_px:
            return [*self.whole]
        if whole <= column_px:
            return [one * column_px / whole for one in self.whole]
        share = (column_px - least) / max(1.0, whole - least)
        return [
            low + (high - low) * share for low, high in zip(self.least, self.whole, strict=True)
        ]

    def parts(self, cells: Sequence[Block]) -> Iterator[list[Block]]:
        """Yield the cells of whole rows, in parts much alike that are laid out without a wait."""
        enough = len(cells) / _parts(cells) if self.is_drawn else 1
        part: list[Block] = []
        before = wanted = 0.0
        for _, row in groupby(cells, attrgetter("row")):
            part += row
            if before + len(part) >= wanted + enough:
                yield part
                before += len(part)
                wanted += enough
                part = []
        if part:
            yield part

    def fit(self, table: QTextTable, column_px: float) -> None:
        """Give the columns of a part their widths; Qt divides those of a small table better."""
        form = table.format().toTableFormat()
        before = form.columnWidthConstraints()
        fixed = self.is_parted or self.is_wider_than(column_px)
        kind = QTextLength.Type.FixedLength
        pixels = self.widths(column_px - 1) if fixed else []
        wanted = [QTextLength(kind, max(1, int(px))) for px in pixels]
        if before == wanted:
            return
        form.setColumnWidthConstraints(wanted)
        whole = QTextLength(QTextLength.Type.PercentageLength, 100)
        form.setWidth(QTextLength() if fixed else whole)
        table.setFormat(form)


def _parts(cells: Sequence[Block]) -> int:
    return max(1, round(len(cells) / PART_CELLS))


def _letters(words: str) -> int:
    return len(words) + sum(ord(letter) >= _WIDE_AT for letter in words)


def _longest_word(words: str) -> int:
    if words.isascii():
        return max(map(len, words.split()), default=1)
    return max(map(_unbroken, words.split()), default=1)


def _unbroken(word: str) -> int:
    """Return how many letters of a word stay together; signs of CJK may be parted."""
    wide = sum(ord(letter) >= _WIDE_AT for letter in word)
    return len(word) - wide + min(wide, 4) * 2
