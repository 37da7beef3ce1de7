"""A quiet line at the bottom of the window: what was done, or what went wrong."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from sourcebook.ui import fonts, icons
from sourcebook.ui.theme import Theme

SHOWN_MS: Final = 8000
"""How long a message stays; an error stays until it is closed or replaced."""


class NoticeBar(QWidget):
    """Shows one sentence, perhaps with a button; it never takes the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setFont(fonts.sans(12))
        self._button = QPushButton()
        self._button.setFont(fonts.sans(12, 500))
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self._on_clicked)
        self._further = QPushButton()
        self._further.setFont(fonts.sans(12, 500))
        self._further.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._further.clicked.connect(self._on_further)
        self._further_action: Callable[[], object] | None = None
        self._close = QToolButton()
        self._close.setIconSize(QSize(16, 16))
        self._close.setAccessibleName(self.tr("Close message"))
        self._close.clicked.connect(self.hide)
        self._action: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 6, 12, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self._further)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.apply(theme)
        self.hide()

    @property
    def words(self) -> str:
        """Return the sentence being shown, or nothing."""
        return "" if self.isHidden() else self._words.text()

    def tell(
        self,
        words: str,
        button: str = "",
        action: Callable[[], object] | None = None,
        *,
        further: tuple[str, Callable[[], object] | None] = ("", None),
    ) -> None:
        """Say what was done; *button* does *action*, and *further* is a second button."""
        self._show(words, button, action, tone="")
        self._offer(further)
        self._timer.start()

    def warn(
        self,
        words: str,
        button: str = "",
        action: Callable[[], object] | None = None,
        *,
        further: tuple[str, Callable[[], object] | None] = ("", None),
    ) -> None:
        """Say what went wrong; it stays until it is closed or replaced."""
        self._show(words, button, action, tone="danger")
        self._offer(further)
        self._timer.stop()

    def _offer(self, further: tuple[str, Callable[[], object] | None]) -> None:
        words, self._further_action = further
        self._further.setText(words)
        self._further.setVisible(bool(words))

    def apply(self, theme: Theme) -> None:
        """Change the colours."""
        self._close.setIcon(icons.icon("close", theme.dim))

    def _show(
        self, words: str, button: str, action: Callable[[], object] | None, *, tone: str
    ) -> None:
        self._words.setText(words)
        self._words.setProperty("tone", tone)
        self._words.style().polish(self._words)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._further.hide()
        self._action = action
        self.show()
        alert = QAccessibleEvent(self._words, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(alert)

    def _on_clicked(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()

    def _on_further(self) -> None:
        self.hide()
        if self._further_action is not None:
            self._further_action()
