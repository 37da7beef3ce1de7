"""Set Markdown's marks by command: around words, before lines; and move lines.

Each is one step of undo, works on the selection or on the word or line of the cursor, and takes
its marks away where they stand already.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from sourcebook.ui.article_pane.offsets import utf16_length
from sourcebook.ui.notes_pane import listing

MOST_LINES: Final = 5_000
"""Lines that one command changes; nobody selects more on purpose, and each costs some µs."""

_HEADING: Final = re.compile(r"(#{1,6}) +")
_BEFORE: Final = {
    "quote": re.compile(r"> ?"),
    "bullet": re.compile(r"([ \t]*)[-*+] (?!\[[ xX]\] )"),
    "number": re.compile(r"([ \t]*)\d{1,9}[.)] "),
    "task": re.compile(r"([ \t]*)[-*+] \[[ xX]\] "),
}
_ANY_ITEM: Final = re.compile(r"([ \t]*)(?:(?:[-*+]|\d{1,9}[.)]) (?:\[[ xX]\] )?)?")
_WRITTEN: Final = {"bullet": "- ", "number": "1. ", "task": "- [ ] "}

HIGHEST: Final = 4
"""Levels of headings that the command goes through."""


def wrap(editor: QPlainTextEdit, mark: str) -> None:
    """Put *mark* around the selection or the word at the cursor, or take it away."""
    cursor = editor.textCursor()
    at = cursor.position()
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    words, start, end = cursor.selectedText(), cursor.selectionStart(), cursor.selectionEnd()
    if "\u2029" in words:
        return
    size = len(mark)
    outer = QTextCursor(cursor)
    outer.setPosition(max(cursor.block().position(), start - size))
    last = cursor.block().position() + cursor.block().length() - 1
    outer.setPosition(min(last, end + size), QTextCursor.MoveMode.KeepAnchor)
    if outer.selectedText() == f"{mark}{words}{mark}" and _is_alone(outer, mark):
        outer.insertText(words)
        _select(editor, start - size, end - size)
    elif len(words) > 2 * size and words.startswith(mark) and words.endswith(mark):
        cursor.insertText(words[size:-size])
        _select(editor, start, end - 2 * size)
    else:
        cursor.insertText(f"{mark}{words}{mark}")
        if words:
            _select(editor, start + size, end + size)
        else:
            _select(editor, at + size, at + size)


def link(editor: QPlainTextEdit, address: str = "") -> None:
    """Make the selection or the word at the cursor a link; the cursor waits for its address."""
    cursor = editor.textCursor()
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    words = cursor.selectedText()
    if "\u2029" in words:
        return
    start = cursor.selectionStart()
    cursor.insertText(f"[{words}]({address})")
    end = start + 1 + utf16_length(words)
    place = end + 2 + utf16_length(address) + bool(address) if words else start + 1
    _select(editor, place, place)


def change_heading(editor: QPlainTextEdit, *, smaller: bool) -> None:
    """Make the line a heading, a smaller one, and after the smallest a line of text again."""

    def change(lines: Sequence[str]) -> list[str]:
        level = _level(lines[0])
        wanted = (level + (1 if smaller else -1)) % (HIGHEST + 1)
        marks = "#" * wanted + " " if wanted else ""
        return [marks + _HEADING.sub("", line, count=1) if line.strip() else line for line in lines]

    change_lines(editor, change)


def prefix(editor: QPlainTextEdit, kind: str) -> None:
    """Make the lines a quotation or items of a list, or lines of text again if all are."""
    pattern = _BEFORE[kind]

    def change(lines: Sequence[str]) -> list[str]:
        is_set = all(pattern.match(line) for line in lines if line.strip() or len(lines) == 1)
        if kind == "quote":
            return [pattern.sub("", one, count=1) if is_set else f"> {one}" for one in lines]
        written = "" if is_set else _WRITTEN[kind]
        found = [
            _ANY_ITEM.sub(lambda match: match[1] + written, line, count=1)
            if line.strip() or len(lines) == 1
            else line
            for line in lines
        ]
        return listing.renumbered(found) if kind == "number" else found

    change_lines(editor, change)


def move_lines(editor: QPlainTextEdit, *, down: bool) -> None:
    """Move the lines of the selection, or that of the cursor, over their neighbour."""
    cursor = editor.textCursor()
    first, last = _ends(editor)
    other = last.next() if down else first.previous()
    if not other.isValid():
        return
    begin, end = (first, other) if down else (other, last)
    moved = _texts(first, last)
    lines = [other.text(), *moved] if down else [*moved, other.text()]
    by = utf16_length(other.text()) + 1
    anchor, position = cursor.anchor(), cursor.position()
    _replace(begin, end, lines)
    sign = 1 if down else -1
    _select(editor, anchor + sign * by, position + sign * by)


def shift_items(editor: QPlainTextEdit, *, deeper: bool) -> bool:
    """Put the items of the selection one step in or out; False where there is no list."""
    first, last = _ends(editor)
    lines = _texts(first, last)
    if not any(listing.LIST_ITEM.match(line) for line in lines):
        return False
    change_lines(editor, lambda some: listing.shifted(some, deeper=deeper))
    renumber(editor)
    return True


def renumber(editor: QPlainTextEdit) -> None:
    """Put the numbers of the list at the cursor in order."""
    first = last = editor.textCursor().block()
    for _ in range(MOST_LINES):
        if not (first.previous().isValid() and listing.belongs(first.previous().text())):
            break
        first = first.previous()
    for _ in range(MOST_LINES):
        if not (last.next().isValid() and listing.belongs(last.next().text())):
            break
        last = last.next()
    lines = _texts(first, last)
    edit = QTextCursor(editor.document())
    edit.joinPreviousEditBlock()
    block = first
    for old, new in zip(lines, listing.renumbered(lines), strict=True):
        if old != new:
            _rewrite(edit, block, old, new)
        block = block.next()
    edit.endEditBlock()


def change_lines(editor: QPlainTextEdit, change: Callable[[Sequence[str]], list[str]]) -> None:
    """Change each line of the selection; cursor and selection stay on their words."""
    first, last = _ends(editor)
    lines = _texts(first, last)
    if len(lines) > MOST_LINES:
        return
    edit = QTextCursor(editor.document())
    edit.beginEditBlock()
    block = first
    for old, new in zip(lines, change(lines), strict=True):
        if old != new:
            _rewrite(edit, block, old, new)
        block = block.next()
    edit.endEditBlock()


def _rewrite(edit: QTextCursor, block: QTextBlock, old: str, new: str) -> None:
    """Change the beginning of a line, where its marks are, and leave its words alone."""
    same = 0
    while same < min(len(old), len(new)) and old[-1 - same] == new[-1 - same]:
        same += 1
    edit.setPosition(block.position())
    end = block.position() + utf16_length(old[: len(old) - same])
    edit.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.insertText(new[: len(new) - same])


def _is_alone(outer: QTextCursor, mark: str) -> bool:
    """Tell one star from two: *words* are in emphasis, **words** are not."""
    if len(mark) > 1:
        return True
    document, start, end = outer.document(), outer.selectionStart(), outer.selectionEnd()
    before = document.characterAt(start - 1) if start else ""
    return not (before == mark and document.characterAt(end) == mark)


def _level(line: str) -> int:
    match = _HEADING.match(line)
    return min(HIGHEST, len(match[1])) if match else 0


def _ends(editor: QPlainTextEdit) -> tuple[QTextBlock, QTextBlock]:
    cursor, document = editor.textCursor(), editor.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if last != first and cursor.selectionEnd() == last.position():
        last = last.previous()
    return first, last


def _texts(first: QTextBlock, last: QTextBlock) -> list[str]:
    lines = [first.text()]
    while first != last and first.isValid():
        first = first.next()
        lines.append(first.text())
    return lines


def _replace(first: QTextBlock, last: QTextBlock, lines: Sequence[str]) -> None:
    edit = QTextCursor(first)
    end = last.position() + last.length() - 1
    edit.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.insertText("\n".join(lines))


def _select(editor: QPlainTextEdit, anchor: int, position: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
