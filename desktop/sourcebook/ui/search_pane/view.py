"""The list of answers: rows of three heights, which stays in place when answers come anew."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from sourcebook.ui.list_view import ListView
from sourcebook.ui.search_pane.answer_rows import Look
from sourcebook.ui.search_pane.model import HitModel

HEIGHTS_PX: Final = {Look.ANSWER: 112, Look.MEMBER: 66, Look.SENTENCE: 44}
"""How high a row is."""

HIGHEST_PX: Final = max(HEIGHTS_PX.values())

STILL_MS: Final = 700
"""Whoever has not moved for so long looks at what stands there."""

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is looked at: the keys of the rows, the chosen one, and where one row stands."""

    keys: list[Key]
    chosen: int
    anchor: int
    top_px: int


class AnswersView(ListView):
    """Unfolds and folds; `renew` keeps the row that is looked at where it is.

    Signals:
        came_to_rest: Nobody has moved for a while.
        unfolded: The sentences of a row are shown, those that are here.
        went_to_end: The last row was gone to by its key.
    """

    came_to_rest = Signal()
    unfolded = Signal()
    went_to_end = Signal()

    def __init__(self, model: HitModel, name: str) -> None:
        super().__init__(HEIGHTS_PX[Look.ANSWER], name)
        self._hits = model
        self.setModel(model)
        self.verticalHeader().setMinimumSectionSize(min(HEIGHTS_PX.values()))
        self._moved = QTimer(self, singleShot=True, interval=STILL_MS)
        self._moved.timeout.connect(self.came_to_rest)
        self._is_unasked = False
        self.chosen.connect(self._note_choice)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._moved.start())

    @property
    def is_moving(self) -> bool:
        """Tell whether somebody went or scrolled through the answers a moment ago."""
        return self._moved.isActive()

    @property
    def last_visible(self) -> int:
        """Return the number of the lowest row on the screen."""
        lowest = self.rowAt(self.viewport().height() - 1)
        return lowest if lowest >= 0 else len(self._hits.rows) - 1

    def choose_first(self) -> None:
        """Choose the first row, if there is one, unasked: until another is, the best is meant."""
        self.choose(0 if self._hits.rows else -1)
        self._is_unasked = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell when End was pressed: there may be answers further down (called by Qt)."""
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_End:
            self.went_to_end.emit()

    def unfold(self, number: int) -> None:
        """Show the further sentences of a row."""
        if 0 <= number < len(self._hits.rows) and self._hits.unfold(number):
            self.fit_rows()
            last = number + len(self._hits.rows[number].sentences)
            self.scrollTo(self._hits.index(last, 0))
            self.scrollTo(self._hits.index(number, 0))
            self.unfolded.emit()

    def fold(self, number: int) -> None:
        """Hide the sentences among which a row stands; the answer above becomes the chosen row."""
        if 0 <= number < len(self._hits.rows):
            answer = self._hits.fold(number)
            self.fit_rows()
            self.choose(answer)

    def turn(self, number: int) -> None:
        """Unfold a folded row, and fold an unfolded one."""
        turned = self.fold if self._hits.rows[number].is_unfolded else self.unfold
        turned(number)

    def fit_rows(self) -> None:
        """Give every row its height; costs microseconds a row, and nothing if none is lower."""
        header = self.verticalHeader()
        if header.length() == len(self._hits.rows) * HIGHEST_PX and not self._hits.is_mixed:
            return
        for number, row in enumerate(self._hits.rows):
            wanted = HEIGHTS_PX[row.look]
            if header.sectionSize(number) != wanted:
                header.resizeSection(number, wanted)

    def renew(self, change: Callable[[], None], *, is_ranked: bool = False) -> None:
        """Let *change* replace the rows; the chosen one and the place of the page stay.

        A first row that nobody chose gives way to the new first one while the page stands at its
        top and nobody points at it, and in any case when the rows are ranked for the first time.
        """
        before, was_moving = self._standing(), self.is_moving
        is_at_top = self.verticalScrollBar().value() == 0 and not self.viewport().underMouse()
        begins_anew = self._is_unasked and (is_ranked or is_at_top)
        self.setAutoScroll(False)
        change()
        self.fit_rows()
        if begins_anew:
            self.choose_first()
        else:
            self._stand(before)
        self.setAutoScroll(True)
        if not was_moving:
            self._moved.stop()

    def _note_choice(self) -> None:
        self._is_unasked = False
        self._moved.start()

    def _standing(self) -> _Standing:
        pointer = self.viewport().mapFromGlobal(self.cursor().pos())
        pointed = self.rowAt(pointer.y()) if self.viewport().underMouse() else -1
        top = self.rowViewportPosition(self.current) if self.current >= 0 else -1
        is_seen = 0 <= top < self.viewport().height()
        anchor = pointed if pointed >= 0 else self.current if is_seen else self.rowAt(0)
        keys = [row.key for row in self._hits.rows]
        return _Standing(keys, self.current, anchor, self.rowViewportPosition(max(0, anchor)))

    def _stand(self, before: _Standing) -> None:
        """Choose the row that was chosen; one that is gone gives way to the next that stayed."""
        now = {row.key: number for number, row in enumerate(self._hits.rows)}
        if before.chosen >= 0 and now:
            chosen = _first_left(before.keys[before.chosen :], now)
            number = now.get(chosen, len(now) - 1) if chosen else len(now) - 1
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._hits.index(number, 0), flags)
        anchor = _first_left(before.keys[before.anchor :], now) if before.anchor >= 0 else None
        if anchor is not None:
            self.executeDelayedItemsLayout()
            moved = self.rowViewportPosition(now[anchor]) - before.top_px
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)


def _first_left(keys: list[Key], now: dict[Key, int]) -> Key | None:
    return next((key for key in keys if key in now), None)
