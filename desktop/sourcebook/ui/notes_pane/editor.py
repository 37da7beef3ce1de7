"""The field in which a note is written: plain Markdown, lines with air between them."""

import re
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.notes_pane.ground import Ground

ITEM: Final = re.compile(r"(\s*)(?:([-*+])|(\d+)([.)])|(>))( \[[ xX]\])? ")
"""The beginning of a line that Enter continues: list, numbered list, quotation, task."""

BOX: Final = re.compile(r"(\s*(?:[-*+]|\d+[.)]) )(?:\[([ xX])\] )?")
"""The beginning of a list item, with its task box if it has one."""

MARGIN_PX: Final = 20
TAB_PX: Final = 28


class Editor(QPlainTextEdit):
    """A QPlainTextEdit that continues lists and tells when it is left.

    Signals:
        left: The keyboard went elsewhere.
        link_clicked: A place was clicked with Ctrl held; the cursor stands there.
    """

    left = Signal()
    link_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "flat")
        self.setTabStopDistance(TAB_PX)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Notes"))
        self.ground: Ground | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what stands under the words, then the words."""
        if self.ground is not None:
            painter = QPainter(self.viewport())
            self.ground.paint_under(self, painter)
            painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Continue a list on Enter; a line break is always a new line of the text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.toggle_task()
            else:
                self._new_line()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click with Ctrl held, which follows a link."""
        super().mouseReleaseEvent(event)
        is_plain = not self.textCursor().hasSelection()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and is_plain:
            self.link_clicked.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave files to the window, which adds them as articles."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert text as it is."""
        self.textCursor().insertText(source.text())
        self.ensureCursorVisible()

    def toggle_task(self) -> None:
        """Tick the task of this line, untick it, or make the list item a task."""
        cursor = self.textCursor()
        match = BOX.match(cursor.block().text())
        if match is None:
            return
        ticked = {" ": "[x] ", None: "[ ] "}.get(match[2], "[ ] ")
        start = cursor.block().position()
        edit = QTextCursor(self.document())
        edit.setPosition(start + utf16_length(match[1]))
        edit.setPosition(start + utf16_length(match[0]), QTextCursor.MoveMode.KeepAnchor)
        edit.insertText(ticked)

    def _new_line(self) -> None:
        cursor = self.textCursor()
        line = cursor.block().text()
        match = ITEM.match(line)
        at_or_after_text = cursor.positionInBlock() >= (utf16_length(match[0]) if match else 0)
        if match is None or cursor.hasSelection() or not at_or_after_text:
            cursor.insertText("\n")
        elif line == match[0]:
            self._end_list(cursor)
        else:
            cursor.insertText("\n" + _next_marker(match))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _end_list(self, cursor: QTextCursor) -> None:
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()


def _next_marker(match: re.Match[str]) -> str:
    indent, bullet, number, dot, quote, box = match.groups()
    marker = bullet or quote or f"{int(number) + 1}{dot}"
    return f"{indent}{marker}{' [ ]' if box else ''} "
