"""A short list below the search box: how a word could go on, or what was asked before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from sourcebook.ui import fonts

MOST_ROWS: Final = 8
"""Rows that are shown without scrolling."""

FRAME_PX: Final = 6


@dataclass(frozen=True, slots=True)
class Offer:
    """One row: what it says, the query it makes, and where the cursor stands then."""

    words: str
    query: str
    cursor: int
    count: int = 0


class Offers(QListWidget):
    """Floats over what is below the box, and never takes the keyboard.

    Signals:
        taken: A row was clicked (Offer).
    """

    taken = Signal(object)

    def __init__(self, box: QWidget) -> None:
        super().__init__(box)
        self._box = box
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFont(fonts.sans(12))
        self.setAccessibleName(self.tr("Suggestions"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUniformItemSizes(True)
        self._offers: Sequence[Offer] = ()
        self.itemClicked.connect(lambda item: self.taken.emit(self._offers[self.row(item)]))
        self.hide()

    @property
    def chosen(self) -> Offer | None:
        """Return the offer that was gone to by key, if any."""
        number = self.currentRow()
        return self._offers[number] if 0 <= number < len(self._offers) else None

    @property
    def first(self) -> Offer | None:
        """Return the likeliest offer."""
        return self._offers[0] if self._offers else None

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these below the box; none hides the list."""
        self.clear()
        self._offers = offers
        for offer in offers:
            count = f"   {offer.count:,}" if offer.count else ""
            self.addItem(QListWidgetItem(f"{offer.words}{count}"))
        if not offers:
            self.hide()
            return
        self.setCurrentRow(-1)
        self._place()
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go to the row *by* rows on; before the first none is chosen."""
        self.setCurrentRow(max(-1, min(self.count() - 1, self.currentRow() + by)))

    def _place(self) -> None:
        window = self._box.window()
        if self.parent() is not window:
            self.setParent(window)
        corner = self._box.mapTo(window, QPoint(0, self._box.height() + 2))
        rows = min(MOST_ROWS, self.count())
        height = rows * max(1, self.sizeHintForRow(0)) + FRAME_PX
        self.setGeometry(corner.x(), corner.y(), self._box.width(), height)
