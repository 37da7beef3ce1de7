"""The text of a note's document, without losing a character on the way in or out."""

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from sourcebook.ui.article_pane.offsets import utf16_length

LINE_HEIGHT_PERCENT = 128.0
"""Of the font's own line distance; Inter's is 1.21 letter sizes, so lines stand 1.55 apart."""


def body_of(document: QTextDocument) -> str:
    r"""Return the text, its lines joined by ``\n``.

    Qt's own ``toPlainText`` would turn no-break spaces into spaces.
    """
    return document.toRawText().replace("\u2029", "\n")


def fill(document: QTextDocument, body: str) -> None:
    """Put *body* into a document that is new: no undo leads back before it."""
    document.setUndoRedoEnabled(False)
    document.setPlainText(body)
    form = QTextBlockFormat()
    height = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    form.setLineHeight(LINE_HEIGHT_PERCENT, height)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(form)
    document.setUndoRedoEnabled(True)


def replace(document: QTextDocument, body: str) -> None:
    """Make *body* the text by one edit of what differs; cursors elsewhere stay, undo works."""
    old = body_of(document)
    before = _common_prefix(old, body)
    after = _common_prefix(old[before:][::-1], body[before:][::-1])
    cursor = QTextCursor(document)
    cursor.setPosition(utf16_length(old[:before]))
    cursor.setPosition(utf16_length(old[: len(old) - after]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(body[before : len(body) - after])


def _common_prefix(one: str, other: str) -> int:
    limit = min(len(one), len(other))
    return next((at for at in range(limit) if one[at] != other[at]), limit)
