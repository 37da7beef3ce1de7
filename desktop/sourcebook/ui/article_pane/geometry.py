"""Where the blocks and lines of a laid out document stand, in its own coordinates."""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextLine, QTextTable

_TURNS: Final = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff]")
"""What makes a part of a line run from right to left (Unicode 16, Bidi_Class R, AL and marks)."""


def visible_blocks(document: QTextDocument, view: QRectF) -> Iterator[tuple[QTextBlock, QRectF]]:
    """Yield the blocks that *view* shows, and one before them, with where their text stands.

    Lays the document out as far as the bottom of *view*.
    """
    layout = document.documentLayout()
    block = _first_block(document, view)
    below: tuple[QTextTable, int] | None = None
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if rect.top() <= view.bottom():
            if rect.left() <= view.right() and rect.right() >= view.left():
                yield block, rect
        elif (row := _row_of(block)) is None or below not in {None, row}:
            return  # of a row, a cell may begin on the screen whose neighbour goes on below it
        else:
            below = row
        block = block.next()


def _row_of(block: QTextBlock) -> tuple[QTextTable, int] | None:
    table = _table_around(block)
    return (table, table.cellAt(block.position()).row()) if table is not None else None


def _first_block(document: QTextDocument, view: QRectF) -> QTextBlock:
    at = QPointF(view.center().x(), view.top())
    position = document.documentLayout().hitTest(at, Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, position))
    table = _table_around(block)
    if table is not None:
        row = table.cellAt(block.position()).row()
        return table.cellAt(row, 0).firstCursorPosition().block()
    before = block.previous()
    return before if before.isValid() else block


def _table_around(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()


def line_rects(block: QTextBlock, rect: QRectF, start: int, end: int) -> list[QRectF]:
    """Return where the letters from *start* to *end* stand, at least one rectangle a line.

    Args:
        block: The block.
        rect: Where its text stands, as `visible_blocks` says.
        start: Document position of the first letter; may lie before the block.
        end: Document position after the last letter; may lie after the block.
    """
    low, high = max(0, start - block.position()), min(block.length() - 1, end - block.position())
    layout = block.layout()
    answer: list[QRectF] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(low, line.textStart()), min(high, line.textStart() + line.textLength())
        if first >= last:
            continue
        text = block.text()[line.textStart() : line.textStart() + line.textLength()]
        for left, right in _extents(line, text, first, last):
            height = line.ascent() + line.descent()
            top = rect.top() + line.y() + line.height() - height
            answer.append(QRectF(rect.left() + left, top, right - left, height))
    return answer


def _extents(line: QTextLine, text: str, first: int, last: int) -> list[tuple[float, float]]:
    if not _TURNS.search(text):
        bounds = line.naturalTextRect()
        left, right = _x(line, first), _x(line, last - 1, QTextLine.Edge.Trailing)
        return [(left, min(right, bounds.right()))]
    # A cursor has two places where direction changes, and Qt gives only one: ask the glyphs.
    boxes = (run.boundingRect() for at in range(first, last) for run in line.glyphRuns(at, 1))
    return _merged((box.left(), box.right()) for box in boxes)


def _merged(extents: Iterator[tuple[float, float]]) -> list[tuple[float, float]]:
    answer: list[tuple[float, float]] = []
    for left, right in sorted(extents):
        if answer and left <= answer[-1][1] + 0.5:
            answer[-1] = answer[-1][0], max(answer[-1][1], right)
        else:
            answer.append((left, right))
    return answer


def _x(line: QTextLine, at: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    answer = line.cursorToX(at, edge)  # PySide gives the place and the position it settled on
    return float(answer[0]) if isinstance(answer, tuple) else 0.0
