"""What narrows the list of highlights: words, colours, and what is so with them."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from sourcebook.model.highlight import Colour, Sought
from sourcebook.model.settings import Settings
from sourcebook.ui import colour_names, fonts
from sourcebook.ui.highlights_pane.swatch import DOT_PX, dot
from sourcebook.ui.theme import Theme

DEBOUNCE_MS: Final = 120
"""Words are looked for once typing rests so long: over a whole library all quotations are read."""

BUTTON_PX: Final = 24


class WordsField(QLineEdit):
    """Takes words, and hands the arrow down and Enter to the list.

    Signals:
        went_down: The keyboard shall go to the list.
    """

    went_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave downwards by Down and Enter."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_down.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """A field and six buttons.

    Signals:
        changed: Something else is sought.
        went_down: The keyboard shall go to the list.
    """

    changed = Signal()
    went_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = WordsField()
        self.field.setProperty("look", "search")
        self.field.setPlaceholderText(self.tr("Filter by words"))
        self.field.setAccessibleName(self.tr("Filter highlights by words"))
        self.colours = {one: self._button("") for one in Colour}
        self.commented = self._button(self.tr("Comment"))
        self.commented.setToolTip(self.tr("Only highlights with a comment"))
        self.orphans = self._button(self.tr("Gone"))
        self.orphans.setToolTip(self.tr("Only highlights whose passage is gone from the article"))
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._pause.timeout.connect(self.changed)
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.field.went_down.connect(self.went_down)
        self._lay_out()

    def sought(self, standing: Sought) -> Sought:
        """Return what is sought now, in the order and the article of *standing*."""
        return replace(
            standing,
            words=self.field.text(),
            colours=frozenset(one for one, button in self.colours.items() if button.isChecked()),
            has_comment=self.commented.isChecked(),
            is_orphan=self.orphans.isChecked(),
        )

    def clear(self) -> None:
        """Seek all again."""
        for button in (*self.colours.values(), self.commented, self.orphans):
            button.setChecked(False)
        self.field.clear()
        self._pause.stop()
        self.changed.emit()

    def apply(self, theme: Theme, settings: Settings) -> None:
        """Change the colours, and say what the reader calls them."""
        for colour, button in self.colours.items():
            button.setIcon(dot(theme, colour))
            told = colour_names.told(colour, settings)
            button.setToolTip(told)
            button.setAccessibleName(told)
        for button in (self.commented, self.orphans):
            button.setStyleSheet(
                f"QToolButton {{ color: {theme.dim}; border: 1px solid {theme.rule};"
                " padding: 1px 8px; border-radius: 7px; }"
                f"QToolButton:checked {{ color: {theme.text}; background: {theme.chip}; }}"
            )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.setContentsMargins(2, 0, 0, 0)
        for swatch in self.colours.values():
            swatch.setIconSize(QSize(DOT_PX, DOT_PX))
            swatch.setFixedSize(BUTTON_PX, BUTTON_PX)
            row.addWidget(swatch)
        row.addStretch()
        row.addWidget(self.commented)
        row.addSpacing(3)
        row.addWidget(self.orphans)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 2, 14, 6)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addLayout(row)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setText(words)
        button.setFont(fonts.sans(11))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.changed)
        return button
