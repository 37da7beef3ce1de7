"""Below the note: the places of other notes that lead to what lies open, or only name it."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sourcebook.model.mention import Mention
from sourcebook.ui import fonts
from sourcebook.ui.article_pane.direction import isolated
from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.list_view import Index, ListView
from sourcebook.ui.painting import Elider, paint_row_ground
from sourcebook.ui.theme import Theme

ROW_PX: Final = 48
SIDE_PX: Final = 20
MOST_SEEN: Final = 4
"""Rows that are seen without scrolling: the note has the room."""

_MENTION_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class MentionsPanel(QWidget):
    """Lists them, links first.

    Signals:
        opened: A place is to be shown (Mention).
        link_wanted: A place that only names it is to become a link (Mention).
        left: The keyboard is to go back to the note.
    """

    opened = Signal(object)
    link_wanted = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head = QLabel()
        self._head.setContentsMargins(SIDE_PX, 10, SIDE_PX, 4)
        self._none = QLabel(self.tr("No other note speaks of this."))
        self._none.setProperty("tone", "dim")
        self._none.setContentsMargins(SIDE_PX, 0, SIDE_PX, 12)
        self._none.setWordWrap(True)
        self._rows = _Rows(self)
        self.list = ListView(ROW_PX, self.tr("What speaks of this"))
        self.list.setModel(self._rows)
        self._delegate = _Delegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.opened.connect(self._open)
        self.list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        for widget in (self._head, self._none, self.list):
            column.addWidget(widget)
        self.setFocusProxy(self.list)
        self.put(())
        self.apply(theme)
        self.hide()

    @property
    def mentions(self) -> Sequence[Mention]:
        """Return what is listed."""
        return self._rows.mentions

    def put(self, mentions: Sequence[Mention]) -> None:
        """List these places; the row of the keyboard stays where it was, as far as there is one."""
        current = self.list.current
        self._rows.put(mentions)
        words = self.tr("What speaks of this")
        self._head.setText(f"{words}  ·  {len(mentions)}" if mentions else words)
        self._none.setVisible(not mentions)
        self.list.setVisible(bool(mentions))
        self.list.setFixedHeight(ROW_PX * min(MOST_SEEN, len(mentions)) + 2)
        if mentions and current >= 0:
            self.list.choose(min(current, len(mentions) - 1))

    def take_keyboard(self) -> None:
        """Let the list have the keyboard, its first row chosen."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.list.current < 0 and self.mentions:
            self.list.choose(0)

    def apply(self, theme: Theme) -> None:
        """Change the colours."""
        self._head.setFont(fonts.sans(12, 600))
        self._none.setFont(fonts.sans(12))
        self._delegate.theme = theme
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list before the list and the window do."""
        if isinstance(event, QKeyEvent) and not event.modifiers():
            act = self._act_of(event)
            if act is not None and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if act is not None and event.type() == QEvent.Type.KeyPress:
                act()
                return True
        return super().eventFilter(watched, event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return lambda: self._open(self.list.current)
        if event.key() == Qt.Key.Key_Escape:
            return self.left.emit
        return self._link if event.key() == Qt.Key.Key_L else None

    def _link(self) -> None:
        if 0 <= self.list.current < len(self.mentions):
            self.link_wanted.emit(self.mentions[self.list.current])

    def _open(self, number: int) -> None:
        if 0 <= number < len(self.mentions):
            self.opened.emit(self.mentions[number])


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.mentions: Sequence[Mention] = ()

    def put(self, mentions: Sequence[Mention]) -> None:
        self.beginResetModel()
        self.mentions = tuple(mentions)
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        """Count the rows (called by Qt)."""
        return len(self.mentions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says (called by Qt)."""
        mention = self.mentions[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{mention.title}: {mention.context}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if mention.is_link else self.tr("L makes a link of the name")
        return mention if role == _MENTION_ROLE else None


class _Delegate(QStyledItemDelegate):
    """Two lines: the words around the place, and below them the note they stand in."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._words = Elider(fonts.sans(13))
        self._about = Elider(fonts.sans(12))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a row (called by Qt)."""
        return QSize(120, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row (called by Qt)."""
        mention = index.data(_MENTION_ROLE)
        if not isinstance(mention, Mention):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, option, self.theme)
        inner = option.rect.adjusted(SIDE_PX, 5, -SIDE_PX, -5)
        half = inner.height() // 2
        self._paint_words(painter, QRectF(inner.adjusted(0, 0, 0, -half)), mention)
        kind = self.tr("links here") if mention.is_link else self.tr("names it")
        title = isolated(mention.title or self.tr("Untitled"))
        below = self._about.line(f"{title}  ·  {kind}", inner.width())
        painter.setFont(self._about.font)
        painter.setPen(QColor(self.theme.dim))
        place = inner.adjusted(0, half, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, below)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, mention: Mention) -> None:
        """Paint the words as one line that has the place in it, the place strong."""
        start = max(0, mention.at - _BEFORE) if mention.at > _BEFORE else 0
        context = mention.context[start:]
        shown = self._words.line(f"…{context}" if start else context, round(area.width()))
        at = mention.at - start + (1 if start else 0)
        layout = QTextLayout(shown, self._words.font)
        strong = QTextLayout.FormatRange()
        strong.start = utf16_length(shown[:at])
        strong.length = utf16_length(shown[at : at + mention.length])
        form = QTextCharFormat()
        form.setFont(fonts.sans(13, 700))
        strong.format = form
        layout.setFormats([strong])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        painter.setPen(QColor(self.theme.text))
        place = area.topLeft()
        place.setX(place.x() - line.naturalTextRect().x())
        place.setY(place.y() + (area.height() - line.height()) / 2)
        layout.draw(painter, place)


_BEFORE: Final = 24
"""Code points before the place that are shown: the column is narrow."""
