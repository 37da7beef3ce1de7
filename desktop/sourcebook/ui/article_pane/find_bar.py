"""The bar in which words are looked for in the article that lies open."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from sourcebook.ui import fonts, icons
from sourcebook.ui.theme import Theme

_ICON = QSize(16, 16)
_BUTTON = QSize(28, 28)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """A field, how many places there are, and buttons for all that the keys do.

    Enter goes to the next place, Shift+Enter to the one before, Escape back to where one read;
    Ctrl+Enter stays at the place.

    Signals:
        asked: Other words are looked for.
        next_wanted: The next place is wanted.
        previous_wanted: The place before is wanted.
        left: Back to where one read.
        stayed: The bar is to go, the place to stay.
    """

    asked = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    left = Signal()
    stayed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setAccessibleName(self.tr("Find in this article"))
        self.field.setFont(fonts.sans(13))
        self.field.textChanged.connect(self.asked)
        self.field.installEventFilter(self)
        self._count = QLabel()
        self._count.setProperty("tone", "dim")
        self._count.setFont(fonts.sans(12))
        self._buttons = {
            "up": self._button(self.tr("Previous place"), self.previous_wanted),
            "down": self._button(self.tr("Next place"), self.next_wanted),
            "close": self._button(self.tr("Close"), self.stayed),
        }
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(18, 7, 14, 7)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(6)
        row.addWidget(self._count)
        for button in self._buttons.values():
            row.addWidget(button)
        self.hide()

    @property
    def count(self) -> str:
        """Return what is said beside the field."""
        return self._count.text()

    def say(self, number: int, places: int, *, is_cut: bool = False) -> None:
        """Say which of how many places is shown; *is_cut* when there are more."""
        if not self.field.text().strip():
            words = ""
        elif not places:
            words = self.tr("Not found")
        else:
            sign = "+" if is_cut else ""
            words = self.tr("{number} of {places}").format(number=number, places=f"{places}{sign}")
        self._count.setText(words)
        for name in ("up", "down"):
            self._buttons[name].setEnabled(bool(places))

    def apply(self, theme: Theme) -> None:
        """Draw the icons in the ink of *theme*."""
        for name, icon in (("up", "chevron-up"), ("down", "chevron-down"), ("close", "close")):
            self._buttons[name].setIcon(icons.icon(icon, theme.dim))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim Escape and Ctrl+Enter before the window's own keys: list, and ticking a task."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            has_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() == Qt.Key.Key_Escape or (event.key() in _ENTERS and has_control):
                event.accept()
                return True
        return bool(super().eventFilter(watched, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step or leave by key (the field lets these keys through)."""
        modifiers = event.modifiers()
        if event.key() in _ENTERS and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.stayed.emit()
        elif event.key() in _ENTERS:
            back = modifiers & Qt.KeyboardModifier.ShiftModifier
            (self.previous_wanted if back else self.next_wanted).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, wanted: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(_ICON)
        button.setFixedSize(_BUTTON)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked: wanted.emit())
        return button
