"""Put paragraphs at the end of a document, keeping track of the canonical text in it."""

from typing import Final

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextTable,
    QTextTableFormat,
)

from sourcebook.ui.article_pane.offsets import OffsetMap, drawable

FLAT_PX: Final = 1.0
"""Height of the empty block that Qt needs on each side of a table."""


class Writer:
    """The end of a document that grows.

    Attributes:
        offsets: Where the canonical text stands in the document.
        codes: Document ranges of code inside paragraphs.
        images: Document positions of images.
        cuts: Document ranges of what was cut, with the number of each cut from 0.
    """

    def __init__(self, document: QTextDocument) -> None:
        self.offsets = OffsetMap()
        self.codes: list[tuple[int, int]] = []
        self.images: list[int] = []
        self.cuts: list[tuple[int, int, int]] = []
        self._document = document
        self._cursor = QTextCursor(document)
        self._is_fresh = True

    @property
    def position(self) -> int:
        """Return the document position where the next text will stand."""
        return self._cursor.position()

    def begin_edit(self) -> None:
        """Hold back the layout until `end_edit`."""
        self._cursor.beginEditBlock()

    def end_edit(self) -> None:
        """Let the layout see what was written."""
        self._cursor.endEditBlock()

    def begin(self, block: QTextBlockFormat, characters: QTextCharFormat) -> None:
        """Begin a paragraph; the empty block that Qt leaves at the start is taken first."""
        if self._is_fresh:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(characters)
        else:
            self._cursor.insertBlock(block, characters)
        self._is_fresh = False

    def write(self, text: str, characters: QTextCharFormat) -> None:
        """Write text that is not part of the canonical text, or is mapped by `map_text`."""
        self._cursor.insertText(drawable(text), characters)

    def map_text(self, start: int, text: str) -> None:
        """Say that *text*, from code point *start* of the canonical text, is written next."""
        self.offsets.add(start, text, self.position)

    def insert_image(self, image: QTextImageFormat) -> None:
        """Insert an image into the paragraph begun last."""
        self.images.append(self.position)
        self._cursor.insertImage(image)

    def insert_table(self, rows: int, columns: int, form: QTextTableFormat) -> QTextTable:
        """Insert a table; until `leave_table`, go into its cells with `enter`."""
        if self._is_fresh:
            self._flatten()
        return self._cursor.insertTable(rows, columns, form)

    def enter(self, cursor: QTextCursor) -> None:
        """Write in a cell of a table from now on."""
        self._cursor = cursor
        self._is_fresh = True

    def leave_table(self) -> None:
        """Write after the table from now on; the empty block there is the next paragraph."""
        self._cursor = QTextCursor(self._document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._flatten()
        self._is_fresh = True

    def _flatten(self) -> None:
        flat = QTextBlockFormat()
        flat.setLineHeight(FLAT_PX, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(flat)
