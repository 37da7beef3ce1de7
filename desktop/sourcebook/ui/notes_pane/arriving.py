"""A long note comes into its document piece by piece, and the window lives meanwhile.

5 MB put there at once held the window for a second. What is not there yet counts all the same:
it belongs to the text at the seam, before what is typed behind it meanwhile.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

from sourcebook.ui.notes_pane import text

PIECE: Final = 60_000
"""Letters that come at a time: 10 to 20 ms of work."""

REST_MS: Final = 4
"""Between two pieces."""

_BREAKS: Final = ("\n", "\u2029")


class Arriving(QObject):
    """Fills a document that is new; nothing of it can be undone.

    While pieces arrive the words can be read, changed and saved; only what is changed then
    cannot be taken back by undo.
    """

    def __init__(
        self,
        document: QTextDocument,
        body: str,
        dressing: Callable[[], AbstractContextManager[None]],
    ) -> None:
        super().__init__(document)
        self._document = document
        self._dressing = dressing
        self._then: list[Callable[[], None]] = []
        self._coming = text.in_pieces(body)
        self._at = 0
        self._at = self._end_of_piece()
        document.setUndoRedoEnabled(False)
        document.setPlainText(self._coming[: self._at])
        self._seam = QTextCursor(document)
        self._seam.movePosition(QTextCursor.MoveOperation.End)
        self._seam.setKeepPositionOnInsert(True)  # what is typed at the end stays at the end
        self._timer = QTimer(self, interval=REST_MS)
        self._timer.timeout.connect(self._bring_piece)
        if self.is_whole:
            self._end()
        else:
            self._timer.start()

    @property
    def is_whole(self) -> bool:
        """Tell whether the document has all of the note."""
        return self._at >= len(self._coming)

    def body(self) -> str:
        """Return the whole text, with what is not in the document yet; costs a copy of it."""
        standing = text.body_of(self._document)
        if self.is_whole:
            return standing
        seam = text.offset_of(self._document, self._seam.position())
        rest = text.plain(self._coming[self._at :])
        return f"{standing[:seam]}{rest}{standing[seam:]}"

    def when_whole(self, then: Callable[[], None]) -> None:
        """Call *then* when the document has everything, which may be now."""
        if self.is_whole:
            then()
        else:
            self._then.append(then)

    def finish(self) -> None:
        """Bring all that is missing now; blocks a second for 5 MB."""
        while not self.is_whole:
            self._bring_piece()

    def _bring_piece(self) -> None:
        start, self._at = self._at, self._end_of_piece()
        with self._dressing():
            cursor = QTextCursor(self._document)
            cursor.setPosition(self._seam.position())
            cursor.insertText(self._coming[start : self._at])
            self._seam.setPosition(cursor.position())
        if self.is_whole:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._coming, self._at = "", 0
        with self._dressing():
            self._document.setUndoRedoEnabled(True)
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _end_of_piece(self) -> int:
        """Return where the next piece ends: after a break, or where there is none near."""
        end = self._at + PIECE
        if end >= len(self._coming):
            return len(self._coming)
        place = max(self._coming.rfind(sign, end - PIECE // 2, end) for sign in _BREAKS)
        return place + 1 if place >= 0 else end
