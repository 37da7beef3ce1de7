"""The field in which a note is written: plain Markdown, lines with air between them."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from sourcebook.app.pasting import has_structure
from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.notes_pane import listing, markup, text
from sourcebook.ui.notes_pane.colours import is_code
from sourcebook.ui.notes_pane.ground import Ground
from sourcebook.ui.notes_pane.pairs import around, delete_pair, type_sign

BOX: Final = re.compile(r"(\s*(?:[-*+]|\d+[.)]) )(?:\[([ xX])\] )?")
"""The beginning of a list item, with its task box if it has one."""

ADDRESS: Final = re.compile(r"(?:https?://|mailto:|sourcebook:)[^\s<>()]{1,2000}")
"""What makes a link of a selection when it is pasted over it."""

_CHORD: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_KEEP: Final = QTextCursor.MoveMode.KeepAnchor

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
        self.paint_margin: Callable[[QPainter], None] | None = None
        self.paste_html: Callable[[str, str], None] = lambda _html, words: self.insert_words(words)
        """What is done with HTML, and its words, that has structure."""
        self.pairs_signs = True
        self._has_focus_mode = self._is_typewriter = False
        self.cursorPositionChanged.connect(self._on_moved)

    def set_quiet(self, *, focus: bool, typewriter: bool) -> None:
        """Dim the other paragraphs; keep the line of the cursor in the middle."""
        self._has_focus_mode = focus
        self.setCenterOnScroll(typewriter)
        self._is_typewriter = typewriter
        self.viewport().update()
        if typewriter:
            self.centerCursor()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what stands under the words, the words, and the veil over those out of focus."""
        if self.ground is not None:
            painter = QPainter(self.viewport())
            self.ground.paint_under(self, painter)
            if self.paint_margin is not None:
                self.paint_margin(painter)
            painter.end()
        super().paintEvent(event)
        if self.ground is not None and self._has_focus_mode:
            painter = QPainter(self.viewport())
            self.ground.paint_over(self, painter)
            painter.end()

    def _on_moved(self) -> None:
        if self._has_focus_mode:
            self.viewport().update()
        if self._is_typewriter and not self.textCursor().hasSelection():
            self.centerCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Continue lists, shift items and pair signs; a line break is always a new line."""
        if not self._takes(event):
            super().keyPressEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Do what a key means here beyond what every text does; False when that is nothing."""
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._new_line()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not modifiers & _CHORD:
            self._tab(forward=key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_Backspace and not modifiers & _CHORD:
            return self._remove_marker() or self._change(delete_pair)
        elif key == Qt.Key.Key_Delete and not modifiers & _CHORD:
            return self._delete_after_joint()
        else:
            typed = event.text()
            return self.pairs_signs and bool(typed) and self._change(type_sign, typed)
        return True

    def _change(self, change: Callable[..., bool], *arguments: str) -> bool:
        """Let *change* work with a cursor, and go where it went."""
        cursor = self.textCursor()
        if not change(cursor, *arguments):
            return False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _tab(self, *, forward: bool) -> None:
        """Shift items of a list, indent code; elsewhere the keyboard goes on, as in every field."""
        if markup.shift_items(self, deeper=forward):
            return
        if forward and is_code(self.textCursor().block()):
            self.textCursor().insertText("    ")
        elif forward:
            self.focusNextChild()
        else:
            self.focusPreviousChild()

    def _remove_marker(self) -> bool:
        """Take the marker before the cursor away as a whole: of an item, of a quotation."""
        cursor = self.textCursor()
        match = listing.ITEM.match(cursor.block().text())
        if cursor.hasSelection() or match is None or not match[0].endswith(" "):
            return False
        if cursor.positionInBlock() != match.end():
            return False
        cursor.setPosition(cursor.block().position() + match.start("mark"), _KEEP)
        cursor.removeSelectedText()
        markup.renumber(self)
        return True

    def _delete_after_joint(self) -> bool:
        """Delete the letter after a break that is none of the text, with the break."""
        cursor = self.textCursor()
        if cursor.hasSelection() or around(cursor)[1] != text.JOINT:
            return False
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, _KEEP, 3)
        cursor.removeSelectedText()
        return True

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
        """Insert text; an address over a selection makes a link of it, HTML comes as Markdown."""
        words = source.text()
        selected = self.textCursor().selectedText()
        if selected and "\u2029" not in selected and ADDRESS.fullmatch(words.strip()):
            markup.link(self, words.strip())
            return
        if source.hasHtml() and has_structure(source.html()):
            self.paste_html(source.html(), words)
            return
        self.insert_words(words)

    def paste_words(self) -> None:
        """Insert the words of the clipboard, without their structure."""
        self.insert_words(QGuiApplication.clipboard().text())

    def insert_words(self, words: str) -> None:
        """Put *words* at the cursor, in the place of what is selected."""
        self.textCursor().insertText(text.in_pieces(words))
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the text of the note, not what stands for it in the document."""
        data = QMimeData()
        data.setText(text.plain(self.textCursor().selectedText()))
        return data

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
        match = None if is_code(cursor.block()) else listing.ITEM.match(line)
        is_in_words = match is not None and cursor.positionInBlock() >= match.end()
        if match is None or cursor.hasSelection() or not is_in_words:
            cursor.insertText("\n")
        elif line.rstrip() == match[0].rstrip():
            self._end_list(cursor)
        else:
            cursor.insertText("\n" + listing.next_marker(match))
            self.setTextCursor(cursor)
            markup.renumber(self)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _end_list(self, cursor: QTextCursor) -> None:
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
