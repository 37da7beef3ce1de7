"""The card that floats over the window: a field, and below it what answers."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sourcebook.ui import fonts
from sourcebook.ui.list_view import Index, ListView
from sourcebook.ui.palette.delegate import ENTRY_ROLE, QUERY_ROLE, ROW_PX, EntryDelegate
from sourcebook.ui.palette.entries import Entry
from sourcebook.ui.palette.listing import Listing
from sourcebook.ui.theme import Theme

WIDTH_PX: Final = 600
TOP_PX: Final = 84
MOST_SHOWN: Final = 11
"""Rows that are seen without scrolling."""

PAUSE_MS: Final = 120
"""Titles beyond the list are asked for so long after the last letter."""


class Rows(QAbstractListModel):
    """The entries that are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()
        self.query = ""

    def show_entries(self, entries: Sequence[Entry], query: str) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries, self.query = entries, query
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        """Count the rows (called by Qt)."""
        return len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says (called by Qt)."""
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.spoken
        return {ENTRY_ROLE: entry, QUERY_ROLE: self.query}.get(role)


class Field(QLineEdit):
    """Takes every key while it has the keyboard; some go to the rows.

    Signals:
        left: Something else has the keyboard.
        shift_entered: Enter was pressed with Shift held.
    """

    left = Signal()
    shift_entered = Signal()

    def __init__(self, keys: dict[int, Callable[[], object]]) -> None:
        super().__init__()
        self._keys = keys
        self.setProperty("look", "flat")
        self.setFont(fonts.sans(16))

    def event(self, event: QEvent) -> bool:
        """Keep the window's own keys from acting while letters are typed (called by Qt)."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if shift and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.shift_entered.emit()
                return True
            act = self._keys.get(event.key())
            if act is not None:  # also Tab, which Qt would take before keyPressEvent
                act()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell it, unless a menu or another program has the keyboard for a moment."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing:
            self.left.emit()


class Palette(QFrame):
    """Shows a `Listing` and asks it with every letter.

    Signals:
        taken: An entry was chosen; the keyboard is back where it was (Entry).
        asked: Something is typed for a moment (what).
        made: A new thing of this name is wanted, if ``makes`` is on.
    """

    taken = Signal(object)
    asked = Signal(str)
    made = Signal(str)
    makes = False

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setProperty("look", "card")
        self._listing = Listing(())
        self._before: QWidget | None = None
        self.field = Field(self._keys())
        self.rows = Rows(self)
        self.list = ListView(ROW_PX, self.tr("Choices"))
        self.list.setModel(self.rows)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.delegate = EntryDelegate(theme, self.list)
        self.list.setItemDelegate(self.delegate)
        self.nothing = QLabel(self.tr("Nothing has these letters."))
        self.nothing.setProperty("tone", "dim")
        self.nothing.setContentsMargins(22, 6, 22, 10)
        self._column = QVBoxLayout(self)
        self.shadow = QGraphicsDropShadowEffect(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()
        self.apply(theme)
        self.hide()

    @property
    def chosen(self) -> Entry | None:
        """Return the entry that Enter would take."""
        number = self.list.current
        return self.rows.entries[number] if 0 <= number < len(self.rows.entries) else None

    def open(self, listing: Listing, hint: str) -> None:
        """Float over the window with an empty field that says *hint*."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._listing = listing
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.clear()
        self._answer()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def replace(self, listing: Listing) -> None:
        """Show another listing below what is typed.

        The best entry is the chosen one, unless the reader has gone to another: that one stays.
        """
        standing = self.chosen if self.list.current > 0 else None
        self._listing = listing
        self.refresh(standing)

    def refresh(self, standing: Entry | None = None) -> None:
        """Ask the listing again, because it has more."""
        self._answer()
        if standing in self.rows.entries:
            self.list.choose(self.rows.entries.index(standing))

    def close_up(self) -> None:
        """Vanish and give the keyboard back."""
        if self.isHidden():
            return
        self._pause.stop()
        before, self._before = self._before, None
        self.hide()
        if before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def apply(self, theme: Theme) -> None:
        """Change the colours."""
        self.delegate.theme = theme
        shade = QColor("#000000")
        shade.setAlphaF(0.6 if theme.is_dark else 0.22)
        self.shadow.setColor(shade)
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size (called by Qt)."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _keys(self) -> dict[int, Callable[[], object]]:
        page = MOST_SHOWN - 1
        return {
            Qt.Key.Key_Escape: self.close_up,
            Qt.Key.Key_Return: self._take,
            Qt.Key.Key_Enter: self._take,
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Tab: lambda: self._step(1),
            Qt.Key.Key_Backtab: lambda: self._step(-1),
            Qt.Key.Key_PageDown: lambda: self._step(page),
            Qt.Key.Key_PageUp: lambda: self._step(-page),
        }

    def _lay_out(self) -> None:
        self.shadow.setBlurRadius(48)
        self.shadow.setOffset(0, 12)
        self.setGraphicsEffect(self.shadow)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        field_row = QVBoxLayout()
        field_row.setContentsMargins(20, 16, 20, 10)
        field_row.addWidget(self.field)
        self._column.setContentsMargins(1, 1, 1, 9)
        self._column.setSpacing(0)
        self._column.addLayout(field_row)
        self._column.addWidget(self.list)
        self._column.addWidget(self.nothing)

    def _connect(self) -> None:
        self._window.installEventFilter(self)
        self.field.textChanged.connect(self._on_typed)
        self.field.left.connect(self.close_up)
        self.field.shift_entered.connect(self._on_shift_entered)
        self.list.clicked.connect(lambda _: self._take())
        self.list.chosen.connect(self._say_chosen)
        self._pause.timeout.connect(lambda: self.asked.emit(self.field.text()))

    def _on_typed(self) -> None:
        self._answer()
        if self.field.text().strip():
            self._pause.start()

    def _answer(self) -> None:
        query = self.field.text()
        self.rows.show_entries(self._listing.answer(query), query)
        self.list.choose(0)
        self._place()

    def _place(self) -> None:
        """Make room for the rows, in the upper middle of the window."""
        window = self._window
        count = len(self.rows.entries)
        fits = max(1, (window.height() - TOP_PX - 90) // ROW_PX)
        self.list.setVisible(bool(count))
        self.nothing.setVisible(not count)
        self.list.setFixedHeight(min(count, MOST_SHOWN, fits) * ROW_PX)
        width = min(WIDTH_PX, window.width() - 32)
        self._column.activate()
        height = self._column.totalSizeHint().height()
        self.setGeometry((window.width() - width) // 2, TOP_PX, width, height)

    def _step(self, by: int) -> None:
        count = len(self.rows.entries)
        if not count:
            return
        number = self.list.current + by
        is_beyond = number < 0 or number >= count
        self.list.choose(number % count if is_beyond and abs(by) == 1 else _within(number, count))

    def _say_chosen(self) -> None:
        entry = self.chosen
        self.field.setAccessibleDescription(entry.spoken if entry else "")

    def _on_shift_entered(self) -> None:
        """Take the chosen entry, unless somebody makes new things of what is typed."""
        words = " ".join(self.field.text().split())
        if not self.makes:
            self._take()
        elif words:
            self.close_up()
            self.made.emit(words)

    def _take(self) -> None:
        entry = self.chosen
        if entry is not None:
            self.close_up()
            self.taken.emit(entry)


def _within(number: int, count: int) -> int:
    return max(0, min(count - 1, number))
