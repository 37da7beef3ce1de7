"""Signs that come in pairs: the second is written with the first, stepped over, taken along."""

from typing import Final

from PySide6.QtGui import QTextCursor, QTextDocument

from sourcebook.ui.notes_pane.text import code_points

PAIRS: Final = {
    **dict(zip("([{«“„", ")]}»”“", strict=True)),
    **{sign: sign for sign in '"`*_~'},
}
"""What opens → what closes. An apostrophe is none: it stands in words."""

_AROUND_ONLY: Final = frozenset("~")
"""Signs that are paired around a selection alone: single they mean something else."""

_MARKS: Final = frozenset("*_`")
"""Signs that are doubled, so that another one inside an empty pair makes a longer pair."""

_CLOSERS: Final = frozenset(PAIRS.values())


def type_sign(cursor: QTextCursor, sign: str) -> bool:
    """Type *sign* as one of a pair; False when it is an ordinary sign here, and nothing is done."""
    if sign not in PAIRS and sign not in _CLOSERS:
        return False
    if cursor.hasSelection():
        return sign in PAIRS and _wrap(cursor, sign)
    before, after = around(cursor)
    if after == sign and sign in _CLOSERS:
        if not _is_empty_pair(cursor, sign, before):
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            return True
    elif sign not in PAIRS or sign in _AROUND_ONLY or not _may_open(cursor, sign, before, after):
        return False
    cursor.insertText(sign + PAIRS[sign])
    cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
    return True


def delete_pair(cursor: QTextCursor) -> bool:
    """Delete both signs of an empty pair around the cursor; False when there is none."""
    before, after = around(cursor)
    if cursor.hasSelection() or not before or PAIRS.get(before) != after:
        return False
    cursor.beginEditBlock()
    cursor.deleteChar()
    cursor.deletePreviousChar()
    cursor.endEditBlock()
    return True


def around(cursor: QTextCursor) -> tuple[str, str]:
    """Return the signs before and after the cursor in its line, nothing at the ends."""
    at, document = cursor.position(), cursor.document()
    before = "" if cursor.atBlockStart() else _at(document, at - 1)
    return before, "" if cursor.atBlockEnd() else _at(document, at)


def _at(document: QTextDocument, position: int) -> str:
    return document.characterAt(position)


def _wrap(cursor: QTextCursor, sign: str) -> bool:
    words = cursor.selectedText()
    if "\u2029" in words:
        return False
    start = cursor.selectionStart()
    length = cursor.selectionEnd() - start
    cursor.insertText(f"{sign}{words}{PAIRS[sign]}")
    cursor.setPosition(start + 1)
    cursor.setPosition(start + 1 + length, QTextCursor.MoveMode.KeepAnchor)
    return True


def _may_open(cursor: QTextCursor, sign: str, before: str, after: str) -> bool:
    """Tell whether a pair may begin here: never in a word, and no star where a list may begin."""
    if _is_word(after) or after in PAIRS:
        return False
    if sign == PAIRS[sign]:
        line = cursor.block().text()
        begins_line = not line[: code_points(line, cursor.positionInBlock())].strip()
        if _is_word(before) or (begins_line and sign == "*"):
            return False
    return True


def _is_empty_pair(cursor: QTextCursor, sign: str, before: str) -> bool:
    """Tell whether only *sign* stands on both sides: then another one makes the pair longer."""
    if sign not in _MARKS or before != sign:
        return False
    line = cursor.block().text()
    head = line[: code_points(line, cursor.positionInBlock())].rstrip(sign)
    return not head or not _is_word(head[-1])


def _is_word(sign: str) -> bool:
    """Tell whether a sign is of a word; half of a rare letter counts as one."""
    return bool(sign) and (sign.isalnum() or 0xD800 <= ord(sign[0]) <= 0xDFFF)
