"""Two editions of an article side by side, with what differs marked."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sourcebook.model.comparison import Comparison, EditionRow
from sourcebook.model.highlight import Colour
from sourcebook.ui import fonts
from sourcebook.ui.dialogs.edition_text import EditionText, facing
from sourcebook.ui.dialogs.sheet import Sheet
from sourcebook.ui.theme import Theme

SIZE: Final = QSize(1180, 820)

Compare = Callable[[str, str, Callable[[Comparison], None]], None]
"""Compares two editions by their ids and gives the answer."""


class EditionsDialog(Sheet):
    """Lists the editions, shows two, goes from difference to difference by N and P, or ] and [.

    *show* makes an edition the one that is read.
    """

    def __init__(
        self,
        rows: Sequence[EditionRow],
        show: Callable[[str], None],
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(self.tr("Editions"), parent, width_px=700)
        self._rows = list(rows)
        self._compare: Compare | None = None
        self._show_edition = show
        self._comparison: Comparison | None = None
        self._request = 0
        self.sides = (
            EditionText(self.tr("Earlier edition")),
            EditionText(self.tr("Later edition")),
        )
        self.choices = (QComboBox(), QComboBox())
        self.buttons = (QPushButton(), QPushButton())
        self.told = QLabel()
        self.told.setFont(fonts.sans(13))
        self._lay_out()
        self._colour(theme)
        self.resize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def begin(self, compare: Compare) -> None:
        """Compare the edition that is read with the one before it."""
        self._compare = compare
        last = len(self._rows) - 1
        shown = next((n for n, row in enumerate(self._rows) if row.is_shown), last)
        chosen = (shown - 1, shown) if shown else (0, min(1, last))
        for choice, number in zip(self.choices, chosen, strict=True):
            choice.setCurrentIndex(number)
        self._ask()

    @property
    def current(self) -> int:
        """Return the number of the difference that was gone to, -1 before any."""
        return self.sides[0].current

    def step(self, by: int) -> None:
        """Go to the next or previous difference; after the last one to the first."""
        count = len(self.sides[0].stretches)
        if not count:
            return
        number = (self.current + by) % count if self.current >= 0 else (0 if by > 0 else count - 1)
        for side in self.sides:
            side.current = number
            side.bring(side.stretches[number][0])
            side.mark()
        self.told.setText(
            self.tr("Difference {number} of {count}").format(number=number + 1, count=count)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the differences, and scroll."""
        steps = {
            Qt.Key.Key_N: 1,
            Qt.Key.Key_BracketRight: 1,
            Qt.Key.Key_P: -1,
            Qt.Key.Key_BracketLeft: -1,
        }
        scrolls = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 20,
            Qt.Key.Key_Space: 20,
            Qt.Key.Key_PageUp: -20,
        }
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        elif event.key() in scrolls:
            bar = self.sides[1].verticalScrollBar()
            bar.setValue(bar.value() + scrolls[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        for number, side in enumerate(self.sides):
            column = QVBoxLayout()
            choice, button = self.choices[number], self.buttons[number]
            choice.setAccessibleName(side.accessibleName())
            choice.addItems([self._label(one) for one in self._rows])
            choice.setMinimumContentsLength(20)
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.activated.connect(self._ask)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, at=number: self._take(at))
            side.scrolled.connect(lambda at=number: self._follow(at))
            column.addWidget(choice)
            column.addWidget(side, 1)
            column.addWidget(button)
            row.addLayout(column, 1)
        self.body.addWidget(self.told)
        self.body.addLayout(row, 1)
        keys = self.tr("N and P, or ] and [, go to the next and previous difference · Esc closes")
        self.add_words(keys, tone="dim", size_px=12)

    def _colour(self, theme: Theme) -> None:
        current = QTextCharFormat()
        current.setBackground(QColor(theme.highlights[Colour.YELLOW]))
        for side, colour in zip(self.sides, (Colour.PINK, Colour.GREEN), strict=True):
            marked, strong = QTextCharFormat(), QTextCharFormat(current)
            marked.setBackground(QColor(theme.highlights[colour]))
            for one in (marked, strong):  # colour is not the only sign
                one.setFontStrikeOut(colour is Colour.PINK)
                one.setFontUnderline(colour is Colour.GREEN)
            side.set_colours(marked, strong)

    def _label(self, row: EditionRow) -> str:
        words = self.tr(
            "{number}: made {made}, capture {capture} of {captured}, {words} words, "
            "cleaner {cleaner}"
        )
        said = words.format(
            number=row.number,
            made=_minute(row.made_at),
            capture=row.capture,
            captured=_minute(row.captured_at),
            words=f"{row.words:,}",
            cleaner=" ".join(part for part in (row.cleaner, row.rules) if part) or "?",
        )
        return self.tr("Shown · {edition}").format(edition=said) if row.is_shown else said

    def _ask(self) -> None:
        self._request += 1
        request = self._request
        chosen = [self._rows[choice.currentIndex()] for choice in self.choices]
        for button, row in zip(self.buttons, chosen, strict=True):
            button.setText(
                self.tr("This one is read") if row.is_shown else self.tr("Read this one")
            )
            button.setEnabled(not row.is_shown)
        for choice in self.choices:
            choice.setToolTip(choice.currentText())
        self.told.setText(self.tr("Comparing…"))

        def arrived(comparison: Comparison) -> None:
            if request == self._request:
                self._put(comparison)

        if self._compare is not None:
            self._compare(chosen[0].id, chosen[1].id, arrived)

    def say(self, words: str) -> None:
        """Say what became of the comparison."""
        self.told.setText(words)

    def _put(self, comparison: Comparison) -> None:
        self._comparison = comparison
        found = comparison.differences
        self.sides[0].put(comparison.text, [(one.start, one.end) for one in found])
        self.sides[1].put(
            comparison.other_text, [(one.other_start, one.other_end) for one in found]
        )
        count = len(found)
        said = self.tr("{count} differences").format(count=f"{count:,}")
        if not count:
            said = self.tr("The words of both are the same.")
        elif count == 1:
            said = self.tr("One difference")
        self.told.setText(said)

    def _take(self, at: int) -> None:
        row = self._rows[self.choices[at].currentIndex()]
        self.accept()
        self._show_edition(row.id)

    def _follow(self, moved: int) -> None:
        """Scroll the other side to the same words."""
        if self._comparison is None:
            return
        at = facing(self._comparison.differences, self.sides[moved].middle(), is_other=moved == 1)
        self.sides[1 - moved].bring(at)


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ") or "?"
