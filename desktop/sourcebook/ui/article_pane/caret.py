"""The keys that move a caret through a text that cannot be edited."""

from typing import Final

from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

_Keys = QKeySequence.StandardKey
_Move = QTextCursor.MoveOperation

_MOVES: Final = (
    (_Keys.MoveToNextChar, _Keys.SelectNextChar, _Move.Right),
    (_Keys.MoveToPreviousChar, _Keys.SelectPreviousChar, _Move.Left),
    (_Keys.MoveToNextWord, _Keys.SelectNextWord, _Move.WordRight),
    (_Keys.MoveToPreviousWord, _Keys.SelectPreviousWord, _Move.WordLeft),
    (_Keys.MoveToNextLine, _Keys.SelectNextLine, _Move.Down),
    (_Keys.MoveToPreviousLine, _Keys.SelectPreviousLine, _Move.Up),
    (_Keys.MoveToStartOfLine, _Keys.SelectStartOfLine, _Move.StartOfLine),
    (_Keys.MoveToEndOfLine, _Keys.SelectEndOfLine, _Move.EndOfLine),
    (_Keys.MoveToStartOfBlock, _Keys.SelectStartOfBlock, _Move.StartOfBlock),
    (_Keys.MoveToEndOfBlock, _Keys.SelectEndOfBlock, _Move.EndOfBlock),
    (_Keys.MoveToStartOfDocument, _Keys.SelectStartOfDocument, _Move.Start),
    (_Keys.MoveToEndOfDocument, _Keys.SelectEndOfDocument, _Move.End),
)
"""Each movement with the keys for it, as the system has them, plain and while selecting."""

_CALLING: Final = frozenset({_Move.Right, _Move.Left, _Move.WordRight, _Move.WordLeft})
"""Movements that show the caret when it is hidden; the others scroll then."""


def selecting(event: QKeyEvent) -> QTextCursor.MoveOperation | None:
    """Return the movement of a key that selects, as Shift and an arrow."""
    return next((move for _, keys, move in _MOVES if event.matches(keys)), None)


def moving(event: QKeyEvent) -> QTextCursor.MoveOperation | None:
    """Return the movement of a key that moves the caret, as an arrow."""
    return next((move for keys, _, move in _MOVES if event.matches(keys)), None)


def calls_caret(move: QTextCursor.MoveOperation) -> bool:
    """Tell whether a plain key shows the hidden caret: left and right do, up and down scroll."""
    return move in _CALLING
