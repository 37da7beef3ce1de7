"""Keep the editor and the preview at the same lines of the source."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QTextBlock

from sourcebook.ui.notes_pane.editor import Editor
from sourcebook.ui.notes_pane.lines import Lines
from sourcebook.ui.notes_pane.sheet import Sheet


class InStep(QObject):
    """Moves the one to the line at which the other was moved.

    At the top the first lines are matched and at the end the last ones, so that both reach both
    of their ends.
    """

    def __init__(self, editor: Editor, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._editor = editor
        self._sheet = sheet
        self._is_moving = False
        self.is_on = False
        editor.verticalScrollBar().valueChanged.connect(lambda _: self.follow_editor())
        sheet.scrolled.connect(self.follow_sheet)

    def follow_editor(self) -> None:
        """Bring the preview to the lines that the editor shows."""
        part = _part(self._editor)
        line = self._line_at(round(part * self._editor.viewport().height()))
        self._move(lambda: self._sheet.bring_line(line, self._below(part)))

    def follow_sheet(self) -> None:
        """Bring the editor to the lines that the preview shows, if the reader moved it there.

        While the preview grows, Qt moves it a little by itself: the editor stays then.
        """
        if not (self._sheet.hasFocus() or self._sheet.underMouse()):
            return
        part = _part(self._sheet)
        line = self._sheet.source_line_at(self._below(part))
        self._move(lambda: self._bring_editor(line, part))

    def show_cursor(self) -> None:
        """Bring the line of the editor's cursor into the preview, also while that stands alone."""
        line = self._lines.line_of(self._editor.textCursor().blockNumber())
        self._sheet.bring_line(line, self._sheet.viewport().height() // 3)

    @property
    def _lines(self) -> Lines:
        return Lines.of(self._editor.document())

    def _move(self, move: Callable[[], None]) -> None:
        if self._is_moving or not self.is_on:
            return
        self._is_moving = True
        try:
            move()
        finally:
            self._is_moving = False

    def _below(self, part: float) -> int:
        return round(part * self._sheet.viewport().height())

    def _line_at(self, y: int) -> float:
        """Return the line that the editor draws at a height of its screen."""
        block = self._editor.cursorForPosition(QPoint(0, y)).block()
        geometry = self._editor.blockBoundingGeometry(block)
        top = geometry.translated(self._editor.contentOffset()).top()
        inside = (y - top) / max(1.0, geometry.height())
        return self._lines.line_of(block.blockNumber()) + min(max(inside, 0.0), 1.0)

    def _bring_editor(self, line: float, part: float) -> None:
        """Scroll the editor, whose bar counts lines as they are drawn."""
        bar = self._editor.verticalScrollBar()
        if part in (0, 1):  # what makes no words, such as a fence, stands at the ends, too
            bar.setValue(round(part * bar.maximum()))
            return
        block = self._editor.document().findBlockByNumber(self._lines.block_of(int(line)))
        if not block.isValid():
            return
        below = part * self._editor.viewport().height()
        above = below - (line - int(line)) * self._height(block)
        while above > 0 and block.previous().isValid():
            block = block.previous()
            above -= self._height(block)
        hidden = max(0.0, -above / self._height(block)) * block.lineCount()
        bar.setValue(block.firstLineNumber() + round(hidden))

    def _height(self, block: QTextBlock) -> float:
        return max(1.0, self._editor.blockBoundingRect(block).height())


def _part(pane: Editor | Sheet) -> float:
    bar = pane.verticalScrollBar()
    return bar.value() / bar.maximum() if bar.maximum() > 0 else 0.0
