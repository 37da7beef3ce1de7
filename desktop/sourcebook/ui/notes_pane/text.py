"""The text of a note's document, without losing a character on the way in or out.

A line of many thousand letters would be laid out whole at each key, so it stands in the document
as pieces: each but the last ends with `JOINT` and a break that is no line break of the note. What
comes out by `body_of` has neither, and `position_of` and `offset_of` count without them.
"""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QTextCursor, QTextDocument

from sourcebook.ui.article_pane.offsets import utf16_length

PIECE: Final = 2_000
"""Letters of a piece: laid out and painted in 2 ms, where a line of 1 MB took 400 at each key."""

LONGEST_LINE: Final = 3 * PIECE
"""A line up to this length, longer than any paragraph of prose, is never cut."""

JOINT: Final = "\ufff8"
"""Ends a piece: without width, ignorable by Unicode's own word, and never given to a character."""

_BREAK: Final = f"{JOINT}\u2029"
_LONG_LINE: Final = re.compile(f"[^\n]{{{LONGEST_LINE + 1},}}")
_PIECE: Final = re.compile(f"[^\n]{{1,{PIECE - 1}}}(?: |(?=[^\n])[^\n])")


def body_of(document: QTextDocument) -> str:
    r"""Return the text, its lines joined by ``\n``.

    Qt's own ``toPlainText`` would turn no-break spaces into spaces.
    """
    return plain(document.toRawText())


def plain(raw: str) -> str:
    """Return a part of a document's raw text as the note has it."""
    if JOINT in raw:
        raw = raw.replace(_BREAK, "")
    return raw.replace("\u2029", "\n")


def in_pieces(body: str) -> str:
    """Return *body* as it is put into a document: lines that are too long are cut into pieces."""
    if JOINT in body or not _has_long_line(body):
        return body
    return _LONG_LINE.sub(_cut, body)


def _has_long_line(body: str) -> bool:
    """Look for one in steps of its length: under 1 ms for 5 MB, where the pattern takes 100."""
    at = 0
    while at + LONGEST_LINE < len(body):
        end = body.rfind("\n", at, at + LONGEST_LINE + 1)
        if end < 0:
            return True
        at = end + 1
    return False


def position_of(document: QTextDocument, at: int) -> int:
    """Return where the code point *at* of the text stands in *document*; its end beyond it.

    Costs a pass over the text before it.
    """
    return positions_of(document, (at,))[0]


def positions_of(document: QTextDocument, offsets: Sequence[int]) -> list[int]:
    """Return where code points of the text stand; costs one pass over the text."""
    raw = document.toRawText()
    joint = raw.find(_BREAK)
    units = done = hidden = 0
    found: dict[int, int] = {}
    for offset in sorted(set(offsets)):
        while 0 <= joint < offset + hidden:
            hidden += len(_BREAK)
            joint = raw.find(_BREAK, joint + len(_BREAK))
        at = offset + hidden
        units, done = units + utf16_length(raw[done:at]), at
        found[offset] = units
    return [found[offset] for offset in offsets]


def selections(document: QTextDocument, spans: Sequence[tuple[int, int]]) -> list[QTextCursor]:
    """Return a cursor over each of *spans*, code points of the text."""
    places = positions_of(document, [at for span in spans for at in span])
    found = []
    for start, end in zip(places[::2], places[1::2], strict=True):
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.append(cursor)
    return found


def offset_of(document: QTextDocument, position: int) -> int:
    """Return the code point of the text that stands at *position* in *document*."""
    before = QTextCursor(document)
    before.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    return len(plain(before.selectedText()))


def replace(document: QTextDocument, body: str) -> None:
    """Make *body* the text by one edit of what differs; cursors elsewhere stay, undo works."""
    old = body_of(document)
    before = _common_prefix(old, body)
    after = _common_suffix(old[before:], body[before:])
    cursor = QTextCursor(document)
    cursor.setPosition(position_of(document, before))
    cursor.setPosition(position_of(document, len(old) - after), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(in_pieces(body[before : len(body) - after]))


def code_points(line: str, units: int) -> int:
    """Return how many code points of *line* stand in its first *units* positions of Qt."""
    if line.isascii():
        return min(units, len(line))
    head = line.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(head.decode("utf-16-le", "surrogatepass"))


def _cut(line: re.Match[str]) -> str:
    return _PIECE.sub(lambda piece: piece[0] + _BREAK, line[0]).removesuffix(_BREAK)


def _common_prefix(one: str, other: str) -> int:
    """Halve the part that is not known to agree: some comparisons of slices, all in C."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_suffix(one: str, other: str) -> int:
    return _common_prefix(one[::-1], other[::-1])
