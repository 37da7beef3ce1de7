"""Offer titles after ``[[`` and tags after ``#`` while a note is written."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget

from sourcebook.ui import fonts
from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.notes_pane.editor import Editor
from sourcebook.ui.work import Future, Work

MOST_SHOWN: Final = 8
WIDTH_PX: Final = 300
ROW_PX: Final = 26

TYPED: Final = re.compile(
    r"(?P<sign>\[\[)(?P<title>[^\[\]|#]{0,80})$|(?<![^\s(\[])(?P<hash>#)(?P<tag>[\w/-]{1,60})$"
)
"""What stands before the cursor when something can be offered."""

Ask = Callable[[str, str], "Future[list[str]]"]
"""(``[[`` or ``#``, what is typed after it) → titles or tags that begin so."""

_KEYS: Final = frozenset(
    {
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape),
    }
)


class Completing(QObject):
    """A small list below the cursor; the keyboard stays in the note."""

    def __init__(self, editor: Editor, ask: Ask, work: Work) -> None:
        super().__init__(editor)
        self._editor = editor
        self._ask = ask
        self._work = work
        self._request = 0
        self._sign = ""
        self._typed = ""
        self.list = QListWidget(editor)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.setFont(fonts.sans(13))
        self.list.setAccessibleName(self.tr("Titles and tags"))
        self.list.itemClicked.connect(lambda _: self.accept())
        self.list.hide()
        editor.textChanged.connect(self._look)
        editor.cursorPositionChanged.connect(self._hide_when_left)
        editor.left.connect(self.list.hide)
        editor.installEventFilter(self)

    def accept(self) -> None:
        """Put the chosen title or tag in the place of what was typed."""
        self.list.hide()
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        cursor = self._editor.textCursor()
        by = utf16_length(self._typed)
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, by)
        after = cursor.block().text()[cursor.selectionEnd() - cursor.block().position() :]
        is_closed = after.startswith("]]")
        end = "" if self._sign != "[[" or is_closed else "]]"
        cursor.insertText(str(item.data(Qt.ItemDataRole.UserRole)) + end)
        if self._sign == "[[" and is_closed:
            cursor.movePosition(QTextCursor.MoveOperation.Right, n=2)
        self._editor.setTextCursor(cursor)
        self.list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list while it is shown (called by Qt)."""
        if self.list.isVisible() and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if is_plain and event.key() in _KEYS:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    self._act(event.key())
                    return True
        return super().eventFilter(watched, event)

    def _act(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self._request += 1
            self.list.hide()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())
        else:
            self.accept()

    def _before_cursor(self) -> re.Match[str] | None:
        cursor = self._editor.textCursor()
        end = cursor.positionInBlock()
        return TYPED.search(cursor.block().text()[max(0, end - 90) : end])

    def _look(self) -> None:
        self._request += 1
        request, match = self._request, self._before_cursor()
        if match is None or not self._editor.hasFocus():
            self.list.hide()
            return
        sign = match["sign"] or match["hash"]
        typed = match["title"] if match["sign"] else match["tag"]

        def here(found: Sequence[str]) -> None:
            if request == self._request:
                self._sign, self._typed = sign, typed
                self._show(found)

        self._work.then(self._ask(sign, typed), here, owner=self)

    def _hide_when_left(self) -> None:
        if self.list.isVisible() and self._before_cursor() is None:
            self.list.hide()

    def _show(self, found: Sequence[str]) -> None:
        offered = [one for one in found if one != self._typed][:MOST_SHOWN]
        self.list.clear()
        for words in offered:
            self.list.addItem(words)
            item = self.list.item(self.list.count() - 1)
            item.setData(Qt.ItemDataRole.UserRole, words)
            item.setToolTip(words)
        if not offered:
            self.list.hide()
            return
        self.list.setCurrentRow(0)
        self._place(len(offered))
        self.list.show()
        self.list.raise_()

    def _place(self, count: int) -> None:
        """Stand below the cursor, or above it where there is no room."""
        at = self._editor.cursorRect()
        room = self._editor.viewport()
        width = min(WIDTH_PX, room.width() - 8)
        height = count * max(ROW_PX, self.list.sizeHintForRow(0)) + 6
        left = max(4, min(at.left(), room.width() - width - 4))
        top = at.bottom() + 4
        if top + height > room.height():
            top = max(4, at.top() - height - 4)
        self.list.setGeometry(left, top, width, height)
