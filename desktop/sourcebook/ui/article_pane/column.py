"""Fit the column of a document into the width there is."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QTextCursor

from sourcebook.ui.article_pane.decoration import Decoration
from sourcebook.ui.article_pane.pictures import refit

MARGIN_PX: Final = 42
"""Least white on each side of the column; a marker of a highlight has room in it."""

TOP_PX: Final = 44
BOTTOM_PX: Final = 140
"""White below the last line, so that it can be read at the middle of the screen."""

_LEAST_PX: Final = 80


@dataclass(frozen=True, slots=True)
class White:
    """The white around a column: on each side at least, above it and below."""

    side_px: int = MARGIN_PX
    top_px: int = TOP_PX
    bottom_px: int = BOTTOM_PX


def fit_column(decoration: Decoration, images: list[int], width_px: int, white: White) -> None:
    """Centre the column in *width_px*, and make the pictures at *images* fit it."""
    column = min(decoration.typography.column_px, max(_LEAST_PX, width_px - 2 * white.side_px))
    margin = max(0, (width_px - column) // 2)
    document = decoration.document
    frame = document.rootFrame().frameFormat()
    frame.setLeftMargin(margin)
    frame.setRightMargin(margin)
    frame.setTopMargin(white.top_px)
    frame.setBottomMargin(white.bottom_px)
    decoration.column = float(margin), float(margin + column)
    edit = QTextCursor(document)
    edit.beginEditBlock()  # so that Qt lays all out once
    document.rootFrame().setFrameFormat(frame)
    decoration.strips.fit(decoration.column)
    refit(document, images, column)
    edit.endEditBlock()
